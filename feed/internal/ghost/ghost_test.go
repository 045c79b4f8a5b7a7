package ghost

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestErrors(t *testing.T) {
	r := &Renderer{}
	_, err := r.Lexical("{")
	require.EqualError(t, err, "want a document of lexical: unexpected end of JSON input")
	_, err = r.Mobiledoc("{")
	require.EqualError(t, err, "want a document of mobiledoc: unexpected end of JSON input")
}

// TestOdd reads documents whose parts are of other types, or do not exist.
func TestOdd(t *testing.T) {
	r := &Renderer{}
	for doc, want := range map[string]string{
		`{"root": 1}`: "",
		`{"root": {"children": [1, {"type": "heading", "tag": "h9", "children": 2}, {"type": "at-link"}, {"type": "markdown", "markdown": "*a*"}]}}`: "<h2></h2>\n\n*a*",
	} {
		html, err := r.Lexical(doc)
		require.NoError(t, err)
		require.Equal(t, want, strings.TrimSpace(strings.ReplaceAll(html, "\n\n\n", "\n\n")))
	}
	for doc, want := range map[string]string{
		`{"sections": [1, [], [1], [7, "x"], [10, 5], [10, "x"], [1, "p", 3], [3, "Ul", [[[0,[],0,"a"]], 4]]]}`: "<p></p>\n<ul><li>a</li><li></li></ul>",
		`{"cards": [[], ["hr"]], "sections": [[10, 0], [10, 1]]}`:                                               "<hr>",
		`{"markups": [["b"]], "sections": [[1, "p", [[0, [0, 9], 1e15, "a"], [1, [], 0, 4], [0]]]]}`:            "<p><b>a</b></p>",
	} {
		html, err := r.Mobiledoc(doc)
		require.NoError(t, err)
		require.Equal(t, want, strings.Trim(strings.ReplaceAll(html, "\n\n", "\n"), "\n"), doc)
	}
}

// TestLong reads documents that are made to be slow: what is looked at again
// and again would not end.
func TestLong(t *testing.T) {
	new(Renderer).Lexical(strings.Repeat(`{"root":{"type":"paragraph","children":[`, 9_000))
	new(Renderer).Mobiledoc(`{"markups":[["b"]],"sections":[[1,"p",[` + strings.Repeat(`[0,[0],1e18,"a"],`, 100_000) + `[]]]]}`)
}

func FuzzDocuments(f *testing.F) {
	f.Add(`{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"a","format":3}]}]}}`)
	f.Add(`{"markups":[["b"]],"cards":[["hr",{}]],"sections":[[1,"p",[[0,[0],1,"a"]]],[10,0]]}`)
	f.Fuzz(func(t *testing.T, doc string) {
		r := &Renderer{}
		r.Lexical(doc)
		r.Mobiledoc(doc)
		require.LessOrEqual(t, len(r.Unknown), 20)
	})
}
