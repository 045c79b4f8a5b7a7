// Package entity reads the entities and the escapes of text, and writes what
// HTML wants encoded. It takes and gives bytes, and knows no Markdown but its
// backslash.
package entity

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/util"
)

// Escape is what a byte of text is written as in HTML, empty for itself.
func Escape(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return ""
}

// Read says what an & is written as: a name that Markdown knows stays, as
// HTML knows it, too; a number is decoded, which HTML does in another way; all
// else is an &.
func Read(text []byte) (int, string) {
	const longest = 40 // bytes of a name
	if end := bytes.IndexByte(text[:min(len(text), longest)], ';'); end > 0 {
		name := string(text[1:end])
		if _, ok := util.LookUpHTML5EntityByName(name); ok {
			return 0, ""
		}
		if c, ok := numeric(name); ok {
			return end + 1, escapedRune(c)
		}
	}
	return 1, "&amp;"
}

// numeric decodes #38 and #x26 (CommonMark 0.31.2, 2.5).
func numeric(name string) (rune, bool) {
	digits, base, most := name, 10, 7
	if len(digits) < 2 || digits[0] != '#' {
		return 0, false
	}
	digits = digits[1:]
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most || len(digits) == 0 || !util.IsAlphaNumeric(digits[0]) {
		return 0, false
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, false
	}
	return util.ToValidRune(rune(v)), true
}

func escapedRune(c rune) string {
	if c < 0x80 && Escape(byte(c)) != "" {
		return Escape(byte(c))
	}
	return string(c)
}

// Decode is a text of Markdown without backslashes and entities, byte for
// byte as goldmark decodes them.
func Decode(text []byte) []byte {
	if bytes.IndexByte(text, '\\') >= 0 {
		text = util.UnescapePunctuations(text)
	}
	if bytes.IndexByte(text, '&') >= 0 {
		text = util.ResolveEntityNames(util.ResolveNumericReferences(text))
	}
	return text
}
