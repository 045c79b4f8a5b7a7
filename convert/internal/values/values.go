// Package values has the values of front matter as plain trees: without
// aliases, merges and comments, and without tags but those of JSON's types and
// these of scalars. In go values of Go; out come trees, and answers to what is
// in one. It must not know of keys, of how a syntax writes a value, or of
// generators.
package values

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Tags of scalars, beside !!str, !!int, !!float, !!bool and !!null.
const (
	DateTag  = "!!timestamp" // Value is RFC 3339
	PlainTag = "!plain"      // text that stood without quotes: a date in TOML, and in YAML what some readers take for more
	LocalTag = "!local"      // text that stood in TOML without quotes: a time of no zone, which is text elsewhere
)

// Of is a value of an Article's Extra as a tree. nil is null. What is no value
// of JSON is as encoding/json shows it, or null.
func Of(v any) *yaml.Node {
	switch v := v.(type) {
	case nil:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
	case string:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.ToValidUTF8(v, "\ufffd")}
	case bool:
		return Bool(v)
	case int, int64, uint64, json.Number:
		return numberNode(fmt.Sprint(v))
	case float64:
		return numberNode(formatFloat(v))
	case []any:
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, c := range v {
			n.Content = append(n.Content, Of(c))
		}
		return n
	case map[string]any:
		n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for _, k := range sortedKeys(v) {
			n.Content = append(n.Content, Of(k), Of(v[k]))
		}
		return n
	}
	return ofJSON(v)
}

// Text is text, nil if it is empty.
func Text(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return Of(s)
}

// List is a list of texts, nil if it is empty.
func List(items []string) *yaml.Node {
	if len(items) == 0 {
		return nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, s := range items {
		n.Content = append(n.Content, Of(s))
	}
	return n
}

// Bool is true or false.
func Bool(v bool) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(v)}
}

// Date is a date, of which s is the form of RFC 3339.
func Date(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: DateTag, Value: s}
}

// Word is true, false or a word as text, nil if it is empty.
func Word(s string) *yaml.Node {
	switch s {
	case "true", "false":
		return Bool(s == "true")
	}
	return Text(s)
}

func sortedKeys(m map[string]any) []string {
	keys := slices.AppendSeq(make([]string, 0, len(m)), maps.Keys(m))
	slices.Sort(keys)
	return keys
}

func ofJSON(v any) *yaml.Node {
	var plain any
	data, err := json.Marshal(v)
	if err != nil {
		return Of(nil)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&plain); err != nil {
		return Of(nil)
	}
	return Of(plain)
}

// numberNode is an int or, if it is written as one, a float.
func numberNode(s string) *yaml.Node {
	tag := "!!int"
	if strings.ContainsAny(s, ".eEnN") {
		tag = "!!float"
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: s}
}

// formatFloat writes v so that it is read as a float again.
func formatFloat(v float64) string {
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if !strings.ContainsAny(s, ".eEnN") {
		s += ".0"
	}
	return s
}
