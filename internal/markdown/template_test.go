package markdown

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTemplates has tags that are opaque, and what looks alike and is text.
func TestTemplates(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"text", "a {{< b >}} c {{% d %}} e {% f %} g {{ h }} i", "<p>a  c  e  g  i</p>\n"},
		{"alone", "a\n\n{{< b >}}\n\n{% c %}\nd", "<p>a</p>\n<p>\nd</p>\n"},
		{"more lines", "a {{< b\n  c=\"d\"\n>}} e", "<p>a  e</p>\n"},
		{"no end", "a {{< b *c* {% d\n\ne >}} %}", "<p>a {{&lt; b <em>c</em> {% d</p>\n<p>e &gt;}} %}</p>\n"},
		{"escaped", `a \{{ *b* }}`, "<p>a {{ <em>b</em> }}</p>\n"},
		{"marks in a tag", "a {{< b \"*c* `d` [e](f)\" >}} *g*", "<p>a  <em>g</em></p>\n"},
		{"a bar in a table", "a | {{ b | c }} | d\n--|--|--\n", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th></th>\n<th>d</th>\n</tr>\n</thead>\n</table>\n"},
		{"code span", "`{{ a }}` ``{% raw %}`` b", "<p><code>{{ a }}</code> <code>{% raw %}</code> b</p>\n"},
		{"code of two lines", "`{{ a\n}}` {{ b }}", "<p><code>{{ a }}</code> </p>\n"},
		{"fence", "> ~~~\n> {% highlight a %}\n> ~~~\n\n{{ b }}c", "<blockquote>\n<pre><code>{% highlight a %}\n</code></pre>\n</blockquote>\n<p>c</p>\n"},
		{"fence in a list", "1. ```\n   {{ a }}\n   ```\n", "<ol>\n<li>\n<pre><code>{{ a }}\n</code></pre>\n</li>\n</ol>\n"},
		{"indented code", "    {{ a }}\n", "<pre><code>{{ a }}\n</code></pre>\n"},
		{"address", "[a]({{< ref \"b c\" >}}#d) ![e]({% link f g %} \"{{ h }}\")", "<p><a href=\"{{&lt; ref &quot;b c&quot; &gt;}}#d\">a</a> <img src=\"{% link f g %}\" alt=\"e\" title=\"{{ h }}\"></p>\n"},
		{"definition", "[a]\n\n[a]: {{ b c }}/d\n", "<p><a href=\"{{ b c }}/d\">a</a></p>\n"},
		{"raw HTML", "<a href=\"{{ b }}\">c {{ d }}</a>\n\n<div id=\"{{ e }}\">\n{{ f }}<b>g</b>\n</div>\n", "<p><a href=\"{{ b }}\">c </a></p>\n<div id=\"{{ e }}\">\n<b>g</b>\n</div>\n"},
		{"heading", "# A {{< b >}}\n", "<h1 id=\"a\">A </h1>\n"},
		{"image text", "![a {{ b }}c](d)", "<p><img src=\"d\" alt=\"a c\"></p>\n"},
		{"code region", "{{< highlight go \"a=b\" >}}\nc *d* <e>\n{{< /highlight >}}", "<pre><code>c *d* &lt;e&gt;\n</code></pre>\n"},
		{"code of Hexo", "{% codeblock a %}\n![b](c)\n{%- endcodeblock -%}\nd", "<p><pre><code>![b](c)\n</code></pre>\n\nd</p>\n"},
		{"comment", "a\n\n{% comment %}\n\n![b](c)\n\n{% endcomment %}\n\n{{% comment %}}d{{% /comment %}}e", "<p>a</p>\n<p>e</p>\n"},
		{"region without end", "{% highlight a %}\n*b*", "<p>\n<em>b</em></p>\n"},
		{"raw", "{% raw %}{{ a }} *b*{% endraw %} {{ c }}", "<p>{{ a }} <em>b</em> </p>\n"},
		{"comment of Nunjucks", "a {# [b](c) #} d", "<p>a  d</p>\n"},
		{"braces of mathematics", "$\\frac{a}{b}$ {c}", "<p>$\\frac{a}{b}$ {c}</p>\n"},
		{"the mask itself", "a\x7fb {{ c }}", "<p>a\x7fb </p>\n"},
	} {
		require.Equal(t, c.want, render(t, c.body), c.name)
	}
}

