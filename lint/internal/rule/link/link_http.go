package link

import (
	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// HTTP is the rule link-http.
func HTTP(p *page.Page) {
	for i := range p.Article.Links {
		if l := &p.Article.Links[i]; address.IsPlainHTTP(l.Href) && !p.Markup().IsCode(l.Offset) {
			p.Report(l.Offset, markup.EndOf(p.Source, l.Offset, l.End), "")
		}
	}
}

// CountHTTP is the message for n of what HTTP finds.
func CountHTTP(n int) string {
	return phrase.Count(n, "want a link to https, have one to http", "want links to https, have %d to http")
}
