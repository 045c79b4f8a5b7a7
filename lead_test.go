package article

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLead names covers that are the second of two images, in other words.
func TestLead(t *testing.T) {
	tests := []struct{ name, cover, src string }{
		{"equal", "https://a.example/b.jpg", "https://a.example/b.jpg"},
		{"scheme", "http://a.example/b.jpg", "https://a.example/b.jpg"},
		{"no scheme", "//a.example/b.jpg", "https://a.example/b.jpg"},
		{"fragment", "https://a.example/b.jpg#x", "https://a.example/b.jpg"},
		{"proxy with an escaped address", "https://proxy.example/?url=http%3A%2F%2Fa.example%2Fb.jpg&thumbnail=660x2147", "http://a.example/b.jpg"},
		{"proxy in the path", "https://cdn.example/image/fetch/w_1456/https%3A%2F%2Fa.example%2Fb.jpeg", "https://a.example/b.jpeg"},
		{"proxy that takes host and path", "https://i0.wp.com/a.example/b.jpg?w=300", "https://a.example/b.jpg"},
		{"proxy without scheme", "https://images.weserv.nl/?url=a.example/b.jpg", "https://a.example/b.jpg"},
		{"size of Blogger", "https://a.example/x/s320/b.jpg", "https://a.example/x/s1600/b.jpg"},
		{"size of Weibo", "https://a.example/large/b.jpg", "https://a.example/mw690/b.jpg"},
		{"size of WordPress", "https://a.example/b-300x200.jpg", "https://a.example/b.jpg"},
		{"scaled by WordPress", "https://a.example/b.jpg", "https://a.example/b-scaled.jpg"},
		{"command to the server", "https://a.example/b.jpg@s_2,w_820", "https://a.example/b.jpg"},
		{"style of the server", "https://a.example/b.jpg!thumb", "https://a.example/b.jpg"},
		{"query that says the size", "https://a.example/b?imageView2/2/w/400", "https://a.example/b?imageView2/2/w/800"},
		{"query that says more", "https://a.example/?id=7&w=3", "https://a.example/?id=7&w=4"},
		{"no host", "/img/b.jpg", "https://a.example/img/b.jpg"},
		{"no host, no slash", "./img/b.jpg", "https://a.example/img/b.jpg"},
		{"case", "https://a.example/B.JPG", "https://A.example/b.jpg"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &Article{Cover: tt.cover, Images: []Image{{Src: "https://a.example/first.jpg"}, {Src: tt.src}}}
			require.Equal(t, tt.src, a.Lead().Src)
		})
	}
}

// TestLeadOther names covers that no image of the body is.
func TestLeadOther(t *testing.T) {
	tests := []struct{ name, cover, src string }{
		{"no cover", "", "https://a.example/b.jpg"},
		{"another name", "https://a.example/c.jpg", "https://a.example/b.jpg"},
		{"another host", "https://c.example/b.jpg", "https://a.example/b.jpg"},
		{"another folder", "https://a.example/2021/b.jpg", "https://a.example/2022/b.jpg"},
		{"query that says which", "https://a.example/?id=7", "https://a.example/?id=8"},
		{"random picture", "https://random.example/400/300?random=6680", "https://a.example/b.jpg"},
		{"placeholder", "https://a.example/loading.gif", "https://a.example/loading.gif?x"},
		{"end of a name", "b.jpg", "https://a.example/web.jpg"},
		{"root", "/", "https://a.example/"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &Article{Cover: tt.cover, Images: []Image{{Src: "d.png", Decorative: true}, {Src: "https://a.example/first.jpg"}, {Src: tt.src}}}
			require.Equal(t, "https://a.example/first.jpg", a.Lead().Src)
		})
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
