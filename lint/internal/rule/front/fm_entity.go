package front

import (
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// entityKeys are the keys of texts that a generator shows as they are, in
// lower case. Not: those that hold HTML in some themes, such as excerpt.
var entityKeys = []string{"title", "post_title", "subtitle", "description", "summary", "author", "authors",
	"category", "categories", "tag", "tags"}

// entity is one of HTML, with its semicolon.
var entity = regexp.MustCompile(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// Entity is the rule fm-entity.
func Entity(p *page.Page) {
	for _, key := range keysOf(p, entityKeys) {
		for _, text := range textsOf(p.Keys()[key]) {
			if reportEntity(p, key, text) {
				break
			}
		}
	}
}

// reportEntity reports the first entity of a text, if it has one.
func reportEntity(p *page.Page, key, text string) bool {
	for _, found := range entity.FindAllString(text, -1) {
		if meant := html.UnescapeString(found); meant != found {
			start, end := p.Key(key)
			p.Report(start, end, "%s: want the character %s, have the entity %s, which is shown as it is written", key, phrase.Quote(meant), found)
			return true
		}
	}
	return false
}

// keysOf are the keys of the front matter that are one of names, without regard
// to case. A post may be made of nothing but TAGS, TAGs and so on: of many the
// first are enough.
func keysOf(p *page.Page, names []string) []string {
	const most = 20
	keys := slices.Sorted(maps.Keys(p.Keys()))
	keys = slices.DeleteFunc(keys, func(key string) bool { return !slices.Contains(names, strings.ToLower(key)) })
	return keys[:min(len(keys), most)]
}

// textsOf are the texts in a value: itself, those of a list, or the names in a
// mapping, as authors have them.
func textsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, textsOf(x)...)
		}
		return all
	case map[string]any:
		return append(textsOf(v["name"]), textsOf(v["display_name"])...)
	}
	return nil
}
