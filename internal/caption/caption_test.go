package caption

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/body"
)

// talk is a paragraph of the post, as long as paragraphs are.
const talk = "<p>The ferry left the quay at nine and came back before noon, with two people on board.</p>"

// found are the captions of a body, each with its rule, with bars between
// them. An image of the class icon is no picture.
func found(t testing.TB, html string) string {
	captions, _ := find(t, html)
	var list []string
	for _, c := range captions {
		s := c.Text
		if c.From != "" {
			s += " <" + c.From + ">"
		}
		list = append(list, s)
	}
	return strings.Join(list, "|")
}

func find(t testing.TB, html string) ([]Caption, *body.Document) {
	d, err := body.Read([]byte(html), 0)
	require.NoError(t, err)
	for _, m := range d.Images {
		m.Decorative = m.Attrs.Class == "icon"
	}
	return Find(d, "The title"), d
}

// A rowCase is a body that needs a row of a table, and its nearest neighbour,
// of which no row makes a caption.
type rowCase struct{ html, want, other string }

var ruleCases = map[string]rowCase{
	"figcaption of the nearest figure":    {"<figure><img><figcaption>Cap</figcaption></figure>", "Cap <figcaption>", "<figure><img></figure><p>text<p><figcaption>Cap"},
	"figcaption beside the image":         {"<p><img><figcaption>Cap</figcaption>", "Cap <figcaption>", "<p><img>text<figcaption>Cap</figcaption>"},
	"class in a container with one image": {"<div><p class=caption>Cap</p><img></div>", "Cap <class>", "<div><p class=title>Cap</p><img></div>"},
	"class right after the image":         {"<div><img><p class=caption>Cap</p><img class=x></div>", "Cap <class>|", "<div><img><p>text</p><p class=caption>Cap</p><img></div>"},
	"attribute of the image":              {"<img data-caption=Cap>", "Cap <attribute>", "<img data-title=Cap>"},
	"shortcode around the image":          {"[caption]<img> Cap[/caption]", "Cap <shortcode>", "[gallery]<img> Cap[/gallery]"},
	"text after the image in its block":   {"<p><img><br><em>Cap</em></p>" + talk, "Cap <same-block>", "<p>text<img><br><em>Cap</em></p>" + talk},
	"cell below the image":                {"<table><tr><td><img><td><img><tr><td>A<td>B</table>", "A <next-block>|B <next-block>", "<table><tr><td><img><td>text<tr><td>A<td>B</table>"},
	"block after the image":               {"<p><img><p><em>Cap</em></p>" + talk, "Cap <next-block>", "<ul><li><img><li><em>Cap</em></ul>" + talk},
	"block that points down":              {"<p>Cap ▼<p><img>", "Cap <previous-block>", "<p>Cap ▲<p><img>"},
	"text nearer to the image below it":   {strings.Repeat("<div align=center><img></div><br><div align=center>A</div>", 3) + "<div align=center><img></div>" + talk + talk, "|A <previous-block>|A <previous-block>|A <previous-block>", strings.Repeat("<div align=center><img></div><br><div>A</div>", 3) + "<div align=center><img></div>" + talk + talk},
	"label in the box of the image":       {"<div style='border:1px solid'><p>Cap<p><img></div>", "Cap <previous-block>", "<div style='border:0'><p>Cap<p><img></div>"},
	"cell above the image":                {"<table><tr><td>A<td>B<tr><td><img><td><img></table>", "A <previous-block>|B <previous-block>", "<table><tr><td>A<td>B<td>C<tr><td><img><td><img></table>"},
}

// TestCases holds the captions of each case; that a rule or a sign is needed,
// TestRows shows with posts.
func TestCases(t *testing.T) {
	for _, cases := range []map[string]rowCase{ruleCases, signCases} {
		for name, c := range cases {
			require.Equal(t, c.want, found(t, c.html), name)
			require.Empty(t, strings.Trim(found(t, c.other), "|"), name)
		}
	}
}

