// Package edit changes keys of front matter in place. It takes the head of a
// post, up to its body, and gives a head in which a key has another value or
// another name, or is gone, and every other byte is as it was. Each change is
// read back before it counts.
//
// It knows neither the body nor the fields of an Article.
package edit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// An Block is the front matter of a post and what stands before it, ready to
// be changed.
type Block struct {
	*front.Matter // its src ends where the body begins
	layout        layout
	eol           string // what ends the lines
}

// ErrNoKey is what an error wraps when a key to rename or to delete is not
// there.
var ErrNoKey = errors.New("want a key of the front matter, have none of that name")

// Read reads src, a post without its body, with loc as the zone of dates
// that name none; nil means UTC.
func Read(src []byte, loc *time.Location) (*Block, error) {
	f, err := front.Read(src, nil, loc)
	if err != nil {
		return nil, err
	}
	b := &Block{Matter: f, eol: "\n"}
	if first := src[:front.NextLine(src, b.Opener)]; strings.HasSuffix(string(first), "\r\n") {
		b.eol = "\r\n"
	}
	b.layout = newLayout(b)
	return b, nil
}

// Set returns the block in which key has a value, of one of the types that a
// setting can be made of.
func (b *Block) Set(key string, value any) (*Block, error) {
	at := b.Find(key)
	s, err := newSetting(value)
	if err == nil {
		err = wantUTF8(key)
	}
	if err != nil {
		return nil, b.fault(key, at, err)
	}
	c := change{key: key, set: s}
	if at == nil {
		c.patches, err = b.layout.add(key, s)
	} else {
		c.key = at.Key.Value
		c.patches, err = b.set(at, s)
	}
	return b.commit(key, at, c, err)
}

// Rename returns the block in which the key from has another name.
func (b *Block) Rename(from, to string) (*Block, error) {
	at := b.Find(from)
	if at == nil {
		return nil, b.fault(from, nil, ErrNoKey)
	}
	if other := b.Find(to); other != nil && other.Key != at.Key {
		return nil, b.fault(from, at, fmt.Errorf("want a name that is not there yet, have %s on line %d", other.Key.Value, other.Key.Line))
	}
	if err := wantUTF8(to); err != nil {
		return nil, b.fault(from, at, err)
	}
	c := change{key: to, node: at.Value, gone: at}
	var err error
	c.patches, err = b.rename(at, to)
	return b.commit(from, at, c, err)
}

// Delete returns the block without a key.
func (b *Block) Delete(key string) (*Block, error) {
	at := b.Find(key)
	if at == nil {
		return nil, b.fault(key, nil, ErrNoKey)
	}
	c := change{gone: at}
	var err error
	c.patches, err = b.delete(at)
	return b.commit(key, at, c, err)
}

// commit is the block with c made, unless err says that it cannot be made.
func (b *Block) commit(key string, at *tree.Entry, c change, err error) (*Block, error) {
	if err == nil && len(c.patches) == 0 {
		return b, nil
	}
	var next *Block
	if err == nil {
		next, err = b.with(c)
	}
	if err != nil {
		return nil, b.fault(key, at, err)
	}
	return next, nil
}

// fault is err at the place of an entry, or of the opener if there is none.
func (b *Block) fault(key string, at *tree.Entry, err error) error {
	out := &place.Error{Key: key, Err: err}
	if at != nil {
		out.Line, out.Column = at.Key.Line, at.Key.Column
		return out
	}
	c := place.Cursor{Src: b.Src}
	out.Line, out.Column = c.At(b.Opener)
	return out
}

// A layout knows how one format is written.
type layout interface {
	// locate finds an entry in the source.
	locate(at *tree.Entry) (member, error)
	// add returns what adds a key.
	add(key string, s *setting) ([]patch, error)
	// remove returns the bytes that go with m.
	remove(m *member) span
	// key and text write a key and a text with the quotes that like is, if
	// they allow it.
	key(name string, like byte) string
	text(s string, like byte, inList bool) string
	// time writes a time that is formatted already.
	time(s string, like byte) string
	// items returns what stands in a list in brackets, which opens at i.
	items(i int) ([]span, int)
	// below returns what changes a value that stands on the lines below its
	// key, and whether it could.
	below(m *member, s *setting) ([]patch, bool, error)
}

