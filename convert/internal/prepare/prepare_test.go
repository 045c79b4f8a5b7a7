package prepare

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
)

// read is a post with a body as an Article.
func read(t *testing.T, body string) *article.Article {
	a, err := article.Parse(strings.NewReader("---\npermalink: https://example.com/a/b\n---\n" + body))
	require.NoError(t, err)
	return a
}

// rendered is a tree as HTML, with the marks of template engines in it.
func rendered(t *testing.T, tree dom.Tree) string {
	var b strings.Builder
	require.NoError(t, html.Render(&b, tree.Root.FirstChild))
	return tree.Marks.Show(strings.TrimSuffix(strings.TrimPrefix(b.String(), "<body>"), "</body>"), nil)
}

func TestBody(t *testing.T) {
	for body, want := range map[string]string{
		"":                           "",
		"<p>a <b>b</b></p>":          "<p>a <b>b</b></p>",
		"<p>a<script>b</script></p>": "<p>a</p>",
		"<p>a<!-- MORE -->b</p>":     "<p>a<!--more-->b</p>",
		"a<!--more Go on-->b":        "a<!--more-->b",
		"a<!-- moreover -->b":        "ab",
		"a<a id=more></a>b<span id=more-7></span>c": "a<!--more-->b<!--more-->c",
		"a<a name='more'></a>b<a name=more>c</a>":   "a<!--more-->b<a id=\"more\">c</a>",
		"<figure><img src=a.png><figcaption>The <a href=x>lamp</a></figcaption></figure>": "<div><figure><img src=\"a.png\" alt=\"\"/>" +
			"<figcaption>The <a href=\"x\">lamp</a></figcaption></figure></div>",
		"<figure><img src=a.png><figcaption><b>The</b> <em>old</em><br>lamp</figcaption></figure>": "<div><figure><img src=\"a.png\" alt=\"\"/>" +
			"<figcaption><b>The</b> <em>old</em> <br/>lamp</figcaption></figure></div>",
		"<h2>a<br>b <p>c</p></h2>":                                                                              "<h2>a b <span> c </span></h2>",
		"<p id=n>a</p><a href=#n>b</a>":                                                                         "<p id=\"n\"><a id=\"n\"></a>a</p><a href=\"#n\">b</a>",
		"<base href=https://example.org/><a href=c>d</a>":                                                       "<a href=\"https://example.org/c\">d</a>",
		"[caption id=\"1\"]<img src=a.png> The lamp[/caption] [other]":                                          "<figure><img src=\"a.png\" alt=\"\"/><figcaption>The lamp</figcaption></figure>   [other]",
		"<ul><li><input type=checkbox> a</li></ul><input>":                                                      "<ul><li><input type=\"checkbox\"/> a</li></ul>",
		`<a href="{{< ref "b.md" >}}">{% c %}</a>`:                                                              `<a href="{{< ref "b.md" >}}">{% c %}</a>`,
		"<lite-youtube videoid=a playlabel=b><a href=c>d</a></lite-youtube>":                                    "<iframe src=\"https://www.youtube.com/embed/a\" title=\"b\"></iframe><a href=\"c\">d</a>",
		"<iframe data-src=/a></iframe>":                                                                         "<iframe data-src=\"/a\" src=\"/a\"></iframe>",
		"<iframe src=about:blank data-lazy-src=/a></iframe>":                                                    "<iframe data-lazy-src=\"/a\" src=\"/a\"></iframe>",
		"<iframe src=/a data-src=/b></iframe>":                                                                  "<iframe src=\"/a\" data-src=\"/b\"></iframe>",
		"<div data-id=a></div><noscript><iframe src=//b.example/a></iframe></noscript>c":                        "<div data-id=\"a\"></div><iframe src=\"//b.example/a\"></iframe>c",
		"<iframe data-src=/a></iframe><noscript><iframe src=/a></iframe></noscript>":                            "<iframe data-src=\"/a\" src=\"/a\"></iframe>",
		"<noscript><iframe src=https://www.googletagmanager.com/ns.html width=0 height=0></iframe></noscript>a": "a",
		"a<a href=b>&nbsp;c </a>d":                                                                              "a\u00a0<a href=\"b\">c</a> d",
		"<a href=b>\u3000<b>\u2003c</b><i>d\u200b</i></a>":                                                      "\u3000<a href=\"b\"><b>\u2003c</b><i>d</i></a>\u200b",
		"<a href=b>&nbsp;</a><a href=c> <code> d </code></a>":                                                   "<a href=\"b\">\u00a0</a> <a href=\"c\"><code> d </code></a>",
		"<pre>List<object> a; Box<TextArea> b;</pre>c<object>d</object>":                                        "<pre>List&lt;object&gt; a; Box&lt;TextArea&gt; b;</pre>c<object>d</object>",
		"<img src='{{ site.url }}/a.png'>":                                                                      `<img src="{{ site.url }}/a.png" alt=""/>`,
		"<img src=a.png data-caption='The <i>old</i><br>&amp;amp; <a href=x>new</a> lamp'>": "<figure><img src=\"a.png\" alt=\"\"/>" +
			"<figcaption>The <i>old</i> <br/>&amp; <a href=\"x\">new</a> lamp</figcaption></figure>",
		"<img src=a.png data-caption='a < b'>": `<figure><img src="a.png" alt=""/><figcaption>a &lt; b</figcaption></figure>`,
		"<table><tr><th>A<th>B<tr><td><img src=a.png><td><img src=b.png></table><table><tr><th>A<th>B<tr><td><img src=c.png><td><img src=d.png></table>": strings.NewReplacer("\n", "", "\t", "").Replace(`
			<table><tbody><tr><th></th><th></th></tr><tr><td><figure><img src="a.png" alt=""/><figcaption>A</figcaption></figure></td>
			<td><figure><img src="b.png" alt=""/><figcaption>B</figcaption></figure></td></tr></tbody></table>
			<table><tbody><tr><th></th><th></th></tr><tr><td><figure><img src="c.png" alt=""/><figcaption>A</figcaption></figure></td>
			<td><figure><img src="d.png" alt=""/><figcaption>B</figcaption></figure></td></tr></tbody></table>`),
	} {
		tree, _, err := Body(read(t, body), false)
		require.NoError(t, err)
		require.Equal(t, want, rendered(t, tree), body)
	}
}

