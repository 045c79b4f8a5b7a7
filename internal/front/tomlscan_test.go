package front

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/tree"
)

// TestTOMLPlaces checks where keys are behind values that hold brackets, quotes
// and comments: z stands on the last line but those of its value.
func TestTOMLPlaces(t *testing.T) {
	for _, value := range []string{
		"1", "'x' # \"\"\"", "\"x\" # '''", "0 # '''\nb = [1] # [", "[[1, 2], [\n  3, 4]]",
		"[\n  [\"a\", \"]\"],\n  [\"b # c\"], # [\n]", "'''\nz = 1\nan ''quoted'' word'''", "\"\"\"\n[z]\n\\\"\"\" '''\n\"\"\"",
		"\"'''\"", "'\"\"\"'", "\"\"\"a\"\"\"\"\"", "'''a'''''", "{ a = [1, 2], z = \"}\" }", "[{ a = 1 }, # }\n { z = 2 }]",
		"[ # z = 1\n'''\n]''',\n]", "2021-11-06T08:50:18Z", "\"\\\\\"", "\"a\\\"'''\"",
	} {
		block := "a = " + value + "\n \"z\" = 1\n"
		f, err := Read([]byte("+++\n"+block+"+++\n"), nil, nil)
		require.NoError(t, err, block)
		z := f.Find("z")
		require.NotNil(t, z, block)
		require.Equal(t, [2]int{1 + strings.Count(block, "\n"), 2}, [2]int{z.Key.Line, z.Key.Column}, block)
	}
}

func TestTOMLItems(t *testing.T) {
	const src = "# a\na = 1 # b\n\"b.c\" . 'd' = [\n1]\r\n\n  [ e . \"f\\u0020g\" ] # h\n[[i]]\nj.k=\"\"\n"
	var have []string
	for item := range TOMLItems([]byte(src), 0) {
		var parts []string
		for _, p := range item.Parts {
			parts = append(parts, p.Text)
		}
		text := strings.Join(parts, "|") + "=" + src[item.Value:item.ValueEnd]
		if item.IsTable {
			text = "[" + text
		}
		have = append(have, text)
	}
	require.Equal(t, []string{"a=1", "b.c|d=[\n1]", "[e|f g=", "[i=", "j|k=\"\""}, have)
}

// TestTOMLArraysOfTables checks that keys of each table stand where they are
// written, and come in that order.
func TestTOMLArraysOfTables(t *testing.T) {
	for block, want := range map[string]string{
		"[[a]]\nx = 1\ny = 2\n[[a]]\ny = 3\nx = 4\n":                                                 "a@1 x@2 y@3 y@5 x@6",
		"[[a]]\n[[a]]\n[[a]]\nx = 1\n":                                                               "a@1 x@4",
		"[[a]]\nx = 1\n[[a.b]]\ny = 2\n[[a.b]]\ny = 3\n[[a]]\n[[a.b]]\ny = 4\n":                      "a@1 x@2 b@3 y@4 y@6 b@8 y@9",
		"[[a]]\n[a.b]\nx = 1\n[[a]]\n[a.b]\nx = 2\n":                                                 "a@1 b@2 x@3 b@5 x@6",
		"[a]\nx = 1\n[[a.b]]\nx = 2\n[[a.b]]\nc.d = 3\nc.e = 4\n":                                    "a@1 x@2 b@3 x@4 c@6 d@6 e@7",
		"a = [{x = 1}, {y = 2}]\nb = 3\n":                                                            "a@1 x@1 y@1 b@2",
		"a = [\n{y = 1,\n x = {z = 1, a = [{\nb = 1}, {c = 1}]}}, # }\n {y = 2}]\nb = 3\n":           "a@1 y@2 x@3 z@3 a@3 b@4 c@4 y@5 b@6",
		"a = {\n'}' = '}', # }\n b.c = 1,\n b.d = [[], 1, \"]\"], e = 2021-11-06 08:50:18}\nf = 1\n": "a@1 }@2 b@3 c@3 d@4 e@4 f@5",
		"\"a\\u0000\" = 1\na.b = 2\n\"a\\u0000.b\" = 3\n":                                            "a\x00@1 a@2 b@2 a\x00.b@3",
		"[[ \"a\" . b ]]\nx = 1\n[[a.b]]\nx = 2\n[c]\nx = 3\n":                                       "a@1 b@1 x@2 x@4 c@5 x@6",
	} {
		f, err := Read([]byte("+++\n"+block+"+++\n"), nil, nil)
		require.NoError(t, err, block)
		var have []string
		keys(f.Root, func(k *tree.Node) { have = append(have, fmt.Sprintf("%s@%d", k.Value, k.Line-1)) })
		require.Equal(t, want, strings.Join(have, " "), block)
	}
}

// TestTOMLTwice is about keys that the library passes over, and nearest
// neighbours that it reads.
func TestTOMLTwice(t *testing.T) {
	for block, want := range map[string]string{
		"a.b.c = 1\na.b = 2\n":                      "3:1: a.b: key is there twice, first on line 2",
		"a.b.c = 1\n[a]\nb = 2\n":                   "4:1: b: key is there twice, first on line 2",
		"[a]\nb.c = 1\nb = [1]\n":                   "4:1: b: key is there twice, first on line 3",
		"x = {\n a.b.c = 1, a.b = 2}\n":             "3:13: a.b: key is there twice, first on line 3",
		"x = [{a.b = 1, a = 2}]\n":                  "2:16: a: key is there twice, first on line 2",
		"a.b = 1\na.c = 2\n[x]\na.b = 3\n":          "",
		"x = [{a.b = 1}, {a = 2}]\n":                "",
		"[[x]]\na.b = 1\n[[x]]\na = 1\n":            "",
		"[a.b]\nc = 1\n[a]\nd = 1\n":                "",
		"[[x.y]]\na = 1\n[[x.y]]\n[x.y.z]\na = 2\n": "",
	} {
		_, err := Read([]byte("+++\n"+block+"+++\n"), nil, nil)
		if want == "" {
			require.NoError(t, err, block)
			continue
		}
		require.EqualError(t, err, want, block)
	}
}

// keys calls f for every key below n.
func keys(n *tree.Node, f func(*tree.Node)) {
	for i, c := range n.Content {
		if n.Kind == tree.Mapping && i%2 == 0 {
			f(c)
		}
		keys(c, f)
	}
}
