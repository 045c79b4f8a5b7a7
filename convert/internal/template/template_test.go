package template

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAll(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                      nil,
		"a { b } {c}":                           nil,
		"{{ a }}{% b %}":                        {"{{ a }}", "{% b %}"},
		`x {{< ref "b.md" >}} y`:                {`{{< ref "b.md" >}}`},
		"{{% n %}}a{{% /n %}}":                  {"{{% n %}}", "{{% /n %}}"},
		"{{ a {{ b }}":                          {"{{ b }}"},
		"{{< a }} {{ b }}":                      {"{{ b }}"},
		"{% a }} {{ b %}":                       nil,
		"{{{ a }}}":                             {"{{{ a }}"},
		"{%":                                    nil,
		"{{" + strings.Repeat("a", 5000) + "}}": nil,
	} {
		var have []string
		for start, end := range All(text) {
			have = append(have, text[start:end])
		}
		require.Equal(t, want, have, text)
	}
}

func TestWord(t *testing.T) {
	for mark, want := range map[string]string{"{% include a %}": "include", "{%- if x -%}": "if", "{{page.url}}": "page", "{{ a | b }}": "a", "{{}}": ""} {
		require.Equal(t, want, Word(mark))
	}
	require.True(t, IsShortcode("{{< a >}}"))
	require.False(t, IsShortcode("{{ a }}"))
}

func TestMarks(t *testing.T) {
	var m Marks
	text := "a {{ b }} {{ b }} \ufde1 {% c %}"
	hidden := m.Hide(text)
	require.NotContains(t, hidden, "{")
	require.True(t, IsHidden(hidden))
	require.Equal(t, 9, WordLen(strings.TrimPrefix(hidden, "a ")))
	require.Zero(t, WordLen(hidden))
	require.Equal(t, strings.Replace(text, "\ufde1", "\ufffd", 1), m.Show(hidden, nil))
	require.Equal(t, "a x x \ufffd x", m.Show(hidden, func(string) string { return "x" }))
	require.Equal(t, "plain", m.Hide("plain"))
	for n := range 300 {
		m.Hide("{{" + strings.Repeat("a", n) + "}}")
	}
	require.Equal(t, "{{aaaa}}", m.Show(m.Hide("{{aaaa}}"), nil))
	require.Equal(t, "a", m.Show("a\ufdd1\ufdef\ufdef\ufdef\ufdef\ufdd2", nil))
}

func FuzzMarks(f *testing.F) {
	for _, s := range []string{"{{ a }}{% b %}", "{{< a >}} \ufdd1\ufde0\ufdd2", "{{{{ }}%}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var m Marks
		require.Equal(t, withoutWords(s), m.Show(m.Hide(s), nil))
	})
}
