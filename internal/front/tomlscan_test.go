package front

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
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
