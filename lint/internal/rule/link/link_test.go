package link

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/page/pagetest"
)

// TestRules checks of each rule one post that it must catch, beside links that
// all leave alone: a good one, and one in code. lint has fixtures for the rest.
func TestRules(t *testing.T) {
	const good = "<p><a href=\"https://example.com/\">x</a></p>\n\n```\n<a href=\"http://example.com/\"></a><a href=\"#none\">\n```\n\n"
	for _, c := range []struct {
		check          func(p *page.Page)
		bad, tag, want string
	}{
		{func(p *page.Page) { Href(p, nil) }, `<a href="lake:x">x</a>`, `<a href="lake:x">`, `want a known scheme such as https: or mailto:, have "lake:x"`},
		{HTTP, `<a href="http://example.com/">x</a>`, `<a href="http://example.com/">`, ""},
		{Local, `<a href="/b.pdf">x</a>`, `<a href="/b.pdf">`, `want a link to what is there, have "/b.pdf": no such file in the folder root`},
		{Text, `<a href="/b/"> </a>`, `<a href="/b/">`, `want a text in the link to "/b/", have none`},
	} {
		p := pagetest.Read("a.md", pagetest.Head+good+c.bad)
		p.Files = &address.Files{Root: fstest.MapFS{"a.pdf": {}}}
		c.check(p)
		require.Equal(t, []string{c.tag + "|" + c.want}, pagetest.Found(p))
	}
}

func TestSchemes(t *testing.T) {
	require.Empty(t, pagetest.Check("a.md", pagetest.Head+`<a href="Lake:x">x</a>`, func(p *page.Page) { Href(p, []string{"lake:"}) }))
}

// TestFragments checks that a fragment is looked for where the post alone makes
// names, and not in Markdown.
func TestFragments(t *testing.T) {
	const post = pagetest.Head + `<p id="reeds"><a href="#reeds">x</a><a href="#r%65eds">x</a><a href="#nest">x</a><a href="#top">x</a></p>`
	require.Equal(t, []string{`<a href="#nest">|want a link to what is there, have "#nest": none of that name in the post`}, pagetest.Check("a.html", post, Local))
	require.Empty(t, pagetest.Check("a.md", post, Local))
}

func TestCountHTTP(t *testing.T) {
	require.Equal(t, "want a link to https, have one to http", CountHTTP(1))
	require.Equal(t, "want links to https, have 7 to http", CountHTTP(7))
}
