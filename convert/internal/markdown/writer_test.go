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

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/inline"
	"github.com/goarticle/article/convert/internal/template"
)

// parse is the body of a document as a tree, with words in the place of the
// marks of template engines.
func parse(t testing.TB, text string) dom.Tree {
	tree := dom.Tree{Root: &html.Node{Type: html.DocumentNode}, Marks: new(template.Marks)}
	list, err := html.ParseFragment(strings.NewReader(tree.Marks.Hide(text)), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	require.NoError(t, err)
	for _, n := range list {
		tree.Root.AppendChild(n)
	}
	return tree
}

func write(t testing.TB, reader, text string) string {
	have, _ := (&Writer{Dialect: dialect.Of(reader)}).Write(parse(t, text))
	return have
}

func TestWrite(t *testing.T) {
	for text, want := range map[string]string{
		"":                                       "",
		"<p>The <b>lamp</b> is <i>lit</i>.</p>":  "The **lamp** is *lit*.",
		"<b>“灯”</b>亮":                            "<strong>“灯”</strong>亮",
		"<a href='a b(c)' title='\"x\"'> y </a>": `[y](a%20b(c) "&quot;x&quot;")`,
		"<a href='a(b'>y</a>":                    "[y](a%28b)",
		"<a name=x>y</a>":                        "y",
		"<img src=a.png alt='a * [b]' title=c>":  `![a * \[b\]](a.png "c")`,
		"H<sub>2</sub>O, <abbr title='a  &quot;b'>c</abbr>, <del> </del>": "H<sub>2</sub>O, <abbr title=\"a &quot;b\">c</abbr>,",
		"<code>a`b</code> <code><a href=x>y</a></code>":                   "``a`b`` [`y`](x)",
		"&amp;lt; &amp; [x] a|b":                                          `&amp;lt; & [x] a|b`,
		"<h2>a</h2><hr><ul><li>b</ul>":                                    "## a\n\n---\n\n- b",
		"<table><tr><th>a<th>b<tr><td>c|<td align=right>d</table>":        "| a | b |\n|---|--:|\n| c\\| | d |",
		"a <!--more-->b": "a\n\n<!--more-->\n\nb",
		"\xe6\xba":       "\ufffd",
	} {
		require.Equal(t, want, write(t, "", text), text)
	}
}

// TestEscape shows text that would mean something in Markdown, and what would
// not.
func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		`a * b *c* a_b _c_ __ \ \* ` + "`":                           `a * b \*c\* a_b \_c\_ \__ \ \\\* ` + "\\`",
		"- a<br>+ b<br>* c<br>1. d<br>2) e<br># f<br>&gt; g<br>10 h": "\\- a  \n\\+ b  \n\\* c  \n1\\. d  \n2\\) e  \n\\# f  \n\\> g  \n10 h",
		"a<br>---<br>===<br>-b<br>#c<br>1.2":                         "a  \n\\---  \n\\===  \n-b  \n#c  \n1.2",
		"[a](b) [c][d] [e] ![f](g)":                                  `\[a\](b) [c\][d] [e] ![f\](g)`,
		"a &lt; b &lt;b&gt; &lt;/b&gt; &lt;!-- 5&lt;6":               "a < b &lt;b> &lt;/b> &lt;!-- 5<6",
		"Read!<a href=b>c</a>":                                       `Read\![c](b)`,
		"a~~b~~ c~d":                                                 `a\~\~b\~\~ c~d`,
		"<h2># a #</h2><h3>C#</h3><h2>1. a</h2><h2>a {b}</h2>":       "## # a \\#\n\n### C#\n\n## 1. a\n\n## a {b}",
	} {
		require.Equal(t, want, write(t, "", text), text)
	}
}

