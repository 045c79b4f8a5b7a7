package validate

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/command/process"
)

// TestBaseline writes a baseline and goes on working.
func TestBaseline(t *testing.T) {
	folder(t, map[string]string{"posts/bad.html": bad, "posts/warn.html": warn, "posts/good.html": good, "ci/.keep": ""})
	run := func(want int, args string) (stdout, stderr string) {
		t.Helper()
		status, stdout, stderr := validate(bad, nil, strings.Fields(args)...)
		require.Equal(t, want, status, stderr)
		return stdout, stderr
	}
	stdout, stderr := run(0, "-write-baseline ci/known.jsonl posts")
	require.Empty(t, stdout)
	require.Equal(t, "wrote ci/known.jsonl, lines: 2\nno problems in 3 posts; 2 more in the baseline\n", stderr)
	first, err := os.ReadFile("ci/known.jsonl")
	require.NoError(t, err)
	require.Equal(t, `{"path":"../posts/bad.html","rule":"link-href","message":"want an address in href, have \"\"","text":"<a href=\"\">The lake</a></p>"}
{"path":"../posts/warn.html","rule":"html-balance","message":"want </b> before </p>, have none","text":"<b>lake</p>"}
`, string(first))

	for _, format := range []string{"text", "json", "github", "rdjsonl"} {
		stdout, stderr = run(0, "-fail-on notice -baseline ci/known.jsonl -format "+format+" posts ./posts/bad.html")
		require.Empty(t, stdout)
		require.Equal(t, "no problems in 3 posts; 2 more in the baseline\n", stderr)
	}
	stdout, _ = run(0, "-fail-on notice -baseline ci/known.jsonl -format sarif posts")
	require.Contains(t, stdout, `"results": []`)
	run(0, "-baseline ci/known.jsonl -stdin-name posts/bad.html -")
	stdout, _ = run(1, "-baseline ci/known.jsonl -")
	require.Contains(t, stdout, "stdin:5:4: error: want an address")

	require.NoError(t, os.WriteFile("posts/good.html", []byte(bad), 0o666))
	require.NoError(t, os.WriteFile("posts/bad.html", []byte(good), 0o666))
	const fresh = "posts/good.html:5:4: error: want an address in href, have \"\" (link-href)\n"
	const stale = "ci/known.jsonl:1:1: warning: nothing to ignore any more in ../posts/bad.html for the rule link-href: want an address in href, have \"\" (baseline)\n"
	stdout, stderr = run(1, "-baseline ci/known.jsonl posts")
	require.Equal(t, stale+fresh, stdout)
	require.Equal(t, "1 problem (1 error) in 1 of 3 posts; 1 more in the baseline; 1 stale there\n1 error: link-href 1\narticle validate -explain link-href says what to do about the most of them\n", stderr)
	stdout, _ = run(0, "-baseline ci/known.jsonl posts/bad.html")
	require.Equal(t, stale, stdout, "a warning")
	run(1, "-fail-on warning -baseline ci/known.jsonl posts/bad.html")
	stdout, _ = run(0, "-baseline ci/known.jsonl posts/warn.html")
	require.Empty(t, stdout, "nothing of posts that were not checked")

	stdout, stderr = run(1, "-baseline ci/known.jsonl -write-baseline ci/known.jsonl posts")
	require.Equal(t, fresh, stdout)
	require.Contains(t, stderr, "wrote ci/known.jsonl, lines: 1\n")
	_, rest, _ := strings.Cut(string(first), "\n")
	left, err := os.ReadFile("ci/known.jsonl")
	require.NoError(t, err)
	require.Equal(t, rest, string(left), "it only shrinks")
}

// TestBaselineElsewhere runs in a folder below the one with the configuration
// and the baseline.
func TestBaselineElsewhere(t *testing.T) {
	folder(t, map[string]string{"a/b/posts/bad.html": bad, ".article-lint.yaml": "rules: {baseline: error}\n"})
	status, _, stderr := validate("", nil, "-write-baseline", "known.jsonl", "a")
	require.Equal(t, 0, status, stderr)
	t.Chdir("a/b")
	status, stdout, stderr := validate("", nil, "-baseline", "../../known.jsonl", "posts")
	require.Equal(t, 0, status, stderr)
	require.Empty(t, stdout)
	require.NoError(t, os.WriteFile("posts/bad.html", []byte(good), 0o666))
	status, stdout, _ = validate("", nil, "-baseline", "../../known.jsonl", "posts")
	require.Equal(t, 1, status, "as the configuration wants it")
	require.Contains(t, stdout, "../../known.jsonl:1:1: error: nothing to ignore any more in a/b/posts/bad.html")
}

