package article

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An attack is a post that is made to cost time or memory, or to be taken
// for something else, with what it must give.
type attack struct {
	name string
	post func() string
	want func(t *testing.T, a *Article, err error)
}

const attackFront = "---\ntitle: a\n---\n"

func bodyOf(s string, n int) func() string {
	return func() string { return attackFront + strings.Repeat(s, n) }
}

func block(s string) func() string {
	return func() string { return "---\n" + s + "\n---\n" }
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// attacks are the page of attacks. SECURITY.md says what they cost.
var attacks = []attack{
	{"200,000 nested elements", bodyOf("<div>", 200_000), wantText("")},
	{"200,000 nested inline elements", bodyOf("<b>", 200_000), wantText("")},
	{"200,000 nested elements with text", bodyOf("<div>x", 200_000), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, 200_000, a.Words)
	}},
	{"100,000 misnested elements", func() string {
		return attackFront + strings.Repeat("<b><div>", 100_000) + strings.Repeat("</b>", 100_000)
	}, wantText("")},
	{"50,000 nested tables", bodyOf("<table><tr><td>", 50_000), wantText("")},
	{"100,000 unclosed links", bodyOf("<a href=x>y ", 100_000), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Links, 100_000)
		require.Len(t, a.Faults, maxFaults+1)
		require.ErrorContains(t, a.Faults[maxFaults], "have 99000 more from here on")
	}},
	{"200,000 links", bodyOf("<a href=x>y</a>", 200_000), wantTooLarge},
	{"200,000 images in noscript", func() string {
		return attackFront + "<noscript>" + strings.Repeat("<img src=x>", 200_000) + "</noscript>"
	}, wantTooLarge},
	{"1,500,000 paragraphs", bodyOf("<p>", 1_500_000), wantTooLarge},
	{"one attribute of 10 MB", func() string { return attackFront + `<img alt="` + strings.Repeat("x", 10<<20) + `">` }, wantTooLarge},
	{"1 MB of <", bodyOf("<", 1<<20), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Text, 1<<20)
	}},
	{"a comment that never ends", func() string { return attackFront + "<p>a</p><!--" + strings.Repeat("<p>b", 500_000) }, wantText("a")},
	{"a tag that never ends", func() string { return attackFront + "<p>a</p><img " + strings.Repeat("b ", 500_000) }, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, "a", a.Text)
		require.Empty(t, a.Images)
		require.Len(t, a.Faults, 1)
	}},
	{"100,000 CDATA marks", bodyOf("<![CDATA[", 100_000), wantText("")},
	{"100,000 shortcodes", bodyOf("[caption]<img>", 100_000), nil},
	{"a srcset of 100,000 candidates", func() string {
		return attackFront + `<img srcset="` + numbered(100_000, "a%d.png 1w, ") + `">`
	}, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Images[0].Srcset, 100_000)
	}},
	{"100,000 images", bodyOf("<p><img src=a.png></p>", 100_000), wantImages},
	{"100,000 images on one line", bodyOf("<img src=a.png>", 100_000), wantImages},
	{"100,000 images with captions", bodyOf("<p align=center><img src=a.png></p><p align=center>x</p>", 100_000), wantImages},
	{"100,000 images and 100,000 captions apart", func() string {
		return attackFront + "<div>" + strings.Repeat("<p><img src=a.png></p>", 100_000) + strings.Repeat("<p class=caption>x</p>", 100_000) + "</div>"
	}, wantImages},
	{"100,000 figcaptions in one figure", func() string {
		return attackFront + "<figure>" + strings.Repeat("<img src=a.png>", 100_000) + strings.Repeat("<figcaption>x</figcaption>", 1000)
	}, wantImages},
	{"100,000 nested captions", bodyOf("<div class=caption>", 100_000), wantText("")},
	{"100,000 images in nested captions", bodyOf("<div class=caption><img src=a.png>", 100_000), wantImages},
	{"1 MB of [", block("a: " + strings.Repeat("[", 1_000_000)), wantTooLarge},
	{"12,000 anchors", block(numbered(12_000, "k%d: &a%[1]d v\n")), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Extra, 12_000)
	}},
	{"20,000 aliases", block("a: &a [1, 2, 3, 4, 5, 6, 7, 8]\n" + numbered(20_000, "k%d: *a\n")), wantTooLarge},
	{"one long key", block(strings.Repeat("k", 250_000) + ": v"), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Extra, 1)
	}},
	{"a block of 2 MB", block("a: " + strings.Repeat("x", 2<<20)), wantTooLarge},
	{"an opener and 2 MB", func() string { return "---\n" + strings.Repeat("x\n", 1<<20) }, wantTooLarge},
	{"1 MB of [ in TOML", func() string { return "+++\na = " + strings.Repeat("[", 1_000_000) + "\n+++\n" }, wantTooLarge},
	{"1 MB of inline tables", func() string { return "+++\na = " + strings.Repeat("{a=", 300_000) + "\n+++\n" }, wantTooLarge},
	{"50,000 keys in 14 tables of TOML", func() string {
		return "+++\n[a.b.c.d.e.f.g.h.i.j.k.l.m.n]\n" + numbered(50_000, "k%d = 1\n") + "+++\n"
	}, wantTooLarge},
	{"5,000 keys of 20 parts in TOML", func() string {
		return "+++\n" + numbered(5_000, "k%d"+strings.Repeat(".a", 19)+" = 1\n") + "+++\n"
	}, wantTooLarge},
	{"330,000 values in a list of YAML", block("a:\n" + strings.Repeat("- \n", 330_000)), wantTooLarge},
	{"300,000 mappings in JSON", func() string { return `{"a": [` + strings.Repeat("{},", 300_000) + "{}]}\n" }, wantTooLarge},
	{"50,000 values in a list of YAML", block("a:\n" + strings.Repeat("- \n", 50_000)), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Extra["a"], 50_000)
	}},
	{"110,000 tags on one line", block("tags: [" + strings.Repeat("a,", 110_000) + "a]"), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, []string{"a"}, a.Tags)
	}},
	{"a dotted key of 500,000 parts", func() string { return "+++\n" + strings.Repeat("a.", 500_000) + "a = 1\n+++\n" }, wantTooLarge},
	{"100,000 [ in JSON", func() string { return `{"a":` + strings.Repeat("[", 100_000) + "\n" }, wantError("1:505: nesting is larger than allowed: want at most 500 levels")},
	{"dots that nest nothing in TOML", func() string {
		return "+++\na = [" + strings.Repeat("1.5, ", 1000) + "]\nb = '" + strings.Repeat("[.", 1000) + "' # " + strings.Repeat(".[", 1000) + "\n+++\n"
	}, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Extra["a"], 1000)
	}},
	{"NUL in the block", block("title: a\x00b"), wantError("2:9: want text, have the control character U+0000")},
	{"NUL in the body", func() string { return attackFront + "<p>a\x00b<img alt='x\x00y'>" }, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, "ab", a.Text)
		require.Equal(t, "x\ufffdy", a.Images[0].Alt)
	}},
	{"overlong UTF-8", block("title: \xc0\xaf"), wantError("2:8: want UTF-8, have the byte 0xc0")},
	{"a lone surrogate", block("title: \xed\xa0\x80"), wantError("2:8: want UTF-8, have the byte 0xed")},
	{"a lone surrogate as a YAML escape", block(`title: "a\ud800b"`), wantError("2:12: title: found invalid Unicode character escape code")},
	{"a lone surrogate as a JSON escape", func() string { return `{"title": "a\ud800b"}` + "\n" }, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, "a\ufffdb", a.Title)
	}},
	{"bytes that are not UTF-8 in the body", func() string { return attackFront + "<p>\xc0\xaf \xed\xa0\x80</p>" }, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Faults, 1)
		require.EqualError(t, a.Faults[0], "4:4: want UTF-8, have the byte 0xc0")
	}},
	{"U+2028 in a title and in the body", func() string { return "---\ntitle: 'a\u2028b'\n---\n<p>a\u2028b</p>" }, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, "a b", a.Title)
		require.NotContains(t, a.Excerpt, "\n")
	}},
	{"bidirectional controls in a title", block("title: a\u202eb"), func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, "a\u202eb", a.Title)
	}},
	{"100,000 nested quotes of Markdown", bodyOf("> ", 100_000), wantMarkdown},
	{"100,000 nested lists of Markdown", func() string { return bodyOf("- ", 100_000)() + "a\n" }, wantMarkdown},
	{"1 MB of open brackets", func() string { return bodyOf("[", 1<<20)() + "\n\n**a**" }, wantMarkdown},
	{"1 MB of links that are never closed", bodyOf("[a](", 1<<18), wantMarkdown},
	{"1 MB of stars, backticks and lesser signs", func() string {
		return attackFront + strings.Repeat("*", 1<<18) + "\n\n" + strings.Repeat("` ", 1<<17) + "\n\n" + strings.Repeat("<", 1<<18) + "\n\n**a**"
	}, wantMarkdown},
	{"a table of 100,000 cells", func() string {
		return attackFront + strings.Repeat("|a", 300) + "|\n" + strings.Repeat("|-", 300) + "|\n" + strings.Repeat(strings.Repeat("|b", 300)+"|\n", 333)
	}, wantMarkdown},
	{"100,000 definitions and footnotes", func() string {
		return attackFront + numbered(50_000, "[a%[1]d]: /b\n[^%[1]d]: c\n\n[x][a%[1]d] [^%[1]d]\n\n")
	}, wantMarkdown},
	{"references to a long definition", func() string {
		return attackFront + "[a]: /" + strings.Repeat("x", 100_000) + "\n\n" + strings.Repeat("[b][a] ", 1000)
	}, func(t *testing.T, _ *Article, err error) { require.ErrorIs(t, err, ErrTooLarge) }},
	{"scripts in disguise", func() string {
		return attackFront + `<a href="&#x6A;avascript:x">1</a><a href="java&#10;script:x">2</a><a href=" &#1;JavaScript:x">3</a>` +
			`<a href="vbscript:x">4</a><a href="data:text/html,x">5</a><a href="DATA:text/html;base64,eA==">6</a><a href="java	script&colon;x">7</a>` +
			`<a href="&Tab;&NewLine;javascript&#58;x">8</a><a href="&#0000106avascript:x">9</a><a href="&#31;&#x20;data&colon;text/html,x">10</a>` +
			"<a href='\x01\x1fjavascript:x'>11</a><a href='java\r\nscript\n:x'>12</a><svg><a xlink:href=JAVASCRIPT:x>13</a></svg>"
	}, func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Len(t, a.Links, 13)
		require.Len(t, a.Faults, 13)
		for range a.Outbound() {
			require.Fail(t, "outbound")
		}
	}},
}

