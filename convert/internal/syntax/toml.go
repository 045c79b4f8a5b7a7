package syntax

import (
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// TOML is entries as TOML between two lines of +++, and the nulls that TOML has
// no form for. It takes these out of the entries, too. Mappings are inline
// tables, as a table of its own would have to stand below all other keys.
func TOML(entries []Entry) (text []byte, lost []Loss) {
	b := []byte("+++\n")
	for _, e := range entries {
		if values.IsNull(e.Value) {
			lost = append(lost, Loss{Key: e.Key, Note: "TOML has no null"})
			continue
		}
		lost = dropNulls(lost, e.Key, e.Value)
		b = appendComments(b, e.Comments)
		b = append(append(append(b, tomlKey(e.Key)...), " = "...), tomlValue(e.Value)...)
		b = append(b, '\n')
	}
	return append(b, "+++\n"...), lost
}

// dropNulls takes the nulls out of lists and mappings, and appends them to
// those that are lost.
func dropNulls(lost []Loss, key string, n *yaml.Node) []Loss {
	kept, step := n.Content[:0], 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	for i := 0; i+step <= len(n.Content); i += step {
		c := n.Content[i+step-1]
		if values.IsNull(c) {
			lost = append(lost, Loss{Key: key, Note: "TOML has no null, neither in lists nor in tables"})
			continue
		}
		lost = dropNulls(lost, key, c)
		kept = append(kept, n.Content[i:i+step]...)
	}
	n.Content = kept
	return lost
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
	if s, ok := flow(n, tomlKey, " = ", tomlValue); ok {
		return s
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
func tomlText(s string) string { return doubleQuoted(s, unicodeEscape) }

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