// TestDialects shows what one reader needs and others do not.
func TestDialects(t *testing.T) {
	for _, tt := range []struct{ reader, text, want string }{
		{"goldmark", "a--b ... 5~6 7~8", `a-\-b ..\. 5\~6 7\~8`},
		{"remark", "a--b ... 5~6", "a-<!-- -->-b ..<!-- -->. 5~6"},
		{"markdown-it", "a--b ... 5~6 7~8", "a--b ... 5~6 7~8"},
		{"goldmark", "<b>“灯”</b>亮<i>x</i>", "“**灯**”亮*x*"},
		{"goldmark", "<b>(a)</b>b <b>c</b><i>d</i>", "**(a)**&#98; **c**_d_"},
		{"goldmark", "H<sub>2</sub>O <del>a</del> <kbd>b</kbd> <u>c</u>", "H2O ~~a~~ `b` c"},
		{"goldmark", "<h2>a {b}</h2><h2><a id=c></a>d</h2>", "## a \\{b\\}\n\n## d {#c}"},
		{"goldmark", "<img src=a.png width=1>", `{{< figure src="a.png" width="1" >}}`},
		{"goldmark", "a <img src=a.png width=1>", `a ![](a.png)`},
		{"goldmark", "<a href=b><img src=a.png width=1></a>", `{{< figure src="a.png" width="1" link="b" >}}`},
		{"goldmark", "<a href=b></a><a href=c><img src=a.png width=1></a>", `[](b)[![](a.png)](c)`},
		{"goldmark", "<a href=c><img src=a.png width=1></a><a href=b></a>", `[![](a.png)](c)[](b)`},
		{"goldmark", "<a href=b></a><img src=a.png width=1>", `[](b)![](a.png)`},
		{"goldmark", "<figure><a href=b><img src=a.png alt='x \"y\"'></a><figcaption>c <b>d</b></figcaption></figure>",
			"{{< figure src=\"a.png\" alt=`x \"y\"` link=\"b\" caption=\"c **d**\" >}}"},
		{"goldmark", "<dl><dt>a<dd>b</dl>", "a\n: b"},
		{"goldmark", "<table><tr><td>a<td>b<tr><td colspan=2>c</table>", "|  |  |\n|---|---|\n| a | b |\n| c |  |"},
		{"goldmark", "<table><tr><td>a<ul><li>b</ul></table>", "a\n\n- b"},
		{"goldmark", "<iframe src=https://www.youtube.com/embed/a_b?c></iframe>", "{{< youtube a_b >}}"},
		{"goldmark", "See https://a.example/b_c and https://a.example/b*c.", "See https://a.example/b_c and <https://a.example/b*c>."},
		{"goldmark", "看https://a.example/b_c。 www.a.example/b_c&lt;d", "看<https://a.example/b_c>。 [www.a.example/b_c](http://www.a.example/b_c)&lt;d"},
		{"goldmark", "<figure><img src=a><figcaption>\"b\" ` *c*</figcaption></figure>", `{{< figure src="a" caption="\"b\" &#96; &#42;c&#42;" >}}`},
		{"goldmark", "<details><summary>a</summary><details><summary>b</summary><figure><img src=c><figcaption>d</figcaption></figure></details><ul><li>e</ul></details>",
			"{{< details summary=\"a\" >}}\n\nb\n\n![](c)\n\nd\n\n- e\n\n{{< /details >}}"},
		{"goldmark", "<ul><li>a<ol start=3><li>b</ol></ul>", "- a\n\n  3. b"},
		{"kramdown", "<a href=b>^c</a> [d]: e", `[&#94;c](b) [d\]\: e`},
		{"kramdown", "<sup>a&lt;</sup> &b;", "<sup>a&lt;</sup> &b;"},
		{"remark", "看 https://a.example/b，那", "看 <https://a.example/b>，那"},
		{"goldmark", "\"www.\" http:// https://a www.", "\"www.\" http:// <https://a> www."},
		{"kramdown", "See https://a.example/b_c--d", `See https://a.example/b_c-\-d`},
		{"kramdown", "a|b <code>c|d</code> $$e$$ {:f} 1_2_3", `a\|b <code>c&#124;d</code> \$\$e\$\$ \{:f} 1\_2\_3`},
		{"kramdown", "<p>^</p><p>: a</p><ol start=3><li>b</ol><ul><li>c</ul><ul><li>d</ul>", "&#94;\n\n\\: a\n\n3. b\n{:start=\"3\"}\n\n^\n\n- c\n\n^\n\n- d"},
		{"kramdown", "<u><b>a</b></u> <u>b</u> <img src=a width=1>", `<u markdown="span">**a**</u> <u>b</u> ![](a){: width="1"}`},
		{"kramdown", "<details open><summary>a <b>b</b></summary>c</details>", "<details open=\"\" markdown=\"1\"><summary>a <b>b</b></summary>\n\nc\n\n</details>"},
		{"marked", "a<br>: b", "a<br/>: b"},
		{"marked", "<img src=a width=1><br>*b*", `<img src="a" width="1"/><br/>\*b\*`},
		{"remark", "It's ''a'' ``", "It's '<!-- -->'a'<!-- -->' \\`<!-- -->\\`"},
		{"remark", "http://localhost:1/_a", "<http://localhost:1/_a>"},
		{"marked", "<ul><li>a</ul><ul><li>b</ul><ol><li>c</ol><ol><li>d</ol>", "- a\n\n* b\n\n1. c\n\n1) d"},
		{"marked", "<ul><li><input type=checkbox checked> a<li>[x] b</ul>", "- [x] a\n- \\[x] b"},
		{"markdown-it", "<a href=javascript:a>b</a> <a href=file:c>d</a>", `b <a href="file:c">d</a>`},
	} {
		require.Equal(t, tt.want, write(t, tt.reader, tt.text), tt.text)
	}
}

