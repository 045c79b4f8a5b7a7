package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

var update = flag.Bool("update", false, "write what is read as what is wanted")

// TestExports holds what each export of testdata gives to what is wanted: the
// files that its items become, faults, errors, comments and what is passed over.
func TestExports(t *testing.T) {
	all, err := filepath.Glob("testdata/*.*")
	require.NoError(t, err)
	for _, name := range all {
		if filepath.Ext(name) == ".want" {
			continue
		}
		have := told(t, name)
		want := name + ".want"
		if *update {
			require.NoError(t, os.WriteFile(want, []byte(have), 0o666))
		}
		text, err := os.ReadFile(want)
		require.NoError(t, err)
		require.Equal(t, string(text), have, name)
	}
}

// told is all that a Reader says of an export.
func told(t *testing.T, name string) string {
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	var b strings.Builder
	r := &Reader{
		Name:    filepath.Base(name),
		Skipped: func(s Skipped) { fmt.Fprintf(&b, "== passed over: %s %q, line %d\n", s.Type, s.Title, s.Line) },
		Comments: func(a *article.Article, list []Comment) error {
			text, err := json.MarshalIndent(list, "", "  ")
			require.NoError(t, err)
			fmt.Fprintf(&b, "== comments of %s\n%s\n", a.File, text)
			return nil
		},
	}
	for a, err := range r.Posts(f) {
		if err != nil {
			require.Nil(t, a)
			fmt.Fprintf(&b, "== error: %v\n", err)
			continue
		}
		fmt.Fprintf(&b, "== %s\n", a.File)
		for _, e := range a.Faults {
			fmt.Fprintf(&b, "== fault: %v\n", e)
		}
		b.Write(a.Source)
		require.True(t, bytes.HasSuffix(a.Source, []byte(a.Body)))
		fmt.Fprintln(&b)
	}
	return b.String()
}

// TestPipe reads an export that cannot be read twice: what stands behind a post
// is missing, and told.
func TestPipe(t *testing.T) {
	data, err := os.ReadFile("testdata/wordpress.xml")
	require.NoError(t, err)
	var faults []string
	for a, err := range Posts(io.MultiReader(bytes.NewReader(data))) {
		if err == nil {
			for _, f := range a.Faults {
				faults = append(faults, f.Error())
			}
		}
	}
	require.Contains(t, faults, "export:20: want picture 8, which stands for the post, in the export, have none")
	require.Contains(t, faults, "export:32: want picture 7 of a gallery in the export, have none")
}

func TestTypes(t *testing.T) {
	for types, want := range map[string]string{"product": "A boat", "*": "The lake: in autumn & winter,About,,A boat,Next year,Without WordPress", "page,product": "About,A boat"} {
		f, err := os.Open("testdata/wordpress.xml")
		require.NoError(t, err)
		var titles []string
		for a, err := range (&Reader{Types: strings.Split(types, ",")}).Posts(f) {
			require.NoError(t, err)
			titles = append(titles, a.Title)
		}
		require.NoError(t, f.Close())
		require.Equal(t, want, strings.TrimSuffix(strings.Join(titles, ","), map[bool]string{true: ",Without WordPress", false: ""}[types != "*"]), types)
	}
}

// TestStop leaves the loop early, and reads again.
func TestStop(t *testing.T) {
	f, err := os.Open("testdata/broken.xml")
	require.NoError(t, err)
	defer f.Close()
	posts := Posts(f)
	for n := 1; n < 8; n++ {
		steps := 0
		for range posts {
			if steps++; steps == n {
				break
			}
		}
		require.Equal(t, n, steps)
		_, err = f.Seek(0, io.SeekStart)
		require.NoError(t, err)
	}
}

func TestErrors(t *testing.T) {
	only := func(r io.Reader) error {
		var errs []error
		for a, err := range Posts(r) {
			require.Nil(t, a)
			errs = append(errs, err)
		}
		require.Len(t, errs, 1)
		_, ok := errors.AsType[*article.Error](errs[0])
		require.True(t, ok)
		return errs[0]
	}
	torn := errors.New("torn")
	require.ErrorIs(t, only(iotest.ErrReader(torn)), torn)
	require.ErrorIs(t, only(io.MultiReader(strings.NewReader("<rss><channel>"), iotest.ErrReader(torn))), torn)
	require.ErrorIs(t, only(strings.NewReader("<rss></rss>")), article.ErrNoPosts)
	require.EqualError(t, only(strings.NewReader("")), "export: want an export of WordPress, Blogger or Ghost, or a feed in RSS, Atom or JSON, have nothing")
}

// TestReplies tells of comments that belong to no post.
func TestReplies(t *testing.T) {
	data, err := os.ReadFile("testdata/blogger.xml")
	require.NoError(t, err)
	r := &Reader{Comments: func(*article.Article, []Comment) error { return nil }}
	for name, in := range map[string]io.Reader{
		"pipe":    io.MultiReader(bytes.NewReader(data)),
		"no post": bytes.NewReader(bytes.ReplaceAll(data, []byte("ref='tag"), []byte("ref='x"))),
	} {
		var last error
		for _, err := range r.Posts(in) {
			last = err
		}
		require.ErrorContains(t, last, "export: want the posts of all comments, have 1 whose posts are not in the export", name)
	}
}

// TestTooLarge passes over an item that is larger than may be.
func TestTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads 65 MiB")
	}
	long := "<rss><channel><item><title>" + strings.Repeat("x", 65<<20) + "</title></item><item><title>B</title></item></channel></rss>"
	var errs []error
	var titles strings.Builder
	for a, err := range Posts(strings.NewReader(long)) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		titles.WriteString(a.Title)
	}
	require.Len(t, errs, 1)
	require.ErrorIs(t, errs[0], article.ErrTooLarge)
	require.Equal(t, "B", titles.String())
}

// TestComments takes an error of the caller's for that of the post.
func TestComments(t *testing.T) {
	f, err := os.Open("testdata/wordpress.xml")
	require.NoError(t, err)
	defer f.Close()
	full := errors.New("disk full")
	r := &Reader{Comments: func(*article.Article, []Comment) error { return full }}
	for a, err := range r.Posts(f) {
		require.Nil(t, a)
		require.ErrorIs(t, err, full)
		break
	}
}

func TestFormatOf(t *testing.T) {
	for head, want := range map[string]Format{
		"":                                  Unknown,
		"---\ntitle: <rss>\n---\n":          Unknown,
		"<p>x</p>":                          Unknown,
		"\xef\xbb\xbf\n<rss >":              RSS,
		"<?xml?><feed xmlns='x'>":           Atom,
		"{\"title\": \"x\"}":                Unknown,
		`{"db":[{"meta":{}}]}`:              Ghost,
		`{"data":{"posts":[]}}`:             Ghost,
		`{"title":"x","data":[1]}`:          Unknown,
		"\xff\xfe<\x00r\x00s\x00s\x00>\x00": RSS,
		"{\"version\": \"https://jsonfeed.org/version/1.1\"}":  JSONFeed,
		"<rss xmlns:wp=\"https://wordpress.org/export/1.2/\">": WordPress,
	} {
		require.Equal(t, want, FormatOf([]byte(head)), head)
	}
}

// FuzzPosts proves that nothing stops the loop, and that all it gives is an
// Article or an error.
func FuzzPosts(f *testing.F) {
	all, err := filepath.Glob("testdata/*.*")
	require.NoError(f, err)
	for _, name := range all {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range Posts(bytes.NewReader(data)) {
			require.NotEqual(t, a == nil, err == nil)
		}
	})
}
