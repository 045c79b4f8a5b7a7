package html

import (
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
)

// HeadingOrder is the rule heading-order.
func HeadingOrder(p *page.Page) {
	if p.Markup().Markdown && hasMarkdownHeading(p.Article.Body) {
		return
	}
	var last *article.Heading
	for i := range p.Article.Headings {
		h := &p.Article.Headings[i]
		if p.Markup().IsCode(h.Offset) {
			continue
		}
		if last != nil && h.Level > last.Level+1 {
			p.Report(h.Offset, markup.TagEnd(p.Source, h.Offset), "want h%d after h%d, have h%d", last.Level+1, last.Level, h.Level)
		}
		last = h
	}
}

// hasMarkdownHeading reports whether a line of a body is a heading of
// Markdown (CommonMark 0.31, 4.2 and 4.3), or could be one.
func hasMarkdownHeading(body string) bool {
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, " \t\r\n")
		if strings.HasPrefix(line, "#") || len(line) > 2 && (strings.Trim(line, "=") == "" || strings.Trim(line, "-") == "") {
			return true
		}
	}
	return false
}
