package glob

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// tree is a file system of files with the given names, separated by blanks.
func tree(names string) fstest.MapFS {
	m := fstest.MapFS{}
	for name := range strings.FieldsSeq(names) {
		m[name] = &fstest.MapFile{}
	}
	return m
}

// listed is what Files yields, in one line; a ! stands before the name that
// an error is about.
func listed(fsys fs.FS, patterns ...string) string {
	var list []string
	for name, err := range Files(fsys, patterns...) {
		if err != nil {
			name = "!" + name
		}
		list = append(list, name)
	}
	return strings.Join(list, " ")
}

func TestFiles(t *testing.T) {
	fsys := tree("a.md b.HTM c.txt .d.md _site/e.md _posts/f.markdown g/h.html g/i/j.md g/i/.k/l.md [x]/m.md")
	for patterns, want := range map[string]string{
		"":                             "[x]/m.md _posts/f.markdown a.md b.HTM g/h.html g/i/j.md",
		"g":                            "g/h.html g/i/j.md",
		"*":                            "a.md b.HTM c.txt",
		"**/*.md":                      "[x]/m.md a.md g/i/j.md",
		"c.txt .d.md":                  ".d.md c.txt",
		"g/** a.md g/i":                "a.md g/h.html g/i/j.md", // each once, in the order of a walk
		"{g,_posts}/*.{html,markdown}": "_posts/f.markdown g/h.html",
		"{g/i,_site}/*.md":             "_site/e.md g/i/j.md",
		"_site":                        "_site/e.md",
		"g/i/.k/*":                     "g/i/.k/l.md",
		"g/**/.*/*":                    "g/i/.k/l.md",
		"[x] [g]/*":                    "[x]/m.md g/h.html",
		`\[x\]/m*`:                     "[x]/m.md",
		"g/*/j.md":                     "g/i/j.md",
		"x *.x ../a g/":                "!x !../a !g/ !*.x",
		"[ a.md":                       "![ a.md",
		"a.md/*":                       "!a.md/*",
	} {
		require.Equal(t, want, listed(fsys, strings.Fields(patterns)...), patterns)
	}
	require.Equal(t, "!.", listed(tree("c.txt")))
	require.Equal(t, "!.", listed(fstest.MapFS{}))
}

func TestErrors(t *testing.T) {
	fsys := fstest.MapFS{
		"pipe.md": {Mode: fs.ModeNamedPipe}, "socket.md": {Mode: fs.ModeSocket}, "device.md": {Mode: fs.ModeDevice},
		"odd.md": {Mode: fs.ModeIrregular}, "gone.md": {Mode: fs.ModeSymlink, Data: []byte("nothing")}, "a.txt": {},
	}
	for pattern, want := range map[string]string{
		"pipe.md":   "want a regular file, have a named pipe",
		"socket.md": "want a regular file, have a socket",
		"device.md": "want a regular file, have a device",
		"odd.md":    "want a regular file, have a file that is none",
		"gone.m*":   "open gone.md: file does not exist",
		"no.md":     "open no.md: file does not exist",
		"/a.txt":    "want a path from the top of the file system, without . or .. or an empty name",
		"a{b":       "want a glob such as posts/**/*.md: syntax error in pattern",
		"*.htm":     "no posts found",
		"no/*.md":   "no posts found",
	} {
		n := 0
		for name, err := range Files(fsys, pattern) {
			n++
			require.EqualError(t, err, want)
			require.Equal(t, pattern[0], name[0])
		}
		require.Equal(t, 1, n, pattern)
	}
	for _, err := range Files(fsys, "*.htm") {
		require.ErrorIs(t, err, ErrNoPosts)
	}
}

