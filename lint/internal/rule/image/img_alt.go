package image

import (
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Alt is the rule img-alt.
func Alt(p *page.Page) {
	for m := range pictures(p) {
		if m.Alt != "" {
			continue
		}
		if isMarkdown(p, m) {
			p.Report(m.Offset, m.End, "want a text between the brackets of the image, have none")
		} else if !hasAlt(p.Source[m.Offset:m.End]) {
			p.Report(m.Offset, m.End, "want an alt attribute, have none")
		}
	}
}

// CountAlt is the message for n of what Alt finds.
func CountAlt(n int) string {
	return phrase.Count(n, "want an alt attribute, have none", "want an alt attribute on each image, have %d without")
}
