package markdown

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func render(t testing.TB, body string) string {
	d, err := Parse([]byte(body))
	require.NoError(t, err)
	return string(d.HTML)
}

func TestRender(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"", ""},
		{"a\nb  \nc\\\nd", "<p>a\nb<br>\nc<br>\nd</p>\n"},
		{"# Über `x` & y\n\nT\n-\n", "<h1 id=\"über-x--y\">Über <code>x</code> &amp; y</h1>\n<h2 id=\"t\">T</h2>\n"},
		{"## A {#b .c}\n## A ##\n## A\n", "<h2 id=\"b\">A</h2>\n<h2 id=\"a\">A</h2>\n<h2 id=\"a-1\">A</h2>\n"},
		{"## A ## {#b}\n\nX\n=\n{: #y}\n\nend", "<h2 id=\"b\">A</h2>\n<h1 id=\"y\">X</h1>\n<p>end</p>\n"},
		{"[a](b \"t\") ![*x* y](<c d>) <http://e.f> g@h.de", "<p><a href=\"b\" title=\"t\">a</a> <img src=\"c d\" alt=\"x y\"> <a href=\"http://e.f\">http://e.f</a> <a href=\"mailto:g@h.de\">g@h.de</a></p>\n"},
		{"[a][B] [b][] [b]\n\n[b]: /ü?a=1&amp;copy=2\\& 't'\n", "<p><a href=\"/ü?a=1&amp;copy=2&amp;\" title=\"t\">a</a> <a href=\"/ü?a=1&amp;copy=2&amp;\" title=\"t\">b</a> <a href=\"/ü?a=1&amp;copy=2&amp;\" title=\"t\">b</a></p>\n"},
		{"**a *b* _c_** ~~d~~ *e", "<p><strong>a <em>b</em> <em>c</em></strong> <del>d</del> *e</p>\n"},
		{"a[^1].\n\n[^1]: Note [l](u)\n[^2]: none\n", "<p>a<sup id=\"fnref:1\"><a href=\"#fn:1\" class=\"footnote-ref\" role=\"doc-noteref\">1</a></sup>.</p>\n<div class=\"footnotes\" role=\"doc-endnotes\">\n<hr>\n<ol>\n<li id=\"fn:1\">\n<p>Note <a href=\"u\">l</a>&#160;<a href=\"#fnref:1\" class=\"footnote-backref\" role=\"doc-backlink\">&#x21a9;&#xfe0e;</a></p>\n</li>\n</ol>\n</div>\n"},
		{"[x]({{< ref \"a (b).md\" >}}) ![]({{ site.url }}/a.png) {{ gone }}!", "<p><a href=\"{{&lt; ref &quot;a (b).md&quot; &gt;}}\">x</a> <img src=\"{{ site.url }}/a.png\" alt=\"\"> !</p>\n"},
		{"{% highlight go %}\n<a href=\"x\">\n\n{{ y }}\n{% endhighlight %}\n\nz", "<pre><code>&lt;a href=\"x\"&gt;\n\n{{ y }}\n</code></pre>\n<p>z</p>\n"},
		{"* TOC\n{:toc}\n\n![a](b){: .c} d\n{: .e}\n", "<p><img src=\"b\" alt=\"a\"> d</p>\n"},
		{"<div markdown=\"1\">\n**a**\n</div>\nb", "<div markdown=\"1\">\n<p><strong>a</strong></p>\n</div>\n<p>b</p>\n"},
		{"`{{ a }}`\n\n```\n{% b %}\n```\n", "<p><code>{{ a }}</code></p>\n<pre><code>{% b %}\n</code></pre>\n"},
		{"| a | b |\n|---|--:|\n| `x\\|y` |\n", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th style=\"text-align:right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><code>x|y</code></td>\n<td style=\"text-align:right\"></td>\n</tr>\n</tbody>\n</table>\n"},
		{"- [ ] a\n- [x] b\n", "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> a</li>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> b</li>\n</ul>\n"},
	} {
		require.Equal(t, c.want, render(t, c.body), c.body)
	}
}

// TestConcurrent parses with the one parser that all share.
func TestConcurrent(t *testing.T) {
	want := render(t, benchPost)
	done := make(chan string)
	for range 8 {
		go func() {
			d, _ := Parse([]byte(benchPost))
			done <- string(d.HTML)
		}()
	}
	for range 8 {
		require.Equal(t, want, <-done)
	}
}
