package convert

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
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
	case "!!bool", values.DateTag, values.LocalTag:
		return n.Value
	case "!!int", "!!float":
		s, _ := values.Number(n)
		return strings.ToLower(s) // nan, +inf
	case values.PlainTag:
		if s, ok := tomlDate(n.Value); ok {
			return s
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

// tomlDate is a day, or a time with a zone, as TOML has it. Of the forms that
// a time has in YAML it is that of RFC 3339 alone.
func tomlDate(s string) (string, bool) {
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return s, true
	}
	var t time.Time
	if t.UnmarshalText([]byte(s)) != nil {
		return "", false
	}
	return t.Format(time.RFC3339Nano), true // as it is read again
}

// fitTOML takes out of entries what TOML has no form for.
func (w *writer) fitTOML(entries []entry) []entry {
	fits := entries[:0]
	for _, e := range entries {
		if values.IsNull(e.value) {
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
		if values.IsNull(c) {
			w.change(Change{Kind: Dropped, Key: key, Note: "TOML has no null, neither in lists nor in tables"})
			continue
		}
		w.dropNulls(key, c)
		kept = append(kept, n.Content[i:i+step]...)
	}
	n.Content = kept
}

// readTOML cuts a file at the line that closes its front matter of TOML, and
// reads what stands between that line and the one that opens it. What cannot
// be read has no values.
func readTOML(source []byte, closer string) (head []byte, values map[string]any) {
	start, end := 0, 0
	for line := range bytes.Lines(source) {
		end += len(line)
		text := strings.TrimRight(string(line), " \t\r\n")
		switch {
		case start == 0 && strings.TrimPrefix(text, bom) != "":
			start = end
		case start > 0 && text == closer:
			if _, err := toml.Decode(string(source[start:end-len(line)]), &values); err != nil {
				values = nil
			}
			return source[:end], values
		}
	}
	return source, nil
}

// markDates gives the dates and times in a value of TOML, which an Article
// has as text, tags of their own. It goes by their type, as equal text may
// stand in quotes elsewhere.
func markDates(n *yaml.Node, v any) {
	switch v := v.(type) {
	case time.Time:
		n.Tag = values.LocalTag
		if _, ok := tomlDate(n.Value); ok {
			n.Tag = values.PlainTag
		}
	case []any:
		for i := range min(len(n.Content), len(v)) {
			markDates(n.Content[i], v[i])
		}
	case []map[string]any:
		for i := range min(len(n.Content), len(v)) {
			markDates(n.Content[i], v[i])
		}
	case map[string]any:
		for i := 0; i+1 < len(n.Content); i += 2 {
			markDates(n.Content[i+1], v[n.Content[i].Value])
		}
	}
}
