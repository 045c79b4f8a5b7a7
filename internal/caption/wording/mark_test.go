package wording

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPointsDown(t *testing.T) {
	for s, want := range map[string]string{"a ▼": "a", "👇 a": "a", "⬇\ufe0fa": "a", "▼": ""} {
		have, ok := PointsDown(s)
		require.True(t, ok, s)
		require.Equal(t, want, have, s)
	}
	for _, s := range []string{"", "a", "▲ a", "a ▼ b", " a\ufe0f"} {
		_, ok := PointsDown(s)
		require.False(t, ok, s)
	}
}
