package article

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// setBase finds what relative URLs are relative to: the base element, the
// site with the post's permalink, or a permalink that is a whole URL. A post
// that says none of them has no base, and none is made up.
func (d *document) setBase(site *url.URL) {
	var page *webURL
	if site != nil {
		if u, err := parseURL(site.String(), nil); err == nil {
			d.siteURL, page = &u, &u
		}
	}
	if d.Permalink != "" {
		if u, err := parseURL(d.Permalink, page); err == nil && u.isWeb() {
			page = &u
		}
	}
	if d.base != "" {
		if u, err := parseURL(d.base, page); err == nil {
			page = &u
		}
	}
	d.baseURL = page
}

// resolve is ref as a browser resolves it, or as written where that takes a
// base that is not known.
func (d *document) resolve(ref string) string {
	ref = strings.Trim(ref, " \t\r\n\f")
	if ref == "" || len(ref) > 5 && strings.EqualFold(ref[:5], "data:") {
		return ref
	}
	u, err := parseURL(ref, d.baseURL)
	if err != nil {
		return ref
	}
	return u.String()
}

// setLinks sets the Article's links.
func (d *document) setLinks() {
	if len(d.links) == 0 {
		return
	}
	d.Links = make([]Link, len(d.links))
	for i := range d.links {
		r := &d.links[i]
		l := &d.Links[i]
		l.Href = strings.Trim(r.href, " \t\r\n\f")
		l.URL = l.Href
		if u, err := parseURL(r.href, d.baseURL); err == nil || u.hasHost {
			l.URL = u.String()
			l.Outbound = outbound(&u, d.siteURL)
		}
		l.Text, l.Title, l.Rel = d.linkText(r), flatten([]byte(r.title)), flatten([]byte(r.rel))
		l.Line, l.Column, l.Offset, l.End = r.line, r.col, r.offset, r.end
		if s := unsafeScheme(r.href); s != "" {
			d.faults = append(d.faults, &Error{Line: r.line, Column: r.col,
				Err: fmt.Errorf("want a link to a page, have %s: which runs a script", s)})
		}
	}
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

// addFaults puts the faults of the body behind those of the front matter, in
// the order of the file.
func (a *Article) addFaults(faults []*Error) {
	if !utf8.ValidString(a.Body) {
		body := len(a.Source) - len(a.Body)
		at := body + invalidUTF8(a.Source[body:])
		c := cursor{src: a.Source}
		line, column := c.place(at)
		faults = append(faults, &Error{Line: line, Column: column,
			Err: fmt.Errorf("want UTF-8, have the byte 0x%02x", a.Source[at])})
	}
	a.Faults = append(a.Faults, faults...)
	slices.SortStableFunc(a.Faults, func(x, y *Error) int {
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
}
