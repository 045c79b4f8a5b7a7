package excerpt

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption"
	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/prose"
)

// of is the excerpt of a body.
func of(t testing.TB, html string) (string, *body.Document) {
	d, err := body.Read([]byte(html), 0)
	require.NoError(t, err)
	caption.Find(d, "")
	return Of(d), d
}

func TestOf(t *testing.T) {
	long := strings.Repeat("word ", 40) + "end."
	for html, want := range map[string]string{
		"":                          "",
		"<img>":                     "",
		"<p> a\nb <i>c</i></p><p>d": "a b c",
		"<p>a<br>b<p>c":             "a b",
		"<p></p><p>&nbsp;</p>a":     "a",

		// Two br end a paragraph, whatever blanks stand between them.
		"a<br><br>b":                         "a",
		"<p>a<br>b<br /> &nbsp;\n<br />c":    "a b",
		"<p><b>a</b><br><span><br>b</span>":  "a",
		"<div>a<br></div><br>b":              "a",
		"<p><br><br>a<br>b":                  "a b",
		"<p><img><br><br>a b c d e f g<br>h": "a b c d e f g h",
		"<p><a href=x>a b</a><br><br>b":      "b",

		// So do blank lines, in text that has no other paragraphs.
		"The first of all the texts.\n\nThe second of all the texts.":        "The first of all the texts.",
		"The first of all the texts,\non.\n\nThe second of all the texts.":   "The first of all the texts, on.",
		"<p>The first of all the texts.\n\nThe second of all the texts.</p>": "The first of all the texts. The second of all the texts.",

		// The more mark.
		"<p>a<p>b<!--more--><p>c":   "a\nb",
		"<h1>a</h1><!--more--><p>b": "a",
		"<!--more--><p>a":           "a", // nothing stands before it
		"<p>【本报 记者】 a<!--more-->b":  "a",

		// What is no paragraph of the article.
		"<h1>a</h1><p>b":                                       "b",
		"<pre>a</pre><p>b":                                     "b",
		"<p><code>a</code><p>b":                                "b",
		"<p><code>a</code> b<p>c":                              "a b",
		"<ul><li>a</ul><p>b":                                   "b",
		"<table><tr><td>a</table><p>b":                         "b",
		"<p>未经授权，不得转载<p>b":                                     "b",
		"<figure><img><figcaption>a</figcaption></figure><p>b": "b",
		"<p><img><p><em>a</em><p>b":                            "b",
		"<p class=caption>a<p>b":                               "b",
		"<p class=caption>" + long[:200] + "<p>b":              "b",
		"<p class=caption>" + long + "<p>b":                    long, // a class alone is no caption
		"<div class=caption><img>a</div>b":                     "a",
		"<p><a href=x>a b c</a><p>d":                           "d",          // a menu
		"<p><a href=x>123456789</a>0<p>d":                      "1234567890", // nine tenths, and no more
		"<p>see <a href=x>a b c</a><p>d":                       "see a b c",
		"<h1>a</h1><ul><li>b</ul>":                             "",

		// The byline of Chinese news.
		"<p>【本报 记者】a<p>b":                       "a",
		"<p>【记者】<p>b":                           "b",
		"<p>【记者 a<p>b":                          "【记者 a",
		"<p>a【记者】b":                             "a【记者】b",
		"<p>【" + strings.Repeat("长", 40) + "】a": "a",
		"<p>【" + strings.Repeat("长", 41) + "】a": "【" + strings.Repeat("长", 41) + "】a",
	} {
		have, _ := of(t, html)
		require.Equal(t, want, have, html)
	}
}

// FuzzOf checks of any body that its excerpt is a part of its text, without
// white space around it, and on one line where no mark ends it.
func FuzzOf(f *testing.F) {
	fixture.Seeds(f, func(post []byte) { f.Add(string(post)) })
	f.Fuzz(func(t *testing.T, html string) {
		d, err := body.Read([]byte(html), 0)
		if err != nil {
			return
		}
		caption.Find(d, "")
		s := Of(d)
		require.Equal(t, strings.Trim(s, prose.Spaces), s)
		require.Contains(t, prose.Flatten(d.Text), prose.Flatten(s))
		require.True(t, d.More > 0 || !strings.Contains(s, "\n"))
	})
}
