package page

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/tree"
)

// Keys is the front matter of a post that could be read.
func (p *Page) Keys() map[string]any {
	if !p.hasKeys {
		p.keys, _ = article.FrontMatter[map[string]any](p.Article)
		p.hasKeys = true
	}
	return p.keys
}

// HasValue reports whether one of the keys has a value that is not blank.
func (p *Page) HasValue(keys ...string) bool {
	for name, v := range p.Keys() {
		if !isOneOf(keys, name) {
			continue
		}
		switch v := v.(type) {
		case nil:
		case string:
			if strings.TrimSpace(v) != "" {
				return true
			}
		case []any:
			if len(v) > 0 {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// HasFault reports whether a value of one of the keys cannot be read.
func (p *Page) HasFault(keys ...string) bool {
	return slices.ContainsFunc(p.Article.Faults, func(e *article.Error) bool { return IsUnread(e) && isOneOf(keys, e.Key) })
}

// IsUnread reports whether a fault is a value of the front matter that cannot
// be read, and not how it is written.
func IsUnread(e *article.Error) bool {
	return e.Key != "" && !errors.Is(e, tree.ErrTwice) && !errors.Is(e, front.ErrComment)
}

// Present returns the key that stands for a field in the front matter.
func (p *Page) Present(field string) (key string, ok bool) {
	for _, k := range SameField(field)[1:] {
		if p.HasValue(k) {
			return k, true
		}
	}
	return field, false
}

// fieldKeys are the keys that are read as one field, the usual one first.
var fieldKeys = [][]string{
	{"title", "post_title"},
	{"author", "authors"},
	{"date", "pubDate", "publishDate", "post_date"},
	{"updated", "lastmod", "modified", "updatedDate", "last_modified_at"},
	{"categories", "category"},
	{"tags", "tag"},
	{"cover", "image", "headimg", "thumbnail", "banner", "featured_image", "heroImage", "coverImage", "images"},
	{"description", "summary", "excerpt", "post_excerpt"},
	{"lang", "language"},
	{"permalink", "url"},
}

// SameField are the keys of the field that key belongs to, key first.
func SameField(key string) []string {
	for _, keys := range fieldKeys {
		if isOneOf(keys, key) {
			return append([]string{key}, keys...)
		}
	}
	return []string{key}
}

// isOneOf compares without regard to case, as keys are read.
func isOneOf(keys []string, key string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return strings.EqualFold(k, key) })
}

// DateFields are the keys that are read as dates, as they are usually written.
// The list is not to be changed.
func DateFields() []string { return dateKeys }

var dateKeys = slices.Concat(SameField("date")[1:], SameField("updated")[1:])

// IsDateKey reports whether a key is read as a date.
func IsDateKey(key string) bool { return isOneOf(dateKeys, key) }

// maxDates is more than a post has: there are nine date keys. Each costs a
// reading of the front matter, and one may be made of nothing but DATE, DATe
// and so on.
const maxDates = 10

// DateKeys are the date keys of the front matter, in a fixed order.
func (p *Page) DateKeys() []string {
	keys := slices.Sorted(maps.Keys(p.Keys()))
	keys = slices.DeleteFunc(keys, func(key string) bool { return !IsDateKey(key) })
	return keys[:min(len(keys), maxDates)]
}

// IsNumber reports whether a value of the front matter is a number.
func IsNumber(v any) bool {
	switch v.(type) {
	case int, int64, uint64, float64, json.Number:
		return true
	}
	return false
}
