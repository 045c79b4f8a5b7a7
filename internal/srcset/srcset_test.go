package srcset

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var srcsetTests = []struct {
	srcset string
	want   []Candidate
}{
	{"", nil},
	{" \t\n\f\r", nil},
	{" , ,,", nil},
	{"a.jpg", []Candidate{{URL: "a.jpg", Density: 1}}},
	{"\n  a.jpg  \n", []Candidate{{URL: "a.jpg", Density: 1}}},
	{",,a.jpg,,", []Candidate{{URL: "a.jpg", Density: 1}}},
	{"a.jpg 1x", []Candidate{{URL: "a.jpg", Density: 1}}},
	{"a.jpg 1x, b.jpg 2x", []Candidate{{URL: "a.jpg", Density: 1}, {URL: "b.jpg", Density: 2}}},
	{"a.jpg, b.jpg 1.5x", []Candidate{{URL: "a.jpg", Density: 1}, {URL: "b.jpg", Density: 1.5}}},
	{"a.jpg 1x,b.jpg 2x,", []Candidate{{URL: "a.jpg", Density: 1}, {URL: "b.jpg", Density: 2}}},
	{"a.jpg 320w,\n\tb.jpg\t640w", []Candidate{{URL: "a.jpg", Width: 320}, {URL: "b.jpg", Width: 640}}},
	{"a.jpg 320w 200h", []Candidate{{URL: "a.jpg", Width: 320}}},
	{"a.jpg 200h 320w", []Candidate{{URL: "a.jpg", Width: 320}}},

	// Commas are part of a URL unless they end it.
	{"a.jpg,b.jpg", []Candidate{{URL: "a.jpg,b.jpg", Density: 1}}},
	{"a.jpg,b.jpg 2x", []Candidate{{URL: "a.jpg,b.jpg", Density: 2}}},
	{"/w_400,q_80/a.jpg 400w, /w_800,q_80/a.jpg 800w", []Candidate{{URL: "/w_400,q_80/a.jpg", Width: 400}, {URL: "/w_800,q_80/a.jpg", Width: 800}}},
	{"data:image/gif;base64,R0lGOD== 1x", []Candidate{{URL: "data:image/gif;base64,R0lGOD==", Density: 1}}},
	{"a.jpg?w=1&h=2, a.jpg?w=2&h=4 2x", []Candidate{{URL: "a.jpg?w=1&h=2", Density: 1}, {URL: "a.jpg?w=2&h=4", Density: 2}}},
	{"a.jpg ,b.jpg", []Candidate{{URL: "a.jpg", Density: 1}, {URL: "b.jpg", Density: 1}}},

	// Only the white space of HTML parts.
	{"\u00a0a.jpg\u00a02x", []Candidate{{URL: "\u00a0a.jpg\u00a02x", Density: 1}}},
	{"a.jpg\v2x", []Candidate{{URL: "a.jpg\v2x", Density: 1}}},
	{"a.jpg \u30002x", nil},
	{"图 片.jpg 1x, 图.jpg 2x", []Candidate{{URL: "图.jpg", Density: 2}}},

	// A bad descriptor drops its own candidate.
	{"a b.jpg 1x, c.jpg 2x", []Candidate{{URL: "c.jpg", Density: 2}}},
	{"a.jpg 100w 2x", nil},
	{"a.jpg 2x 100w", nil},
	{"a.jpg 1x 2x, b.jpg", []Candidate{{URL: "b.jpg", Density: 1}}},
	{"a.jpg 100w 100w", nil},
	{"a.jpg 100h", nil},
	{"a.jpg 100h 1x", nil},
	{"a.jpg 1x 100h", nil},
	{"a.jpg 100h 100h 100w", nil},
	{"a.jpg 100w 0h", nil},
	{"a.jpg 1w foo", nil},
	{"a.jpg 2", nil},
	{"a.jpg x", nil},
	{"a.jpg w", nil},
	{"a.jpg 2X", nil},
	{"a.jpg 2W", nil},
	{"a.jpg 2 x", nil},

	// Widths.
	{"a.jpg 0w", nil},
	{"a.jpg 000w", nil},
	{"a.jpg 007w", []Candidate{{URL: "a.jpg", Width: 7}}},
	{"a.jpg +1w", nil},
	{"a.jpg -1w", nil},
	{"a.jpg 1.0w", nil},
	{"a.jpg 1_0w", nil},
	{"a.jpg 2147483647w", []Candidate{{URL: "a.jpg", Width: math.MaxInt32}}},
	{"a.jpg 99999999999999999999w", []Candidate{{URL: "a.jpg", Width: math.MaxInt32}}},

	// Densities.
	{"a.jpg 0x", []Candidate{{URL: "a.jpg"}}},
	{"a.jpg -0x", []Candidate{{URL: "a.jpg"}}},
	{"a.jpg 0x 1x", nil},
	{"a.jpg -1x", nil},
	{"a.jpg +1x", nil},
	{"a.jpg .5x", []Candidate{{URL: "a.jpg", Density: 0.5}}},
	{"a.jpg 1.x", nil},
	{"a.jpg .x", nil},
	{"a.jpg -x", nil},
	{"a.jpg 15e-1x", []Candidate{{URL: "a.jpg", Density: 1.5}}},
	{"a.jpg 1E+0x", []Candidate{{URL: "a.jpg", Density: 1}}},
	{"a.jpg 1ex", nil},
	{"a.jpg 1e+x", nil},
	{"a.jpg 1e1.5x", nil},
	{"a.jpg e1x", nil},
	{"a.jpg 1e999x", nil},
	{"a.jpg 1e-999x", []Candidate{{URL: "a.jpg"}}},
	{"a.jpg 0x1p-2x", nil},
	{"a.jpg 1_0x", nil},
	{"a.jpg Infx", nil},
	{"a.jpg NaNx", nil},

	// Parentheses hide commas; no descriptor has any.
	{"a.jpg (1x, b.jpg 2x), c.jpg", []Candidate{{URL: "c.jpg", Density: 1}}},
	{"a.jpg ((,), b.jpg", []Candidate{{URL: "b.jpg", Density: 1}}},
	{"a.jpg (, b.jpg 2x", nil},
	{"a.jpg 1x(), b.jpg 2x", []Candidate{{URL: "b.jpg", Density: 2}}},
	{"a.jpg ), b.jpg 2x", []Candidate{{URL: "b.jpg", Density: 2}}},
	{"a(1,2).jpg 2x", []Candidate{{URL: "a(1,2).jpg", Density: 2}}},
	{"a.jpg [, b.jpg 2x, ]", []Candidate{{URL: "b.jpg", Density: 2}, {URL: "]", Density: 1}}},
}

