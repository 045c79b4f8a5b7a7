package address

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPosts(t *testing.T) {
	p := NewPosts([]string{"content/posts/One Note.md", "content/posts/harbour/index.md", "content/about.html"})
	for name, want := range map[string]bool{
		"one-note": true, "One Note.md": true, "posts/one-note.md": true, "/posts/one note": true, "../posts/one-note": true,
		"harbour": true, "posts/harbour/": true, "posts": true, "about": true, "": true,
		"note": false, "two-notes": false, "content/one-note": false, "posts/about": false,
	} {
		require.Equal(t, want, p.EndsWith(name), name)
	}
	require.True(t, p.Has("content/about.html"))
	require.False(t, p.Has("content/about"))
	p = NewPosts(nil)
	require.True(t, p.Has("x") && p.EndsWith("x"))
}
