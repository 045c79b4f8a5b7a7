package markup

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

const head = "---\ntitle: x\n---\n"

func body(text string, markdown bool) *Body {
	return &Body{Source: []byte(head + text), Start: len(head), Markdown: markdown}
}

// TestTags checks which tags are passed over, and that places are those of the
// file.
func TestTags(t *testing.T) {
	for _, c := range []struct {
		text, html, markdown string
	}{
		{"<p>x</p>", "<p> </p>", "<p> </p>"},
		{"`<b>` \\<i> <U>", "<b> <i> <U>", "<U>"},
		{"x\n\n    <b>\n", "<b>", "<b>"},
		{"# a <b>c</b>\n\n> <i>d</i>\n\n<u>\n*e*\n</u>\n", "<b> </b> <i> </i> <u> </u>", "<b> </b> <i> </i> <u> </u>"},
		{"x\n\n    y <b>\n", "<b>", ""},
		{"```\n<b>\n```\n<i>", "<b> <i>", "<i>"},
		{"<pre>\n\n    y <b>\n</pre>", "<pre> <b> </pre>", "<pre> <b> </pre>"},
		{"{% if <b> %}<i>{{ <u> }}", "<i>", "<i>"},
		{"{% highlight go %}<b>{% endhighlight %}<i>", "<i>", "<i>"},
		{"<![CDATA[<b>]]>", "<b>", "<b>"},
		{"<a href=\"{{< ref \"a.md\" >}}\">*b*</a>", "<a href=\"{{< ref \"a.md\" >}}\"> </a>", "<a href=\"{{< ref \"a.md\" >}}\"> </a>"},
		{"*x*\n\n    y <u>\n\n```\n    <s>\n```\n", "<u> <s>", ""},
		{"*x*\n\n<div>\n\n    <b>\n    y <i>\n\n</div>", "<div> <b> <i> </div>", "<div> <b> <i> </div>"},
		{"<!-- <b> --><i>", "<!-- <b> --> <i>", "<!-- <b> --> <i>"},
		{"<svg><title>x<b></title></svg>", "<svg> <title> <b> </title> </svg>", "<svg> <title> <b> </title> </svg>"},
		{"<i class=\"x", "", ""},
	} {
		for _, markdown := range []bool{false, true} {
			b := body(c.text, markdown)
			var have []string
			for tag := range b.Tags {
				if tag.Kind == html.ErrorToken {
					require.Equal(t, len(b.Source), tag.End)
					continue
				}
				have = append(have, string(b.Source[tag.Start:tag.End]))
			}
			want := c.html
			if markdown {
				want = c.markdown
			}
			require.Equal(t, want, strings.Join(have, " "), "%q %v", c.text, markdown)
		}
	}
}

func TestToken(t *testing.T) {
	b := body(`<A name=n id=i id=j><svg><x></svg><b c"d>`, false)
	var have []Token
	for tag := range b.Tags {
		have = append(have, *tag)
	}
	require.Len(t, have, 6)
	require.Equal(t, []string{"a", "n", "i"}, []string{have[0].Name, have[0].Anchor, have[0].ID})
	require.True(t, have[1].Foreign == false && have[2].Foreign && !have[3].Foreign)
	require.Zero(t, have[2].Atom)
	require.Equal(t, `c"d`, have[4].BadName)
}

// TestCode checks that what is code of Markdown, or in an element for it, is
// known as such.
func TestCode(t *testing.T) {
	b := body("a `b` <code>c</code> {% comment %}d{% endcomment %} e", true)
	mask := b.CodeMask()
	require.Len(t, mask, len(b.Source)+1)
	for text, want := range map[string][2]bool{"a": {}, "b": {false, true}, "c<": {false, true}, "d{": {false, true}, "e": {}} {
		at := len(head) + strings.Index(string(b.Source[len(head):]), text)
		if text == "e" {
			at = len(b.Source) - 1
		}
		require.Equal(t, want, [2]bool{b.IsCode(at), mask[at]}, text)
	}
}

func TestTagEnd(t *testing.T) {
	for src, want := range map[string]string{
		"<a>x":               "<a>",
		`<a href="a>b">x`:    `<a href="a>b">`,
		`<a href='a>b' c>x>`: `<a href='a>b' c>`,
		`<a b"c>x`:           `<a b"c>`,
		"<a":                 "<a",
	} {
		require.Equal(t, want, src[:TagEnd([]byte(src), 0)])
	}
}

func TestHasTemplate(t *testing.T) {
	for s, want := range map[string]bool{"": false, "{x}": false, "{{ x }}": true, "{%x": true, "<%": true, "<?php": true, "${a}": true, "#{a}": true, "# {": false} {
		require.Equal(t, want, HasTemplate(s), s)
	}
}
