package front

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// A Kind is what a value of the front matter can be: the values of
// lint.ValueType, which says more.
type Kind string

const (
	Any     Kind = "any"
	Text    Kind = "text"
	Number  Kind = "number"
	Boolean Kind = "boolean"
	List    Kind = "list"
	Texts   Kind = "texts"
	Mapping Kind = "mapping"
)

// Kinds returns all of them.
func Kinds() []Kind { return []Kind{Any, Text, Number, Boolean, List, Texts, Mapping} }

// Type is the rule fm-type. types says of what kind the value of a key is to
// be, before what the rule knows of the key; false: it does not say.
func Type(p *page.Page, types func(key string) (Kind, bool)) {
	faulty := map[string]bool{}
	for _, e := range p.Article.Faults {
		if kind, _ := types(e.Key); !page.IsUnread(e) || page.IsDateKey(e.Key) || kind == Any {
			continue
		}
		faulty[e.Key] = true
		p.ReportError(e)
	}
	keys := p.Keys()
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		want, ok := types(key)
		if !ok {
			want = knownType(key, keys[key])
		}
		if faulty[key] || keys[key] == nil {
			continue
		}
		if have := want.rejects(keys[key]); have != "" {
			start, end := p.Key(key)
			p.Report(start, end, "%s: want %s, have %s", key, want.describe(), have)
		}
	}
}

// knownTypes are the types of keys that generators agree on. published is a
// date in Hugo, and so is not here.
var knownTypes = map[string]Kind{
	"title": Text,
	"draft": Boolean, "comments": Boolean,
	"tags": Texts, "tag": Texts, "categories": Texts, "category": Texts,
}

// knownType is that of a key, which may depend on what is there: comments may
// also be a list or a mapping of those that an old blog had.
func knownType(key string, v any) Kind {
	kind := knownTypes[strings.ToLower(key)]
	if _, ok := v.([]any); ok && strings.EqualFold(key, "comments") {
		return Any
	}
	if _, ok := v.(map[string]any); ok && strings.EqualFold(key, "comments") {
		return Any
	}
	return kind
}

func (k Kind) describe() string {
	switch k {
	case List:
		return "a list of texts"
	case Texts:
		return "text or a list of texts"
	case Number, Mapping:
		return "a " + string(k)
	case Boolean:
		return "true or false"
	}
	return string(k)
}

// rejects says what v is if it is not of the kind k.
func (k Kind) rejects(v any) string {
	switch k {
	case Text:
		if _, ok := v.(string); !ok {
			return describe(v)
		}
	case Number:
		if !page.IsNumber(v) {
			return describe(v)
		}
	case Boolean:
		return rejectsBoolean(v)
	case List:
		if _, ok := v.([]any); !ok {
			return describe(v)
		}
		return rejectsTexts(v)
	case Texts:
		return rejectsTexts(v)
	case Mapping:
		if _, ok := v.(map[string]any); !ok {
			return describe(v)
		}
	}
	return ""
}

func rejectsBoolean(v any) string {
	switch v := v.(type) {
	case bool:
		return ""
	case string:
		switch strings.ToLower(v) {
		case "yes", "no", "on", "off", "y", "n":
			return ""
		}
	}
	return describe(v)
}

func rejectsTexts(v any) string {
	switch v := v.(type) {
	case string, nil:
		return ""
	case []any:
		for _, x := range v {
			if have := rejectsTexts(x); have != "" {
				return have
			}
		}
		return ""
	}
	return describe(v)
}

// describe says what v is, for people.
func describe(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("the text %q", phrase.Shorten(v))
	case bool:
		return fmt.Sprint(v)
	case []any:
		return "a list"
	case map[string]any:
		return "a mapping"
	case time.Time:
		return "a date"
	case nil:
		return "nothing"
	}
	return fmt.Sprintf("the number %v", v)
}
