package input

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

const (
	post  = "---\ntitle: T\n---\n"
	lines = `{"file": "x.md", "title": "X"}` + "\n" + `{"file": "x.md", "title": "X"}` + "\n\n"
)

// folder changes to a new folder with posts of these names.
func folder(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		text := post
		if isJSONLines(name) {
			text = lines
		}
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o666))
	}
}

// join joins names and errors, each error in <>.
func join[T any](t *testing.T, name func(T) string, each func(yield func(T, error) bool)) string {
	t.Helper()
	var list []string
	for v, err := range each {
		if err != nil {
			_, ok := errors.AsType[*article.Error](err)
			require.True(t, ok, err)
			list = append(list, "<"+err.Error()+">")
			continue
		}
		list = append(list, name(v))
	}
	return strings.Join(list, " ")
}

func names(t *testing.T, sources []Source) string {
	return join(t, func(name string) string { return name }, Names(sources))
}

func posts(t *testing.T, sources []Source) string {
	file := func(p Post) string { return p.Article.File }
	return join(t, file, Posts(new(article.Parser), strings.NewReader(post), sources))
}

// TestArguments checks which files arguments stand for, each once and in
// order, by name and as posts.
func TestArguments(t *testing.T) {
	folder(t, "a.md", "b.html", "c.txt", "d/e.md", "d/.f/g.md", "d/_site/h.md", "[i].md", "-")
	for _, c := range []struct{ args, want string }{
		{"a.md", "a.md"},
		{"./a.md a.md d/../a.md", "./a.md"},
		{"b.html a.md", "b.html a.md"},
		{"d a.md d/e.md", "d/e.md a.md"},
		{"./d/", "d/e.md"},
		{"a.md .", "a.md [i].md b.html d/e.md"},
		{"c.txt d/.f/g.md d/_site/h.md", "c.txt d/.f/g.md d/_site/h.md"},
		{"*.{md,html} a.md", "[i].md a.md b.html"},
		{"**/*.md", "[i].md a.md d/e.md"},
		{"d/.f/*", "d/.f/g.md"},
		{"[i].md", "[i].md"},
		{"a.md - b.html - ./a.md", "a.md - b.html"},
		{"z.md a.md", "<z.md: file does not exist> a.md"},
		{"a.md/z a.md", "<a.md/z: not a directory> a.md"},
		{"z/*.md a.md", "<z/*.md: no posts found> a.md"},
		{"z/[ a.md", "<z/[: want a glob such as posts/**/*.md: syntax error in pattern> a.md"},
	} {
		sources := Args{Names: strings.Fields(c.args)}.Sources()
		require.Equal(t, c.want, names(t, sources), c.args)
		require.Equal(t, c.want, posts(t, sources), c.args)
	}
}

// TestDash checks that a file called - is not taken for standard input, nor
// left out beside it.
func TestDash(t *testing.T) {
	folder(t, "-")
	for args, want := range map[string]string{"- ./-": "- ./-", "* -": "./- -", "./- -": "./- -"} {
		require.Equal(t, want, names(t, Args{Names: strings.Fields(args)}.Sources()))
	}
	require.Equal(t, "- -", posts(t, Args{Names: []string{"-"}, List: []string{"-"}}.Sources()), "one of them is a file")
	require.Equal(t, "- ./-", names(t, Args{Names: []string{"-"}, List: []string{"-"}}.Sources()))
}

// TestList checks that what a list names is a file and nothing else.
func TestList(t *testing.T) {
	folder(t, "a.md", "d/e.md", "x.jsonl")
	sources := Args{Names: []string{"d"}, List: []string{"a.md", "*.md", "d/e.md", "a.md", "x.jsonl"}, JSONLines: true}.Sources()
	require.Equal(t, "d/e.md a.md *.md x.jsonl", names(t, sources))
	require.Equal(t, 6, Count(sources))
	require.Regexp(t, `^d/e\.md a\.md <\*\.md: [^>]+> x\.jsonl$`, posts(t, sources), "its JSON is front matter")
}

func TestLinks(t *testing.T) {
	folder(t, "a.md")
	if err := os.Symlink("nothing", "[b].md"); err != nil {
		t.Skip(err) // Windows needs a right for it
	}
	require.NoError(t, os.Symlink("nothing", "c.md"))
	require.Equal(t, "<c.md: file does not exist> a.md", names(t, Args{Names: []string{"c.md", "a.md"}}.Sources()))
	require.Equal(t, []Source{{Files: []string{"c.md", "[b].md"}}}, Args{Names: []string{"c.md", "[b].md"}, Links: true}.Sources())
	require.Equal(t, "<c.md: no such file or directory>", posts(t, Args{Names: []string{"c.md"}, Links: true}.Sources()))
}

func TestJSONLines(t *testing.T) {
	folder(t, "a.md", "x.jsonl")
	args := Args{Names: []string{"x.jsonl", "a.md", "x.jsonl"}, JSONLines: true}
	sources := args.Sources()
	require.Equal(t, "x.md x.md a.md x.md x.md", posts(t, sources), "each line is a post")
	require.Equal(t, "x.jsonl a.md", names(t, sources))
	require.Equal(t, 5, Count(sources))
	args.JSONLines = false
	require.Equal(t, []Source{{Files: args.Names}}, args.Sources())

	require.NoError(t, os.WriteFile("x.jsonl", []byte(`{"title": "`+strings.Repeat("x", 1<<16)+"\"}\n{\n"), 0o666))
	require.Regexp(t, `^ <x\.jsonl:2: want a post as JSON: [^<]*>$`, posts(t, sources[:1]))
	require.Equal(t, 2, Count(sources[:1]))
	require.NoError(t, os.Remove("x.jsonl"))
	require.Equal(t, "<x.jsonl: no such file or directory>", posts(t, sources[:1]))
	require.Equal(t, 1, Count(sources[:1]))
}

