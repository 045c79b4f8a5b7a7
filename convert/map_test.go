package convert

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

func TestReadMap(t *testing.T) {
	const text = "\ufeff/img/\thttps://cdn.example/i/\r\n\n# a remark\n" + `{"old": "/img/old/", "new": "/o/"}` + "\n" + `["a.png", "b.png"]` + "\na.png\tb.png\n"
	m, err := ReadMap("map.tsv", strings.NewReader(text))
	require.NoError(t, err)
	for s, want := range map[string]string{
		"/img/x.png": "https://cdn.example/i/x.png", "/img/old/x.png": "/o/x.png", "/img/old": "https://cdn.example/i/old",
		"a.png": "b.png", "a.png?x": "b.png?x",
	} {
		have, ok := m.address(s)
		require.True(t, ok, s)
		require.Equal(t, want, have)
	}
	for _, s := range []string{"", "img/x", "x/img/"} {
		_, ok := m.address(s)
		require.False(t, ok, s)
	}

	_, err = ReadMap("map.tsv", strings.NewReader("a\tb\nnone\na\tc\n{\"old\": 1}\n[\"x\"]\n\tx\n"))
	var lines []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		_, ok := errors.AsType[*article.Error](e)
		require.True(t, ok)
		lines = append(lines, e.Error())
	}
	require.Equal(t, []string{
		`map.tsv:2: want an old address, a tab and a new address, have "none"`,
		`map.tsv:3: want one new address for each old one, have another for "a" in line 1`,
		`map.tsv:4: want an object such as {"old": "/img/", "new": "https://cdn.example/"}, have "{\"old\": 1}"`,
		`map.tsv:5: want an array of two addresses, have "[\"x\"]"`,
		`map.tsv:6: want an old address, have none`,
	}, lines)
	_, err = ReadMap("map.tsv", strings.NewReader(strings.Repeat("x", 2<<20)))
	require.ErrorContains(t, err, "map.tsv:1: ")
}

// TestMap writes other addresses, in every format.
func TestMap(t *testing.T) {
	m := new(Map)
	require.True(t, m.Set("/img/", "https://cdn.example/"))
	require.False(t, m.Set("/img/", "/other/"))
	require.False(t, m.Set("", "/other/"))
	const front = "---\ntitle: T\nimages: [/img/c.png]\n---\n"
	const body = `<p><img src="/img/a.png" alt="/img/a.png"> <a href="/img/b.pdf">b</a> <code>/img/</code></p>`
	for format, want := range map[Format]string{
		Markdown: "\n![/img/a.png](https://cdn.example/a.png) [b](https://cdn.example/b.pdf) `/img/`\n",
		HTML:     `<p><img src="https://cdn.example/a.png" alt="/img/a.png"> <a href="https://cdn.example/b.pdf">b</a> <code>/img/</code></p>`,
		Keep:     `<p><img src="https://cdn.example/a.png" alt="/img/a.png"> <a href="https://cdn.example/b.pdf">b</a> <code>/img/</code></p>`,
	} {
		p, err := (&Converter{Target: Hugo, Format: format, Map: m}).Convert(parsed(t, "a.html", front+body))
		require.NoError(t, err)
		require.True(t, strings.HasSuffix(string(p.Data), "\n---\n"+want), "%s", p.Data)
		require.Contains(t, string(p.Data), "https://cdn.example/c.png")
		require.Contains(t, p.Changes, Change{File: "a.html", Kind: Moved, Value: "/img/a.png", Note: "https://cdn.example/a.png"})
	}

	// Markdown that is Markdown already.
	p, err := (&Converter{Target: Hexo, Map: m}).Convert(parsed(t, "a.md", "---\ntitle: T\n---\n# h\n\n![a](/img/a.png) `![a](/img/a.png)` [r]\n\n[r]: /img/r.pdf\n"))
	require.NoError(t, err)
	require.True(t, strings.HasSuffix(string(p.Data), "![a](https://cdn.example/a.png) `![a](/img/a.png)` [r]\n\n[r]: https://cdn.example/r.pdf\n"), "%s", p.Data)
}
