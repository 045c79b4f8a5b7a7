package place

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// A spot is an offset with the line and the column that it is at.
type spot struct{ offset, line, column int }

func TestCursor(t *testing.T) {
	for src, spots := range map[string][]spot{
		"":                     {{0, 1, 1}},
		"ab":                   {{0, 1, 1}, {1, 1, 2}, {2, 1, 3}},
		"\ufeffä中\r\nb\n\nc":   {{0, 1, 1}, {2, 1, 1}, {3, 1, 1}, {5, 1, 2}, {8, 1, 3}, {9, 1, 4}, {10, 2, 1}, {11, 2, 2}, {12, 3, 1}, {13, 4, 1}, {14, 4, 2}},
		"\n\ufeffa":            {{0, 1, 1}, {1, 2, 1}, {4, 2, 2}}, // a mark within a text is a character
		"a\rb\u2028c":          {{2, 1, 3}, {6, 1, 5}},            // LF alone ends a line
		"\xff\xc3a":            {{1, 1, 2}, {2, 1, 3}, {3, 1, 4}}, // a byte that is no UTF-8 is a character
		strings.Repeat("𠀀", 3): {{4, 1, 2}, {12, 1, 4}},
	} {
		there, back := Cursor{Src: []byte(src)}, Cursor{Src: []byte(src)}
		for i, want := range spots {
			requireAt(t, &there, want)
			requireAt(t, &back, spots[len(spots)-1-i])
			requireAt(t, &Cursor{Src: []byte(src)}, want)
		}
	}
}

func requireAt(t *testing.T, c *Cursor, want spot) {
	line, column := c.At(want.offset)
	require.Equal(t, want, spot{want.offset, line, column}, "%q", c.Src)
}

// FuzzCursor checks that one cursor that goes back and forth counts what a
// new look at all that stands before an offset counts.
func FuzzCursor(f *testing.F) {
	fixture.Seeds(f, func(post []byte) { f.Add(string(post), "\x00\x07\xff\x03") })
	f.Add("\ufeffä中\r\nb\n\nc", "\x05\x01\x08\x00")
	f.Fuzz(func(t *testing.T, src, way string) {
		starts := []int{len(src)}
		for i := range src {
			starts = append(starts, i)
		}
		c := Cursor{Src: []byte(src)}
		for i := range len(way) {
			offset := starts[int(way[i])*len(starts)/256]
			before := strings.TrimPrefix(src[:offset], "\ufeff")
			line := before[strings.LastIndexByte(before, '\n')+1:]
			requireAt(t, &c, spot{offset, strings.Count(before, "\n") + 1, len([]rune(line)) + 1})
		}
	})
}

func TestError(t *testing.T) {
	cause := errors.New("want a, have b")
	for want, e := range map[string]Error{
		"want a, have b":               {},
		"3: want a, have b":            {Line: 3},
		"3:7: want a, have b":          {Line: 3, Column: 7},
		"title: want a, have b":        {Key: "title"},
		"3:7: title: want a, have b":   {Line: 3, Column: 7, Key: "title"},
		"3:7: a: b: c: want a, have b": {Line: 3, Column: 7, Key: "a: b: c"},
	} {
		e.Err = cause
		require.EqualError(t, &e, want)
		require.ErrorIs(t, &e, cause)
	}
}

func TestJoin(t *testing.T) {
	a, b := &Error{Line: 1, Err: errors.New("a")}, &Error{Line: 2, Err: fmt.Errorf("b is %w", ErrTooLarge)}
	require.NoError(t, Join(nil)) // not a nil *Error in an error
	require.Same(t, a, Join([]*Error{a}))
	both := Join([]*Error{b, a})
	require.EqualError(t, both, "1: a\n2: b is larger than allowed", "in the order of the text")
	require.ErrorIs(t, both, ErrTooLarge)
	first, ok := errors.AsType[*Error](both)
	require.True(t, ok)
	require.Same(t, a, first)
}

func TestBOM(t *testing.T) {
	for src, want := range map[string]int{"": 0, "a": 0, "\ufeff": 3, "\ufeffa": 3, "a\ufeff": 0, "\xef\xbb": 0, "\xff\xfe": 0} {
		require.Equal(t, want, BOM([]byte(src)), "%q", src)
	}
}

func TestRuneOffset(t *testing.T) {
	src := []byte("aä中\xffb")
	for _, c := range []struct{ from, n, want int }{
		{0, 0, 0}, {0, 1, 1}, {0, 2, 3}, {0, 3, 6}, {0, 4, 7}, {1, 2, 6}, {6, 1, 7}, {0, 5, 8}, {0, 6, 8}, {8, 1, 8}, {3, -1, 3},
	} {
		require.Equal(t, c.want, RuneOffset(src, c.from, c.n), "%+v", c)
	}
}

func TestInvalidUTF8(t *testing.T) {
	for src, want := range map[string]int{
		"": -1, "aä中𠀀": -1, "\ufffd": -1, "\xff": 0, "ä\xffb": 2, "a\xe4\xb8": 1, "\xc0\xaf": 0, "中\xed\xa0\x80": 3,
	} {
		require.Equal(t, want, InvalidUTF8([]byte(src)), "%q", src)
	}
}

func TestQuote(t *testing.T) {
	long := strings.Repeat("中", 40)
	for s, want := range map[string]string{
		"":          `""`,
		"a \"b\"\n": `"a \"b\"\n"`,
		long:        `"` + long + `"`,
		long + "b":  `"` + long + `…"`,
		"a\xff":     `"a\xff"`,
	} {
		require.Equal(t, want, Quote(s))
	}
}
