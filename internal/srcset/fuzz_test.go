package srcset

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// FuzzSrcset checks of any attribute:
//   - Parsing does not panic.
//   - Each URL is part of the attribute, behind the one before it.
//   - It is not empty, has no white space of HTML in it, and neither begins nor
//     ends with a comma.
//   - Widths and densities are numbers, neither negative nor infinite, and a
//     candidate has one of the two at most.
//   - The best is among the candidates, and none is larger.
func FuzzSrcset(f *testing.F) {
	for _, c := range srcsetTests {
		f.Add(c.srcset)
	}
	fixture.Seeds(f, func(post []byte) {
		for _, attr := range strings.Split(string(post), "srcset=\"")[1:] {
			value, _, _ := strings.Cut(attr, "\"")
			f.Add(value)
		}
	})
	if dir := os.Getenv("ARTICLE_SHARED"); dir != "" {
		for _, c := range sharedSrcsets(f, dir) {
			f.Add(c[0])
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := Append(nil, s)
		best, ok := Best(list)
		require.Equal(t, len(list) > 0, ok)
		rest := s
		for _, c := range list {
			i := strings.Index(rest, c.URL)
			require.GreaterOrEqual(t, i, 0)
			rest = rest[i+len(c.URL):]
			require.NotEmpty(t, c.URL)
			require.False(t, strings.ContainsAny(c.URL, " \t\n\f\r"))
			require.Equal(t, c.URL, strings.Trim(c.URL, ","))
			require.GreaterOrEqual(t, c.Width, 0)
			require.False(t, math.Signbit(c.Density) || math.IsNaN(c.Density) || math.IsInf(c.Density, 0))
			require.True(t, c.Width == 0 || c.Density == 0)
			require.LessOrEqual(t, c.Width, best.Width)
			require.True(t, best.Width > 0 || c.Density <= best.Density)
		}
		if ok {
			require.Contains(t, list, best)
		}
	})
}
