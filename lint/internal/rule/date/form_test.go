package date

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSamples checks that every form of the table is among those that interop
// has the readers of the generators read.
func TestSamples(t *testing.T) {
	src, err := os.ReadFile("../../../../interop/tables/dates.txt")
	require.NoError(t, err)
	used := map[int]bool{}
	for s := range strings.SplitSeq(strings.TrimSpace(string(src)), "\n") {
		used[slices.IndexFunc(forms, func(f form) bool { return fits(f.pattern, withoutFraction(s)) })] = true
	}
	for i, f := range forms {
		require.True(t, used[i], f.pattern)
	}
}
