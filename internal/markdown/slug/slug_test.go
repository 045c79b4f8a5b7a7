package slug

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOf(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "The Lake": "the-lake", " a - b ": "a---b", "C++ & Go!": "c--go", "snake_case": "snake_case", "湖 Ärger": "湖-ärger", "1. One": "1-one",
	} {
		require.Equal(t, want, Of([]byte(text)), text)
	}
}

func TestUnique(t *testing.T) {
	var ids IDs
	require.Equal(t, "a-1", ids.Take("a-1"))
	require.Equal(t, []string{"a", "a-2", "a-3", ""}, []string{ids.Unique("a"), ids.Unique("a"), ids.Unique("a"), ids.Unique("")})
}
