package lint

import (
	"fmt"
	"slices"

	"github.com/goarticle/article/lint/internal/rule/front"
)

// LinkOptions are the options of the rule link-href.
type LinkOptions struct {
	// Schemes are known beside those that the rule knows, without a colon.
	Schemes []string `yaml:"schemes"`
}

// RequiredOptions are the options of the rule fm-required.
type RequiredOptions struct {
	// Keys must have a value. One of the keys that [article.Article] reads
	// as one field stands for all of them: author is satisfied by authors.
	Keys []string `yaml:"keys"`
}

// TypeOptions are the options of the rule fm-type.
type TypeOptions struct {
	// Types says what the values of keys are. It is asked before what the
	// rule knows of the key.
	Types map[string]ValueType `yaml:"types"`
}

// kind returns what the value of a key is to be, for the rule.
func (o *TypeOptions) kind(key string) (front.Kind, bool) {
	t, ok := o.Types[key]
	return front.Kind(t), ok
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
	if !slices.Contains(front.Kinds(), front.Kind(text)) {
		return fmt.Errorf("want any, text, number, boolean, list, texts or mapping, have %q", text)
	}
	*t = ValueType(text)
	return nil
}
