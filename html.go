package article

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption"
	"github.com/goarticle/article/internal/excerpt"
	"github.com/goarticle/article/internal/picture"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/srcset"
	"github.com/goarticle/article/internal/weburl"
)

// readBody takes the text, the headings, the links and the images with their
// captions from the body.
func (a *Article) readBody(site *url.URL) error {
	r, err := a.render()
	if err != nil {
		return err
	}
	d, err := body.Read(r.html, r.start, r.marks()...)
	if err != nil {
		return a.placed(r, err)
	}
	a.Text = d.Text
	a.Words = prose.Words(a.Text)
	base := weburl.NewBase(site, a.Permalink, d.Base)
	a.setHeadings(d)
	a.setLinks(d, &base)
	a.setImages(d, &base)
	for i, c := range caption.Find(d, a.Title) {
		a.Images[i].Caption, a.Images[i].CaptionFrom = c.Text, c.From
	}
	a.setEmbeds(d, &base)
	a.Excerpt = excerpt.Of(d)
	r.locate(a, d)
	a.setPlaces()
	a.setFaults(d.Faults)
	return nil
}

// placed is what stops the reading of the body with its line and column.
func (a *Article) placed(r *rendering, err error) error {
	f, ok := errors.AsType[*body.Fault](err)
	if !ok {
		return err
	}
	c := place.Cursor{Src: a.Source}
	line, column := c.At(r.at(f.Offset))
	return &place.Error{Line: line, Column: column, Err: f.Err}
}

func (a *Article) setHeadings(d *body.Document) {
	a.Headings = slices.Grow(a.Headings, len(d.Headings))
	for i := range d.Headings {
		h := &d.Headings[i]
		a.Headings = append(a.Headings, Heading{
			Level: h.Level, Text: strings.Clone(prose.Flatten(d.TextAt(h.Text0, h.Text1))), ID: h.ID, Offset: h.Offset, End: h.End,
		})
	}
}

func (a *Article) setLinks(d *body.Document, base *weburl.Base) {
	if len(d.Links) == 0 {
		return
	}
	a.Links = make([]Link, len(d.Links))
	for i, r := range d.Links {
		l := &a.Links[i]
		l.Href = strings.Trim(r.Href, prose.Spaces)
		l.URL, l.Outbound = base.Link(r.Href)
		l.Text, l.Title, l.Rel = d.LinkText(r), prose.Flatten(r.Title), prose.Flatten(r.Rel)
		l.Offset, l.End = r.Offset, r.End
		if s := weburl.UnsafeScheme(r.Href); s != "" {
			d.Faults = append(d.Faults, body.Fault{Offset: r.Offset, Err: fmt.Errorf("want a link to a page, have %s: which runs a script", s)})
		}
	}
}

func (a *Article) setImages(d *body.Document, base *weburl.Base) {
	if len(d.Images) == 0 {
		return
	}
	a.Images = make([]Image, len(d.Images))
	all := make([]Candidate, 0, len(d.Candidates))
	for i, r := range d.Images {
		m := &a.Images[i]
		set := d.CandidatesOf(r)
		m.Src = base.Resolve(r.Attrs.Source(set))
		if len(set) == 0 && r.Attrs.LazySet != "" {
			set = srcset.Append(nil, r.Attrs.LazySet)
		}
		all, m.Srcset = appendCandidates(all, set, base)
		m.Alt, m.Title = r.Attrs.Alt, r.Attrs.Title
		m.Width, m.Height = r.Attrs.Size()
		if r.Link >= 0 {
			m.Link = a.Links[r.Link].URL
		}
		m.Offset, m.End = r.Offset, r.End
		look := picture.Look{Attrs: &r.Attrs, Src: m.Src, Width: m.Width, Height: m.Height, Hidden: r.Style&body.Unseen != 0, InFigure: r.Figure >= 0}
		m.Decorative = look.Decorative()
		r.Decorative = m.Decorative
	}
}

// appendCandidates appends the candidates of a set, resolved, to all, and
// returns them by themselves, too: nil when there are none.
func appendCandidates(all []Candidate, set []srcset.Candidate, base *weburl.Base) (grown, own []Candidate) {
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

// setPlaces sets the lines and columns of headings, links, images and embeds. Each
// list is in the order of the file, so each takes one walk over it.
func (a *Article) setPlaces() {
	c := place.Cursor{Src: a.Source}
	for i := range a.Headings {
		h := &a.Headings[i]
		h.Line, h.Column = c.At(h.Offset)
	}
	c = place.Cursor{Src: a.Source}
	for i := range a.Links {
		l := &a.Links[i]
		l.Line, l.Column = c.At(l.Offset)
	}
	c = place.Cursor{Src: a.Source}
	for i := range a.Images {
		m := &a.Images[i]
		m.Line, m.Column = c.At(m.Offset)
	}
	c = place.Cursor{Src: a.Source}
	for i := range a.Embeds {
		e := &a.Embeds[i]
		e.Line, e.Column = c.At(e.Offset)
	}
}

// setFaults puts the faults of the body behind those of the front matter, in
// the order of the file.
func (a *Article) setFaults(faults []body.Fault) {
	start := len(a.Source) - len(a.Body)
	if !utf8.Valid(a.Source[start:]) {
		at := start + place.InvalidUTF8(a.Source[start:])
		faults = append(faults, body.Fault{Offset: at, Err: fmt.Errorf("want UTF-8, have the byte 0x%02x", a.Source[at])})
	}
	slices.SortStableFunc(faults, func(x, y body.Fault) int { return cmp.Compare(x.Offset, y.Offset) })
	a.Faults = slices.Grow(a.Faults, len(faults))
	c := place.Cursor{Src: a.Source}
	for _, f := range faults {
		line, column := c.At(f.Offset)
		a.Faults = append(a.Faults, &Error{Line: line, Column: column, Err: f.Err})
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
