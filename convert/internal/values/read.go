package values

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Number is a number as TOML and JSON write it: YAML has other forms, too.
// It is not ok for one that JSON has no form for.
func Number(n *yaml.Node) (s string, ok bool) {
	var v any
	if err := n.Load(&v); err != nil {
		return n.Value, false
	}
	switch v := v.(type) {
	case float64:
		if IsDigits(n.Value) {
			return n.Value, true // of more than 64 bits
		}
		return formatFloat(v), !math.IsInf(v, 0) && !math.IsNaN(v)
	case int, int64, uint64:
		return fmt.Sprint(v), true
	}
	return n.Value, false
}

// IsDigits reports whether s is an integer in digits, of any size, that does
// not begin with 0.
func IsDigits(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] != '0' && strings.Trim(s, "0123456789") == ""
}

// IsNull reports whether n is null.
func IsNull(n *yaml.Node) bool { return n.Tag == "!!null" }

// IsEmpty reports whether n is null, blank text, or a list or mapping of
// such.
func IsEmpty(n *yaml.Node) bool {
	if n.Kind == yaml.ScalarNode {
		return IsNull(n) || strings.TrimSpace(n.Value) == ""
	}
	return !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !IsEmpty(c) })
}

// IsNested reports whether a list has a list in it.
func IsNested(n *yaml.Node) bool {
	return n.Kind == yaml.SequenceNode && slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return c.Kind == yaml.SequenceNode })
}

// Texts are the texts in a list and in lists within it, each once, as an
// Article has them.
func Texts(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode {
		if s := strings.TrimSpace(n.Value); s != "" && !IsNull(n) {
			return []string{s}
		}
		return nil
	}
	var list []string
	for _, c := range n.Content {
		for _, s := range Texts(c) {
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// Holds reports whether a tree holds all of the texts. It does if there are
// none.
func Holds(n *yaml.Node, texts []string) bool {
	have := Texts(n)
	return !slices.ContainsFunc(texts, func(s string) bool { return !slices.Contains(have, s) })
}

// Same reports whether two values have the same texts in the same lists.
func Same(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, Same)
}

// Short is a value as it may stand in a report, empty for null.
func Short(n *yaml.Node) string {
	const longest = 100
	s := n.Value
	if n.Kind != yaml.ScalarNode {
		s = strings.Join(Texts(n), ", ")
	}
	if IsNull(n) {
		return ""
	}
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return s
}
