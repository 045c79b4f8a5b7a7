package picture

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/srcset"
	"github.com/goarticle/article/internal/token"
)

// img reads the attributes of an img.
func img(attrs string) Attrs {
	z := token.New([]byte("<img "+attrs+">"), 0)
	z.Next()
	return Read(z)
}

// sourceOf is the address of the real image, among its candidates, too.
func sourceOf(attrs string) string {
	a := img(attrs)
	return a.Source(srcset.Append(nil, a.Srcset))
}

func TestRead(t *testing.T) {
	a := img(`src=a.jpg alt=" a  b&amp;" title=" c  d" class="x Y" style=z srcset=s data-srcset=l data-caption=" e  f" hidden`)
	require.Equal(t, "a.jpg", a.Src)
	require.Equal(t, "a b&", a.Alt)
	require.Equal(t, []string{"c d", "x Y", "z", "s", "l", "e f"}, []string{a.Title, a.Class, a.Style, a.Srcset, a.LazySet, a.Caption})
	require.True(t, a.Hidden)
	require.Equal(t, "\ufffda", img("alt='\xffa'").Alt)

	plain := img("src=a.jpg alt=b width=1")
	require.Same(t, noAttrs, plain.seldomAttrs)
	require.Zero(t, *noAttrs) // which images share
}

// TestCaption has tags and entities in the HTML that data-caption holds.
func TestCaption(t *testing.T) {
	for val, want := range map[string]string{
		"":  "",
		"a": "a",
		"The <em>lake</em> in <a href='/x'>autumn</a>": "The lake in autumn",
		"The lake<br>in autumn":                        "The lake in autumn",
		"<p>The lake</p><p>in autumn</p>":              "The lake in autumn",
		"Tom &amp; <b>Jerry</b>":                       "Tom & Jerry",
		"Tom & Jerry":                                  "Tom & Jerry",
		"5 < 6 and 7 > 2":                              "5 < 6 and 7 > 2",
		"a<sub>2</sub>b":                               "a2b",
		"a <b":                                         "a <b",
		"a <b c='d>":                                   "a <b c='d>",
		"a<!-- b -->c<script>d</script>e":              "ace",
		"a <i>b":                                       "a b",
		"<img src=a.png>":                              "",
	} {
		attr := strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(val)
		require.Equal(t, want, img(`data-caption="`+attr+`"`).Caption, val)
	}
}

// TestSource has an image for each way to keep an address from browsers.
func TestSource(t *testing.T) {
	for attrs, want := range map[string]string{
		"":                                   "",
		"src=' a.jpg\n'":                     "a.jpg",
		"src=a.jpg data-src=b.jpg":           "a.jpg", // holds a copy where src is a picture
		"src=loading.gif data-src=b.jpg":     "b.jpg",
		"src=loading.gif":                    "loading.gif",
		"data-src=b.jpg data-original=c.jpg": "b.jpg", // by rank, not by order
		"data-original=c.jpg data-src=b.jpg": "b.jpg",
		"data-asrc=c.jpg data-echo=b.jpg":    "b.jpg",
		"data-cfsrc=/c":                      "/c",
		"data-src-large=/c":                  "/c",
		"data-href=/c":                       "",
		"cfsrc=/c":                           "",
		"data-src=https://a.example/b":       "https://a.example/b",
		"data-src=../b data-original=c.jpg":  "../b",
		"data-src=true data-original=c.jpg":  "c.jpg",

		// Scripts that put another image in the place of any.
		"src=blur-20.jpg data-flickity-lazyload=b.jpg":                       "b.jpg",
		"src=a.jpg data-flickity-lazyload-src=b.jpg data-src=c.jpg":          "b.jpg",
		"src=a.jpg data-flickity-lazyload=true":                              "a.jpg",
		"data-flickity-lazyload-srcset='b.jpg 1x, c.jpg 2x' src=loading.gif": "c.jpg",
		"src=data:, data-cfsrc=/b style='display:none;visibility:hidden'":    "/b",
		"src=a-blur.jpg data-src=b.jpg":                                      "a-blur.jpg",
		"src=img-blur.jpg data-src=b.jpg":                                    "b.jpg",

		// Of several the largest.
		"src=data:, data-src-mini=/m.jpg data-src-large=/l.jpg":     "/l.jpg",
		"src=data:, data-src-large=/l.jpg data-src-mini=/m.jpg":     "/l.jpg",
		"data-src-small=/s.jpg data-src-medium=/m.jpg":              "/m.jpg",
		"data-380src=/a.jpg data-1000src=/b.jpg data-750src=/c.jpg": "/b.jpg",
		"data-src-2x=/b.jpg data-src-1x=/a.jpg":                     "/b.jpg",
		"data-src-large=/b.jpg data-src=/a.jpg":                     "/a.jpg",
		"data-99999999999999999999src=/b.jpg data-small-src=/a.jpg": "/b.jpg",
		"src=data:, data-baseurl=https://a.example/b":               "https://a.example/b",
		"src=a.jpg data-baseurl=https://a.example/b":                "a.jpg",
		"data-src=12":                      "",
		`data-src='{"a": "b.jpg"}'`:        "",
		"data-src='a b.jpg'":               "",
		"data-src=data:image/png;base64,x": "",
		"data-src=' b.jpg?x'":              "b.jpg?x",
		"src=blank.png data-srcset='b.jpg 1x, c.jpg 2x' srcset=d.jpg": "c.jpg",
		"src=blank.png data-lazy-srcset=b.jpg":                        "b.jpg",
		"src=blank.png srcset='b.jpg 1w, c.jpg 2w'":                   "c.jpg",
		`src=blank.png data-attrs='{"src":"b.jpg","x":1}'`:            "b.jpg",
		`src=blank.png data-attrs='{"src":1}'`:                        "blank.png",
		"src=blank.png data-attrs=b.jpg":                              "blank.png",
	} {
		require.Equal(t, want, sourceOf(attrs), attrs)
	}
	for _, key := range lazyKeys {
		require.Equal(t, "b.jpg", sourceOf("src=data:, "+key+"=b.jpg"), key)
	}
}

