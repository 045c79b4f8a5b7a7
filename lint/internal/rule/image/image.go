// Package image has the rules about images: what they show, what they say to
// who does not see them, and what comes along with them. A rule takes a page
// and reports on it; of the page it looks at the images of the article and at
// their tags. It knows no other rule.
package image

import (
	"bytes"
	"iter"

	"golang.org/x/net/html"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/page"
)

// pictures yields the images of the post that are no decoration.
func pictures(p *page.Page) iter.Seq[*article.Image] {
	return func(yield func(m *article.Image) bool) {
		for m := range images(p) {
			if !m.Decorative && !yield(m) {
				return
			}
		}
	}
}

// images yields the images that the post has an img or Markdown of its own for:
// they are not in code, and come from no tag of a site generator.
func images(p *page.Page) iter.Seq[*article.Image] {
	return func(yield func(m *article.Image) bool) {
		for i := range p.Article.Images {
			m := &p.Article.Images[i]
			if !p.Markup().IsCode(m.Offset) && !isShortcode(p, m) && !yield(m) {
				return
			}
		}
	}
}

// isShortcode reports whether an image comes from something else than an img
// element, or an image of Markdown.
func isShortcode(p *page.Page, m *article.Image) bool {
	return m.Offset >= len(p.Source) || p.Source[m.Offset] != '<' && !isMarkdown(p, m)
}

// isMarkdown reports whether an image is one of Markdown: ![…](…).
func isMarkdown(p *page.Page, m *article.Image) bool {
	return m.Offset < len(p.Source) && p.Source[m.Offset] == '!'
}

// hasAlt reports whether the tag of an image has an alt attribute, or says
// that it needs none.
func hasAlt(tag []byte) bool {
	z := html.NewTokenizer(bytes.NewReader(tag))
	if kind := z.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return true
	}
	_, more := z.TagName()
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "alt", "aria-label", "aria-labelledby":
			return true
		case "aria-hidden":
			if string(val) == "true" {
				return true
			}
		case "role":
			if string(val) == "presentation" || string(val) == "none" {
				return true
			}
		}
	}
	return false
}
