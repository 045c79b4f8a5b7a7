package page

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// A Position is a place in a file.
type Position struct {
	Line       int // from 1; lines end with LF or CRLF
	Column     int // in characters, from 1; a byte order mark is none
	ByteColumn int // in bytes, from 1
}

// A Span is a part of a file, up to but without End. The zero Span is the
// whole file.
type Span struct{ Start, End Position }

// A lineCursor finds offsets. It counts on from the last place.
type lineCursor struct {
	line, column int // from 1; 0 at the start
	at           int
}

func (c *lineCursor) offset(src []byte, line, column int) int {
	if c.line == 0 || line < c.line || line == c.line && column < c.column {
		*c = lineCursor{1, 1, 0}
		if bytes.HasPrefix(src, bom) {
			c.at = len(bom)
		}
	}
	for ; c.line < line; c.line++ {
		i := bytes.IndexByte(src[c.at:], '\n')
		if i < 0 {
			return len(src)
		}
		c.at += i + 1
		c.column = 1
	}
	for ; c.column < column && c.at < len(src) && src[c.at] != '\n'; c.column++ {
		_, n := utf8.DecodeRune(src[c.at:])
		c.at += n
	}
	return c.at
}

// Positions are the places of offsets, in one pass over src if they are in
// order.
func Positions(src []byte, offsets []int) []Position {
	list := make([]Position, len(offsets))
	order := make([]int, len(offsets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return offsets[a] - offsets[b] })
	at, lineStart, here := 0, 0, Position{Line: 1, Column: 1}
	for _, i := range order {
		to := min(max(offsets[i], at), len(src))
		passed := src[at:to]
		if n := bytes.Count(passed, []byte("\n")); n > 0 {
			here.Line, here.Column = here.Line+n, 1
			lineStart = at + bytes.LastIndexByte(passed, '\n') + 1
			passed = src[lineStart:to]
		} else if at == 0 {
			passed = bytes.TrimPrefix(passed, bom)
		}
		here.Column += utf8.RuneCount(passed)
		here.ByteColumn = to - lineStart + 1
		at, list[i] = to, here
	}
	return list
}
