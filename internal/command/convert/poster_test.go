package convert

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

// harbour copies the posts of testdata into a new folder, which becomes the
// working one.
func harbour(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(filepath.Join(dir, "posts"), os.DirFS("testdata/posts")))
	t.Chdir(dir)
}

// names are the paths of the files below a folder.
func names(t *testing.T, dir string) string {
	var list []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			list = append(list, name)
		}
		return err
	})
	if os.IsNotExist(err) {
		return "none"
	}
	require.NoError(t, err)
	return strings.Join(list, " ")
}

func TestPosts(t *testing.T) {
	harbour(t)
	c := command("", "-to", "hugo", "-o", "out/posts", "-report", "changes.jsonl", "posts")
	require.Equal(t, 1, c.status)
	require.Empty(t, c.stdout)
	require.Contains(t, c.stderr, "4 posts, 2 not converted, 2 written, ")
	require.Equal(t, "2021/湿地.md harbour.md", names(t, "out/posts"))
	a, err := article.ParseFile("out/posts/harbour.md")
	require.NoError(t, err)
	want, err := article.ParseFile("posts/harbour.html")
	require.NoError(t, err)
	require.Equal(t, want.Title, a.Title)

	// Each line of the report is a change with its place.
	data, err := os.ReadFile("changes.jsonl")
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		var ch convert.Change
		require.NoError(t, json.Unmarshal([]byte(line), &ch))
		require.True(t, strings.HasPrefix(ch.File, "posts/"), line)
		require.NotEmpty(t, ch.Kind)
	}
	require.NotEmpty(t, data)

	// A second run changes nothing.
	c = command("", "-to", "hugo", "-o", "out/posts", "posts")
	require.Contains(t, c.stderr, "4 posts, 2 not converted, 2 unchanged, ")

	// What is there stays, unless it is forced.
	require.NoError(t, os.WriteFile("out/posts/harbour.md", []byte("mine"), 0o666))
	c = command("", "-to", "hugo", "-o", "out/posts", "posts/*.html", "posts/**/湿地.md")
	require.Equal(t, 1, c.status)
	require.Contains(t, c.stderr, "out/posts/harbour.md: file exists and has other content than posts/harbour.html: -force replaces it\n")
	data, err = os.ReadFile("out/posts/harbour.md")
	require.NoError(t, err)
	require.Equal(t, "mine", string(data))
	c = command("", "-to", "hugo", "-o", "out/posts", "-force", "posts/*.html", "posts/**/湿地.md")
	require.Equal(t, 0, c.status)
	require.Contains(t, c.stderr, ", 1 replaced, 1 unchanged, ")
}

func TestDryRun(t *testing.T) {
	harbour(t)
	want := call{stdout: "written\tout/湿地.md\tposts/2021/湿地.md\nwritten\tout/posts/harbour.md\tposts/harbour.html\n"}
	c := command("", "-q", "-to", "astro", "-o", "out", "-dry-run", "posts/2021", "posts/harbour.html")
	require.Equal(t, want, c)
	require.Equal(t, "none", names(t, "out"))
	c = command("", "-to", "astro", "-o", "out", "-dry-run", "posts/2021", "posts/harbour.html")
	require.Contains(t, c.stderr, "2 posts, 0 not converted, 2 written in a dry run, ")
	require.NoError(t, os.Mkdir("out", 0o777))
	require.Equal(t, want, command("", "-q", "-to", "astro", "-o", "out", "-dry-run", "posts/2021", "posts/harbour.html"))
	require.Empty(t, names(t, "out"))
}

func TestOnePost(t *testing.T) {
	c := command("---\nheadimg: a.png\n---\n<p>x <b>y</b></p>\n", "-to", "jekyll", "-")
	require.Equal(t, call{stdout: "---\nimage: a.png\n---\n\nx **y**\n"}, c)
	c = command("---\nheadimg: a.png\n---\n<p>x <b>y</b> <a href=/z>z</a></p>\n", "-to", "hexo", "-site", "https://example.com", "-")
	require.Equal(t, call{stdout: "---\ncover: a.png\n---\n\nx **y** [z](https://example.com/z)\n"}, c)
	c = command("---\nheadimg: a.png\n---\n<p>x</p>\n", "-format", "html", "-front", "toml", "-")
	require.Equal(t, call{stdout: "+++\nheadimg = \"a.png\"\n+++\n<p>x</p>\n"}, c)
	c = command("---\ncategories: [a, b]\n---\n", "-to", "hugo", "-categories", "last", "-")
	require.Equal(t, call{stdout: "---\ncategories:\n  - b\n---\n"}, c)
}

