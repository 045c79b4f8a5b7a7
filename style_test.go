package article

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestStyle(t *testing.T) {
	for css, want := range map[string]style{
		"":                                  0,
		"text-align: center":                centred,
		"TEXT-ALIGN:-webkit-center;":        centred,
		"text-align:center;text-align:left": 0,
		"color:#666":                        grey,
		"color: #999999 !important":         grey,
		"color:rgb(102, 102, 102)":          grey,
		"color: RGBA(120,120,120,.5)":       grey,
		"color:DarkGray":                    grey,
		"color:#000":                        0,
		"color:#fff":                        0,
		"color:#f66":                        0,
		"color:#12345":                      0,
		"color:rgb(1)":                      0,
		"color:(102,102,102)":               0,
		"color:red":                         0,
		"font-size:12px":                    small,
		"font-size:9pt":                     small,
		"font-size:.8em":                    small,
		"font-size:0.9rem":                  small,
		"font-size:80%":                     small,
		"font-size:SMALLER":                 small,
		"font-size:14px":                    0,
		"font-size:1..2em":                  0,
		"font-size:12":                      0,
		"font-size:12vw":                    0,
		"font-style:italic":                 italic,
		"font-style:oblique":                italic,
		"font-weight:bold":                  bold,
		"font-weight:700":                   bold,
		"font-weight:400":                   0,
		"display:none":                      unseen,
		"display:block":                     0,
		"visibility:HIDDEN":                 unseen,
		"no declaration;color":              0,
	} {
		require.Equal(t, want, style(0).ofCSS([]byte(css)), css)
	}
	require.Zero(t, (grey | italic | bold | small).ofCSS([]byte("color:black;font-style:normal;font-weight:normal;font-size:16px")))
}

func TestStyleOfAttributes(t *testing.T) {
	for _, c := range []struct {
		tag  tag
		a    attrs
		want style
	}{
		{tagParagraph, attrs{align: []byte("Center")}, centred},
		{tagParagraph, attrs{align: []byte("middle")}, centred},
		{tagParagraph, attrs{align: []byte("left")}, 0},
		{tagSpan, attrs{align: []byte("center")}, 0}, // of blocks only
		{tagFont, attrs{color: []byte("#888"), size: []byte("-1")}, grey | small},
		{tagFont, attrs{color: []byte("red"), size: []byte("4")}, 0},
		{tagSpan, attrs{color: []byte("#888")}, 0},
		{tagBlock, attrs{class: []byte("a Text-Center b")}, centred},
		{tagBlock, attrs{class: []byte("text-muted small")}, grey | small},
		{tagBlock, attrs{hidden: true}, unseen},
		{tagH1, attrs{}, bold | apart},
		{tagPre, attrs{}, code | pre | apart},
	} {
		require.Equal(t, c.want, style(0).within(c.tag, &c.a)&^wrapped, "%d %+v", c.tag, c.a)
	}
	require.Zero(t, centred.within(tagParagraph, &attrs{align: []byte("left")}))
}
