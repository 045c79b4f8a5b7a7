package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SafeName is s without what a file system or a generator takes ill in a
// name: separators, control characters, the characters and endings that
// Windows forbids, and the marks in front of files that Jekyll and Hexo pass
// over. It may be empty.
func SafeName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(`<>:"/\|?*`, r) || unicode.Is(unicode.Cf, r) {
			return '-'
		}
		return r
	}, s)
	s = strings.TrimLeft(s, "._#~- ")
	const longest = 180 // bytes; file systems allow 255, and there is a date and a number to come
	for len(s) > longest {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	s = strings.TrimRight(s, ". ")
	if isDevice(s) {
		return "post-" + s
	}
	return s
}

// isDevice reports whether Windows has a device of this name.
func isDevice(s string) bool {
	s, _, _ = strings.Cut(strings.ToLower(s), ".")
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	port := strings.HasPrefix(s, "com") || strings.HasPrefix(s, "lpt")
	return port && len(s) == 4 && s[3] >= '0' && s[3] <= '9'
}
