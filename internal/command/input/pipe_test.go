//go:build unix

package input

import (
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPipe would hang if a pipe among the posts were opened.
func TestPipe(t *testing.T) {
	folder(t, "b.md")
	require.NoError(t, syscall.Mkfifo("a.md", 0o666))
	const want = "<a.md: want a regular file, have a named pipe> b.md"
	for _, args := range []Args{{Names: []string{"a.md", "b.md"}}, {Names: []string{"."}}, {Names: []string{"*"}}, {List: []string{"a.md", "b.md"}}} {
		require.Equal(t, want, names(t, args.Sources()))
		require.Equal(t, want, posts(t, args.Sources()))
	}
	require.Equal(t, []Source{{Files: []string{"/dev/null"}}}, Args{Names: []string{"/dev/null"}}.Sources(), "of the system")
}
