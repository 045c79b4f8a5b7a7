package body

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestStyle(t *testing.T) {
	for css, want := range map[string]Style{
		"":                                  0,
		"text-align: center":                Centred,
		"TEXT-ALIGN:-webkit-center;":        Centred,
		"text-align:center;text-align:left": 0,
		"color:#666":                        Grey,
		"color:red":                         0,
		"font-size:12px":                    Small,
		"font-size:14px":                    0,
		"font-variant:small-caps":           Small,
		"border:1px solid":                  Boxed,
		"border:0":                          0,
		"border:NONE":                       0,
		"float:left":                        Boxed | Float,
		"float:none":                        0,
		"margin:1px":                        0,
		"font-style:italic":                 Italic,
		"font-style:oblique":                Italic,
		"font-weight:bold":                  Bold,
		"font-weight:700":                   Bold,
		"font-weight:400":                   0,
		"display:none":                      Unseen,
		"display:block":                     0,
		"visibility:HIDDEN":                 Unseen,
		"no declaration;color":              0,
	} {
		require.Equal(t, want, Style(0).ofCSS([]byte(css)), css)
	}
	require.Zero(t, (Grey | Italic | Bold | Small).ofCSS([]byte("color:black;font-style:normal;font-weight:normal;font-size:16px")))
}

func TestStyleOfAttributes(t *testing.T) {
	for _, c := range []struct {
		tag  Tag
		a    attrs
		want Style
	}{
		{tagParagraph, attrs{align: []byte("Center")}, Centred},
		{tagParagraph, attrs{align: []byte("middle")}, Centred},
		{tagParagraph, attrs{align: []byte("left")}, 0},
		{tagSpan, attrs{align: []byte("center")}, 0}, // of blocks only
		{tagFont, attrs{color: []byte("#888"), size: []byte("-1")}, Grey | Small},
		{tagFont, attrs{color: []byte("red"), size: []byte("4")}, 0},
		{tagSpan, attrs{color: []byte("#888")}, 0},
		{tagBlock, attrs{class: []byte("a Text-Center b")}, Centred},
		{tagBlock, attrs{class: []byte("text-muted small")}, Grey | Small},
		{tagBlock, attrs{hidden: true}, Unseen},
		{tagH1, attrs{}, Bold | Apart},
		{tagPre, attrs{}, Code | pre | Apart},
	} {
		require.Equal(t, c.want, Style(0).within(c.tag, &c.a)&^Wrapped, "%d %+v", c.tag, c.a)
	}
	require.Zero(t, Centred.within(tagParagraph, &attrs{align: []byte("left")}))
}
