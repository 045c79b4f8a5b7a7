// Package template finds the marks of template engines in a text: those of
// Liquid and Nunjucks, {{ … }} and {% … %}, and Hugo's shortcodes, {{< … >}}
// and {{% … %}}. In goes text; out come the places of its marks, or the text
// with a word in the place of each, which no reader of HTML or Markdown takes
// for anything. It must not know what an engine makes of a mark.
package template

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// All are the marks of a text, each as its start and its end, in order. A mark
// that is not closed is none, nor is one with another mark in it, or longer
// than any that was meant.
func All(s string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		var none []string // the ends that do not come any more
		for pos := 0; ; {
			start := next(s, pos)
			if start < 0 {
				return
			}
			closer := closerOf(s[start:])
			end := -1
			if !slices.Contains(none, closer) {
				if end = strings.Index(s[start+2:], closer); end < 0 {
					none = append(none, closer)
				}
			}
			if end < 0 {
				pos = start + 1
				continue
			}
			end += start + 2 + len(closer)
			if again := lastOpener(s[start+2 : end-len(closer)]); again >= 0 {
				pos = start + 2 + again
				continue
			}
			if end-start <= longest && !yield(start, end) {
				return
			}
			pos = end
		}
	}
}

const longest = 4096 // of a mark, in bytes

// IsShortcode reports whether a mark is one of Hugo's.
func IsShortcode(mark string) bool {
	return strings.HasPrefix(mark, "{{<") || strings.HasPrefix(mark, "{{%")
}

// Word is the first word of a mark: the name of a tag or of an object.
func Word(mark string) string {
	s := strings.TrimLeft(mark, "{%<-+ \t\r\n")
	if i := strings.IndexAny(s, " \t\r\n|.%}>["); i >= 0 {
		return s[:i]
	}
	return s
}

// next is where the next mark may start, -1 if nowhere.
func next(s string, pos int) int {
	for {
		i := strings.IndexByte(s[pos:], '{')
		if i < 0 || pos+i+1 == len(s) {
			return -1
		}
		pos += i
		if c := s[pos+1]; c == '{' || c == '%' {
			return pos
		}
		pos++
	}
}

func closerOf(s string) string {
	switch {
	case strings.HasPrefix(s, "{%"):
		return "%}"
	case strings.HasPrefix(s, "{{<"):
		return ">}}"
	case strings.HasPrefix(s, "{{%"):
		return "%}}"
	}
	return "}}"
}

func lastOpener(s string) int { return max(strings.LastIndex(s, "{{"), strings.LastIndex(s, "{%")) }

// Marks are the marks that words stand for. The zero Marks has none.
type Marks struct {
	list   []string
	number map[string]int
}

// A word is a number in noncharacters of Unicode (23.7), which are of no use in
// text.
const (
	open   = '\ufdd1'
	shut   = '\ufdd2'
	digits = '\ufde0' // to U+FDEF
)

// Hide puts a word in the place of each mark, and U+FFFD in that of what could
// be taken for such a word.
func (m *Marks) Hide(s string) string {
	s = withoutWords(s)
	var b strings.Builder
	pos := 0
	for start, end := range All(s) {
		b.WriteString(s[pos:start])
		m.write(&b, s[start:end])
		pos = end
	}
	if pos == 0 {
		return s
	}
	b.WriteString(s[pos:])
	return b.String()
}

func withoutWords(s string) string {
	if !strings.Contains(s, "\xef\xb7") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0xfdd0 && r <= 0xfdef {
			return utf8.RuneError
		}
		return r
	}, s)
}

func (m *Marks) write(b *strings.Builder, mark string) {
	n, ok := m.number[mark]
	if !ok {
		if m.number == nil {
			m.number = map[string]int{}
		}
		n = len(m.list)
		m.number[mark] = n
		m.list = append(m.list, mark)
	}
	b.WriteRune(open)
	for shift := 28; shift >= 0; shift -= 4 {
		if shift == 0 || n>>shift > 0 {
			b.WriteRune(digits + rune(n>>shift&0xf))
		}
	}
	b.WriteRune(shut)
}

// Show puts the marks back in the place of their words, each as the function
// writes it; nil: as it is.
func (m *Marks) Show(s string, as func(mark string) string) string {
	if m == nil || !IsHidden(s) {
		return s
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, string(open))
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		word, after, _ := strings.Cut(rest, string(shut))
		if mark, ok := m.of(word); ok && as != nil {
			b.WriteString(as(mark))
		} else {
			b.WriteString(mark)
		}
		s = after
	}
}

// of is the mark that a word stands for.
func (m *Marks) of(word string) (string, bool) {
	n := 0
	for _, r := range word {
		if r < digits || r > digits+0xf || n > len(m.list) {
			return "", false
		}
		n = n<<4 + int(r-digits)
	}
	if n >= len(m.list) {
		return "", false
	}
	return m.list[n], true
}

// IsHidden reports whether there is a word for a mark in a text.
func IsHidden(s string) bool { return strings.ContainsRune(s, open) }

// WordLen is the length of the word for a mark that a text begins with, 0 if it
// begins with none.
func WordLen(s string) int {
	if !strings.HasPrefix(s, string(open)) {
		return 0
	}
	return strings.Index(s, string(shut)) + len(string(shut))
}
