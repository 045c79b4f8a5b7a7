package text

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
)

// BodyEmpty is the rule body-empty.
func BodyEmpty(p *page.Page) {
	a := p.Article
	if strings.TrimSpace(a.Text) != "" || hasPicture(a) || a.Draft || isFilledElsewhere(p) || hasMedia(p) {
		return
	}
	at := p.Body()
	p.Report(at, len(p.Source), "want a body with text or an image, have none")
}

func hasPicture(a *article.Article) bool {
	return slices.ContainsFunc(a.Images, func(m article.Image) bool { return !m.Decorative })
}

// linkKeys are those of posts that are a link to somewhere else.
var linkKeys = []string{
	"link", "link_url", "linkurl", "external", "external_url", "externalurl", "external_link", "externallink",
	"redirect", "redirect_to", "redirecturl", "redirect_url", "source_url", "canonical_url", "video", "youtube",
}

// isFilledElsewhere reports whether the front matter says where the content
// is, or holds it itself.
func isFilledElsewhere(p *page.Page) bool {
	if markup.HasTemplate(p.Article.Body) {
		return true
	}
	for key, v := range p.Keys() {
		if slices.Contains(linkKeys, strings.ToLower(strings.ReplaceAll(key, "-", "_"))) && v != nil && v != "" && v != false {
			return true
		}
	}
	return false
}

// hasMedia reports whether the body shows something that is neither text nor
// an image.
func hasMedia(p *page.Page) bool {
	found := false
	p.Markup().Tags(func(t *markup.Token) bool {
		switch t.Atom {
		case atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object, atom.Svg, atom.Math, atom.Canvas,
			atom.Script, atom.Form, atom.Input, atom.Picture, atom.Applet:
			found = true
		}
		return !found
	})
	return found
}
