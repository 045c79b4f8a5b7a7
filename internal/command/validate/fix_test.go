package validate

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/command/process"
)

const (
	late    = "\ufeff\n---\ntitle: Reed warblers return\ndate: 20210504 # the day\nupdated: 2021-05-05 08:00\n---\r\n<p>The <b>lake</p>"
	lateFix = "---\ntitle: Reed warblers return\ndate: 2021-05-04T00:00:00Z # the day\nupdated: 2021-05-05 08:00\n---\r\n<p>The <b>lake</p>"
	dateFix = "---\ntitle: Reed warblers return\ndate: 2021-05-04T00:00:00+02:00 # the day\nupdated: 2021-05-05T08:00:00+02:00\n---\r\n<p>The <b>lake</p>"
)

func read(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(src)
}

func TestFix(t *testing.T) {
	folder(t, map[string]string{"a.html": late, "b.html": good, "c/c.html": late, "broken.html": "\n\nx"})
	require.NoError(t, os.Chmod("a.html", 0o640))

	status, stdout, stderr := validate("", nil, "-fix", ".")
	require.Equal(t, 1, status, "what cannot be repaired is found")
	require.Equal(t, "a.html:6:8: warning: want </b> before </p>, have none (html-balance)\n"+
		"broken.html:3:1: error: want front matter at the top, such as a block between two lines of ---: have \"x\" (fm-parse)\n"+
		"c/c.html:6:8: warning: want </b> before </p>, have none (html-balance)\n", stdout)
	require.Equal(t, "fixed 2 posts\n3 problems (1 error, 2 warnings) in 3 of 4 posts\n1 error: fm-parse 1\n2 warnings: html-balance 2\narticle validate -explain fm-parse says what to do about the most of them\n", stderr)
	require.Equal(t, lateFix, read(t, "a.html"))
	require.Equal(t, lateFix, read(t, "c/c.html"))
	require.Equal(t, good, read(t, "b.html"))
	fi, err := os.Stat("a.html")
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o640), fi.Mode())

	_, again, stderr := validate("", nil, "-fix", ".")
	require.Equal(t, stdout, again)
	require.NotContains(t, stderr, "fixed")
	require.Equal(t, lateFix, read(t, "a.html"))
	names, err := filepath.Glob(".*")
	require.NoError(t, err)
	require.Empty(t, names, "no file is left over")
}

func TestFixDates(t *testing.T) {
	folder(t, map[string]string{"a.html": late})
	for range 2 {
		status, _, stderr := validate("", nil, "-q", "-fix-dates", "Africa/Maputo", "a.html")
		require.Equal(t, 0, status)
		require.Empty(t, stderr)
		require.Equal(t, dateFix, read(t, "a.html"))
	}
	for _, zone := range []string{"", "a.html"} {
		status, _, stderr := validate("", nil, "-fix-dates", zone, "a.html")
		require.Equal(t, 2, status)
		require.Contains(t, stderr, "want the zone of dates that name none")
	}
}

func TestFixDiff(t *testing.T) {
	folder(t, map[string]string{"a.html": late, "b.html": good})
	status, stdout, stderr := validate("", nil, "-diff", ".")
	require.Equal(t, 1, status)
	require.Empty(t, stderr)
	require.Equal(t, `--- a/a.html
+++ b/a.html
@@ -1,7 +1,6 @@
-`+"\ufeff"+`
 ---
 title: Reed warblers return
-date: 20210504 # the day
+date: 2021-05-04T00:00:00Z # the day
 updated: 2021-05-05 08:00
 ---`+"\r"+`
 <p>The <b>lake</p>
\ No newline at end of file
`, stdout)
	_, both, _ := validate("", nil, "-diff", "-fix", ".")
	require.Equal(t, stdout, both)
	_, dates, _ := validate("", nil, "-diff", "-fix-dates", "UTC", ".")
	require.Contains(t, dates, "+updated: 2021-05-05T08:00:00Z\n")
	require.Equal(t, late, read(t, "a.html"), "-diff changes nothing")

	status, stdout, _ = validate("", nil, "-diff", "b.html")
	require.Equal(t, 0, status)
	require.Empty(t, stdout)
	status, _, stderr = validate("", nil, "-diff", "none.html")
	require.Equal(t, 2, status)
	require.Equal(t, "article validate: none.html: file does not exist\n", stderr)

	p := process.Process{Stdin: strings.NewReader(""), Stdout: broken{}, Stderr: io.Discard, Getenv: func(string) string { return "" }}
	require.Equal(t, 2, Run(context.Background(), []string{"-diff", "."}, p))
}

