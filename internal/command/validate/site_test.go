package validate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// skeletons copies the skeleton sites of package site, and changes to them.
func skeletons(t *testing.T) {
	t.Helper()
	from, err := filepath.Abs("../../site/testdata/sites")
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	require.NoError(t, os.CopyFS(".", os.DirFS(from)))
}

// TestSites runs the program in the root of a site of each generator, with what
// was built, and what others wrote, beside the posts.
func TestSites(t *testing.T) {
	skeletons(t)
	for _, c := range []struct{ site, stdout, stderr string }{
		{"hugo", "", "article validate: Hugo site, known by hugo.toml: posts in content, files in static, content\n" +
			"no problems in 8 posts\npassed over: archetypes, layouts, public, themes\n"},
		{"jekyll", "", "article validate: Jekyll site, known by _config.yml: posts in ., files in .\n" +
			"no problems in 8 posts\npassed over: _includes, _layouts, _site, vendor, 2 files without front matter\n"},
		{"hexo", "source/_posts/hello-world.md:1:1: error: want the key date (fm-required)\n",
			"article validate: Hexo site, known by _config.yml: posts in source, files in source, themes/plain/source\n" +
				"1 problem (1 error) in 1 of 6 posts\n1 error: fm-required 1\narticle validate -explain fm-required says what to do about the most of them\npassed over: node_modules, public, scaffolds, themes\n"},
		{"eleventy", "", "article validate: Eleventy site, known by eleventy.config.js: posts in content, files in public\n" +
			"no problems in 4 posts\npassed over: _site, public\n"},
		{"astro", "src/content/blog/lake.md:3:1: warning: pubDate: want 2021-11-06, have \"Nov 06 2021\", which Astro reads in the zone of the machine that builds the site (date-portable)\n",
			"article validate: Astro site, known by astro.config.mjs: posts in src/pages, src/content/blog, birds, files in public\n" +
				"1 problem (1 warning) in 1 of 4 posts\n1 warning: date-portable 1\narticle validate -explain date-portable says what to do about the most of them\npassed over: dist, public, 1 file .mdx\n"},
	} {
		t.Run(c.site, func(t *testing.T) {
			t.Chdir(c.site)
			for _, args := range [][]string{nil, {"."}, {"./"}, {".", "."}} {
				_, stdout, stderr := validate("", nil, args...)
				require.Equal(t, c.stdout, stdout)
				require.Equal(t, c.stderr, stderr)
			}
			_, _, stderr := validate("", nil, "-q")
			require.Empty(t, stderr)
			_, stdout, stderr := validate("", nil, "-format", "json")
			require.Equal(t, strings.Count(c.stdout, "\n"), strings.Count(stdout, "\n"))
			require.Equal(t, c.stderr, stderr, "in every format")
		})
	}
}

// TestSitesBelow checks several sites below a folder that is none: each is read
// as it would be alone, and the rest only where the folder is named.
func TestSitesBelow(t *testing.T) {
	skeletons(t)
	require.NoError(t, os.MkdirAll("templates", 0o777))
	require.NoError(t, os.WriteFile("templates/a.md", []byte(bad), 0o666))
	status, stdout, stderr := validate("", nil)
	require.Equal(t, 1, status)
	require.Equal(t, 2, strings.Count(stdout, "\n"), stdout)
	require.Equal(t, 5, strings.Count(stderr, " site, known by "))
	require.Contains(t, stderr, "2 problems (1 error, 1 warning) in 2 of 30 posts\n")
	require.Contains(t, stderr, "hugo/public, hugo/themes, ")
	require.Contains(t, stderr, ", 1 file .mdx, 2 files without front matter\n")

	_, stdout, stderr = validate("", nil, ".")
	require.Equal(t, 3, strings.Count(stdout, "\n"), stdout)
	require.Contains(t, stdout, "templates/a.md:5:4: ")
	require.Contains(t, stderr, " in 3 of 31 posts\n")
	require.Contains(t, stderr, ", 1 file .mdx, ")

	wd, err := os.Getwd()
	require.NoError(t, err)
	_, again, _ := validate("", nil, wd)
	require.Equal(t, stdout, again, "names are relative to the working directory")
	_, stdout, _ = validate("", nil, "-q", "./templates", "./templates/a.md", filepath.Join(wd, "templates"))
	require.Equal(t, "templates/a.md:5:4: error: want an address in href, have \"\" (link-href)\n", stdout)
}

// TestNamedInSite checks that what is named is read, also where the site passes
// it over, and that the site is known to it.
func TestNamedInSite(t *testing.T) {
	skeletons(t)
	t.Chdir("hugo")
	status, stdout, stderr := validate("", nil, "public")
	require.Equal(t, 0, status, "a page without front matter is none of the generator's faults: "+stdout)
	require.Equal(t, "no problems in 4 posts\n", stderr)
	require.NoError(t, os.WriteFile("content/a.md", []byte("---\ntitle: A\n---\n<a href=\"/none.pdf\">x</a>\n"), 0o666))
	_, stdout, _ = validate("", nil, "content/a.md", "content/about.md")
	require.Equal(t, "content/a.md:4:1: error: want a link to what is there, have \"/none.pdf\": no such file in the folder root (link-local)\n", stdout)

	for config, want := range map[string]int{"root: layouts\n": 1, "target: jekyll\n": 5} {
		require.NoError(t, os.WriteFile(".article-lint.yaml", []byte(config), 0o666))
		_, stdout, _ = validate("", nil, "-fail-on", "never")
		require.Equal(t, want, strings.Count(stdout, "\n"), "the configuration wins: "+stdout)
	}
}

func TestNoSite(t *testing.T) {
	folder(t, map[string]string{"posts/a.md": good, "posts/b.mdx": "", "c/hugo.toml": "", "posts/node_modules/x.mdx": ""})
	_, _, stderr := validate("", nil, "posts")
	require.Equal(t, "no problems in 1 post\npassed over: 1 file .mdx\n", stderr)
	status, _, stderr := validate("", nil)
	require.Equal(t, 2, status)
	require.Equal(t, "article validate: Hugo site, known by c/hugo.toml: posts in content\narticle validate: c: no posts found\n", stderr)
	t.Chdir("posts")
	status, _, stderr = validate("", nil)
	require.Equal(t, 2, status)
	require.Contains(t, stderr, "as there is no site of Hexo, Jekyll, Hugo, Eleventy or Astro here")
}

// TestPostLinks checks that a link to a post is held against the posts of the
// whole site, also where one post alone is named.
func TestPostLinks(t *testing.T) {
	skeletons(t)
	t.Chdir("hugo")
	const post = "---\ntitle: A\n---\nSee [a]({{< ref \"lake\" >}}), [b]({{< relref \"gone\" >}}) and [c](posts/reeds.md).\n"
	require.NoError(t, os.WriteFile("content/a.md", []byte(post), 0o666))
	for _, args := range [][]string{nil, {"content/a.md"}, {"content"}} {
		_, stdout, _ := validate("", nil, append([]string{"-q"}, args...)...)
		require.Equal(t, "content/a.md:4:34: error: want a post of the site in ref, have \"gone\", at which Hugo stops (link-post)\n", stdout)
	}
	t.Chdir("..")
	_, stdout, _ := validate("", nil, "-q", "hugo")
	require.Contains(t, stdout, "hugo/content/a.md:4:34: error: ")
}