// below is a text below an image, with a paragraph behind it.
func below(text string) string { return "<p><img></p><p>" + text + "</p>" + talk }

var signCases = map[string]rowCase{
	"italic":        {below("<em>The quay</em>"), "The quay <next-block>", below("<em>The</em> quay")},
	"small":         {below("<small>The quay</small>"), "The quay <next-block>", below("<big>The quay</big>")},
	"grey":          {below("<font color=gray>The quay</font>"), "The quay <next-block>", below("<font color=red>The quay</font>")},
	"mark":          {below("▲ The quay"), "The quay <next-block>", below("◆ The quay")},
	"credit":        {below("Photo: the archive"), "Photo: the archive <next-block>", below("Photos of the archive")},
	"source":        {below("Source: the archive"), "Source: the archive <next-block>", "<p><img><p>Source: the archive"},
	"number":        {below("Figure 1. The quay"), "Figure 1. The quay <next-block>", below("Figure 1 shows the quay")},
	"alt text":      {"<p><img alt='The quay'><p>The quay</p>" + talk, "The quay <next-block>", "<p><img alt='The quay'><p>The quays</p>" + talk},
	"description":   {"<dl><dt><img><dd>The quay</dl>", "The quay <next-block>", "<dl><dt><img></dl><dl><dd>The quay</dl>"},
	"centred":       {"<p align=center><img><p align=center>The quay</p>" + talk, "The quay <next-block>", "<p align=center><img><p align=center>The quay</p>" + strings.Replace(talk, "<p", "<p align=center", 1)},
	"centred block": {talk + "<p align=center><img><br>It is. It was.</p>" + talk, "It is. It was. <same-block>", talk + "<p align=center><img><br>It is. It was.<br><br>It goes on.</p>" + talk},
	"wrapped":       {"<p><img><br><span>The quay</span></p>" + talk, "The quay <same-block>", below("<span>The quay</span>")},
}

// TestVetoes has for each veto a text that it keeps from being a caption, and
// the nearest that is one.
func TestVetoes(t *testing.T) {
	cases := map[string]struct{ no, yes string }{
		"long":             {"<em>" + strings.Repeat("ab", 100) + "c</em>", "<em>" + strings.Repeat("ab", 100) + "</em>"},
		"empty":            {"<em>!!!</em>", "<em>Ah!</em>"},
		"heading":          {"<h4>Photo: the quay</h4>", "<b>Photo: the quay</b>"},
		"bold":             {"<em><b>The quay</b></em>", "<em><b>The</b> quay</em>"},
		"code":             {"<em><code>quay</code></em>", "<em><code>quay</code> here</em>"},
		"equation":         {"<em>a = 1 + 2</em>", "<em>the = sign</em>"},
		"end mark":         {"<em>The End</em>", "<em>The end of it</em>"},
		"points down":      {"<em>The quay ▼</em>", "<em>The quay ◆</em>"},
		"numbered heading": {"<em>1. The quay</em>", "<em>1.5 km of quay</em>"},
		"lead-in":          {"<em>The quay looks like this:</em>", "<em>The quay: a view</em>"},
		"notice":           {"<em>The quay. All rights reserved</em>", "<em>The quay. All of it</em>"},
		"aside":            {"<em>This post is old</em>", "<em>The post is old</em>"},
		"byline":           {"<em>码头 文/记者</em>", "<em>码头 图/记者</em>"},
		"date":             {"<em>2021-03-22 10:00</em>", "<em>The quay, 2021</em>"},
	}
	for name, c := range cases {
		require.Empty(t, found(t, below(c.no)), name)
		require.NotEmpty(t, found(t, below(c.yes)), name)
	}
}