func TestIsPlaceholder(t *testing.T) {
	long := strings.Repeat("x", 400)
	for _, src := range []string{
		"", " \n", "#", "#x", "about:blank", "null", "undefined", "data:image/gif;base64,R0lGOD", "data:image/svg+xml," + long,
		"loading.gif", "/img/Lazy_Placeholder.PNG?x#y", "img-loading.svg", "default_blank.jpg", "1x1.png", "t.gif", "/a/b.png?v=1", "nopic.GIF",
	} {
		require.True(t, IsPlaceholder(src), src)
	}
	for _, src := range []string{
		"a.jpg", "data:image/png;base64," + long, "transparent-solar-cell.jpg", "loading", "/loading/a.jpg", "t.jpg", "default.jpeg", "img.gif", "default-image.png", "gray.txt",
	} {
		require.False(t, IsPlaceholder(src), src)
	}
}

func TestHasExtension(t *testing.T) {
	for s, want := range map[string]bool{"a.jpg": true, "a.JPEG?x": true, ".svg": true, "a.b.webp": true, "": false, "a": false, "jpg": false, "a.jpg.txt": false, "a.html?b.jpg": false, "a.": false} {
		require.Equal(t, want, HasExtension(s), s)
	}
}

func TestSize(t *testing.T) {
	for attrs, want := range map[string][2]int{
		"":                                                      {},
		"width=640 height=480":                                  {640, 480},
		"width=' 640px' height=480.9":                           {640, 480},
		"width=640":                                             {640, 0},
		"width=100% height=4em":                                 {},
		"width=50vw height=5%":                                  {},
		"width=auto height=-1":                                  {},
		"width=99999999999 height=2147483647":                   {0, 2147483647},
		"style='width: 64px; HEIGHT:48px'":                      {64, 48},
		"style='width:6.5em;height:48%'":                        {},
		"style='max-width:64px'":                                {},
		"width=640 style='width:64px;height:48px'":              {640, 48},
		"data-width=640 data-height=480":                        {640, 480},
		"data-rawwidth=64 data-rawheight=48":                    {64, 48},
		"data-w=64 h=48":                                        {64, 48},
		"data-img-size-val=64,48":                               {64, 48},
		"data-img-size-val=64":                                  {},
		"width=6 data-width=640 data-height=480":                {6, 0},
		`src='data:image/svg+xml,<svg width="64" height="48">'`: {64, 48},
		"src='data:image/svg+xml,<svg>'":                        {},
		"src=a.svg?width=64":                                    {},
	} {
		a := img(attrs)
		w, h := a.Size()
		require.Equal(t, want, [2]int{w, h}, attrs)
	}
}

func TestSizeOfShape(t *testing.T) {
	for layout, want := range map[string]int{"responsive": 0, "fill": 0, "fixed": 4} {
		a := img("width=4 height=3 layout=" + layout)
		w, _ := a.Size()
		require.Equal(t, want, w, layout)
	}
}

func TestHasClass(t *testing.T) {
	require.True(t, HasClass(" a\tIcon\n", "icon"))
	require.True(t, HasClass("b", "a", "b"))
	require.False(t, HasClass("", ""))
	require.False(t, HasClass("icon-2 iconic", "icon"))
}

// decorated is the name of the first rule by which an image is decoration.
func decorated(l Look) string {
	for _, rule := range decorationRules {
		if rule.fits(l) {
			return rule.name
		}
	}
	return ""
}

