package site

import (
	"regexp"
	"strings"
)

// Configurations of Eleventy and of Astro are programs. What is read of them
// is a text in quotes that stands for itself behind a key: what is put together
// from parts, or differs from place to place, is not known.

// source is a program in JavaScript without its comments.
type source string

// readSource takes the comments away, but not what stands in quotes.
func readSource(text string) source {
	var b strings.Builder
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '"' || c == '\'' || c == '`':
			n := quoteEnd(text[i:])
			b.WriteString(text[i : i+n])
			i += n
		case strings.HasPrefix(text[i:], "//"):
			n := strings.IndexByte(text[i:], '\n')
			if n < 0 {
				n = len(text) - i
			}
			i += n
		case strings.HasPrefix(text[i:], "/*"):
			n := strings.Index(text[i:], "*/")
			if n < 0 {
				return source(b.String())
			}
			i += n + len("*/")
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
			i++
		}
	}
	return source(b.String())
}

// quoteEnd is the length of the text in quotes that s begins with.
func quoteEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == s[0]:
			return i + 1
		case s[i] == '\n' && s[0] != '`':
			return i // no text: a regular expression, or an apostrophe in markup
		}
	}
	return len(s)
}

// A literal finds what stands in quotes behind a key.
type literal struct{ any, text *regexp.Regexp }

const quoted = "(?:\"([^\"\\\\\n]*)\"|'([^'\\\\\n]*)'|`([^`\\\\$]*)`)"

// keyLiteral finds key: "text".
func keyLiteral(key string) literal {
	head := `(?:^|[\s{,(])["']?` + key + `["']?\s*:\s*`
	return literal{regexp.MustCompile(head), regexp.MustCompile(head + quoted + `\s*(?:[,}\n;]|$)`)}
}

// callLiteral finds name("text").
func callLiteral(name string) literal {
	head := `\b` + name + `\(\s*`
	return literal{regexp.MustCompile(head), regexp.MustCompile(head + quoted + `\s*[,)]`)}
}

// one returns the text, if it is one wherever the key stands. It is not known
// if one of them is no text in quotes, or differs; without any, the text is
// empty.
func (l literal) one(s source) (text string, known bool) {
	all := l.all(s)
	if len(all) != len(l.any.FindAllStringIndex(string(s), -1)) {
		return "", false
	}
	for _, t := range all {
		if t != all[0] {
			return "", false
		}
	}
	if len(all) == 0 {
		return "", true
	}
	return all[0], true
}

// all returns the texts, in their order.
func (l literal) all(s source) []string {
	var list []string
	for _, m := range l.text.FindAllStringSubmatch(string(s), -1) {
		list = append(list, m[1]+m[2]+m[3])
	}
	return list
}

// keyLiteralPair finds addPassthroughCopy({"from": "to"}).
func keyLiteralPair() *regexp.Regexp {
	return regexp.MustCompile(`\baddPassthroughCopy\(\s*\{\s*["']([^"'\n]*)["']\s*:\s*["']([^"'\n]*)["']\s*,?\s*\}\s*[,)]`)
}
