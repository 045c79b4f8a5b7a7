package element

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRead(t *testing.T) {
	r := &Reader{Names: map[string]string{"": "urn:x", "wp": "urn:wp&"}}
	e, repairs, err := r.Read([]byte("<item a='1&amp;2'>\n<wp:b>x &eacute;<![CDATA[ <y> ]]></wp:b>\n<c><p>z</p></c><other:d/></item>"))
	require.NoError(t, err)
	require.Empty(t, repairs)
	require.Equal(t, "item", e.Name)
	require.Equal(t, "urn:x", e.Space)
	require.Equal(t, "1&2", e.Attr("a"))
	require.Equal(t, "", e.Attr("b"))
	require.Len(t, e.Kids, 3)
	require.Equal(t, "urn:wp&", e.Kids[0].Space)
	require.Equal(t, "x é <y> ", e.Kids[0].Value())
	require.Equal(t, 2, e.Kids[0].Line)
	require.Equal(t, "<p>z</p>", e.Kids[1].Value())
	require.Equal(t, "<p>z</p>", e.Kids[1].Inner())
	require.Equal(t, 3, e.Kids[1].Line)
	require.Equal(t, "other", e.Kids[2].Space)
	var none *Element
	require.Equal(t, "", none.Value()+none.Inner()+none.Attr("a"))
}

func TestRepair(t *testing.T) {
	for _, c := range []struct{ name, text, want, repair string }{
		{"control", "<a>\nb\x01c</a>", "\nbc", "2: want a character that XML allows, have U+0001, which is left out"},
		{"reference", "<a>b&#11;&#xD800;c</a>", "bc", "1: want a character that XML allows, have &#11;, which is left out"},
		{"less", "<a>b < c <3 <</a>", "b < c <3 <", "1: want &lt; for < in a text, have <"},
		{"in a section", "<a>\x01<![CDATA[b &#1; < c]]></a>", "b &#1; < c", "1: want a character that XML allows, have U+0001, which is left out"},
		{"bytes", "<a>\xfc</a>", "\uFFFD", "1: want UTF-8, have the byte 0xfc"},
		{"ampersand", "<a>b & c &copyx; &</a>", "b & c &copyx; &", "1: want XML: invalid character entity & (no semicolon)"},
		{"section", "<a><![CDATA[b ]]> c]]></a>", "b ]]> c", "1: want ]]]]><![CDATA[> for ]]> within CDATA, have ]]>"},
		{"sections", "<a>\n<![CDATA[b <![CDATA[ ]]> c <![CDATA[ d ]]>]]></a>", "\nb <![CDATA[ ]]> c <![CDATA[ d ]]>", "2: want ]]]]><![CDATA[> for ]]> within CDATA, have ]]>"},
		{"tags", "<a><b>c<br>d</b></a>", "<b>c<br>d</b>", "1: want XML: element <br> closed by </b>"},
	} {
		e, repairs, err := new(Reader).Read([]byte(c.text))
		require.NoError(t, err, c.name)
		require.Equal(t, c.want, e.Value(), c.name)
		require.NotEmpty(t, repairs, c.name)
		require.Equal(t, c.repair, string(rune('0'+repairs[0].Line))+": "+repairs[0].Error(), c.name)
	}
	// Sections that follow each other stay what they are.
	e, _, err := new(Reader).Read([]byte("<a><b>&#1;</b><c><![CDATA[d]]> e <![CDATA[f]]></c><c><![CDATA[g]]></c></a>"))
	require.NoError(t, err)
	require.Equal(t, "d e f", e.Kids[1].Value())
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "want XML, have an element that is not closed",
		"<a>\n<![CDATA[":                "want XML: unexpected EOF in CDATA section",
		strings.Repeat("<a/>", 500_001): "want at most 500000 elements in an item",
	} {
		_, _, err := new(Reader).Read([]byte(text))
		require.EqualError(t, err, want)
	}
}

func TestLoose(t *testing.T) {
	r := &Reader{}
	var names []string
	each := func(e *Element) { names = append(names, e.Space+" "+e.Name+" "+e.Value()) }
	require.NoError(t, r.Loose([]byte(`<?xml version="1.0"?><feed xmlns="urn:a" xmlns:b="urn:b" xml:base="https://e.org/"><title>x</title><b:c>y</b:c>`), each))
	require.NoError(t, r.Loose([]byte(`<b:d>z</b:d></feed><e/>`), each))
	require.Equal(t, []string{"urn:a title x", "urn:b c y", "urn:b d z"}, names)
	require.Equal(t, "https://e.org/", r.Base)
	require.EqualError(t, r.Loose([]byte("<feed>\n<x></y></feed>"), each), "want XML: element <x> closed by </y>")
}

// TestLong reads items that are made to be slow: what is looked at again and
// again would not end.
func TestLong(t *testing.T) {
	for _, part := range []string{"<t><![CDATA[]]> ]]>", "<t><![CDATA[]]>", "<![CDATA[]]>", "&", "&#1;", "<a", "]]>", "<t>", "<t><![CDATA[ <![CDATA[ ]]> x ]]></t>"} {
		new(Reader).Read([]byte("<a>" + strings.Repeat(part, 400_000/len(part)) + "</a>"))
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"<a>b</a>", "<a><![CDATA[b]]> c]]></a>", "<a>&#1;\x00", "<a:b c='d'><e/></a:b>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, repairs, err := new(Reader).Read(data)
		require.NotEqual(t, e == nil, err == nil)
		require.LessOrEqual(t, len(repairs), 2*maxRepairs+1)
		new(Reader).Loose(data, func(*Element) {})
	})
}
