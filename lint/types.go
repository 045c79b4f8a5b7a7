package lint

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/lint/internal/phrase"
)

// TypeOptions are the options of the rule fm-type.
type TypeOptions struct {
	// Types says what the values of keys are. It is asked before what the
	// rule knows of the key.
	Types map[string]ValueType `yaml:"types"`
}

// A ValueType is what a value of the front matter can be.
type ValueType string

const (
	TypeAny     ValueType = "any"     // not checked
	TypeText    ValueType = "text"    // text, also one that looks like a date
	TypeNumber  ValueType = "number"  // an integer or a decimal
	TypeBoolean ValueType = "boolean" // true or false; yes, no, on and off are let pass
	TypeList    ValueType = "list"    // a list of texts
	TypeTexts   ValueType = "texts"   // a text, or a list of texts that may be nested
	TypeMapping ValueType = "mapping" // keys and values
)

// UnmarshalText reads the name of a type.
func (t *ValueType) UnmarshalText(text []byte) error {
	all := []ValueType{TypeAny, TypeText, TypeNumber, TypeBoolean, TypeList, TypeTexts, TypeMapping}
	if !slices.Contains(all, ValueType(text)) {
		return fmt.Errorf("want any, text, number, boolean, list, texts or mapping, have %q", text)
	}
	*t = ValueType(text)
	return nil
}

func fmType() Rule {
	o := &TypeOptions{}
	return Rule{
		ID: "fm-type",
		Doc: `The values of keys that site generators know have the type that they expect; the option types names those of other keys. ` +
			`title: 2012 is a number, and templates that call it text stop; comments: 'false' is text, which counts as true. ` +
			`Put quotes around texts that look like numbers, and take them away from true and false. ` +
			`A list written as one text with blanks (Jekyll), nested categories (Hexo) and yes or no are left alone.`,
		Severity: Error,
		Options:  o,
		Check:    func(p *Post) { checkTypes(p, o.Types) },
	}
}

// knownTypes are the types of keys that generators agree on. published is a
// date in Hugo, and so is not here.
var knownTypes = map[string]ValueType{
	"title": TypeText,
	"draft": TypeBoolean, "comments": TypeBoolean,
	"tags": TypeTexts, "tag": TypeTexts, "categories": TypeTexts, "category": TypeTexts,
}

func checkTypes(p *Post, types map[string]ValueType) {
	faulty := map[string]bool{}
	for _, e := range p.Article.Faults {
		if e.Key == "" || isDateKey(e.Key) || types[e.Key] == TypeAny {
			continue
		}
		faulty[e.Key] = true
		start := p.Offset(e.Line, e.Column)
		p.Report(start, p.lineEnd(start), "%s", message(e))
	}
	keys := p.keys()
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		want, ok := types[key]
		if !ok {
			want = knownTypes[strings.ToLower(key)]
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

func (t ValueType) describe() string {
	switch t {
	case TypeList:
		return "a list of texts"
	case TypeTexts:
		return "text or a list of texts"
	case TypeNumber, TypeMapping:
		return "a " + string(t)
	case TypeBoolean:
		return "true or false"
	}
	return string(t)
}

// rejects says what v is if it is not of the type t.
func (t ValueType) rejects(v any) string {
	switch t {
	case TypeText:
		if _, ok := v.(string); !ok {
			return describe(v)
		}
	case TypeNumber:
		if !isNumber(v) {
			return describe(v)
		}
	case TypeBoolean:
		return rejectsBoolean(v)
	case TypeList:
		if _, ok := v.([]any); !ok {
			return describe(v)
		}
		return rejectsTexts(v)
	case TypeTexts:
		return rejectsTexts(v)
	case TypeMapping:
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

func isNumber(v any) bool {
	switch v.(type) {
	case int, int64, uint64, float64, json.Number:
		return true
	}
	return false
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