func TestCount(t *testing.T) {
	folder(t, "a.md", "d/b.md", "d/c.html")
	require.Equal(t, 2005, Count([]Source{{Files: make([]string, 2000)}, {Stdin: true}, {Dir: ".", Pattern: "."}, {Dir: "d", Pattern: "*.md"}, {Missing: fs.ErrNotExist}}))
}

// TestEarlyEnd checks that nobody is called again who has heard enough.
func TestEarlyEnd(t *testing.T) {
	folder(t, "a.md", "b.md", "d/c.md", "d/e.md", "x.jsonl")
	args := Args{Names: []string{"a.md", "b.md", "d", "x.jsonl"}, JSONLines: true}
	for n := range 5 {
		seen := 0
		for range Names(args.Sources()) {
			if seen++; seen > n {
				break
			}
		}
		require.Equal(t, n+1, seen)
		seen = 0
		for range Posts(new(article.Parser), nil, args.Sources()) {
			if seen++; seen > n {
				break
			}
		}
		require.Equal(t, n+1, seen)
	}
}

// TestNamesInPosts checks that faults and errors call a file what the user
// does.
func TestNamesInPosts(t *testing.T) {
	folder(t)
	require.NoError(t, os.Mkdir("d", 0o777))
	require.NoError(t, os.WriteFile("d/a.md", []byte("---\ndate: never\n---\n"), 0o666))
	require.NoError(t, os.WriteFile("d/b.md", []byte("---\na: {x: 1, x: 2}\nb: {x: 1, x: 2}\n---\n"), 0o666))
	var all []string
	for a, err := range Posts(new(article.Parser), nil, Args{Names: []string{"d"}}.Sources()) {
		if err == nil {
			require.Len(t, a.Article.Faults, 1)
			all = append(all, a.Article.Faults[0].Error())
		}
		for _, err := range Errors(err) {
			all = append(all, err.Error())
		}
	}
	require.Len(t, all, 3)
	for i, want := range []string{"d/a.md:2:7: date: ", "d/b.md:2:11: x: ", "d/b.md:3:11: x: "} {
		require.True(t, strings.HasPrefix(all[i], want), all[i])
	}
}

func TestErrors(t *testing.T) {
	a, b := errors.New("a"), errors.New("b")
	require.Nil(t, Errors(nil))
	require.Equal(t, []error{a}, Errors(a))
	require.Equal(t, []error{a, b}, Errors(errors.Join(a, b)))
	wrapped := fmt.Errorf("c: %w", a)
	require.Equal(t, []error{wrapped}, Errors(wrapped))
}

func TestReadList(t *testing.T) {
	folder(t)
	for list, want := range map[string][]string{
		"":                      nil,
		"a.md":                  {"a.md"},
		"a b.md\r\n\n[c].md\n-": {"a b.md", "[c].md", "-"},
		"a\n.md\x00b\r\x00\x00": {"a\n.md", "b\r"},
	} {
		have, err := ReadList("-", strings.NewReader(list))
		require.NoError(t, err)
		require.Equal(t, want, have)
		require.NoError(t, os.WriteFile("list", []byte(list), 0o666))
		have, err = ReadList("list", nil)
		require.NoError(t, err)
		require.Equal(t, want, have)
	}
	have, err := ReadList("", nil)
	require.NoError(t, err)
	require.Nil(t, have)
	_, err = ReadList("none", nil)
	require.ErrorIs(t, err, fs.ErrNotExist)
	torn := errors.New("torn")
	_, err = ReadList("-", iotest.ErrReader(torn))
	require.ErrorIs(t, err, torn)
}

// TestPlaces checks where files stand below their argument, and that to read
// them says the same.
func TestPlaces(t *testing.T) {
	folder(t, "a.md", "d/e.md", "d/_drafts/f.md", "x.jsonl", "sub/g.md")
	abs, err := filepath.Abs("d/e.md")
	require.NoError(t, err)
	t.Chdir("sub")
	dir := filepath.ToSlash(filepath.Dir(abs))
	for _, c := range []struct {
		arg  string
		want Place
	}{
		{"g.md", Place{".", "g.md", "g.md"}},
		{"./../sub/g.md", Place{"../sub", "g.md", "sub/g.md"}},
		{"../d/e.md", Place{"../d", "e.md", "d/e.md"}},
		{"../d/*.md", Place{"../d", "e.md", "e.md"}},
		{abs, Place{dir, "e.md", below(filepath.ToSlash(abs))}},
		{"../d/_drafts", Place{"../d/_drafts", "f.md", "f.md"}},
		{"-", Place{}},
		{"../x.jsonl", Place{Path: "x.md"}},
	} {
		sources := Args{Names: []string{c.arg}, JSONLines: true}.Sources()
		for p, err := range Posts(new(article.Parser), strings.NewReader(post), sources) {
			require.NoError(t, err)
			require.Equal(t, c.want, p.Place, c.arg)
			require.Equal(t, strings.Contains(c.arg, "_drafts"), p.Article.Draft, c.arg)
		}
		for p := range Places(sources) {
			require.Equal(t, c.want, p, c.arg)
		}
	}
	require.Equal(t, "etc/passwd", below("../../etc/./passwd"))
}
