package front

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/adrg/frontmatter"
	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// read reads a post as every caller does that has no formats of its own.
func read(post string) (*Matter, error) { return Read([]byte(post), nil, nil) }

// textOf is the text of a key, or empty if there is none.
func textOf(m *Matter, key string) string {
	if e := m.Find(key); e != nil {
		return e.Value.Value
	}
	return ""
}

func TestRead(t *testing.T) {
	const none = "none"
	for _, c := range []struct{ name, post, title, body string }{
		{"plain", "---\ntitle: a\n---\nb", "a", "b"},
		{"byte order mark", "\ufeff---\ntitle: a\n---\nb", "a", "b"},
		{"mark and blank line", "\ufeff\n---\ntitle: a\n---\nb", "a", "b"},
		{"blank lines", "\n \n\t\n---\ntitle: a\n---\n\nb", "a", "\nb"},
		{"CRLF", "\r\n---\r\ntitle: a\r\n---\r\nb\r\n", "a", "b\r\n"},
		{"blanks behind delimiters", "--- \t\ntitle: a\n---  \nb", "a", "b"},
		{"dots", "---\ntitle: a\n...\nb\n---\nc", "a", "b\n---\nc"},
		{"the first end counts", "---\ntitle: a\n---\nb\n...\n", "a", "b\n...\n"},
		{"tag", "---yaml\ntitle: a\n---\nb", "a", "b"},
		{"tag behind a blank", "--- yml\ntitle: a\n...\nb", "a", "b"},
		{"TOML", "+++\ntitle = 'a'\n+++\nb", "a", "b"},
		{"tagged TOML", "--- toml\ntitle = 'a'\n---\nb", "a", "b"},
		{"JSON", "{\"title\": \"a\"}\nb", "a", "b"},
		{"JSON and brackets in the body", "{\"title\": \"a\"}\n" + strings.Repeat("[", 2000), "a", strings.Repeat("[", 2000)},
		{"JSON over lines", "\n{\n  \"title\": \"a\",\n  \"x\": {\n}\n}\n\nb", "a", "\nb"},
		{"tagged JSON", "---json\n{\"title\": \"a\"}\n---\nb", "a", "b"},
		{"JSON of Hexo", ";;;\n\"title\": \"a\"\n;;;\nb", "a", "b"},
		{"JSON with braces", ";;;\n{\"title\": \"a\"}\n;;;\nb", "a", "b"},
		{"JSON without anything", ";;;\n;;;\nb", "", "b"},
		{"empty", "---\n---\nb", "", "b"},
		{"comments", "---\n# one\n\n # two\n---\nb", "", "b"},
		{"null", "---\n~\n---\nb", "", "b"},
		{"end of the file", "---\ntitle: a\n---", "a", ""},
		{"dashes in a block scalar", "---\ntext: |\n  x\n  ---\n  y\ntitle: a\n---\nb", "a", "b"},
		{"two blocks", "---\ntitle: a\n---\n---\ntitle: c\n---\nb", "a", "---\ntitle: c\n---\nb"},
		{"unknown tag", "---js\ntitle: a\n---\nb", none, ""},
		{"text first", "x\n---\ntitle: a\n---\nb", none, ""},
		{"indented", " ---\ntitle: a\n---\nb", none, ""},
		{"no-break space", "\u00a0\n---\ntitle: a\n---\nb", none, ""},
		{"rule in a body", "x\n\n---\n\ny", none, ""},
		{"template", "{{< figure >}}\nb", none, ""},
		{"template of Liquid", "{% include x %}\nb", none, ""},
		{"nothing", "", none, ""},
		{"blanks only", " \n\t", none, ""},
		{"longer dashes", "----\ntitle: a\n----\nb", none, ""},
		{"binary", "\x7fELF\x00\x01", none, ""},
	} {
		m, err := read(c.post)
		if c.title == none {
			require.ErrorIs(t, err, ErrNone, c.name)
			continue
		}
		require.NoError(t, err, c.name)
		require.Equal(t, c.title, textOf(m, "title"), c.name)
		require.Equal(t, c.body, c.post[m.Body:], c.name)
		require.Equal(t, c.post, string(m.Src), c.name)
	}
}

