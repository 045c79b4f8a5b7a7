package article

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// mapFS is a file system of posts with the given names.
func mapFS(names ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for _, name := range names {
		m[name] = &fstest.MapFile{Data: []byte("---\ntitle: A post\n---\n<p>Text\n")}
	}
	return m
}

var sites = mapFS(
	"README", "a.md", "b.HTML", "c.markdown", "d.htm", "e.txt", ".hidden.md",
	"_data/x.md", "_drafts/d1.md", "_includes/deep/_includes/i2.html", "_includes/i1.html", "_includes/style.css",
	"_posts/2021/p2.md", "_posts/_site/s.md", "_posts/a b,c:d.md", "_posts/p1.html", "_posts/文章.md", "_posts.md",
	".git/g.md", ".hidden/h.md", ".hidden/.deeper/h2.md",
	"node_modules/m/README.md", "[x]/y.md", "x/y.md", "x/z/y.md",
)

func TestFiles(t *testing.T) {
	for _, c := range []struct {
		patterns, want string // separated by blanks, a ; within a name stands for a blank
	}{
		// The folder "_posts" comes before "_posts.md", as in fs.WalkDir.
		{"", "[x]/y.md _drafts/d1.md _posts/2021/p2.md _posts/a;b,c:d.md _posts/p1.html _posts/文章.md _posts.md a.md b.HTML c.markdown d.htm x/y.md x/z/y.md"},
		{".", "[x]/y.md _drafts/d1.md _posts/2021/p2.md _posts/a;b,c:d.md _posts/p1.html _posts/文章.md _posts.md a.md b.HTML c.markdown d.htm x/y.md x/z/y.md"},
		{"*.md", "_posts.md a.md"},
		{"*.{md,HTML}", "_posts.md a.md b.HTML"},
		{"**/y.md", "[x]/y.md x/y.md x/z/y.md"},
		{"x/**", "x/y.md x/z/y.md"},
		{"x/*/y.md", "x/z/y.md"},
		{"{x/z,_drafts}/*.md", "_drafts/d1.md x/z/y.md"},
		{"{**/z,_drafts}/*.md", "_drafts/d1.md x/z/y.md"},
		{"[!x]*/d1.md", "_drafts/d1.md"},

		// Files and folders, whatever characters their names have.
		{"e.txt", "e.txt"},
		{"_posts/a;b,c:d.md", "_posts/a;b,c:d.md"},
		{"_posts", "_posts/2021/p2.md _posts/a;b,c:d.md _posts/p1.html _posts/文章.md"},
		{"[x]", "[x]/y.md"},
		{"[x]/y.md", "[x]/y.md"},
		{`\[x\]/*.md`, "[x]/y.md"},
		{"x/z/y.md a.md x/y.md", "a.md x/y.md x/z/y.md"},

		// Each once.
		{"a.md a.md *.md **/a.md", "_posts.md a.md"},
		{"x x/z x/z/y.md x/**", "x/y.md x/z/y.md"},

		// Names that are passed over, unless a pattern has them.
		{"**/*.md", "[x]/y.md _drafts/d1.md _posts/2021/p2.md _posts/a;b,c:d.md _posts/文章.md _posts.md a.md x/y.md x/z/y.md"},
		{"_*/*.md", "_drafts/d1.md _posts/a;b,c:d.md _posts/文章.md"},
		{"_includes", "_includes/i1.html"},
		{"_includes/**", "_includes/deep/_includes/i2.html _includes/i1.html _includes/style.css"},
		{"{_includes,x}/*.{html,md}", "_includes/i1.html x/y.md"},
		{"**/_site/*", "_posts/_site/s.md"},
		{"**/_posts/**/s.md _posts/_site/s.md", "_posts/_site/s.md !**/_posts/**/s.md"},
		{".hidden", ".hidden/h.md"},
		{".hidden/*.md", ".hidden/h.md"},
		{".hidden/**/*.md", ".hidden/h.md"},
		{".hidden/**/.*/*.md", ".hidden/.deeper/h2.md"},
		{".h*", ".hidden.md"},
		{".[gh]*/*.md", ".git/g.md .hidden/h.md"},
		{"node_modules/m/README.md", "node_modules/m/README.md"},

		// Patterns that are none, or match nothing: one error each.
		{"a.md nope.md *.txtt x/[ y/**", "!nope.md !x/[ a.md !*.txtt !y/**"},
		{"x/{y.md a.md", "!x/{y.md a.md"},
		{"./a.md", "!./a.md"}, {"../a.md", "!../a.md"}, {"/a.md", "!/a.md"}, {"x/", "!x/"},
		{"x/z/y.md/*", "!x/z/y.md/*"},
		{"_data/**/*.html", "!_data/**/*.html"},
		{"y/*.md", "!y/*.md"},
	} {
		t.Run(c.patterns, func(t *testing.T) {
			var patterns []string
			for f := range strings.FieldsSeq(c.patterns) {
				patterns = append(patterns, strings.ReplaceAll(f, ";", " "))
			}
			require.Equal(t, c.want, files(t, sites, patterns...))
		})
	}
}

// files is what Files yields, in one line; a ! stands before what it has an
// error for.
func files(t *testing.T, fsys fs.FS, patterns ...string) string {
	var list []string
	for name, err := range Files(fsys, patterns...) {
		if err != nil {
			require.Empty(t, name)
			e, ok := errors.AsType[*Error](err)
			require.True(t, ok)
			name = "!" + e.File
		}
		list = append(list, strings.ReplaceAll(name, " ", ";"))
	}
	return strings.Join(list, " ")
}

func TestFilesErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		"x/[":     "x/[: want a glob such as posts/**/*.md: syntax error in pattern",
		"*.txtt":  "*.txtt: no posts found",
		"nope.md": "nope.md: file does not exist",
		"empty":   "empty: no posts found",
		"/a.md":   "/a.md: want a path from the top of the file system, without . or .. or an empty name",
	} {
		fsys := mapFS("empty/x.css")
		for _, err := range Files(fsys, pattern) {
			require.EqualError(t, err, want)
		}
		require.Equal(t, "!"+pattern, files(t, fsys, pattern))
	}
	for _, patterns := range []string{"nope a[ *.md", "*.md *.html", "x *.md"} {
		for range Files(mapFS("x/a.txt"), strings.Fields(patterns)...) {
			break // nothing may be yielded after it
		}
	}
}

func TestFilesOrder(t *testing.T) {
	var want []string
	require.NoError(t, fs.WalkDir(sites, "x", func(name string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			want = append(want, name)
		}
		return err
	}))
	require.Equal(t, strings.Join(want, " "), files(t, sites, "x/z", "x"))
	require.Equal(t, "a/b/c.md a/b.md a-b/c.md a.md", files(t, mapFS("a.md", "a-b/c.md", "a/b.md", "a/b/c.md"), "a.md", "a-b", "a/b.md", "a/b"))
}

// TestFilesDepth checks that folders without matches are not listed.
func TestFilesDepth(t *testing.T) {
	fsys := &listFS{FS: sites}
	require.Equal(t, "_posts/2021/p2.md", files(t, fsys, "_posts/2*/*.md"))
	require.Equal(t, []string{"_posts", "_posts/2021"}, fsys.listed)
}

// A listFS notes which folders are listed, and fails to list some.
type listFS struct {
	fs.FS
	listed []string
	closed string // the name of a folder that cannot be listed
}

func (f *listFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f.listed = append(f.listed, name)
	if name == f.closed {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return fs.ReadDir(f.FS, name)
}

func TestFilesClosedFolder(t *testing.T) {
	fsys := mapFS("a.md", "b/b.md", "c/c.md")
	require.Equal(t, "a.md !b c/c.md", files(t, &listFS{FS: fsys, closed: "b"}))
	// One cause is one error.
	require.Equal(t, "a.md !b", files(t, &listFS{FS: fsys, closed: "b"}, "b", "b/*.md", "a.md"))
	for _, err := range Files(&listFS{FS: fsys, closed: "b"}, "b") {
		require.EqualError(t, err, "b: permission denied")
		require.ErrorIs(t, err, fs.ErrPermission)
	}
}

// put writes a post below a new folder for each of the names.
func put(t testing.TB, names ...string) (dir string) {
	dir = t.TempDir()
	for name, f := range mapFS(names...) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, f.Data, 0o666))
	}
	return dir
}

func link(t *testing.T, to, dir, name string) {
	if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
		t.Skip(err) // Windows needs a right for it
	}
}

func TestFilesLinks(t *testing.T) {
	dir := put(t, "2021/a.md")
	link(t, "2021", dir, "latest")          // to a folder
	link(t, "2021/a.md", dir, "b.md")       // to a file
	link(t, "loop.md", dir, "loop.md")      // to itself
	link(t, "..", dir, "2021/up")           // to a folder it is in
	link(t, "nothing.md", dir, "gone.md")   // to nothing
	link(t, "latest", dir, "links to a.md") // to a folder, with the name of a post
	fsys := os.DirFS(dir)
	require.Equal(t, "2021/a.md b.md !gone.md !loop.md", files(t, fsys))
	require.Equal(t, "latest/a.md", files(t, fsys, "latest"))
	require.Equal(t, "latest/a.md", files(t, fsys, "latest/*.md"))
	require.Equal(t, "2021/a.md latest/a.md", files(t, fsys, "latest/*.md", "**/a.md"))
	require.Equal(t, "latest/a.md", files(t, fsys, "latest/a.md", "latest/*.md"))
	require.Equal(t, "!l*.mx", files(t, fsys, "l*.mx"))
	require.Equal(t, "!links*", files(t, fsys, "links*"))
	require.Equal(t, "!loop.md", files(t, fsys, "loop.md"))
	for range Files(fsys, "latest/*.md", "**/a.md") {
		break
	}
}

func TestFilesLinkLeavesRoot(t *testing.T) {
	outside := put(t, "secret.md")
	dir := put(t, "a.md")
	link(t, filepath.Join(outside, "secret.md"), dir, "b.md")
	link(t, outside, dir, "c")
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	require.Equal(t, "a.md !b.md", files(t, root.FS()))
	require.Equal(t, "!c", files(t, root.FS(), "c"))
	require.Equal(t, "!c/secret.md", files(t, root.FS(), "c/secret.md"))
	require.Equal(t, "a.md b.md", files(t, os.DirFS(dir)))
}

func TestFilesNotRegular(t *testing.T) {
	for mode, want := range map[fs.FileMode]string{
		fs.ModeNamedPipe: "named pipe", fs.ModeSocket: "socket",
		fs.ModeDevice | fs.ModeCharDevice: "device", fs.ModeIrregular: "file that is none",
	} {
		for _, err := range Files(fstest.MapFS{"a.md": {Mode: mode}}) {
			require.EqualError(t, err, "a.md: want a regular file, have a "+want)
		}
	}
}
