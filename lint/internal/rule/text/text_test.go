package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/page/pagetest"
	"github.com/goarticle/article/lint/internal/target"
)

func TestEncoding(t *testing.T) {
	require.Equal(t, []string{
		"\xff|want UTF-8, have the byte 0xff (and 1 more)",
		"\ufffd|want the character that was lost in a conversion, have U+FFFD",
		"\x01|want text, have the control character U+0001",
	}, pagetest.Check("a.html", pagetest.Head+"\xff\xfe \ufffd \x01<code>\x02</code>", Encoding))
	require.Equal(t, []string{"\xff\xfe|want UTF-8, have UTF-16"}, pagetest.Check("a.html", "\xff\xfe-\x00", Encoding))
	require.Empty(t, pagetest.Check("a.html", "no front matter\t\f\r\n", Encoding))
}

func TestBidi(t *testing.T) {
	require.Equal(t, []string{
		"a: \u202ex|a: want text in the order of its letters, have the override U+202E",
		"b: [x, y: \u2067z]|b: want text in the order of its letters, have U+2067, which is never closed",
		"c: \u202c|c: want text in the order of its letters, have U+202C, which closes nothing",
	}, pagetest.Check("a.md", "---\na: \u202ex\nb: [x, y: \u2067z]\nc: \u202c\nd: \u2068x\u2069\u200f\n---\n", Bidi))
}

func TestBodyEmpty(t *testing.T) {
	for src, want := range map[string]int{
		pagetest.Head + "\n<p> </p>\n":                             1,
		pagetest.Head + "<img src=\"a.jpg\">":                      0,
		pagetest.Head + "<video src=\"a.mp4\"></video>":            0,
		pagetest.Head + "{% include x %}":                          0,
		"---\ntitle: x\ndraft: true\n---\n":                        0,
		"---\ntitle: x\nexternal-url: https://example.com/\n---\n": 0,
		"---\ntitle: x\nexternal-url:\n---\n":                      1,
	} {
		require.Len(t, pagetest.Check("a.html", src, BodyEmpty), want, src)
	}
}

// TestTemplateLeftover checks one post for each generator, and without one.
func TestTemplateLeftover(t *testing.T) {
	const body = "{{< figure >}} {% post_url x %} {{ site.url }} {% raw %}{{ a.b }}{% endraw %} <code>{{ c.d }}</code> [gallery ids=\"1\"] [gallery ids=\"2\"]"
	const gallery = `[gallery ids="1"]|want no tag of WordPress, have "[gallery ids=\"1\"]", which site generators show as text (and 1 more)`
	const figure = `{{< figure >}}|want no tag of Hugo, have "{{< figure >}}", which `
	const post = `{% post_url x %}|want no tag of Jekyll, have "{% post_url x %}", which `
	const site = `{{ site.url }}|want no tag of a template engine, have "{{ site.url }}", which `
	const raw = `{% raw %}|want no tag of a template engine, have "{% raw %}", which `
	for name, want := range map[target.Name][]string{
		"":              {gallery},
		target.Hexo:     {gallery, figure + "Hexo takes for a tag of its own", post + "Hexo does not know and stops at", site + "Hexo runs and shows nothing of"},
		target.Jekyll:   {gallery, figure + "Jekyll takes for a tag of its own"},
		target.Hugo:     {gallery, post + "Hugo shows as text", raw + "Hugo shows as text", site + "Hugo shows as text"},
		target.Eleventy: {gallery, figure + "Eleventy takes for a tag of its own", post + "Eleventy does not know and stops at"},
		target.Astro:    {gallery, figure + "Astro shows as text", post + "Astro shows as text", raw + "Astro shows as text", site + "Astro shows as text"},
	} {
		p := pagetest.Read("a.html", pagetest.Head+body)
		p.Target = name
		TemplateLeftover(p)
		require.Equal(t, want, pagetest.Found(p), name)
	}
}
