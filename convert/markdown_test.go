package convert

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/prepare"
)

// TestMarkdown converts every post of testdata/body for every target, and
// compares the Markdown, with the report, with the file beside it.
func TestMarkdown(t *testing.T) {
	names, err := filepath.Glob("testdata/body/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		for _, target := range []Target{Hugo, Jekyll, Hexo, Eleventy, Astro} {
			golden := strings.TrimSuffix(name, "html") + string(target) + ".md"
			t.Run(filepath.Base(golden), func(t *testing.T) {
				a, err := article.ParseFile(name)
				require.NoError(t, err)
				a.Date = time.Date(2021, 11, 6, 0, 0, 0, 0, time.UTC)
				p, err := (&Converter{Target: target}).Convert(a)
				require.NoError(t, err)
				_, body, _ := strings.Cut(string(p.Data), "---\n\n")
				requireGolden(t, golden, report(t, &Post{Name: p.Name, Data: []byte(body), Changes: p.Changes}, ""))
			})
		}
	}
}

// TestMarkdownOfJSON converts Articles that have no source, and such whose
// body or images a caller has changed.
func TestMarkdownOfJSON(t *testing.T) {
	a, err := article.ParseFile("testdata/body/figures.html")
	require.NoError(t, err)
	want, err := new(Converter).Convert(a)
	require.NoError(t, err)
	b := *a
	b.Source = nil
	b.Images = append([]article.Image(nil), a.Images...)
	for i := range b.Images {
		b.Images[i].Offset, b.Images[i].End = 0, 0
	}
	have, err := new(Converter).Convert(&b)
	require.NoError(t, err)
	require.Equal(t, bodyOf(want), bodyOf(have))

	b.Images[0].Caption, b.Images[0].Alt = "Another caption", "Another text"
	have, err = new(Converter).Convert(&b)
	require.NoError(t, err)
	require.Contains(t, string(have.Data), "<img src=\"a.jpg\" alt=\"Another text\"/>\n<figcaption>Another caption</figcaption>")

	b.Body = "<p><img src='n.jpg' alt='new'></p>"
	have, err = new(Converter).Convert(&b)
	require.NoError(t, err)
	require.Equal(t, "\n![new](n.jpg)\n", bodyOf(have))

	a.Images = a.Images[1:]
	have, err = new(Converter).Convert(a)
	require.NoError(t, err)
	require.NotContains(t, string(have.Data), "a.jpg")
}

func bodyOf(p *Post) string {
	_, body, _ := strings.Cut(string(p.Data)[3:], "---\n")
	return body
}

func TestAbsolute(t *testing.T) {
	const post = "---\npermalink: https://example.com/a/b\n---\n<p><a href='c'>x</a> <img src='../d.png'> <img src='//cdn.example/e.png'></p>\n"
	a, err := article.Parse(strings.NewReader(post))
	require.NoError(t, err)
	for absolute, want := range map[bool]string{
		false: "\n[x](c) ![](../d.png) ![](//cdn.example/e.png)\n",
		true:  "\n[x](https://example.com/a/c) ![](https://example.com/d.png) ![](https://cdn.example/e.png)\n",
	} {
		p, err := (&Converter{Absolute: absolute}).Convert(a)
		require.NoError(t, err)
		require.Equal(t, want, bodyOf(p))
	}
}

// TestOwnMarks converts a body that has the marks by which images are found,
// and images in another order.
func TestOwnMarks(t *testing.T) {
	const post = "---\ntitle: x\n---\n<p Data-Article=1 DATA-ARTICLE-2=0>d <img src=a.png> <a href=b>c</a> <img src=d.png data-article-2=0></p>\n"
	a, err := article.Parse(strings.NewReader(post))
	require.NoError(t, err)
	slices.Reverse(a.Images)
	a.Images[1].Alt = "first"
	p, err := new(Converter).Convert(a)
	require.NoError(t, err)
	require.Equal(t, "\nd ![first](a.png) [c](b) ![](d.png)\n", bodyOf(p))
	require.Equal(t, "d.png", a.Images[0].Src)
}

func TestMarkdownOfNothing(t *testing.T) {
	p, err := new(Converter).Convert(&article.Article{Title: "x", Comments: true})
	require.NoError(t, err)
	require.Equal(t, "---\ntitle: x\n---\n", string(p.Data))
	require.Equal(t, "x.md", p.Name)
}

// TestMarkdownStays converts bodies that are Markdown already, and one of HTML
// in a file that is named as if it were.
func TestMarkdownStays(t *testing.T) {
	for _, c := range []struct{ body, asHTML, asMarkdown string }{
		{"Some *text*.\n\nMore of it.\n", "<p>Some <em>text</em>.</p>\n<p>More of it.</p>\n", "Some *text*.\n\nMore of it.\n"},
		{"one <b>two</b> three\n<p>four</p>", "one <b>two</b> three\n<p>four</p>", "\none **two** three\n\nfour\n"},
	} {
		a, err := new(article.Parser).ParseNamed("a.md", strings.NewReader("---\ntitle: x\n---\n"+c.body))
		require.NoError(t, err)
		p, err := (&Converter{Format: HTML}).Convert(a)
		require.NoError(t, err)
		require.Equal(t, c.asHTML, bodyOf(p))
		require.Equal(t, "a.html", p.Name)
		p, err = new(Converter).Convert(a)
		require.NoError(t, err)
		require.Equal(t, c.asMarkdown, bodyOf(p))
		require.Equal(t, "a.md", p.Name)
	}
}