func TestFind(t *testing.T) {
	figures := func(caption string) string { return strings.Repeat("<figure><img>"+caption+"</figure>", 3) }
	for html, want := range map[string]string{
		"": "", "<p>text": "", "<img>": "",

		// What stands where captions stand and is none.
		"<img data-caption='The title'>":                           "The title <attribute>", // it was written as one
		"<img data-caption=IMG_1.jpg>":                             "",
		"<img data-caption='See IMG_1.jpg'>":                       "See IMG_1.jpg <attribute>",
		"<img data-caption='(Click to enlarge.)'>":                 "",
		"<figure><img><figcaption>The title</figcaption></figure>": "The title <figcaption>", // the author's own

		// What is marked up as a caption stays one, even where every picture has it.
		strings.Repeat("<p><img data-caption=A>", 3):                 "A <attribute>|A <attribute>|A <attribute>",
		strings.Repeat("<p><img data-caption=A>", 2):                 "A <attribute>|A <attribute>",
		strings.Repeat("<p><img data-caption=A>", 2) + "<img>":       "A <attribute>|A <attribute>|",
		strings.Repeat("<p><img data-caption=A><img class=icon>", 3): "A <attribute>||A <attribute>||A <attribute>|",
		figures("<figcaption>A</figcaption>"):                        "A <figcaption>|A <figcaption>|A <figcaption>",

		// Shortcodes that bear a caption, or hold several images.
		"[caption caption='A  b']<img>[/caption]": "A b <shortcode>",
		"[caption]<img>A<img>B[/caption]":         "|B <shortcode>",
		"[caption]<img class=icon>A[/caption]":    "",

		// Figures in figures, and with several of both.
		"<figure><figure><img></figure><figcaption>A</figcaption></figure>":                       "A <figcaption>",
		"<figure><figure><img></figure><figure><img></figure><figcaption>A</figcaption></figure>": "|",
		"<figure><img><img><figcaption>A</figcaption></figure>":                                   "A <figcaption>|A <figcaption>",
		"<figure><img><figcaption>A</figcaption><img><figcaption>B</figcaption></figure>":         "A <figcaption>|B <figcaption>",
		"<figure><img><figcaption>A</figcaption><figcaption>B</figcaption></figure>":              "A B <figcaption>",
		"<figure><figcaption>A</figcaption><img class=icon><img></figure>":                        "|A <figcaption>",
		"<figure><img><figcaption></figcaption></figure><p><em>B</em>" + talk:                     "",
		"<figure><img><figcaption></figcaption></figure><p>Photo: the archive</p>" + talk:         "Photo: the archive <next-block>",
		"<figure><figcaption>A</figcaption></figure><figure><img></figure>":                       "A <figcaption>",
		"<figure><figcaption>A</figcaption></figure><p><img>":                                     "",
		"<figure><table></table><figcaption>A</figcaption></figure><figure><img></figure>":        "",
		"<figure><img><figcaption>A <img>B</figcaption></figure>":                                 "|",

		// Classes: a caption and its credit, captions within captions, and what
		// is too far away.
		"<div><img><p class=caption>A</p><p class=credit>B</p></div>":                                                 "A B <class>",
		"<div><img><p class=caption>A</p><p class=credit>B</p><img></div>":                                            "A B <class>|",
		"<div><img><div class=caption><p class=credit>B</p></div></div>":                                              "B <class>",
		"<div><img>" + strings.Repeat(talk, 2) + "<p class=caption>A</p></div>":                                       "",
		"<div><img><p class=caption>" + strings.Repeat("ab ", 1001) + "</p></div>":                                    "",
		"<p class=caption>A</p><p>text<p><img>":                                                                       "",
		"<figure><p class=caption>A</p></figure><p>text<p><img>":                                                      "",
		"<div>" + strings.Repeat("<div>", 5) + "<p class=caption>A</p>" + strings.Repeat("</div>", 5) + "<img></div>": "A <class>",
		"<div>" + strings.Repeat("<div>", 6) + "<p class=caption>A</p>" + strings.Repeat("</div>", 6) + "<img></div>": "",
		"<div class=wp-caption-text><img>A</div>":                                                                     "",
		"<div><img><p><span class=figure-number>Figure 1: </span>The quay</p></div>":                                  "Figure 1: The quay <class>",

		// Text behind an image: its first line, credits, and the habit of a post.
		"<p><img><br><em>A</em><br>text text</p>" + talk:                                                       "A <same-block>",
		"<p><img><em>A</em></p>" + talk:                                                                        "A <same-block>",
		"<p><img><p><em>A</em></p><p>Photo: the archive</p>" + talk:                                            "A Photo: the archive <next-block>",
		"<p><img><p><em>A</em></p><p>Photos by all who were there: " + strings.Repeat("x", 40) + "</p>" + talk: "A <next-block>",
		strings.Repeat("<p><img><br>One</p>"+talk, 2):                                                          "One <same-block>|One <same-block>",
		strings.Repeat("<p><img><br>It is one.</p>"+talk, 2):                                                   "|",
		strings.Repeat("<p><img><br>It is one.</p>"+talk, 2) + "<p><img><br>Two!</p>":                          "It is one. <same-block>|It is one. <same-block>|Two! <same-block>",
		"<p><img><br>One</p><p><img>" + talk + "<p><img>" + talk:                                               "||",
		"<p><img>\nOne</p><p><a><img></a>\nTwo</p>":                                                            "One <same-block>|Two <same-block>",
		"<p><img> One</p><p><img> Two</p>":                                                                     "|",
		"<div align=center><img><br><div><em>A</em></div></div>" + talk:                                        "A <same-block>",

		// Labels above: of a length that labels have, and alone in the box.
		"<div style='float:left'><p><b>A</b><p><img></div>":                            "A <previous-block>",
		"<div style='float:left'><p>" + strings.Repeat("a", 81) + "<p><img></div>":     "",
		"<div style='float:left'><p>A<p><img><p>text</div>":                            "",
		"<div style='float:left'><p>A" + strings.Repeat("<div>", 4) + "<p><img></div>": "",
		"<p>" + strings.Repeat("a", 201) + " ▼<p><img>":                                "",
		"<p>▼<p><img>": "",

		// A look that most of the body has says nothing, nor does one that other
		// lines have as often.
		"<div style='font-style:italic'><p><img></p><p>A</p>" + talk:                                                         "",
		below("<em>A</em>") + "<p><em>B</em></p>" + talk + "<p><em>C</em></p>" + talk:                                        "",
		below("<em>A</em>") + "<p><em>B</em></p>" + talk:                                                                     "A <next-block>",
		"<p align=center><img><p align=center>A</p><p align=center>" + strings.Repeat("ab ", 300) + strings.Repeat(talk, 20): "",
		"<p align=center><em>B</em><p align=center><img><p align=center>A</p>" + talk:                                        "",

		below("<em>A</em>") + below("<em>B</em>") + "<p><em>C</em></p><p><em>D</em></p>" + talk: "A <next-block>|B <next-block>",
		below("<em>A</em><br><br><em>B</em>"):                                                   "A <next-block>",
		below("<em>A</em><br><em>B</em>"):                                                       "A B <next-block>",
		"<div><img><hr><em>A</em></div>" + talk:                                                 "A <next-block>",

		// Nor does what stands in the middle where the text around does, but for
		// marks and credits.
		"<p align=center>text<p align=center><img><p align=center>A</p>" + talk:       "",
		"<p align=center>***<p align=center><img><p align=center>A</p>" + talk:        "A <next-block>",
		"<p align=center>Photo: B<p align=center><img><p align=center>A</p>" + talk:   "A <next-block>",
		"<h2 align=center>text</h2><p align=center><img><p align=center>A</p>" + talk: "A <next-block>",

		// What is nearer to the next image is not behind this one.
		"<p><img></p><br><p><em>A</em></p><p><img></p>" + talk:     "|",
		"<p><img></p><hr><p><em>A</em></p><p><img></p>" + talk:     "|",
		"<p><img></p><br><p>▲ A</p><p><img></p>" + talk:            "A <next-block>|",
		"<p><img></p><br><p><em>A</em></p><br><p><img></p>" + talk: "A <next-block>|",
		"<p><img><br><br><em>A</em><br><img></p>" + talk:           "|",
		"<p><img><br><br><em>A</em></p><p><img></p>" + talk:        "A <same-block>|",

		// Tables: what lays out text has no cells of captions.
		"<table><tr><td><img><tr><td>A</table>":                                                                                           "A <next-block>",
		"<table><tr><td><img><tr><td>" + strings.Repeat("ab ", 70) + "</table>":                                                           "",
		"<table><tr><td><img><td><img><tr><td>A<td></table>":                                                                              "A <next-block>|",
		"<table><tr><td><img><td><tr><td>A<td></table>":                                                                                   "A <next-block>",
		"<table><tr><td><img><td><img><tr><td><td></table>":                                                                               "|",
		"<table><tr><td><img><td><img><tr><td>A<td>The End</table>":                                                                       "|",
		"<table><tr><td><img><td><img><tr><td>A<td><img></table>":                                                                         "||",
		"<table><tr><td><img><img><td>x<tr><td>A<td>B</table>":                                                                            "|",
		"<table><tr><td><img><td><img><tr><td>:--:<td>---</table>":                                                                        "|", // the delimiters of Markdown
		"<table><tr><td><img><td><img><tr><td>:--:<td>:--:<tr><td>A<td>B<tr><td><img><td><img><tr><td>:--:<td>:--:<tr><td>C<td>D</table>": "A <next-block>|B <next-block>|C <next-block>|D <next-block>",
		"<table><tr><td>:--:<td>:--:<tr><td><img><td><img></table>":                                                                       "|",
		"<table><tr><td><img><td><img><tr><td>:--: A<td>=B=</table>":                                                                      ":--: A <next-block>|=B= <next-block>",
		"<table><tr><td><img data-caption=A><td><img><tr><td>B<td>C</table>":                                                              "A <attribute>|",
		"<table><tr><td><figure><img><figcaption></figcaption></figure><td><img><tr><td>B<td>C</table>":                                   "|C <next-block>",
		"<table><tr><td><img><tr><td><p class=caption>A</p></table>":                                                                      "A <class>",
	} {
		require.Equal(t, want, found(t, html), html)
	}
}

