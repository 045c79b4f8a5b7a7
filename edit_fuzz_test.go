package article

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// fuzzFences are the lines around the blocks of FuzzEdit.
var fuzzFences = [][2]string{{"---\n", "\n---\n"}, {"+++\n", "\n+++\n"}, {";;;\n", "\n;;;\n"}, {"{", "}\n"}, {"---\r\n", "\r\n---\r\n"}}

// FuzzEdit checks of any front matter block that can be read, and of every
// change of one of its keys or of a new one:
//   - It is made, or it is an error with the key and a line.
//   - Afterwards the key has the new value, and every other key is as before.
//   - Only lines of the key differ; in JSON, where keys may share lines, also
//     the comma before it.
//   - Making it once more changes nothing.
func FuzzEdit(f *testing.F) {
	i := 0
	fixture.Seeds(f, func(post []byte) {
		m, err := readFront(post, nil, nil)
		if err != nil {
			return
		}
		i++
		block := strings.TrimSuffix(strings.Trim(string(m.data()), "{}"), "\n")
		fence := slices.IndexFunc(fuzzFences, func(f [2]string) bool { return strings.TrimSpace(f[0]) == m.format.Start })
		f.Add(uint8(max(fence, 0)), block, uint8(i), "new key", "text", "a\x00yes\x00b c\x00:")
	})
	f.Fuzz(func(t *testing.T, fence uint8, block string, which uint8, key, text, list string) {
		fences := fuzzFences[int(fence)%len(fuzzFences)]
		src := []byte(fences[0] + block + fences[1])
		b, err := readBlock(src, nil)
		if err != nil || b.body != len(src) {
			return
		}
		if n := len(b.entries); n > 0 && which < 200 {
			key = b.entries[int(which)%n].key.Value
		}
		texts := strings.Split(list, "\x00")
		at := time.Date(2031, 5, 6, 7, 8, 9, int(which), time.FixedZone("", int(which)*60-100*60))
		for _, v := range []any{text, texts, [][]string{texts, nil, {text}}, at, which%2 == 0, int(which), float64(which) / 3} {
			next := fuzzChange(t, b, key, func(b *editBlock) (*editBlock, error) { return b.Set(key, v) })
			fuzzValue(t, b, next, key, v)
		}
		next := fuzzChange(t, b, key, func(b *editBlock) (*editBlock, error) { return b.Delete(key) })
		fuzzOthers(t, b, next, key, "")
		next = fuzzChange(t, b, key, func(b *editBlock) (*editBlock, error) { return b.Rename(key, text) })
		fuzzOthers(t, b, next, key, text)
		if old := b.find(key); next != b && next != nil && old.key.Value != text {
			require.True(t, sameTree(old.value, next.find(text).value))
		}
	})
}

// fuzzChange makes one change of a key, and returns the block with it, nil if
// it cannot be made.
func fuzzChange(t *testing.T, b *editBlock, key string, change func(*editBlock) (*editBlock, error)) *editBlock {
	before := string(b.src)
	next, err := change(b)
	require.Equal(t, before, string(b.src))
	if err != nil {
		at, ok := errors.AsType[*placeError](err)
		require.True(t, ok && at.Line > 0 && at.Key == key, "%v", err)
		return nil
	}
	again, err := readFront(next.src, nil, nil)
	require.NoError(t, err, string(next.src))
	require.Len(t, again.entries, len(next.entries))
	if at := b.find(key); at != nil {
		first, last := fuzzLines(b, at)
		onlyLines(t, before, string(next.src), first, last)
	}
	return next
}

// fuzzValue checks that a key has the value that it was given, and stays when
// it is given once more.
func fuzzValue(t *testing.T, b, next *editBlock, key string, v any) {
	if next == nil {
		return
	}
	fuzzOthers(t, b, next, key, key)
	s, err := newSetting(v)
	require.NoError(t, err)
	require.True(t, s.reads(next.find(key).value, nil), "%v in %s", v, next.src)
	again, err := next.Set(key, v)
	require.NoError(t, err)
	require.Equal(t, string(next.src), string(again.src))
}

// fuzzOthers checks that every key but one is as before.
func fuzzOthers(t *testing.T, b, next *editBlock, but, now string) {
	if next == nil {
		return
	}
	at := b.find(but)
	for _, e := range b.entries {
		if at != nil && e.key == at.key {
			continue
		}
		i := slices.IndexFunc(next.entries, func(o entry) bool { return o.key.Value == e.key.Value })
		require.GreaterOrEqual(t, i, 0, "%s in %s", e.key.Value, next.src)
		require.True(t, sameTree(e.value, next.entries[i].value), "%s in %s", e.key.Value, next.src)
	}
	count := len(b.entries)
	if at == nil && now != "" {
		count++
	} else if at != nil && now == "" {
		count--
	}
	require.Len(t, next.entries, count, string(next.src))
}

// fuzzLines are the lines that a change of an entry may touch.
func fuzzLines(b *editBlock, at *entry) (first, last int) {
	c := cursor{Src: b.src}
	switch l := b.layout.(type) {
	case *yamlLayout:
		last, _ = c.place(b.end)
		for i := 0; i < len(b.root.Content); i += 2 {
			if l := b.root.Content[i].Line; l > at.key.Line {
				last = min(last, l)
			}
		}
		return at.key.Line, last
	case *tomlLayout:
		m, _ := l.locate(at)
		first, _ = c.place(m.name.start)
		last, _ = c.place(nextLine(b.src, m.value.end))
		return first, last
	case *jsonLayout:
		m, _ := l.locate(at)
		i := slices.IndexFunc(l.members, func(o member) bool { return o.name == m.name })
		from, to := l.inside.start, l.inside.end
		if i > 0 {
			from = l.members[i-1].value.end
		}
		if i+1 < len(l.members) {
			to = l.members[i+1].name.start
		}
		first, _ = c.place(from)
		last, _ = c.place(to)
		return first, last + 1
	}
	return 0, 0
}

// onlyLines checks that nothing differs but lines from from to before to.
func onlyLines(t *testing.T, before, after string, from, to int) {
	t.Helper()
	b, a := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	first := 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	last := 0
	for last < min(len(a), len(b))-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	if first == len(b) {
		return
	}
	require.GreaterOrEqual(t, first+1, from, "%s\n%s", before, after)
	require.Less(t, len(b)-last, to, "%s\n%s", before, after)
}
