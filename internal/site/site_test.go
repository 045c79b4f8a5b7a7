package site

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// TestSites checks the skeleton of a site of each generator, as its own starter
// makes it, with posts and with what was built beside them. What is read was
// compared with what the generators build.
func TestSites(t *testing.T) {
	sites := Find(os.DirFS("testdata/sites"))
	require.Len(t, sites, 5)
	for _, c := range []struct {
		generator Generator
		config    string
		content   string
		static    string
		posts     string
		foreign   string
		other     string
		plain     int
		undated   string
	}{
		{Astro, "astro.config.mjs", "src/pages src/content/blog birds", "public@", "birds/crane.md src/content/blog/Reeds_Cut.md src/content/blog/lake.md src/pages/about.md",
			"dist public", ".mdx 1", 0, "birds/crane.md src/pages/about.md"},
		{Eleventy, "eleventy.config.js", "content", "public@", "content/about.md content/blog/2021-05-04-reeds.md content/blog/harbour/harbour.md content/blog/lake.md",
			"_site public", "", 0, "content/about.md"},
		{Hexo, "_config.yml", "source", "source@ themes/plain/source@", "source/_drafts/winter.md source/_posts/deep/reeds.md source/_posts/harbour.md source/_posts/hello-world.md source/_posts/lake.md source/about/index.md",
			"node_modules public scaffolds themes", "", 0, "source/_drafts/winter.md source/about/index.md"},
		{Hugo, "hugo.toml", "content", "static@ content@", "content/_index.md content/about.md content/notes/One_Note.md content/posts/_index.md content/posts/harbour/index.md content/posts/lake.md content/posts/reeds.md content/posts/winter.md",
			"archetypes layouts public themes", "", 0, "content/_index.md content/about.md content/notes/One_Note.md content/posts/_index.md"},
		{Jekyll, "_config.yml", ".", ".@", "_birds/crane.md _drafts/winter.md _posts/2021-05-04-reeds.md _posts/2021-11-06-lake.markdown _posts/deep/2021-06-01-harbour.md about.markdown index.html trips/_posts/2021-07-01-boat.md",
			"_includes _layouts _site vendor", "", 2, "_birds/crane.md _drafts/winter.md about.markdown index.html"},
	} {
		t.Run(string(c.generator), func(t *testing.T) {
			s := sites[slices.IndexFunc(sites, func(s Site) bool { return s.Generator == c.generator })]
			require.Equal(t, string(c.generator), s.Dir)
			require.Equal(t, c.config, s.Config)
			require.Equal(t, c.content, strings.Join(s.Content, " "))
			require.Equal(t, c.static, staticOf(s))
			p := s.Posts(os.DirFS("testdata/sites"))
			require.Empty(t, p.Errors)
			require.Equal(t, c.posts, inSite(s, p.Names))
			require.Equal(t, c.foreign, inSite(s, p.Foreign))
			require.Equal(t, c.other, count(p.Other))
			require.Equal(t, c.plain, p.Plain)
			undated := slices.DeleteFunc(p.Names, func(name string) bool { return s.IsDated(s.rel(name)) })
			require.Equal(t, c.undated, inSite(s, undated))
		})
	}
}

func staticOf(s Site) string {
	var list []string
	for _, m := range s.Static {
		list = append(list, m.Dir+"@"+m.At)
	}
	return strings.Join(list, " ")
}

func inSite(s Site, names []string) string {
	var list []string
	for _, name := range names {
		list = append(list, strings.ReplaceAll(s.rel(name), " ", "_"))
	}
	return strings.Join(list, " ")
}

func count(n map[string]int) string {
	var list []string
	for _, ending := range slices.Sorted(maps.Keys(n)) {
		list = append(list, fmt.Sprint(ending, " ", n[ending]))
	}
	return strings.Join(list, " ")
}