// TestReadErrors holds the whole message of every error of front
// matter, with its place in the file.
func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ post, want string }{
		{"\n---\ntitle: a\n\nb", "2:1: front matter is never closed: want a line of --- after it"},
		{"+++\na = 1\n---\nb", "1:1: front matter is never closed: want a line of +++ after it"},
		{"---\ntitle: a\n ---\nb", "3:1: front matter is never closed: want --- at the beginning of its line, have a blank before it"},
		{"---\ntitle: a\n\u00a0---\nb", "3:1: front matter is never closed: want --- at the beginning of its line, have U+00A0, a no-break space, before it"},
		{"---\ntitle: a\n\u200b---\nb", "3:1: front matter is never closed: want --- at the beginning of its line, have U+200B, a zero width space, before it"},
		{"---\ntitle: a\n---\u00a0\nb", "3:1: front matter is never closed: want --- alone on its line, have U+00A0, a no-break space, behind it"},
		{"---\ntitle: a\n\n———\nb", `4:1: front matter is never closed: want ---, have "———"`},
		{"---\ntitle: a\n–-\nb", `3:1: front matter is never closed: want ---, have "–-"`},
		{"---\ntitle: a\n--\nb", `3:1: front matter is never closed: want ---, have "--"`},
		{"---\na:\n-\n- b\n", "1:1: front matter is never closed: want a line of --- after it"},
		{"+++\na = 1\n——\n+\n++\nb", `5:1: front matter is never closed: want +++, have "++"`},
		{"---\u3000\na: b\n---\n", "1:1: want front matter at the top, such as a block between two lines of ---: have --- with U+3000, an ideographic space, behind it"},
		{"\"title\": \"a\",\n\"b\": 1\n;;;\nc", `1:1: want front matter at the top, such as a block between two lines of ---: have "\"title\": \"a\","; write a line of ;;; above it`},
		{"title = 'a'\n+++\nb", `1:1: want front matter at the top, such as a block between two lines of ---: have "title = 'a'"; write a line of +++ above it`},
		{"a sum = 2\n+++\nb", `1:1: want front matter at the top, such as a block between two lines of ---: have "a sum = 2"`},
		{"---\ntext: a #b\n  c\n---\n", "2:7: text: want quotes around a value that holds a blank and a #, which begins a comment in YAML; write text: 'a #b c'"},
		{"---\ntext: a\n  #b\n\n  c\n---\n", "3:3: text: want no comment in a value that goes on below it, or quotes around the value"},
		{"---\na: b\n#c\n  e: f\n---\n", "4:3: e: want the line to begin in the column of the lines above it"},
		{"---\na #b: c\n---\n", "2:3: want a colon before a #, which begins a comment in YAML, or quotes around the key, have none"},
		{";;;\n\"title\": \"a\",\n;;;\nx", "3:1: want JSON that is whole, have its end"},
		{"---json\n\"a\"\n---\nx", "3:1: want JSON that is whole, have its end"},
		{";;;\n\"a\": 1}\n;;;\nx", "3:1: want a { for each }, have a } more"},
		{"---\ntitle:a\n---\n", `2:1: title: want a blank behind the colon, have "title:a"`},
		{"---\ntags: [a, @b]\n---\n", "2:11: tags: want quotes around an item that begins with @"},
		{"---\ntags: [`a`]\n---\n", "2:8: tags: want quotes around an item that begins with `"},
		{"---\ntags: [a: b: c]\n---\n", "2:7: tags: want quotes around an item that holds a colon and a blank"},
		{"---\ntags: ['a' 'b']\n---\n", "2:7: tags: want a comma between two items"},
		{"---\ntags: [a, [b, c]\n---\n", "2:7: tags: want a ] that closes the list, or quotes around a value that is none"},
		{"---\ntitle: [x\n---\n", `2:8: title: want a ] that closes the list, or quotes around a value that is none; write title: '[x'`},
		{"---\na: |\n\tb\n---\n", "3:1: want blanks as indentation, have a tab"},
		{"---\ntitle: 'a' 'b'\n---\n", "2:12: title: want the quotes inside a quoted value doubled; write title: '''a'' ''b'''"},
		{"---\na: \"x\"\u00a0\n---\n", "2:7: a: want the end of the line, have U+00A0, a no-break space"},
		{"---\na: |\u3000\n  x\n---\n", "2:5: a: want the end of the line, have U+3000, an ideographic space"},
		{"---\na: [b]\u00a0\u00a0\n---\n", "2:7: a: want the end of the line, have U+00A0, a no-break space"},
		{"---\ntitle: a\n-----\nb", `3:1: front matter is never closed: want ---, have "-----"`},
		{"---\ntitle: a\n--- x\nb\n+++\n", "1:1: front matter is never closed: want a line of --- after it"},
		{"+++\na = 1\n\t+++\nb", "3:1: front matter is never closed: want +++ at the beginning of its line, have a blank before it"},
		{"\n---\ntitle: A: b\n---\n", `3:9: title: want quotes around a value that holds a colon and a blank; write title: 'A: b'`},
		{"---\ndescription: It's: so\n---\n", `2:18: description: want quotes around a value that holds a colon and a blank; write description: 'It''s: so'`},
		{"---\ntitle: @x\n---\n", `2:8: title: want quotes around a value that begins with @; write title: '@x'`},
		{"---\ntitle: `x`\n---\n", "2:8: title: want quotes around a value that begins with `; write title: '`x`'"},
		{"---\ntitle: %x\n---\n", `2:8: title: want quotes around a value that begins with %; write title: '%x'`},
		{"---\ntitle: *x* y\n---\n", `2:8: title: want quotes around a value that begins with *, which is an alias in YAML; write title: '*x* y'`},
		{"---\ntitle: & y\n---\n", `2:9: title: want quotes around a value that begins with * or &; write title: '& y'`},
		{"---\ntitle: [x] y\n---\n", `2:12: title: want quotes around a value that begins with [ and is no list; write title: '[x] y'`},
		{"---\ntitle: {x} y\n---\n", `2:12: title: want quotes around a value that begins with { and is no mapping; write title: '{x} y'`},
		{"---\ntitle: {{ x }}\n---\n", `2:9: want text as a key, have a mapping; a value that begins with {{ wants quotes`},
		{"---\ntags: [x, y\na: b\n---\n", `2:7: tags: want a ] that closes the list, or quotes around a value that is none`},
		{"---\na: [x, y\n---\n", `2:4: a: want a ] that closes the list, or quotes around a value that is none`},
		{"---\na: {x: y\n---\n", `2:4: a: want a } that closes the mapping, or quotes around a value that is none; write a: '{x: y'`},
		{"---\ntitle: ], x\n---\n", `2:8: title: want quotes around a value that begins with ], } or a comma; write title: '], x'`},
		{"---\ntitle: 'it's'\n---\n", `2:12: title: want the quotes inside a quoted value doubled; write title: 'it''s'`},
		{"---\ntitle: \"say \"hi\"\"\n---\n", `2:14: title: want no double quotes inside double quotes; write title: 'say "hi"'`},
		{"---\ntitle: \"x\nauthor: y\n---\n", `2:8: title: want a quote that closes the value`},
		{"---\ntitle: 'x\n---\n", `2:8: title: want a quote that closes the value`},
		{"---\npath: \"C:\\Users\\x\"\n---\n", `2:12: path: want single quotes around a value with a backslash; write path: 'C:\Users\x'`},
		{"---\npath: \"C:\\wiki\"\n---\n", `2:10: path: want single quotes around a value with a backslash; write path: 'C:\wiki'`},
		{"---\ntitle: - x\n---\n", `2:8: title: want quotes around a value that begins with a dash; write title: '- x'`},
		{"---\ntitle: ? x\n---\n", `2:8: title: want quotes around a value that begins with a question mark; write title: '? x'`},
		{"---\ntitle: > x\n---\n", `2:10: title: want quotes around a value that begins with > or |; write title: '> x'`},
		{"---\na:\n\tb: 1\n---\n", "3:1: b: want blanks as indentation, have a tab"},
		{"---\na: b\n c: d\n---\n", "3:3: c: want the line to begin in the column of the lines above it, and a colon in each of them, or quotes around a value that goes on here"},
		{"---\nkey\na: b\n---\n", `2:1: want a colon and a blank after the key, have "key"`},
		{"---\n# of it\nkey\n\nmore\na: b\n---\n", `3:1: want a colon and a blank after the key, have "key"`},
		{"---\nkey:x\na: b\n---\n", `2:1: key: want a blank behind the colon, have "key:x"`},
		{"---\na: 1\nkey:x\nb: 2\n---\n", `3:1: key: want a blank behind the colon, have "key:x"`},
		{"---\na: 1\nhttps://example.com/\nb: 2\n---\n", `3:1: want a colon and a blank after the key, or blanks before a line that goes on, have "https://example.com/"`},
		{"---\na:\n- b\nc\n- d\n---\n", `4:1: want a dash and a blank before an item, have "c"`},
		{"---\na: >-\nb c\nd: e\n---\n", `3:1: want blanks before the text of a, have "b c", which is not indented`},
		{"---\na: b\n  c: d\n---\n", "3:4: c: want the line to begin in the column of the lines above it, and a colon in each of them, or quotes around a value that goes on here"},
		{"---\n a: b\nc: d\n---\n", "3:1: c: want the line to begin in the column of the lines above it"},
		{"---\na: b: c\n  d\n\te\nf: g\n---\n", "2:5: a: want quotes around a value that holds a colon and a blank; write a: 'b: c d'"},
		{"---\na: @b\n  c\n---\n", "2:4: a: want quotes around a value that begins with @; write a: '@b c'"},
		{"---\na: \"b\nc: \"d\"\n---\n", "2:4: a: want a quote that closes the value, have the next one 1 line below"},
		{"---\na: 'b''\nc: x\nd: 'e'\n---\n", "2:4: a: want a quote that closes the value, have the next one 2 lines below"},
		{"---\na:\u00a0b\nc: d\n---\n", "2:3: a: want a blank behind the colon, have U+00A0, a no-break space"},
		{"---\na:\u3000b\n---\n", "2:3: a: want a blank behind the colon, have U+3000, an ideographic space"},
		{"---\na: b\nc：d\ne: f\n---\n", "3:2: want a colon and a blank after the key, have U+FF1A, a full-width colon"},
		{"---\na:\n  - b\n\u00a0\u00a0- c\nd: e\n---\n", "4:1: want blanks as indentation, have U+00A0, a no-break space"},
		{"---\na:\n  b: c\n\u3000- e\nf: g\n---\n", "4:1: want blanks as indentation, have U+3000, an ideographic space"},
		{"---\na: [b,, c]\n---\n", "2:7: a: want a value between two commas, have none; take one comma away"},
		{"---\na: [b,\n  c, , d]\n---\n", "3:6: want a value between two commas, have none; take one comma away"},
		{"---\na: [, b]\n---\n", "2:5: a: want a value before the first comma, have none"},
		{"---\na: {b: 1,, c: 2}\n---\n", "2:10: a: want a value between two commas, have none; take one comma away"},
		{"---\na: , b\n---\n", "2:4: a: want quotes around a value that begins with ], } or a comma; write a: ', b'"},
		{"---\na: [#b, c]\n---\n", "2:5: a: want quotes around an item that begins with #"},
		{"---\na: [b, #c]\nd: e\n---\n", "2:4: a: want quotes around a value that holds a blank and a #, which begins a comment in YAML, or a bracket before it"},
		{"---\na: - b\n  - c\n---\n", "2:4: a: want the first item of a list on the line below the key"},
		{"---\na: b\n\tc: d\n---\n", "3:1: c: want blanks as indentation, have a tab"},
		{"---\na: b \ufeffc\n---\n", "2:6: want text, have the control character U+FEFF"},
		{"---\n\ufeffa: b\n---\n", "2:1: want text, have the control character U+FEFF"},
		{"title: a\ndate: 2021-11-06\n---\nb", "1:1: want front matter at the top, such as a block between two lines of ---: have \"title: a\"; write a line of --- above it"},
		{"title: a\r\n---\r\nb", "1:1: want front matter at the top, such as a block between two lines of ---: have \"title: a\"; write a line of --- above it"},
		{"Note: a text\n\nof no front matter", "1:1: want front matter at the top, such as a block between two lines of ---: have \"Note: a text\""},
		{"---\na: |\n  x\n y\n---\n", "4:2: want the line to begin in the column of the lines above it"},
		{"---\na: 1\nb\n---\n", "3:1: want a colon and a blank after the key, or blanks before a line that goes on, have \"b\""},
		{"---\na:b\n---\n", `2:1: a: want a blank behind the colon, have "a:b"`},
		{"---\n- a\n---\n", `2:1: want keys and values such as title: text, have a list`},
		{"---\na = 1\n---\n", `2:1: want keys and values such as title: text, have "a = 1"; TOML stands between lines of +++`},
		{"---\n{a: 1}\nb: 2\n---\n", "3:1: b: want nothing behind the mapping"},
		{"---\na: 1\n--- {b: 1}\n---\n", "3:1: want one document, have a second one after a line of ---"},
		{"---\na: {a: 1, a: 2}\nb:\n  c: 1\n  c: 2\n---\n", "2:11: a: key is there twice, first on line 2\n5:3: c: key is there twice, first on line 4"},
		{"+++\na = 1\na = 2\n+++\n", "3:1: a: want TOML: Key 'a' has already been defined."},
		{"---\na:\n  b: {c: 1, 'c': 2}\n---\n", "3:13: c: key is there twice, first on line 3"},
		{"---\n? [a]\n: b\n---\n", "2:3: want text as a key, have a list"},
		{"---\n~: b\n---\n", "2:1: want text as a key, have nothing"},
		{"---\na: &x {b: [*x]}\n---\n", "2:12: alias *x stands within its own value"},
		{"---\n<<: [1]\n---\n", `2:5: want a mapping to merge with <<, have "1"`},
		{"---\na: b\x00\n---\n", "2:5: want text, have the control character U+0000"},
		{"---\na: ä\xff\n---\n", "2:5: want UTF-8, have the byte 0xff"},
		{"---\na: x\u2028b: y\nc: d: e\n---\n", "2:7: a: want quotes around a value that holds a colon and a blank; write a: 'x\u2028b: y'; the line holds U+2028, which nobody sees"},
		{"\xff\xfe-\x00", "1:1: want front matter at the top, such as a block between two lines of ---: want UTF-8, have UTF-16"},
		{"\x00\x01", "1:1: want front matter at the top, such as a block between two lines of ---: have binary data"},
		{"\n\n  ---\na: 1\n---\n", "3:1: want front matter at the top, such as a block between two lines of ---: have --- that does not begin its line"},
		{"+++\ntitle = x\n+++\n", `2:9: title: want TOML: expected value but found "x" instead`},
		{"\n+++\na = 1\na = 2\n+++\n", "4:1: a: want TOML: Key 'a' has already been defined."},
		{"---json\n{\n\"a\": 1,\n}\n---\n", "4:1: want JSON: invalid character '}' looking for beginning of object key string"},
		{";;;\n\"a\": 1,\n\"b\" 2\n;;;\n", "3:5: want JSON: invalid character '2' after object key"},
		{"{\"a\": 1", "1:8: want JSON that is closed, have its end"},
		{"{\"a\": 1} b", `1:9: want the body on a line after the front matter's }, have " b"`},
		{"{\"a\": 1, \"a\": 2}\n", "1:10: a: key is there twice, first on line 1"},
		{"---json\n[1]\n---\n", "2:1: want JSON: invalid character '[' looking for beginning of object key string"},
	} {
		_, err := read(c.post)
		require.EqualError(t, err, c.want, "%q", c.post)
		_, ok := errors.AsType[*place.Error](err)
		require.True(t, ok)
	}
}

