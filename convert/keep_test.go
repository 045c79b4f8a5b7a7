package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/date"
)

// TestKeep keeps every post of testdata/keep for every target, and compares
// the post and the report, or the error, with the file beside it. A post that
// stays as it is has "unchanged" in its place.
func TestKeep(t *testing.T) {
	names, err := filepath.Glob("testdata/keep/*.*")
	require.NoError(t, err)
	for _, name := range names {
		if filepath.Ext(name) == ".txt" {
			continue
		}
		for _, target := range everyTarget[1:] {
			golden := strings.TrimSuffix(name, filepath.Ext(name)) + "." + string(target) + ".txt"
			t.Run(filepath.Base(golden), func(t *testing.T) {
				a, err := article.ParseFile(name)
				require.NoError(t, err)
				a.File = filepath.ToSlash(name)
				p, err := (&Converter{Target: target, Format: Keep}).Convert(a)
				requireGolden(t, golden, keepReport(t, a, p, err))
			})
		}
	}
}

func keepReport(t *testing.T, a *article.Article, p *Post, err error) []byte {
	if err != nil {
		return []byte(err.Error() + "\n")
	}
	var b bytes.Buffer
	b.WriteString(p.Name + "\n")
	if bytes.Equal(p.Data, a.Source) {
		b.WriteString("unchanged\n")
	} else {
		b.Write(p.Data)
	}
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, c := range p.Changes {
		c.File = ""
		require.NoError(t, enc.Encode(c))
	}
	return b.Bytes()
}

// keeps counts what became of posts that were kept.
type keeps struct {
	posts, failed int
	same          int
}

// post keeps a for a target. The result must be read as what is written
// otherwise, and stay as it is when it is kept again.
func (k *keeps) post(t *testing.T, c *Converter, a *article.Article) (*Post, error) {
	k.posts++
	p, err := c.Convert(a)
	if err != nil {
		k.failed++
		return nil, err
	}
	if bytes.Equal(p.Data, a.Source) {
		k.same++
	}
	require.True(t, bytes.HasSuffix(p.Data, []byte(a.Body)), a.File)
	have := readAs(t, p)
	again, err := c.Convert(have)
	require.NoError(t, err, a.File)
	require.Equal(t, string(p.Data), string(again.Data), a.File)
	require.Equal(t, p.Name, again.Name, a.File)

	written, err := (&Converter{Target: c.Target, Format: HTML, Categories: c.Categories}).Convert(a)
	require.NoError(t, err, a.File)
	require.Equal(t, fieldsOf(readAs(t, written)), fieldsOf(have), "%s\n%s\n%s", a.File, p.Data, written.Data)
	return p, nil
}

func readAs(t *testing.T, p *Post) *article.Article {
	a, err := article.Parse(bytes.NewReader(p.Data))
	require.NoError(t, err, "%s", p.Data)
	a.File = p.Name
	return a
}

// fieldsOf are the fields of an Article that a target may know, but for the
// layout, which stays where it may be the target's own, and a date that the
// file name has.
func fieldsOf(a *article.Article) string {
	day := a.Date
	if day.IsZero() {
		day, _ = date.Prefix(stemOf(a), nil)
	}
	clean := strings.Join(strings.Fields(fmt.Sprintf("%q", a.Summary)), " ")
	return fmt.Sprintf("%q %q %s %s %q %q %q %s %q %q %v %v", a.Title, a.Authors, stampOf(day), stampOf(a.Updated), a.Categories, a.Tags, a.Cover, clean,
		a.Language, a.Permalink, a.Draft, a.Comments)
}

// stampOf is a time without its zone, which a kept date may name otherwise.
func stampOf(d time.Time) string { return d.UTC().Format(time.RFC3339Nano) }

// TestKeepSame keeps every post of the project for every target and policy.
func TestKeepSame(t *testing.T) {
	list := append(posts(t, "../testdata/posts"), append(posts(t, "testdata/keep"), posts(t, "testdata/front")...)...)
	for _, target := range everyTarget[1:] {
		for _, policy := range []Policy{AsListed, Path, Flat, First, Last} {
			c := &Converter{Target: target, Format: Keep, Categories: policy}
			var k keeps
			for _, a := range list {
				if _, err := k.post(t, c, a); err != nil {
					require.Regexp(t, refusals, err.Error())
				}
			}
			require.Positive(t, k.posts-k.failed)
		}
	}
}

