package markdown

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFindings has references without their other half, and what looks alike
// and is whole, or no reference.
func TestFindings(t *testing.T) {
	for _, c := range []struct {
		body string
		want []string // the source of each finding
	}{
		{"a [b][c] ![d][] [e]", []string{"[b][c]", "![d][]"}},
		{"> [a\n> b][]\n\n[c]: d", []string{"[a\n> b][]", "[c]:"}},
		{"[a][B] [b] [B][]\n\n[b]: c", nil},
		{"[a]: b\n[a]: c\n\n[a]", []string{"[a]:"}},
		{"[//]: # (a comment)\n[comment]: <> (another)\n[c]: #d", []string{"[c]:"}},
		{"a[^b] c[^d]\n\n[^b]: e\n[^f]: g", []string{"[^d]", "[^f]:"}},
		{"a[i][j] f(x)[0][1] $x[a][b]$ [1][2] [ ][x] [xy][y z]", []string{"[xy][y z]"}},
		{"- [ ] a\n- [x] b\n", nil},
		{"`[a][b]` \\[a][]\n\n    [c][d]\n\n```\n[e][f] [^g]\n```\n", nil},
		{"[{{ a }}][{{ b }}] {{< c [d][e] >}}", nil},
		{"[^a-z] [^0-9]+ [^\"]* [^ab]{2}", nil},
		{"[![a](b)][c]", []string{"[![a](b)][c]"}},
		{"[a](b)[c][d]", nil},
		{"[caption a=\"b\"][/caption]", nil},
		{"[a][b] c[^d]\n\n{% include references.md %}\n\n[e]: f", []string{"[e]:"}},
	} {
		d, err := Parse([]byte(c.body))
		require.NoError(t, err)
		var have []string
		for _, f := range d.Findings {
			have = append(have, c.body[f.Start:f.End])
		}
		require.Equal(t, c.want, have, c.body)
	}
}

func TestFindingNames(t *testing.T) {
	d, err := Parse([]byte("[a][b] [c][] d[^e]\n\n[f]: g\n\n[^h]: i\n"))
	require.NoError(t, err)
	require.Equal(t, []Finding{
		{MissingDefinition, Range{0, 6}, "b"},
		{MissingDefinition, Range{7, 12}, "c"},
		{MissingNote, Range{14, 18}, "e"},
		{UnusedDefinition, Range{20, 24}, "f"},
		{UnusedNote, Range{28, 33}, "h"},
	}, d.Findings)
}

// TestDefinitions reads what only looks like a definition as text.
func TestDefinitions(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"[a]: b\ntext [a]", "<p>text <a href=\"b\">a</a></p>\n"},
		{"[a]: b\n'c\nd'\n[a]", "<p><a href=\"b\" title=\"c\nd\">a</a></p>\n"},
		{"[a]: b\n'c' d\n\n[a]", "<p>'c' d</p>\n<p><a href=\"b\">a</a></p>\n"},
		{"[a]: b c\n\n[a]", "<p>[a]: b c</p>\n<p>[a]</p>\n"},
		{"[a]: <b c>'d'\n\n[a]", "<p>[a]: <b c>'d'</p>\n<p>[a]</p>\n"},
		{"[ ]: b\n", "<p>[ ]: b</p>\n"},
		{"> [a]: b\n\n[a]", "<blockquote>\n</blockquote>\n<p><a href=\"b\">a</a></p>\n"},
	} {
		require.Equal(t, c.want, render(t, c.body), c.body)
	}
}

// TestTooLarge repeats a long address: the rendering would take far more than
// the body.
func TestTooLarge(t *testing.T) {
	body := "[a]: " + strings.Repeat("b", 100_000) + "\n\n" + strings.Repeat("[a] ", 1000)
	_, err := Parse([]byte(body))
	require.ErrorIs(t, err, ErrTooLarge)
	e, ok := errors.AsType[*Error](err)
	require.True(t, ok)
	require.Equal(t, "[a] ", body[e.Offset:e.Offset+4])
	require.Equal(t, "offset 100047: references to definitions so long that their links come to more than 1048576 bytes", err.Error())
	_, err = Parse([]byte("[a]: " + strings.Repeat("b", 1000) + "\n\n" + strings.Repeat("[a] ", 1000)))
	require.NoError(t, err)
}

// TestLimits reads as text what goes beyond the limits, and goes on behind it.
func TestLimits(t *testing.T) {
	deep := render(t, strings.Repeat("> ", 200)+"[a](b)\n\n[c](d)")
	require.Equal(t, maxDepth, strings.Count(deep, "<blockquote>"))
	require.Contains(t, deep, `<a href="b">`)
	require.Contains(t, deep, `<a href="d">`)

	brackets := render(t, strings.Repeat("[", 5000)+"a"+strings.Repeat("]", 5000)+" [b](c)")
	require.Contains(t, brackets, `<a href="c">b</a>`)
	open := render(t, strings.Repeat("[", 5000)+" [b](c)\n\n[d](e)")
	require.Contains(t, open, `<a href="e">d</a>`)

	const head, line = "| a | b |\n", "|---|---|\n"
	require.Contains(t, render(t, head+line+strings.Repeat("| c |\n", 3)), "<table>")
	wide := strings.Repeat("|a", 2000) + "|\n" + strings.Repeat("|-", 2000) + "|\n"
	require.Contains(t, render(t, wide+wide), "<table>")
	require.NotContains(t, render(t, wide+strings.Repeat("[a](b)\n", 2000)), "<table>")
	require.Contains(t, render(t, wide+strings.Repeat("[a](b)\n", 2000)), `<a href="b">`)
}