// TestReadAttacks holds what must be refused, or read, in time.
func TestReadAttacks(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("a: &a [_, _, _, _, _, _, _, _, _, _]\n")
	for i := range 9 {
		before, name := string(rune('a'+i)), string(rune('b'+i))
		fmt.Fprintf(&laughs, "%s: &%s [%s]\n", name, name, strings.Repeat("*"+before+", ", 9)+"*"+before)
	}
	for name, c := range map[string]struct{ block, want string }{
		"brackets": {"a: " + strings.Repeat("[", 100_000), "2:504: a: nesting is larger than allowed: want at most 500 levels"},
		"dashes":   {strings.Repeat("- ", 50_000), "2:1001: nesting is larger than allowed: want at most 500 levels"},
		"laughs":   {laughs.String(), "6:36: what the aliases stand for is larger than allowed: want at most 100000 values"},
		"long":     {"a: " + strings.Repeat("x", MaxFrontMatter), "1:1: front matter is larger than allowed: want at most 1048576 bytes"},
		"anchors":  {"a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + strings.Repeat("- *a\n", 1), "3:1: want the line to begin in the column of the lines above it"},
	} {
		_, err := read("---\n" + c.block + "\n---\n")
		require.EqualError(t, err, c.want, name)
	}
	var keys strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&keys, "k%d: v\n", i)
	}
	m, err := read("---\n" + keys.String() + "---\n")
	require.NoError(t, err)
	require.Len(t, m.Entries, 50_000)
}