func TestPostUsage(t *testing.T) {
	harbour(t)
	require.NoError(t, os.WriteFile("file", nil, 0o666))
	for args, want := range map[string]string{
		"-to wordpress posts":                                      `-to: target: want hexo, jekyll, hugo, eleventy, astro, have "wordpress"`,
		"-to jekyll -front toml posts":                             `-front: syntax of jekyll: want yaml, have "toml"`,
		"-to hugo -categories all posts":                           `-categories: categories: want path, flat, first, last, have "all"`,
		"-to hugo -format jsonl posts":                             `-to: want -format markdown or html`,
		"-o out -flat -map x posts":                                `-flat, -map, -o: want -format markdown or html`,
		"-to hugo posts":                                           `-o: want a folder for more than one post`,
		"-to hugo -force posts":                                    `-force, -dry-run, -flat: want -o DIR, too`,
		"-to hugo -o posts posts":                                  `-o: want a folder whose posts are not read, have posts`,
		"-to hugo -o posts/new posts":                              `-o: want a folder whose posts are not read, have posts/new`,
		"-to hugo -o posts/x posts/**":                             `-o: want a folder whose posts are not read, have posts/x`,
		"-to hugo -o posts posts/*.html":                           `-o: want a folder whose posts are not read, have posts`,
		"-to hugo -o ./posts/. posts/harbour.html posts/broken.md": `-o: want a folder whose posts are not read, have ./posts/.`,
		"-to hugo -o file posts":                                   `-o: `,
		"-to hugo -body keep -format html posts":                   `-format: want none with -body keep, have "html"`,
		"-to hugo -body keep -format jsonl posts":                  `-format: want none with -body keep, have "jsonl"`,
		"-to hugo -body keep -front toml posts":                    `-front: want none with -body keep, have "toml"`,
		"-to hugo -body html posts":                                `-body: want keep, have "html"`,
		"-body keep posts":                                         `-body: want -to TARGET, too`,
		"-to hugo -body keep -categories all posts":                `-categories: categories: want path, flat, first, last, have "all"`,
		"-to hugo -body keep posts":                                `-o: want a folder for more than one post`,
		"-to hugo -body keep -dry-run posts/harbour.html":          `-force, -dry-run, -flat: want -o DIR, too`,
		"-to hugo -o out -report no/x posts":                       `-report: open no/x: `,
	} {
		c := command("", strings.Fields(args)...)
		require.Equal(t, 2, c.status, args)
		require.Contains(t, c.stderr, "article convert: "+want, args)
		require.Empty(t, c.stdout)
	}
}

