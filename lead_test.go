package article

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLead has for each cover the image that it names, and another one in
// front of that. Which addresses are of one picture, package picture tells.
func TestLead(t *testing.T) {
	const first = "https://a.example/first.jpg"
	for cover, want := range map[string]string{
		"https://a.example/b.jpg":         "https://a.example/b.jpg",
		"http://a.example/b-300x200.jpg":  "https://a.example/b.jpg",
		"/b.jpg":                          "https://a.example/b.jpg",
		"":                                first,
		"https://a.example/c.jpg":         first,
		"https://a.example/loading.gif?x": first, // a placeholder
	} {
		a := &Article{Cover: cover, Images: []Image{{Src: "d.png", Decorative: true}, {Src: first}, {Src: "https://a.example/loading.gif"}, {Src: "https://a.example/b.jpg"}}}
		require.Equal(t, want, a.Lead().Src, cover)
	}
}

func TestLeadNone(t *testing.T) {
	a, err := Parse(strings.NewReader("---\ncover: a.jpg\n---\n<img src=pixel.gif width=1 height=1>"))
	require.NoError(t, err)
	require.Nil(t, a.Lead())
	require.Equal(t, "a.jpg", a.Cover)
}

// TestLeadSrcset finds a cover among the candidates, and one that is
// decorative by its look, as the author's word counts more.
func TestLeadSrcset(t *testing.T) {
	a := &Article{Cover: "b.jpg", Images: []Image{{Src: "x.jpg"}, {Src: "a.jpg", Srcset: []Candidate{{URL: "b.jpg"}}}}}
	require.Equal(t, "a.jpg", a.Lead().Src)
	a = &Article{Cover: "b.jpg", Images: []Image{{Src: "x.jpg"}, {Src: "b.jpg", Decorative: true}}}
	require.Equal(t, "b.jpg", a.Lead().Src)
}