// TestReadLimits bounds what is read at all.
func TestReadLimits(t *testing.T) {
	for name, c := range map[string]struct{ post, want string }{
		"never closed and long":  {"---\n" + strings.Repeat("x\n", MaxFrontMatter), "1:1: front matter is larger than allowed: want at most 1048576 bytes"},
		"an object that is long": {"{\"a\": \"" + strings.Repeat("x", MaxFrontMatter) + "\"}\n", "1:1: front matter is larger than allowed: want at most 1048576 bytes"},
		"values":                 {"\n---\na: [" + strings.Repeat(",", 120_000) + "]\n---\n", "2:1: front matter is larger than allowed: want at most 60000 keys and values"},
		"levels of JSON":         {"{\"[\": \"\\\"[\",\n\"a\": " + strings.Repeat("[", 2000) + strings.Repeat("]", 2000) + "}\n", "2:505: nesting is larger than allowed: want at most 500 levels"},
		"many levels of JSON":    {"---json\n{\"a\":\n" + strings.Repeat("[", 20_000) + "\n---\n", "3:500: nesting is larger than allowed: want at most 500 levels"},
		"levels of Hexo's JSON":  {";;;\n\"a\": " + strings.Repeat("[", 20_000) + "\n;;;\n", "2:505: nesting is larger than allowed: want at most 500 levels"},
		"levels of TOML":         {"+++\na = " + strings.Repeat("[", 21) + "\n+++\n", "2:25: nesting is larger than allowed: want at most 20 levels in TOML"},
		"names of TOML":          {"+++\n[" + strings.Repeat("k", 500_000) + "]\n" + strings.Repeat("a = 1\n", 40) + "+++\n", "36:3: front matter is larger than allowed: want shorter names of tables in TOML, or fewer keys in them"},
		"names around braces":    {"+++\na = {b = 1, '" + strings.Repeat("k", 500_000) + "' = [{c = 1,\nd = {" + strings.Repeat("a = 1, ", 40) + "}}]}\n+++\n", "3:218: front matter is larger than allowed: want shorter names of tables in TOML, or fewer keys in them"},
		"tables of TOML":         {"+++\na = [" + strings.Repeat("{}, ", 20_001) + "]\n+++\n", "2:80002: front matter is larger than allowed: want at most 20000 tables, lists and dots in TOML"},
	} {
		_, err := read(c.post)
		require.EqualError(t, err, c.want, name)
		require.ErrorIs(t, err, place.ErrTooLarge, name)
	}
}

