package phrase

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMore(t *testing.T) {
	require.Equal(t, " (and 3 more)", MoreInPost(3))
	require.Equal(t, "; 3 more in this folder are alike", MoreInFolder(3))
	require.Empty(t, MoreInPost(0)+MoreInPost(-1)+MoreInFolder(0))
}

func TestCutMore(t *testing.T) {
	for _, c := range []struct {
		message    string
		rest       string
		n          int
		atEnd      string
		numberThen int
	}{
		{"", "", 0, "", 0},
		{"have <T>" + MoreInPost(5) + "; write &lt;", "have <T>; write &lt;", 5, "have <T> (and 5 more); write &lt;", 0},
		{"have the byte 0x80" + MoreInPost(3), "have the byte 0x80", 3, "have the byte 0x80", 3},
		{"a" + MoreInPost(1) + " b" + MoreInPost(2), "a b (and 2 more)", 1, "a (and 1 more) b", 2},
		{"want x; have y; z" + MoreInFolder(12), "want x; have y; z", 12, "want x; have y; z; 12 more in this folder are alike", 0},
		{"x (and many more) (and 2 more) y", "x (and many more) y", 2, "x (and many more) (and 2 more) y", 0},
		{"x (and 0 more)", "x (and 0 more)", 0, "x (and 0 more)", 0},
		{"x (and 99999999999999999999 more)", "x (and 99999999999999999999 more)", 0, "x (and 99999999999999999999 more)", 0},
		{"7 more) and 7 more in this folder are alike", "7 more) and 7 more in this folder are alike", 0, "7 more) and 7 more in this folder are alike", 0},
	} {
		rest, n := CutMore(c.message)
		require.Equal(t, c.rest, rest)
		require.Equal(t, c.n, n, c.message)
		rest, n = CutMoreAtEnd(c.message)
		require.Equal(t, c.atEnd, rest)
		require.Equal(t, c.numberThen, n, c.message)
	}
}

func TestQuote(t *testing.T) {
	require.Equal(t, `""`, Quote(""))
	require.Equal(t, `"a\n\"湖\x00"`, Quote("a\n\"湖\x00"))
	long := strings.Repeat("湖", 60)
	require.Equal(t, long, Shorten(long))
	require.Equal(t, long+"…", Shorten(long+"é"))
	require.Equal(t, `"`+long+`…"`, Quote(long+"é"))
}

func TestCount(t *testing.T) {
	require.Equal(t, "one", Count(1, "one", "%d of them"))
	require.Equal(t, "2 of them", Count(2, "one", "%d of them"))
	require.Equal(t, "0 of them", Count(0, "one", "%d of them"))
}