// TestBodyKeep changes keys alone.
func TestBodyKeep(t *testing.T) {
	harbour(t)
	const post = "\ufeff---\r\n# note\r\ntitle: 'T' # c\r\nheadimg: a.png\r\ncategories: [a, b]\r\n---\r\n<p>x <b>y</b></p>"
	c := command(post, "-to", "hexo", "-body", "keep", "-")
	require.Equal(t, call{stdout: post}, c)
	c = command(post, "-to", "hugo", "-body", "keep", "-categories", "last", "-")
	require.Equal(t, call{stderr: "1 post: Hugo reads .html only where security.allowContent in its configuration has text/html\n", stdout: strings.NewReplacer("headimg: a.png", "images: [a.png]", "[a, b]", "[b]").Replace(post)}, c)

	// What cannot be changed in place is reported with its place, and the
	// others are written.
	require.NoError(t, os.WriteFile("posts/flow.md", []byte("---\n{title: x,\n headimg: a.png}\n---\n"), 0o666))
	require.NoError(t, os.WriteFile("posts/toml.md", []byte("\n+++\ntitle = 'x'\n+++\n"), 0o666))
	require.NoError(t, os.WriteFile("posts/seen.md", []byte("---\ndate: Sat, 06 Nov 2021 08:50:18 GMT\n---\n"), 0o666))
	args := []string{"-to", "jekyll", "-body", "keep", "-o", "out", "-report", "changes.jsonl", "posts/flow.md", "posts/toml.md", "posts/seen.md"}
	c = command("", args...)
	require.Equal(t, 1, c.status)
	require.Contains(t, c.stderr, "posts/flow.md:3:2: headimg: want keys on lines of their own, have a mapping in braces\nposts/toml.md:2:1: want front matter that begins with ---, ")
	require.Contains(t, c.stderr, "3 posts, 2 not converted, 1 written, ")
	require.Equal(t, "posts/2021-11-06-seen.md", names(t, "out"))
	args[1] = "hugo"
	c = command("", args...)
	require.Contains(t, c.stderr, "posts/flow.md:3:2: headimg: want keys on lines of their own, have a mapping in braces\n3 posts, 1 not converted, 2 written, ")
	require.Equal(t, "posts/2021-11-06-seen.md posts/seen.md posts/toml.md", names(t, "out"))
	c = command("", append(args, "-dry-run")...)
	require.Contains(t, c.stderr, "3 posts, 1 not converted, ")

	// A second run changes nothing, and the posts written stay as they are.
	c = command("", args...)
	require.Contains(t, c.stderr, ", 2 unchanged, ")
	c = command("", "-to", "hugo", "-body", "keep", "-o", "again", "out/posts/seen.md", "out/posts/toml.md")
	require.Zero(t, c.status, c.stderr)
	for _, name := range []string{"seen.md", "toml.md"} {
		want, err := os.ReadFile("out/posts/" + name)
		require.NoError(t, err)
		have, err := os.ReadFile("again/out/posts/" + name)
		require.NoError(t, err)
		require.Equal(t, string(want), string(have))
	}

	lines := command("", "-format", "jsonl", "posts/harbour.html").stdout
	require.NoError(t, os.WriteFile("posts.jsonl", []byte(lines), 0o666))
	c = command("", "-to", "hugo", "-body", "keep", "posts.jsonl")
	require.Equal(t, call{stderr: "posts/harbour.html: want an Article as it was read from its file, to keep the file's bytes\n", status: 1}, c)
}

// TestJSONLines converts what convert has written as JSON Lines.
func TestJSONLines(t *testing.T) {
	harbour(t)
	lines := command("", "-format", "jsonl", "posts/harbour.html", "posts/2021").stdout
	require.NoError(t, os.WriteFile("posts.jsonl", []byte(lines+"{\n"), 0o666))
	c := command("", "-format", "jsonl", "posts.jsonl")
	require.Equal(t, lines, c.stdout)
	require.Equal(t, 1, c.status)
	require.Contains(t, c.stderr, "posts.jsonl:3: want a post as JSON: ")

	require.Equal(t, 2, command("", "-to", "hugo", "posts.jsonl").status, "more than one post wants -o")
	c = command("", "-to", "hugo", "-o", "out", "posts.jsonl")
	require.Contains(t, c.stderr, "3 posts, 1 not converted, 2 written, ")
	require.Equal(t, "posts/2021/湿地.md posts/harbour.md", names(t, "out"))
	c = command("", "-format", "jsonl", "-files-from", "-", "no.jsonl")
	require.Contains(t, c.stderr, "no.jsonl: file does not exist\n")
}

// TestPostFails checks what is said of a post that cannot be written, or not
// be reported on.
func TestPostFails(t *testing.T) {
	harbour(t)
	require.NoError(t, os.MkdirAll("out/posts/harbour.md", 0o777))
	c := command("", "-to", "hugo", "-o", "out", "posts/harbour.html")
	require.Equal(t, 1, c.status)
	require.Regexp(t, `^out/posts/harbour\.md: [^\n]+\n$`, c.stderr)

	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	c = command("---\nheadimg: a.png\n---\n", "-to", "hugo", "-o", "new", "-report", "/dev/full", "-")
	require.Equal(t, 1, c.status)
	require.Equal(t, "article convert: -report: write /dev/full: no space left on device\n", c.stderr)

	// A full disk ends the run, and is said once.
	c = command("", "-to", "hugo", "-o", "new", "-report", "/dev/full", manyPosts(t, 20))
	require.Equal(t, 1, c.status)
	require.Equal(t, "article convert: -report: write /dev/full: no space left on device\n", c.stderr)
}
