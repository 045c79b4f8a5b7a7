package prose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// written is what a Writer makes of parts: a part "/" begins a line, "|" a
// line behind a tab, and one that begins with a + counts white space.
func written(parts ...string) string {
	var w Writer
	w.Reset()
	for _, p := range parts {
		rest, pre := strings.CutPrefix(p, "+")
		switch p {
		case "/", "|":
			w.End()
			w.Begin(p == "|")
		default:
			w.Write([]byte(rest), pre)
		}
	}
	w.End()
	return string(w.Buf)
}

func TestWriter(t *testing.T) {
	for _, c := range []struct {
		want  string
		parts []string
	}{
		{"", nil},
		{"", []string{"  \n\t\u00a0\u3000\u200b\ufeff\x00"}},
		{"a b", []string{" \n a \t\r\n b\f"}},
		{"a b c", []string{"a ", " b", "\n", "c"}},
		{"ab", []string{"a", "b"}},
		{"ab", []string{"a\x00b"}},

		// Blanks of Unicode count within a line, and are trimmed at its edges.
		{"a\u00a0b\u3000c", []string{"\u3000\u00a0a\u00a0b\u3000c\u00a0"}},
		{"a \u00a0 b", []string{"a  \u00a0\n b"}},
		{"a\u200bb\ufeffc", []string{"\ufeffa\u200bb\ufeffc\u200b"}},
		{"© é 中 ※ a", []string{" © é 中 ※ a "}}, // which begin with the bytes of blanks

		// A line end between wide characters is none (CSS Text 3, 4.1.3).
		{"中文字", []string{"中\n文\r\n", " 字"}},
		{"中，「文」カナ", []string{"中，\n「文」\nカ\nナ"}},
		{"中 文", []string{"中 文"}},
		{"中 a 文", []string{"中\na\n文"}},
		{"한국 어", []string{"한국\n어"}}, // Korean keeps words apart

		// Lines and cells: a line that has no text leaves none.
		{"a\nb", []string{"/", "a ", "/", " b"}},
		{"a\nb", []string{"a", "/", " ", "/", "b"}},
		{"a\tb\nc", []string{"a", "|", "b", "/", "c"}},
		{"a", []string{"|", "a", "/"}},
		{"中\n文", []string{"中", "/", "文"}},

		// In a pre, white space counts but at the end.
		{"  a  b\n\tc", []string{"+  a  b\n\tc \n"}},
		{"x\n  a", []string{"x", "/", "+  a"}},
		{"中\n文", []string{"+中\n文"}},
	} {
		require.Equal(t, c.want, written(c.parts...), "%q", c.parts)
	}
}

// TestWriterNext asks where the next text will begin.
func TestWriterNext(t *testing.T) {
	var w Writer
	w.Reset()
	w.Begin(false)
	require.Zero(t, w.Next())
	w.Write([]byte("ab "), false)
	require.EqualValues(t, 2, w.Len())
	w.End()
	require.EqualValues(t, 2, w.Next())
	w.Begin(true)
	require.EqualValues(t, 3, w.Next())
	w.Write([]byte("c"), false)
	require.EqualValues(t, 4, w.Next())
	require.Equal(t, "ab\tc", string(w.Buf))
	w.Reset()
	require.Zero(t, w.Len())
	w.Begin(false)
	w.Write([]byte(" d"), false)
	require.Equal(t, "d", string(w.Buf))
}

// FuzzWriter checks of any text, cut in two anywhere, with line ends in the
// middle if so asked:
//   - What is written is what remains of the text without white space.
//   - No two blanks stand side by side, and none at the edge of a line.
//   - Written once more, line by line, it stays as it is.
func FuzzWriter(f *testing.F) {
	fixture.Seeds(f, func(post []byte) { f.Add(string(post), len(post)/2, len(post)%3 == 0) })
	f.Add("中\u3000\n 文\x00\u00a0b \u200b c", 9, true)
	f.Fuzz(func(t *testing.T, text string, cut int, breaks bool) {
		if !utf8.ValidString(text) { // whose bytes could join where a NUL is left out
			return
		}
		cut = min(max(cut, 0), len(text))
		for cut < len(text) && !utf8.RuneStart(text[cut]) {
			cut++
		}
		var w Writer
		w.Reset()
		w.Write([]byte(text[:cut]), false)
		if breaks {
			w.End()
			w.Begin(false)
		}
		w.Write([]byte(text[cut:]), false)
		out := string(w.Buf)
		require.Equal(t, solid(text), solid(out))
		w.Reset()
		for line := range strings.SplitSeq(out, "\n") {
			require.NotContains(t, line, "  ")
			require.Equal(t, strings.Trim(line, blanks), line)
			w.Begin(false)
			w.Write([]byte(line), false)
			w.End()
		}
		require.Equal(t, out, string(w.Buf))
	})
}

// blanks are all that the Writer takes for white space, and NUL.
const blanks = Spaces + "\x00\u00a0\u200b\u3000\ufeff"

// solid is a text without blanks.
func solid(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(blanks, r) }), "")
}

func TestFlatten(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " \n": "", "a": "a", " a b ": "a b", "a  b": "a b", "a\nb\t\fc\r\n": "a b c", "中\n文": "中 文",
		"\u00a0a\u00a0\u00a0b\u3000": "\u00a0a\u00a0\u00a0b\u3000", // white space of HTML alone
	} {
		require.Equal(t, want, Flatten(text), "%q", text)
	}
}

func TestTrim(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " ": "", "a": "a", "a b": "a b", "\u00a0a\u3000": "a", "\u2003\u200ba\u00a0b\ufeff\n": "a\u00a0b", "\u2060\u180ea\u2028": "a",
		"👩\u200d": "👩\u200d", // joins letters
	} {
		require.Equal(t, want, Trim(text), text)
	}
}

func TestIsBlank(t *testing.T) {
	for _, text := range []string{"", " ", "\t\n\f\r ", "\u00a0\u200b\u3000\ufeff", "\x00"} {
		require.True(t, IsBlank(text), "%q", text)
		require.True(t, IsBlank([]byte(text)), "%q", text)
	}
	for _, text := range []string{"a", " a", "\u00a9", "\u2009", "\u200c", "\u3001", "\ufefe", "\xc2", "\xe3\x80", "\v"} {
		require.False(t, IsBlank(text), "%q", text)
	}
}

func TestIsWide(t *testing.T) {
	for _, r := range "中々ーｱあア、。「　！～￠￥" {
		require.True(t, IsWide(r), "%c", r)
	}
	for _, r := range "aé한ㄱ“…Д👍" {
		require.False(t, IsWide(r), "%c", r)
	}
}

func TestRunes(t *testing.T) {
	for _, r := range "aZ0_éд한हि" {
		require.True(t, IsOfWord(r) && IsWordRune(r) && !IsCJK(r), "%c", r)
	}
	for _, r := range "中あアー𠀀" {
		require.True(t, IsOfWord(r) && IsCJK(r), "%c", r)
	}
	for _, r := range " .,-、。！：…“「👍@" {
		require.False(t, IsOfWord(r) || IsWordRune(r) || IsCJK(r), "%c", r)
	}
}

func TestIsLonger(t *testing.T) {
	require.False(t, IsLonger("", 0))
	require.True(t, IsLonger("a", 0))
	require.False(t, IsLonger("中文", 2))
	require.True(t, IsLonger("中文字", 2))
}
