package front

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/goarticle/article/lint/internal/page"
)

// Required is the rule fm-required. Of the keys that are read as one field, one
// stands for all.
func Required(p *page.Page, keys []string) {
	for _, key := range keys {
		checkRequired(p, key)
	}
}

func checkRequired(p *page.Page, key string) {
	keys := page.SameField(key)
	if p.HasValue(keys...) || p.HasFault(keys...) {
		return // a value that cannot be read is for date-valid and fm-type
	}
	if slices.Contains(keys, "date") && (!p.Article.Date.IsZero() || isUndated(p)) {
		return // the file's name has one, as posts of Jekyll do
	}
	if slices.Contains(keys, "title") && isManual(p) && startsWithTitle(p) {
		return // generators of manuals take it from there
	}
	for _, k := range keys {
		line, _ := p.Article.Place(k)
		if line == 0 {
			continue
		}
		start, end := p.Key(k)
		hint := ""
		if _, value, _ := bytes.Cut(p.Source[start:end], []byte(":")); bytes.HasPrefix(bytes.TrimSpace(value), []byte("#")) {
			hint = "; put quotes around a value that begins with #"
		}
		p.Report(start, end, "%s: want a value, have none%s", k, hint)
		return
	}
	start, end := p.Key("")
	p.Report(start, end, "want the key %s", key)
}

// isUndated reports whether a post is one that needs no date: a draft, a page
// that lists posts, or what the generator does not sort by day.
func isUndated(p *page.Page) bool {
	if p.Undated || p.Article.Draft || slices.Contains(strings.Split(p.Name, "/"), "_drafts") {
		return true
	}
	stem := strings.TrimSuffix(path.Base(p.Name), path.Ext(p.Name))
	return stem == "_index" || hasLoop(p.Article.Body) || isManual(p)
}

// What tells a page of a manual, which has an order and no day: its folder, or
// a key that says its place. Seen in sites of Docusaurus, MkDocs, VitePress,
// Zola and in Jekyll's own. Not: a blog that is kept in docs, as GitHub Pages
// want it.
var (
	manualFolders = []string{"docs", "_docs", "documentation", "manual"}
	blogFolders   = []string{"_posts", "posts", "post", "blog", "_drafts", "news"}
	orderKeys     = []string{"sidebar_position", "sidebar_label", "nav_order", "eleventyNavigation", "weight", "order", "nav"}
)

// isManual reports whether a post is a page of a manual.
func isManual(p *page.Page) bool {
	folders := strings.Split(path.Dir(p.Name), "/")
	in := func(names []string) bool {
		return slices.ContainsFunc(folders, func(f string) bool { return slices.Contains(names, f) })
	}
	return !in(blogFolders) && (in(manualFolders) || p.HasValue(orderKeys...))
}

// startsWithTitle reports whether the first heading is the title of the page.
func startsWithTitle(p *page.Page) bool {
	return len(p.Article.Headings) > 0 && p.Article.Headings[0].Level == 1
}

// hasLoop reports whether a body is a template that goes over other posts.
func hasLoop(body string) bool {
	for _, mark := range []string{"{% for ", "{%- for ", "{{ range ", "{{- range ", "{{range "} {
		if strings.Contains(body, mark) {
			return true
		}
	}
	return false
}