func files(list string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range pairs(list) {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// pairs are the files of a list: name=text, apart by |.
func pairs(list string) map[string]string {
	m := map[string]string{}
	for item := range strings.SplitSeq(list, "|") {
		name, text, _ := strings.Cut(item, "=")
		m[name] = text
	}
	return m
}

// TestFind tells generators apart, and what is none from all of them.
func TestFind(t *testing.T) {
	for _, c := range []struct{ files, want string }{
		{"hugo.yaml", "hugo . content"},
		{"config.toml|content/a.md", "hugo . content"},
		{"config.toml|posts/a.md", ""},
		{"config.toml=contentDir='posts'|posts/a.md", "hugo . posts"},
		{"config/_default/hugo.toml|config/_default/languages.toml=[de]\ncontentDir='inhalt'", "hugo . content,inhalt"},
		{"hugo.toml=[[module.mounts]]\nsource='docs'\ntarget='content/docs'\n[[module.mounts]]\nsource='x'\ntarget='static'", "hugo . docs"},
		{"hugo.toml=contentDir='../elsewhere'", "hugo . content"},
		{"hugo.toml=[[[", "hugo . content"},
		{"_config.yml|_posts/2021-01-01-a.md", "jekyll . ."},
		{"_config.yml=source: src|src/_posts/2021-01-01-a.md", "jekyll . src"},
		{"_config.yml=---\nplugins: []", "jekyll . ."},
		{"_config.yml|Gemfile=gem 'jekyll'", "jekyll . ."},
		{"_config.yml=title: x", ""},
		{"_config.yml|source/_posts/a.md|scaffolds/post.md", "hexo . source"},
		{"_config.yml|source/a.md|package.json={\"dependencies\":{\"hexo\":\"8\"}}", "hexo . source"},
		{"_config.yml=source_dir: src|src/a.md", "hexo . src"},
		{"_config.yml=public_dir: public|source/a.md", "hexo . source"},
		{"_config.yml=source: source\ndestination: public|source/_posts/a.md|source/_layouts/a.html", "jekyll . source"},
		{".eleventy.js|a.md", "eleventy . ."},
		{"eleventy.config.js=dir:{input:process.env.X,output:'x'}|a.md", "eleventy . ."},
		{"eleventy.config.mjs=c.setInputDirectory(\"src\")|src/a.md", "eleventy . src"},
		{"eleventy.config.js=/* input: 'a' */ x={input: 'b'} // input: 'c'", "eleventy . b"},
		{"eleventy.config.js=x={input:'a'};y={input:'b'}", "eleventy . ."},
		{"astro.config.ts=srcDir: './app'", "astro . app/pages,app/content"},
		{"astro.config.ts|src/content/config.ts=defineCollection({schema:x})", "astro . src/pages,src/content"},
		{"a/b/hugo.toml|c/astro.config.mjs|a/b/d/hugo.toml|node_modules/x/hugo.toml|.x/hugo.toml|templates/e.md", "hugo a/b content;astro c src/pages,src/content"},
		{"a.md|posts/b.md|templates/c.md", ""},
	} {
		t.Run(c.files, func(t *testing.T) {
			var have []string
			for _, s := range Find(files(c.files)) {
				have = append(have, fmt.Sprint(s.Generator, " ", s.Dir, " ", strings.Join(s.Content, ",")))
			}
			require.Equal(t, c.want, strings.Join(have, ";"))
		})
	}
}

func TestStatic(t *testing.T) {
	for _, c := range []struct{ files, want string }{
		{"hugo.toml=baseURL='https://example.org/blog/'|static/a.png", "static@ static@blog"},
		{"hugo.toml=theme='x'|static/a.png", ""},
		{"hugo.toml|static/a.png|assets/b.png", "static@ assets@"},
		{"hugo.toml=theme='x'|static/a.png|themes/x/static/b.png", "static@ themes/x/static@"},
		{"hugo.toml=staticDir=['s','t']|s/a|t/b", "s@ t@"},
		{"hugo.toml=[[module.imports]]\npath='x'|static/a.png", ""},
		{"eleventy.config.js=c.addPassthroughCopy('img')|img/a.png", "img@img"},
		{"eleventy.config.js=c.addPassthroughCopy('img');c.addPassthroughCopy(more)|img/a.png", ""},
		{"eleventy.config.js=c.addPassthroughCopy('**/*.png')|img/a.png", ""},
		{"astro.config.mjs=base: '/docs/'|public/a.png", "public@ public@docs"},
	} {
		t.Run(c.files, func(t *testing.T) {
			require.Equal(t, c.want, staticOf(Find(files(c.files))[0]))
		})
	}
}

// FuzzFind looks for sites in what is made to be odd: nothing stops it, and no
// folder leads out of the site.
func FuzzFind(f *testing.F) {
	f.Add("hugo.toml", "contentDir='content'\nstaticDir=['a','../b']", "content/a.md")
	f.Add("_config.yml", "source: ..\ncollections: {a: {output: true}}\nexclude: ['[']", "_posts/2021-01-01-a.md")
	f.Add("_config.yml", "source_dir: source\nskip_render: ['{']", "source/_posts/a.md")
	f.Add("eleventy.config.js", "dir: {input: '`${x}'} /* addPassthroughCopy('a'", "a.md")
	f.Add("astro.config.mjs", "defineCollection({loader: glob({base: './x', pattern: '{'})})", "x/a.md")
	f.Fuzz(func(t *testing.T, config, text, post string) {
		fsys := fstest.MapFS{}
		for _, name := range []string{config, post, "src/content.config.ts", ".gitignore"} {
			if name != "." && len(name) < 100 && fs.ValidPath(name) {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		for _, s := range Find(fsys) {
			for _, dir := range s.Content {
				require.True(t, fs.ValidPath(dir), dir)
			}
			for _, name := range s.Posts(fsys).Names {
				require.Contains(t, fsys, name)
				s.IsDated(s.rel(name))
			}
		}
	})
}
