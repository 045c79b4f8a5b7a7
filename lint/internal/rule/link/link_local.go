package link

import (
	"net/url"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Local is the rule link-local.
func Local(p *page.Page) {
	media(p)
	ids := localIDs(p)
	for i := range p.Article.Links {
		l := &p.Article.Links[i]
		if markup.HasTemplate(l.Href) || p.Markup().IsCode(l.Offset) {
			continue
		}
		why := p.Files.Missing(l.Href)
		if fragment, ok := strings.CutPrefix(l.Href, "#"); ok && ids != nil && isMissingID(ids, fragment) {
			why = "none of that name in the post"
		}
		if why != "" {
			p.Report(l.Offset, markup.EndOf(p.Source, l.Offset, l.End), "want a link to what is there, have %s: %s", phrase.Quote(l.Href), why)
		}
	}
}

// media reports the files of videos and sounds that are not there. Those of
// pictures are for img-source.
func media(p *page.Page) {
	if p.Files == nil || p.Files.Root == nil {
		return
	}
	p.Markup().Tags(func(t *markup.Token) bool {
		if markup.HasTemplate(string(p.Source[t.Start:t.End])) {
			return true
		}
		for _, a := range t.Media {
			if why := p.Files.Missing(a); why != "" {
				p.Report(t.Start, t.End, "want a file that is there, have %s in %s: %s", phrase.Quote(a), t.Name, why)
			}
		}
		return true
	})
}

// localIDs are what the fragments of links in a post can name; nil if that
// cannot be told: Markdown makes names for headings, and templates for what
// they like.
func localIDs(p *page.Page) map[string]bool {
	if p.Markup().Markdown || p.IsMarkdownFile() || markup.HasTemplate(p.Article.Body) || !slices.ContainsFunc(p.Article.Links, func(l article.Link) bool { return strings.HasPrefix(l.Href, "#") }) {
		return nil
	}
	ids := map[string]bool{}
	p.Markup().Tags(func(t *markup.Token) bool {
		ids[t.ID] = true
		ids[t.Anchor] = true
		return true
	})
	return ids
}

// isMissingID reports whether a fragment names nothing (HTML standard, 7.4.6.4:
// as written, then decoded; the empty one and top are the top). A fragment
// that begins with a slash, ! or : is for a script, or for a search.
func isMissingID(ids map[string]bool, fragment string) bool {
	if fragment == "" || strings.EqualFold(fragment, "top") || strings.ContainsAny(fragment[:1], "/!:") {
		return false
	}
	decoded, err := url.PathUnescape(fragment)
	return !ids[fragment] && (err != nil || !ids[decoded])
}
