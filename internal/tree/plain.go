package tree

import "strings"

// IsPlainKey reports whether s is a name, and none that is a value of
// another type in some version of YAML.
func IsPlainKey(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && s[i] != '_' && (i == 0 || s[i] != '-' && (s[i] < '0' || s[i] > '9')) {
			return false
		}
	}
	return s != "" && len(s) < 128 && !IsPlainWord(s)
}

// IsPlainWord reports whether s is a truth value or nothing in some version
// of YAML and some spelling.
func IsPlainWord(s string) bool {
	if len(s) > len("false") {
		return false
	}
	for _, word := range []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"} {
		if strings.EqualFold(s, word) {
			return true
		}
	}
	return false
}