// A member is a key of the front matter, with its value, in the source.
type member struct {
	*tree.Entry
	name  span   // the key with its quotes
	value span   // the value, or where it would stand
	lead  string // what has to stand before a value where there was none
	rest  span   // lines below that are part of the value, too
	like  byte   // the quote or the | or > that the value begins with, or 0
}

// A change is one change of a block, and what it must do.
type change struct {
	patches []patch
	gone    *tree.Entry // the one that is no longer there, if any
	key     string      // the key that is there with a new value, if set or node is not nil
	set     *setting    // its value
	node    *tree.Node  // or the value that it has from another key
}

// A patch replaces a span of the source by text.
type patch struct {
	span
	text string
}

type span struct{ start, end int }

// newLayout is the layout of b's format. An object between lines of --- may
// be JSON, which is YAML, too.
func newLayout(b *Block) layout {
	start := b.Format.Start
	switch {
	case start == "+++" || start == "---toml":
		return newTOMLLayout(b)
	case start == ";;;" || start == "---json" || start == "{" || b.Root.Style&tree.Flow != 0 && json.Valid(b.Data()):
		return newJSONLayout(b)
	}
	return newYAMLLayout(b)
}

// lineStart is the offset at which the line of i begins.
func lineStart(src []byte, i int) int {
	for i > 0 && src[i-1] != '\n' {
		i--
	}
	return i
}

// set returns what gives an entry a value.
func (b *Block) set(at *tree.Entry, s *setting) ([]patch, error) {
	if at.Value.Kind == tree.Alias {
		return nil, fmt.Errorf("want a value of its own, have the alias *%s", at.Value.Value)
	}
	m, err := b.layout.locate(at)
	if err != nil || s.is(at.Value, m.like) {
		return nil, err
	}
	if err := b.anchorUsed(at.Value); err != nil {
		return nil, err
	}
	if p, ok, err := b.layout.below(&m, s); ok || err != nil {
		return p, err
	}
	if p, ok, err := b.setItems(&m, s); ok || err != nil {
		return p, err
	}
	text := m.lead + b.write(s, &m)
	return []patch{{m.value, text}, {m.rest, ""}}, nil
}

// rename returns what gives an entry another key.
func (b *Block) rename(at *tree.Entry, to string) ([]patch, error) {
	m, err := b.layout.locate(at)
	if err != nil || at.Key.Value == to {
		return nil, err
	}
	earlier, err := b.deleteEarlier(at)
	return append(earlier, patch{m.name, b.layout.key(to, b.quoteAt(m.name.start))}), err
}

// delete returns what removes an entry.
func (b *Block) delete(at *tree.Entry) ([]patch, error) {
	m, err := b.layout.locate(at)
	if err != nil {
		return nil, err
	}
	earlier, err := b.deleteEarlier(at)
	if err == nil {
		err = b.anchorUsed(at.Value)
	}
	return append(earlier, patch{b.layout.remove(&m), ""}), err
}

// deleteEarlier returns what removes the entries with the key of at that do not
// count, as they would when at is gone.
func (b *Block) deleteEarlier(at *tree.Entry) (patches []patch, _ error) {
	for i := range b.Earlier {
		e := &b.Earlier[i]
		if e.Key.Value != at.Key.Value {
			continue
		}
		m, err := b.layout.locate(e)
		if err == nil {
			err = b.anchorUsed(e.Value)
		}
		if err != nil {
			return nil, err
		}
		patches = append(patches, patch{b.layout.remove(&m), ""})
	}
	return patches, nil
}

// anchorUsed reports an alias elsewhere of an anchor in v.
func (b *Block) anchorUsed(v *tree.Node) error {
	anchors, own := map[*tree.Node]bool{}, map[*tree.Node]bool{}
	tree.Each(v, func(n *tree.Node) {
		own[n] = true
		if n.Anchor != "" {
			anchors[n] = true
		}
	})
	if len(anchors) == 0 {
		return nil
	}
	var err error
	tree.Each(b.Root, func(n *tree.Node) {
		if err == nil && n.Kind == tree.Alias && anchors[n.Alias] && !own[n] {
			err = fmt.Errorf("want a value that no alias stands for, have the anchor &%s that line %d uses", n.Value, n.Line)
		}
	})
	return err
}

// quoteAt is the quote at an offset, or 0.
func (b *Block) quoteAt(i int) byte {
	if i < len(b.Src) && (b.Src[i] == '"' || b.Src[i] == '\'') {
		return b.Src[i]
	}
	return 0
}

