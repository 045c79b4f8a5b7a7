package convert

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

// sourceRoot is a new folder with files of these names, which hold their names.
func sourceRoot(t *testing.T, names ...string) *os.Root {
	dir := t.TempDir()
	for _, name := range names {
		full := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o777))
		require.NoError(t, os.WriteFile(full, []byte(name), 0o666))
	}
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	t.Cleanup(func() { root.Close() })
	return root
}

func parsed(t *testing.T, name, text string) *article.Article {
	a, err := new(article.Parser).ParseNamed(name, strings.NewReader(text))
	require.NoError(t, err)
	return a
}

// TestFiles copies what posts name, and tells of what cannot be had.
func TestFiles(t *testing.T) {
	from := sourceRoot(t, "p/a.png", "p/b.png", "p/c.pdf", "p/v.mp4", "p/cover.jpg", "p/x/a.png", "img/i.png")
	root, dir := openRoot(t)
	d := &Dir{Root: root}
	copied := func(c *Converter, file, to, body string) string {
		a := parsed(t, "site/"+file, "---\ntitle: T\nimage: cover.jpg\n---\n"+body)
		var b strings.Builder
		for _, f := range c.Files(a, from, file, Home{to, c.Target == Hexo}) {
			o, err := d.Copy(from, &f)
			b.WriteString(f.Address + " " + string(o))
			if ch := f.Change(a, err); ch != nil {
				require.Equal(t, a.File, ch.File)
				b.WriteString(" " + string(ch.Kind) + " " + ch.Note)
				if ch.Line > 0 {
					line, _, _ := strings.Cut(strings.SplitAfter(string(a.Source), "\n")[ch.Line-1][ch.Column-1:], "\n")
					require.True(t, strings.HasPrefix(line, ch.Value), line)
				}
			}
			b.WriteString("\n")
		}
		return b.String()
	}

	const body = `<p><img src="a.png" srcset="b.png 2x, https://x.example/c.png 3x"><a href="c.pdf">c</a> <a href="../other/">o</a></p>
<video poster="none.jpg" src="v.mp4"></video><img src="../../../etc/passwd"><img src="/root.png"><img src="a.png">`
	require.Equal(t, "cover.jpg written\na.png written\nb.png written\nc.pdf written\nnone.jpg  missing there is no such file\nv.mp4 written\n"+
		"../../../etc/passwd  missing it leads out of the folder that is converted, so it did not come along\n", copied(&Converter{Target: Hugo}, "p/post.html", "p/post", body))
	require.Equal(t, map[string]string{"p/post/a.png": "p/a.png", "p/post/b.png": "p/b.png", "p/post/c.pdf": "p/c.pdf", "p/post/v.mp4": "p/v.mp4", "p/post/cover.jpg": "p/cover.jpg"}, files(t, dir))

	// Markdown, again, and an address that is not true of two files.
	require.Equal(t, "cover.jpg unchanged\na.png unchanged\n", copied(&Converter{Target: Hugo}, "p/post.md", "p/post", "# h\n\n![a](a.png) `![b](b.png)`\n"))
	require.Equal(t, "cover.jpg  missing there is no such file\na.png  missing it did not come along: want a name of its own, have that of p/a.png\n",
		copied(&Converter{Target: Hugo}, "p/x/index.md", "p/post", "# h\n\n![a](a.png)\n"))

	// A second run changes nothing, and what is there stays.
	d = &Dir{Root: root}
	require.Equal(t, "cover.jpg unchanged\na.png unchanged\n", copied(&Converter{Target: Hugo}, "p/post.md", "p/post", "![a](a.png)"))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "p/post/a.png"), []byte("mine"), 0o666))
	d = &Dir{Root: root}
	require.Equal(t, "cover.jpg unchanged\na.png  missing it did not come along: file exists and has other content\n", copied(&Converter{Target: Hugo}, "p/post.md", "p/post", "![a](a.png)"))
	d = &Dir{Root: root, Force: true, DryRun: true}
	require.Equal(t, "cover.jpg unchanged\na.png replaced\n", copied(&Converter{Target: Hugo}, "p/post.md", "p/post", "![a](a.png)"))
	require.Equal(t, "mine", files(t, dir)["p/post/a.png"])

	// One that is meant may be another one, and what has another address stays.
	require.Equal(t, "cover.jpg unchanged\n../img/i.png written\n", copied(&Converter{Target: Hugo}, "p/post.md", "p/post", "![a](../img/i.png)"))
	moved := new(Map)
	moved.Set("a.", "https://x.example/")
	require.Equal(t, "cover.jpg unchanged\n", copied(&Converter{Target: Hugo, Map: moved}, "p/post.md", "p/post", "![a](a.png)"))
	require.Empty(t, copied(&Converter{Target: Hugo, Absolute: true}, "p/post.md", "p/post", "![a](a.png)"))
	require.Equal(t, "cover.jpg unchanged\n../img/i.png  missing it is not in the folder of the post, from where alone files are published, so it did not come along\n",
		copied(&Converter{Target: Hexo}, "p/post.md", "p/post", "![a](../img/i.png)"))
}

// TestFilesOfTags finds what tags of site generators name.
func TestFilesOfTags(t *testing.T) {
	from := sourceRoot(t, "p/post/a.png", "p/b.png")
	a := parsed(t, "p/post.md", "---\ntitle: T\n---\n# h\n\n{% asset_img a.png A %}\n\n{{< figure src=\"b.png\" >}}\n")
	var names []string
	for _, f := range new(Converter).Files(a, from, "p/post.md", Home{Folder: "p"}) {
		names = append(names, f.Source)
	}
	require.Equal(t, []string{"p/post/a.png", "p/b.png"}, names)
}

// TestFileNeed checks what a site has to be told of files.
func TestFileNeed(t *testing.T) {
	from := sourceRoot(t, "a.png")
	a := parsed(t, "a.md", "---\ntitle: T\n---\n# h\n\n![a](a.png) [b](b.pdf)\n")
	list := (&Converter{Target: Astro}).Files(a, from, "a.md", Home{".", true})
	require.Len(t, list, 2)
	pages := (&Converter{Target: Astro}).Files(a, from, "a.md", Home{Folder: "."})
	for target, want := range map[Target]Need{Hugo: "", Hexo: HexoFiles, Jekyll: JekyllFiles, Eleventy: EleventyFiles, Astro: ""} {
		require.Equal(t, want, list[0].Need(target, nil))
		if target != Eleventy {
			require.Empty(t, pages[0].Need(target, nil))
		}
	}
	require.Equal(t, AstroMissing, list[0].Need(Astro, ErrExists))
	require.Empty(t, list[1].Need(Astro, ErrExists))
	require.Empty(t, list[0].Need(Hexo, ErrExists))
}
