package site

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestUnion(t *testing.T) {
	a := fstest.MapFS{"img/a.png": {Data: []byte("a")}, "x.pdf": {}}
	b := fstest.MapFS{"img/a.png": {Data: []byte("b")}, "img/b.png": {}}
	u := Union{{FS: a}, {FS: b}, {FS: a, At: "blog/files"}}
	for _, c := range []struct{ dir, want string }{
		{".", "blog img x.pdf"}, {"img", "a.png b.png"}, {"blog", "files"}, {"blog/files", "img x.pdf"}, {"none", ""},
	} {
		entries, err := u.ReadDir(c.dir)
		require.NoError(t, err)
		var have strings.Builder
		for i, e := range entries {
			if i > 0 {
				have.WriteString(" ")
			}
			have.WriteString(e.Name())
		}
		require.Equal(t, c.want, have.String(), c.dir)
	}
	data, err := fs.ReadFile(u, "img/a.png")
	require.NoError(t, err)
	require.Equal(t, "a", string(data))
	for name, want := range map[string]error{"img/c.png": fs.ErrNotExist, "../x": fs.ErrInvalid, "blog/x.pdf": fs.ErrNotExist} {
		_, err := u.Open(name)
		require.ErrorIs(t, err, want)
	}
	_, err = fs.Stat(u, "blog/files/x.pdf")
	require.NoError(t, err)
}
