//go:build unix

package convert

import (
	"fmt"
	"os"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPipe would hang if a pipe among the posts were opened.
func TestPipe(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("b.md", []byte("---\ntitle: T\n---\n"), 0o666))
	require.NoError(t, syscall.Mkfifo("a.md", 0o666))
	for _, args := range [][]string{{"a.md", "b.md"}, {"."}, {"*"}, {"-files-from", "-"}} {
		c := command("a.md\nb.md\n", append([]string{"-q"}, args...)...)
		require.Equal(t, "b.md", c.files(t))
		require.Equal(t, "a.md: want a regular file, have a named pipe\n", c.stderr)
		require.Equal(t, 1, c.status)
	}
}

// TestSystemPipe reads what the shell makes of <(command).
func TestSystemPipe(t *testing.T) {
	r, w, err := os.Pipe()
	require.NoError(t, err)
	defer r.Close()
	_, err = w.WriteString("---\ntitle: T\n---\n")
	require.NoError(t, err)
	require.NoError(t, w.Close())
	name := fmt.Sprint("/dev/fd/", r.Fd())
	if _, err := os.Lstat(name); err != nil {
		t.Skip(err)
	}
	require.Equal(t, name, command("", name).files(t))
}
