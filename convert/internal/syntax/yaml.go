package syntax

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// YAML is entries as YAML between two lines of ---. It writes what readers of
// YAML 1.1 and 1.2 agree on: block style, one line for each scalar, and quotes
// around every text that one of them could take for something else.
func YAML(entries []Entry) []byte {
	b := []byte("---\n")
	for _, e := range entries {
		b = appendComments(b, e.Comments)
		b = appendYAMLPair(b, e.Key, e.Value, 0)
	}
	return append(b, "---\n"...)
}

// appendComments appends comments, each line of which begins with #. What one
// reader or another takes for the end of a line becomes a blank.
func appendComments(b []byte, comments []string) []byte {
	for _, c := range comments {
		for line := range strings.SplitSeq(c, "\n") {
			line = strings.TrimSpace(strings.Map(func(r rune) rune {
				if needsEscape(r) {
					return ' '
				}
				return r
			}, line))
			if line == "" {
				continue
			}
			if line[0] != '#' {
				line = "# " + line
			}
			b = append(append(b, line...), '\n')
		}
	}
	return b
}

// appendYAMLPair appends a key and its value, the first line of which has
// its indentation already.
func appendYAMLPair(b []byte, key string, value *yaml.Node, indent int) []byte {
	const longestKey = 1000 // YAML 1.2.2, 8.2.2: a key without ? has at most 1024 characters
	k := yamlText(key)
	if len(k) > longestKey {
		b = append(append(b, "? "...), k...)
		b = appendIndent(append(b, '\n'), indent)
		return appendYAMLValue(append(b, ':'), value, indent, false)
	}
	b = append(append(b, k...), ':')
	return appendYAMLValue(b, value, indent, false)
}

func appendIndent(b []byte, n int) []byte {
	for range n {
		b = append(b, ' ')
	}
	return b
}

// appendYAMLValue appends a value behind a colon, or behind the dash of a
// list, where the first line of a list or a mapping has room.
func appendYAMLValue(b []byte, n *yaml.Node, indent int, afterDash bool) []byte {
	switch {
	case n.Kind == yaml.ScalarNode:
		return append(append(append(b, ' '), yamlScalar(n)...), '\n')
	case len(n.Content) == 0 && n.Kind == yaml.SequenceNode:
		return append(b, " []\n"...)
	case len(n.Content) == 0:
		return append(b, " {}\n"...)
	}
	indent += 2
	first := afterDash
	if first {
		b = append(b, ' ')
	} else {
		b = append(b, '\n')
	}
	step := 2
	if n.Kind == yaml.SequenceNode {
		step = 1
	}
	for i := 0; i < len(n.Content); i += step {
		if !first {
			b = appendIndent(b, indent)
		}
		first = false
		if step == 1 {
			b = appendYAMLValue(append(b, '-'), n.Content[i], indent, true)
			continue
		}
		b = appendYAMLPair(b, n.Content[i].Value, n.Content[i+1], indent)
	}
	return b
}

func yamlScalar(n *yaml.Node) string {
	switch n.Tag {
	case "!!str", values.LocalTag:
		return yamlText(n.Value)
	case values.PlainTag:
		if isPlainYAML(n.Value) {
			return n.Value
		}
		return yamlText(n.Value)
	case "!!float":
		return yamlFloat(n.Value)
	}
	return n.Value
}

func yamlFloat(s string) string {
	switch s {
	case "NaN":
		return ".nan"
	case "+Inf":
		return ".inf"
	case "-Inf":
		return "-.inf"
	}
	return s
}

// isPlainYAML reports whether text that stood without quotes can stand so
// again: it is a word of the kind that readers differ in, such as yes, a
// date, or a version.
func isPlainYAML(s string) bool {
	if s == "" || len(s) > 40 || !isASCIILetterOrDigit(s[0]) || s[len(s)-1] == ':' {
		return false
	}
	for i := range len(s) {
		if !isASCIILetterOrDigit(s[i]) && !strings.ContainsRune("-._+:/ ", rune(s[i])) {
			return false
		}
	}
	return !strings.Contains(s, ": ") && s[len(s)-1] != ' '
}

func isASCIILetterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// yamlText is text as YAML: without quotes if it is words, else in single
// quotes, else, if that cannot hold it, in double quotes.
func yamlText(s string) string {
	switch {
	case isWords(s):
		return s
	case strings.IndexFunc(s, needsEscape) < 0:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return doubleQuoted(s, yamlEscape)
}

// yamlEscape has the shorter forms of YAML 1.2.2 (5.7).
func yamlEscape(r rune) string {
	switch {
	case r == '\r':
		return `\r`
	case r <= 0xff:
		return fmt.Sprintf(`\x%02X`, r)
	}
	return unicodeEscape(r)
}

// isWords reports whether nobody takes s for anything but text: it begins
// with a letter, has little but letters, digits and blanks, and is none of
// the words of YAML 1.1.
func isWords(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune(" -_./+", r)) {
			return false
		}
	}
	if s == "" || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		return false
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return false
	}
	_, err := time.Parse(time.DateOnly, s)
	return err != nil
}
