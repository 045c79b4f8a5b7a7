package convert

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// files are the files in a folder, with slashes, apart by blanks.
func filesIn(t *testing.T, dir string) string {
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestExport(t *testing.T) {
	export := fixture.Path(t, "feed/testdata/wordpress.xml")
	t.Chdir(t.TempDir())
	c := command("", "-to", "hugo", "-o", "posts", "-report", "report.jsonl", "-media", "media.tsv", "-comments", "talk", export)
	require.Equal(t, 0, c.status, c.stderr)
	require.Equal(t, "next.md post-9.md the-lake.md without-wordpress.md über.md", filesIn(t, "posts"))
	require.Equal(t, "the-lake.json", filesIn(t, "talk"))
	post, err := os.ReadFile("posts/the-lake.md")
	require.NoError(t, err)
	require.Contains(t, string(post), "url: '/2021/11/06/the-lake/'")
	report, err := os.ReadFile("report.jsonl")
	require.NoError(t, err)
	require.Contains(t, string(report), `wordpress.xml","line":38,"kind":"meaning","note":"shortcode [weather] is that of a plugin: it stays as it is"`)
	list, err := os.ReadFile("media.tsv")
	require.NoError(t, err)
	require.Equal(t, "https://lakes.example.org/wp-content/uploads/2021/11/reed.jpg\tuploads/2021/11/reed.jpg\n"+
		"https://lakes.example.org/wp-content/uploads/2021/11/crane.jpg\tuploads/2021/11/crane.jpg\n", string(list))
	require.Contains(t, c.stderr, "1 items of type product left out: -types post,page,product has them, too\n")

	require.Equal(t, 0, command("", "-to", "hugo", "-o", "posts", "-comments", "talk", export).status, "nothing changes")
	c = command("", "-to", "hexo", "-o", "more", "-types", "product", export)
	require.Equal(t, "a-boat.md without-wordpress.md", filesIn(t, "more"))
	c = command("", "-to", "jekyll", "-o", "jekyll", export)
	require.Equal(t, 0, c.status, c.stderr)
	require.Contains(t, c.stderr, "2 comments left out: -comments DIR writes them\n")
	require.Contains(t, c.stderr, " things do not show as the site did: -report FILE lists them\n")
	require.Contains(t, filesIn(t, "jekyll"), "2021-11-06-the-lake.md")
}

// TestExportJSON prints the posts of an export as it does others.
func TestExportJSON(t *testing.T) {
	c := command("", fixture.Path(t, "feed/testdata/broken.xml"))
	require.Equal(t, 1, c.status)
	require.Contains(t, c.stderr, "broken.xml:10: item is cut off: another one begins at line 11\n")
	require.Contains(t, c.stdout, `"title": "Tags"`)
}

func TestExportErrors(t *testing.T) {
	export := fixture.Path(t, "feed/testdata/wordpress.xml")
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("file", nil, 0o666))
	for args, want := range map[string]string{
		"-media none/x":    "-media: ",
		"-comments file":   "-comments: ",
		"-comments file/x": "-comments: ",
	} {
		c := command("", append(strings.Fields(args), export)...)
		require.Equal(t, 2, c.status, args)
		require.Contains(t, c.stderr, want)
	}
	require.NoError(t, os.Mkdir("talk", 0o777))
	require.NoError(t, os.WriteFile(filepath.Join("talk", "the-lake.json"), []byte("x"), 0o666))
	c := command("", "-to", "hugo", "-o", "posts", "-comments", "talk", export)
	require.Equal(t, 1, c.status)
	require.Contains(t, c.stderr, "talk/the-lake.json: file exists and has other content\n")
	require.Equal(t, 0, command("", "-to", "hugo", "-o", "posts", "-force", "-comments", "talk", export).status)
}

func TestMediaPaths(t *testing.T) {
	t.Chdir(t.TempDir())
	post := "---\ntitle: T\ncover: https://e.org/\n---\n" +
		`<a href="https://e.org/a.PDF">a</a><a href="https://e.org/page">b</a><a href="https://e.org/big.jpg"><img src="https://e.org/a%3Fb.jpg"></a>` +
		`<img src="https://e.org/A-b.jpg?2"><img src="data:image/png;base64,x"><img src="/local.jpg"><img src="https://e.org/../../x.jpg">` +
		`<audio src="https://e.org/s.mp3"></audio><video><source src='https://e.org/v.mp4'></video>`
	require.NoError(t, os.WriteFile("p.html", []byte(post), 0o666))
	require.Equal(t, 0, command("", "-media", "m", "p.html").status)
	list, err := os.ReadFile("m")
	require.NoError(t, err)
	require.Equal(t, strings.Join([]string{
		"https://e.org/\te.org/index",
		"https://e.org/a%3Fb.jpg\te.org/a-b.jpg",
		"https://e.org/big.jpg\te.org/big.jpg",
		"https://e.org/A-b.jpg?2\te.org/A-b-2.jpg",
		"https://e.org/x.jpg\te.org/x.jpg",
		"https://e.org/s.mp3\te.org/s.mp3",
		"https://e.org/v.mp4\te.org/v.mp4",
		"https://e.org/a.PDF\te.org/a.PDF",
	}, "\n")+"\n", string(list))
}
