// Package term writes for somebody at a terminal: it takes counts and texts,
// and gives a progress bar, numbers that can be read, and lines that the
// terminal does not obey. It does not know what the work is.
package term

import (
	"strconv"
	"strings"
	"unicode"
)

// OneLine is s without control characters, those of the direction of text
// among them. A file may have them in its name, and a terminal would obey
// them.
func OneLine(s string) string {
	var b strings.Builder
	for _, r := range s {
		if !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) {
			b.WriteRune(r)
			continue
		}
		q := strconv.QuoteRune(r)
		b.WriteString(q[1 : len(q)-1])
	}
	return b.String()
}

// Thousands is n with commas: 5,685.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
