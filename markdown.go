package article

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/markdown"
	"github.com/goarticle/article/internal/markup"
	"github.com/goarticle/article/internal/place"
)

// HTML returns the body as HTML: Body itself, or what its Markdown renders
// to. That is as untrusted as the file, too. It is empty for Markdown that is
// too large to be rendered, of which [Parser.Parse] makes no Article.
func (a *Article) HTML() string {
	if a.Markup != Markdown {
		return a.Body
	}
	d, err := markdown.Parse([]byte(a.Body))
	if err != nil {
		return ""
	}
	return string(d.HTML)
}

// markup is the language of a body, empty for HTML.
func (p *Parser) markup(name string, text []byte) (Markup, error) {
	switch p.Markup {
	case HTML:
		return "", nil
	case Markdown:
		return Markdown, nil
	case "":
	default:
		return "", &place.Error{Err: fmt.Errorf("want %s or %s as the markup of bodies, have %s", HTML, Markdown, place.Quote(string(p.Markup)))}
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return "", nil
	}
	if m, _ := markup.Of(text); m == markup.Markdown {
		return Markdown, nil
	}
	return "", nil
}

// A rendering is a body as HTML, and where that stands in the file.
type rendering struct {
	html  []byte
	start int                // of the body in html
	file  int                // of the body in the file
	doc   *markdown.Document // nil: html is the file
}

// render is the body as it is read. Its error has a place in the file.
func (a *Article) render() (*rendering, error) {
	start := len(a.Source) - len(a.Body)
	if a.Markup != Markdown {
		return &rendering{html: a.Source, start: start, file: start}, nil
	}
	doc, err := markdown.Parse(a.Source[start:])
	if e, ok := errors.AsType[*markdown.Error](err); ok {
		c := place.Cursor{Src: a.Source}
		line, column := c.At(start + e.Offset)
		return nil, &place.Error{Line: line, Column: column, Err: fmt.Errorf("body is %w: have %s", place.ErrTooLarge, e.Reason)}
	}
	if err != nil {
		return nil, err
	}
	return &rendering{html: doc.HTML, file: start, doc: doc}, nil
}

// marks are the parts that stand for no text of the author's.
func (r *rendering) marks() (list []place.Range) {
	if r.doc == nil {
		return nil
	}
	for _, m := range r.doc.Marks {
		list = append(list, place.Range(m))
	}
	return list
}

// at is the place in the file of an offset in the HTML.
func (r *rendering) at(offset int) int {
	if r.doc == nil {
		return offset
	}
	return r.file + r.doc.Offset(offset)
}

// span is what stands in the file for an element of the HTML.
func (r *rendering) span(start, end int) (int, int) {
	from, to := r.doc.Span(start, end)
	return r.file + from, r.file + to
}

// locate puts places in the file in place of those in the HTML, and all that
// has a place in the order of the file: footnotes are rendered at the end.
func (r *rendering) locate(a *Article, d *body.Document) {
	if r.doc == nil {
		return
	}
	for i := range a.Images {
		m := &a.Images[i]
		if r.isShortcode(m.Offset) && m.CaptionFrom == FromFigcaption {
			m.CaptionFrom = FromShortcode
		}
		m.Offset, m.End = r.span(m.Offset, m.End)
	}
	for i := range a.Links {
		l := &a.Links[i]
		l.Offset, l.End = r.span(l.Offset, l.End)
	}
	for i := range a.Headings {
		h := &a.Headings[i]
		h.Offset, h.End = r.span(h.Offset, h.End)
	}
	for i := range a.Embeds {
		e := &a.Embeds[i]
		if r.isShortcode(e.Offset) && e.CaptionFrom == FromFigcaption {
			e.CaptionFrom = FromShortcode
		}
		e.Offset, e.End = r.span(e.Offset, e.End)
	}
	for i := range d.Faults {
		d.Faults[i].Offset = r.at(d.Faults[i].Offset)
	}
	slices.SortStableFunc(a.Images, func(x, y Image) int { return cmp.Compare(x.Offset, y.Offset) })
	slices.SortStableFunc(a.Embeds, func(x, y Embed) int { return cmp.Compare(x.Offset, y.Offset) })
	slices.SortStableFunc(a.Links, func(x, y Link) int { return cmp.Compare(x.Offset, y.Offset) })
	slices.SortStableFunc(a.Headings, func(x, y Heading) int { return cmp.Compare(x.Offset, y.Offset) })
}

// isShortcode reports whether an offset in the HTML is within what stands for
// a tag of a site generator.
func (r *rendering) isShortcode(offset int) bool {
	i, _ := slices.BinarySearchFunc(r.doc.Shortcodes, offset, func(s markdown.Range, at int) int { return cmp.Compare(s.End, at+1) })
	return i < len(r.doc.Shortcodes) && r.doc.Shortcodes[i].Start <= offset
}
