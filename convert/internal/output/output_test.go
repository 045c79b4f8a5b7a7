package output

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

func open(t *testing.T) *os.Root {
	root, err := os.OpenRoot(t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { root.Close() })
	return root
}

func TestReplace(t *testing.T) {
	root := open(t)
	for _, text := range []string{"one", "two"} {
		require.NoError(t, Replace(root, "a/b/c.md", strings.NewReader(text)))
		have, err := root.ReadFile("a/b/c.md")
		require.NoError(t, err)
		require.Equal(t, text, string(have))
	}
	full := errors.New("full")
	require.ErrorIs(t, Replace(root, "a/b/c.md", iotest.ErrReader(full)), full)
	require.Error(t, Replace(root, "../c.md", strings.NewReader("")))
	require.Error(t, Replace(root, "a/b/c.md/d", strings.NewReader("")))
	require.Error(t, Replace(root, "a/b", strings.NewReader("")))
	f, err := root.Open("a/b")
	require.NoError(t, err)
	defer f.Close()
	names, err := f.Readdirnames(-1)
	require.NoError(t, err)
	require.Equal(t, []string{"c.md"}, names, "nothing is left of what failed")
}

func TestIsSame(t *testing.T) {
	root := open(t)
	long := strings.Repeat("0123456789", 20_000)
	require.NoError(t, Replace(root, "a", strings.NewReader(long)))
	for text, want := range map[string]bool{long: true, long + "0": false, long[:len(long)-1]: false, "1" + long[1:]: false, "": false} {
		same, err := IsSame(root, "a", iotest.OneByteReader(strings.NewReader(text)))
		require.NoError(t, err)
		require.Equal(t, want, same)
	}
	broken := errors.New("broken")
	_, err := IsSame(root, "a", iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
	_, err = IsSame(root, "none", strings.NewReader(""))
	require.Error(t, err)
}
