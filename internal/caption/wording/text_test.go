package wording

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsEquation(t *testing.T) {
	for _, s := range []string{"a = b", "x=1", "E = mc²", "a ≤ b", "f(x) = sin x + 1 / 2 - 3 * (4 + 5)"} {
		require.True(t, IsEquation(s), s)
	}
	for _, s := range []string{"", "a", "1 + 1", "the quay = the pier", "码头 = 港口", "about ≈ 3"} {
		require.False(t, IsEquation(s), s)
	}
}

func TestEndsSentence(t *testing.T) {
	for s, want := range map[string]bool{"": false, "a": false, "a.": true, "a?”": true, "a。）": true, "a…": true, "a.b": false, "(a)": false} {
		require.Equal(t, want, EndsSentence(s), s)
	}
}
