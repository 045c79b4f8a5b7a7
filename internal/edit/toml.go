package edit

import (
	"errors"
	"strings"

	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/tree"
)

// A tomlLayout knows where the keys before the first table stand, in TOML
// that is known to be well formed.
type tomlLayout struct {
	*Block
	src     []byte // up to the end of the front matter
	table   int    // offset of the first table, or -1
	members []tomlMember
}

type tomlMember struct {
	member
	key    string // its first part
	dotted bool   // there are more parts
}

func newTOMLLayout(b *Block) layout {
	l := &tomlLayout{Block: b, src: b.Src[:b.End:b.End], table: -1}
	l.scan()
	return l
}

// scan finds the keys, one after another.
func (l *tomlLayout) scan() {
	for item := range front.TOMLItems(l.src, l.Start) {
		if item.IsTable {
			l.table = item.Start
			return
		}
		first := item.Parts[0]
		m := tomlMember{key: first.Text, dotted: len(item.Parts) > 1}
		m.name = span{first.Start, first.End}
		m.value = span{item.Value, item.ValueEnd}
		if m.like = l.quoteAt(item.Value); front.IsTriple(l.src[item.Value:]) {
			m.like = '|'
		}
		l.members = append(l.members, m)
	}
}

func (l *tomlLayout) items(i int) ([]span, int) {
	f := flowScanner{src: l.src, quote: front.QuoteEnd}
	return f.scan(i)
}

func (l *tomlLayout) locate(at *tree.Entry) (member, error) {
	for _, m := range l.members {
		if m.key != at.Key.Value {
			continue
		}
		if m.dotted {
			return member{}, errors.New("want a key = value, have a dotted key")
		}
		m.Entry = at
		return m.member, nil
	}
	return member{}, errors.New("want a key = value, have a table")
}

func (l *tomlLayout) key(name string, like byte) string {
	bare := strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
	if bare && name != "" && like == 0 {
		return name
	}
	return l.text(name, like, false)
}

func (l *tomlLayout) text(s string, like byte, _ bool) string {
	if like == '\'' && onOneLine(s) && !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return escapedText(s)
}

func (l *tomlLayout) time(s string, like byte) string {
	if like == 0 {
		return s
	}
	return l.text(s, like, false)
}

func (*tomlLayout) below(*member, *setting) ([]patch, bool, error) { return nil, false, nil }

// add puts a key before the first table or, if there is none, at the end.
func (l *tomlLayout) add(key string, s *setting) ([]patch, error) {
	at, between := l.End, " = "
	if l.table >= 0 {
		at = l.Start
	}
	for _, m := range l.members {
		if !m.dotted {
			between = string(l.src[m.name.end:m.value.start])
		}
		if l.table >= 0 {
			at = front.NextLine(l.src, m.value.end)
		}
	}
	text := l.key(key, 0) + between + l.write(s, &member{like: l.lastQuote()}) + l.eol
	return []patch{{span{at, at}, text}}, nil
}

// lastQuote is the quote of the last text.
func (l *tomlLayout) lastQuote() byte {
	for i := len(l.members) - 1; i >= 0; i-- {
		if like := l.members[i].like; like != 0 && like != '|' {
			return like
		}
	}
	return 0
}

func (l *tomlLayout) remove(m *member) span {
	return span{lineStart(l.src, m.name.start), front.NextLine(l.src, m.value.end)}
}
