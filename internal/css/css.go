// Package css reads style attributes as far as they say how a text looks. It
// takes the bytes of an attribute or of a value, and gives declarations, and
// whether a colour is grey or a size small. It knows no elements and no
// classes.
package css

import (
	"bytes"
	"strconv"
)

// Declarations goes over the declarations of a style attribute.
func Declarations(css []byte) func(yield func(name, value []byte) bool) {
	return func(yield func(name, value []byte) bool) {
		for decl := range bytes.SplitSeq(css, []byte(";")) {
			name, value, ok := bytes.Cut(decl, []byte(":"))
			if !ok {
				continue
			}
			name = bytes.ToLower(bytes.TrimSpace(name))
			if !yield(name, withoutImportant(bytes.TrimSpace(value))) {
				return
			}
		}
	}
}

// withoutImportant is a value without an !important at its end.
func withoutImportant(value []byte) []byte {
	const word = "important"
	n := len(value) - len(word)
	if n < 0 || !EqualFold(value[n:], word) {
		return value
	}
	if before, ok := bytes.CutSuffix(bytes.TrimSpace(value[:n]), []byte("!")); ok {
		return bytes.TrimSpace(before)
	}
	return value
}

// EqualFold reports whether b is the ASCII text s, without regard to case.
func EqualFold(b []byte, s string) bool { return len(b) == len(s) && bytes.EqualFold(b, []byte(s)) }

// IsGrey reports whether a colour is a grey that is meant to stand back: not
// black, not white.
func IsGrey(color []byte) bool {
	switch string(bytes.ToLower(color)) {
	case "gray", "grey", "darkgray", "darkgrey", "dimgray", "dimgrey", "silver", "lightgray", "lightgrey", "slategray", "slategrey":
		return true
	}
	r, g, b, ok := rgb(color)
	lo, hi := min(r, g, b), max(r, g, b)
	return ok && lo >= 0x50 && hi <= 0xd0 && hi-lo <= 0x24
}

// rgb reads #666, #666666 and rgb(102, 102, 102); rgba(0, 0, 0, 0.6) as it
// looks on white.
func rgb(color []byte) (r, g, b int, ok bool) {
	if hex, found := bytes.CutPrefix(color, []byte("#")); found {
		n, err := strconv.ParseUint(string(hex), 16, 32)
		switch {
		case err == nil && len(hex) == 3:
			return int(n>>8&15) * 17, int(n>>4&15) * 17, int(n&15) * 17, true
		case err == nil && len(hex) == 6:
			return int(n >> 16), int(n >> 8 & 255), int(n & 255), true
		}
		return 0, 0, 0, false
	}
	open := bytes.IndexByte(color, '(')
	if open < 0 || !bytes.HasPrefix(bytes.ToLower(color), []byte("rgb")) {
		return 0, 0, 0, false
	}
	parts := bytes.FieldsFunc(color[open+1:], func(r rune) bool { return r != '.' && r != '%' && (r < '0' || r > '9') })
	if len(parts) != 3 && len(parts) != 4 {
		return 0, 0, 0, false
	}
	alpha := 1.0
	if len(parts) == 4 {
		alpha = min(number(parts[3], 1), 1)
	}
	var n [3]int
	for i := range n {
		n[i] = 255 - int(alpha*(255-min(number(parts[i], 255), 255)))
	}
	return n[0], n[1], n[2], true
}

// number reads a number, or a share in percent of a whole; 0 if it is neither.
func number(text []byte, whole float64) float64 {
	share, ok := bytes.CutSuffix(text, []byte("%"))
	n, err := strconv.ParseFloat(string(share), 64)
	switch {
	case err != nil:
		return 0
	case ok:
		return n * whole / 100
	}
	return n
}

// IsSmall reports whether a font size is below what a body is set in.
func IsSmall(size []byte) bool {
	switch string(bytes.ToLower(size)) {
	case "small", "smaller", "x-small", "xx-small":
		return true
	}
	i := bytes.IndexFunc(size, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if i < 0 {
		return false
	}
	n, err := strconv.ParseFloat(string(size[:i]), 64)
	if err != nil {
		return false
	}
	switch string(bytes.ToLower(size[i:])) {
	case "px":
		return n <= 13
	case "pt":
		return n <= 9.5
	case "em", "rem":
		return n <= 0.9
	case "%":
		return n <= 90
	}
	return false
}
