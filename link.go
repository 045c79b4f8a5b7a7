package article

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Hosts returns the hosts that outbound links lead to, sorted, each once;
// nil when there are none. They are as in [Link.URL]: in lower case, an
// internationalised name in ASCII (punycode), without the port.
func (a *Article) Hosts() []string {
	var hosts []string
	for l := range a.Outbound() {
		u, _ := parseURL(l.URL, nil) // of //host/path it has the host
		hosts = append(hosts, u.host)
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}

// A rawLink is a link that is not yet resolved.
type rawLink struct {
	href, title, rel string
	offset, end      int
	line, col        int
	text             string
	text0            int32 // where its text begins
	img0, img1       int32
	unseen           bool  // its text is written to hidden
	within           int32 // the elem around the block that it begins in
}

func (d *document) openLink(a *attrs, s style) int32 {
	line, col := d.cursor.place(d.start)
	l := &rawLink{
		href: string(a.href), title: string(a.title), rel: string(a.rel),
		offset: d.start, end: d.end, line: line, col: col,
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
func (d *document) blockAround() int32 { return d.elems[d.block()].parent }

// closeLink ends the open link at an offset.
func (d *document) closeLink(end int) {
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
func (d *document) linkEndsAhead() bool {
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
func (d *document) endOfLinksBlock(implied bool) {
	switch ahead := d.linkEndsAhead(); {
	case !ahead:
		d.unclosedLink()
	case !implied:
		d.closeLink(d.start)
	}
}

var errUnclosedLink = errors.New("want an </a> that closes the link, have none")

// unclosedLink ends the open link, whose end tag is missing.
func (d *document) unclosedLink() {
	l := d.links[d.link]
	d.faults = append(d.faults, &Error{Line: l.line, Column: l.col, Err: errUnclosedLink})
	d.closeLink(d.start)
}

// setLinks sets the Article's links.
func (d *document) setLinks() {
	if len(d.links) == 0 {
		return
	}
	d.Links = make([]Link, len(d.links))
	for i, r := range d.links {
		l := &d.Links[i]
		l.Href = strings.Trim(r.href, htmlSpaces)
		l.URL = l.Href
		if u, err := parseURL(r.href, d.baseURL); err == nil || u.hasHost {
			l.URL = u.String()
			l.Outbound = d.isOutbound(l.Href, &u)
		}
		l.Text, l.Title, l.Rel = d.linkText(r), flatten(r.title), flatten(r.rel)
		l.Line, l.Column, l.Offset, l.End = r.line, r.col, r.offset, r.end
		if s := unsafeScheme(r.href); s != "" {
			d.faults = append(d.faults, &Error{Line: r.line, Column: r.col,
				Err: fmt.Errorf("want a link to a page, have %s: which runs a script", s)})
		}
	}
}

// isOutbound reports whether a link leaves the site. Where the site is not
// known, a link that names no host stays on it, whatever its base.
func (d *document) isOutbound(href string, u *webURL) bool {
	switch {
	case href == "" || href[0] == '#':
		return false
	case d.siteURL == nil && d.baseURL != nil:
		named, _ := parseURL(href, nil)
		return outbound(&named, nil)
	}
	return outbound(u, d.siteURL)
}

// linkText is the text of a link, or the alt text of its images if it has
// none.
func (d *document) linkText(r *rawLink) string {
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
