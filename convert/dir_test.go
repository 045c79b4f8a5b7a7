package convert

import (
	"errors"
	"fmt"
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

// files are the names in a folder with their content.
func files(t *testing.T, dir string) map[string]string {
	m := map[string]string{}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		m[e.Name()] = string(data)
	}
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
	list := []Post{{Name: "a.md", Data: []byte("1")}, {Name: "A.md", Data: []byte("2")}, {Name: "a-2.md", Data: []byte("3")}, {Name: "a.md", Data: []byte("4")},
		{Name: "e\u0301.md", Data: []byte("5")}, {Name: "é.md", Data: []byte("6")}}
	want := map[string]string{"a.md": "1", "A-2.md": "2", "a-2-2.md": "3", "a-3.md": "4", "e\u0301.md": "5", "é-2.md": "6"}

	dry := &Dir{Root: root, DryRun: true}
	require.Equal(t, []string{"a.md written", "A-2.md written", "a-2-2.md written", "a-3.md written", "e\u0301.md written", "é-2.md written"}, write(t, dry, list...))
	require.Empty(t, files(t, dir))
	require.Equal(t, []string{"a.md written"}, write(t, &Dir{DryRun: true}, list[0]))

	write(t, &Dir{Root: root}, list...)
	require.Equal(t, want, files(t, dir))

	// A second run changes nothing.
	before, err := os.Stat(filepath.Join(dir, "a.md"))
	require.NoError(t, err)
	time.Sleep(10 * time.Millisecond)
	require.Equal(t, []string{"a.md unchanged", "A-2.md unchanged", "a-2-2.md unchanged", "a-3.md unchanged", "e\u0301.md unchanged", "é-2.md unchanged"},
		write(t, &Dir{Root: root}, list...))
	require.Equal(t, want, files(t, dir))
	after, err := os.Stat(filepath.Join(dir, "a.md"))
	require.NoError(t, err)
	require.Equal(t, before.ModTime(), after.ModTime())

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

	_, _, err = (&Dir{Root: root}).Write(&Post{Name: "no/such/folder.md"})
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.Equal(t, map[string]string{}, withoutFolders(t, dir), "no temporary file is left")
}

func withoutFolders(t *testing.T, dir string) map[string]string {
	require.NoError(t, os.Remove(filepath.Join(dir, "folder.md")))
	return files(t, dir)
}

// TestDirOfOneName writes many posts of one name in little time.
func TestDirOfOneName(t *testing.T) {
	d := &Dir{DryRun: true}
	for i := range 50_000 {
		name, _, err := d.Write(&Post{Name: "post.md"})
		require.NoError(t, err)
		if i == 49_999 {
			require.Equal(t, fmt.Sprintf("post-%d.md", i+1), name)
		}
	}
}
