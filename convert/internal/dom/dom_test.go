package dom

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse is the body of a document as a tree.
func parse(t *testing.T, text string) *html.Node {
	list, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	require.NoError(t, err)
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range list {
		root.AppendChild(n)
	}
	return root
}

// first is the first element of a name.
func first(n *html.Node, name string) *html.Node {
	return Find(n, func(c *html.Node) bool { return IsElement(c, name) })
}

func TestAttributes(t *testing.T) {
	root := parse(t, `<a href="x" title="">y</a><svg><a xlink:href="z"></a></svg>`)
	a := first(root, "a")
	require.Equal(t, "x", Attr(a, "href"))
	title, ok := Attribute(a, "title")
	require.Equal(t, "", title)
	require.True(t, ok)
	SetAttr(a, "href", "new")
	SetAttr(a, "rel", "none of it")
	require.Equal(t, []html.Attribute{{Key: "href", Val: "new"}, {Key: "title"}}, a.Attr)

	_, ok = Attribute(first(first(root, "svg"), "a"), "href")
	require.False(t, ok, "want no attribute of another namespace")
}

func TestAround(t *testing.T) {
	root := parse(t, "<figure><div><p><b>x</b></p></div></figure>")
	b := first(root, "b")
	require.Equal(t, "div", Around(b, "figure", "div").Data)
	require.Nil(t, Around(b, "b", "a"))
	require.Nil(t, Find(root, func(c *html.Node) bool { return IsElement(c, "a") }))
	require.False(t, IsElement(nil, "b"))
	require.False(t, IsElement(b.FirstChild, "x"), "want no text for an element")
}

func TestBlocks(t *testing.T) {
	root := parse(t, "<p>a</p><span>b<i>c</i></span><span><div>d</div></span>")
	require.True(t, IsBlock(root))
	require.True(t, IsBlock(root.FirstChild))
	require.False(t, IsBlock(root.FirstChild.FirstChild))
	require.False(t, HasBlock(root.FirstChild.NextSibling))
	require.True(t, HasBlock(root.LastChild))
}

func TestUnwrap(t *testing.T) {
	root := parse(t, "<p>a<b>b<i>c</i></b>d</p>")
	Unwrap(first(root, "b"))
	var b strings.Builder
	require.NoError(t, html.Render(&b, root))
	require.Equal(t, "<p>ab<i>c</i>d</p>", b.String())
}

func TestText(t *testing.T) {
	require.Equal(t, "a bc d e", Text(parse(t, "<p>a\n</p> <p>b<b>c</b><br>d<!-- no --></p><p>e")))
	require.Equal(t, "", Text(parse(t, "<img alt=a>")))
}

// FuzzText checks of any tree:
//   - Its text is on one line, without blanks around it.
//   - To unwrap what is no block leaves it as it is.
func FuzzText(f *testing.F) {
	f.Add("<p>a\n</p> <p>b<b>c</b><br>d</p>e")
	f.Add("<table><tr><td>a<span><td>b</span></table><a>c<div>d</a>")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "<") > 200 {
			return // too deep for the package, perhaps
		}
		root := parse(t, text)
		want := Text(root)
		require.Equal(t, strings.Join(strings.Fields(want), " "), want)
		for _, n := range slices.Collect(root.Descendants()) {
			if n.Type == html.ElementNode && !IsBlock(n) && n.Data != "br" {
				Unwrap(n)
			}
		}
		require.Equal(t, want, Text(root))
	})
}
