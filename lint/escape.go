package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Escape returns s on one line and without what a terminal or a CI runner
// would act on: control characters, line separators, characters that turn
// the direction of text, bytes that are no UTF-8, a leading :: and ##[ (or
// ##name[) anywhere. They become \x1b, \u202e and the like.
func Escape(s string) string {
	if !needsEscape(s) {
		return s
	}
	var b strings.Builder
	command := leadingCommand(s)
	for i, r := range s {
		_, n := utf8.DecodeRuneInString(s[i:])
		if i == command || mustEscape(s[i:], r, n) {
			b.WriteString(escapeRune(r, n, s[i]))
			continue
		}
		b.WriteString(s[i : i+n])
	}
	return b.String()
}

func needsEscape(s string) bool {
	for i, r := range s {
		if r == utf8.RuneError || mustEscape(s[i:], r, 0) {
			return true
		}
	}
	return leadingCommand(s) >= 0
}

// leadingCommand is the offset of the :: that s begins with, or -1. A runner
// trims a line before it looks for it.
func leadingCommand(s string) int {
	trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
	if !strings.HasPrefix(trimmed, "::") {
		return -1
	}
	return len(s) - len(trimmed)
}

// mustEscape decides on the character r that s begins with, of size bytes.
func mustEscape(s string, r rune, size int) bool {
	return IsUnsafe(r) || r == utf8.RuneError && size == 1 || r == '#' && isRunnerCommand(s)
}

// IsUnsafe reports whether a terminal may act on the character, or a reader
// be misled by it: control characters (C0, C1, delete), line and paragraph
// separators, marks and overrides of direction, the byte order mark.
func IsUnsafe(r rune) bool {
	return unicode.IsControl(r) || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
		r == 0x200e || r == 0x200f || r == 0x061c || r == 0xfeff
}

// isRunnerCommand reports whether s begins with ##[ or ##name[, which the
// runners of GitHub, Azure and TeamCity take for a command.
func isRunnerCommand(s string) bool {
	rest, ok := strings.CutPrefix(s, "##")
	if !ok {
		return false
	}
	const longest = 20 // name and bracket
	return strings.HasPrefix(strings.TrimLeft(rest[:min(len(rest), longest)], "abcdefghijklmnopqrstuvwxyz"), "[")
}

// escapeRune writes the character r of size bytes, of which first is the
// first.
func escapeRune(r rune, size int, first byte) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case size == 1:
		return fmt.Sprintf(`\x%02x`, first)
	}
	return fmt.Sprintf(`\u%04x`, r)
}
