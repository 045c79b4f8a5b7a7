package edit

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
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
		m, err := front.Read(post, nil, nil)
		if err != nil {
			return
		}
		i++
		block := strings.TrimSuffix(strings.Trim(string(m.Data()), "{}"), "\n")
		fence := slices.IndexFunc(fuzzFences, func(f [2]string) bool { return strings.TrimSpace(f[0]) == m.Format.Start })
		f.Add(uint8(max(fence, 0)), block, uint8(i), "new key", "text", "a\x00yes\x00b c\x00:")
	})
	f.Add(uint8(0), "0:", uint8(0), "0", "", "0")
	f.Fuzz(func(t *testing.T, fence uint8, block string, which uint8, key, text, list string) {
		fences := fuzzFences[int(fence)%len(fuzzFences)]
		src := []byte(fences[0] + block + fences[1])
		b, err := Read(src, nil)
		if err != nil || b.Body != len(src) {
			return
		}
		if n := len(b.Entries); n > 0 && which < 200 {
			key = b.Entries[int(which)%n].Key.Value
		}
		texts := strings.Split(list, "\x00")
		at := time.Date(2031, 5, 6, 7, 8, 9, int(which), time.FixedZone("", int(which)*60-100*60))
		for _, v := range []any{text, texts, [][]string{texts, nil, {text}}, at, which%2 == 0, int(which), float64(which) / 3} {
			next := fuzzChange(t, b, key, func(b *Block) (*Block, error) { return b.Set(key, v) })
			fuzzValue(t, b, next, key, v)
		}
		next := fuzzChange(t, b, key, func(b *Block) (*Block, error) { return b.Delete(key) })
		fuzzOthers(t, b, next, key, len(b.Entries)-1)
		next = fuzzChange(t, b, key, func(b *Block) (*Block, error) { return b.Rename(key, text) })
		fuzzOthers(t, b, next, key, len(b.Entries))
		if old := b.Find(key); next != b && next != nil && old.Key.Value != text {
			require.True(t, sameTree(old.Value, next.Find(text).Value))
		}
	})
}

// fuzzChange makes one change of a key, and returns the block with it, nil if
// it cannot be made.
func fuzzChange(t *testing.T, b *Block, key string, change func(*Block) (*Block, error)) *Block {
	before := string(b.Src)
	next, err := change(b)
	require.Equal(t, before, string(b.Src))
	if err != nil {
		at, ok := errors.AsType[*place.Error](err)
		require.True(t, ok && at.Line > 0 && at.Key == key, "%v", err)
		return nil
	}
	again, err := front.Read(next.Src, nil, nil)
	require.NoError(t, err, string(next.Src))
	require.Len(t, again.Entries, len(next.Entries))
	if at := b.Find(key); at != nil {
		first, last := fuzzLines(b, at)
		fixture.SameBut(t, before, string(next.Src), first, last)
	}
	return next
}

// fuzzValue checks that a key has the value that it was given, and stays when
// it is given once more.
func fuzzValue(t *testing.T, b, next *Block, key string, v any) {
	if next == nil {
		return
	}
	count := len(b.Entries)
	if b.Find(key) == nil {
		count++
	}
	fuzzOthers(t, b, next, key, count)
	s, err := newSetting(v)
	require.NoError(t, err)
	require.True(t, s.reads(next.Find(key).Value, nil), "%v in %s", v, next.Src)
	again, err := next.Set(key, v)
	require.NoError(t, err)
	require.Equal(t, string(next.Src), string(again.Src))
}

// fuzzOthers checks that every key but one is as before, and how many there
// are now.
func fuzzOthers(t *testing.T, b, next *Block, but string, count int) {
	if next == nil {
		return
	}
	at := b.Find(but)
	for _, e := range b.Entries {
		if at != nil && e.Key == at.Key {
			continue
		}
		i := slices.IndexFunc(next.Entries, func(o tree.Entry) bool { return o.Key.Value == e.Key.Value })
		require.GreaterOrEqual(t, i, 0, "%s in %s", e.Key.Value, next.Src)
		require.True(t, sameTree(e.Value, next.Entries[i].Value), "%s in %s", e.Key.Value, next.Src)
	}
	require.Len(t, next.Entries, count, string(next.Src))
}

// fuzzLines are the lines that a change of an entry may touch.
func fuzzLines(b *Block, at *tree.Entry) (first, last int) {
	c := place.Cursor{Src: b.Src}
	switch l := b.layout.(type) {
	case *yamlLayout:
		first = at.Key.Line
		last, _ = c.At(b.End)
		for _, k := range l.keys() {
			if k.Value == at.Key.Value {
				first = min(first, k.Line)
			}
			if k.Line > at.Key.Line {
				last = min(last, k.Line)
			}
		}
		return first, last
	case *tomlLayout:
		m, _ := l.locate(at)
		first, _ = c.At(m.name.start)
		last, _ = c.At(front.NextLine(b.Src, m.value.end))
		return first, last
	case *jsonLayout:
		if len(b.Earlier) > 0 {
			return 1, bytes.Count(b.Src, []byte("\n")) + 2
		}
		m, _ := l.locate(at)
		i := slices.IndexFunc(l.members, func(o member) bool { return o.name == m.name })
		from, to := l.inside.start, l.inside.end
		if i > 0 {
			from = l.members[i-1].value.end
		}
		if i+1 < len(l.members) {
			to = l.members[i+1].name.start
		}
		first, _ = c.At(from)
		last, _ = c.At(to)
		return first, last + 1
	}
	return 0, 0
}
