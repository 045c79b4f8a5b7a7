package body

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/place"
)

// read reads a body that is within every limit.
func read(t testing.TB, body string) *Document {
	d, err := Read([]byte(body), 0)
	require.NoError(t, err)
	return d
}

func TestText(t *testing.T) {
	for body, want := range map[string]string{
		"":                                     "",
		"a":                                    "a",
		" a\n b ":                              "a b",
		"<p>a</p> <p>b":                        "a\nb",
		"a<br>b<br><br>c</br>d":                "a\nb\nc\nd",
		"a<hr>b</p>c":                          "a\nb\nc",
		"<div>a<span> b</span><i>c</i></div>d": "a bc\nd",
		"a &amp; &lt;b&gt; &#20013;&nbsp;c":    "a & <b> 中\u00a0c",
		"<p>中\n文<p>中 文":                        "中文\n中 文",
		"<ul><li>a<li>b<ul><li>c</ul></ul>":    "a\nb\nc",
		"<dl><dt>a<dd>b</dl>":                  "a\nb",
		"<table><tr><td>a<td>b<tr><td>c<td><p>d</table>e":                      "a\tb\nc\td\ne",
		"<table><tr><td><img><td>b</table>":                                    "b",
		"<table><caption>a<tr><td>b<tbody><tr><td>c<td>d<table><tr><td>e<td>f": "a\nb\nc\td\ne\tf",
		"<h1>a</h1>b<h2>c</h3>d":                                               "a\nb\nc\nd",
		"<pre>\n a\n  b\n</pre>c":                                              " a\n  b\nc",
		"<pre> a</pre><pre>\n\n  b</pre>":                                      " a\n\n  b",
		"a<b>b<i>c</b>d</i>e":                                                  "abcde",

		// What is not for readers.
		"a<script>b</script><style>c</style><title>d</title><textarea>e</textarea>f": "af",
		"a<!-- b --><!c><?d?></ e>f":                             "af",
		"<p hidden>a<p>b<i style=display:none>c</i>":             "b",
		"a<video>b</video><iframe>c</iframe><object>d</object>e": "ae",
		"a<svg><text>b</text></svg><math>c</math>d":              "ad",
		"a<svg><foreignObject>b</foreignObject>c</svg>d":         "ad",
		"a<svg>b<p>c":                  "a\nc",
		"a<svg/>b":                     "ab",
		"a<select>b<select>c":          "ac",
		"a<template>b<i>c</template>d": "ad",
		"a<noscript>b</noscript>c":     "ac",

		// An end tag reaches over what is open in the element.
		"<template><table><tr><td>a</template>b":   "b",
		"<template><object>a</template>b":          "b",
		"<object><table><tr><td>a</object>b":       "", // so browsers read it
		"<table><tr><td>a</template><td>b</table>": "a\tb",

		// What is no tag in code.
		"<code>List<object></code> b":             "List<object> b",
		"<pre>Map<A, List<TextArea>> c;</pre>d":   "Map> c;\nd", // <A, List<TextArea> is one tag
		"<pre>Box<TextArea>[] a;\nb</pre>c":       "Box<TextArea>[] a;\nb\nc",
		"<code><iframe></iframe></code>b":         "<iframe></iframe>b",
		"<code><object data=x>a</object></code>b": "b",
		"<code>a<script>b</script></code>c":       "ac",
		"<object><code>a</object>b":               "b",
		"<p>List<object>a</object>b":              "Listb",
		// HTML standard, 13.2.6.4.4: the end of a template ends all that is open in it.
		"a<template><table><tr><td>b</template>c":                          "a\nc",
		"a<template><table><tr><td><template>b</template>c</template><p>d": "a\nd",
		"a<template><svg><title>b</template>c":                             "ac",
		"a<table><tr><td>b</template>c":                                    "a\nbc",
		"a<template><object>b</template>c":                                 "ac",

		// What is broken.
		"a<b":             "a",
		"a < b <3":        "a < b <3",
		"a\x00b":          "ab",
		"</div></p></x>a": "a",
		"<x><y>a</x>b":    "ab",

		// CDATA sections, of which the marks alone are passed over.
		"<![CDATA[<p>a</p>]]>b":                 "a\nb",
		"<![CDATA[a &amp; <![CDATA[b]]>]]>c]]>": "a & bc]]>",
		"<![CDATA[a<b>b</b><![CDATA[c]]>]]>":    "abc",
		"<![CDATA[a < b<![CDATA[c]]>]]>":        "a < bc",
		"<![CDATA[a<!x <![CDATA[b]]>c":          "ac",
		"<svg><![CDATA[a]]></svg>b":             "b",

		// Shortcodes around an image.
		`x[caption id="1"]<img> a[/caption]y`:       "x\na\ny",
		`[caption caption="a ] b"]<img>[/caption]y`: "a ] b\ny",
		`\[wp_caption]<img>a\[/wp_caption]`:         "a",
		"[caption]a[/caption]b":                     "a\nb",
		"[caption]<img>a":                           "[caption]a", // never closed
		"a[/caption]":                               "a[/caption]",
		"[captions]<img>a[/caption] [b] [":          "[captions]a[/caption] [b] [",
		"<code>[caption]</code><img>[/caption]":     "[caption][/caption]",
		"[caption]<img>a[caption]<img>b[/caption]":  "a\nb",
		`[caption caption=a]<img>b[/caption]`:       "b",
		`[caption caption="a]<img>b[/caption]`:      `[caption caption="a]b[/caption]`,
		`[caption x='caption="a']<img>b[/caption]`:  "b",
		`[caption "a[/caption]`:                     `[caption "a[/caption]`,

		// A caption that an image bears.
		"a<img data-caption=' b  c '>d":       "a\nb c\nd",
		"<i hidden><img data-caption=b></i>d": "d",
	} {
		require.Equal(t, want, read(t, body).Text, body)
	}
}

