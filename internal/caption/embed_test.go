package caption

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/body"
)

func TestOfEmbeds(t *testing.T) {
	for html, want := range map[string]string{
		"<figure><iframe src=a></iframe><figcaption>b <i>c</i></figcaption></figure>":               "figcaption:b c",
		"<figure><figcaption>b</figcaption><video src=a></video></figure>":                          "figcaption:b",
		"<figure><div><p><video src=a></video></p></div><figcaption>b</figcaption></figure>":        "figcaption:b",
		"<figure><embed src=a><figcaption> &nbsp;</figcaption></figure>":                            ":",
		"<div><iframe src=a></iframe><p class=caption>b</p></div>":                                  "class:b",
		"<p><iframe src=a></iframe></p><p class=caption>b</p>":                                      "class:b",
		"<lite-youtube videoid=a><a href=b>c</a></lite-youtube><p class=caption>d</p>":              "class:d",
		"<object data=a><p>b</object><p class=caption>c</p>":                                        "class:c",
		"<figure><iframe src=a></iframe></figure><figure><figcaption>b</figcaption></figure>":       ":",
		"<figure><img src=a><iframe src=b></iframe><figcaption>c</figcaption></figure>":             ":",
		"<figure><iframe src=a></iframe><iframe src=b></iframe><figcaption>c</figcaption></figure>": ": :",
		"<iframe src=a></iframe>b<p class=caption>c</p>":                                            ":",
		"<iframe src=a></iframe><p class=caption><img src=b>c</p>":                                  ":",
		"<div><iframe src=a></iframe></div><div><div><p class=caption>b</p></div></div>":            ":",
		"<p class=caption><iframe src=a></iframe>b</p>":                                             ":",
		"<p>b</p><iframe src=a></iframe>":                                                           ":",
		"<div><img src=a><p><iframe src=b></iframe></p><p class=caption>c</p></div>":                ":", // the image has it
	} {
		d, err := body.Read([]byte(html), 0)
		require.NoError(t, err)
		Find(d, "")
		var have []string
		for _, c := range OfEmbeds(d) {
			have = append(have, c.From+":"+c.Text)
		}
		require.Equal(t, want, strings.Join(have, " "), html)
	}
}