// TestBaselineFolder checks that a spelling of dates which a whole folder has
// is known post by post.
func TestBaselineFolder(t *testing.T) {
	const dated = "---\ntitle: x\ndate: 2021-11-06 08:50 UTC\n---\n<p>x</p>\n"
	folder(t, map[string]string{"a.html": dated, "b.html": dated, "c.html": dated, "d.html": dated, ".article-lint.yaml": "target: hugo\n"})
	_, stdout, _ := validate("", nil, ".")
	require.Equal(t, 1, strings.Count(stdout, "\n"), stdout)
	_, _, stderr := validate("", nil, "-write-baseline", "known.jsonl", ".")
	require.Contains(t, stderr, "lines: 4")
	require.NoError(t, os.Rename("a.html", "e.html"))
	_, stdout, _ = validate("", nil, "-baseline", "known.jsonl", ".")
	require.Contains(t, stdout, "e.html:3:1: warning: date: want")
	require.Contains(t, stdout, "known.jsonl:1:1: warning: nothing to ignore any more in a.html")
	require.Equal(t, 2, strings.Count(stdout, "\n"), stdout)
}

func TestBaselineErrors(t *testing.T) {
	folder(t, map[string]string{"a.html": bad, "known.jsonl": "{}\n", "empty.jsonl": ""})
	for args, want := range map[string]string{
		"-baseline none.jsonl a.html":                             "article validate: -baseline: open none.jsonl: no such file or directory; -write-baseline makes one\n",
		"-baseline known.jsonl a.html":                            "article validate: known.jsonl:1:1: want a path, have none\n",
		"-baseline empty.jsonl -write-baseline other a.html":      "want the file that -baseline names, empty.jsonl, have other\n",
		"-write-baseline no/known.jsonl a.html":                   "article validate: no/known.jsonl: no such file or directory\n",
		"-write-baseline . a.html":                                "article validate: .: want a regular file\n",
		"-write-baseline new.jsonl a.html none.html":              "article validate: new.jsonl: not written, as not all could be checked\n",
		"-baseline empty.jsonl -write-baseline empty.jsonl x.htm": "empty.jsonl: not written, as not all could be checked\n",
	} {
		status, stdout, stderr := validate("", nil, strings.Fields(args)...)
		require.Equal(t, 2, status, args)
		require.Contains(t, stderr, want)
		if strings.HasPrefix(args, "-write-baseline ") {
			require.Contains(t, stdout, "a.html:5:4", "what was found is not lost")
		}
	}
	left, err := filepath.Glob("*")
	require.NoError(t, err)
	require.Len(t, left, 3, "nothing was written")
}

// TestBaselineInterrupted checks that a run which was broken off finds
// nothing stale and writes nothing.
func TestBaselineInterrupted(t *testing.T) {
	folder(t, map[string]string{"a.html": good, "known.jsonl": `{"path":"a.html","rule":"img-alt"}` + "\n" + `{"path":"gone.html","rule":"img-alt"}`})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, args := range [][]string{{"-baseline", "known.jsonl", "."}, {"-write-baseline", "new.jsonl", "."}} {
		var out bytes.Buffer
		p := process.Process{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" }}
		require.Equal(t, 2, Run(ctx, args, p))
		require.NotContains(t, out.String(), "nothing to ignore")
	}
	require.NoFileExists(t, "new.jsonl")
}

// TestSharedBaseline makes a baseline of the posts that do not belong to the
// project: it knows all that is found, and not one fault more.
func TestSharedBaseline(t *testing.T) {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED names no folder of posts")
	}
	dir, err := filepath.Abs(dir)
	require.NoError(t, err)
	folder(t, nil)
	require.NoError(t, os.CopyFS("corpus", os.DirFS(filepath.Join(dir, "corpus"))))
	args := []string{"-config", os.DevNull, "-now", "2026-11-22", "-fail-on", "notice"}
	status, stdout, stderr := validate("", nil, append(args, "-write-baseline", "known.jsonl", "corpus")...)
	require.Equal(t, 0, status, stderr)
	require.Empty(t, stdout)
	args = append(args, "-baseline", "known.jsonl")
	status, stdout, _ = validate("", nil, append(args, "corpus")...)
	require.Equal(t, 0, status, stdout)

	_, stdout, _ = validate("", nil, "-config", os.DevNull, "-now", "2026-11-22", "-format", "json", "corpus")
	seen := map[string]bool{}
	for _, d := range diagnostics(t, stdout) {
		if d.Rule != "link-href" && d.Rule != "html-balance" || seen[d.File] || len(seen) == 50 {
			continue
		}
		seen[d.File] = true
		src, err := os.ReadFile(d.File)
		require.NoError(t, err)
		const new = "\n\n<p><a href=\"mailo:new@example.org\">New</a></p>\n\n"
		end := bytes.Index(src, []byte("\n---")) + len("\n---")
		require.NoError(t, os.WriteFile(d.File, []byte(string(src[:end])+new+string(src[end:])), 0o666))
		_, stdout, _ := validate("", nil, append(args, d.File)...)
		require.Equal(t, 1, strings.Count(stdout, "\n"), "%s\n%s", d.File, stdout)
		require.Contains(t, stdout, "mailo:new@example.org")
	}
	require.NotEmpty(t, seen)
}
