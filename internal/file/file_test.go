package file

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func requireFile(t *testing.T, name, want string, mode fs.FileMode) {
	t.Helper()
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, want, string(src))
	fi, err := os.Stat(name)
	require.NoError(t, err)
	require.Equal(t, mode, fi.Mode())
}

func TestReplace(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, Replace("a", 0o600, text("one")))
	requireFile(t, "a", "one", 0o600)
	require.NoError(t, Replace("a", 0o640, text("two")))
	requireFile(t, "a", "two", 0o640)
	require.NoError(t, Replace("b", 0, text("new")))
	require.FileExists(t, "b")
}

// TestReplaceFails checks that nothing is left of what could not be written,
// and that no error names the file beside.
func TestReplaceFails(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("folder", 0o777))
	require.NoError(t, os.WriteFile("a", []byte("old"), 0o600))
	full := errors.New("full")
	for name, want := range map[string]error{"a": full, "folder": fs.ErrExist, "none/a": fs.ErrNotExist} {
		err := Replace(name, 0o666, func(io.Writer) error {
			if name == "a" {
				return full
			}
			return nil
		})
		require.ErrorIs(t, err, want)
		require.NotContains(t, Cause(err).Error(), name+".")
	}
	requireFile(t, "a", "old", 0o600)
	left, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Len(t, left, 2)
}
