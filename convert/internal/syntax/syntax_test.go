package syntax

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/values"
)

// texts are such that YAML, TOML or JSON could take for something else.
var texts = []string{
	"yes", "No", "on", "y", "null", "~", "true", "1.10", "1e3", "0x1F", "017", "1_000", "12:30:45", "2021-01-01", "2021-11-06T08:50:18Z",
	".inf", ".nan", "nan", "inf", "-", "- a", "? a", ": a", "a: b", "a:", "a #b", "#5", "'", "''", `"`, `\`, `\n`, "[a", "a]", "{a", "&a", "*a", "!a",
	"%a", "@a", "`a", "|", ">", "=", "<<", "---", "...", "+++", ";;;", "a\nb", "a\n---\nb", "\n", "a\r\nb", "a\tb", "\ta", " a ", "a  b", "a\u0085b",
	"a\u2028b", "\ufeffa", "\a", "\x00", "\x1b[31m", "\x7f", "\u009f", "\u200b", "😀", "新闻：港口", "É", "e\u0301", "</script>", "{{ x }}", "",
	"Ordinary words", "Ordinary words, with a comma", "a/b", "it's", "don't: do", "a\\b", "\ufffd", "\ufffe", strings.Repeat("long ", 300),
}

// TestTexts writes texts as titles, keys, values and list items, and reads
// them back.
func TestTexts(t *testing.T) {
	for _, s := range texts {
		requireText(t, s)
	}
}

// FuzzTexts checks of any text, in every syntax:
//   - As title, key, value and item of a list it is written so that reading
//     gives the same text, and no other type.
func FuzzTexts(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { requireText(t, strings.ToValidUTF8(s, "\ufffd")) })
}

func requireText(t *testing.T, s string) {
	t.Helper()
	value := map[string]any{"text": s, "list": []any{s, []any{s}}, "map": map[string]any{s: s, "x": map[string]any{"y": s}}}
	const body = "<p>b</p>\n"
	for syntax, write := range writers {
		data := string(write([]Entry{
			{Key: "title", Value: values.Of(s)}, {Key: "value", Value: values.Of(value)}, {Key: "k" + s, Value: values.Of(1)},
		})) + body
		a, err := article.Parse(strings.NewReader(data))
		require.NoError(t, err, "%s: %q\n%s", syntax, s, data)
		require.Equal(t, map[string]any{"value": value, "k" + s: 1}, plainInts(a.Extra), "%s", data)
		require.Equal(t, strings.Join(strings.Fields(s), " "), strings.Join(strings.Fields(a.Title), " "))
		require.Equal(t, body, a.Body)
	}
}

// writers write entries in each syntax, with nothing lost.
var writers = map[string]func([]Entry) []byte{
	"YAML": YAML,
	"TOML": func(entries []Entry) []byte { return whole(TOML(entries)) },
	"JSON": func(entries []Entry) []byte { return whole(JSON(entries, "", "")) },
	"Hexo": func(entries []Entry) []byte { return whole(JSON(entries, ";;;", ";;;")) },
}

func whole(text []byte, lost []Loss) []byte {
	if len(lost) > 0 {
		return nil
	}
	return text
}

// plainInts makes the int64 of TOML an int, as in YAML.
func plainInts(m map[string]any) map[string]any {
	for k, v := range m {
		if i, ok := v.(int64); ok {
			m[k] = int(i)
		}
	}
	return m
}

// read reads the entries of a file.
func read(t *testing.T, source string) []Entry {
	a, err := article.Parse(strings.NewReader(source))
	require.NoError(t, err)
	root, err := article.FrontMatter[yaml.Node](a)
	require.NoError(t, err)
	return Read(a.Source, &root)
}