// TestListings finds the language of code in what writes it down, and the code
// among the numbers of its lines.
func TestListings(t *testing.T) {
	for body, want := range map[string]string{
		`<pre class="brush: php; title: x">a</pre>`:                            `<pre class="language-php">a</pre>`,
		`<pre class="brush:php">a</pre>`:                                       `<pre class="language-php">a</pre>`,
		`<pre lang="ruby">a</pre>`:                                             `<pre lang="ruby" class="language-ruby">a</pre>`,
		`<pre lang="en">a</pre>`:                                               `<pre lang="en">a</pre>`,
		`<pre class="lang:js decode:true">a</pre>`:                             `<pre class="language-js">a</pre>`,
		`<pre class="wp-block-code"><code class="hljs">a</code></pre>`:         `<pre><code class="hljs">a</code></pre>`,
		`<pre><code class="hljs javascript">a</code></pre>`:                    `<pre class="language-javascript"><code class="hljs javascript">a</code></pre>`,
		`<pre class="sourceCode haskell">a</pre>`:                              `<pre class="language-haskell">a</pre>`,
		`<pre class="src src-elisp">a</pre>`:                                   `<pre class="language-elisp">a</pre>`,
		`<div class="highlight-lua notranslate"><div><pre>a</pre></div></div>`: `<div class="highlight-lua notranslate"><div><pre class="language-lua">a</pre></div></div>`,
		`<div class="highlight highlight-source-js"><pre>a</pre></div>`:        `<div class="highlight highlight-source-js"><pre class="language-js">a</pre></div>`,
		`<pre class="highlight"><code>a</code></pre>`:                          `<pre><code>a</code></pre>`,
		`<pre class="ruby">a</pre>`:                                            `<pre class="language-ruby">a</pre>`,
		`<pre><code class="PHP">a</code></pre>`:                                `<pre class="language-PHP"><code class="PHP">a</code></pre>`,
		`<pre class="go"><code class="text wide">a</code></pre>`:               `<pre><code class="text wide">a</code></pre>`,
		`<div class="highlight"><table class="lntable"><tr><td class="lntd"><pre><span class="lnt">1</span></pre></td><td class="lntd"><pre><code data-lang="c">a</code></pre></td></tr></table></div>`: `<pre class="language-c"><code><code data-lang="c">a</code></code></pre>`,
		`<table class="lntable"><tr><td class="lntd">a</td></tr></table>`:                                                                           `<table class="lntable"><tbody><tr><td class="lntd">a</td></tr></tbody></table>`,
		`<div class="syntaxhighlighter php"><table><tr><td class="gutter">1</td><td class="code"><div><code>a</code></div></td></tr></table></div>`: `<div class="syntaxhighlighter php"><pre class="language-php"><div><code>a</code></div></pre></div>`,
		`<pre data-language="a b">a</pre>`:                           `<pre data-language="a b">a</pre>`,
		`<table><tr><td class="code"><pre>a</pre></td></tr></table>`: `<table><tbody><tr><td class="code"><pre>a</pre></td></tr></tbody></table>`,
		`<figure class="highlight css"><figcaption><span>a.css</span></figcaption><table><tr><td class="gutter"><pre>1</pre></td><td class="code"><pre><span>p</span><br></pre></td></tr></table></figure>`: `<p><span>a.css</span></p><pre class="language-css"><code><span>p</span><br/></code></pre>`,
	} {
		tree, _, err := Body(read(t, body), false)
		require.NoError(t, err)
		require.Equal(t, want, rendered(t, tree), body)
	}
}

