package sourcemap

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMap asks for the places of <h1>abc</h1>x, of "# abc" and a text that
// stood before it.
func TestMap(t *testing.T) {
	m := New(4)
	m.Stand(0, 10, 15)
	m.Copy(4, 12, 2)
	m.Copy(6, 14, 1)
	m.Copy(12, 3, 1)
	for at, want := range map[int]int{0: 10, 3: 10, 4: 12, 6: 14, 7: 15, 11: 15, 12: 3, 99: 4} {
		require.Equal(t, want, m.Offset(at), at)
	}
	start, end := m.Span(0, 12)
	require.Equal(t, [2]int{10, 15}, [2]int{start, end})
	start, end = m.Span(4, 7)
	require.Equal(t, [2]int{12, 15}, [2]int{start, end})
	at, ok := m.Exact(5)
	require.True(t, ok && at == 13)
	_, ok = m.Exact(8)
	require.False(t, ok)
	from, to, ok := m.Copied(3, 8)
	require.True(t, ok && from == 12 && to == 15)
	from, to, ok = m.Copied(3, 13)
	require.True(t, ok && from == 3 && to == 15, "what is copied out of order")
	_, _, ok = m.Copied(8, 12)
	require.False(t, ok)
	require.Zero(t, new(Map).Offset(7))
}
