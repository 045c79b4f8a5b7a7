package feed

import (
	"cmp"
	"fmt"
	"html"
	"strings"
	"time"

	"github.com/goarticle/article/feed/internal/element"
)

// atomPost is the post of an entry of Atom.
func (x *export) atomPost(e *element.Element) *post {
	p := &post{id: value(e, atom, "id"), link: alternate(e), lang: e.Attr("lang")}
	switch t := kid(e, atom, "title"); {
	case t.Attr("type") == "html", t.Attr("type") == "xhtml", t != nil && len(t.Kids) > 0:
		p.setTitle(t.Value())
	default:
		p.title = strings.TrimSpace(t.Value())
	}
	p.slug = slugOf(p.link)
	for _, name := range []string{"published", "issued", "created", "updated", "modified"} {
		d := kid(e, atom, name)
		p.setDate(&p.date, strings.TrimSpace(d.Value()), d)
	}
	d := kid(e, atom, "updated")
	p.setDate(&p.updated, strings.TrimSpace(d.Value()), d)
	if p.updated.Truncate(time.Second).Equal(p.date.Truncate(time.Second)) {
		p.updated = date{}
	}
	for _, a := range kids(e, atom, "author") {
		p.addAuthor(value(a, atom, "name"))
	}
	if len(p.authors) == 0 {
		p.addAuthor(x.site.author)
	}
	for _, c := range kids(e, atom, "category") {
		p.categories = append(p.categories, term{name: strings.TrimSpace(cmp.Or(c.Attr("label"), c.Attr("term")))})
	}
	p.draft = value(kidOr(e, app, "control"), app, "draft") == "yes"
	body, short := p.textOf(kid(e, atom, "content")), p.textOf(kid(e, atom, "summary"))
	if body == "" {
		body, short = short, ""
	}
	p.body, p.excerpt = body, textOf(short)
	p.setBase(e)
	if c := kid(e, atom, "content"); c != nil {
		p.setBase(c)
	}
	p.addMedia(mediaIn(e))
	return p
}

// kidOr is the first element of a name in another, or an empty one.
func kidOr(e *element.Element, vocabulary, name string) *element.Element {
	if k := kid(e, vocabulary, name); k != nil {
		return k
	}
	return &element.Element{}
}

// alternate is the address of the page that an entry stands for.
func alternate(e *element.Element) string {
	for _, l := range kids(e, atom, "link") {
		if rel := l.Attr("rel"); rel == "" || rel == "alternate" {
			return l.Attr("href")
		}
	}
	return ""
}

// textOf is a text of Atom as HTML.
func (p *post) textOf(e *element.Element) string {
	if e == nil {
		return ""
	}
	if src := e.Attr("src"); src != "" {
		return enclosure{url: src, kind: e.Attr("type")}.html()
	}
	switch kind := e.Attr("type"); {
	case kind == "xhtml", len(e.Kids) > 0:
		return strings.TrimSpace(e.Inner())
	case kind == "html", kind == "text/html", kind == "" && strings.Contains(e.Value(), "<"):
		return strings.TrimSpace(e.Value())
	case kind == "", kind == "text", strings.HasPrefix(kind, "text/"):
		if s := strings.TrimSpace(e.Value()); s != "" {
			return "<p>" + html.EscapeString(s) + "</p>"
		}
		return ""
	default:
		p.fault(e.Line, fmt.Errorf("want content in HTML or as text, have %s: it is left out", kind))
		return ""
	}
}