// TestStart reads from the middle on, with places in the whole.
func TestStart(t *testing.T) {
	const src = "<h1>x</h1><a href=y><img src=z></a>"
	d, err := Read([]byte(src), strings.Index(src, "<a"))
	require.NoError(t, err)
	require.Empty(t, d.Headings)
	require.Equal(t, "<a href=y><img src=z></a>", src[d.Links[0].Offset:d.Links[0].End])
	require.Equal(t, "<img src=z>", src[d.Images[0].Offset:d.Images[0].End])
	d, err = Read([]byte(src), len(src))
	require.NoError(t, err)
	require.Empty(t, d.Text)
	require.Len(t, d.Elems, 1)
}

func TestLines(t *testing.T) {
	for body, want := range map[string]string{
		"a":                              "block:a",
		"<p>a<br>b<br><br>c<p>d":         "block:a br1:b br2:c block:d",
		"<p>a<img>b<br><img><br>c":       "block:ab+1 br1:+1 br1:c",
		"<table><tr><td>a<td>b<tr><td>c": "block:a cell:b block:c",
		"a<img data-caption=b>c":         "block:a+1 br1:b br1:c",
		"<br><br><p>":                    "",
		"<p>a</p><br><p>b":               "block:a block1:b",
	} {
		d := read(t, body)
		var have []string
		for _, l := range d.Lines {
			s := [...]string{AtBlock: "block", AtBreak: "br", AtCell: "cell"}[l.Sep]
			if l.Breaks > 0 {
				s += fmt.Sprint(l.Breaks)
			}
			s += ":" + d.TextAt(l.Text0, l.Text1)
			if n := l.Img1 - l.Img0; n > 0 {
				s += fmt.Sprintf("+%d", n)
			}
			have = append(have, s)
		}
		require.Equal(t, want, strings.Join(have, " "), body)
	}
}

// TestLineHints are those that all words of a line have.
func TestLineHints(t *testing.T) {
	const hints = Centred | Grey | Small | Italic | Bold | Code | Apart
	for body, want := range map[string]Style{
		"a":                                 0,
		"<em>a</em>":                        Italic,
		"<em>a</em>.":                       Italic, // a mark is no word
		"<em>a</em> b":                      0,
		"<b><small>a</small> b</b>":         Bold,
		"<p align=center>a":                 Centred,
		"<center>a <code>b</code></center>": Centred,
		"<h2>a</h2>":                        Bold | Apart,
		"<ul><li>a</ul>":                    Apart,
		"<b><i>a</b> b</i>":                 Italic,
		"<b><div>a</b>b</div>":              0,
		"<font size=1 color=gray>a</font>":  Small | Grey,
	} {
		d := read(t, body)
		require.Equal(t, want, d.Lines[len(d.Lines)-1].All&hints, body)
	}
}

func TestLinks(t *testing.T) {
	for body, want := range map[string]string{
		"<a href=x title=t rel='a b'>y</a>":                         "x|y|<a href=x title=t rel='a b'>y</a>",
		"<a href>y</a>":                                             "|y|<a href>y</a>",
		"<a name=x>y</a>":                                           "",
		"<a href=x> y\n<b>z</b> </a>":                               "x|y z|<a href=x> y\n<b>z</b> </a>",
		"<a href=x><img alt=y><img alt=z></a>":                      "x|y z|<a href=x><img alt=y><img alt=z></a>",
		"<a href=x><img alt=y>z</a>":                                "x|z|<a href=x><img alt=y>z</a>",
		"<p><a href=x><div>y</div></a>z":                            "x|y|<a href=x><div>y</div></a>",
		"<p><a href=x>y</p>z":                                       "x|y|<a href=x>y",
		"<a href=x>y<a href=z>w</a>":                                "x|y|<a href=x>y z|w|<a href=z>w</a>",
		"<p hidden><a href=x>y</a>":                                 "x|y|<a href=x>y</a>",
		"<p><a href=x>y</p>z</a>w":                                  "x|y|<a href=x>y",
		"<p><a href=x>y</p><abbr>z</abbr></a>":                      "x|y|<a href=x>y",
		"<div><a href=x>y<ul><li>z</ul></div>w</a>":                 "x|y z|<a href=x>y<ul><li>z</ul>",
		"<a href=x>&nbsp;y\u3000z&#8203;</a>":                       "x|y\u3000z|<a href=x>&nbsp;y\u3000z&#8203;</a>",
		"w&nbsp; <a href=x>\u2003y</a>":                             "x|y|<a href=x>\u2003y</a>",
		"<a href=x>w<br>&nbsp;<br>y</a>":                            "x|w y|<a href=x>w<br>&nbsp;<br>y</a>",
		"<a href=x>&nbsp;<img alt='&nbsp;y '></a>":                  "x|y|<a href=x>&nbsp;<img alt='&nbsp;y '></a>",
		"<pre>\n w <a href=x>  y\n </a></pre>":                      "x|y|<a href=x>  y\n </a>",
		"<p hidden><a href=x>&nbsp;y</a>":                           "x|y|<a href=x>&nbsp;y</a>",
		"<svg><a xlink:href=x>y</a></svg>":                          "x|y|<a xlink:href=x>y</a>",
		"<svg><foreignObject><a href=x>y</a></foreignObject></svg>": "x|y|<a href=x>y</a>",
		"<a xlink:href=x>y</a>":                                     "",
		"<select><a href=x>y</a></select>":                          "",
		"<noscript><a href=x>y</a></noscript>":                      "",
		"<p><a href=x>y<p>z</a>w":                                   "x|y z|<a href=x>y<p>z</a>",
	} {
		d := read(t, body)
		var have []string
		for _, l := range d.Links {
			have = append(have, l.Href+"|"+d.LinkText(l)+"|"+body[l.Offset:l.End])
		}
		require.Equal(t, want, strings.Join(have, " "), body)
	}
	l := read(t, "<a href=x title=t rel='a b'>y</a>").Links[0]
	require.Equal(t, [2]string{"t", "a b"}, [2]string{l.Title, l.Rel})
}

func TestHeadings(t *testing.T) {
	for body, want := range map[string]string{
		"<h2 id=i>a <b>b</b></h2>":          "2|i|a b|<h2 id=i>a <b>b</b></h2>",
		"<h6></h6>":                         "6|||<h6></h6>",
		"<h1>a</h2>b":                       "1||a|<h1>a</h2>",
		"<h1>a<h3>b":                        "1||a|<h1>a 3||b|<h3>b",
		"<h1>a<div><h3>b</h3>c</div></h1>":  "1||a|<h1>a<div> 3||b|<h3>b</h3>",
		"<div><h4>a</div>b":                 "4||a|<h4>a",
		"<ul><li><h4>a<i>b</ul>c":           "4||ab|<h4>a<i>b",
		"<table><tr><td><h4>a</td></table>": "4||a|<h4>a",
		"<div><h4>a<p>b</h4>c</div>":        "4||a\nb|<h4>a<p>b</h4>",
		"<section><h1>a</h2></section>b":    "1||a|<h1>a</h2>",
		"<h1 hidden>a</h1>":                 "",
		"<h7>a</h7>":                        "",
	} {
		d := read(t, body)
		var have []string
		for _, h := range d.Headings {
			have = append(have, fmt.Sprintf("%d|%s|%s|%s", h.Level, h.ID, strings.TrimSpace(d.TextAt(h.Text0, h.Text1)), body[h.Offset:h.End]))
		}
		require.Equal(t, want, strings.Join(have, " "), body)
	}
}

