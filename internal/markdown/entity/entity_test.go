package entity

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRead(t *testing.T) {
	for text, want := range map[string]string{"&amp;x": "0", "&x": "1&amp;", "&#38;x": "5&amp;", "&#x4e2d;": "8中", "&#0;": "4\ufffd", "&nosuch;": "1&amp;", "&": "1&amp;"} {
		n, s := Read([]byte(text))
		require.Equal(t, want, string(rune('0'+n))+s, text)
	}
}

func TestDecode(t *testing.T) {
	for text, want := range map[string]string{"a": "a", `a\&b\x`: `a&b\x`, "a&amp;b&#99;": "a&bc", "&copy=1": "&copy=1"} {
		require.Equal(t, want, string(Decode([]byte(text))), text)
	}
}

func TestEscape(t *testing.T) {
	require.Equal(t, "&lt;", Escape('<'))
	require.Empty(t, Escape('a'))
}
