package front

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// FuzzRead checks of any bytes:
//   - Reading them does not panic.
//   - Every error has a place in the source.
//   - The block stands behind its opener and before the body, in the source.
//   - The place of every key and value, however deep, lies in the source.
//   - Reading twice gives the same.
//   - adrg/frontmatter agrees on the body and on every text, where none of its
//     known gaps applies.
func FuzzRead(f *testing.F) {
	fixture.Seeds(f, func(post []byte) {
		if m, err := Read(post, nil, nil); err == nil {
			post = post[:m.Body]
		}
		f.Add(post)
	})
	for _, s := range []string{"---\na: &x {b: 1}\n<<: *x\nc: [1, 2021-01-01]\n---\n", "+++\na = 1\n[b]\nc = 2021-01-01\n+++\n", "{\"a\": [1, {}]}\n", ";;;\n\"a\": 1\n;;;\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		m, err := Read(src, nil, nil)
		if err != nil {
			requireErrorsIn(t, src, err)
			return
		}
		require.True(t, 0 <= m.Opener && m.Opener <= m.Start && m.Start <= m.End && m.End <= m.Body && m.Body <= len(src))
		for _, n := range m.Root.Content { // the root of an empty block has no place
			tree.Each(n, func(n *tree.Node) { requireIn(t, src, n.Line, n.Column) })
		}
		again, err := Read(src, nil, nil)
		require.NoError(t, err)
		require.Equal(t, flat(m.Root), flat(again.Root))
		agreeWithADRG(t, m)
	})
}

// requireErrorsIn checks that an error, or each of those joined in it, has a
// place in the source.
func requireErrorsIn(t *testing.T, src []byte, err error) {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range all.Unwrap() {
			requireErrorsIn(t, src, err)
		}
		return
	}
	require.IsType(t, (*place.Error)(nil), err)
	e := err.(*place.Error)
	require.NotEmpty(t, e.Error())
	requireIn(t, src, e.Line, e.Column)
}

// requireIn checks that a place lies in the source, or right behind it.
func requireIn(t *testing.T, src []byte, line, column int) {
	lines := bytes.Split(src, []byte("\n"))
	require.True(t, 0 < line && line <= len(lines), "line %d of %d", line, len(lines))
	width := len(bytes.Runes(lines[line-1]))
	require.True(t, 0 < column && column <= width+1, "column %d of %d on line %d", column, width, line)
}
