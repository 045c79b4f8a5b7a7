package command

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/command/process"
	"github.com/goarticle/article/internal/fixture"
)

// TestGuide runs the commands of the guide as they stand there.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile(fixture.Path(t, "docs/wordpress.md"))
	require.NoError(t, err)
	export, err := os.ReadFile(fixture.Path(t, "feed/testdata/wordpress.xml"))
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	from := strings.Index(string(export), "\t<item><title>Without WordPress")
	require.Positive(t, from)
	require.NoError(t, os.WriteFile("export.xml", append(export[:from], "</channel></rss>"...), 0o666))
	ran := 0
	for line := range strings.SplitSeq(string(guide), "\n") {
		args, ok := strings.CutPrefix(line, "article ")
		if !ok {
			continue
		}
		args, _, _ = strings.Cut(args, " > ")
		var stdout, stderr bytes.Buffer
		status := Run(context.Background(), strings.Fields(args), process.Process{Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Getenv: func(string) string { return "" }})
		require.Equal(t, 0, status, "%s\n%s", line, stderr.String())
		ran++
	}
	require.Equal(t, 8, ran)
	for _, name := range []string{"hugo/content/posts/the-lake.md", "hexo/source/_posts/the-lake.md", "jekyll/_posts/2021-11-06-the-lake.md",
		"eleventy/posts/the-lake.md", "astro/src/content/blog/the-lake.md", "comments/the-lake.json", "media.tsv", "changes.jsonl"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NotEmpty(t, text, name)
	}
}