// TestKeepChanged keeps a post of which the caller has changed the Article.
func TestKeepChanged(t *testing.T) {
	const post = "---\ntitle: x # c\nn: 1\nlist: [a, b]\nmap: {a: 1}\nf: 1.5\ngone: 1\ncategories: [a, b]\n---\nBody\n"
	for _, c := range []struct {
		change func(a *article.Article)
		want   string // of the front matter, or the error
	}{
		{func(a *article.Article) { a.Title = "y" }, strings.Replace(post, "x #", "\"y\" #", 1)},
		{func(a *article.Article) { a.Extra["n"] = 2 }, strings.Replace(post, "n: 1", "n: 2", 1)},
		{func(a *article.Article) { a.Extra["f"] = 2.0 }, strings.Replace(post, "1.5", "2.0", 1)},
		{func(a *article.Article) { a.Extra["n"] = true }, strings.Replace(post, "n: 1", "n: true", 1)},
		{func(a *article.Article) { a.Extra["list"] = []any{"a"} }, strings.Replace(post, "[a, b]", "[a]", 1)},
		{func(a *article.Article) { delete(a.Extra, "gone") }, strings.Replace(post, "gone: 1\n", "", 1)},
		{func(a *article.Article) { a.Extra["new"] = "v" }, strings.Replace(post, "---\nBody", "new: v\n---\nBody", 1)},
		{func(a *article.Article) { a.Draft = true }, strings.Replace(post, "---\nBody", "published: false\n---\nBody", 1)},
		{func(a *article.Article) { a.Categories = nil }, strings.Replace(post, "categories: [a, b]\n", "", 1)},
		{func(a *article.Article) { a.Extra["map"] = map[string]any{"a": 2} },
			"a.md:5:1: map: cannot be changed in place: want text, a list, a bool, a number or a date, have a mapping"},
		{func(a *article.Article) { a.Extra["n"] = nil }, "a.md:3:1: n: cannot be changed in place: want a value, have null"},
		{func(a *article.Article) { a.Extra["list"] = []any{nil} }, "a.md:4:1: list: cannot be changed in place: want a list of texts, have other values in it"},
		{func(a *article.Article) { a.Extra["list"] = []any{[]any{nil}, "a"} }, "a.md:4:1: list: cannot be changed in place: want a list of texts, have other values in it"},
		{func(a *article.Article) { a.Extra["list"] = []any{[]any{"b"}, "a"} }, strings.Replace(post, "list: [a, b]", "list: [[b], [a]]", 1)},
		{func(a *article.Article) { a.Body = "New" }, "a.md: want an Article as it was read from its file, to keep the file's bytes"},
		{func(a *article.Article) { a.Source = nil }, "a.md: want an Article as it was read from its file, to keep the file's bytes"},
	} {
		a, err := article.Parse(strings.NewReader(post))
		require.NoError(t, err)
		a.File = "a.md"
		c.change(a)
		p, err := (&Converter{Target: Hexo, Format: Keep}).Convert(a)
		if err != nil {
			require.EqualError(t, err, c.want)
			continue
		}
		require.Equal(t, c.want, string(p.Data))
	}
}

// TestKeepKeys keeps a post for a theme that looks for a key of its own.
func TestKeepKeys(t *testing.T) {
	a, err := article.Parse(strings.NewReader("---\nheadimg: a.png\nthumbnail: b.png\n---\n"))
	require.NoError(t, err)
	c := &Converter{Target: Hexo, Format: Keep, Keys: map[string]string{"cover": "top_img"}}
	p, err := c.Convert(a)
	require.NoError(t, err)
	require.Equal(t, "---\ntop_img: a.png\nthumbnail: b.png\n---\n", string(p.Data))
}

// TestKeepZone keeps a date without a zone where the site has one, and not
// where the generator reads it in UTC.
func TestKeepZone(t *testing.T) {
	east := article.Parser{Location: time.FixedZone("", 8*60*60)}
	a, err := east.Parse(strings.NewReader("---\ndate: 2021-11-06T08:50:18\n---\n"))
	require.NoError(t, err)
	for target, want := range map[Target]string{Hexo: "date: 2021-11-06T08:50:18", Hugo: "date: 2021-11-06T08:50:18",
		Eleventy: "date: 2021-11-06T08:50:18+08:00", Astro: "pubDate: 2021-11-06T08:50:18+08:00"} {
		p, err := (&Converter{Target: target, Format: Keep}).Convert(a)
		require.NoError(t, err)
		require.Equal(t, "---\n"+want+"\n---\n", string(p.Data))
	}
}

