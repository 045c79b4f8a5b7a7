package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

var (
	linkSource    = regexp.MustCompile(`(?s)\A(?:\[.*[\])]|<[^<>\n]*>|(?i:https?|ftp):.*|(?i:www\.).*|[^\s]+@[^\s]+|\{[{%].*[}%]\})\z`)
	imageSource   = regexp.MustCompile(`(?s)\A(?:!\[.*[\])]|\{[{%].*[}%]\})\z`)
	headingSource = regexp.MustCompile(`(?s)\A(?:#{1,6}(?:[ \t].*)?|\S.*\n[>\s\d.*+-]*(?:=+|-+))\z`)
)

// checkPlaces checks the places of all links, images and headings of a
// document on the bytes of its body, and returns how many there were.
func checkPlaces(t *testing.T, name string, body []byte, d *Document) int {
	n, at := 0, 0
	z := html.NewTokenizer(bytes.NewReader(d.HTML))
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		start, end := at, at+len(raw)
		at = end
		tag, _ := z.TagName()
		if !strings.HasPrefix(raw, "<") || strings.HasPrefix(raw, "</") || strings.Contains(raw, `class="footnote-`) {
			continue
		}
		want := sourceOf(string(tag))
		if want == nil {
			continue
		}
		n++
		from, to := d.Span(start, end)
		require.True(t, 0 <= from && from <= to && to <= len(body), "%s: %s: %d to %d", name, raw, from, to)
		require.Equal(t, from, d.Offset(start), "%s: %s", name, raw)
		source := string(body[from:to])
		if source != raw && !want.MatchString(source) && !insideQuote(source, raw) {
			t.Errorf("%s: %s stands for %q", name, raw, source)
		}
	}
	return n
}

func sourceOf(tag string) *regexp.Regexp {
	switch tag {
	case "a":
		return linkSource
	case "img":
		return imageSource
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return headingSource
	}
	return nil
}

// insideQuote reports whether a tag of more than one line is that of its
// source, less the marks of the blocks it stands in.
func insideQuote(source, raw string) bool {
	if !strings.Contains(raw, "\n") {
		return false
	}
	without := regexp.MustCompile(`\n[> \t]*`)
	return without.ReplaceAllString(source, "\n") == without.ReplaceAllString(raw, "\n")
}

func TestPlacesOfShared(t *testing.T) {
	for _, below := range []string{"markdown", "pictures", "corpus"} {
		n, posted := 0, 0
		posts(t, below, func(name string, body []byte) {
			d, err := Parse(body)
			require.NoError(t, err, name)
			n += checkPlaces(t, name, body, d)
			posted++
		})
		fmt.Printf("places: %s: %d links, images and headings of %d posts\n", below, n, posted)
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		body string
		want []string // what each link, image and heading spans
	}{
		{"a [b](c) d", []string{"[b](c)"}},
		{"> - ![b](c\n>   'd') e", []string{"![b](c\n>   'd')"}},
		{"[![a](b)](c \"d\")", []string{"[![a](b)](c \"d\")", "![a](b)"}},
		{"[a][b] [b][] [b]\n\n[b]: c", []string{"[a][b]", "[b][]", "[b]"}},
		{"x <http://a.b> http://c.d. (http://e.f) www.g.hi\nhttp://j.k i@j.kl", []string{"<http://a.b>", "http://c.d", "http://e.f", "www.g.hi", "http://j.k", "i@j.kl"}},
		{"# a\n>\t## b ##  \n\nc\nd\n---\n", []string{"# a", "## b ##", "c\nd\n---"}},
		{"-\t#\tx\n> a\n> ===\n", []string{"#\tx", "a\n> ==="}},
		{"#\n\n##  \n", []string{"#", "##"}},
		{"a <a href=\"b\">c</a> <b><img src=d></b>\n\n<div>\n<img\nsrc=e>\n</div>\n", []string{`<a href="b">`, "<img src=d>", "<img\nsrc=e>"}},
		{"> <p><img\n> src=e>\n", []string{"<img\n> src=e>"}},
		{"[a]({{ b }}) {{ c }} http://a.bc {% d %} ![]({{e}}/f)", []string{"[a]({{ b }})", "http://a.bc", "![]({{e}}/f)"}},
		{"| a |\n|---|\n| [b](c) | ![d](e) |\n", []string{"[b](c)"}},
		{"a[^1]\n\n[^1]: [b](c)\n\n[d](e)\n", []string{"[d](e)", "[b](c)"}},
		{"a &amp; \\* é [b](c)\r\nd  \r\n[e](f)\r\n", []string{"[b](c)", "[e](f)"}},
	} {
		d, err := Parse([]byte(c.body))
		require.NoError(t, err)
		require.Len(t, c.want, checkPlaces(t, "", []byte(c.body), d), "%s\n%s", c.body, d.HTML)
		var have []string
		at := 0
		z := html.NewTokenizer(bytes.NewReader(d.HTML))
		for z.Next() != html.ErrorToken {
			raw := string(z.Raw())
			tag, _ := z.TagName()
			if sourceOf(string(tag)) != nil && raw[1] != '/' && !strings.Contains(raw, "footnote-") {
				from, to := d.Span(at, at+len(raw))
				have = append(have, c.body[from:to])
			}
			at += len(raw)
		}
		require.Equal(t, c.want, have, c.body)
	}
}

