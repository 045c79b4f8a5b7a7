package convert

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/command/process"
)

// A call is what came of a run.
type call struct {
	stdout, stderr string
	status         int
}

func command(stdin string, args ...string) call {
	var stdout, stderr bytes.Buffer
	status := Run(context.Background(), args, process.Process{Stdin: strings.NewReader(stdin), Stdout: &stdout, Stderr: &stderr, Getenv: os.Getenv})
	return call{stdout.String(), stderr.String(), status}
}

// files are the names in the output, which is JSON and nothing else.
func (c call) files(t *testing.T) string {
	var names []string
	for d := json.NewDecoder(strings.NewReader(c.stdout)); ; {
		var a struct{ File string }
		err := d.Decode(&a)
		if err == io.EOF {
			return strings.Join(names, " ")
		}
		require.NoError(t, err)
		names = append(names, a.File)
	}
}

const wetlands = `{
  "file": "posts/2021/湿地.md",
  "title": "湿地 <秋>",
  "comments": true,
  "extra": {
    "date": "someday"
  },
  "body": "<p>候鸟回来了。</p>\n",
  "text": "候鸟回来了。",
  "excerpt": "候鸟回来了。",
  "words": 5,
  "faults": [
    {
      "file": "posts/2021/湿地.md",
      "line": 3,
      "column": 7,
      "key": "date",
      "message": "want a date such as 2021-11-06T08:50:18Z, have \"someday\""
    }
  ]
}
`

func TestFormats(t *testing.T) {
	t.Chdir("testdata")
	c := command("", "posts/2021/湿地.md")
	require.Equal(t, call{stdout: wetlands}, c)
	require.Equal(t, c, command("", "-format", "json", "posts/2021"))

	c = command("", "-format", "jsonl", "posts/2021/湿地.md", "posts/harbour.html")
	require.Zero(t, c.status)
	lines := strings.SplitAfter(c.stdout, "\n")
	require.Len(t, lines, 3)
	require.JSONEq(t, wetlands, lines[0])
	require.Contains(t, lines[0], `"title":"湿地 <秋>"`)
	require.Contains(t, lines[1], `?a=1&amp;b=2`)
	require.Empty(t, lines[2])
}

func TestArguments(t *testing.T) {
	t.Chdir("testdata")
	const all = "posts/2021/湿地.md posts/harbour.html"
	for _, c := range []struct {
		args, files string
		status      int
		stderr      string // a part of it
	}{
		{"posts", all, 1, "4 posts, 2 not read, "},
		{"./posts/", all, 1, "posts/broken.md:1:1: "},
		{"-q posts", all, 1, "posts/broken.md:1:1: "},
		{"posts/harbour.html posts/2021", "posts/harbour.html posts/2021/湿地.md", 0, "2 posts, 0 not read, "},
		{"posts/harbour.html posts posts/harbour.html", "posts/harbour.html posts/2021/湿地.md", 1, "4 posts, 2 not read, "},
		{"./posts/harbour.html", "./posts/harbour.html", 0, ""},
		{"posts/*.html", "posts/harbour.html", 0, ""},
		{"posts/**/{湿地,harbour}.{md,html}", all, 0, "2 posts, 0 not read, "},
		{"**/harbour.html posts/harbour.html", "posts/harbour.html", 0, ""},
		{"posts/.drafts posts/_includes/*", "posts/.drafts/draft.md posts/_includes/part.html", 0, ""},
		{"posts/twice.md", "", 1, "posts/twice.md:4:3: image: "},
		{"posts/twice.md", "", 1, "\nposts/twice.md:7:3: name: "},

		{"empty", "", 2, "empty: no posts found\n"},
		{"posts/*.txt posts/2021", "posts/2021/湿地.md", 2, "posts/*.txt: no posts found\n"},
		{"nope/*.md", "", 2, "nope/*.md: no posts found\n"},
		{"nope.md posts/2021", "posts/2021/湿地.md", 2, "nope.md: file does not exist\n"},
		{"nope.md posts", all, 2, "4 posts, 2 not read, "},
		{"posts/[", "", 2, "posts/[: want a glob such as posts/**/*.md: syntax error in pattern\n"},
		{"", "", 2, "article convert: want the name of a post\nusage: article convert "},
		{"-format xml posts", "", 2, `article convert: -format: want json, jsonl, markdown or html, have "xml"`},
		{"-site example.com posts", "", 2, `article convert: -site: want a URL such as https://example.com/, have "example.com"`},
		{"-zone Mars posts", "", 2, `article convert: -zone: want a name such as Asia/Shanghai, have "Mars"`},
		{"-x posts", "", 2, "article convert: flag provided but not defined: -x\nusage: "},
		{"-files-from nope", "", 2, "article convert: -files-from: open nope: "},
		{"-files-from - -", "", 2, "article convert: -files-from: standard input is either the list or a post"},
	} {
		t.Run(c.args, func(t *testing.T) {
			have := command("", strings.Fields(c.args)...)
			require.Equal(t, c.files, have.files(t))
			require.Equal(t, c.status, have.status)
			require.Contains(t, have.stderr, c.stderr)
		})
	}
	require.NotContains(t, command("", "-q", "posts").stderr, "4 posts")
	require.Empty(t, command("", "posts/harbour.html").stderr)
}

func TestHelp(t *testing.T) { require.Equal(t, call{stdout: Usage}, command("", "-h")) }

func TestSiteAndZone(t *testing.T) {
	c := command("---\ndate: 2021-11-06 08:50\n---\n<a href=/b>b</a>", "-site", "https://example.com/", "-zone", "Asia/Shanghai", "-")
	require.Contains(t, c.stdout, `"date": "2021-11-06T08:50:00+08:00"`)
	require.Contains(t, c.stdout, `"url": "https://example.com/b"`)
}

func TestStandardInput(t *testing.T) {
	t.Chdir("testdata")
	const post = "---\ntitle: In\ndate: never\n---\n"
	c := command(post, "posts/2021", "-", "posts/harbour.html", "-")
	require.Equal(t, "posts/2021/湿地.md - posts/harbour.html", c.files(t))
	require.Zero(t, c.status)
	require.Contains(t, c.stdout, "\"file\": \"-\",\n      \"line\": 3,")

	c = command("---\na: {x: 1, x: 2}\nb: {x: 1, x: 2}\n---\n", "-")
	require.Regexp(t, `^-:2:11: x: .*\n-:3:11: x: .*\n$`, c.stderr)
	require.Equal(t, 1, c.status)
	require.Regexp(t, `^-:1:1: want front matter .*\n$`, command("", "-").stderr)
}

func TestFilesFrom(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	odd := "[a] *,:.md"
	list := "b.md\nc d.md\r\n\n" + odd + "\n-\nb.md"
	if runtime.GOOS == "windows" {
		odd = "[a] ,.md"
	}
	for _, name := range []string{"b.md", "c d.md", odd, "-", "x/e.md"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte("---\ntitle: T\n---\n"), 0o666))
	}
	want := "b.md c d.md " + odd + " -"
	require.Equal(t, want, command(list, "-files-from", "-").files(t))
	require.Equal(t, "x/e.md "+want, command(list, "-files-from", "-", "x").files(t))
	require.NoError(t, os.WriteFile("list", []byte(list), 0o666))
	require.Equal(t, want, command("", "-files-from", "list").files(t))

	// The names in a list are neither folders nor globs.
	c := command("b.md\x00x\x00*.md\x00gone\n.md\x00c d.md\x00", "-files-from", "-", "-q")
	require.Equal(t, "b.md c d.md", c.files(t))
	require.Equal(t, 1, c.status)
	require.Equal(t, 3, strings.Count(c.stderr, "\n"))
	require.Contains(t, c.stderr, `gone\n.md: `)

	require.Equal(t, call{}, command("", "-files-from", "-"))
}