// TestLinks follows a link to a file, and one to a folder that a pattern
// names.
func TestLinks(t *testing.T) {
	fsys := tree("2021/a.md")
	for name, to := range map[string]string{"b.md": "2021/a.md", "latest": "2021", "c.md": "2021"} {
		fsys[name] = &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte(to)}
	}
	require.Equal(t, "2021/a.md b.md", listed(fsys))
	require.Equal(t, "latest/a.md", listed(fsys, "latest"))
	require.Equal(t, "latest/a.md", listed(fsys, "latest/*.md"))
	require.Equal(t, "2021/a.md latest/a.md", listed(fsys, "latest/*.md", "**/a.md"))
}

// A closedFS has a folder that cannot be listed.
type closedFS struct {
	fstest.MapFS
	closed string
}

func (f closedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == f.closed {
		return nil, fs.ErrPermission
	}
	return f.MapFS.ReadDir(name)
}

func TestClosedFolder(t *testing.T) {
	fsys := closedFS{tree("a/b.md c.md"), "a"}
	require.Equal(t, "!a c.md", listed(fsys))
	require.Equal(t, "!a", listed(fsys, "a/*.md")) // one cause is one error
	fsys.closed = "c"
	require.Equal(t, "a/b.md c.md", listed(fsys, "**/*.md"))
}

// TestStop leaves the loop at each of the names and errors that there are.
func TestStop(t *testing.T) {
	fsys := closedFS{tree("a/b.md c/d.md e.md f.txt"), "c"}
	patterns := []string{"no", ".", "f.txt", "*.x", "*.y"}
	all := 0
	for range Files(fsys, patterns...) {
		all++
	}
	require.Equal(t, 7, all)
	for stop := 1; stop <= all; stop++ {
		n := 0
		for range Files(fsys, patterns...) {
			if n++; n == stop {
				break // nothing may be yielded after it
			}
		}
		require.Equal(t, stop, n)
	}
}

// FuzzFiles checks of any files and patterns, separated by blanks:
//   - Each name that is yielded is that of a file, once, in the order of a
//     walk; without a pattern it is one of a post.
//   - An error that no file bears is about one of the patterns, and there is
//     one at most for each.
//   - A file that is a pattern is found.
func FuzzFiles(f *testing.F) {
	f.Add("a.md .b.md _site/c.md d/e.md d/f/g.html [x]/h.md", "")
	f.Add("a.md d/e.md d/f/g.html d-a/h.md", "**/*.md d d/f d/{e,f}* [!a]*")
	f.Add("[x].md x.md", `[x].md \[x* x.md nope [`)
	f.Add("a/.b/c.md a/b/c.md", "a/{.b,b}/** */.*/c.md {a/b")
	f.Fuzz(func(t *testing.T, names, patterns string) {
		if len(names) > 200 || len(patterns) > 100 {
			return
		}
		fsys := fstest.MapFS{}
		for name := range strings.FieldsSeq(names) {
			if fs.ValidPath(name) && name != "." && isFree(fsys, name) {
				fsys[name] = &fstest.MapFile{}
			}
		}
		var walk []string
		require.NoError(t, fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				walk = append(walk, name)
			}
			return err
		}))
		asked := slices.Compact(slices.Sorted(strings.FieldsSeq(patterns)))
		found, wrong := map[string]bool{}, map[string]bool{}
		for name, err := range Files(fsys, asked...) {
			if err != nil {
				require.True(t, slices.Contains(asked, name) || len(asked) == 0 && errors.Is(err, ErrNoPosts), name)
				require.False(t, wrong[name], name)
				wrong[name] = true
				continue
			}
			require.True(t, len(asked) > 0 || isPost(name), name)
			i := slices.Index(walk, name)
			require.GreaterOrEqual(t, i, 0, name)
			walk = walk[i+1:]
			found[name] = true
		}
		for _, p := range asked {
			if fsys[p] != nil {
				require.True(t, found[p], p)
			}
		}
	})
}

// isFree reports whether no file has the name, or is a folder by it.
func isFree(fsys fstest.MapFS, name string) bool {
	for other := range fsys {
		if within(other, name) || within(name, other) {
			return false
		}
	}
	return true
}
