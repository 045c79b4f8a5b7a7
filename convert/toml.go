package convert

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// appendTOML appends entries as TOML between two lines of +++. Mappings are
// inline tables, as a table of its own would have to stand below all other
// keys.
func appendTOML(b []byte, entries []entry) []byte {
	b = append(b, "+++\n"...)
	for _, e := range entries {
		b = appendComments(b, e.comments)
		b = append(append(append(b, tomlKey(e.key)...), " = "...), tomlValue(e.value)...)
		b = append(b, '\n')
	}
	return append(b, "+++\n"...)
}

func tomlKey(key string) string {
	bare := key != ""
	for i := range len(key) {
		bare = bare && (isASCIILetterOrDigit(key[i]) || key[i] == '-' || key[i] == '_')
	}
	if bare {
		return key
	}
	return tomlText(key)
}

func tomlValue(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		items := make([]string, len(n.Content))
		for i, c := range n.Content {
			items[i] = tomlValue(c)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case yaml.MappingNode:
		var pairs []string
		for i := 0; i+1 < len(n.Content); i += 2 {
			pairs = append(pairs, tomlKey(n.Content[i].Value)+" = "+tomlValue(n.Content[i+1]))
		}
		return "{" + strings.Join(pairs, ", ") + "}"
	}
	switch n.Tag {
	case "!!bool", tagDate:
		return n.Value
	case "!!int", "!!float":
		s, _ := number(n)
		return strings.ToLower(s) // nan, +inf
	case tagPlain:
		if isDate(n.Value) {
			return n.Value
		}
	}
	return tomlText(n.Value)
}

// tomlText is a basic string (TOML 1.0).
func tomlText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case needsEscape(r) && r <= 0xffff:
			fmt.Fprintf(&b, `\u%04X`, r)
		case needsEscape(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// fitTOML takes out of entries what TOML has no form for.
func (w *writer) fitTOML(entries []entry) []entry {
	fits := entries[:0]
	for _, e := range entries {
		if isNull(e.value) {
			w.change(Change{Kind: Dropped, Key: e.key, Note: "TOML has no null"})
			continue
		}
		w.dropNulls(e.key, e.value)
		fits = append(fits, e)
	}
	return fits
}

// dropNulls takes the nulls out of lists and mappings.
func (w *writer) dropNulls(key string, n *yaml.Node) {
	kept, step := n.Content[:0], 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	for i := 0; i+step <= len(n.Content); i += step {
		c := n.Content[i+step-1]
		if isNull(c) {
			w.change(Change{Kind: Dropped, Key: key, Note: "TOML has no null, neither in lists nor in tables"})
			continue
		}
		w.dropNulls(key, c)
		kept = append(kept, n.Content[i:i+step]...)
	}
	n.Content = kept
}