// TestOffset checks that text has the place of its own bytes.
func TestOffset(t *testing.T) {
	const body = "# A\n\nfirst &amp; \\*second <i>third</i>\n\n```\nfourth <\nfifth\n```\n\n> sixth\n> `seventh`\n\n| eighth |\n|-|\n"
	d, err := Parse([]byte(body))
	require.NoError(t, err)
	for _, word := range []string{"first", "second", "<i>", "third", "fourth", "fifth", "sixth", "seventh", "eighth"} {
		out := bytes.Index(d.HTML, []byte(word))
		for i := range word {
			require.Equal(t, strings.Index(body, word)+i, d.Offset(out+i), word)
		}
	}
	require.Zero(t, (&Document{}).Offset(5))
	from, to := (&Document{}).Span(3, 5)
	require.Equal(t, []int{0, 1}, []int{from, to})
}

func FuzzParse(f *testing.F) {
	for _, body := range attacks {
		f.Add([]byte(body(200)))
	}
	f.Add([]byte(benchPost))
	f.Add([]byte("{: .a}\n# b {#c}\n{% highlight %}\n{{x}}{% endhighlight %}[a]({{ b }} \"{{\nc }}\")\n"))
	f.Fuzz(func(t *testing.T, body []byte) {
		d, err := Parse(body)
		if err != nil {
			require.ErrorIs(t, err, ErrTooLarge)
			return
		}
		last := 0
		d.Elements(func(out, start, end int) bool {
			require.LessOrEqual(t, last, out)
			last = out
			require.True(t, 0 <= start && start < end && end <= len(body), "%d to %d of %d", start, end, len(body))
			require.True(t, begins(body[start:], d.HTML[out:]), "%q stands for %q", d.HTML[out:], body[start:end])
			return true
		})
		for i := range d.HTML {
			at := d.Offset(i)
			require.True(t, 0 <= at && at <= len(body))
		}
		for _, x := range d.Findings {
			require.True(t, 0 <= x.Start && x.Start < x.End && x.End <= len(body))
		}
	})
}

// begins reports whether a construct begins with a mark that the element which
// stands for it may have.
func begins(source, element []byte) bool {
	c := source[0]
	switch {
	case bytes.HasPrefix(element, []byte("<img")):
		return c == '!' || c == '{'
	case bytes.HasPrefix(element, []byte("<fig")):
		return c == '{'
	case bytes.HasPrefix(element, []byte("<sup")):
		return bytes.HasPrefix(source, []byte("[^"))
	case bytes.HasPrefix(element, []byte("<h")):
		return c == '#' || c != '\n' && c != ' '
	}
	return c == '[' || c == '<' || c == '{' || isAlphanumeric(c) || bytes.IndexByte([]byte(".!#$%&'*+/=?^_`{|}~-"), c) >= 0
}