func TestImages(t *testing.T) {
	for body, want := range map[string]string{
		"<img src=a><IMG src=b /><image src=c>":                 "a b c",
		"<amp-img src=a></amp-img><a-img src=b>":                "a b",
		"<svg><image src=a></svg>":                              "",
		"<svg><img src=a></svg>":                                "a", // which ends the svg
		"<template><img src=a></template>":                      "",
		"<select><img src=a></select>":                          "",
		"<video><img src=a></video>":                            "a!",
		"<img src=a hidden><img src=b style='display:none'>":    "a! b!",
		"<noscript>x<img src=a><p></noscript>":                  "a",
		"<noscript>x</noscript>":                                "",
		"<template><noscript><img src=a></noscript></template>": "",

		// Two elements of which one stands for the other are one image.
		"<img src=loading.gif data-src=a><noscript><img src=a alt=x></noscript>":                             "a",
		"<img src=a class=lazy><noscript><img src=b></noscript>":                                             "a",
		"<noscript><img src=a></noscript><img src=blank.gif>":                                                "a",
		"<img data-cfsrc=a.jpg style='display:none;visibility:hidden;'>":                                     "a.jpg",
		"<img data-cfsrc=a.jpg style='display:none;visibility:hidden;'><noscript><img src=a.jpg></noscript>": "a.jpg",
		"<img data-src=a.jpg style='display:none'><noscript><img src=a.jpg></noscript>":                      "a.jpg",
		"<p hidden><img data-cfsrc=a.jpg style='display:none'>":                                              "a.jpg!",
		"<img src=a><noscript><img src=b></noscript>":                                                        "a b",
		"<img src=a>x<noscript><img src=a></noscript>":                                                       "a a",
		"<p><img src=a></p><p><noscript><img src=a></noscript>":                                              "a a",
		"<img class=lqip src=a><img src=b>":                                                                  "b",
		"<img class=lqip src=a>x<img src=b>":                                                                 "a b",
	} {
		var have []string
		for _, m := range read(t, body).Images {
			src := m.Attrs.Source(nil)
			if m.Style&Unseen != 0 {
				src += "!"
			}
			have = append(have, src)
		}
		require.Equal(t, want, strings.Join(have, " "), body)
	}
}

// TestTwin takes from the image of a noscript what the other does not say.
func TestTwin(t *testing.T) {
	d := read(t, "<img src=blank.gif><noscript><img src=a alt=x width=3 height=2 srcset='b 2x'></noscript>")
	require.Len(t, d.Images, 1)
	m := d.Images[0]
	require.Equal(t, []string{"a", "x", "3", "2"}, []string{m.Attrs.Src, m.Attrs.Alt, m.Attrs.RawWidth, m.Attrs.RawHeight})
	require.Equal(t, "b", d.CandidatesOf(m)[0].URL)
	require.Zero(t, m.Offset)
}

func TestCandidates(t *testing.T) {
	d := read(t, "<source srcset=x><picture><source srcset='a 1x, b 2x'><source data-srcset=c><img srcset=d></picture><img srcset=e>")
	var have []string
	for _, m := range d.Images {
		for _, c := range d.CandidatesOf(m) {
			have = append(have, c.URL)
		}
		have = append(have, "|")
	}
	require.Equal(t, "a b c d | e |", strings.Join(have, " "))
}

// TestAround says what an image stands in.
func TestAround(t *testing.T) {
	d := read(t, "<img><a href=x><figure><img></figure></a><table><tr><td><p><img></table><ul><li><img></ul>")
	require.Len(t, d.Images, 4)
	tags := func(i int) (list []Tag) {
		for e := d.Images[i].Elem; e >= 0; e = d.Elems[e].Parent {
			list = append(list, d.Elems[e].Tag)
		}
		return list[:len(list)-1] // less the body
	}
	require.Empty(t, tags(0))
	require.Equal(t, []Tag{TagFigure}, tags(1))
	require.Equal(t, []Tag{tagParagraph, TagCell, TagRow, tagTable}, tags(2))
	require.Equal(t, []Tag{tagItem, tagList}, tags(3))
	require.EqualValues(t, -1, d.Images[0].Link)
	require.EqualValues(t, 0, d.Images[1].Link)
	require.EqualValues(t, -1, d.Images[2].Figure)
	require.Equal(t, d.Images[1].Elem, d.Images[1].Figure)
	cell := d.Elems[d.Images[2].Elem].Cell
	require.Equal(t, TagCell, d.Elems[cell].Tag)
	require.True(t, read(t, "<figure><table></figure>").Elems[1].Media)
	require.False(t, read(t, "<figure><p></figure><table>").Elems[1].Media)
}

