package article

import (
	"bytes"
	"errors"
	"strings"
)

// A rawLink is a link that is not yet resolved.
type rawLink struct {
	href, title, rel string
	offset, end      int
	text             string
	text0            int32 // where its text begins
	img0, img1       int32
	unseen           bool  // its text is written to hidden
	within           int32 // the elem around the block that it begins in
}

func (d *reader) openLink(a *attrs, s style) int32 {
	l := &rawLink{
		href: string(a.href), title: string(a.title), rel: string(a.rel),
		offset: d.start, end: d.end,
		text0: d.text.len(), img0: int32(len(d.images)), within: d.blockAround(),
	}
	if s&unseen != 0 {
		l.unseen = true
		l.text0 = 0
		d.hidden.reset()
	}
	d.links = append(d.links, l)
	d.link = int32(len(d.links)) - 1
	return d.link
}

// blockAround is the elem around the innermost block.
func (d *reader) blockAround() int32 { return d.elems[d.block()].parent }

// closeLink ends the open link at an offset.
func (d *reader) closeLink(end int) {
	l := d.links[d.link]
	l.end = end
	l.img1 = int32(len(d.images))
	w := &d.text
	if l.unseen {
		w = &d.hidden
	}
	if n := w.len(); l.text0 < n {
		l.text = flatten(string(w.buf[l.text0:n]))
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
	l := d.links[d.link]
	d.fault(l.offset, errUnclosedLink)
	d.closeLink(d.start)
}

// LinkText is the text of a link, or the alt text of its images if it has
// none.
func (d *Document) LinkText(r *rawLink) string {
	if r.text != "" {
		return r.text
	}
	var alts []string
	for _, m := range d.images[r.img0:r.img1] {
		if m.attrs.alt != "" {
			alts = append(alts, m.attrs.alt)
		}
	}
	return strings.Join(alts, " ")
}