func wantText(text string) func(t *testing.T, a *Article, err error) {
	return func(t *testing.T, a *Article, err error) {
		require.NoError(t, err)
		require.Equal(t, text, a.Text)
	}
}

func wantMarkdown(t *testing.T, a *Article, err error) {
	require.NoError(t, err)
	require.Equal(t, Markdown, a.Markup)
}

func wantError(message string) func(t *testing.T, a *Article, err error) {
	return func(t *testing.T, _ *Article, err error) { require.EqualError(t, err, message) }
}

func wantTooLarge(t *testing.T, _ *Article, err error) {
	require.ErrorIs(t, err, ErrTooLarge)
	require.Regexp(t, `^\d+:\d+: .*want at most \d+`, err.Error())
}

func wantImages(t *testing.T, a *Article, err error) {
	require.NoError(t, err)
	require.Len(t, a.Images, 100_000)
}

// TestReaderFails reads a post whose reader fails half way, and one that
// grows while it is read, with and without an end.
func TestReaderFails(t *testing.T) {
	broken := errors.New("broken")
	a, err := Parse(io.MultiReader(strings.NewReader("---\ntitle: a\n---\n<p>"), iotest.ErrReader(broken)))
	require.Nil(t, a)
	require.ErrorIs(t, err, broken)

	a, err = Parse(&growing{post: strings.NewReader("---\ntitle: a\n---\n" + strings.Repeat("x", 10_000))})
	require.NoError(t, err)
	require.Len(t, a.Text, 10_000)

	a, err = (&Parser{MaxBytes: 1 << 20}).Parse(&growing{})
	require.Nil(t, a)
	require.ErrorIs(t, err, ErrTooLarge)
}

