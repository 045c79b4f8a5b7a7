package convert

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

func openRoot(t *testing.T) (*os.Root, string) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	t.Cleanup(func() { root.Close() })
	return root, dir
}

// files are the paths of the files below a folder with their content.
func files(t *testing.T, dir string) map[string]string {
	m := map[string]string{}
	require.NoError(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		m[name] = string(data)
		return err
	}))
	return m
}

// write writes posts and returns what became of each.
func write(t *testing.T, d *Dir, posts ...Post) []string {
	var list []string
	for _, p := range posts {
		name, outcome, err := d.Write(&p)
		if err != nil {
			list = append(list, err.Error())
			continue
		}
		list = append(list, name+" "+string(outcome))
	}
	return list
}

func TestDir(t *testing.T) {
	root, dir := openRoot(t)
	list := []Post{{Name: "a.md", File: "x/a.html", Data: []byte("1")}, {Name: "A.md", Data: []byte("2")}, {Name: "x/y/a.md", Data: []byte("3")}, {Name: "a.md", Data: []byte("4")},
		{Name: "e\u0301.md", Data: []byte("5")}, {Name: "é.md", Data: []byte("6")}}
	const had = "want a name of its own, have that of "
	outcomes := func(o string) []string {
		return []string{"a.md " + o, "A.md: " + had + "x/a.html", "x/y/a.md " + o, "a.md: " + had + "x/a.html", "e\u0301.md " + o, "é.md: " + had + "another post"}
	}
	want := map[string]string{"a.md": "1", "x/y/a.md": "3", "e\u0301.md": "5"}

	dry := &Dir{Root: root, DryRun: true}
	require.Equal(t, outcomes("written"), write(t, dry, list...))
	require.Empty(t, files(t, dir))
	require.Equal(t, []string{"a.md written"}, write(t, &Dir{DryRun: true}, list[0]))

	require.Equal(t, outcomes("written"), write(t, &Dir{Root: root}, list...))
	require.Equal(t, want, files(t, dir))

	// A second run changes nothing.
	before, err := os.Stat(filepath.Join(dir, "a.md"))
	require.NoError(t, err)
	time.Sleep(10 * time.Millisecond)
	require.Equal(t, outcomes("unchanged"), write(t, &Dir{Root: root}, list...))
	require.Equal(t, want, files(t, dir))
	after, err := os.Stat(filepath.Join(dir, "a.md"))
	require.NoError(t, err)
	require.Equal(t, before.ModTime(), after.ModTime())
	_, _, err = dry.Write(&list[0])
	require.ErrorIs(t, err, ErrTaken)

	// Other content is not written over without Force.
	other := Post{Name: "a.md", Data: []byte("7")}
	require.Equal(t, []string{"a.md: file exists and has other content"}, write(t, &Dir{Root: root}, other))
	require.Equal(t, []string{"a.md: file exists and has other content"}, write(t, &Dir{Root: root, DryRun: true}, other))
	require.Equal(t, want, files(t, dir))
	require.Equal(t, []string{"a.md replaced"}, write(t, &Dir{Root: root, DryRun: true, Force: true}, other))
	require.Equal(t, want, files(t, dir))
	require.Equal(t, []string{"a.md replaced"}, write(t, &Dir{Root: root, Force: true}, other))
	want["a.md"] = "7"
	require.Equal(t, want, files(t, dir))
	_, _, err = (&Dir{Root: root}).Write(&list[0])
	require.ErrorIs(t, err, ErrExists)
}

func TestDirErrors(t *testing.T) {
	root, dir := openRoot(t)
	require.NoError(t, os.Mkdir(filepath.Join(dir, "folder.md"), 0o777))
	require.Equal(t, []string{"folder.md: want a file, have d---------"}, write(t, &Dir{Root: root, Force: true}, Post{Name: "folder.md"}))
	require.Equal(t, []string{"a.md: want a folder, have none"}, write(t, &Dir{}, Post{Name: "a.md"}))

	_, _, err := (&Dir{Root: root, Force: true}).Write(&Post{Name: "../out.md"})
	e, ok := errors.AsType[*article.Error](err)
	require.True(t, ok)
	require.Equal(t, "../out.md", e.File)
	_, err = os.Stat(filepath.Join(dir, "../out.md"))
	require.ErrorIs(t, err, fs.ErrNotExist)

	_, _, err = (&Dir{Root: root}).Write(&Post{Name: "folder.md/a.md/b.md", Data: []byte("1")})
	require.NoError(t, err)
	_, _, err = (&Dir{Root: root}).Write(&Post{Name: "folder.md/a.md/b.md/c.md"})
	require.Error(t, err)
	require.Equal(t, map[string]string{"folder.md/a.md/b.md": "1"}, files(t, dir), "no temporary file is left")
}
