package feed

import (
	"net/url"
	"slices"
	"strings"

	"github.com/goarticle/article/feed/internal/element"
)

// rssPost is the post of an item of RSS.
func (x *export) rssPost(e *element.Element) *post {
	p := &post{id: value(e, plain, "guid"), link: value(e, plain, "link"), lang: value(e, dublin, "language")}
	p.setTitle(value(e, plain, "title"))
	if guid := kid(e, plain, "guid"); p.link == "" && guid != nil && guid.Attr("isPermaLink") != "false" && strings.HasPrefix(p.id, "http") {
		p.link = p.id
	}
	p.slug = slugOf(p.link)
	for _, d := range []*element.Element{kid(e, plain, "pubDate"), kid(e, dublin, "date"), kid(e, dublin, "created"), kid(e, atom, "published"), kid(e, atom, "updated")} {
		p.setDate(&p.date, strings.TrimSpace(d.Value()), d)
	}
	for _, a := range append(kids(e, dublin, "creator"), append(kids(e, plain, "author"), kids(e, itunes, "author")...)...) {
		p.addAuthor(a.Value())
	}
	x.setTerms(p, e)
	for _, c := range kids(e, dublin, "subject") {
		p.categories = append(p.categories, term{name: textOf(c.Value())})
	}
	long, short := kid(e, content, "encoded").Value(), kid(e, plain, "description").Value()
	if strings.TrimSpace(long) == "" {
		long, short = short, ""
	}
	p.body = strings.TrimSpace(long)
	if short = strings.TrimSpace(short); short != p.body {
		p.excerpt = textOf(short)
	}
	p.setBase(e)
	p.addMedia(mediaIn(e))
	return p
}

// addAuthor adds an author; RSS has addresses with the name in brackets.
func (p *post) addAuthor(text string) {
	text = textOf(text)
	if at, name, ok := strings.Cut(strings.TrimSuffix(text, ")"), " ("); ok && strings.Contains(at, "@") {
		text = name
	}
	if slices.Contains(p.authors, text) {
		return
	}
	if text != "" {
		p.authors = append(p.authors, text)
	}
}

// slugOf is the last name in the path of an address, without an ending; empty if
// it is that of a folder as such.
func slugOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	name := u.Path[strings.LastIndexByte(strings.TrimSuffix(u.Path, "/"), '/')+1:]
	name = strings.TrimSuffix(name, "/")
	for _, ending := range []string{".html", ".htm", ".php", ".aspx", ".asp"} {
		name = strings.TrimSuffix(name, ending)
	}
	if name == "index" {
		return ""
	}
	return name
}

// setBase sets the address that those in an item are relative to, if it says so.
func (p *post) setBase(e *element.Element) {
	if base := e.Attr("base"); base != "" {
		if u, err := url.Parse(base); err == nil && u.IsAbs() {
			p.base = u
		}
	}
}
