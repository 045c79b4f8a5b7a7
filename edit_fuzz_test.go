package article

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// fuzzFences are the lines around the blocks of FuzzEdit.
var fuzzFences = [][2]string{{"---\n", "\n---\n"}, {"+++\n", "\n+++\n"}, {";;;\n", "\n;;;\n"}, {"{", "}\n"}, {"---\r\n", "\r\n---\r\n"}}

// FuzzEdit checks of any front matter block that can be read, and of every
// change of one of its keys or of a new one:
//   - It is made, or it is an [*Error] with the key and a line, and the bytes
//     stay.
//   - Afterwards the key has the new value, and every other key and the body
//     are as before.
//   - Only lines of the key differ; in JSON, where keys may share lines, also
//     the comma before it.
//   - Making it once more changes nothing.
func FuzzEdit(f *testing.F) {
	i := 0
	eachSeed(f, func(post []byte) {
		if a, err := Parse(bytes.NewReader(post)); err == nil {
			i++
			block := strings.TrimSuffix(strings.Trim(string(a.front.data()), "{}"), "\n")
			fence := slices.IndexFunc(fuzzFences, func(f [2]string) bool { return strings.TrimSpace(f[0]) == a.front.format.Start })
			f.Add(uint8(max(fence, 0)), block, uint8(i), "new key", "text", "a\x00yes\x00b c\x00:")
		}
	})
	f.Fuzz(func(t *testing.T, fence uint8, block string, which uint8, key, text, list string) {
		fences := fuzzFences[int(fence)%len(fuzzFences)]
		a, err := Parse(strings.NewReader(fences[0] + block + fences[1] + "Body\n"))
		if err != nil || a.Body != "Body\n" {
			return
		}
		if n := len(a.front.entries); n > 0 && which < 200 {
			key = a.front.entries[int(which)%n].key.Value
		}
		texts := strings.Split(list, "\x00")
		at := time.Date(2031, 5, 6, 7, 8, 9, int(which), time.FixedZone("", int(which)*60-100*60))
		for _, v := range []any{text, texts, [][]string{texts, nil, {text}}, at, which%2 == 0, int(which), float64(which) / 3} {
			fuzzChange(t, a, key, key, v, func(e *Edit) error { return e.Set(key, v) })
		}
		fuzzChange(t, a, key, key, deleted{}, func(e *Edit) error { return e.Delete(key) })
		if at := a.front.find(key); at != nil {
			m, err := FrontMatter[map[string]any](a)
			require.NoError(t, err)
			fuzzChange(t, a, key, text, m[at.key.Value], func(e *Edit) error { return e.Rename(key, text) })
		}
	})
}

// fuzzChange makes one change. After it the key that was from is to and has
// the value v, or is gone if that is deleted.
func fuzzChange(t *testing.T, a *Article, from, to string, v any, change func(*Edit) error) {
	e := a.Edit()
	if err := change(e); err != nil {
		at, ok := errors.AsType[*Error](err)
		require.True(t, ok && at.Line > 0 && at.Key == from, "%v", err)
		require.Equal(t, string(a.Source), string(e.Bytes()))
		return
	}
	post := string(e.Bytes())
	b, err := Parse(strings.NewReader(post))
	require.NoError(t, err, post)
	at := a.front.find(from)
	if at != nil {
		if from == to {
			to = at.key.Value
		}
		from = at.key.Value
		first, last := fuzzLines(a, at)
		requireLines(t, string(a.Source), post, first, last)
	}
	requireChange(t, a, b, from, to, v)
	if _, gone := v.(deleted); !gone && from == to {
		require.NoError(t, change(e))
		require.Equal(t, post, string(e.Bytes()))
	}
}

// fuzzLines are the lines that a change of an entry may touch.
func fuzzLines(a *Article, at *entry) (first, last int) {
	e := a.Edit()
	switch l := e.head.layout.(type) {
	case *yamlLayout:
		return linesOf(a, at)
	case *tomlLayout:
		m, _ := l.locate(e.head.find(at.key.Value))
		c := cursor{Src: a.Source}
		first, _ = c.place(m.name.start)
		last, _ = c.place(nextLine(a.Source, m.value.end))
		return first, last
	case *jsonLayout:
		m, _ := l.locate(e.head.find(at.key.Value))
		i := slices.IndexFunc(l.members, func(o member) bool { return o.name == m.name })
		from, to := l.inside.start, l.inside.end
		if i > 0 {
			from = l.members[i-1].value.end
		}
		if i+1 < len(l.members) {
			to = l.members[i+1].name.start
		}
		c := cursor{Src: a.Source}
		first, _ = c.place(from)
		last, _ = c.place(to)
		return first, last + 1
	}
	return 0, 0
}
