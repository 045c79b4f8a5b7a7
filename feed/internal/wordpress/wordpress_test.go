package wordpress

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHTML(t *testing.T) {
	pictures := map[int]*Media{
		7: {ID: 7, URL: "https://e.org/7.jpg", Alt: "A lake", Caption: "The <b>lake</b>"},
		8: {ID: 8, URL: "https://e.org/8.jpg"},
	}
	r := &Renderer{
		Media:    func(id int) *Media { return pictures[id] },
		Attached: func() []*Media { return []*Media{pictures[8], pictures[7]} },
	}
	const seven = `<figure class="gallery-item"><img src="https://e.org/7.jpg" alt="A lake" /><figcaption class="wp-caption-text">The <b>lake</b></figcaption></figure>` + "\n"
	const eight = `<figure class="gallery-item"><img src="https://e.org/8.jpg" alt="" /></figure>` + "\n"
	for _, c := range []struct{ name, content, want string }{
		{"nothing", " \n\n", ""},
		{"paragraphs", "one\n\ntwo\r\n\r\n\r\n three", "<p>one</p>\n<p>two</p>\n<p>three</p>"},
		{"lines", "one\ntwo<br>\nthree\n<b>four</b>\n", "<p>one<br />\ntwo<br>\nthree<br />\n<b>four</b></p>"},
		{"inline", "<b>a</b> <i>b</i> c", "<p><b>a</b> <i>b</i> c</p>"},
		{"blocks", "a\n<h2>b</h2>\nc", "<p>a</p>\n<h2>b</h2>\n<p>c</p>"},
		{"list", "<ul>\n\t<li>a\nb</li>\n\t<li>c</li>\n</ul>\nd", "<ul><li>a<br />\nb</li>\n<li>c</li>\n</ul>\n<p>d</p>"},
		{"quote", "<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p>\n</blockquote>"},
		{"division", "<div>a</div><div>a\n\nb</div>", "<div>a</div>\n<div>a<p>b</p>\n</div>"},
		{"own paragraphs", "<p class=\"x\">a\n\nb</p>\n\nc</p>", "<p class=\"x\">a</p>\n<p>b</p>\n<p>c</p>"},
		{"code", "a\n<pre>x\n\n<b>\n[gallery]</pre>\nb", "<p>a</p>\n<pre>x\n\n<b>\n[gallery]</pre>\n<p>b</p>"},
		{"script", "<script>\nif (a < b) {\n\n}</script>a", "<script>\nif (a < b) {\n\n}</script>\n<p>a</p>"},
		{"more", "a\n\n<!--more-->\n\nb", "<p>a</p>\n<!--more--><p>b</p>"},
		{"no tag", "a < b <3", "<p>a < b <3</p>"},
		{"tag in quotes", `<img alt="a > b">`, `<p><img alt="a > b"></p>`},

		{"caption", "[caption id=\"attachment_6\" align=\"alignleft\" width=\"300\"]<a href=\"/x\"><img src=\"x.jpg\" /></a> The <em>lake</em>[/caption]\na",
			"<figure id=\"attachment_6\" class=\"wp-caption alignleft\"><a href=\"/x\"><img src=\"x.jpg\" /></a><figcaption class=\"wp-caption-text\">The <em>lake</em></figcaption></figure>\n<p>a</p>"},
		{"old caption", "[caption caption=\"A [small] lake\" width=\"1\"]<img src=\"x.jpg\">[/caption]",
			"<figure class=\"wp-caption\"><img src=\"x.jpg\"><figcaption class=\"wp-caption-text\">A [small] lake</figcaption></figure>"},
		{"no caption", "[caption width=\"1\"]<img src=\"x.jpg\">[/caption]", "<p><img src=\"x.jpg\"></p>"},
		{"gallery", "a\n\n[gallery ids=\"7, 8\"]\n\nb", "<p>a</p>\n<div class=\"gallery\">\n" + seven + eight + "</div>\n<p>b</p>"},
		{"gallery of the post", "[gallery exclude=8]", "<div class=\"gallery\">\n" + seven + "</div>"},
		{"audio", "[audio https://e.org/a.mp3]", `<p><audio controls src="https://e.org/a.mp3"></audio></p>`},
		{"video", `[video width="6" mp4="https://e.org/a.mp4"][/video]`, `<p><video controls src="https://e.org/a.mp4" width="6"></video></p>`},
		{"embed", "[embed width=\"3\"]https://vimeo.com/12345[/embed]", `<p><iframe src="https://player.vimeo.com/video/12345" width="560" height="315" allowfullscreen></iframe></p>`},
		{"address", "a\n\nhttps://youtu.be/abcdefg?t=1\n\nb", "<p>a</p>\n" + `<p><iframe src="https://www.youtube.com/embed/abcdefg" width="560" height="315" allowfullscreen></iframe></p>` + "\n<p>b</p>"},
		{"address in a paragraph", "<p>https://e.org/x?a=1&amp;b=2</p>", `<p><a href="https://e.org/x?a=1&amp;b=2">https://e.org/x?a=1&amp;b=2</a></p>`},
		{"address in a text", "see https://e.org/x\n<a>https://e.org</a>", "<p>see https://e.org/x<br />\n<a>https://e.org</a></p>"},
		{"escaped", "[[gallery ids=\"7\"]]", "<p>[gallery ids=\"7\"]</p>"},
		{"no shortcode", "a [sic] [1] [x](y)", "<p>a [sic] [1] [x](y)</p>"},

		{"block", "<!-- wp:paragraph {\"a\":1} -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:image -->\n<figure><img src=\"x\"></figure>\n<!-- /wp:image -->",
			"<p>a\nb</p>\n<figure><img src=\"x\"></figure>"},
		{"free text", "a\n\nb\n<!-- wp:group -->\n<div>c\n\n<!-- wp:freeform -->d\n\ne<!-- /wp:freeform --></div>\n<!-- /wp:group -->",
			"<p>a</p>\n<p>b</p>\n<div>c\n\n<p>d</p>\n<p>e</p>\n</div>"},
		{"block of an address", "<!-- wp:embed -->\n<figure><div>\nhttps://vimeo.com/12345\n</div></figure>\n<!-- /wp:embed -->",
			"<figure><div>\n<iframe src=\"https://player.vimeo.com/video/12345\" width=\"560\" height=\"315\" allowfullscreen></iframe>\n</div></figure>"},
		{"comment among blocks", "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more --><!-- a -->", "<!--more-->\n<!-- a -->"},
	} {
		have, notices := r.HTML(c.content)
		require.Equal(t, c.want, have, c.name)
		require.Empty(t, notices, c.name)
	}
}

