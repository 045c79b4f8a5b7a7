package caption

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/fixture"
)

// kinds are all that From may be.
var kinds = []string{body.FromFigcaption, body.FromClass, body.FromAttribute, body.FromShortcode, FromSameBlock, FromNextBlock, FromPreviousBlock}

// FuzzFind checks of any body and title, some images of which are no
// pictures:
//   - There is a caption for each image, or none at all.
//   - It has text if, and only if, it is known where from; it is on one line,
//     and only a figcaption is the title.
//   - An image that is no picture has none.
//   - Each word of it stands in the text of the body, or in an attribute or a
//     shortcode.
//   - Finding twice gives the same.
func FuzzFind(f *testing.F) {
	fixture.Seeds(f, func(post []byte) { f.Add(string(post), "The title", uint64(len(post))) })
	for _, cases := range []map[string]rowCase{ruleCases, signCases} {
		for _, c := range cases {
			f.Add(c.html, "", uint64(0))
			f.Add(c.other, "Cap", uint64(1))
		}
	}
	f.Fuzz(func(t *testing.T, html, title string, decorative uint64) {
		read := func() *body.Document {
			d, err := body.Read([]byte(html), 0)
			if err != nil {
				t.Skip(err)
			}
			for i, m := range d.Images {
				m.Decorative = decorative>>(i%64)&1 != 0
			}
			return d
		}
		d := read()
		captions := Find(d, title)
		require.Len(t, captions, len(d.Images))
		known := []string{d.Text}
		for i := range d.Captions {
			known = append(known, d.Captions[i].Given)
		}
		for i, c := range captions {
			require.Equal(t, c.Text == "", c.From == "")
			if c.From == "" {
				continue
			}
			require.Contains(t, kinds, c.From)
			require.False(t, d.Images[i].Decorative)
			require.False(t, strings.ContainsAny(c.Text, "\n\r\t\f"), c.Text)
			require.True(t, c.Text != title || c.From != FromSameBlock && c.From != FromNextBlock && c.From != FromPreviousBlock)
			for word := range strings.SplitSeq(c.Text, " ") {
				require.True(t, slices.ContainsFunc(known, func(s string) bool { return strings.Contains(s, word) }), word)
			}
		}
		require.Equal(t, captions, Find(read(), title))
	})
}
