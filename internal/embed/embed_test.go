package embed

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/token"
)

// read reads the attributes of a tag.
func read(tag string) *Attrs {
	z := token.New([]byte(tag), 0)
	z.Next()
	a := Of(z.TagName())
	if a != nil {
		a.Read(z)
	}
	return a
}

func TestOf(t *testing.T) {
	for tag, want := range map[string]string{
		"<iframe>": Iframe, "<VIDEO>": Video, "<audio>": Audio, "<object>": Object, "<embed>": Embed,
		"<lite-youtube>": Iframe, "<amp-video>": Video, "<amp-vimeo>": Iframe,
	} {
		require.Equal(t, want, read(tag).Kind, tag)
	}
	for _, tag := range []string{"<canvas>", "<applet>", "<img>", "<lite-tweet>", "<amp-img>", "<script>", "<frame>"} {
		require.Nil(t, read(tag), tag)
	}
}

func TestAddress(t *testing.T) {
	for tag, want := range map[string]string{
		"<iframe src=' /a\n'>":     "/a",
		"<iframe>":                 "",
		"<iframe src=about:blank>": "",
		"<iframe src=about:blank data-src=https://a.example>": "https://a.example",
		"<iframe data-lazy-src=//a.example/b>":                "//a.example/b",
		"<iframe data-cfsrc=/b src=/a>":                       "/b",
		"<iframe src=/a data-src=/b>":                         "/a",
		"<iframe data-src=none>":                              "",
		"<video src=a.mp4>":                                   "a.mp4",
		"<object data=a.pdf>":                                 "a.pdf",
		"<embed data=a.pdf src=b.swf>":                        "b.swf",
		"<lite-youtube videoid=x>":                            "https://www.youtube.com/embed/x",
		"<amp-youtube data-videoid=' x '>":                    "https://www.youtube.com/embed/x",
		"<lite-vimeo videoid=1>":                              "https://player.vimeo.com/video/1",
		"<lite-youtube>":                                      "",
		"<iframe videoid=x>":                                  "",
		"<vimeo-video src=https://a.example/1>":               "https://a.example/1",
	} {
		require.Equal(t, want, read(tag).Address(), tag)
	}
}

func TestAttrs(t *testing.T) {
	a := read("<video poster=' a.jpg ' title='b\n c' width=3 height=2>")
	require.Equal(t, []string{"a.jpg", "b c"}, []string{a.Poster, a.Name()})
	w, h := a.Size()
	require.Equal(t, [2]int{3, 2}, [2]int{w, h})
	require.Equal(t, "a.jpg", read("<video data-poster=a.jpg poster=>").Poster)
	require.Equal(t, "a b", read("<lite-youtube playlabel=' a  b'>").Name())
	require.Equal(t, "c", read("<lite-youtube playlabel=a title=c>").Name())
	for style, want := range map[string]string{
		"background-image: url('/a.jpg');": "/a.jpg", "BACKGROUND:#000 url( https://a.example/b.jpg ) no-repeat": "https://a.example/b.jpg",
		"background-image: none": "", "background: url(a.jpg": "", "color: url(a.jpg)": "", "": "",
	} {
		require.Equal(t, want, read(`<lite-youtube style="`+style+`">`).Poster, style)
		require.Empty(t, read(`<video style="`+style+`">`).Poster, style)
	}
}

func TestIsEmpty(t *testing.T) {
	for tag, want := range map[string]bool{
		"<iframe>": true, "<iframe src=#>": true, "<object>": true, "<embed>": true, "<lite-youtube>": true,
		"<iframe width=300 height=200>": true, "<embed width=3>": true, "<object width=320 height=266>": false,
		"<iframe src=a>": false, "<iframe srcdoc=a>": false, "<video>": false, "<audio>": false, "<object data=a>": false,
	} {
		require.Equal(t, want, read(tag).IsEmpty(), tag)
	}
}

func TestCounts(t *testing.T) {
	for tag, want := range map[string]bool{
		"<iframe src=a width=1 height=1>": true, "<iframe src=a width=0 height=0px>": true,
		"<iframe src=https://www.googletagmanager.com/ns.html?id=1>": true, "<iframe src=https://www.facebook.com/tr?id=1>": true,
		"<iframe src=a>": false, "<iframe src=a width=1>": false, "<iframe src=a width=100% height=1>": false,
		"<iframe src=https://www.facebook.com/travel>": false, "<audio src=a height=0>": false,
	} {
		require.Equal(t, want, read(tag).Counts(), tag)
	}
}

func TestFallback(t *testing.T) {
	a := read("<object width=3>")
	a.Fallback(read("<embed src=b width=4 height=5 title=c>"))
	require.Equal(t, []string{"b", "c", "3"}, []string{a.Address(), a.Name(), a.RawWidth})
	a.Fallback(read("<embed src=d title=e>"))
	require.Equal(t, []string{"b", "c"}, []string{a.Address(), a.Name()}) // the first
}

func TestReadParam(t *testing.T) {
	for tag, want := range map[string]string{
		"<param name=movie value=a>": "a", "<param name=SRC value=a>": "a", "<source src=a>": "a", "<source data-src=a>": "a",
		"<param name=wmode value=a>": "", "<source srcset=a>": "", "<param>": "",
	} {
		a := read("<object>")
		z := token.New([]byte(tag), 0)
		z.Next()
		z.TagName()
		a.ReadParam(z)
		require.Equal(t, want, a.Address(), tag)
		b := read("<object data=b>")
		z = token.New([]byte(tag), 0)
		z.Next()
		z.TagName()
		b.ReadParam(z)
		require.Equal(t, "b", b.Address(), tag)
	}
}

// FuzzRead checks of any tag that what it says can be asked, and that its size
// is not negative.
func FuzzRead(f *testing.F) {
	fixture.Seeds(f, func(post []byte) {
		if len(post) < 4<<10 {
			f.Add(string(post))
		}
	})
	f.Add("<lite-youtube videoid=x style='background:url(a'>")
	f.Fuzz(func(t *testing.T, tag string) {
		for name := range players {
			a := Of([]byte(name))
			if z := token.New([]byte(tag), 0); z.Next() == html.StartTagToken {
				z.TagName()
				a.Read(z)
			}
			w, h := a.Size()
			require.True(t, w >= 0 && h >= 0)
			require.False(t, a.IsEmpty() && a.Address() != "")
			a.Counts()
			a.Fallback(a)
		}
	})
}
