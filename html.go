package article

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// readBody takes the text, the headings, the links and the images with their
// captions from the body.
func (a *Article) readBody(site *url.URL) error {
	d, err := readDocument(a.Source, len(a.Source)-len(a.Body))
	if err != nil {
		return a.placed(err)
	}
	a.Text = d.Text
	a.Words = countWords(a.Text)
	base := newBase(site, a.Permalink, d.base)
	a.setHeadings(d)
	a.setLinks(d, &base)
	a.setImages(d, &base)
	for i, c := range findCaptions(d, a.Title) {
		a.Images[i].Caption, a.Images[i].CaptionFrom = c.Text, c.From
	}
	a.Excerpt = excerptOf(d)
	a.setPlaces()
	a.setFaults(d.faults)
	return nil
}

// placed is what stops the reading of the body with its line and column.
func (a *Article) placed(err error) error {
	f, ok := errors.AsType[*fault](err)
	if !ok {
		return err
	}
	c := cursor{Src: a.Source}
	line, column := c.place(f.offset)
	return &placeError{Line: line, Column: column, Err: f.err}
}

func (a *Article) setHeadings(d *Document) {
	a.Headings = slices.Grow(a.Headings, len(d.headings))
	for i := range d.headings {
		h := &d.headings[i]
		a.Headings = append(a.Headings, Heading{
			Level: h.level, Text: strings.Clone(flatten(d.textAt(h.text0, h.text1))), ID: h.id, Offset: h.offset, End: h.end,
		})
	}
}

func (a *Article) setLinks(d *Document, base *webBase) {
	if len(d.links) == 0 {
		return
	}
	a.Links = make([]Link, len(d.links))
	for i, r := range d.links {
		l := &a.Links[i]
		l.Href = strings.Trim(r.href, htmlSpaces)
		l.URL, l.Outbound = base.Link(r.href)
		l.Text, l.Title, l.Rel = d.LinkText(r), flatten(r.title), flatten(r.rel)
		l.Offset, l.End = r.offset, r.end
		if s := unsafeScheme(r.href); s != "" {
			d.faults = append(d.faults, fault{r.offset, fmt.Errorf("want a link to a page, have %s: which runs a script", s)})
		}
	}
}

func (a *Article) setImages(d *Document, base *webBase) {
	if len(d.images) == 0 {
		return
	}
	a.Images = make([]Image, len(d.images))
	all := make([]Candidate, 0, len(d.candidates))
	for i, r := range d.images {
		m := &a.Images[i]
		set := d.CandidatesOf(r)
		m.Src = base.Resolve(r.attrs.Source(set))
		if len(set) == 0 && r.attrs.lazySet != "" {
			set = appendSrcset(nil, r.attrs.lazySet)
		}
		all, m.Srcset = appendCandidates(all, set, base)
		m.Alt, m.Title = r.attrs.alt, r.attrs.title
		m.Width, m.Height = r.attrs.Size()
		if r.link >= 0 {
			m.Link = a.Links[r.link].URL
		}
		m.Offset, m.End = r.offset, r.end
		look := Look{imageAttrs: &r.attrs, Src: m.Src, Width: m.Width, Height: m.Height, Hidden: r.style&unseen != 0, InFigure: r.figure >= 0}
		m.Decorative = look.Decorative()
		r.decorative = m.Decorative
	}
}

// appendCandidates appends the candidates of a set, resolved, to all, and
// returns them by themselves, too: nil when there are none.
func appendCandidates(all []Candidate, set []candidateOfSet, base *webBase) (grown, own []Candidate) {
	if len(set) == 0 {
		return all, nil
	}
	n := len(all)
	for _, c := range set {
		c.URL = base.Resolve(c.URL)
		all = append(all, Candidate(c))
	}
	return all, all[n:len(all):len(all)]
}

// setPlaces sets the lines and columns of headings, links and images. Each
// list is in the order of the file, so each takes one walk over it.
func (a *Article) setPlaces() {
	c := cursor{Src: a.Source}
	for i := range a.Headings {
		h := &a.Headings[i]
		h.Line, h.Column = c.place(h.Offset)
	}
	c = cursor{Src: a.Source}
	for i := range a.Links {
		l := &a.Links[i]
		l.Line, l.Column = c.place(l.Offset)
	}
	c = cursor{Src: a.Source}
	for i := range a.Images {
		m := &a.Images[i]
		m.Line, m.Column = c.place(m.Offset)
	}
}

// setFaults puts the faults of the body behind those of the front matter, in
// the order of the file.
func (a *Article) setFaults(faults []fault) {
	body := len(a.Source) - len(a.Body)
	if !utf8.Valid(a.Source[body:]) {
		at := body + invalidUTF8(a.Source[body:])
		faults = append(faults, fault{at, fmt.Errorf("want UTF-8, have the byte 0x%02x", a.Source[at])})
	}
	slices.SortStableFunc(faults, func(x, y fault) int { return cmp.Compare(x.offset, y.offset) })
	c := cursor{Src: a.Source}
	for _, f := range faults {
		line, column := c.place(f.offset)
		a.Faults = append(a.Faults, &Error{Line: line, Column: column, Err: f.err})
	}
	slices.SortStableFunc(a.Faults, func(x, y *Error) int {
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
	if more := len(a.Faults) - maxFaults; more > 0 {
		next := a.Faults[maxFaults]
		a.Faults = append(slices.Clone(a.Faults[:maxFaults]), &Error{Line: next.Line, Column: next.Column,
			Err: fmt.Errorf("want at most %d faults in a post, have %d more from here on", maxFaults, more)})
	}
}

// maxFaults is how many faults of one post are told.
const maxFaults = 1000
