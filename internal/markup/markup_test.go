package markup

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSigns has a body for each sign, and one that looks alike and is HTML.
func TestSigns(t *testing.T) {
	const p = "<p>A paragraph of HTML.</p>\n"
	for _, c := range []struct {
		sign      Sign
		body      string
		neighbour string
	}{
		{Fence, p + "```go\nx\n```\n", p + "<pre>\n```go\nx\n```\n</pre>"},
		{Fence, p + "~~~\n", "<p>\n~~~\n</p>"},
		{Attribute, "<div class=\"a\" markdown=\"1\">\n</div>", "<div class=\"markdown\">\n</div>"},
		{Attribute, "<div markdown>\n</div>", "<div data-markdownish>\n</div>"},
		{Link, "<div>\nsee [a](b)\n</div>", "<p>see [a](b)</p>"},
		{Link, p + "![a b](c.png)", "<code>f[a](b)</code>" + p},
		{Link, "a <b>x</b> [a](b)", "<script>x[a](b)</script>" + p},
		{Reference, "[a][b]" + p, "<td>[a][b]" + p},
		{Definition, p + "[a]: http://b.c\n", p + "<p>[a]: http://b.c\n"},
		{Definition, p + "[a]: b\n", "<i>x</i><br> [sic]:b"},
		{Heading, p + "## a\n", p + "<pre>\n## a\n</pre>"},
		{Heading, "<section>\n# a\n</section>", "<section>\n#a\n</section>"},
		{Heading, "# a <br>\nb", "<br>####### a"},
		{Strong, p + "a **b** c", "<p>a **b** c"},
		{Strong, "<div>**b c**</div>", "<div>2**3 and 4**5</div>"},
		{Code, p + "a `b`<br>", "a ` b ` <br>c"},
		{Code, p + "a `b`<br>", "<br>``b''"},
		{Footnote, "<div>a[^1]</div>", "<div>a[^ 1]</div>"},
		{Autolink, p + "<https://a.b>", p + "<a href=https://a.b>x</a>"},
		{Wikilink, "<div>[[a b]]</div>", "<div>[[a b]</div>"},
		{Item, "<b>x</b>\n\n- a\n- b", "<ul>\n- a\n</ul>"},
		{Item, "a<br>\n* b", "a<br>\n*b"},
		{Number, "<b>x</b><br>\n1. a", "<b>x</b><br>\n1.5 a"},
		{Number, "<b>x</b><br>\n2) a", "<div>2) a</div>"},
		{Quote, "<b>x</b><br>\n> a", "<b>x</b><br>\n&gt; a"},
		{Underline, "<b>A</b> title<br>\n---\n", "<hr>\n---\n"},
		{Table, "<b>a</b> | b\n--|--\n", "<br>\n|x|\n"},
		{Emphasis, "a *b c*, <b>d</b>", "<p>a *b c*, <b>d</b>"},
		{Emphasis, "*b*\n\n    <a href=x>c</a>", "\n\n    <a href=x>c</a>"},
		{Emphasis, "<b>x</b> *é*", "<b>x</b> *.go,*.md 2*3*4"},
		{Paragraph, "Here i<n holds always, too.\n\nA <a href=x>b</a>.", "Here i<n holds=always.\n\n>A <a href=x>b</a>."},
		{Paragraph, p + "\nSome words <i>that</i> stand alone.\n\n" + p, p + "\nSome words <i>that</i> stand alone.<br>\n\n" + p},
		{Paragraph, "Some words <i>that</i> stand alone.\n\n<div>\n<p>a</p>\n</div>", "Some words <i>that</i> stand alone.\n\n<div>\n\n    <p>a</p>\n</div>"},
		{Paragraph, p + "\nSome words <i>that</i> stand alone.\n", p + "\n<i>Short.</i>\n\n" + p},
		{Paragraph, "Some words <i>that</i> stand alone.\n", "Some words <i>that</i> stand alone." + p},
		{Words, "A word", "<i>A word</i>"},
		{Words, "A word", "\n  \n"},
		{Words, "A word < another", ""},
	} {
		markup, sign := Of([]byte(c.body))
		require.Equal(t, Markdown, markup, c.body)
		require.Equal(t, c.sign, sign, c.body)
		markup, sign = Of([]byte(c.neighbour))
		require.Equal(t, HTML, markup, "%s: %s", c.neighbour, sign)
		require.Empty(t, sign, c.neighbour)
	}
}

// TestNoSigns are bodies of HTML with what is no Markdown.
func TestNoSigns(t *testing.T) {
	for _, body := range []string{
		"<!-- # a\n\n[b](c) -->",
		"<style>\n# a\n</style>",
		"<p>a\n\n- b</p>",
		"{% highlight c %}\n# a **b**\n{% endhighlight %}\n<p>c</p>",
		"<p>{{ a | b: '**c**' }}</p>",
		"<p>a</p>\n<!--\n-->- a\n",
		"<p>a <code>x\ny</code> b</p>\n",
	} {
		markup, sign := Of([]byte(body))
		require.Equal(t, HTML, markup, "%s: %s", body, sign)
	}
}

// TestLong reads bodies that a scanner might go over again and again: then it
// would not end.
func TestLong(t *testing.T) {
	for _, unit := range []string{"[", "]", "[[", "*", "**a ", "`", "`a ", "<", "<a ", "<a =\"", "<!--", "<code>", "<p>", "<div>", "</p>", "{{", "{% highlight ", "a\n", "a\n\n", "[a]:", "[a](", "\\", "|-\n", "<div><p>", "<a href='"} {
		for _, around := range []string{"%", "<td>%", "%>"} {
			Of([]byte(strings.Replace(around, "%", strings.Repeat(unit, 1<<18/len(unit)), 1)))
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, body := range []string{"<p>a</p>", "# a", "<a \"'>", "{% highlight %}", "`", "[[", "<pre", "</", "\\", "{{"} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		markup, sign := Of(body)
		require.Equal(t, markup == HTML, sign == "")
	})
}
