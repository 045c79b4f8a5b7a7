// Package place says where in a text something stands. It takes offsets, and
// gives lines and columns; and it has the form of an error that knows its
// place, which every step up to the Article uses. It does not know what the
// text is.
package place

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// An Error is what is wrong at one place of a text.
type Error struct {
	Line   int    // from 1; 0: the whole text
	Column int    // in characters, from 1; 0: the whole line
	Key    string // of the front matter; empty when it is not about one
	Err    error  // what is wrong; never nil
}

// Error returns "line:column: key: message", less what is empty.
func (e *Error) Error() string {
	var b strings.Builder
	for _, n := range []int{e.Line, e.Column} {
		if n > 0 {
			fmt.Fprintf(&b, "%d:", n)
		}
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	if e.Key != "" {
		b.WriteString(e.Key + ": ")
	}
	return b.String() + e.Err.Error()
}

// Unwrap returns e.Err.
func (e *Error) Unwrap() error { return e.Err }

// A Range is a part of a text: the bytes from Start up to End.
type Range struct{ Start, End int }

// ErrTooLarge is what an error wraps when a limit is passed.
var ErrTooLarge = errors.New("larger than allowed")

// A Cursor turns offsets into lines and columns. It is cheap when the
// offsets only grow, as it counts from the last one.
type Cursor struct {
	Src          []byte // the text; set before the first call
	offset       int
	line, column int // of offset; 0 at the start
}

// At returns the line and the column, in characters, of the byte at
// offset.
func (c *Cursor) At(offset int) (line, column int) {
	if offset < c.offset || c.line == 0 {
		c.offset, c.line, c.column = BOM(c.Src), 1, 1
	}
	if offset < c.offset {
		return 1, 1 // within the byte order mark
	}
	passed := c.Src[c.offset:offset]
	if n := bytes.Count(passed, newline); n > 0 {
		c.line += n
		c.column = 1
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	c.column += runeCount(passed)
	c.offset = offset
	return c.line, c.column
}

// runeCount is utf8.RuneCount, which copies what is not ASCII (Go 1.26).
func runeCount(text []byte) int {
	n := 0
	for ; len(text) > 0; n++ {
		_, size := utf8.DecodeRune(text)
		text = text[size:]
	}
	return n
}

var newline = []byte("\n")

// BOM is the length of the byte order mark that src begins with.
func BOM(src []byte) int {
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		return len("\ufeff")
	}
	return 0
}

// LineStarts are the offsets at which the lines of src begin, where a lone CR
// ends one, too, as in YAML.
func LineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' || c == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// RuneOffset is the offset of the character n characters after offset i.
func RuneOffset(src []byte, i, n int) int {
	for ; n > 0 && i < len(src); n-- {
		_, size := utf8.DecodeRune(src[i:])
		i += size
	}
	return i
}

// InvalidUTF8 is the offset of the first byte of src that is no UTF-8, or
// -1.
func InvalidUTF8(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// Quote is s as it may stand in an error: quoted, and not longer than a line.
func Quote(s string) string {
	const longest = 40
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
