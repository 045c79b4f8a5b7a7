package image

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// CoverInBody is the rule cover-in-body.
func CoverInBody(p *page.Page) {
	cover := coverName(p.Article.Cover)
	if cover == "" || markup.HasTemplate(p.Article.Cover) {
		return
	}
	for _, m := range p.Article.Images {
		if coverName(m.Src) == cover || coverName(m.Link) == cover {
			return
		}
	}
	key, _ := p.Present("cover")
	start, end := p.Key(key)
	p.Report(start, end, "%s: want one of the images of the body, have %s", key, phrase.Quote(p.Article.Cover))
}

// coverName is the name of a file in an address, in lower case, without a
// size and an extension.
func coverName(address string) string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "?")
	if s, err := url.PathUnescape(address); err == nil {
		address = s
	}
	name := strings.ToLower(path.Base(address))
	name = strings.TrimSuffix(name, path.Ext(name))
	if i := strings.LastIndexByte(name, '-'); i > 0 {
		var width, height int
		if n, _ := fmt.Sscanf(name[i:], "-%dx%d", &width, &height); n == 2 {
			name = name[:i]
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "."), "-scaled")
}