// TestReadPlaces holds the keys and values of each format against where they
// stand: key=value, each with its line and column.
func TestReadPlaces(t *testing.T) {
	for post, want := range map[string]string{
		"\ufeff\n---\nä: b\n中:  [c]\n---\n":                                 "ä@3:1=b@3:4 中@4:1=@4:5",
		"---\r\na: \"b\"\r\nc:\r\n- d\r\n---\r\n":                           "a@2:1=b@2:4 c@3:1=@4:1",
		"---\n# c\na: |\n  b\n? c\n: 'd'\n---\n":                            "a@3:1=b\n@3:4 c@5:3=d@6:3",
		"---\na: x\rb: y\n---\n":                                            "a@2:1=x@2:4 b@2:6=y@2:9",
		"---\na: &x {b: 1}\n<<: *x\n---\n":                                  "a@2:1=@2:4 b@2:8=1@2:11",
		"\n{\"a\": \"\\\"b\\u4e2d\",\n \"ä\": [1, true, null]}\n":           "a@2:2=\"b中@2:7 ä@3:2=@3:7",
		";;;\n\"a\": 1,\n\"b\": false\n;;;\n":                               "a@2:1=1@2:6 b@3:1=false@3:6",
		"---json\n\n{\"a\": -1.5e3}\n---\n":                                 "a@3:2=-1.5e3@3:7",
		"+++\n# c\n  a = 'b'\n[c]\nd = 1\n+++\n":                            "a@3:3=b@3:3 c@4:1=@4:1",
		"+++\na.b = 1\n\"c.\\u0064\" = \"\"\"\nx = 1\n\"\"\"\ne = 2\n+++\n": "a@2:1=@2:1 c.d@3:1=x = 1\n@3:1 e@6:1=2@6:1",
		"+++\n'a\\' = 1\n\nb-2_C = 3\n+++\n":                                "a\\@2:1=1@2:1 b-2_C@4:1=3@4:1",
	} {
		m, err := read(post)
		require.NoError(t, err, post)
		var have []string
		for _, e := range m.Entries {
			have = append(have, fmt.Sprintf("%s@%d:%d=%s@%d:%d", e.Key.Value, e.Key.Line, e.Key.Column, e.Value.Value, e.Value.Line, e.Value.Column))
		}
		require.Equal(t, want, strings.Join(have, " "), post)
	}
}

