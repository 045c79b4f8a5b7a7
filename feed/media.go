package feed

import (
	"cmp"
	"html"
	"strings"

	"github.com/goarticle/article/feed/internal/element"
	blog "github.com/goarticle/article/feed/internal/wordpress"
)

// An enclosure is a file beside an item.
type enclosure struct {
	url, kind, title, caption string
	cover                     bool // it stands for the item, and is not in it
}

// mediaIn are the files beside an item of RSS or Atom.
func mediaIn(e *element.Element) (list []enclosure) {
	for _, k := range kids(e, plain, "enclosure") {
		list = append(list, enclosure{url: k.Attr("url"), kind: k.Attr("type")})
	}
	for _, k := range kids(e, atom, "link") {
		if k.Attr("rel") == "enclosure" {
			list = append(list, enclosure{url: k.Attr("href"), kind: k.Attr("type"), title: k.Attr("title")})
		}
	}
	holders := append([]*element.Element{e}, kids(e, media, "group")...)
	for _, h := range holders {
		for _, k := range kids(h, media, "content") {
			list = append(list, enclosure{
				url: k.Attr("url"), kind: cmp.Or(k.Attr("type"), k.Attr("medium")),
				title: textOf(cmp.Or(value(k, media, "title"), value(h, media, "title"))), caption: textOf(cmp.Or(value(k, media, "description"), value(h, media, "description"))),
			})
		}
		for _, k := range kids(h, media, "thumbnail") {
			list = append(list, enclosure{url: k.Attr("url"), cover: true})
		}
	}
	for _, k := range kids(e, itunes, "image") {
		list = append(list, enclosure{url: k.Attr("href"), cover: true})
	}
	return list
}

// addMedia puts files that the body does not show behind it, and sets the cover.
func (p *post) addMedia(list []enclosure) {
	for _, m := range list {
		switch {
		case m.url == "":
		case m.cover:
			p.cover = cmp.Or(p.cover, m.url)
		case !strings.Contains(p.body, m.url) && !strings.Contains(p.body, html.EscapeString(m.url)):
			p.body = strings.TrimSpace(p.body + "\n" + m.html())
		}
	}
}

// html is the element that shows a file.
func (m enclosure) html() string {
	at := html.EscapeString(m.url)
	kind, _, _ := strings.Cut(m.kind, "/")
	switch {
	case kind == "image", kind == "" && (&blog.Media{URL: m.url}).IsPicture():
		img := `<img src="` + at + `" alt="` + html.EscapeString(m.title) + `" />`
		if m.caption == "" {
			return "<p>" + img + "</p>"
		}
		return "<figure>" + img + "<figcaption>" + html.EscapeString(m.caption) + "</figcaption></figure>"
	case kind == "audio":
		return `<p><audio controls src="` + at + `"></audio></p>`
	case kind == "video":
		return `<p><video controls src="` + at + `"></video></p>`
	}
	return `<p><a href="` + at + `">` + html.EscapeString(cmp.Or(m.title, m.url)) + "</a></p>"
}