func TestKeepCheck(t *testing.T) {
	for want, c := range map[string]Converter{
		`target: want hexo, jekyll, hugo, eleventy, astro, have ""`:     {Format: Keep},
		`syntax: want none where the front matter is kept, have "toml"`: {Format: Keep, Target: Hugo, Syntax: TOML},
		`categories: want path, flat, first, last, have "all"`:          {Format: Keep, Target: Hugo, Categories: "all"},
	} {
		require.EqualError(t, c.Check(), want)
	}
}

// refusals are the errors of posts that cannot be kept for a target.
const refusals = `:1:1: want front matter that begins with|: want a value that no alias stands for|` +
	`: want a key of the post's own, have one that << merges$|: want a? ?key.*, have (a table|a mapping in braces)$|: want it once, as `

// TestKeepHome keeps posts for the generator that they are written for.
func TestKeepHome(t *testing.T) {
	for name, target := range map[string]Target{
		"posts/news.md": Hexo, "posts/fm-crlf-bom.html": Hugo, "posts/fm-toml.md": Hugo,
		"posts/2011-10-05-from-the-name.md": Eleventy,
	} {
		a, err := article.ParseFile("../testdata/" + name)
		require.NoError(t, err)
		p, err := (&Converter{Target: target, Format: Keep}).Convert(a)
		require.NoError(t, err)
		require.Equal(t, string(a.Source), string(p.Data), name)
	}
}

// homes are the generators of the repositories that are not Jekyll's.
var homes = map[string]Target{"mdn+archived-content": "", "18F+18f.gsa.gov": Eleventy, "AntoineSoetewey+statsandr": Hugo, "GSA+digitalgov.gov": Hugo, "camunda+blog.camunda.org": Hugo}

// TestSharedKeep keeps real posts: for where they are, which gives the same
// bytes, and for everywhere else.
func TestSharedKeep(t *testing.T) {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED names no folder of posts")
	}
	folders, err := filepath.Glob(filepath.Join(dir, "corpus", "*"))
	require.NoError(t, err)
	for _, target := range everyTarget[1:] {
		var home, away keeps
		for _, folder := range append(folders, filepath.Join(dir, "labelled"), filepath.Join(dir, "seed")) {
			k := &away
			if homeOf(folder) == target {
				k = &home
			}
			for _, a := range posts(t, folder) {
				p, err := k.post(t, &Converter{Target: target, Format: Keep}, a)
				if err != nil {
					require.Regexp(t, refusals, err.Error())
					continue
				}
				if k == &home && !bytes.Equal(p.Data, a.Source) {
					requireAwayFromHome(t, a, p)
				}
			}
		}
		fmt.Printf("keep %-8s %4d posts at home, %d of them for no post of it, %d with the same bytes; %d others, %d not, %d with the same bytes\n", target,
			home.posts, home.failed, home.same, away.posts, away.failed, away.same)
	}
}

func homeOf(folder string) Target {
	name := filepath.Base(folder)
	if name == "labelled" || name == "seed" {
		return Hexo
	}
	if t, ok := homes[name]; ok {
		return t
	}
	return Jekyll
}

// requireAwayFromHome checks that a post whose bytes are not the same differs
// for a known reason alone: thumbnail, which Jekyll's importer from Blogger
// writes, is image for Jekyll's own plugins, as language, which a theme reads, is
// lang, tag is no key of Eleventy, a draft says so wherever it goes, and Eleventy
// does not read the zone of 2016-03-23 11:00:00 -4.
func requireAwayFromHome(t *testing.T, a *article.Article, p *Post) {
	for _, c := range p.Changes {
		if c.Kind == Added && c.Note == "the folder _drafts has it" {
			return
		}
		if c.Kind == Renamed {
			require.Contains(t, []string{"thumbnail image", "tag tags", "language lang"}, c.Key+" "+c.To, a.File)
			return
		}
	}
	if strings.Contains(string(a.Source), "\ndate: 2016-03-23 11:00:00 -4\n") {
		return
	}
	t.Errorf("%s: want a reason for\n%s", a.File, p.Data)
}

// TestKeepTwice keeps a post with a key that is there twice for Jekyll alone.
func TestKeepTwice(t *testing.T) {
	a, err := article.Parse(strings.NewReader("---\ntitle: Reeds\ndate: 2020-01-02\ntitle: Lakes\n---\n<p>text</p>\n"))
	require.NoError(t, err)
	a.File = "lakes.html"
	_, err = (&Converter{Target: Jekyll, Format: Keep}).Convert(a)
	require.NoError(t, err)
	_, err = (&Converter{Target: Hugo, Format: Keep}).Convert(a)
	require.ErrorContains(t, err, "4:1: title: want it once, as Hugo refuses the post otherwise: key is there twice, first on line 2")
}
