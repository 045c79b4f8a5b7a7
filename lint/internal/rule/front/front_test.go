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
		{"", "\ufeff---\na: x\n---\n", "\ufeff|want the front matter at the top, have a byte order mark before it: Jekyll finds none then"},
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
