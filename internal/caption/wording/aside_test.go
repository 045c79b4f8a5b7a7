package wording

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsAside(t *testing.T) {
	for _, s := range []string{"this post is old", "note: it is old", "编者按：旧文", "（本文作者：某某）"} {
		require.True(t, IsAside(s), s)
	}
	for _, s := range []string{"", "the post is old", "a note", "the quay"} {
		require.False(t, IsAside(s), s)
	}
}

func TestIsEndMark(t *testing.T) {
	for _, s := range []string{"", "***", "— The End —", "（完）", "[全文完]", "EOF", "Fin."} {
		require.True(t, IsEndMark(s), s)
	}
	for _, s := range []string{"the ending", "完成", "!", "?", strings.Repeat("*", 61)} {
		require.False(t, IsEndMark(s), s)
	}
}