// manyPosts writes n posts into a new folder, every tenth of which is broken.
func manyPosts(t *testing.T, n int) (dir string) {
	dir = t.TempDir()
	for i := range n {
		post := fmt.Sprintf("---\ntitle: Post %d\n---\n%s", i, strings.Repeat("<p>Text <img src=a.jpg alt=a> &amp; text.</p>\n", i%50))
		if i%10 == 9 {
			post = "broken"
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.html", i)), []byte(post), 0o666))
	}
	return dir
}

func TestSameWithAnyNumberOfProcessors(t *testing.T) {
	t.Chdir(manyPosts(t, 300))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := command("", "-q", "-format", "jsonl", ".")
	require.Equal(t, 270, strings.Count(want.stdout, "\n"))
	require.Equal(t, 30, strings.Count(want.stderr, "\n"))
	runtime.GOMAXPROCS(8)
	for range 3 {
		require.Equal(t, want, command("", "-q", "-format", "jsonl", "."))
	}
	require.Equal(t, want, command("", "-q", "-format", "jsonl", "*.html"))
}

func TestOddNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("names cannot have such characters")
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"a b.md", "a,b:c.md", "new\nline.md", "新闻.md"} {
		require.NoError(t, os.WriteFile(name, []byte("---\ntitle: T\n---\n"), 0o666))
	}
	c := command("", ".")
	require.Equal(t, "a b.md a,b:c.md new\nline.md 新闻.md", c.files(t))
	require.Zero(t, c.status)

	// A name must not make a line of its own, nor reach the terminal raw.
	require.NoError(t, os.WriteFile("x\x1b[31m\ny.md", nil, 0o666))
	require.NoError(t, os.WriteFile("z\u202egpj.md", nil, 0o666))
	require.Regexp(t, `^z\\u202egpj\.md:1:1: want [^\n]*\n$`, command("", "-q", "z*").stderr)
	require.Regexp(t, `^x\\x1b\[31m\\ny\.md:1:1: want [^\n]*\n$`, command("", "-q", "x*").stderr)
}

func TestLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.md", "d.md"} {
		require.NoError(t, os.WriteFile(name, []byte("---\ntitle: T\n---\n"), 0o666))
	}
	if err := os.Symlink("b.md", "b.md"); err != nil {
		t.Skip(err) // Windows needs a right for it
	}
	require.NoError(t, os.Symlink("nothing", "c.md"))
	c := command("", ".")
	require.Equal(t, "a.md d.md", c.files(t))
	require.Equal(t, 1, c.status)
	require.Regexp(t, `^b\.md: .*\nc\.md: .*\n4 posts, 2 not read, `, c.stderr)
	require.Equal(t, 1, command("", "c.md").status, "it exists, but cannot be read")
}

// A limited writer fails after some writes, or does something then.
type limited struct {
	bytes.Buffer
	writes int
	then   func() error
}

func (w *limited) Write(b []byte) (int, error) {
	if w.writes--; w.writes == 0 {
		if err := w.then(); err != nil {
			return 0, err
		}
	}
	return w.Buffer.Write(b)
}

func TestWriteFails(t *testing.T) {
	out := &limited{writes: 3, then: func() error { return errors.New("disk full") }}
	var stderr bytes.Buffer
	status := Run(context.Background(), []string{"-format", "jsonl", manyPosts(t, 100)}, process.Process{Stdout: out, Stderr: &stderr, Getenv: os.Getenv})
	require.Equal(t, 1, status)
	require.Equal(t, "article convert: disk full\n", stderr.String())
	require.Equal(t, 2, strings.Count(out.String(), "\n"))
}

func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	out := &limited{writes: 3, then: func() error { cancel(); return nil }}
	var stderr bytes.Buffer
	status := Run(ctx, []string{"-format", "jsonl", manyPosts(t, 100)}, process.Process{Stdout: out, Stderr: &stderr, Getenv: os.Getenv})
	require.Equal(t, 1, status)
	require.Regexp(t, `^stopped after 3 posts, 0 not read, \d+\.\d s\n$`, stderr.String())
	require.Equal(t, 3, strings.Count(out.String(), "\n"))
	require.True(t, strings.HasSuffix(out.String(), "}\n"))
}

func TestProgress(t *testing.T) {
	t.Chdir("testdata")
	c := &converter{process: process.Process{Stdout: io.Discard, Stderr: io.Discard, Getenv: os.Getenv}}
	p := c.progress([]input.Source{{Files: make([]string, 1999)}, {Stdin: true}, {Dir: ".", Pattern: "posts"}})
	require.Equal(t, 2004, p.Count())
	require.True(t, p.Hidden, "standard error is no terminal")
}