// TestUsed marks the lines that captions take.
func TestUsed(t *testing.T) {
	for html, want := range map[string]string{
		"<figure><img><figcaption>A<br>B</figcaption></figure>C": "A B",
		"<p><img><p><em>A</em></p><p>Photo: B</p>" + talk:        "A Photo: B",
		"<p>A ▼<p><img>":                                      "A ▼",
		"<img data-caption=A>B":                               "A",
		"[caption]<img>A[/caption]B":                          "A",
		"<table><tr><td><img><td><img><tr><td>A<td>B</table>": "A B",
		"<div><img><p>A<span class=caption>B</span></div>":    "AB",
		"<figcaption>A</figcaption><p>B":                      "",
	} {
		_, d := find(t, html)
		var have []string
		for _, l := range d.Lines {
			if l.Used && l.Text0 < l.Text1 {
				have = append(have, d.TextAt(l.Text0, l.Text1))
			}
		}
		require.Equal(t, want, strings.Join(have, " "), html)
	}
}

// TestLong bounds what is joined, and what images share.
func TestLong(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", longestJoined/5+1))
	require.Equal(t, "|"+long+" <figcaption>", found(t, "<figure><img><img><figcaption>"+long+"</figcaption></figure>"))
	part := "<figcaption>" + strings.Repeat("w ", 1000) + "</figcaption>"
	captions, _ := find(t, "<figure><img>"+strings.Repeat(part, 5)+"</figure>")
	require.Len(t, captions[0].Text, 3*2000-1)
	captions, _ = find(t, "<figure><img>"+strings.Repeat("<figcaption>a</figcaption>", 9)+"</figure>")
	require.Len(t, captions[0].Text, 8*2-1)
}