func TestCaptions(t *testing.T) {
	for body, want := range map[string]string{
		"<figure><img><figcaption>a <b>b</b></figcaption></figure>":                         "figcaption:a b:0",
		"<p class='x wp-caption-text'>a":                                                    "class:a:0",
		"<span class=caption>a</span>b":                                                     "class:a:0",
		"<a class=caption>a</a><table class=caption><tr><td>b":                              "",
		"<div class=imageblock><img><div class=title>a</div></div><div class=title>b</div>": "class:a:0",
		"<p label=图片描述>a":                                                                   "class:a:0",
		"<img data-caption=a>":                                                              "attribute:a:0",
		"[caption]<img> a[/caption]":                                                        "shortcode:a:1",
		"[caption caption='a']<img>[/caption]":                                              "shortcode:a:1",
		"<div class=caption><img>a</div>":                                                   "class:a:1",
		"<div class=caption><p class=credit>a</div>":                                        "class:a:0 class:a:0",
	} {
		d := read(t, body)
		var have []string
		for _, c := range d.Captions {
			have = append(have, fmt.Sprintf("%s:%s:%d", c.From, strings.TrimSpace(d.TextAt(c.Text0, c.Text1)), c.Img1-c.Img0))
		}
		require.Equal(t, want, strings.Join(have, " "), body)
	}
}

func TestMore(t *testing.T) {
	for body, want := range map[string]int32{
		"<p>ab</p><!--more-->c": 2, "<p>ab<!-- MORE Read on -->c": 2, "<p>ab<span id=more-858127></span>c": 2, "<a id=more></a>c": 0,
		"a<!-- more --><p>b<!-- more -->": 1,
		"ab":                              -1, "ab<!-- moreover -->": -1, "ab<span id=more-x></span>": -1, "ab<span id=more-></span>": -1, "ab<p id=more>": -1, "<p hidden><!--more-->": -1,
	} {
		require.Equal(t, want, read(t, body).More, body)
	}
}

func TestBase(t *testing.T) {
	require.Equal(t, "x", read(t, "<base target=a><base href=x><base href=y>").Base)
	require.Empty(t, read(t, "<a href=x>").Base)
}

func TestTextAt(t *testing.T) {
	d := &Document{Text: "abc"}
	require.Equal(t, "bc", d.TextAt(1, 3))
	require.Equal(t, "c", d.TextAt(2, 9))
	require.Empty(t, d.TextAt(4, 5))
	require.Empty(t, d.TextAt(2, 2))
	require.Empty(t, d.TextAt(2, 1))
}

// TestFaults are bodies that lose something, or are not what they claim.
func TestFaults(t *testing.T) {
	const tag, comment, element = "want a > that closes the tag", "want the end of the comment", "want the end tag of the element"
	for body, want := range map[string]string{
		"a <b": tag, "a </b ": tag,
		"a <!-- b": comment, "a <!--": comment, "a <!-- b --": comment, "a <?php b": comment,
		"a <script>b": element, "a <noscript>b": element, "a <xmp>b": element, "a <iframe src=x />b": element,
		"a <!-- b -->": "", "a <!-- b --!>": "", "a <!-->": "", "a <!--->": "", "a <?php b ?>": "", "a <!x>": "", "a </ x>": "", "a </>": "", "a <": "", "a </": "",
		"a <video>b": "", "a <plaintext>b": "", "a <svg><style>b</style>": "", "a <textarea>b</textarea>\n": "",
	} {
		d := read(t, body)
		if want == "" {
			require.Empty(t, d.Faults, body)
			continue
		}
		require.Len(t, d.Faults, 1, body)
		require.Equal(t, len("a "), d.Faults[0].Offset, body)
		require.EqualError(t, &d.Faults[0], want+", have the end of the post", body)
	}
	d := read(t, "<a href=x>b<a href=y>c</a><p><a href=z>d")
	require.Equal(t, []Fault{{0, errUnclosedLink}, {29, errUnclosedLink}}, d.Faults)
	require.ErrorIs(t, &d.Faults[0], errUnclosedLink)
}