// TestDecorative has for each rule an image that it takes, and neighbours
// that no rule does.
func TestDecorative(t *testing.T) {
	const none = ""
	for _, c := range []struct{ want, attrs string }{
		{"pixel", "src=a.gif width=1 height=1"},
		{"pixel", "src=a.gif width=1"},
		{"pixel", "src=a.gif height=1"},
		{"pixel", "src=a.gif width=' 0' height=1"},
		{"pixel", "src=a.gif height=0"},
		{none, "src=a.gif width=1 height=200"},
		{none, "src=a.gif width=0 height=200"},
		{none, "src=a.gif"},
		{"counter", "src=https://feeds.feedburner.com/~r/a/1"},
		{none, "src=https://feeds.feedburner.com/a.png"},
		{"spacer", "src=/img/Spacer.gif"},
		{none, "src=/img/spacer-in-a-wall.gif"},
		{"emoji", "src=a.png class='a Emoji'"},
		{"emoji", "src=a.png style='height: 1em'"},
		{"emoji", "src=a.png style='width:1.5em'"},
		{"emoji", "src=/Emojis/a.png"},
		{"emoji", "src=/smilies/a.png width=100 height=100"},
		{none, "src=/emotion/a.png width=101 height=100"},
		{none, "src=a.png style='height:2em'"},
		{none, "src=a.png style='margin:1em'"},
		{none, "src=a.png class=emojis"},
		{"formula", "src=https://latex.codecogs.com/a"},
		{"formula", "src=a.png class=latex"},
		{none, "src=latex.png"},
		{"avatar", "src=a.png class=avatar"},
		{"avatar", "src=https://www.gravatar.com/avatar/1"},
		{"avatar", "src=http://a0.twimg.com/profile_images/52589204/y_normal.png"},
		{"avatar", "src=https://avatars.githubusercontent.com/u/1?v=4"},
		{"avatar", "src=a.png class='alignleft profile-pic'"},
		{none, "src=/profile/images/a.jpg class=profile"},
		{none, "src=/2014/06/joy_headshot.png"},
		{"button", "src=a.gif width=88 height=31"},
		{"button", "src=FF3_88x31_g.png width=88 height=30"},
		{"button", "src=a.png style='width:80px;height:15px'"},
		{"button", "src=/buttons/rss-80x15.png"},
		{none, "src=/buttons/rss-88x31.png width=880 height=310"},
		{none, "src=/88x31/lake.png"},
		{none, "src=a.png width=88"},
		{none, "src=a.png width=88 height=60"},
		{"licence", "src=https://licensebuttons.net/l/by/4.0/a.png"},
		{"licence", "src=http://i.creativecommons.org/l/by-sa/3.0/a.png"},
		{"licence", "src=https://mirrors.creativecommons.org/presskit/icons/cc.svg"},
		{none, "src=https://search.creativecommons.org/photos/a.jpg"},
		{none, "src=/images/creative-commons.png"},
		{none, "src=avatar.jpg"},
		{"icon", "src=a.png width=32 height=32"},
		{"icon", "src=a.png width=16"},
		{"icon", "src=a.png height=16"},
		{"icon", "src=a.png alt=Icon"},
		{"icon", "src=a.png class=icon"},
		{none, "src=a.png width=33 height=32"},
		{none, "src=a.png width=32 height=33"},
		{none, "src=a.png alt='an icon'"},
	} {
		a := img(c.attrs)
		l := Look{Attrs: &a, Src: a.Src}
		l.Width, l.Height = a.Size()
		require.Equal(t, c.want, decorated(l), c.attrs)
		require.Equal(t, c.want != none, l.Decorative(), c.attrs)
		l.Hidden = true
		require.Equal(t, "hidden", decorated(l), c.attrs)
	}
	a := img("src=a.png width=16")
	require.False(t, Look{Attrs: &a, Src: a.Src, Width: 16, InFigure: true}.Decorative()) // a small figure
	require.False(t, Look{Attrs: &a, Src: "https://licensebuttons.net/l/by/4.0/a.png", InFigure: true}.Decorative())
}

// FuzzRead checks of any attributes:
//   - A size is not negative, and the image can be judged.
//   - The source is one of the addresses in the attributes.
//   - Every address is of one picture with itself, if it is of any.
func FuzzRead(f *testing.F) {
	fixture.Seeds(f, func(post []byte) {
		for _, tag := range strings.Split(string(post), "<img ")[1:] {
			attrs, _, _ := strings.Cut(tag, ">")
			f.Add(attrs)
		}
	})
	f.Fuzz(func(t *testing.T, attrs string) {
		a := img(attrs)
		set := srcset.Append(nil, a.Srcset)
		src := a.Source(set)
		addresses := []string{strings.TrimSpace(a.Src), strings.TrimSpace(a.Lazy), sourceInJSON(a.json), strings.Trim(a.Src, " \t\n\f\r")}
		for _, c := range srcset.Append(set, a.LazySet) {
			addresses = append(addresses, c.URL)
		}
		require.Contains(t, addresses, src)
		w, h := a.Size()
		require.True(t, w >= 0 && h >= 0)
		l := Look{Attrs: &a, Src: src, Width: w, Height: h}
		require.Equal(t, decorated(l) != "", l.Decorative())
		key := Key(src)
		require.Equal(t, key != "", Same(key, Key(src)))
	})
}
