package picture

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSame has pairs of a cover and the address of an image in the body.
func TestSame(t *testing.T) {
	for _, c := range []struct{ name, cover, src string }{
		{"equal", "https://a.example/b.jpg", "https://a.example/b.jpg"},
		{"scheme", "http://a.example/b.jpg", "https://a.example/b.jpg"},
		{"no scheme", "//a.example/b.jpg", "https://a.example/b.jpg"},
		{"fragment", "https://a.example/b.jpg#x", "https://a.example/b.jpg"},
		{"white space", " https://a.example/b.jpg\n", "https://a.example/b.jpg"},
		{"proxy with an escaped address", "https://proxy.example/?url=http%3A%2F%2Fa.example%2Fb.jpg&thumbnail=660x2147", "http://a.example/b.jpg"},
		{"proxy in the path", "https://cdn.example/image/fetch/w_1456/https%3A%2F%2Fa.example%2Fb.jpeg", "https://a.example/b.jpeg"},
		{"proxy with an address in lower case", "https://cdn.example/https%3a%2f%2fa.example%2fb.jpeg", "https://a.example/b.jpeg"},
		{"proxy that takes host and path", "https://i0.wp.com/a.example/b.jpg?w=300", "https://a.example/b.jpg"},
		{"proxy without scheme", "https://images.weserv.nl/?url=a.example/b.jpg", "https://a.example/b.jpg"},
		{"proxy with another scheme", "https://images.weserv.nl/?url=ssl:a.example/b.jpg", "https://a.example/b.jpg"},
		{"size of Blogger", "https://a.example/x/s320/b.jpg", "https://a.example/x/s1600/b.jpg"},
		{"size of Weibo", "https://a.example/large/b.jpg", "https://a.example/mw690/b.jpg"},
		{"size of WordPress", "https://a.example/b-300x200.jpg", "https://a.example/b.jpg"},
		{"scaled by WordPress", "https://a.example/b.jpg", "https://a.example/b-scaled.jpg"},
		{"command to the server", "https://a.example/b.jpg@s_2,w_820", "https://a.example/b.jpg"},
		{"style of the server", "https://a.example/b.jpg!thumb", "https://a.example/b.jpg"},
		{"template of the server", "https://a.example/b~tplv-x.image", "https://a.example/b~tplv-y.image"},
		{"query that says the size", "https://a.example/b?imageView2/2/w/400", "https://a.example/b?imageView2/2/w/800"},
		{"query that says more", "https://a.example/?id=7&w=3", "https://a.example/?id=7&w=4"},
		{"no host", "/img/b.jpg", "https://a.example/img/b.jpg"},
		{"no host, no slash", "./img/b.jpg", "https://a.example/img/b.jpg"},
		{"case", "https://a.example/B.JPG", "https://A.example/b.jpg"},
	} {
		require.True(t, Same(Key(c.cover), Key(c.src)), c.name)
	}
}

// TestSameNot has their neighbours.
func TestSameNot(t *testing.T) {
	for _, c := range []struct{ name, cover, src string }{
		{"nothing", "", ""},
		{"another name", "https://a.example/c.jpg", "https://a.example/b.jpg"},
		{"another host", "https://c.example/b.jpg", "https://a.example/b.jpg"},
		{"another folder", "https://a.example/2021/b.jpg", "https://a.example/2022/b.jpg"},
		{"another number", "https://a.example/b-2.jpg", "https://a.example/b-3.jpg"},
		{"query that says which", "https://a.example/?id=7", "https://a.example/?id=8"},
		{"random picture", "https://random.example/400/300?random=6680", "https://a.example/b.jpg"},
		{"placeholder", "https://a.example/loading.gif", "https://a.example/loading.gif?x"},
		{"end of a name", "b.jpg", "https://a.example/web.jpg"},
		{"end of a folder", "/img/b.jpg", "https://a.example/myimg/b.jpg"},
		{"root", "/", "https://a.example/"},
		{"mark at the front of a name", "https://a.example/@b.jpg", "https://a.example/@c.jpg"},
	} {
		require.False(t, Same(Key(c.cover), Key(c.src)), c.name)
	}
}
