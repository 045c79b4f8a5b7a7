package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

func TestShow(t *testing.T) {
	local := func(a *article.Article, src string) string { return "../static" + src }
	for _, c := range []struct{ src, want string }{
		{"https://example.com/a.jpg", "https://example.com/a.jpg"},
		{"HTTP://example.com/a.jpg", "HTTP://example.com/a.jpg"},
		{"//example.com/a.jpg", "https://example.com/a.jpg"},
		{"data:image/png;base64,AAAA", "data:image/png;base64,AAAA"},
		{"data:image/png;base64," + strings.Repeat("A", maxPicture), ""},
		{"/a.jpg", "../static/a.jpg"},
		{"javascript:alert(1)", ""},
		{"file:///etc/a.jpg", ""},
		{"", ""},
	} {
		w := &Writer{page: Page{Local: local}}
		require.Equal(t, c.want, w.show(&article.Article{}, c.src), c.src)
	}
	require.Empty(t, (&Writer{}).show(&article.Article{}, "/a.jpg"))
}

func TestSchemeOf(t *testing.T) {
	for address, want := range map[string]string{
		"mailto:a@b": "mailto", "HTTPS://a": "https", "a/b:c": "", ":a": "", "a": "", "#a:b": "", "тел:1": "",
	} {
		require.Equal(t, want, schemeOf(address), address)
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s    string
		size int
		want string
	}{
		{"lake", 4, "lake"},
		{"lakes", 4, "lake…"},
		{"湖水", 4, "湖…"},
		{"湖", 2, "…"},
		{"", 0, ""},
	} {
		require.Equal(t, c.want, cut(c.s, c.size))
	}
	list := cutAll(make([]string, maxList+5))
	require.Len(t, list, maxList+1)
	require.Equal(t, "…", list[maxList])
}

func TestClassOf(t *testing.T) {
	for words, want := range map[int]int{0: 0, 1: 1, 99: 1, 100: 2, 6399: 7, 6400: 8, 1 << 40: 8} {
		require.Equal(t, want, classOf(words), words)
	}
}

func TestFaultsOf(t *testing.T) {
	require.Equal(t, []faultRow{{Key: "date", Line: 1}, {Message: "x"}}, faultsOf([]error{&article.Error{Key: "date", Line: 1}, errors.New("x")}))
}

func TestAround(t *testing.T) {
	const tag = `<img src="a.jpg">`
	body := strings.Repeat("湖", 200) + tag + strings.Repeat("水", 200)
	src := "---\ntitle: x\n---\n" + body
	start := strings.Index(src, tag)
	a := &article.Article{Source: []byte(src), Body: body}
	row := around(a, &article.Image{Offset: start, End: start + len(tag)})
	require.Equal(t, markupRow{"…" + strings.Repeat("湖", maxBefore/3), tag, strings.Repeat("水", maxAfter/3) + "…"}, row)

	a = &article.Article{Source: []byte("---\n---\n" + tag), Body: tag}
	require.Equal(t, markupRow{"", tag, ""}, around(a, &article.Image{Offset: 8, End: 8 + len(tag)}))

	for _, m := range []article.Image{{}, {Offset: 4, End: 4}, {Offset: 3, End: 99}} {
		require.Empty(t, around(a, &m))
	}
}