func TestParseSrcset(t *testing.T) {
	for _, test := range srcsetTests {
		require.Equal(t, test.want, Append(nil, test.srcset), "%q", test.srcset)
	}
}

// The shared cases are attributes with the URL of the first candidate that
// stands, "" where none does.
func TestParseSrcsetShared(t *testing.T) {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED is not set")
	}
	for _, c := range sharedSrcsets(t, dir) {
		first := ""
		if list := Append(nil, c[0]); len(list) > 0 {
			first = list[0].URL
		}
		require.Equal(t, c[1], first, "%q", c[0])
	}
}

// sharedSrcsets are attributes, each with the URL that it begins with.
func sharedSrcsets(t testing.TB, dir string) (cases [][2]string) {
	data, err := os.ReadFile(filepath.Join(dir, "cases", "srcset.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &cases))
	require.NotEmpty(t, cases)
	return cases
}

func TestBest(t *testing.T) {
	tests := [][2]string{
		{"a.jpg", "a.jpg"},
		{"a.jpg, b.jpg 2x, c.jpg 1.5x", "b.jpg"},
		{"a.jpg 320w, b.jpg 1280w, c.jpg 640w", "b.jpg"},
		{"a.jpg 3x, b.jpg 10w", "b.jpg"},
		{"a.jpg 2x, b.jpg 2x", "a.jpg"},
		{"a.jpg 0x, b.jpg 0x", "a.jpg"},
	}
	for _, test := range tests {
		best, ok := Best(Append(nil, test[0]))
		require.True(t, ok)
		require.Equal(t, test[1], best.URL, "%q", test[0])
	}
	_, ok := Best(nil)
	require.False(t, ok)
}

// None of these may take time that grows with its square.
func TestParseSrcsetLong(t *testing.T) {
	const n = 100_000
	require.Len(t, Append(nil, strings.Repeat("a 1x, ", n)), n)
	require.Len(t, Append(nil, strings.Repeat("a, ", n)), n)
	require.Empty(t, Append(nil, strings.Repeat("a (, ", n)))
	require.Empty(t, Append(nil, "a"+strings.Repeat(" 1x", n)))
	require.Empty(t, Append(nil, strings.Repeat(",", n)))
	require.Empty(t, Append(nil, "a "+strings.Repeat("1", n)+"h"))
}
