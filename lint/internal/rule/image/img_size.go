package image

import (
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Size is the rule img-size. Markdown has no form for a size.
func Size(p *page.Page) {
	for m := range pictures(p) {
		if !hasSize(m) && !isMarkdown(p, m) && !markup.HasTemplate(m.Src) && !isSVG(m.Src) {
			p.Report(m.Offset, m.End, "")
		}
	}
}

// CountSize is the message for n of what Size finds.
func CountSize(n int) string {
	return phrase.Count(n, "want a width and a height, have not both", "want a width and a height for each picture, have %d without")
}

func hasSize(m *article.Image) bool { return m.Width > 0 && m.Height > 0 }

func isSVG(src string) bool {
	src, _, _ = strings.Cut(strings.ToLower(src), "?")
	return strings.HasSuffix(src, ".svg") || strings.HasPrefix(src, "data:")
}
