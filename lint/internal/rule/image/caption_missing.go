package image

import (
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// CaptionMissing is the rule caption-missing.
func CaptionMissing(p *page.Page) {
	for m := range pictures(p) {
		if m.Caption == "" && (m.Alt != "" || !hasAlt(p.Source[m.Offset:m.End])) {
			p.Report(m.Offset, m.End, "")
		}
	}
}

// CountCaptionMissing is the message for n of what CaptionMissing finds.
func CountCaptionMissing(n int) string {
	return phrase.Count(n, "want a caption, have none", "want a caption for each picture, have %d without")
}