// hostile are bodies that could cost more than they should.
var hostile = map[string]string{
	"deep":         strings.Repeat("<div>", 5000) + "x",
	"deep quotes":  strings.Repeat("<blockquote>", 3000) + "x",
	"deep lists":   strings.Repeat("<ul><li>", 300) + "x",
	"open bold":    strings.Repeat("<b>x<p>", 3000),
	"brackets":     strings.Repeat("[", 200_000),
	"image marks":  strings.Repeat("![", 200_000),
	"dashes":       strings.Repeat("- ", 200_000),
	"lines":        strings.Repeat("- <br>1. <br># <br>= <br>", 20_000),
	"stars":        strings.Repeat("*a", 200_000),
	"stars alone":  strings.Repeat("* ", 200_000),
	"ticks":        strings.Repeat("`", 200_000),
	"tick pairs":   strings.Repeat("`a", 200_000),
	"tildes":       strings.Repeat("~~a", 100_000),
	"quotes":       strings.Repeat("> ", 100_000),
	"backslashes":  strings.Repeat(`\*`, 100_000),
	"entities":     strings.Repeat("&amp;lt;", 50_000),
	"code":         strings.Repeat("<code>`</code>", 5000),
	"links":        strings.Repeat("<a href=x>y</a>", 10_000),
	"bold":         strings.Repeat("<b>y</b>", 10_000),
	"spans":        "<p>" + strings.Repeat("<span></span>", 20_000) + "<b>“y”</b>",
	"captions":     strings.Repeat("<figure><img src=a><figcaption>x</figcaption></figure>", 3000),
	"one gallery":  "<figure>" + strings.Repeat("<img src=a>", 3000) + "<figcaption>" + strings.Repeat("x", 9000) + "</figcaption></figure>",
	"same caption": "<span>" + strings.Repeat("<img src=a><br><small>aaaaaaaaaaaaaaaaaaaaaaaa</small><br>", 3000) + "</span>",
	"rows":         "<table>" + strings.Repeat("<tr><th>a<th>b", 5000),
	"nested table": strings.Repeat("<table><tr><td>", 200) + "x",
	"anchors":      strings.Repeat("<p id=a><a href=#a>", 3000),
	"cdata":        strings.Repeat("<![CDATA[", 20_000),
	"bells":        strings.Repeat("\a*\uf002", 10_000),
	"no UTF-8":     "<p><img src=a.png></p><p align=center><small>图1 \xe6\xba</small></p>",
	"underscores":  strings.Repeat("_", 200_000),
	"addresses":    strings.Repeat("http://a`", 30_000),
	"one address":  strings.Repeat("https://", 30_000),
	"paragraphs":   strings.Repeat("<u><sub><i><q>", 100) + strings.Repeat("x<br><br>", 20_000),
	"joined cells": "<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=1000>a", 5000) + "</table>",
	"wide cells":   "<table><tr>" + strings.Repeat("<td rowspan=1000>a", 5000) + strings.Repeat("<tr>", 5000) + "</table>",
	"templates":    strings.Repeat("{{ ", 50_000) + strings.Repeat("{% a %}", 20_000) + "}}",
	"open ends":    strings.Repeat("{{<", 50_000) + strings.Repeat("{%", 50_000),
	"places":       strings.Repeat("<a href=#a></a>", 3000) + strings.Repeat("<b id=a></b>", 3000),
	"losses":       strings.Repeat("<sup>a</sup><kbd>b</kbd><ol type=a><li value=7></ol>", 5000),
	"one cell":     "<table><tr><td>a<td>" + strings.Repeat("<p>b|", 20_000),
	"definitions":  "<dl>" + strings.Repeat("<dt>a<dd>b<dl>", 50) + strings.Repeat("<dt>a<dd>b", 20_000),
	"details":      strings.Repeat("<details><summary>a</summary>", 200) + "b",
	"code marks":   strings.Repeat("<code>{{&lt; a</code>", 10_000),
	"quotes in":    strings.Repeat("<i>“</i>字<b>”</b>", 10_000),
	"shortcodes":   "<img src=a>" + strings.Repeat("[caption ", 10_000) + "[caption]<img src=b>text[/caption]",
}

func TestHostile(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			a, err := article.Parse(strings.NewReader("---\ntitle: x\n---\n" + text))
			require.NoError(t, err)
			for _, target := range []Target{"", Hugo, Hexo} {
				start := time.Now()
				p, err := (&Converter{Target: target}).Convert(a)
				if err != nil {
					require.ErrorIs(t, err, prepare.ErrDepth)
					continue
				}
				require.Less(t, len(p.Data), 60*len(text)+10_000)
				t.Log(name, target, time.Since(start), len(p.Data)/len(text))
			}
		})
	}
}