// TestStyles makes elements of the styles of text.
func TestStyles(t *testing.T) {
	for body, want := range map[string]string{
		`a <span style="font-weight: bold">b</span>`:                                    `a <span style="font-weight: bold"><strong>b</strong></span>`,
		`<span style="FONT-STYLE:italic; font-weight:700 !important">b <i>c</i></span>`: `<span style="FONT-STYLE:italic; font-weight:700 !important"><em><strong>b <i>c</i></strong></em></span>`,
		`<font style="text-decoration:line-through">b</font>`:                           `<font style="text-decoration:line-through"><del>b</del></font>`,
		`<span style="text-decoration: underline">a</span>`:                             `<span style="text-decoration: underline"><u>a</u></span>`,
		`<a href=x><span style="text-decoration: underline">a</span></a>`:               `<a href="x"><span style="text-decoration: underline">a</span></a>`,
		`<span style="text-decoration: underline"><a href=x>a</a></span>`:               `<span style="text-decoration: underline"><a href="x">a</a></span>`,
		`<b style="font-weight:normal"><p>a</p></b>`:                                    `<span style="font-weight:normal"><p>a</p></span>`,
		`<em style="font-style:normal">a</em>`:                                          `<span style="font-style:normal">a</span>`,
		`<h2><span style="font-weight:bold">a</span></h2>`:                              `<h2><span style="font-weight:bold">a</span></h2>`,
		`<b><span style="font-weight:bold">a</span></b>`:                                `<b><span style="font-weight:bold">a</span></b>`,
		`<span style="font-weight:400;color:red">a</span>`:                              `<span style="font-weight:400;color:red">a</span>`,
		`<p style="font-weight:bold">a</p>`:                                             `<p style="font-weight:bold">a</p>`,
		`<pre><span style="font-weight:bold">a</span></pre>`:                            `<pre><span style="font-weight:bold">a</span></pre>`,
	} {
		tree, _, err := Body(read(t, body), false)
		require.NoError(t, err)
		require.Equal(t, want, rendered(t, tree), body)
	}
}

func TestAbsolute(t *testing.T) {
	a := read(t, "<p><a href=c>d <img src=e.png></a></p><video><a href=f>g</a></video>")
	for absolute, want := range map[bool]string{
		false: `<p><a href="c">d <img src="e.png" alt=""/></a></p><video><a href="f">g</a></video>`,
		true: `<p><a href="https://example.com/a/c">d <img src="https://example.com/a/e.png" alt=""/></a></p>` +
			`<video><a href="https://example.com/a/f">g</a></video>`,
	} {
		tree, _, err := Body(a, absolute)
		require.NoError(t, err)
		require.Equal(t, want, rendered(t, tree))
	}
}

func TestLosses(t *testing.T) {
	a := read(t, "<script>a</script><p><img src=b.png srcset='c.png 2x'><canvas></canvas><script></script></p>")
	a.Images = append(a.Images, article.Image{Src: "gone.png", Offset: len(a.Source), Line: 7, Column: 2})
	_, lost, err := Body(a, false)
	require.NoError(t, err)
	require.Equal(t, []Loss{
		{Line: 7, Column: 2, Value: "gone.png", Note: "a browser does not show this image"},
		{Value: "<canvas>", Note: "1 of them; Markdown has no form for it"},
		{Value: "<script>", Note: "2 of them; Markdown has no form for it"},
		{Line: 4, Column: 22, Value: "srcset", Note: "1 of them; Markdown has no form for it"},
	}, lost)
}

func TestDepth(t *testing.T) {
	_, _, err := Body(read(t, strings.Repeat("<ul><li>", 300)+"x"), false)
	require.NoError(t, err)
	_, _, err = Body(read(t, strings.Repeat("<ins>", 600)+"x"), false)
	require.ErrorIs(t, err, ErrDepth)
}

// FuzzBody checks of any body:
//   - A figure of the tree holds an image with its caption, or a video, and
//     there is no image that is not the Article's.
//   - The Article is as it was before.
func FuzzBody(f *testing.F) {
	for _, s := range []string{
		"<figure><a href=x><img src=a></a><figcaption>b <a href=c>d</a></figcaption></figure>", "<p><img src=a><br><small>▲b</small></p><p>c</p>",
		"<table><tr><td><img src=a>b</table>", "<noscript><img src=a></noscript><pre>b\n\n<img src=c></pre>", "<details><summary>a</summary>\n\n<video>b</video></details>",
		"<a href=#x><div>b</div></a><h2 id=x>c<img src=d></h2>", "<![CDATA[<p>]]><img src=a><p>b", "[caption]<img src=a>b[/caption]",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		a, err := article.Parse(strings.NewReader("---\ntitle: x\n---\n" + body))
		if err != nil {
			return
		}
		images, links := slices.Clone(a.Images), slices.Clone(a.Links)
		tree, _, err := Body(a, false)
		require.Equal(t, images, a.Images)
		require.Equal(t, links, a.Links)
		if err != nil {
			require.ErrorIs(t, err, ErrDepth)
			return
		}
		have := 0
		for n := range tree.Root.Descendants() {
			switch {
			case dom.IsElement(n, "img"):
				have++
			case dom.IsElement(n, "figure"):
				require.NotNil(t, dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "img") || isMedia(c) }))
			}
		}
		require.LessOrEqual(t, have, len(images))
	})
}
