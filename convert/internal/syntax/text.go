package syntax

import (
	"fmt"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// What the syntaxes have in common: texts in double quotes, and lists and
// mappings on one line.

// doubleQuoted is text in double quotes, with the escapes of both YAML and
// TOML. escape writes what needs one and is neither a new line nor a tab.
func doubleQuoted(s string, escape func(r rune) string) string {
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
		case needsEscape(r):
			b.WriteString(escape(r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// needsEscape reports what cannot stand in a text on one line: what is not
// printable, and what ends a line for one reader or the other (YAML 1.2.2,
// 5.1 and 5.4).
func needsEscape(r rune) bool {
	return r < 0x20 || r >= 0x7f && r <= 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffd || r == 0xfffe || r == 0xffff ||
		unicode.Is(unicode.Cf, r)
}

// unicodeEscape is the escape by the number of a character (YAML 1.2.2, 5.7;
// TOML 1.0).
func unicodeEscape(r rune) string {
	if r <= 0xffff {
		return fmt.Sprintf(`\u%04X`, r)
	}
	return fmt.Sprintf(`\U%08X`, r)
}

// flow is a list or a mapping on one line, as JSON and TOML write it; between
// stands behind a key. It is false for a scalar.
func flow(n *yaml.Node, key func(string) string, between string, value func(*yaml.Node) string) (string, bool) {
	var items []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			items = append(items, value(c))
		}
		return "[" + strings.Join(items, ", ") + "]", true
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			items = append(items, key(n.Content[i].Value)+between+value(n.Content[i+1]))
		}
		return "{" + strings.Join(items, ", ") + "}", true
	}
	return "", false
}
