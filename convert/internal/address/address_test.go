package address

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func values(list []Ref) string {
	var all []string
	for _, r := range list {
		s := r.Value
		if r.Link {
			s = "->" + s
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func TestInHTML(t *testing.T) {
	for body, want := range map[string]string{
		`<p><img src="a.png" alt="b.png">`:                            "a.png",
		`<IMG SRC=a.png><img src='b c.png'>`:                          "a.png b c.png",
		`<img src=" a.png?x=1&amp;y=2 ">`:                             "a.png?x=1&y=2",
		`<img srcset="a.png, b.png 2x,c.png 300w" src=d>`:             "a.png b.png c.png d",
		`<img srcset="a,b.png 1x">`:                                   "a,b.png",
		`<video src=v.mp4 poster="p.jpg"><source src=w.webm></video>`: "v.mp4 p.jpg w.webm",
		`<a href="x.pdf" title="<img src=no.png>">x</a>`:              "->x.pdf",
		`<!-- <img src=no.png> --><img src=a.png>`:                    "a.png",
		`<script>"<img src=no.png>"</script><img src=a.png>`:          "a.png",
		`<script><img src=a.png>`:                                     "a.png",
		`<img src="a.png`:                                             "",
		`<img src>`:                                                   "",
		`<img src="">`:                                                "",
		`<img =x src=a.png/>`:                                         "a.png/",
		`a < b <img src=a.png>`:                                       "a.png",
		`<b src=no.png>`:                                              "",
	} {
		require.Equal(t, want, values(In(body, false)), body)
	}
}

func TestInMarkdown(t *testing.T) {
	for body, want := range map[string]string{
		"![a](a.png) [b](b.pdf)":                             "a.png ->b.pdf",
		"[![a](a.png)](big.png 'x')":                         "a.png ->big.png",
		"![a]( <a b.png> \"t\")":                             "a b.png",
		"[a](x_(y).pdf)(z)":                                  "->x_(y).pdf",
		`[a](x\_y\).pdf)`:                                    "->x_y).pdf",
		"[a]: a.png\n> [b]: <b c.png>":                       "->a.png ->b c.png",
		"see [a]: no.png":                                    "",
		"[a] [b]: no.png":                                    "",
		"<https://x.example/a> <no>":                         "->https://x.example/a",
		"`[a](no)` ``<img src=no>`` [a](y)":                  "->y",
		"```\n[a](no)\n```\n[a](y)":                          "->y",
		"> ~~~ md\n> [a](no)\n> ```\n> ~~~\n[a](y)":          "->y",
		"` [a](y)\n\n` [b](z)":                               "->y ->z",
		`\[a](y) \](no)`:                                     "->y",
		"<img src=a.png>[b](c.png)":                          "a.png ->c.png",
		"[a](data:" + strings.Repeat("A", 5000) + ") [b](c)": "->c",
	} {
		require.Equal(t, want, values(In(body, true)), body)
	}
}

func TestReplace(t *testing.T) {
	to := func(r Ref) (string, bool) {
		rest, ok := strings.CutPrefix(r.Value, "old/")
		return `n "(e)", w/` + rest, ok
	}
	for body, want := range map[string]string{
		`<img src="old/a.png" alt="old/a.png">`:     `<img src="n &#34;(e)&#34;, w/a.png" alt="old/a.png">`,
		`<img src=old/a.png><img src=b>`:            `<img src="n &#34;(e)&#34;, w/a.png"><img src=b>`,
		`<img srcset="old/a.png 2x, old/b.png, c">`: `<img srcset="n%20&#34;(e)&#34;%2C%20w/a.png 2x, n%20&#34;(e)&#34;%2C%20w/b.png, c">`,
	} {
		require.Equal(t, want, Replace(body, false, to))
	}
	for body, want := range map[string]string{
		"![a](old/a.png) `old/a.png`": "![a](n%20\"%28e%29\",%20w/a.png) `old/a.png`",
		"[a](<old/a.png>)":            "[a](<n%20\"(e)\",%20w/a.png>)",
		"[a]: old/a.png":              "[a]: n%20\"%28e%29\",%20w/a.png",
		"none":                        "none",
	} {
		require.Equal(t, want, Replace(body, true, to))
	}
}

func TestLocal(t *testing.T) {
	for s, want := range map[string]bool{
		"a.png": true, "../a.png": true, "./a b.png": true, "a/b:c.png": true, "a.png?x:y": true,
		"": false, "/a.png": false, "//x/a.png": false, `\a`: false, "#a": false, "?a": false, "http://x/a": false, "mailto:a": false,
		"{{ site.url }}/a.png": false, "{% link a.md %}": false, "C:/a.png": false,
	} {
		require.Equal(t, want, IsLocal(s), s)
	}
	require.Equal(t, "a b/ü.png", Path("a%20b/%c3%BC.png?x=1#y"))
	require.Equal(t, "100%.png%4", Path("100%.png%4"))
}

func TestHasTags(t *testing.T) {
	for s, want := range map[string]bool{
		"a <b>c</b>": true, "</div>": true, "a <br/>": true, "<x-y z=1>": true,
		"a < b > c": false, "<https://x.example>": false, "`<b>`": false, "```\n<b>\n```": false, "<!-- more -->": false, `\<b>`: false,
		"{{< figure >}}": false, "{{<figure src=a>}}": false, "a <b": false, "<a.b@c.example>": false,
	} {
		require.Equal(t, want, HasTags(s), s)
	}
}

// TestLong reads long texts of what could be looked at again and again: then
// it would not end.
func TestLong(t *testing.T) {
	for _, s := range []string{"](", "](<", "[", "]:", "<a ", "<a x=", "`", "<", "<!--", "\\", "<img srcset=a,", "![", "``\n\n`"} {
		text := strings.Repeat(s, 1<<18/len(s))
		In(text, true)
		In(text, false)
		HasTags(text)
	}
}

// FuzzIn checks of any text that addresses stand where they are said to, in
// order and apart, and that to put each in its own place keeps all values.
func FuzzIn(f *testing.F) {
	f.Add("<img src='a' srcset=\"b 1x, c\">![a](b_(c)) [d]: <e>\n`f`", true)
	f.Add("<a href=b>&amp;</a><script></script>", false)
	f.Fuzz(func(t *testing.T, body string, md bool) {
		end := 0
		list := In(body, md)
		for _, r := range list {
			require.GreaterOrEqual(t, r.Start, end)
			require.Greater(t, r.End, r.Start)
			end = r.End
		}
		require.LessOrEqual(t, end, len(body))
		require.Equal(t, body, Replace(body, md, func(Ref) (string, bool) { return "", false }))
		require.Len(t, WithoutCode(body), len(body))
		HasTags(body)
		Path(body)
	})
}
