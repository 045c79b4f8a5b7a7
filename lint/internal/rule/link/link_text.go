package link

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Text is the rule link-text.
func Text(p *page.Page) {
	for i := range p.Article.Links {
		l := &p.Article.Links[i]
		if l.Text == "" && l.Title == "" && !p.Markup().IsCode(l.Offset) && !markup.HasTemplate(l.Href) && isSilent(p.Source[l.Offset:], l.End-l.Offset) {
			p.Report(l.Offset, markup.EndOf(p.Source, l.Offset, l.End), "want a text in the link to %s, have none", phrase.Quote(l.Href))
		}
	}
}

// isSilent reports whether the link that src begins with, of n bytes, has
// nothing that a screen reader could read.
func isSilent(src []byte, n int) bool {
	const longest = 2000 // of a link without text, more is not looked at
	if src[0] != '<' {
		return !bytes.Contains(src[:n], []byte("![")) && !bytes.ContainsAny(src[:n], "<{")
	}
	z := html.NewTokenizer(bytes.NewReader(src[:min(len(src), longest)]))
	for first := true; ; first = false {
		switch z.Next() {
		case html.ErrorToken:
			return false
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "a" {
				return true
			}
		case html.TextToken:
			if markup.HasTemplate(string(z.Raw())) {
				return false
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if speaks(z, first) {
				return false
			}
		}
	}
}

// speaks reports whether a tag is of something that is read out, or is shown
// as more than its text. first: it is that of the link.
func speaks(z *html.Tokenizer, first bool) bool {
	name, more := z.TagName()
	a := atom.Lookup(name)
	switch a {
	case atom.Img, atom.Image, atom.Picture, atom.Video, atom.Audio, atom.Object, atom.Iframe, atom.Embed, atom.Canvas, atom.Input, atom.Title, atom.Math:
		return true
	case atom.A:
		if !first {
			return true // the next link: this one was never closed
		}
	}
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "aria-label", "aria-labelledby", "title", "alt":
			return len(bytes.TrimSpace(val)) > 0
		case "aria-hidden":
			if string(val) == "true" && first {
				return true
			}
		case "id", "name":
			if first {
				return true
			}
		}
	}
	return false
}
