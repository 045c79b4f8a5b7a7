package html

import (
	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
)

// HeadingOrder is the rule heading-order.
func HeadingOrder(p *page.Page) {
	var last *article.Heading
	for i := range p.Article.Headings {
		h := &p.Article.Headings[i]
		if p.Markup().IsCode(h.Offset) {
			continue
		}
		if last != nil && h.Level > last.Level+1 {
			p.Report(h.Offset, markup.EndOf(p.Source, h.Offset, h.End), "want h%d after h%d, have h%d", last.Level+1, last.Level, h.Level)
		}
		last = h
	}
}
