package report

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/command/process"
)

const post = "---\ntitle: The lake\ndate: 2021-05-04\n---\n<p>The lake <img src=\"/a b.png\"></p>\n"

// run runs the command in a new folder with these files, and returns the exit
// status and what was on standard error.
func run(t *testing.T, files map[string]string, stdin string, args ...string) (status int, stderr string) {
	t.Helper()
	if files != nil {
		t.Chdir(t.TempDir())
	}
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o666))
	}
	var out, errs bytes.Buffer
	p := process.Process{Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" }}
	status = Run(t.Context(), args, p)
	require.Empty(t, out.String())
	return status, errs.String()
}

func TestRun(t *testing.T) {
	const broken = "---\ntitle: \"x\n---\n"
	for name, c := range map[string]struct {
		files  map[string]string
		stdin  string
		args   string
		status int
		stderr string // a pattern
		page   bool
	}{
		"a folder":        {map[string]string{"p/a.md": post, "p/b.md": post}, "", "-o r.html p", 0, `^r\.html: 2 posts, 0 not read, \d+\.\d s\n$`, true},
		"quiet":           {map[string]string{"a.md": post}, "", "-q -o r.html a.md", 0, "^$", true},
		"standard input":  {map[string]string{}, post, "-q -o r.html -", 0, "^$", true},
		"JSON Lines":      {map[string]string{"a.jsonl": `{"title":"x","body":"y"}` + "\n"}, "", "-o r.html a.jsonl", 0, "1 post, ", true},
		"a list":          {map[string]string{"a.md": post, "b.md": post}, "a.md\nb.md\n", "-o r.html -files-from -", 0, "2 posts", true},
		"not read":        {map[string]string{"a.md": post, "b.md": broken}, "", "-o r.html .", 1, `^b\.md:2:8: .*\nr\.html: 2 posts, 1 not read`, true},
		"missing":         {map[string]string{"a.md": post}, "", "-o r.html a.md none.md", 2, `^none\.md: file does not exist\n`, true},
		"nothing":         {map[string]string{"d/x.txt": ""}, "", "-o r.html d", 2, `want posts, have none\n$`, false},
		"no page":         {map[string]string{"a.md": post}, "", "a.md", 2, `^article report: -o: want the name of the page`, false},
		"no post":         {map[string]string{}, "", "-o r.html", 2, `want the name of a post`, false},
		"a flag":          {map[string]string{}, "", "-x", 2, `flag provided but not defined: -x\nusage: article report`, false},
		"a site":          {map[string]string{}, "", "-site x -o r.html a.md", 2, `-site: want a URL such as https://example\.com/`, false},
		"input twice":     {map[string]string{}, "", "-o r.html -files-from - -", 2, `-files-from: standard input is either`, false},
		"no root":         {map[string]string{"a.md": post}, "", "-o r.html -root none a.md", 2, `^article report: -root: .*none`, false},
		"no folder":       {map[string]string{"a.md": post}, "", "-o d/r.html a.md", 2, `^article report: open d`, false},
		"configuration":   {map[string]string{"a.md": post, ".article-lint.yaml": "rules: {none: off}"}, "", "-o r.html a.md", 2, `\.article-lint\.yaml:1:9: `, false},
		"no list of file": {map[string]string{}, "", "-o r.html -files-from none", 2, `-files-from: `, false},
	} {
		t.Run(name, func(t *testing.T) {
			if c.files == nil {
				c.files = map[string]string{}
			}
			status, stderr := run(t, c.files, c.stdin, strings.Fields(c.args)...)
			require.Regexp(t, c.stderr, stderr)
			require.Equal(t, c.status, status)
			text, err := os.ReadFile("r.html")
			require.Equal(t, c.page, err == nil)
			require.Equal(t, c.page, strings.HasPrefix(string(text), "<!doctype html>"))
			hidden, err := filepath.Glob(".r.html*")
			require.NoError(t, err)
			require.Empty(t, hidden, "what is left of a page")
		})
	}
}

// TestReplace checks that a page is replaced, and nothing else: least of all a
// post.
func TestReplace(t *testing.T) {
	status, stderr := run(t, map[string]string{"a.html": post}, "", "-o", "a.html", "a.html")
	require.Equal(t, 2, status)
	require.Equal(t, "article report: -o: want a new file, or a page that was written before, have a.html\n", stderr)
	text, err := os.ReadFile("a.html")
	require.NoError(t, err)
	require.Equal(t, post, string(text))

	for range 2 { // the second time the page stands among the posts, and is none
		status, stderr = run(t, nil, "", "-o", "r.html", ".")
		require.Zero(t, status, stderr)
		require.Contains(t, stderr, "1 post, 0 not read")
	}
	first, err := os.ReadFile("r.html")
	require.NoError(t, err)
	status, _ = run(t, nil, "", "-o", "r.html", ".")
	require.Zero(t, status)
	second, err := os.ReadFile("r.html")
	require.NoError(t, err)
	require.True(t, bytes.Equal(first, second), "the same posts make the same page")
}

// TestInterrupt checks that no page is written when the work is stopped, and
// that the one before stays.
func TestInterrupt(t *testing.T) {
	status, _ := run(t, map[string]string{"a.md": post}, "", "-o", "r.html", "a.md")
	require.Zero(t, status)
	first, err := os.ReadFile("r.html")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("b.md", []byte(post), 0o666))

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var errs bytes.Buffer
	p := process.Process{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &errs, Getenv: func(string) string { return "" }}
	require.Equal(t, 2, Run(ctx, []string{"-o", "r.html", "."}, p))
	require.Equal(t, "article report: interrupted; no page was written\n", errs.String())
	second, err := os.ReadFile("r.html")
	require.NoError(t, err)
	require.True(t, bytes.Equal(first, second))
}

func TestLocal(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"static/a b.png", "static/posts/b.png", "static/c%20d.png", "static/x:y.png", "secret.png"} {
		if runtime.GOOS == "windows" && strings.Contains(name, ":") {
			continue
		}
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, nil, 0o666))
	}
	l, err := newLocal("static", "out")
	require.NoError(t, err)
	inside, err := newLocal("static", "static")
	require.NoError(t, err)
	for _, c := range []struct{ post, src, want, inside string }{
		{"a.md", "/a b.png", "../static/a%20b.png", "a%20b.png"},
		{"a.md", "/a%20b.png?x=1#y", "../static/a%20b.png", "a%20b.png"},
		{"a.md", "a%20b.png", "../static/a%20b.png", "a%20b.png"},
		{"static/posts/p.md", "b.png", "../static/posts/b.png", "posts/b.png"},
		{"static/posts/p.md", "../a b.png", "../static/a%20b.png", "a%20b.png"},
		{"static/posts/p.md", "/posts/b.png", "../static/posts/b.png", "posts/b.png"},
		{"a.md", "/x:y.png", "../static/x:y.png", "./x:y.png"},
		{"a.md", "/none.png", "", ""},
		{"a.md", "/../secret.png", "", ""},
		{"static/posts/p.md", "../../secret.png", "", ""},
		{"a.md", "/posts", "", ""},
		{"-", "/%zz.png", "", ""},
		{"", "", "", ""},
	} {
		a := &article.Article{File: c.post}
		require.Equal(t, c.want, l.address(a, c.src), c.src)
		require.Equal(t, c.inside, inside.address(a, c.src), c.src)
	}
	require.NoError(t, os.Symlink(filepath.Join("..", "secret.png"), filepath.Join("static", "link.png")))
	require.Empty(t, l.address(&article.Article{}, "/link.png"), "a link leads out of the folder")
}
