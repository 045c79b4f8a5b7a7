package tags

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEmbedOf(t *testing.T) {
	const youTube, vimeo = "https://www.youtube.com/embed/", "https://player.vimeo.com/video/"
	for tag, want := range map[string]Embed{
		// Hugo and its themes.
		"{{< youtube a-B_1 >}}":               {Kind: "iframe", Address: youTube + "a-B_1"},
		`{{< youtube id="a1" title="b c" >}}`: {Kind: "iframe", Address: youTube + "a1", Title: "b c"},
		`{{% vimeo "123" %}}`:                 {Kind: "iframe", Address: vimeo + "123"},
		"{{< lite-youtube a >}}":              {Kind: "iframe", Address: youTube + "a"},
		"{{< bilibili BV1 >}}":                {Kind: "iframe", Address: "https://player.bilibili.com/player.html?bvid=BV1"},
		`{{< video src="a.mp4" poster="b.jpg" caption="c *d*" width=640 />}}`: {Kind: "video", Address: "a.mp4", Poster: "b.jpg", Caption: "c *d*", Width: "640"},
		`{{< audio "/a.mp3" >}}`:                                   {Kind: "audio", Address: "/a.mp3"},
		`{{< iframe src="https://a.example/?b=c" height="400" >}}`: {Kind: "iframe", Address: "https://a.example/?b=c", Height: "400"},

		// Hexo and Octopress.
		"{% youtube a1 %}":                                  {Kind: "iframe", Address: youTube + "a1"},
		"{% youtube PL1 'playlist' false %}":                {Kind: "iframe", Address: youTube + "videoseries?list=PL1"},
		"{% vimeo 12 640 360 %}":                            {Kind: "iframe", Address: vimeo + "12", Width: "640", Height: "360"},
		"{% iframe https://a.example/b 640 360 %}":          {Kind: "iframe", Address: "https://a.example/b", Width: "640", Height: "360"},
		"{% video https://a.example/b.mp4 640 320 c.jpg %}": {Kind: "video", Address: "https://a.example/b.mp4", Width: "640", Height: "320", Poster: "c.jpg"},

		// Jekyll.
		`{% youtube "https://youtu.be/a1" %}`:                       {Kind: "iframe", Address: "https://youtu.be/a1"},
		`{% include youtube.html id="a1" %}`:                        {Kind: "iframe", Address: youTube + "a1"},
		`{%- include youtube.html video_id='a1' -%}`:                {Kind: "iframe", Address: youTube + "a1"},
		`{% include video id="12" provider="vimeo" %}`:              {Kind: "iframe", Address: vimeo + "12"},
		`{% include_cached players/youtubePlayer.html id=page.v %}`: {Kind: "iframe", Address: "{{ page.v }}"},
		`{% include video.html src="/a.mp4" caption="b" %}`:         {Kind: "video", Address: "/a.mp4", Caption: "b"},
	} {
		have := EmbedOf([]byte(tag))
		require.NotNil(t, have, tag)
		require.Equal(t, want, *have, tag)
	}
	for _, tag := range []string{
		"{{< youtube >}}", "{{< /video >}}", "{{< video >}}", "{{< tweet 1 >}}", `{{< figure src="a.png" >}}`, `{% include "video.html" %}`, "{% include %}",
		"{% video a %}", `{{< youtube "a b" >}}`, `{{< vimeo id="é" >}}`, "{{}}", "{%%}", "{{<>}}", "{{ youtube a }}", "{{ video | a.b }}", "{{< gallery video.jpg >}}",
		`{% include header.html video="a" %}`, `{% assign video = "a.mp4" %}`,
	} {
		require.Nil(t, EmbedOf([]byte(tag)), tag)
	}
}
