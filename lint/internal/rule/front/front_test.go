package front

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/page/pagetest"
	"github.com/goarticle/article/lint/internal/target"
)

// TestPosition checks what is said without a target, and with one.
func TestPosition(t *testing.T) {
	for _, c := range []struct {
		target    target.Name
		src, want string
	}{
		{"", "---\na: x\n---\n", ""},
		{"", "no front matter", ""},
		{"", "\n---\na: x\n---\n", "\n|want the front matter at the top, have a blank line before it: Jekyll and gray-matter find none then"},
		{"", "\ufeff---\na: x\n---\n", "\ufeff|want the front matter at the top, have a byte order mark before it: Jekyll finds none then, in a page outside _posts"},
		{"", "\n\n---\na: x\n---\n", "\n\n|want the front matter at the top, have 2 blank lines before it: Hexo, Jekyll and gray-matter find none then"},
		{target.Hugo, "\n---\na: x\n---\n", ""},
		{target.Hexo, "--- \na: x\n---\n", " |want --- alone on the line that opens the front matter, have blanks behind it: Hexo finds none then"},
		{target.Hugo, "---\na: x\n...\n", "...|want --- that closes the front matter, have ...: Hugo stops there"},
		{target.Astro, "{\"a\": 1}\n", "{\"a\": 1}|want front matter in YAML, have JSON: Astro finds none then"},
	} {
		p := pagetest.Read("a.md", c.src)
		p.Target = c.target
		Position(p)
		if c.want == "" {
			require.Empty(t, pagetest.Found(p), c.src)
			continue
		}
		require.Equal(t, []string{c.want}, pagetest.Found(p), c.src)
	}
}

// TestParse checks that each error of the parser is one finding, and that what
// another rule has found is not said again.
func TestParse(t *testing.T) {
	require.Empty(t, pagetest.Check("a.md", pagetest.Head, Parse))
	require.Equal(t, []string{`no front matter|want front matter at the top, such as a block between two lines of ---: have "no front matter"`},
		pagetest.Check("a.md", "no front matter", Parse))
	p := pagetest.Read("a.md", "no front matter")
	p.Report(0, 1, "x")
	p.Begin("fm-parse", page.Error)
	Parse(p)
	require.Len(t, p.Found(), 1)
}

func TestRequired(t *testing.T) {
	const src = "---\nname: x\nauthors: []\ntag: #lake\n---\n"
	require.Equal(t, []string{
		"---|want the key title",
		"---|want the key date",
		"authors: []|authors: want a value, have none",
		"tag: #lake|tag: want a value, have none; put quotes around a value that begins with #",
	}, pagetest.Check("a.md", src, func(p *page.Page) { Required(p, []string{"name", "title", "date", "author", "tags"}) }))
	for _, name := range []string{"2021-05-04-lake.md", "_drafts/lake.md", "_index.md"} {
		require.Empty(t, pagetest.Check(name, src, func(p *page.Page) { Required(p, []string{"date"}) }), name)
	}
}

// TestDuplicate checks what is said of a key that is there twice, and when it is
// an error.
func TestDuplicate(t *testing.T) {
	const src = "---\ntitle: a\ntags: [b]\ntitle: c\n---\n"
	for name, want := range map[target.Name]string{
		"": "", target.Jekyll: "", target.Hugo: ": Hugo stops there", target.Hexo: ": Hexo stops there",
		target.Eleventy: ": Eleventy stops there", target.Astro: ": Astro stops there",
	} {
		p := pagetest.Read("a.md", src)
		p.Target = name
		p.Begin("fm-duplicate", page.Error)
		Duplicate(p)
		require.Equal(t, []string{"title: c|title: key is there twice, first on line 2; the last value counts" + want}, pagetest.Found(p))
		require.Equal(t, want != "", p.Found()[0].Severity == page.Error)
	}
	require.Empty(t, pagetest.Check("a.md", "---\ntitle: a\nTitle: b\n---\n", Duplicate))
}

func TestComment(t *testing.T) {
	require.Equal(t, []string{"#fff|color: want quotes around a value that holds a blank and a #, which begins a comment in YAML; write '#fff'"},
		pagetest.Check("a.md", "---\ntitle: a # b\ncolor: #fff\n---\n", Comment))
}

func TestEntity(t *testing.T) {
	require.Equal(t, []string{
		"Title: a &#8211; b &amp; c|Title: want the character \"–\", have the entity &#8211;, which is shown as it is written",
		"tags: [a, b&nbsp;c]|tags: want the character \"\\u00a0\", have the entity &nbsp;, which is shown as it is written",
	}, pagetest.Check("a.md", "---\nTitle: a &#8211; b &amp; c\nurl: /?a&amp;b\nauthor: AT&T;\ntags: [a, b&nbsp;c]\n---\n<p>&amp;</p>", Entity))
	require.Equal(t, []string{"authors: [{name: A &amp; B, bio: '&lt;'}]|authors: want the character \"&\", have the entity &amp;, which is shown as it is written"},
		pagetest.Check("a.md", "---\nauthors: [{name: A &amp; B, bio: '&lt;'}]\nauthor: {url: '/?a&amp;b'}\n---\n", Entity))
}

func TestListText(t *testing.T) {
	require.Equal(t, []string{"tags: a,b , c|tags: want a list such as [a, b, c], have one text with commas, of which some generators make one and others several"},
		pagetest.Check("a.md", "---\ntags: a,b , c\ncategories: a b\ncategory: c, d\n---\n", ListText))
	require.Equal(t, []string{"tags: ', a,'|tags: want a list such as [a], have one text with commas, of which some generators make one and others several"},
		pagetest.Check("a.md", "---\ntags: ', a,'\n---\n", ListText))
}

func TestInvisible(t *testing.T) {
	require.Equal(t, []string{
		"\ufeff|want text that shows, have U+FEFF, a byte order mark, before A",
		"\ufeff|want text that shows, have U+FEFF, a byte order mark, before '",
		"\ufeff|want text that shows, have U+FEFF, a byte order mark, before the end of the line",
	}, pagetest.Check("a.md", "\ufeff---\ntitle: \"\ufeffA\"\nb: 'c\ufeff'\n# d\ufeff\n---\n\ufeffx", Invisible))
}

func TestType(t *testing.T) {
	types := func(key string) (Kind, bool) {
		kind, ok := map[string]Kind{"a": Number, "b": List, "c": Mapping, "d": Any, "title": Any, "e": Boolean}[key]
		return kind, ok
	}
	require.Equal(t, []string{
		"Comments: 'false'|Comments: want true or false, have the text \"false\"",
		"a: x|a: want a number, have the text \"x\"",
		"b: [1]|b: want a list of texts, have the number 1",
		"c: 2021-05-04|c: want a mapping, have the text \"2021-05-04\"",
	}, pagetest.Check("a.md", "---\na: x\nb: [1]\nc: 2021-05-04\nd: {x: y}\ntitle: 2012\ne: Yes\nComments: 'false'\n---\n", func(p *page.Page) { Type(p, types) }))
}

// TestManual tells pages of manuals by their folders from posts.
func TestManual(t *testing.T) {
	for name, want := range map[string]bool{
		"docs/a.md": true, "x/documentation/y/a.md": true, "docs/_posts/a.md": false, "docs/blog/posts/a.md": false, "docs.md": false, "posts/a.md": false,
	} {
		require.Equal(t, want, isManual(pagetest.Read(name, "---\ntitle: x\n---\nThe lake\n")), name)
	}
}