// TestReadTOML has a value of each type, each in the form in which it is read
// as YAML.
func TestReadTOML(t *testing.T) {
	m, err := read("+++\na = 'b'\nb = true\nc = 7\nd = 1.5\ne = inf\nf = 2021-11-06T08:50:18+08:00\ng = 2021-11-06T08:50:18.5\nh = 2021-11-06\n" +
		"i = 08:50:18\nj = [1, ['x']]\n'k l' = {m = 1, n.o = 2}\n\"p'\".q = '''\n[r\n'''\n[[s]]\nt = 1 # [\n[[s]]\nt = \"#\\\"\"\n+++\n")
	require.NoError(t, err)
	require.Equal(t, map[string]any{
		"a": "b", "b": true, "c": 7, "d": 1.5, "e": nil, "f": "2021-11-06T08:50:18+08:00", "g": "2021-11-06T08:50:18.5", "h": "2021-11-06",
		"i": "08:50:18", "j": []any{1, []any{"x"}}, "k l": map[string]any{"m": 1, "n": map[string]any{"o": 2}},
		"p'": map[string]any{"q": "[r\n"}, "s": []any{map[string]any{"t": 1}, map[string]any{"t": `#"`}},
	}, tree.Value(m.Root, func(*tree.Node) {}))
}