// TestYAML reads files and writes them as YAML.
func TestYAML(t *testing.T) {
	for source, want := range map[string]string{
		"---\n# one\na: yes # two\nb: 'yes'\nc: [1.50, ~]\n# three\n---\n": "---\n# one\n# two\na: yes\nb: 'yes'\n# three\nc:\n  - 1.50\n  - null\n---\n",
		"---\nx: &x {a: 1, b: 2}\ny:\n  <<: *x\n  a: 3\nz: *x\n---\n":      "---\nx:\n  a: 1\n  b: 2\n'y':\n  a: 3\n  b: 2\nz:\n  a: 1\n  b: 2\n---\n",
		"---\na: !!binary YQ==\nb: .inf\nc: []\nd: {}\n---\n":              "---\na: a\nb: .inf\nc: []\nd: {}\n---\n",
		"+++\n# one\n\nd = 2021-01-02\nl = 2021-01-02T03:04:05\ns = '2021-01-02'\nf = 2.0\n+++\n": "---\n# one\nd: 2021-01-02\nl: '2021-01-02T03:04:05'\n" +
			"s: '2021-01-02'\nf: 2.0\n---\n",
		"---toml\nd = [2021-01-02]\n[[t]]\nd = 2021-01-02\n---\n": "---\nd:\n  - 2021-01-02\nt:\n  - d: 2021-01-02\n---\n",
		"{\"a\": \"yes\", \"b\": [1]}\n":                          "---\na: 'yes'\nb:\n  - 1\n---\n",
	} {
		require.Equal(t, want, string(YAML(read(t, source))), source)
	}
}

// TestLosses writes what a syntax has no form for.
func TestLosses(t *testing.T) {
	const source = "---\na: ~ # one\nb: [1, ~, {c: ~, d: 0x1F}]\n'e f': .nan\n---\n"
	text, lost := TOML(read(t, source))
	require.Equal(t, "+++\nb = [1, {d = 31}]\n\"e f\" = nan\n+++\n", string(text))
	require.Equal(t, []Loss{
		{Key: "a", Note: "TOML has no null"},
		{Key: "b", Note: "TOML has no null, neither in lists nor in tables"},
		{Key: "b", Note: "TOML has no null, neither in lists nor in tables"},
	}, lost)

	text, lost = JSON(read(t, source), "---json", "---")
	require.Equal(t, "---json\n{\n  \"a\": null,\n  \"b\": [1, null, {\"c\": null, \"d\": 31}],\n  \"e f\": \".nan\"\n}\n---\n", string(text))
	require.Equal(t, []Loss{{Key: "a", Value: "# one", Note: "JSON has no comments"}}, lost)
}

func TestFence(t *testing.T) {
	for source, want := range map[string]Fence{
		"":                     {},
		"---\na: 1\n---\n":     {Opener: "---"},
		"\ufeff\n---  \r\n":    {Lead: "\ufeff\n", Opener: "---", Blanks: "  "},
		"--- yaml\n":           {Opener: "---yaml"},
		"+++\n":                {Opener: "+++"},
		"---toml \n":           {Opener: "---toml", Blanks: " "},
		" {\"a\": 1}\n":        {Lead: " ", Opener: "{"},
		";;;\n\"a\": 1\n;;;\n": {Opener: ";;;"},
	} {
		require.Equal(t, want, FenceOf([]byte(source)), source)
	}
	for opener, want := range map[string]string{"---": "yaml", "---yml": "yaml", "+++": "toml", "---toml": "toml", "---json": "json", ";;;": "json", "{": "json"} {
		require.Equal(t, want, Fence{Opener: opener}.Syntax())
	}
}

// FuzzRead checks of any front matter:
//   - It is read, and written in every syntax so that it can be read again.
//   - What is read again has the same keys, but for those without a value in
//     TOML.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"---\na: 1 # b\nc: [~, x]\n# d\n---\n", "+++\na = 2021-01-02T03:04:05\n[b]\nc = 1\n+++\n", "{\"a\": {\"b\": null}}\n",
		"---\na: &a {b: 1}\nc: {<<: *a}\nd: *a\n---\n", "---\na: !!binary YQ==\nb: !x y\nc: 0o17\n---\n", "---toml\na = '''b\n'''\n---\n", ";;;\n\"a\": 1\n;;;\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		a, err := article.Parse(bytes.NewReader(source))
		if err != nil {
			return
		}
		root, err := article.FrontMatter[yaml.Node](a)
		if err != nil {
			return
		}
		entries := Read(a.Source, &root)
		yml := string(YAML(entries))
		require.Equal(t, keysOf(entries), keysOf(read(t, yml)), yml)
		jsn, _ := JSON(entries, "", "")
		require.Equal(t, keysOf(entries), keysOf(read(t, string(jsn))), "%s", jsn)
		tml, _ := TOML(entries)
		require.LessOrEqual(t, len(read(t, string(tml))), len(entries), "%s", tml)
	})
}

func keysOf(entries []Entry) []string {
	keys := []string{}
	for _, e := range entries {
		keys = append(keys, e.Key)
	}
	return keys
}
