package markdown

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/convert/internal/dom"
)

// parse is the body of a document as a tree in which nothing is set aside.
func parse(t *testing.T, text string) dom.Tree {
	list, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	require.NoError(t, err)
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range list {
		root.AppendChild(n)
	}
	return dom.Tree{Root: root, Raw: map[*html.Node]string{}}
}

func TestWrite(t *testing.T) {
	for text, want := range map[string]string{
		"":                                       "",
		"<p>The <b>lamp</b> is <i>lit</i>.</p>":  "The **lamp** is *lit*.",
		"<b>“灯”</b>亮":                            "<strong>“灯”</strong>亮",
		"<a href='a b(c)' title='\"x\"'> y </a>": `[y](a%20b\(c\) "\"x\"")`,
		"<a name=x>y</a>":                        "y",
		"<img src=a.png alt='a * [b]' title=c>":  `![a \* \[b\]](a.png "c")`,
		"H<sub>2</sub>O, <abbr title='a  &quot;b'>c</abbr>, <del> </del>":      "H<sub>2</sub>O, <abbr title=\"a &#34;b\">c</abbr>,",
		"<code>a`b</code> <code><a href=x>y</a></code>":                        "``a`b`` <code>[y](x)</code>",
		"&amp;lt; &amp; [x] a|b":                                               `&amp;lt; & \[x] a|b`,
		"<h2>a</h2><hr><ul><li>b</ul>":                                         "## a\n\n---\n\n- b",
		"<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></table>": "| a | b |\n|---|---|\n| c | d |",
		"\xe6\xba": "\ufffd",
	} {
		have, err := new(Writer).Write(parse(t, text))
		require.NoError(t, err)
		require.Equal(t, want, have, text)
	}
}

func TestPipes(t *testing.T) {
	have, err := (&Writer{Pipes: true}).Write(parse(t, "a|b"))
	require.NoError(t, err)
	require.Equal(t, `a\|b`, have)
}

// TestRaw writes what is set aside as it is.
func TestRaw(t *testing.T) {
	tree := parse(t, "<p>a <i>*</i> b</p><p>c</p>")
	tree.Replace(tree.Root.FirstChild.FirstChild.NextSibling, dom.Inline, "<b>*</b>")
	tree.Replace(tree.Root.LastChild, dom.Block, "<video>\n*\n</video>")
	have, err := new(Writer).Write(tree)
	require.NoError(t, err)
	require.Equal(t, "a <b>*</b> b\n\n<video>\n*\n</video>", have)
}

// FuzzWrite checks of any tree:
//   - It becomes UTF-8 without line ends around it, which can be read.
//   - A pipe in a text stands behind a backslash, if pipes are to be escaped.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"<p>The <b>lamp</b>|<i>*lit*</i>.</p>", "<ul><li>a|b<li><pre>c|d</pre></ul>", "<a href='a(b'>“<b>c</b></a>", "&amp;lt; [x](y)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "<") > 200 {
			return // too deep for the package, perhaps
		}
		for _, w := range []Writer{{}, {Pipes: true}} {
			have, err := w.Write(parse(t, text))
			require.NoError(t, err)
			require.True(t, utf8.ValidString(have))
			require.Equal(t, strings.Trim(have, "\n"), have)
			require.NoError(t, goldmark.Convert([]byte(have), new(bytes.Buffer)))
		}
		have, err := (&Writer{Pipes: true}).Write(parse(t, html.EscapeString(text)))
		require.NoError(t, err)
		require.Equal(t, strings.Count(have, "|"), strings.Count(have, `\|`), "%q", have)
	})
}
