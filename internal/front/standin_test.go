package front

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOddCharacters checks that characters which YAML 1.1 takes for line ends,
// or for no text, are what YAML 1.2 says.
func TestOddCharacters(t *testing.T) {
	for block, want := range map[string]string{
		"a: x\u2028y\nb: c\n":              "a=x\u2028y b=c",
		"a: \"x\u2028b: c\"\n":             "a=x\u2028b: c",
		"a: 'x\u2029- y'\nb: c\n":          "a=x\u2029- y b=c",
		"a: x\u0085y # z\u2028b: c\n":      "a=x\u0085y",
		"a: |\n  x\u2028b: y\n  z\n":       "a=x\u2028b: y\nz\n",
		"# x\u2028a: b\nc: d\n":            "c=d",
		"a\u2028b: c\n":                    "a\u2028b=c",
		"a: \"\ufeffx\"\n":                 "a=\ufeffx",
		"a: 'x \ufeffy'\nb: \"\\u2028\"\n": "a=x \ufeffy b=\u2028",
		"\"\ufeffa\": [b, '\ufeff']\n":     "\ufeffa=b,\ufeff",
		"a: \ue000\u2028\ue001\n":          "a=\ue000\u2028\ue001",
		"a: x\rb: y\n":                     "a=x b=y",
	} {
		f, err := Read([]byte("---\n"+block+"---\n"), nil, nil)
		require.NoError(t, err, block)
		var have []string
		for _, e := range f.Entries {
			var text strings.Builder
			text.WriteString(e.Value.Value)
			for i, item := range e.Value.Content {
				text.WriteString([]string{"", ","}[min(i, 1)] + item.Value)
			}
			have = append(have, e.Key.Value+"="+text.String())
		}
		require.Equal(t, want, strings.Join(have, " "), block)
	}
}

// TestUnusedPrivate checks which characters stand in, also where none is left.
func TestUnusedPrivate(t *testing.T) {
	var all strings.Builder
	for r := rune(0xe000); r <= 0xf8ff; r++ {
		all.WriteRune(r)
	}
	require.Equal(t, rune(0xe000), unusedPrivate(nil, 0))
	require.Equal(t, rune(0xe002), unusedPrivate([]byte("\ue001"), 1))
	require.Zero(t, unusedPrivate([]byte(all.String()), 0))
	_, err := Read([]byte("---\na: '"+all.String()+"\u2028'\n---\n"), nil, nil)
	require.NoError(t, err)
}

// TestKeyFaults checks that a key behind what looks like a blank is a fault.
func TestKeyFaults(t *testing.T) {
	f, err := Read([]byte("---\n\u00a0title: x\n\u3000\u3000date: y\n'\ufeffa': b\n标题: c\n---\n"), nil, nil)
	require.NoError(t, err)
	var have []string
	for _, e := range f.Faults {
		have = append(have, e.Error())
	}
	require.Equal(t, []string{
		"2:1: title: want blanks before the key, or none, have U+00A0, a no-break space",
		"3:1: date: want blanks before the key, or none, have U+3000, an ideographic space",
		"4:1: a: want blanks before the key, or none, have U+FEFF, a byte order mark",
	}, have)
}