// write is s as it is written in place of the value of m; of a new key m has
// no entry.
func (b *Block) write(s *setting, m *member) string {
	switch s.kind {
	case setText:
		return b.layout.text(s.text, m.like, false)
	case setList:
		return b.list(s.list, m.like)
	case setLists:
		lists := make([]string, len(s.lists))
		for i, l := range s.lists {
			lists[i] = b.list(l, m.like)
		}
		return "[" + strings.Join(lists, ", ") + "]"
	case setTime:
		if m.Entry == nil {
			return b.layout.time(s.text, 0)
		}
		return b.layout.time(b.timeText(s, m), m.like)
	}
	return s.text
}

// list is a list in brackets.
func (b *Block) list(texts []string, like byte) string {
	items := make([]string, len(texts))
	for i, s := range texts {
		items[i] = b.layout.text(s, like, true)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// timeText is a date alone where the old value was one and that is enough.
func (b *Block) timeText(s *setting, m *member) string {
	if _, err := time.Parse(time.DateOnly, strings.TrimSpace(m.Entry.Value.Value)); err != nil {
		return s.text
	}
	short := s.time.Format(time.DateOnly)
	if t, err := date.Parse(short, b.Loc); err == nil && t.Equal(s.time) && date.SameOffset(t, s.time) {
		return short
	}
	return s.text
}

// with is the block with a change, read back and compared with b.
func (b *Block) with(c change) (*Block, error) {
	next, err := Read(applied(b.Src, c.patches), b.Loc)
	if err != nil {
		return nil, fmt.Errorf("cannot be changed in place: %w", withoutPlace(err))
	}
	if next.Body != len(next.Src) || next.Format != b.Format {
		return nil, errors.New("cannot be changed in place: the front matter would end elsewhere")
	}
	return next, c.check(b, next)
}

// applied is src with patches that do not overlap.
func applied(src []byte, patches []patch) []byte {
	slices.SortStableFunc(patches, func(a, b patch) int { return a.start - b.start })
	var out []byte
	at := 0
	for _, p := range patches {
		if p.start < at {
			continue // a change that is made in part is one that check refuses
		}
		out = append(append(out, src[at:p.start]...), p.text...)
		at = p.end
	}
	return append(out, src[at:]...)
}

// withoutPlace is what err says, without places in a post that is never
// seen.
func withoutPlace(err error) error {
	if e, ok := errors.AsType[*place.Error](err); ok {
		return e.Err
	}
	return err
}

// check compares what is read before and after the change.
func (c *change) check(before, after *Block) error {
	want := make(map[string]*tree.Node, len(before.Entries))
	for _, e := range before.Entries {
		if c.gone == nil || e.Key != c.gone.Key {
			want[e.Key.Value] = e.Value
		}
	}
	if c.node != nil || c.set != nil {
		want[c.key] = c.node
	}
	for _, e := range after.Entries {
		w, ok := want[e.Key.Value]
		delete(want, e.Key.Value)
		if ok && (w == nil && c.set.reads(e.Value, after.Loc) || w != nil && sameTree(w, e.Value)) {
			continue
		}
		return fmt.Errorf("cannot be changed in place: %s would be %s", e.Key.Value, tree.KindName(e.Value))
	}
	if len(want) > 0 {
		return fmt.Errorf("cannot be changed in place: %s would be lost", slices.Sorted(maps.Keys(want))[0])
	}
	return nil
}

// sameTree reports whether two values mean the same.
func sameTree(a, b *tree.Node) bool {
	a, b = tree.Resolve(a), tree.Resolve(b)
	return a.Kind == b.Kind && a.ShortTag() == b.ShortTag() && a.Value == b.Value &&
		slices.EqualFunc(a.Content, b.Content, sameTree)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// indexAny is the offset of the first of chars in s, else its length.
func indexAny(s []byte, chars string) int {
	for i, c := range s {
		if strings.IndexByte(chars, c) >= 0 {
			return i
		}
	}
	return len(s)
}

// skipBlanks is the offset of the first byte from i on that is no blank.
func skipBlanks(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
		i++
	}
	return i
}

// isBlankSpan reports whether src has nothing but white space in a span.
func isBlankSpan(src []byte, start, end int) bool {
	return len(bytes.Trim(src[start:end], " \t\r\n")) == 0
}
