package more

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	require.Equal(t, " (and 3 more)", InPost(3))
	require.Equal(t, "; 3 more in this folder are alike", InFolder(3))
	require.Empty(t, InPost(0)+InPost(-1)+InFolder(0))
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		message    string
		rest       string
		n          int
		atEnd      string
		numberThen int
	}{
		{"", "", 0, "", 0},
		{"have <T>" + InPost(5) + "; write &lt;", "have <T>; write &lt;", 5, "have <T> (and 5 more); write &lt;", 0},
		{"have the byte 0x80" + InPost(3), "have the byte 0x80", 3, "have the byte 0x80", 3},
		{"a" + InPost(1) + " b" + InPost(2), "a b (and 2 more)", 1, "a (and 1 more) b", 2},
		{"want x; have y; z" + InFolder(12), "want x; have y; z", 12, "want x; have y; z; 12 more in this folder are alike", 0},
		{"x (and many more) (and 2 more) y", "x (and many more) y", 2, "x (and many more) (and 2 more) y", 0},
		{"x (and 0 more)", "x (and 0 more)", 0, "x (and 0 more)", 0},
		{"x (and 99999999999999999999 more)", "x (and 99999999999999999999 more)", 0, "x (and 99999999999999999999 more)", 0},
		{"7 more) and 7 more in this folder are alike", "7 more) and 7 more in this folder are alike", 0, "7 more) and 7 more in this folder are alike", 0},
	} {
		rest, n := Cut(c.message)
		require.Equal(t, c.rest, rest)
		require.Equal(t, c.n, n, c.message)
		rest, n = CutEnd(c.message)
		require.Equal(t, c.atEnd, rest)
		require.Equal(t, c.numberThen, n, c.message)
	}
}
