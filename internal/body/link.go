package body

import (
	"bytes"
	"errors"
	"strings"

	"github.com/goarticle/article/internal/prose"
)

// A Link is a link that is not yet resolved.
type Link struct {
	Href, Title, Rel string // the attributes, entities decoded
	Offset, End      int    // of the element, in Source
	text             string
	Text0, Text1     int32 // its text, if that is seen
	img0, img1       int32
	unseen           bool  // its text is written to hidden
	within           int32 // the elem around the block that it begins in
}

func (d *reader) openLink(a *attrs, s Style) int32 {
	l := &Link{
		Href: string(a.href), Title: string(a.title), Rel: string(a.rel),
		Offset: d.start, End: d.end,
		Text0: d.text.Len(), img0: int32(len(d.Images)), within: d.blockAround(),
	}
	if s&Unseen != 0 {
		l.unseen = true
		l.Text0 = 0
		d.hidden.Reset()
	}
	d.Links = append(d.Links, l)
	d.link = int32(len(d.Links)) - 1
	return d.link
}

// blockAround is the elem around the innermost block.
func (d *reader) blockAround() int32 { return d.Elems[d.block()].Parent }

// closeLink ends the open link at an offset.
func (d *reader) closeLink(end int) {
	l := d.Links[d.link]
	l.End = end
	l.img1, l.Text1 = int32(len(d.Images)), d.text.Len()
	w := &d.text
	if l.unseen {
		w = &d.hidden
	}
	if n := w.Len(); l.Text0 < n {
		l.text = prose.Trim(prose.Flatten(string(w.Buf[l.Text0:n])))
	}
	d.link = -1
}

// linkEndsAhead reports whether the next tag of a link is an end tag. It is
// asked once for a link, and looks no further than the next link, so all the
// looking ahead together goes once over the body.
func (d *reader) linkEndsAhead() bool {
	rest := d.Source[d.end:]
	for {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+3 > len(rest) {
			return false
		}
		rest = rest[i+1:]
		end := rest[0] == '/'
		name := rest
		if end {
			name = rest[1:]
		}
		if len(name) > 1 && name[0]|0x20 == 'a' && bytes.IndexByte([]byte(" \t\r\n\f/>"), name[1]) >= 0 {
			return end
		}
	}
}

// endOfLinksBlock decides on a link that is open when its block ends. If its
// end tag comes yet, a link whose p was closed by a start tag goes on:
// <p><a><div>…</div></a>.
func (d *reader) endOfLinksBlock(implied bool) {
	switch ahead := d.linkEndsAhead(); {
	case !ahead:
		d.unclosedLink()
	case !implied:
		d.closeLink(d.start)
	}
}

var errUnclosedLink = errors.New("want an </a> that closes the link, have none")

// unclosedLink ends the open link, whose end tag is missing.
func (d *reader) unclosedLink() {
	l := d.Links[d.link]
	d.fault(l.Offset, errUnclosedLink)
	d.closeLink(d.start)
}

// LinkText is the text of a link, or the alt text of its images if it has
// none. It has no blanks at its ends, of any kind.
func (d *Document) LinkText(r *Link) string {
	if r.text != "" {
		return r.text
	}
	var alts []string
	for _, m := range d.Images[r.img0:r.img1] {
		if alt := prose.Trim(m.Attrs.Alt); alt != "" {
			alts = append(alts, alt)
		}
	}
	return strings.Join(alts, " ")
}
