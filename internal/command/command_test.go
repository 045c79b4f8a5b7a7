package command

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/command/convert"
	"github.com/goarticle/article/internal/command/process"
	"github.com/goarticle/article/internal/command/report"
	"github.com/goarticle/article/internal/command/validate"
)

const post = "---\ntitle: The lake\ndate: 2021-05-04\n---\n<p>The lake</p>\n"

// article runs the program as from a shell.
func article(ctx context.Context, stdin io.Reader, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	p := process.Process{Stdin: stdin, Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" }}
	status = Run(ctx, args, p)
	return status, out.String(), errs.String()
}

func TestRun(t *testing.T) {
	const wrong = "; article help says more\n"
	for _, c := range []struct {
		args           string
		status         int
		stdout, stderr string
	}{
		{"", 2, "", usage()},
		{"help", 0, usage(), ""},
		{"help help", 0, usage(), ""},
		{"help -h", 0, usage(), ""},
		{"help --help", 0, usage(), ""},
		{"help -h help", 0, usage(), ""},
		{"help convert -help", 0, convert.Usage, ""},
		{"help -h validate", 0, validate.Usage, ""},
		{"help -q", 2, "", `article: want convert, validate, report or help, have "-q"` + wrong},
		{"-h", 0, usage(), ""},
		{"--help", 0, usage(), ""},
		{"help convert", 0, convert.Usage, ""},
		{"convert -h", 0, convert.Usage, ""},
		{"help validate", 0, validate.Usage, ""},
		{"validate -help", 0, validate.Usage, ""},
		{"help report", 0, report.Usage, ""},
		{"report -h", 0, report.Usage, ""},
		{"help convert validate", 2, "", "article: help: want one command, have 2" + wrong},
		{"help post.md", 2, "", `article: want convert, validate, report or help, have "post.md"` + wrong},
		{"post.md", 2, "", `article: want convert, validate, report or help, have "post.md"` + wrong},
		{"-q convert -", 2, "", "article: flag provided but not defined: -q" + wrong},
		{"validate", 2, "", "article validate: want the name of a post, or of a folder, as there is no site of Hexo, Jekyll, Hugo, Eleventy or Astro here; article validate -help says more\n"},
		{"validate -explain none", 2, "", "article validate: -explain: there is no rule \"none\"; article validate -rules lists them\n"},
		{"validate -config " + os.DevNull + " -", 0, "", "no problems in 1 post\n"},
		{"convert -to hexo -", 0, "---\ntitle: The lake\ndate: 2021-05-04T00:00:00Z\n---\n\nThe lake\n", ""},
	} {
		t.Run(c.args, func(t *testing.T) {
			status, stdout, stderr := article(t.Context(), strings.NewReader(post), strings.Fields(c.args)...)
			require.Equal(t, c.status, status)
			require.Equal(t, c.stdout, stdout)
			require.Equal(t, c.stderr, stderr)
		})
	}
}

// TestUsage checks that help fits a terminal, and calls the commands by the
// names that they are called by.
func TestUsage(t *testing.T) {
	texts := map[string]string{"article ": usage()}
	for _, s := range subcommands(nil) {
		texts["article "+s.name] = s.usage
		require.Contains(t, usage(), "\n  "+s.name+" ")
	}
	for name, text := range texts {
		require.True(t, strings.HasPrefix(text, "usage: "+name), text)
		for line := range strings.Lines(text) {
			require.LessOrEqual(t, len([]rune(line)), 81, line)
			if strings.HasPrefix(line, "\t") {
				require.Contains(t, line, name)
			}
		}
	}
}

func TestVersion(t *testing.T) {
	status, stdout, stderr := article(t.Context(), nil, "-version")
	require.Zero(t, status)
	require.Regexp(t, `^article \S+, go\S+ \w+/\w+\n$`, stdout)
	require.Empty(t, stderr)

	info := &debug.BuildInfo{GoVersion: "go1.99", Main: debug.Module{Version: "v1.2.3"}}
	require.Regexp(t, `^article v1\.2\.3, go1\.99 `, version(info))
	require.Regexp(t, `^article \(devel\), go1`, version(nil))
}

// TestInterruptInput would hang if reading did not end.
func TestInterruptInput(t *testing.T) {
	t.Chdir(t.TempDir())
	for args, want := range map[string]struct {
		status int
		stderr string
	}{
		"convert -":             {1, ""},
		"convert -files-from -": {1, ""},
		"validate -":            {2, "article validate: interrupted\n"},
		"report -o r.html -":    {2, "article report: interrupted; no page was written\n"},
	} {
		waits, w := io.Pipe()
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			_, _ = io.WriteString(w, "-") // returns when it is read: then more is waited for
			cancel()
		}()
		status, stdout, stderr := article(ctx, waits, strings.Fields(args)...)
		require.Equal(t, want.status, status, args)
		require.Empty(t, stdout)
		require.Equal(t, want.stderr, stderr)
		require.NoError(t, w.Close())
	}
}

// TestPrograms holds the arguments of all commands to one meaning: what they
// read is the same.
func TestPrograms(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.md", "b/c.html", "b/.d/e.md", "b/_site/f.md", "b/g.txt"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte(post), 0o666))
	}
	page := filepath.Join(t.TempDir(), "r.html")
	for args, posts := range map[string]string{
		"a.md a.md ./a.md":    "1 post",
		"b/g.txt a.md -":      "3 posts",
		". b":                 "2 posts",
		"**/*.{md,html} a.md": "2 posts",
		"b/.d/* b/*":          "3 posts",
	} {
		_, lines, stderr := article(t.Context(), strings.NewReader(post), append([]string{"convert", "-q", "-format", "jsonl"}, strings.Fields(args)...)...)
		require.Empty(t, stderr)
		require.Equal(t, posts[:1], string(rune('0'+strings.Count(lines, "\n"))), args)
		_, _, stderr = article(t.Context(), strings.NewReader(post), append([]string{"validate", "-config", os.DevNull}, strings.Fields(args)...)...)
		require.Contains(t, stderr, " "+posts+"\n", args)
		_, _, stderr = article(t.Context(), strings.NewReader(post), append([]string{"report", "-config", os.DevNull, "-o", page}, strings.Fields(args)...)...)
		require.Contains(t, stderr, " "+posts+", 0 not read", args)
	}
}
