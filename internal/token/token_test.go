package token

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// listed are the tokens of a body from an offset on: text as it is read, tags
// with their names and attributes.
func listed(src string, offset int) string {
	z := New([]byte(src), offset)
	var list []string
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return strings.Join(list, " ")
		case html.TextToken:
			list = append(list, fmt.Sprintf("%q", z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			var tag strings.Builder
			tag.WriteString(map[html.TokenType]string{html.SelfClosingTagToken: "/>", html.EndTagToken: "</>"}[kind] + string(z.TagName()))
			for key, val := z.TagAttr(); key != nil; key, val = z.TagAttr() {
				tag.WriteString(fmt.Sprintf("[%s=%s]", key, val))
			}
			list = append(list, tag.String())
		default:
			list = append(list, string(z.Raw()))
		}
	}
}

// TestTokens has what the Tokenizer reads itself, and what it leaves to
// html.Tokenizer. That the two agree, FuzzTokenizer asks.
func TestHasTag(t *testing.T) {
	for src, want := range map[string]bool{"": false, "a < b": false, "a<": false, "<3": false, "a<b": true, "</": true, "a < b<!": true, "<?": true, "<Z": true} {
		require.Equal(t, want, HasTag([]byte(src)), src)
	}
}

func TestTokens(t *testing.T) {
	for src, want := range map[string]string{
		"":                                      "",
		"a &amp; b\r\nc\r":                      `"a & b\nc\n"`,
		"a < b <3":                              `"a < b <3"`,
		"<P>a</P >":                             `p "a" </>p`,
		"<img src='a b' ALT=\"c\" x=d hidden/>": "/>img[src=a b][alt=c][x=d][hidden=]",
		"<a href=?b&amp;c&d>":                   "a[href=?b&c&d]",
		"<a b = c b=d>":                         "a[b=c]",
		"<a b=c/>":                              "a[b=c/]",
		"<!-- a --><!x>a<?y?>":                  `<!-- a --> <!x> "a" <?y?>`,
		"<script>a<b</script><b>":               `script "a<b" </>script b`,
		"<title>&lt;</title>":                   `title "<" </>title`,
		"<i>" + strings.Repeat("<b x=&quot;>a</b>", 2): `i b[x="] "a" </>b b[x="] "a" </>b`,
		"a<b c": `"a"`,
	} {
		require.Equal(t, want, listed(src, 0), src)
		require.Equal(t, want, listed("<p>"+src, len("<p>")), src)
	}
}

// TestRaw: the tokens of a body are all of it, whatever reads them.
func TestRaw(t *testing.T) {
	const src = "a<b>c<!--d--><i x='&lt;'>e</i><script>f</script>g</b>\x00<!-->h"
	z := New([]byte(src), 0)
	var have strings.Builder
	for z.Next() != html.ErrorToken {
		have.Write(z.Raw())
	}
	require.Equal(t, src, have.String())
}

func TestModes(t *testing.T) {
	z := New([]byte("<svg><![CDATA[<a>]]></svg>"), 0)
	z.Next()
	z.AllowCDATA(true)
	require.Equal(t, html.TextToken, z.Next())
	require.Equal(t, "<a>", string(z.Text()))

	z = New([]byte("<style><b>"), 0)
	z.Next()
	z.NextIsNotRawText()
	require.Equal(t, html.StartTagToken, z.Next())
	require.Equal(t, "b", string(z.TagName()))
}
