package report

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func diff(t testing.TB, name, before, after string) string {
	var b bytes.Buffer
	require.NoError(t, Diff(&b, name, []byte(before), []byte(after)))
	return b.String()
}

func TestDiff(t *testing.T) {
	long := strings.Repeat("same\n", 5)
	var text strings.Builder
	for _, c := range [][3]string{
		{"equal.html", long, long},
		{"./posts/first.html", "\n\n" + long, long},
		{"all.html", "a\n", "b\n"},
		{"new.html", "", "a\n"},
		{"gone.html", "a\n", ""},
		{"end.html", "a\nb", "a\nb\n"},
		{"no end.html", "\r\na\r\nb", "a\r\nb"},
		{"two.html", "\n---\n" + long + long + "b\n" + long, "---\n" + long + long + "c\n" + long},
		{"near.html", "a\n" + long + "b\n" + long, "c\n" + long + "d\n" + long},
		{"tab.html", "\ufeff---\n\tx\r\n", "---\n\tx\r\n"},
		{"evil \x1b\"\\湖\n.html", "::error::x\na\n\t::error::x\nb\x1b[31m\nc##[group]\n", "::error::x\nb\n\t::error::x\nb\x1b[31m\nc##[group]\n"},
	} {
		text.WriteString(diff(t, c[0], c[1], c[2]))
	}
	if *update {
		require.NoError(t, os.WriteFile("testdata/found.diff", []byte(text.String()), 0o666))
	}
	want, err := os.ReadFile("testdata/found.diff")
	require.NoError(t, err)
	require.Equal(t, string(want), text.String())
	require.Error(t, Diff(broken{}, "a", []byte("a"), []byte("b")))
}

// TestDiffApplies applies the diff of random changes.
func TestDiffApplies(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var before, after strings.Builder
		for range r.IntN(40) {
			line := fmt.Sprintf("%d\n", r.IntN(20))
			kind := r.IntN(12)
			if kind != 0 {
				before.WriteString(line)
			}
			switch kind {
			case 0, 2, 3, 4, 5, 6, 7, 8, 9:
				after.WriteString(line)
			case 1:
				after.WriteString("new\n")
			}
		}
		d := diff(t, "a", before.String(), after.String())
		require.Equal(t, after.String(), apply(t, before.String(), d), d)
	}
}

// apply makes the changes of a diff, as patch does.
func apply(t *testing.T, src, diff string) string {
	lines, out, at := strings.SplitAfter(src, "\n"), "", 0
	for line := range strings.Lines(diff) {
		var first, n int
		switch {
		case strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "+++ "):
			continue
		case strings.HasPrefix(line, "@@"):
			if k, _ := fmt.Sscanf(line, "@@ -%d,%d", &first, &n); k == 2 && n == 0 {
				first++
			}
			for ; at < first-1; at++ {
				out += lines[at]
			}
			continue
		case line[0] != '+':
			require.Equal(t, lines[at], line[1:])
			at++
		}
		if line[0] != '-' {
			out += line[1:]
		}
	}
	return out + strings.Join(lines[at:], "")
}

// TestDiffHostile diffs posts that have little in common: it ends, as the
// work is in proportion to their size.
func TestDiffHostile(t *testing.T) {
	const n = 300_000
	a, b := strings.Repeat("a\n", n), strings.Repeat("b\n", n)
	require.Equal(t, wholeDiff(a, b), diff(t, "a", a, b))
	diff(t, "a", "x\n"+strings.Repeat("\n", n)+"y\n", "z\n"+strings.Repeat("\n", n/2)+"w\n")
}

// wholeDiff is the diff of posts that have no line in common.
func wholeDiff(a, b string) string {
	n := strings.Count(a, "\n")
	head := fmt.Sprintf("--- a/a\n+++ b/a\n@@ -1,%d +1,%d @@\n", n, n)
	return head + strings.ReplaceAll(a, "a", "-a") + strings.ReplaceAll(b, "b", "+b")
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }
