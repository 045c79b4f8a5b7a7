package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// number is a number as TOML and JSON write it: YAML has other forms, too.
// It is not ok for one that JSON has no form for.
func number(n *yaml.Node) (s string, ok bool) {
	var v any
	if err := n.Load(&v); err != nil {
		return n.Value, false
	}
	switch v := v.(type) {
	case float64:
		if isDigits(n.Value) {
			return n.Value, true // of more than 64 bits
		}
		return formatFloat(v), !math.IsInf(v, 0) && !math.IsNaN(v)
	case int, int64, uint64:
		return fmt.Sprint(v), true
	}
	return n.Value, false
}

func isDigits(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] != '0' && strings.Trim(s, "0123456789") == ""
}

// nodeOf is a value of Extra as a plain tree. What is no value of JSON is as
// encoding/json shows it, or null.
func nodeOf(v any) *yaml.Node {
	switch v := v.(type) {
	case nil:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
	case string:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.ToValidUTF8(v, "\ufffd")}
	case bool:
		return boolNode(v)
	case int, int64, uint64, json.Number:
		return numberNode(fmt.Sprint(v))
	case float64:
		return numberNode(formatFloat(v))
	case []any:
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, c := range v {
			n.Content = append(n.Content, nodeOf(c))
		}
		return n
	case map[string]any:
		n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for _, k := range sortedKeys(v) {
			n.Content = append(n.Content, nodeOf(k), nodeOf(v[k]))
		}
		return n
	}
	return nodeOfJSON(v)
}

func nodeOfJSON(v any) *yaml.Node {
	var plain any
	data, err := json.Marshal(v)
	if err != nil {
		return nodeOf(nil)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&plain); err != nil {
		return nodeOf(nil)
	}
	return nodeOf(plain)
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// formatFloat writes v so that it is read as a float again.
func formatFloat(v float64) string {
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if !strings.ContainsAny(s, ".eEnN") {
		s += ".0"
	}
	return s
}

func numberNode(s string) *yaml.Node {
	tag := "!!int"
	if strings.ContainsAny(s, ".eEnN") {
		tag = "!!float"
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: s}
}

func boolNode(v bool) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(v)}
}

func dateNode(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tagDate, Value: s}
}

// plainNode is true, false or a word.
func plainNode(s string) *yaml.Node {
	switch s {
	case "true", "false":
		return boolNode(s == "true")
	}
	return textNode(s)
}

// textNode is text, nil if it is empty.
func textNode(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return nodeOf(s)
}

// listNode is a list of texts, nil if it is empty.
func listNode(items []string) *yaml.Node {
	if len(items) == 0 {
		return nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, s := range items {
		n.Content = append(n.Content, nodeOf(s))
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Tag == "!!null" }

// isEmpty reports whether n is null, blank text, or a list or mapping of
// such.
func isEmpty(n *yaml.Node) bool {
	if n.Kind == yaml.ScalarNode {
		return isNull(n) || strings.TrimSpace(n.Value) == ""
	}
	return !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !isEmpty(c) })
}

// textsOf are the texts in a list and in lists within it, as an Article has
// them.
func textsOf(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode {
		if s := strings.TrimSpace(n.Value); s != "" && !isNull(n) {
			return []string{s}
		}
		return nil
	}
	var list []string
	for _, c := range n.Content {
		for _, s := range textsOf(c) {
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// holds reports whether a tree holds all of the texts.
func holds(n *yaml.Node, texts []string) bool {
	have := textsOf(n)
	return !slices.ContainsFunc(texts, func(s string) bool { return !slices.Contains(have, s) })
}

// sameValue reports whether two values are one, as JSON shows them.
func sameValue(a, b any) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

// short is a value as it may stand in a report.
func short(n *yaml.Node) string {
	const longest = 100
	s := n.Value
	if n.Kind != yaml.ScalarNode {
		s = strings.Join(textsOf(n), ", ")
	}
	if isNull(n) {
		return ""
	}
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return s
}
