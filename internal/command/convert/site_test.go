package convert

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/command/process"
)

// site makes a new folder with files, each a name and its text, the working one.
func site(t *testing.T, list ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for i := 0; i < len(list); i += 2 {
		require.NoError(t, os.MkdirAll(filepath.Dir(list[i]), 0o777))
		require.NoError(t, os.WriteFile(list[i], []byte(list[i+1]), 0o666))
	}
}

const plain = "---\ntitle: T\n---\n# h\n"

// TestTree keeps the tree below the argument, or puts all into one folder.
func TestTree(t *testing.T) {
	site(t, "in/a.html", plain, "in/x/index.html", plain+"<img src=p.png>", "in/x/p.png", "p", "in/y/a.md", plain, "in/y/b.md", plain)
	require.Zero(t, command("", "-to", "hugo", "-o", "out", "in").status)
	require.Equal(t, "a.md x/index.md x/p.png y/a.md y/b.md", names(t, "out"))
	require.Zero(t, command("", "-to", "hexo", "-o", "hexo", "in").status)
	require.Equal(t, "a.md x/p.png x.md y/a.md y/b.md", names(t, "hexo"))

	c := command("", "-to", "hugo", "-flat", "-o", "flat", "in")
	require.Equal(t, 1, c.status)
	require.Equal(t, "a.md b.md x/p.png x.md", names(t, "flat"))
	require.Contains(t, c.stderr, "in/y/a.md: flat/a.md: want a name of its own, have that of in/a.html\n4 posts")

	// Files that are named singly keep the path that they are named by.
	require.NoError(t, os.Chdir("in"))
	for _, args := range [][]string{{"a.html", "x/../y/a.md", "x/index.html"}, {"-files-from", "-"}} {
		require.NoError(t, os.RemoveAll("../out"))
		c = command("a.html\ny/a.md\nx/index.html\n", append([]string{"-to", "astro", "-o", "../out"}, args...)...)
		require.Zero(t, c.status, c.stderr)
		require.Equal(t, "a.md x/index.md x/p.png y/a.md", names(t, "../out"))
	}
	require.Zero(t, command("", "-to", "hugo", "-o", "../two", "x", "y").status, "each folder is a tree of its own")
	require.Equal(t, "a.md b.md x/p.png x.md", names(t, "../two"))
	c = command("", "-to", "astro", "-o", "../up", "../in/y/a.md")
	require.Zero(t, c.status, c.stderr)
	require.Equal(t, "in/y/a.md", names(t, "../up"))
}

// TestJekyll converts the whole of a site, and the folder of its posts.
func TestJekyll(t *testing.T) {
	site(t, "in/_posts/2021-11-06-a.md", plain, "in/_drafts/b.md", plain, "in/about.md", plain, "in/_posts/undated.md", plain)
	c := command("", "-to", "jekyll", "-o", "out", "in")
	require.Equal(t, "_drafts/b.md _posts/2021-11-06-a.md about.md pages/undated.md", names(t, "out"))
	require.Contains(t, c.stderr, "1 post: Jekyll builds nothing undated among its posts: what is below pages and _drafts in the output belongs beside _posts\n")
	c = command("", "-to", "jekyll", "-o", "posts", "in/_posts")
	require.Equal(t, "2021-11-06-a.md pages/undated.md", names(t, "posts"))
	c = command("", "-to", "eleventy", "-o", "eleventy", "in")
	require.Equal(t, "about.md drafts/b.md posts/2021-11-06-a.md posts/undated.md", names(t, "eleventy"))
	require.Contains(t, c.stderr, "1 post: Eleventy shows drafts as any other post: ")
	data, err := os.ReadFile("eleventy/drafts/b.md")
	require.NoError(t, err)
	require.Contains(t, string(data), "\ndraft: true\n")
}

// TestAssets copies the files of posts, or says which there are.
func TestAssets(t *testing.T) {
	site(t, "in/a.md", plain+"![a](a.png) ![b](b.png) ![e](../../../etc/passwd) [c](.env)\n", "in/b.md", plain+"![a](a.png)\n", "in/a.png", "A", "in/.env", "secret")
	c := command("", "-to", "eleventy", "-o", "out", "-report", "r.jsonl", "in")
	require.Zero(t, c.status)
	require.Equal(t, "a/a.png a.md b/a.png b.md", names(t, "out"))
	require.Contains(t, c.stderr, "2 posts, 0 not converted, 2 written, 2 files copied, ")
	require.Contains(t, c.stderr, ": 2 bodies that were Markdown already, 2 files missing or not copied; ")
	require.Contains(t, c.stderr, "r.jsonl has each\n2 posts: Eleventy publishes the files of posts where addPassthroughCopy names them only\n")
	report, err := os.ReadFile("r.jsonl")
	require.NoError(t, err)
	require.Contains(t, string(report), `{"file":"in/a.md","line":5,"column":18,"kind":"missing","value":"b.png","note":"there is no such file"}`)
	require.Contains(t, string(report), `"value":"../../../etc/passwd","note":"it leads out of the folder that is converted, so it did not come along"}`)
	c = command("", "-to", "eleventy", "-o", "out", "in")
	require.Contains(t, c.stderr, "2 posts, 0 not converted, 2 unchanged, ")
	require.NotContains(t, c.stderr, "copied, ")

	c = command("", "-to", "eleventy", "-o", "report", "-assets", "report", "-report", "r.jsonl", "in")
	require.Equal(t, "a.md b.md", names(t, "report"))
	report, err = os.ReadFile("r.jsonl")
	require.NoError(t, err)
	require.Equal(t, 2, strings.Count(string(report), `"value":"a.png","note":"it did not come along: -assets report copies none"}`))
	c = command("", "-to", "eleventy", "-o", "none", "-assets", "none", "in")
	require.Equal(t, "a.md b.md", names(t, "none"))
	require.NotContains(t, c.stderr, "files")
	require.Contains(t, command("", "-to", "hugo", "-assets", "all", "in/a.md").stderr, `article convert: -assets: want copy, report or none, have "all"`)

	// In a dry run nothing is copied, and what there is stays.
	c = command("", "-to", "eleventy", "-o", "dry", "-dry-run", "in")
	require.Equal(t, "none", names(t, "dry")[:4])
	require.Contains(t, c.stderr, ", 2 written, 2 files copied in a dry run, ")
}

