package convert

import (
	"bytes"
	"encoding/json"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// appendJSON appends entries as a JSON object, with a line for each, or as
// the inside of one between the lines that the target wants.
func (t *target) appendJSON(b []byte, entries []entry) []byte {
	braces := t.openJSON != ";;;" // hexo-front-matter adds them itself
	if t.openJSON != "" {
		b = append(append(b, t.openJSON...), '\n')
	}
	if braces {
		b = append(b, "{\n"...)
	}
	for i, e := range entries {
		b = append(append(append(append(b, "  "...), jsonText(e.key)...), ": "...), jsonValue(e.value)...)
		if i < len(entries)-1 {
			b = append(b, ',')
		}
		b = append(b, '\n')
	}
	if braces {
		b = append(b, "}\n"...)
	}
	if t.closeJSON != "" {
		b = append(append(b, t.closeJSON...), '\n')
	}
	return b
}

func jsonValue(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		items := make([]string, len(n.Content))
		for i, c := range n.Content {
			items[i] = jsonValue(c)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case yaml.MappingNode:
		var pairs []string
		for i := 0; i+1 < len(n.Content); i += 2 {
			pairs = append(pairs, jsonText(n.Content[i].Value)+": "+jsonValue(n.Content[i+1]))
		}
		return "{" + strings.Join(pairs, ", ") + "}"
	}
	switch n.Tag {
	case "!!bool", "!!null":
		return n.Value
	case "!!int", "!!float":
		if s, ok := values.Number(n); ok {
			return s
		}
	}
	return jsonText(n.Value)
}

func jsonText(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return `""` // a string always has a form
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// fitJSON tells of the comments that JSON has no place for.
func (w *writer) fitJSON(entries []entry) []entry {
	for _, e := range entries {
		for _, c := range e.comments {
			w.change(Change{Kind: Dropped, Key: e.key, Value: c, Note: "JSON has no comments"})
		}
	}
	return entries
}