// TestAttributes has lists of attributes, and what looks alike and is text.
func TestAttributes(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"a line", "a\n{: .b #c d=\"e f\"}\nf", "<p>a</p>\n<p>f</p>\n"},
		{"a line of Hugo", "> a\n{.b #c}\n", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
		{"in a quote", "> a\n> {: .b}\n", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
		{"a span", "*a*{: .b} [c](d){:target=\"_blank\"} ![e](f){ width=50% } `g`{:.h}", "<p><em>a</em> <a href=\"d\">c</a> <img src=\"f\" alt=\"e\"> <code>g</code></p>\n"},
		{"an item", "* {:.a} b", "<ul>\n<li> b</li>\n</ul>\n"},
		{"a heading", "# A {#b}\n## C ## {: .d #e}\n", "<h1 id=\"b\">A</h1>\n<h2 id=\"e\">C</h2>\n"},
		{"a heading with a line", "A {.b #c}\n===\n", "<h1 id=\"c\">A</h1>\n"},
		{"the line below", "# A\n{: #b}\n\n# C\n\n{: #d}\n", "<h1 id=\"b\">A</h1>\n<h1 id=\"c\">C</h1>\n"},
		{"contents", "# A\n{:.no_toc}\n\n1. TOC\n{:toc}\n\nb", "<h1 id=\"a\">A</h1>\n<p>b</p>\n"},
		{"a definition", "{:a: .b}\n\nc{:a}", "<p>c{:a}</p>\n"},
		{"a comment", "{::comment}\n\n![a](b)\n\n{:/comment}\n\nc", "<p>c</p>\n"},
		{"code", "`{: .a}`\n\n    {: .b}\n\n```\n{: .c}\n```\n", "<p><code>{: .a}</code></p>\n<pre><code>{: .b}\n</code></pre>\n<pre><code>{: .c}\n</code></pre>\n"},
		{"a brace in text", "a {.b} c {#d} {e=f}", "<p>a {.b} c {#d} {e=f}</p>\n"},
		{"a set", "f(x){ return 1 } {1, 2}", "<p>f(x){ return 1 } {1, 2}</p>\n"},
		{"a sum", "$\\sum_{i=1}^{n}$", "<p>$\\sum_{i=1}^{n}$</p>\n"},
		{"a face", "a {:-) b} {:", "<p>a {:-) b} {:</p>\n"},
		{"JSON", "{\"a\": 1}\n", "<p>{\"a\": 1}</p>\n"},
	} {
		require.Equal(t, c.want, render(t, c.body), c.name)
	}
}

func TestElementsWithMarkdown(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"block", "<div markdown=\"1\">\n# a\n</div>\n*b*", "<div markdown=\"1\">\n<h1 id=\"a\">a</h1>\n</div>\n<p><em>b</em></p>\n"},
		{"without a value", "<div class=\"a\" markdown>\n*b*\n</div>", "<div class=\"a\" markdown>\n<p><em>b</em></p>\n</div>"},
		{"in a line", "<div markdown=\"span\">*a*</div>", "<p><div markdown=\"span\"><em>a</em></div></p>\n"},
		{"switched off", "<div markdown=\"0\">\n*a*\n</div>", "<div markdown=\"0\">\n*a*\n</div>"},
		{"another attribute", "<div data-markdown=\"1\">\n*a*\n</div>", "<div data-markdown=\"1\">\n*a*\n</div>"},
		{"its text", "<div>markdown\n*a*\n</div>", "<div>markdown\n*a*\n</div>"},
	} {
		require.Equal(t, c.want, render(t, c.body), c.name)
	}
}
