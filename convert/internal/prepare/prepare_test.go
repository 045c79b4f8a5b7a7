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

// rendered is a tree as HTML, with « and » around what is set aside.
func rendered(t *testing.T, tree dom.Tree) string {
	for n, text := range tree.Raw {
		n.Type, n.Data = html.RawNode, "«"+text+"»"
	}
	var b strings.Builder
	require.NoError(t, html.Render(&b, tree.Root.FirstChild))
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), "<body>"), "</body>")
}

func TestBody(t *testing.T) {
	for body, want := range map[string]string{
		"":                           "",
		"<p>a <b>b</b></p>":          "<p>a <b>b</b></p>",
		"<p>a<script>b</script></p>": "<p>a</p>",
		"<p>a<!-- MORE -->b</p>":     "<p>a«<!--more-->»b</p>",
		"<figure><img src=a.png><figcaption>The <a href=x>lamp</a></figcaption></figure>": "<div>«<figure>\n<img src=\"a.png\" alt=\"\"/>\n" +
			"<figcaption>The <a href=\"x\">lamp</a></figcaption>\n</figure>»</div>",
		"<p>a <video src=b></video></p>":                               "<p>a «<div>\n<video src=\"b\"></video>\n</div>»</p>",
		"<video src=b>\n\n \n</video>":                                 "«<div>\n<video src=\"b\">\n</video>\n</div>»",
		"<h2>a<br>b <p>c</p></h2>":                                     "<h2>a b <span> c </span></h2>",
		"<table><tr><td>a</table>":                                     "«<table><tbody><tr><td>a</td></tr></tbody></table>»",
		"<table><tr><th>a<th>b<tr><td>c<td>d</table>":                  "<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></tbody></table>",
		"<p id=n>a</p><a href=#n>b</a>":                                "<p id=\"n\">«<a id=\"n\"></a>»a</p><a href=\"#n\">b</a>",
		"<details><summary>a</summary>b</details>":                     "<details>«<details><summary>a</summary>»b«</details>»</details>",
		"<p hidden>a</p>":                                              "«<p hidden=\"\">a</p>»",
		"<pre>a\n\n<a href=b>c</a></pre>":                              "«<pre>a&#10;&#10;<a href=\"b\">c</a></pre>»",
		"<base href=https://example.org/><a href=c>d</a>":              "<a href=\"https://example.org/c\">d</a>",
		"[caption id=\"1\"]<img src=a.png> The lamp[/caption] [other]": "«<figure>\n<img src=\"a.png\" alt=\"\"/>\n<figcaption>The lamp</figcaption>\n</figure>»   [other]",
	} {
		tree, _, err := Body(read(t, body), false)
		require.NoError(t, err)
		require.Equal(t, want, rendered(t, tree), body)
	}
}

func TestAbsolute(t *testing.T) {
	a := read(t, "<p><a href=c>d <img src=e.png></a></p><video><a href=f>g</a></video>")
	for absolute, want := range map[bool]string{
		false: "<p><a href=\"c\">d <img src=\"e.png\" alt=\"\"/></a></p>«<div>\n<video><a href=\"f\">g</a></video>\n</div>»",
		true: "<p><a href=\"https://example.com/a/c\">d <img src=\"https://example.com/a/e.png\" alt=\"\"/></a></p>" +
			"«<div>\n<video><a href=\"https://example.com/a/f\">g</a></video>\n</div>»",
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
		{Value: "srcset", Note: "1 of them; Markdown has no form for it"},
	}, lost)
}

func TestDepth(t *testing.T) {
	_, _, err := Body(read(t, strings.Repeat("<ul><li>", 300)+"x"), false)
	require.NoError(t, err)
	_, _, err = Body(read(t, strings.Repeat("<ins>", 600)+"x"), false)
	require.ErrorIs(t, err, ErrDepth)
}

// FuzzBody checks of any body:
//   - The tree has no figure left but where it is set aside, and no image that
//     is not the Article's.
//   - What is set aside has no blank line, which would end it in Markdown.
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
			text, aside := tree.Raw[n]
			switch {
			case aside:
				require.NotRegexp(t, `\n[ \t\r\f]*\n`, text)
			case dom.IsElement(n, "img"):
				have++
			default:
				require.False(t, dom.IsElement(n, "figure"))
			}
		}
		require.LessOrEqual(t, have, len(images))
	})
}
