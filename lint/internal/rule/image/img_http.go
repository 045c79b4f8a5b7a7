package image

import (
	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// HTTP is the rule img-http.
func HTTP(p *page.Page) {
	for m := range images(p) {
		if address.IsPlainHTTP(m.Src) {
			p.Report(m.Offset, m.End, "")
		}
	}
}

// CountHTTP is the message for n of what HTTP finds.
func CountHTTP(n int) string {
	return phrase.Count(n, "want an image over https, have one over http", "want images over https, have %d over http")
}