func TestFind(t *testing.T) {
	m, err := read("---\nTITLE: a\nTitle: b\ntitle: c\nDate: d\n---\n")
	require.NoError(t, err)
	require.Equal(t, "c", textOf(m, "title"))
	require.Equal(t, "a", textOf(m, "tITLE"))
	require.Equal(t, "d", textOf(m, "date"))
	require.Nil(t, m.Find("dat"))
}

func TestDecode(t *testing.T) {
	type meta struct {
		Title string
		Date  time.Time
	}
	for name, post := range map[string]string{
		"YAML":          "---\ntitle: '1'\ndate: 6 Nov 2021\n---\n",
		"TOML":          "+++\ntitle = '1'\ndate = 2021-11-06\n+++\n",
		"JSON":          "{\"title\": \"1\", \"date\": \"2021/11/06\"}\n",
		"JSON of Hexo":  ";;;\n\"title\": \"1\", \"date\": \"2021-11-06\"\n;;;\n",
		"JSON in lines": "---json\n{\"title\": \"1\", \"date\": \"2021-11-06\"}\n---\n",
	} {
		m, err := Read([]byte(post), nil, time.FixedZone("", 8*3600))
		require.NoError(t, err, name)
		var v meta
		require.NoError(t, m.Decode(&v), name)
		require.Equal(t, "1", v.Title, name)
		require.Equal(t, "2021-11-06T00:00:00+08:00", v.Date.Format(time.RFC3339), name)
		var n tree.Node
		require.NoError(t, m.Decode(&n), name)
		require.Len(t, n.Content, 4, name)
	}
	m, err := read("\n---\na: b\ndate: soon\n---\n")
	require.NoError(t, err)
	require.EqualError(t, m.Decode(new(meta)), `4:7: want a date such as 2021-11-06T08:50:18Z, have "soon"`)
}