// TestHidden are bodies of which text vanishes, and what is no fault: text
// that is hidden on purpose, and little of it.
func TestHidden(t *testing.T) {
	long, short := strings.Repeat("word ", 61), strings.Repeat("word ", 60)
	const most = 300 // bytes
	require.Equal(t, most, mostHidden)
	for body, want := range map[string]string{
		"<select><option>b<p>" + long:              "select",
		"<Object data=x>" + long:                   "object",
		"<p>x</p><template>" + long + "<p>" + long: "template",
		"<svg><text>" + long:                       "svg",
		"<div hidden>" + long:                      "div",
		"<div style='display:none'><p>" + long:     "div",
		"<div><video>" + long + "</div>b":          "video",
		"<math>" + long + "<p>b":                   "math",
		"<datalist>" + long:                        "datalist",
		"<a href=x><audio>" + long + "</a>":        "audio",
		"<span hidden><a href=x>" + long + "</a>":  "span",
		"<select><option>b<p>" + short:             "",
		"<video>" + long + "</video>b":             "",
		"<div hidden>" + long + "</div>":           "",
		"<div hidden><p>" + long + "</div>":        "",
		"<p hidden>" + long + "<p>b":               "",
		"<ul><li hidden>" + long + "</ul>":         "",
		"<svg><style>" + short + "</style></svg>":  "",
		"<object><script>" + long + "</script>":    "",
		"<b hidden><div>" + long + "</b>" + long:   "",
		"<div>" + long:                             "",
	} {
		d := read(t, body)
		if want == "" {
			require.Empty(t, d.Faults, body)
			continue
		}
		require.NotEmpty(t, d.Faults, body)
		f := d.Faults[len(d.Faults)-1]
		require.Contains(t, f.Error(), "want a </"+want+"> that ends the element, have ", body)
		require.Equal(t, strings.Index(strings.ToLower(body), "<"+want), f.Offset, body)
	}
	d := read(t, "<code>List<Object> List<string> <video></video></code>")
	require.Len(t, d.Faults, 2)
	require.EqualError(t, &d.Faults[0], "want &lt;object> in code, have a tag, which hides what follows")
	require.Equal(t, len("<code>List"), d.Faults[0].Offset)
	require.Empty(t, read(t, "<pre><button><option><input></pre>").Faults) // which hide nothing
}

// TestLimits are bodies one too large, each with the offset at which it is.
func TestLimits(t *testing.T) {
	rep := strings.Repeat
	for name, c := range map[string]struct {
		body   string
		offset int
		want   string
	}{
		"tag":      {"ab<img alt='" + rep("x", maxTag) + "'>", 2, "tag is larger than allowed: want at most 8388608 bytes"},
		"tags":     {rep("<p>", maxTags+1), 3 * maxTags, "body is larger than allowed: want at most 500000 tags"},
		"images":   {rep("<img>", maxItems+1) + "<p>", 5 * (maxItems + 1), "body is larger than allowed: want at most 150000 images, links, headings and embeds"},
		"the last": {rep("<h1>", maxItems+1), 4 * (maxItems + 1), "body is larger than allowed: want at most 150000 images, links, headings and embeds"},
		"noscript": {"<noscript>" + rep("<img>", maxItems+9) + "</noscript>", 5*(maxItems+9) + 21, "body is larger than allowed: want at most 150000 images, links, headings and embeds"},
	} {
		d, err := Read([]byte(c.body), 0)
		require.Nil(t, d, name)
		require.EqualError(t, err, c.want, name)
		require.ErrorIs(t, err, place.ErrTooLarge, name)
		f, ok := errors.AsType[*Fault](err)
		require.True(t, ok, name)
		require.Equal(t, c.offset, f.Offset, name)
	}
	require.Len(t, read(t, rep("<img>", maxItems)).Images, maxItems)
	require.Empty(t, read(t, rep("<p>", maxTags)).Text)
}

// TestNames reads more names of unknown elements than are kept.
func TestNames(t *testing.T) {
	var body strings.Builder
	for i := range maxNames + 10 {
		fmt.Fprintf(&body, "<x%d>", i)
	}
	body.WriteString("<b>a</b></x3>b")
	require.Equal(t, "ab", read(t, body.String()).Text)
}
