//go:build unix

package article

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFilesPipe would hang if a pipe were opened.
func TestFilesPipe(t *testing.T) {
	dir := put(t, "a.md")
	require.NoError(t, syscall.Mkfifo(filepath.Join(dir, "b.md"), 0o666))
	link(t, "b.md", dir, "c.md")
	require.Equal(t, "a.md !b.md !c.md", files(t, os.DirFS(dir)))
	require.Equal(t, "!b.md", files(t, os.DirFS(dir), "b.md"))
	for a, err := range ParseFS(os.DirFS(dir), "b.md") {
		require.Nil(t, a)
		require.EqualError(t, err, "b.md: want a regular file, have a named pipe")
	}
}

// TestFilesDevice would never end if a device were read.
func TestFilesDevice(t *testing.T) {
	dir := put(t, "a.md")
	link(t, "/dev/zero", dir, "b.md")
	require.Equal(t, "a.md !b.md", files(t, os.DirFS(dir)))
	for a, err := range ParseFS(os.DirFS(dir), "b.md") {
		require.Nil(t, a)
		require.EqualError(t, err, "b.md: want a regular file, have a device")
	}
}