// TestMapAndPermalinks rewrites addresses, and keeps those of posts.
func TestMapAndPermalinks(t *testing.T) {
	site(t, "2021-11-06-a.md", plain+"![a](/img/a.png)\n", "map", "/img/\thttps://cdn.example/\n", "bad", "/img/\n\nx y\n")
	c := command("", "-to", "hugo", "-map", "map", "-permalinks", "/:year/:title/", "2021-11-06-a.md")
	require.Contains(t, c.stdout, "url: '/2021/a/'\n---\n# h\n![a](https://cdn.example/a.png)\n")
	c = command("", "-to", "hugo", "-map", "bad", "2021-11-06-a.md")
	require.Equal(t, 2, c.status)
	require.Contains(t, c.stderr, "article convert: bad:1: want an old address, a tab and a new address, have \"/img/\"\nbad:3: want ")
	require.Contains(t, command("", "-to", "hugo", "-map", "none", "2021-11-06-a.md").stderr, "article convert: -map: open none: ")
	require.Contains(t, command("", "-to", "hugo", "-permalinks", "all", "2021-11-06-a.md").stderr, "article convert: -permalinks: permalinks: want keep, a pattern ")
}

// TestSummary counts changes by kind.
func TestSummary(t *testing.T) {
	site(t, "in/a.md", "---\ntitle: T\ndate: 2021-11-06 08:50\nheadimg: a.png\n---\n{{< x >}}\n\n# h\n", "in/b.md", "---\ntitle: T\n---\n# h\n\n<b>b</b>\n")
	c := command("", "-to", "hugo", "-assets", "none", "-o", "out", "in")
	require.Regexp(t, `^2 posts, 0 not converted, 2 written, \d+\.\d s
5 changes in 2 posts: 2 bodies that were Markdown already, 1 date rewritten, 1 key renamed, 1 mark of template engines; -report FILE has each
1 post: Hugo leaves HTML out of Markdown unless its configuration has markup\.goldmark\.renderer\.unsafe = true
1 post: marks of template engines are left that the target shows as they are, or takes for its own
$`, c.stderr)
	require.Empty(t, command("", "-q", "-to", "hugo", "-assets", "none", "-o", "out", "in").stderr)
}

// TestOutputFile writes JSON Lines into a file, whole or not at all.
func TestOutputFile(t *testing.T) {
	harbour(t)
	want := command("", "-format", "jsonl", "posts").stdout
	c := command("", "-o", "all.jsonl", "posts")
	require.Empty(t, c.stdout)
	require.Contains(t, c.stderr, "4 posts, 2 not read, ")
	have, err := os.ReadFile("all.jsonl")
	require.NoError(t, err)
	require.Equal(t, want, string(have))
	require.Zero(t, command("", "-o", "all.jsonl", "all.jsonl").status, "it may be read, too")
	again, err := os.ReadFile("all.jsonl")
	require.NoError(t, err)
	require.Equal(t, string(have), string(again))
	c = command("", "-o", "no/all.jsonl", "posts")
	require.Equal(t, 1, c.status)
	require.Contains(t, c.stderr, "article convert: -o: no/all.jsonl: no such file or directory\n")
	require.Contains(t, command("", "-to", "hugo", "-o", "all.jsonl", "posts").stderr, "article convert: -o: want a folder for posts, have all.jsonl\n")
	require.Contains(t, command("", "-format", "jsonl", "-o", "out", "posts").stderr, "article convert: -o: want -format markdown or html")
}

// TestDocs holds the page and the command's README to the flags that there are.
func TestDocs(t *testing.T) {
	doc, err := os.ReadFile("../../../cmd/article/convert.md")
	require.NoError(t, err)
	flags, err := os.ReadFile("flags.go")
	require.NoError(t, err)
	names := regexp.MustCompile(`f\.\w+\((?:.*, )?"([a-z-]+)", `).FindAllStringSubmatch(string(flags), -1)
	require.Len(t, names, 18)
	for _, name := range names {
		require.Regexp(t, "(?m)^  -"+name[1]+"( |$)", Usage)
		require.Contains(t, string(doc), "-"+name[1])
	}
	require.LessOrEqual(t, strings.Count(Usage, "\n"), 50, "one page")
	for _, n := range []string{"renamed", "dropped", "meaning", "added", "rewritten", "moved", "missing"} {
		require.Contains(t, string(doc), "| `"+n+"` |")
	}
}

// TestClosedPipe is silent where nobody reads any more.
func TestClosedPipe(t *testing.T) {
	out := &limited{writes: 3, then: func() error { return syscall.EPIPE }}
	var stderr bytes.Buffer
	status := Run(context.Background(), []string{"-format", "jsonl", manyPosts(t, 100)}, process.Process{Stdout: out, Stderr: &stderr, Getenv: os.Getenv})
	require.Equal(t, 1, status)
	require.Empty(t, stderr.String())
}
