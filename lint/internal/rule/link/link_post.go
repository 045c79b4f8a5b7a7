package link

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
	"github.com/goarticle/article/lint/internal/target"
)

// A postTag is a tag of a generator that names another post of the site.
type postTag struct {
	name    string
	target  target.Name
	pattern *regexp.Regexp // the first group is what is named
	misses  string         // what the generator does then
	other   func(named string) bool
}

// postTags are asked for the target alone. A name that a template fills in is
// not known, nor is one in quotes that may be a title.
var postTags = []postTag{
	{"post_url", target.Jekyll, regexp.MustCompile(`\{%-?\s*post_url\s+([^\s%{}"'|]+)\s*-?%\}`), "stops", nil},
	// Of files that are no posts, the rule knows nothing.
	{"link", target.Jekyll, regexp.MustCompile(`\{%-?\s*link\s+([^\s%{}"'|]+)\s*-?%\}`), "stops", isNoPost},
	// Not: the pages that Hugo makes of taxonomies, a ref with named parameters,
	// and one in a comment {{</* ref */>}}.
	{"ref", target.Hugo, regexp.MustCompile("\\{\\{[<%]-?\\s*(?:rel)?ref\\s+[\"`]?([^\"`\\s=>%}]+)[\"`]?\\s*-?[>%]\\}\\}"), "stops", isMadeByHugo},
	{"post_link", target.Hexo, regexp.MustCompile(`\{%\s*post_(?:link|path)\s+([^\s%{}"']+)(?:\s[^%{}]*)?%\}`), "links to #", nil},
}

// isNoPost reports whether a path is that of a file which is no post.
func isNoPost(named string) bool {
	switch strings.ToLower(path.Ext(named)) {
	case ".md", ".markdown", ".html":
		return strings.HasPrefix(path.Base(named), "index.")
	}
	return true
}

// isMadeByHugo reports whether a path may be that of a page without a file.
func isMadeByHugo(named string) bool {
	first, _, _ := strings.Cut(strings.Trim(named, "/."), "/")
	return first == "tags" || first == "categories" || first == "series" || strings.Contains(named, ":") || strings.HasPrefix(named, "#")
}

// Post is the rule link-post.
func Post(p *page.Page) {
	if p.Posts == nil {
		return
	}
	tagged(p)
	for i := range p.Article.Links {
		l := &p.Article.Links[i]
		if markup.HasTemplate(l.Href) || p.Markup().IsCode(l.Offset) {
			continue
		}
		if name := fileOfPost(l.Href); name != "" && !isThere(p, name) {
			p.Report(l.Offset, markup.EndOf(p.Source, l.Offset, l.End), "want a link to a post of the site, have %s: no such file", phrase.Quote(l.Href))
		}
	}
}

// tagged reports the tags that name no post. Where the body turns the engine
// off, what looks like one is text.
func tagged(p *page.Page) {
	body := p.Article.Body
	if strings.Contains(body, "{% raw") || strings.Contains(body, "{%- raw") {
		return
	}
	for _, t := range postTags {
		if t.target != p.Target {
			continue
		}
		for _, m := range t.pattern.FindAllStringSubmatchIndex(body, page.MaxFindings) {
			named, _, _ := strings.Cut(body[m[2]:m[3]], "#")
			if t.other != nil && t.other(named) || p.Posts.EndsWith(named) || p.Files.Has(named) {
				continue
			}
			p.Report(p.Body()+m[0], p.Body()+m[1], "want a post of the site in %s, have %s, at which %s %s", t.name, phrase.Quote(named), p.Target, t.misses)
		}
	}
}

// fileOfPost is the file of Markdown that a relative address names, or empty.
// Names in capitals, such as README.md, are those of files that are no posts.
func fileOfPost(href string) string {
	href = address.Clean(href)
	if scheme, _ := address.CutScheme(href); scheme != "" || strings.HasPrefix(href, "/") {
		return ""
	}
	if i := strings.IndexAny(href, "?#"); i >= 0 {
		href = href[:i]
	}
	if decoded, err := url.PathUnescape(href); err == nil {
		href = decoded
	}
	stem, ok := strings.CutSuffix(path.Base(href), ".md")
	if !ok || stem == strings.ToUpper(stem) && strings.ToLower(stem) != stem {
		return ""
	}
	return href
}

// isThere reports whether a file is beside the post, or a post of that name is
// anywhere: what a generator or a plugin makes of the path is not known.
func isThere(p *page.Page, name string) bool {
	return p.Posts.Has(path.Join(path.Dir(p.Name), name)) || p.Posts.EndsWith(path.Base(name))
}
