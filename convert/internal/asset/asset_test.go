package asset

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/convert/internal/address"
)

// root is a new folder with files of these names.
func root(t *testing.T, names ...string) *os.Root {
	dir := t.TempDir()
	for _, name := range names {
		name = filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, nil, 0o666))
	}
	r, err := os.OpenRoot(dir)
	require.NoError(t, err)
	t.Cleanup(func() { r.Close() })
	return r
}

func TestFind(t *testing.T) {
	r := root(t, "p/a.md", "p/a.png", "p/x/b c.png", "p/a/own.png", "p/a/two.png", "p/two.png", "img/i.png", "p/img/i.png", "q/i.png", "p/.env", "p/d/e", "file")
	if err := r.Symlink("../../outside.png", "p/link.png"); err == nil {
		require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(r.Name()), "outside.png"), nil, 0o666))
		require.NoError(t, r.Symlink("loop.png", "p/loop.png"))
	}
	f := Finder{Root: r, Post: "p/a.md", Folder: "out/a"}
	for _, tt := range []struct {
		address string
		want    File
	}{
		{"a.png", File{Source: "p/a.png", Name: "out/a/a.png"}},
		{"./a.png?v=1#x", File{Source: "p/a.png", Name: "out/a/a.png"}},
		{"x/b%20c.png", File{Source: "p/x/b c.png", Name: "out/a/x/b c.png"}},
		{"own.png", File{Source: "p/a/own.png", Name: "out/a/own.png"}},
		{"a/own.png", File{Source: "p/a/own.png", Name: "out/a/a/own.png"}},
		{"two.png", File{Source: "p/a/two.png", Name: "out/a/two.png", Other: "p/two.png"}},
		{"../q/i.png", File{Source: "q/i.png", Name: "out/q/i.png"}},
		{"../img/i.png", File{Source: "img/i.png", Name: "out/img/i.png", Other: "p/img/i.png"}},
		{"none.png", File{Err: fs.ErrNotExist}},
		{"../../file", File{Source: "file", Name: "file"}},
		{"../../../file", File{Err: ErrOutside}},
		{"../../../outside.png", File{Err: ErrOutside}},
		{"link.png", File{Err: ErrOutside}},
		{".env", File{Err: ErrHidden}},
		{"d", File{Err: ErrNoFile}},
		{"a.png/b", File{Err: fs.ErrNotExist}},
		{"a%00.png", File{Err: fs.ErrNotExist}},
	} {
		have, ok := f.Find(address.Ref{Value: tt.address})
		require.True(t, ok, tt.address)
		if tt.address == "a.png/b" {
			require.Error(t, have.Err)
			continue
		}
		require.Equal(t, tt.want, have, tt.address)
	}
	have, _ := f.Find(address.Ref{Value: "loop.png"})
	require.Error(t, have.Err)

	for _, s := range []string{"", "b.md", "b.html?x", "b/", "#x", "next", "www.example.com", "d"} {
		_, ok := f.Find(address.Ref{Value: s, Link: true})
		require.False(t, ok, s)
	}
	for _, s := range []string{"none.pdf", "a.png"} {
		_, ok := f.Find(address.Ref{Value: s, Link: true})
		require.True(t, ok, s)
	}

	f.Within = true
	have, _ = f.Find(address.Ref{Value: "../q/i.png"})
	require.Equal(t, File{Err: ErrFolder}, have)
	f.Within, f.Folder = false, "."
	have, _ = f.Find(address.Ref{Value: "../q/i.png"})
	require.Equal(t, File{Err: ErrNoRoom}, have)
	f.Root = nil
	have, _ = f.Find(address.Ref{Value: "a.png"})
	require.Equal(t, File{Err: ErrUnknown}, have)
}
