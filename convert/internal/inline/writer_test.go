package inline

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/convert/internal/dialect"
)

// run is a run of a text of HTML, in the dialect of a reader.
func run(t *testing.T, reader, text string) *Run {
	list, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P})
	require.NoError(t, err)
	r := (&Writer{Dialect: dialect.Of(reader)}).NewRun()
	for _, n := range list {
		r.Node(n)
	}
	return r
}

func TestIsID(t *testing.T) {
	for id, want := range map[string][2]bool{ // of Hugo and of Jekyll
		"a-1_b": {true, true},
		"1a":    {true, false},
		"кран":  {true, false},
		"a:b.c": {true, false},
		"a b":   {false, false},
		"a}":    {false, false},
		"":      {false, false},
	} {
		require.Equal(t, want[0], (&Writer{Dialect: dialect.Of("goldmark")}).IsID(id), id)
		require.Equal(t, want[1], (&Writer{Dialect: dialect.Of("kramdown")}).IsID(id), id)
		require.False(t, (&Writer{Dialect: dialect.Of("marked")}).IsID(id), id)
	}
}

func TestParam(t *testing.T) {
	w := Writer{Dialect: dialect.Of("goldmark")}
	for text, want := range map[string]string{
		"a":       `"a"`,
		`a "b"`:   "`a \"b\"`",
		"a \"`\"": "\"a \\\"`\\\"\"",
		"a >}} b": "\"a >\u200b}} b\"",
		"{{< a":   "\"{{\u200b< a\"",
	} {
		require.Equal(t, want, w.Param(text), text)
	}
}

// TestParts ends a paragraph at two breaks, and begins again what is open.
func TestParts(t *testing.T) {
	var have []string
	for _, part := range run(t, "", "<b>a<br><br>b</b><br>c").Parts() {
		have = append(have, part.String())
	}
	require.Equal(t, []string{"**a**", "**b**  \nc"}, have)
}

// TestColors tells of the color of text, not of that behind it.
func TestColors(t *testing.T) {
	for style, want := range map[string]bool{"color:red": true, "margin:0; COLOR : red": true, "background-color:red": false, "": false} {
		r := run(t, "marked", `<span style="`+style+`">a</span>`)
		require.Equal(t, "a", r.String())
		require.Equal(t, want, len(r.Losses()) == 1, style)
	}
}
