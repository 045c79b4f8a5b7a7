package article

import (
	"archive/zip"
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// manyPosts is n posts of different sizes in folders of a hundred.
func manyPosts(n int) fstest.MapFS {
	m := fstest.MapFS{}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Post %d\nauthor: [Ann, Bo]\ndate: 2021-11-06T08:50:18+08:00\ntags: [a, b]\n---\n", i)
		for j := range 5 + i%20 {
			fmt.Fprintf(&b, "<h2 id=s%d>Part %d</h2>\n<p>Some text &amp; a <a href=\"https://example.org/%d\">link</a>. 新闻正文。</p>\n", j, j, i)
			fmt.Fprintf(&b, "<figure><img src=\"/i/%d.jpg\" alt=\"\" width=640><figcaption>Picture %d</figcaption></figure>\n", j, j)
			b.WriteString("<p>" + strings.Repeat("More words to read. ", 20) + "</p>\n")
		}
		m[fmt.Sprintf("%02d/%05d.html", i/100, i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return m
}

// BenchmarkParseFS is to be run with -cpu 1,2.
func BenchmarkParseFS(b *testing.B) {
	fsys := manyPosts(1000)
	size := 0
	for _, f := range fsys {
		size += len(f.Data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range ParseFS(fsys) {
			require.NoError(b, err)
			n++
		}
		require.Equal(b, 1000, n)
	}
}

// outcome is what a loop over posts gives, in short.
func outcome(t *testing.T, posts iter.Seq2[*Article, error]) (list []string) {
	for a, err := range posts {
		require.True(t, (a == nil) != (err == nil), "want an Article or an error")
		if err != nil {
			e, ok := errors.AsType[*Error](err)
			require.True(t, ok)
			list = append(list, "!"+e.File)
			continue
		}
		list = append(list, a.File)
	}
	return list
}

// processors sets their number for the length of a test.
func processors(t *testing.T, n int) {
	old := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(old) })
}

func TestParseFSOrder(t *testing.T) {
	fsys := manyPosts(500)
	fsys["00/00007.html"].Data = []byte("no post")
	want := slices.Sorted(maps.Keys(fsys))
	want[7] = "!" + want[7]
	for _, n := range []int{1, 2, 8} {
		processors(t, n)
		posts := ParseFS(fsys)
		require.Equal(t, want, outcome(t, posts))
		require.Equal(t, want, outcome(t, posts), "the second time")
	}
}

func TestParseFSSame(t *testing.T) {
	fsys := manyPosts(50)
	for a, err := range ParseFS(fsys) {
		require.NoError(t, err)
		b, err := Parse(bytes.NewReader(fsys[a.File].Data))
		require.NoError(t, err)
		b.File = a.File
		require.Equal(t, string(toJSON(t, b)), string(toJSON(t, a)))
	}
}

//go:embed testdata/posts
var embedded embed.FS

// TestParseFSEmbed is not part of TestParseFSSystems, as embedded files cannot
// have such names.
func TestParseFSEmbed(t *testing.T) {
	want := outcome(t, ParseFS(os.DirFS("."), "testdata/posts"))
	require.NotEmpty(t, want)
	require.Equal(t, want, outcome(t, ParseFS(embedded)))
}

// TestParseFSSystems reads the same posts from the file systems of the
// standard library.
func TestParseFSSystems(t *testing.T) {
	names := []string{"a b.md", "a,b.md", "x/新闻.md"}
	if runtime.GOOS != "windows" {
		names = append(names, "a:b.md", "x/new\nline.md")
	}
	slices.Sort(names)
	dir := put(t, names...)
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	sub, err := fs.Sub(os.DirFS(filepath.Dir(dir)), filepath.Base(dir))
	require.NoError(t, err)
	for name, fsys := range map[string]fs.FS{
		"os.DirFS": os.DirFS(dir), "os.Root": root.FS(), "zip": zipped(t, mapFS(names...)), "fs.Sub": sub,
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, names, outcome(t, ParseFS(fsys)))
			require.Equal(t, []string{"x/新闻.md"}, outcome(t, ParseFS(fsys, "x/*新*")))
		})
	}
}

func zipped(t *testing.T, fsys fs.FS) fs.FS {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	require.NoError(t, w.AddFS(fsys))
	require.NoError(t, w.Close())
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	return r
}

// An openFS fails to open some files, and counts those it opens.
type openFS struct {
	fs.FS
	fail   map[string]error
	opened atomic.Int64
}

func (f *openFS) Open(name string) (fs.File, error) {
	f.opened.Add(1)
	if err := f.fail[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f.FS.Open(name)
}

func (f *openFS) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(f.FS, name) }
func (f *openFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

func TestParseFSUnreadable(t *testing.T) {
	// b.md is closed, and c.md has gone since its folder was listed.
	fsys := &openFS{FS: mapFS("a.md", "b.md", "c.md", "d.md"), fail: map[string]error{
		"b.md": fs.ErrPermission, "c.md": fs.ErrNotExist,
	}}
	require.Equal(t, []string{"a.md", "!b.md", "!c.md", "d.md"}, outcome(t, ParseFS(fsys)))
	for _, err := range ParseFS(fsys, "b.md") {
		require.EqualError(t, err, "b.md: permission denied")
		require.ErrorIs(t, err, fs.ErrPermission)
	}
}

// A goneFS is a folder that vanishes after the first post was opened.
type goneFS struct {
	fs.FS
	gone atomic.Bool
}

func (f *goneFS) Open(name string) (fs.File, error) {
	if f.gone.Load() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	defer f.gone.Store(strings.HasSuffix(name, ".md"))
	return f.FS.Open(name)
}

func TestParseFSFolderVanishes(t *testing.T) {
	processors(t, 1)
	var posts []string
	for i := range 20 {
		posts = append(posts, fmt.Sprintf("%02d/a.md", i))
	}
	list := outcome(t, ParseFS(&goneFS{FS: mapFS(posts...)}))
	require.Equal(t, "00/a.md", list[0])
	for _, name := range list[1:] {
		require.Equal(t, "!", name[:1])
	}
	require.Equal(t, []string{"!."}, outcome(t, ParseFS(os.DirFS(filepath.Join(t.TempDir(), "nope")))))
}

func TestParseFSTooLarge(t *testing.T) {
	p := &Parser{MaxBytes: 60}
	fsys := mapFS("a.md", "b.md")
	fsys["a.md"].Data = bytes.Repeat([]byte("x"), 61)
	require.Equal(t, []string{"!a.md", "b.md"}, outcome(t, p.ParseFS(fsys)))
	for _, err := range p.ParseFS(fsys, "a.md") {
		require.ErrorIs(t, err, ErrTooLarge)
	}
}

func TestParseFSErrorsHaveFiles(t *testing.T) {
	fsys := fstest.MapFS{"a.md": {Data: []byte("---\na: {x: 1, x: 2}\nb: {x: 1, x: 2}\n---\n")}}
	for _, err := range ParseFS(fsys) {
		list, ok := err.(interface{ Unwrap() []error })
		require.True(t, ok)
		for _, err := range list.Unwrap() {
			require.True(t, strings.HasPrefix(err.Error(), "a.md:"), err.Error())
		}
	}
}

// TestParseFSStops breaks the loop off. In the bubble, goroutines that are
// left over and wait fail the test.
func TestParseFSStops(t *testing.T) {
	for after := range 4 {
		synctest.Test(t, func(t *testing.T) {
			fsys := &openFS{FS: manyPosts(300)}
			n := 0
			for range ParseFS(fsys) {
				if n++; n > after {
					break
				}
			}
			opened := fsys.opened.Load()
			synctest.Wait()
			require.Equal(t, opened, fsys.opened.Load(), "work after the loop")
			require.LessOrEqual(t, opened, int64(after+1+bound()))
		})
	}
}

// bound is how many posts may have been read that the loop has not seen.
func bound() int { return (ahead + 1) * runtime.GOMAXPROCS(0) }

// TestParseFSNoGoroutineLeft counts them, which the bubble does not do.
func TestParseFSNoGoroutineLeft(t *testing.T) {
	fsys := manyPosts(300)
	before := runtime.NumGoroutine()
	for range ParseFS(fsys) {
		require.Greater(t, runtime.NumGoroutine(), before)
		break
	}
	for range ParseFS(fsys) {
	}
	// A goroutine that has told its WaitGroup may take a moment to end.
	require.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+1 }, time.Second, time.Millisecond)
}

func TestParseFSPanicInLoop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		require.PanicsWithValue(t, "mine", func() {
			for range ParseFS(manyPosts(100)) {
				panic("mine")
			}
		})
	})
}

// TestParseFSSlowLoop checks that posts do not pile up while the loop waits.
func TestParseFSSlowLoop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fsys := &openFS{FS: manyPosts(300)}
		n := 0
		for range ParseFS(fsys) {
			n++
			synctest.Wait()
			require.LessOrEqual(t, fsys.opened.Load(), int64(n+bound()))
		}
	})
}

func TestParseFiles(t *testing.T) {
	dir := put(t, "a.md", "b.md", "x/[c]*.md")
	names := []string{filepath.Join(dir, "x/[c]*.md"), filepath.Join(dir, "b.md"), filepath.Join(dir, "nope.md"), filepath.Join(dir, "a.md"), dir}
	posts := ParseFiles(names...)
	want := slices.Clone(names)
	want[2], want[4] = "!"+want[2], "!"+want[4]
	names[0] = "the caller's own again"
	require.Equal(t, want, outcome(t, posts))
	require.Empty(t, outcome(t, ParseFiles()))
	for range ParseFiles(slices.Repeat(names, 100)...) {
		break
	}
	for _, err := range ParseFiles("nope.md") {
		require.ErrorIs(t, err, fs.ErrNotExist)
	}
}

// TestSharedParseFS compares ParseFS with ParseFile on many real posts.
func TestSharedParseFS(t *testing.T) {
	dir := fixture.Shared(t, "corpus")
	processors(t, 8)
	next, stop := iter.Pull2(ParseFS(os.DirFS(dir)))
	defer stop()
	corpus(t, func(name string, want *Article, wantErr error) {
		have, err, ok := next()
		require.True(t, ok)
		if wantErr != nil {
			require.EqualError(t, err, strings.ReplaceAll(wantErr.Error(), dir+string(filepath.Separator), ""))
			return
		}
		require.NoError(t, err)
		require.Equal(t, filepath.ToSlash(name), have.File)
		require.Equal(t, want.Source, have.Source)
	})
	_, _, ok := next()
	require.False(t, ok)
}
