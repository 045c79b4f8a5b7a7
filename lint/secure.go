package lint

import (
	"net/url"
	"strings"

	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/phrase"
)

func linkHTTP() Rule {
	return Rule{
		ID: "link-http",
		Doc: `Links lead to https. ` +
			`Over http anyone on the way can read and change what a reader gets; most servers have https by now, and those that are gone show up on the occasion. ` +
			`Write https:// after a look whether the page is there. ` +
			`Templates and localhost are left alone. There is one finding for a post.`,
		Severity: Warning,
		Check: func(p *Post) {
			for i := range p.Article.Links {
				if l := &p.Article.Links[i]; isPlainHTTP(l.Href) && !p.markup().IsCode(l.Offset) {
					p.Report(l.Offset, markup.TagEnd(p.Source, l.Offset), "")
				}
			}
		},
		Count: func(n int) string {
			return phrase.Count(n, "want a link to https, have one to http", "want links to https, have %d to http")
		},
	}
}

func imgHTTP() Rule {
	return Rule{
		ID: "img-http",
		Doc: `Pictures are loaded over https. ` +
			`On a page of https a browser asks for https in place of http, and shows nothing where the server has none. ` +
			`Write https:// after a look whether the picture is there, or keep a copy on the site. ` +
			`Templates, and the author's own computer, which img-source finds, are left alone. There is one finding for a post.`,
		Severity: Warning,
		Check: func(p *Post) {
			for i := range p.Article.Images {
				m := &p.Article.Images[i]
				if isPlainHTTP(m.Src) && !p.markup().IsCode(m.Offset) && !p.isShortcode(m) {
					p.Report(m.Offset, m.End, "")
				}
			}
		},
		Count: func(n int) string {
			return phrase.Count(n, "want an image over https, have one over http", "want images over https, have %d over http")
		},
	}
}

// isPlainHTTP reports whether an address is on the web, without encryption.
func isPlainHTTP(address string) bool {
	scheme, rest := cutScheme(cleanAddress(address))
	if scheme != "http" || !strings.HasPrefix(rest, "//") || markup.HasTemplate(address) {
		return false
	}
	u, err := url.Parse(address)
	return err != nil || u.Host != "" && !isLocalHost(u)
}
