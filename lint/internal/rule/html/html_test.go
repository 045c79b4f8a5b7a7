package html

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/page/pagetest"
)

func TestBalance(t *testing.T) {
	for body, want := range map[string][]string{
		"<p>x<ul><li>y</ul><br/><x-y><http://example.com>": nil,
		"{% if x %}<div>{% else %}<p>{% endif %}":          nil,
		"<b>x":                            {"<b>|want </b> before the end of the post, have none"},
		"x</b>":                           {"</b>|want <b> before </b>, have none"},
		"<b><i>x</b></i>":                 {"<i>|want </i> before </b>, have none"},
		"<div><b>x<div>y</b></div></div>": {"</b>|want </div> before </b>, have none"},
		"<a>x<a>y</a></a>":                {"<a>|want </a> before <a>, have none"},
		"<T>x<t>":                         {"<T>|want an element of HTML, have <T> (and 1 more); write &lt; where < is text"},
		"<div/>x":                         {"<div/>|want <div></div>, have <div/>, which is a start tag in HTML"},
		"<h2>x</h3>":                      {"</h3>|want </h2>, have </h3>"},
		"<!-- x":                          {"<!--|want a --> that closes the comment, have the end of the post"},
		"<p":                              {"<p|want a > that closes the tag, have the end of the post"},
	} {
		require.Equal(t, want, pagetest.Check("a.html", pagetest.Head+body, Balance), body)
	}
}

// TestElements checks that no element has two kinds, and that those of which a
// start tag ends others are elements.
func TestElements(t *testing.T) {
	for name, next := range endedBy {
		require.Equal(t, elementOptional, elements[name])
		for n := range strings.FieldsSeq(next) {
			require.Equal(t, elementOptional, elements[n], n)
			require.True(t, impliesEnd(name, n))
		}
		require.False(t, impliesEnd(name, "b"))
	}
	require.True(t, impliesEnd("p", "div") && !impliesEnd("p", "b"))
}

func TestHeadingOrder(t *testing.T) {
	const body = "<h2>a</h2><h4>b</h4><h1>c</h1>"
	require.Equal(t, []string{"<h4>|want h3 after h2, have h4"}, pagetest.Check("a.md", pagetest.Head+body, HeadingOrder))
	require.Equal(t, []string{"### y|want h2 after h1, have h3"}, pagetest.Check("a.md", pagetest.Head+"# x\n\n### y\n\n`<h6>x</h6>`", HeadingOrder))
}

func TestDupID(t *testing.T) {
	require.Equal(t, []string{`<b id="a">|want an id of its own, have "a" again`},
		pagetest.Check("a.html", pagetest.Head+`<p id="a"><i id="b"></i><b id="a"></b><svg><g id="b"/></svg></p>`, DupID))
}
