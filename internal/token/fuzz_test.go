package token

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/goarticle/article/internal/fixture"
)

// FuzzTokenizer checks of any bytes that the tokens are those of
// html.Tokenizer:
//   - There are as many, of the same kinds and with the same raw bytes.
//   - Text, comments aside, is the same, with its entities decoded.
//   - Tags have the same names and the same attributes in the same order.
func FuzzTokenizer(f *testing.F) {
	for _, s := range []string{
		`<p align="center"><img src='a.jpg' alt=x hidden/><br/></p>text &amp; <b>`, `<a href="?a&amp;b" href=2>x</a >`, "a < b <1 </> </ x><!x><?y?>",
		"<!-- c --><!--><!---><!-- a --!>b--><!---->", "<script>a<b</script><title>&amp;</title><P CLASS=A>", "<textarea>\r\n</textarea>a\r\nb\rc",
		`<a b = c d= e="1"f=2 /g><a/b><a b/><a / >`, "<svg><![CDATA[x]]></svg>", "<a\x00b c='\x00'>\x00<", "<a href='x&quot;y&lt'>", "<plaintext>a</b>",
		"</x></b ><a=b><a =b>", "<!doctype html><img", "<img src=\"a", "<style></style></b><i></i></u>",
	} {
		f.Add([]byte(s), false)
	}
	fixture.Seeds(f, func(post []byte) { f.Add(post, true) })
	f.Fuzz(func(t *testing.T, src []byte, cdata bool) {
		have, want := New(src, 0), html.NewTokenizer(bytes.NewReader(src))
		have.AllowCDATA(cdata)
		want.AllowCDATA(cdata)
		for {
			kind := want.Next()
			require.Equal(t, kind.String(), have.Next().String())
			require.Equal(t, string(want.Raw()), string(have.Raw()))
			switch kind {
			case html.ErrorToken:
				return
			case html.TextToken:
				require.Equal(t, string(want.Text()), string(have.Text()))
			case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
				name, _ := want.TagName()
				require.Equal(t, string(name), string(have.TagName()))
				for {
					key, val, _ := want.TagAttr()
					k, v := have.TagAttr()
					require.Equal(t, string(key), string(k))
					require.Equal(t, string(val), string(v))
					if key == nil {
						break
					}
				}
			}
		}
	})
}