// A growing reader says that it has a byte, and has a post or no end.
type growing struct{ post io.Reader }

func (*growing) Len() int { return 1 }

func (g *growing) Read(b []byte) (int, error) {
	if g.post == nil {
		return len(b), nil
	}
	return g.post.Read(b)
}

// TestOneParser reads the same posts with one Parser from many goroutines,
// and by ParseFS at the same time, for the race detector to see.
func TestOneParser(t *testing.T) {
	site, err := url.Parse("https://example.com/")
	require.NoError(t, err)
	p := &Parser{Site: site}
	posts := os.DirFS("testdata/posts")
	want := all(t, p, posts)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() { assert.Equal(t, want, all(t, p, posts)) })
	}
	group.Wait()
}

// all are the posts of a file system as JSON.
func all(t *testing.T, p *Parser, fsys fs.FS) (list []string) {
	for a, err := range p.ParseFS(fsys) {
		assert.NoError(t, err)
		data, err := json.Marshal(a)
		assert.NoError(t, err)
		list = append(list, string(data))
	}
	return list
}

// TestAttacks reads the posts that mean harm. With the variable
// ARTICLE_ATTACKS it writes them into the folder that it names, so that what
// they cost can be measured from outside.
func TestAttacks(t *testing.T) {
	dir := os.Getenv("ARTICLE_ATTACKS")
	for _, c := range attacks {
		t.Run(c.name, func(t *testing.T) {
			post := c.post()
			if dir != "" {
				name := strings.NewReplacer(" ", "-", ",", "", "<", "lt").Replace(c.name) + ".html"
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(post), 0o666))
			}
			a, err := Parse(strings.NewReader(post))
			if c.want != nil {
				c.want(t, a, err)
				return
			}
			require.NoError(t, err)
		})
	}
}