// TestGiven reads with formats that a caller brings along, of which no value
// has a place of its own.
func TestGiven(t *testing.T) {
	given := func(v map[string]any, err error) []*frontmatter.Format {
		return []*frontmatter.Format{{Start: "<<", End: ">>", Unmarshal: func(data []byte, to any) error {
			if m, ok := to.(*map[string]any); ok && err == nil {
				*m = v
				return nil
			}
			return errors.Join(err, fmt.Errorf("have %T", to))
		}}}
	}
	src := []byte("\n<<\nx\n>>\nb")
	m, err := Read(src, given(map[string]any{"a": 1, "b": []any{"c"}}, nil), nil)
	require.NoError(t, err)
	require.False(t, m.Own)
	require.Equal(t, "x\n", string(m.Data()))
	require.Equal(t, "b", string(src[m.Body:]))
	for _, e := range m.Entries {
		require.Equal(t, [4]int{2, 1, 2, 1}, [4]int{e.Key.Line, e.Key.Column, e.Value.Line, e.Value.Column})
	}
	var n tree.Node
	require.NoError(t, m.Decode(&n))
	require.EqualError(t, m.Decode(new(int)), "2:1: have *int")
	var all map[string]any
	require.NoError(t, m.Decode(&all))
	require.Equal(t, 1, all["a"])

	_, err = Read(src, given(map[string]any{"a": func() {}}, nil), nil)
	require.ErrorContains(t, err, "2:1: ")
	_, err = Read(src, given(nil, io.ErrUnexpectedEOF), nil)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	_, err = read("<<\nx\n>>\n")
	require.ErrorIs(t, err, ErrNone)

	fenced := given(map[string]any{"a": 1}, nil)
	fenced[0].UnmarshalDelims, fenced[0].RequiresNewLine = true, true
	src = []byte("<<\n>>\nx\n>>\n\nb")
	m, err = Read(src, fenced, nil)
	require.NoError(t, err)
	require.Equal(t, "<<\n>>\nx\n>>\n", string(m.Data()))
	require.Equal(t, "b", string(src[m.Body:]))
}

func TestLineAt(t *testing.T) {
	const src = "a \t\r\n\n b"
	for pos, want := range map[int]string{0: "a5", 2: "5", 5: "6", 6: " b8", 8: "8"} {
		line, next := LineAt([]byte(src), pos)
		require.Equal(t, want, fmt.Sprint(string(line), next), pos)
		require.Equal(t, next, NextLine([]byte(src), pos))
	}
}

func TestQuoteEnd(t *testing.T) {
	for src, want := range map[string]int{
		`"a"b`: 3, `'a'b`: 3, `"a\"b"c`: 6, `'a\'b'`: 4, `""a`: 2, `"a`: 2, `"a\`: 3,
		`"""a"b"""c`: 9, `'''a'''b`: 7, `"""a""""b`: 8, `"""a"""""b`: 9, `"""a\"""b`: 9, `"""a`: 4,
	} {
		require.Equal(t, want, QuoteEnd([]byte(src), 0), src)
		require.Equal(t, want+1, QuoteEnd([]byte("="+src), 1), src)
	}
	require.True(t, IsTriple([]byte(`"""a`)) && IsTriple([]byte(`'''`)))
	require.False(t, IsTriple([]byte(`""a`)) || IsTriple([]byte(`''"`)) || IsTriple(nil))
}

func TestOnlyComments(t *testing.T) {
	for _, s := range []string{"", "\n \t\r\n", "# a\n  # b"} {
		require.True(t, OnlyComments([]byte(s)), "%q", s)
	}
	for _, s := range []string{"a", "# a\nb", "# a\rb", "\u2028#a", "~", "---"} {
		require.False(t, OnlyComments([]byte(s)), "%q", s)
	}
}

func TestAllows(t *testing.T) {
	for _, r := range "\t\n\r a~\u0085\u00a0中\u2028\ufffd𠀀" {
		require.True(t, Allows(r), "%U", r)
	}
	for _, r := range []rune{0, '\v', 0x1f, 0x7f, 0x80, 0x9f, 0xfeff, 0xfffe, 0xffff} {
		require.False(t, Allows(r), "%U", r)
	}
}

// TestReadRoot checks where the whole mapping stands: at the first key, or
// where one would stand.
func TestReadRoot(t *testing.T) {
	for post, want := range map[string][2]int{
		"---\n---\n":             {2, 1},
		"\n---\n\n# a\n---\n":    {3, 1},
		"---\n  ~\n---\n":        {2, 3},
		"---\n# b\nnull\n---\n":  {3, 1},
		"---\n\na: 1\n---\n":     {3, 1},
		"---\n# c\n a: 1\n---\n": {3, 2},
		"---json\n\n---\n":       {2, 1},
		";;;\n;;;\n":             {2, 1},
		"\n{}\n":                 {2, 1},
		"+++\n+++\n":             {2, 1},
	} {
		m, err := read(post)
		require.NoError(t, err, post)
		require.Equal(t, want, [2]int{m.Root.Line, m.Root.Column}, "%q", post)
	}
}