func TestNotices(t *testing.T) {
	for content, want := range map[string]string{
		"[slider id=3]\n[slider id=4]":        "1: shortcode [slider] is that of a plugin: it stays as it is",
		"a\n\n[tabs]b[/tabs]":                 "3: shortcode [tabs] is that of a plugin: it stays as it is",
		"[contact-form]":                      "1: shortcode [contact-form] is that of a plugin: it stays as it is",
		"[gallery]":                           "1: shortcode [gallery] has nothing to show: it stays as it is",
		"[audio]":                             "1: shortcode [audio] has nothing to show: it stays as it is",
		"[embed][/embed]":                     "1: shortcode [embed] has nothing to show: it stays as it is",
		"a\n<!--nextpage-->b":                 "2: the parts of a post in several pages stand below each other",
		"<!-- wp:latest-posts {\"a\":1} /-->": "1: block latest-posts is filled by WordPress when the page is shown: nothing stands for it",
		"[gallery ids=9]":                     "1: want picture 9 of a gallery in the export, have none",
		"<!-- wp:shortcode -->\n[foo a=1]<!-- /wp:shortcode ": "2: shortcode [foo] is that of a plugin: it stays as it is",
	} {
		_, notices := new(Renderer).HTML(content)
		require.NotEmpty(t, notices, content)
		require.Equal(t, want, strings.TrimSpace(string(rune('0'+notices[0].Line))+": "+notices[0].Err.Error()), content)
	}
}

// TestLong reads contents that are made to be slow: what is looked at again and
// again would not end.
func TestLong(t *testing.T) {
	for _, part := range []string{"<pre>", "[caption]", "[gallery a=\"", "[[x", "<a ", "<!-- ", "<!-- wp:x", "<!-- wp:x -->", "[a b=1]", "\n", "<p>", "<a \"", "http://a\n", "&#", "<!--", "[x-y]"} {
		new(Renderer).HTML("<!-- wp:" + strings.Repeat(part, 400_000/len(part)))
		new(Renderer).HTML(strings.Repeat(part, 400_000/len(part)))
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"a\n\nb", "[caption width=1]<img src=x> b[/caption]", "<!-- wp:a -->b<!-- /wp:a -->", "[gallery ids=1]", "https://e.org/a\n", "<pre>\n"} {
		f.Add(s)
	}
	r := &Renderer{Media: func(id int) *Media { return &Media{ID: id, URL: "x"} }}
	f.Fuzz(func(t *testing.T, s string) {
		html, _ := r.HTML(s)
		require.LessOrEqual(t, strings.Count(html, "</p>"), strings.Count(html, "<p")+strings.Count(s, "</p>"))
	})
}
