package article

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/fixture"
)

// TestSharedFigures holds figcaptions against those of a tree, and prints
// how many captions each rule found.
func TestSharedFigures(t *testing.T) {
	right, all := 0, 0
	rules := map[string]int{}
	corpus(t, func(name string, a *Article, err error) {
		if err != nil {
			return
		}
		captions := map[string][]string{}
		for _, m := range a.Images {
			captions[m.Src] = append(captions[m.Src], m.Caption)
			if m.CaptionFrom != "" {
				rules[m.CaptionFrom]++
			}
		}
		for src, want := range treeFigures(t, a.Body) {
			all++
			if slices.ContainsFunc(captions[src], func(c string) bool { return oneBlank(c) == want }) {
				right++
				continue
			}
			t.Logf("%s: %s: want %q, have %q", name, src, want, captions[src])
		}
	})
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		fmt.Printf("corpus: captions from %-22s %4d\n", rule, rules[rule])
	}
	fixture.Share(t, "corpus: figures with one image", right, all, 100)
}

// TestFigures does the same with the posts of this project.
func TestFigures(t *testing.T) {
	for _, name := range fixture.Names(t, "testdata/posts") {
		a, err := ParseFile(name)
		require.NoError(t, err)
		for src, want := range treeFigures(t, a.Body) {
			i := slices.IndexFunc(a.Images, func(m Image) bool { return m.Src == src })
			require.GreaterOrEqual(t, i, 0, "%s: %s", name, src)
			require.Equal(t, want, a.Images[i].Caption, "%s: %s", name, src)
		}
	}
}

// treeFigures are the figcaptions of the figures that have one, and one
// image, by the image's src, read from a tree.
func treeFigures(t *testing.T, body string) map[string]string {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(body), context)
	if err != nil {
		t.Log(err) // nested too deep for a tree
	}
	root := &html.Node{Type: html.ElementNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	figures := map[string]string{}
	for _, f := range named(root, atom.Figure) {
		images, captions := named(f, atom.Img), named(f, atom.Figcaption)
		if len(images) == 1 && len(captions) == 1 && len(named(f, atom.Noscript, atom.Figure)) == 0 {
			if text := oneBlank(textOfNode(captions[0])); text != "" { // an empty one leaves room for a credit
				figures[attrOf(images[0], "src")] = text
			}
		}
	}
	return figures
}

func named(n *html.Node, names ...atom.Atom) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if slices.Contains(names, d.DataAtom) {
			found = append(found, d)
		}
	}
	return found
}

func textOfNode(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.DataAtom == atom.Br, d.DataAtom == atom.P, d.DataAtom == atom.Div, d.DataAtom >= atom.H1 && d.DataAtom <= atom.H6:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// TestCaptionsAreLinear reads what would take minutes if a rule climbed or
// searched for each image.
func TestCaptionsAreLinear(t *testing.T) {
	const n = 20_000
	rep := strings.Repeat
	bodies := map[string]string{
		"captions":              rep("<p align=center><img src=a></p><p align=center>cap</p>", n),
		"one figure":            "<figure>" + rep("<img src=a>", n) + rep("<figcaption>x</figcaption>", n) + "</figure>",
		"images and figcaption": "<figure>" + rep("<img src=a><figcaption>x</figcaption>", n) + "</figure>",
		"a long figcaption":     "<figure>" + rep("<img src=a>", n) + "<figcaption>" + rep("word ", 10*n) + "</figcaption></figure>",
		"no image":              "<figure>" + rep("<figcaption>x y</figcaption>", n) + "</figure>",
		"nested elements":       rep("<div>", n/2) + rep("<p><img src=a></p><p><i>cap</i></p>", n),
		"nested classes":        rep("<div class=caption>", n/2) + rep("<p><img src=a></p><p class=caption>cap</p>", n),
		"nested spans":          rep("<span class=caption>", n/2) + rep("<br>x", n),
		"nested figures":        rep("<figure>", n/2) + rep("<img src=a><figcaption>x</figcaption>", n),
		"nested tables":         rep("<table><tr><td>x<img src=a>", n/4) + rep("text ", 10*n),
		"rows":                  "<table>" + rep("<tr><td><img src=a></td></tr><tr><td>cap</td></tr>", n) + "</table>",
		"cells":                 "<table><tr>" + rep("<td><img src=a></td>", n) + "</tr><tr>" + rep("<td>x</td>", n) + "</tr></table>",
		"decorative images":     "<div>" + rep("<img class=emoji src=a>", n) + "<img src=b>" + rep("<p class=caption>x</p>", n) + "</div>",
		"lines":                 "<img src=a>" + rep("<br>cap", 10*n),
		"held":                  rep("<p align=center><img src=a></p><p align=center>One of many sentences that wait for the others, and are too long alone.</p><p>Text.</p>", n),
		"plain":                 rep("<p><img src=a><br>cap</p>", n),
		"dates":                 rep("<p><img src=a><br><i>14 May 1998</i></p>", n),
		"links":                 rep("<p><a href=a><img src=icon.png><br>cap</a></p>", n),
		"boxes":                 rep("<div class=photo>", n/2) + "<img src=a><p>cap</p>" + rep("<div class=photo><img src=a><p>cap</p></div>", n),
		"inline classes":        "<p>" + rep("<img src=a><span class=caption>cap</span>", n),
		"titles":                rep("<div class=image-title>cap</div><img src=a>", n),
		"figures and classes":   rep("<figure><img src=a></figure><p class=caption>cap</p>", n),
		"twins":                 rep("<noscript><img src=a>cap</noscript><img class=lazy data-src=a>cap<br>", n),
		"loose":                 rep("A paragraph that no tag makes one of.\n\n<img src=a>\n\n<em>cap</em>\n\n", n),
		"blank lines":           rep("A paragraph that no tag makes one of.\n\n", 9) + rep("\n", 100*n),
		"loose and open":        rep("A paragraph that no tag makes one of.\n\n", n) + rep("<pre", 10*n),
		"shortcodes":            rep("[wp_caption id=1]<img src=a> cap[/wp_caption]", n),
		"open shortcodes":       rep(`[caption "`, 10*n) + "[/caption]",
		"other shortcodes":      rep(`[/b] [caption a] `, n),
	}
	for name, body := range bodies {
		_, err := Parse(strings.NewReader("---\n---\n" + body))
		require.NoError(t, err, name)
	}
}

// TestLongFigcaption gives a caption that fills the post to the last of many
// images alone: each of them would have a copy in JSON.
func TestLongFigcaption(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 1000))
	a, err := Parse(strings.NewReader("---\n---\n<figure><img src=1><img src=2><figcaption>" + long + "</figcaption></figure>"))
	require.NoError(t, err)
	require.Empty(t, a.Images[0].Caption)
	require.Equal(t, long, a.Images[1].Caption)

	a, err = Parse(strings.NewReader("---\n---\n<div><img src=1>" + strings.Repeat("<p class=caption>"+strings.Repeat("w ", 500)+"</p>", 20) + "</div>"))
	require.NoError(t, err)
	require.Less(t, len(a.Images[0].Caption), 2*4096)
	require.Equal(t, 20*500, bytes.Count([]byte(a.Text), []byte("w")))
}