// TestNotFixed checks what is left alone: what is no file of its own, what
// must not be written, and posts of rules that are off.
func TestNotFixed(t *testing.T) {
	folder(t, map[string]string{"a/a.html": late, "b.html": late, "off.yaml": "rules: {fm-position: off, date-valid: off}\n",
		"flow.html": "---\n{title: x, date: 2021/05/04}\n---\n<p>x</p>\n"})
	require.NoError(t, os.Symlink("a/a.html", "link.html"))
	require.NoError(t, os.Symlink("nowhere", "nowhere.html"))
	require.NoError(t, os.Chmod("b.html", 0o444))
	for _, c := range []struct {
		args   string
		status int
		stderr string
	}{
		{"-fix link.html", 1, "article validate: link.html: not fixed: it is a symbolic link\n"},
		{"-diff link.html", 0, "article validate: link.html: not fixed: it is a symbolic link\n"},
		{"-fix -", 1, "article validate: stdin: not fixed: it is standard input\n"},
		{"-diff -stdin-name posts/x.html -", 0, "article validate: posts/x.html: not fixed: it is standard input\n"},
		{"-fix b.html", 2, "article validate: b.html: not fixed: want a file that may be written\n"},
		{"-diff nowhere.html", 2, "article validate: nowhere.html: "},
		{"-fix nowhere.html", 2, "article validate: nowhere.html: "},
		{"-fix -config off.yaml a/a.html", 0, "1 problem"},
		{"-fix-dates UTC flow.html", 2, "article validate: flow.html:2:12: date: "},
		{"-fix /dev/null", 1, "article validate: /dev/null: not fixed: it is no regular file\n"},
	} {
		status, stdout, stderr := validate(late, nil, strings.Fields(c.args)...)
		require.Equal(t, c.status, status, "%s: %s%s", c.args, stdout, stderr)
		require.Contains(t, stderr, c.stderr)
		require.Equal(t, late, read(t, "a/a.html"))
		require.Equal(t, late, read(t, "b.html"))
		fi, err := os.Lstat("link.html")
		require.NoError(t, err)
		require.NotZero(t, fi.Mode()&fs.ModeSymlink)
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := process.Process{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard, Getenv: func(string) string { return "" }}
	require.Equal(t, 2, Run(ctx, []string{"-fix", "a"}, p))
	require.Equal(t, late, read(t, "a/a.html"))
}

// TestFixedCount checks what is said of one post.
func TestFixedCount(t *testing.T) {
	folder(t, map[string]string{"a.html": late})
	_, _, stderr := validate("", nil, "-fix", "a.html")
	require.Contains(t, stderr, "fixed 1 post\n")
}

// TestFixShared repairs a copy of the posts that do not belong to the
// project, in the folder that ARTICLE_SHARED names.
func TestFixShared(t *testing.T) {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED names no folder of posts")
	}
	dir, err := filepath.Abs(dir)
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	for _, name := range []string{"corpus", "seed"} {
		require.NoError(t, os.CopyFS(name, os.DirFS(filepath.Join(dir, name))))
		require.NoError(t, filepath.WalkDir(name, func(name string, e fs.DirEntry, err error) error {
			return os.Chmod(name, 0o755) // the copy is of a folder that may be read-only
		}))
	}
	_, diff, _ := validate("", nil, "-config", os.DevNull, "-diff", "-fix-dates", "UTC", "corpus", "seed")
	require.Positive(t, strings.Count(diff, "\n+++ "))
	validate("", nil, "-config", os.DevNull, "-fix-dates", "UTC", "corpus", "seed")
	status, again, _ := validate("", nil, "-config", os.DevNull, "-diff", "-fix-dates", "UTC", "corpus", "seed")
	require.Equal(t, 0, status)
	require.Empty(t, again)
	changed := 0
	require.NoError(t, filepath.WalkDir(".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		before, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		if after := []byte(read(t, name)); !bytes.Equal(before, after) {
			changed++
			require.Contains(t, diff, "+++ b/"+filepath.ToSlash(name)+"\n")
		}
		return nil
	}))
	require.Equal(t, strings.Count(diff, "+++ b/"), changed)
	t.Logf("%d posts changed, as -diff says", changed)
}