// TestMarks writes marks of template engines.
func TestMarks(t *testing.T) {
	const text = `<p>{{ a_b | c }} {{< d "e" >}} <a href="{{ f | g }}">h</a> <code>{{< i >}}</code></p>`
	for _, tt := range []struct {
		reader string
		alive  bool
		want   string
	}{
		{"goldmark", false, `{{ a_b | c }} {{< d "e" >}} [h](<{{ f | g }}>) ` + "`{{</* i */>}}`"},
		{"kramdown", true, `{{ a_b | c }} {% raw %}{{< d "e" >}}{% endraw %} [h]({{ f | g }}) ` + "{% raw %}`{{< i >}}`{% endraw %}"},
		{"kramdown", false, `{{ a_b \| c }} {{< d "e" >}} <a href="{{ f &#124; g }}">h</a> ` + "`{{< i >}}`"},
		{"remark", false, `{{ a_b | c }} {{< d "e" >}} <a href="{{ f | g }}">h</a> ` + "`{{< i >}}`"},
	} {
		have, _ := (&Writer{Dialect: dialect.Of(tt.reader), Alive: tt.alive}).Write(parse(t, text))
		require.Equal(t, tt.want, have, tt.reader)
	}
	require.Equal(t, "{{&lt; a", write(t, "goldmark", "&#123;&#123;&lt; a"))
	require.Equal(t, "```\n{{</* a */>}} {{\u200b< b\n```", write(t, "goldmark", "<pre>&#123;{&lt; a >}} &#123;{&lt; b</pre>"))
}

func TestLosses(t *testing.T) {
	_, lost := (&Writer{Dialect: dialect.Of("goldmark")}).Write(parse(t, "<p align=center>H<sub>2</sub>O<sub>3</sub></p><ol type=a reversed><li>a<li value=7>b</ol><kbd>c</kbd>"))
	require.Equal(t, []inline.Loss{{Value: "align", Count: 1, Note: ""}, {Value: "kbd", Count: 1, Note: "it is code"}, {Value: "li value", Count: 1, Note: ""}, {Value: "ol reversed", Count: 1, Note: ""}, {Value: "ol type", Count: 1, Note: ""}, {Value: "sub", Count: 2, Note: ""}}, lost)
	_, lost = (&Writer{Dialect: dialect.Of("goldmark")}).Write(parse(t, "<p><a href=b><img src=a width=1></a></p><p>c <img src=d width=1></p><img src=e class=f>"))
	require.Equal(t, []inline.Loss{{Value: "the size of an image", Count: 1}, {Value: "the style of an image", Count: 1}}, lost)
	_, lost = new(Writer).Write(parse(t, "<details>a</details>"))
	require.Equal(t, []inline.Loss{{Value: "details", Count: 1, Note: "it is text, with its summary before it"}}, lost)
}

// FuzzWrite checks of any tree, in every dialect:
//   - It becomes UTF-8 without line ends around it, which can be read.
//   - Without raw HTML in the dialect there is none around text in it.
//   - A pipe in a text stands behind a backslash, if one makes a table.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"<p>The <b>lamp</b>|<i>*lit*</i>.</p>", "<ul><li>a|b<li><pre>c|d</pre></ul>", "<a href='a(b'>“<b>c</b></a>", "&amp;lt; [x](y)",
		"<u><b>V</b></u><i>a</i><del>b</del>c", "<table><tr><td>a<th>b|c<tr><td rowspan=2>{{ d }}</table>", "<figure><img src=a><figcaption>b<br>c</figcaption></figure>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "<") > 200 {
			return // too deep for the package, perhaps
		}
		for _, name := range []string{"", "goldmark", "kramdown", "marked", "markdown-it", "remark"} {
			have, _ := (&Writer{Dialect: dialect.Of(name), Alive: true}).Write(parse(t, text))
			require.True(t, utf8.ValidString(have))
			require.Equal(t, strings.Trim(have, "\n"), have)
			require.NoError(t, goldmark.Convert([]byte(have), new(bytes.Buffer)))
			if name == "goldmark" {
				require.NotRegexp(t, "<(b|i|strong|em|u|sub|table|figure|img|p)>", strings.ReplaceAll(have, "`", ""))
			}
		}
		plain := html.EscapeString(strings.Map(func(r rune) rune {
			if r == '{' || r == '`' {
				return -1
			}
			return r
		}, text))
		have := write(t, "kramdown", plain)
		require.Equal(t, strings.Count(have, "|"), strings.Count(have, `\|`), "%q", have)
	})
}
