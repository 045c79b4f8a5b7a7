package edit

import (
	"bytes"
	"errors"
	"strings"

	"github.com/BurntSushi/toml"

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
	for i := l.Start; ; {
		i += indexOfText(l.src[i:])
		switch {
		case i == l.End:
			return
		case l.src[i] == '[':
			l.table = i
			return
		case l.src[i] == '#':
			i = front.NextLine(l.src, i)
			continue
		}
		m := l.member(i)
		l.members = append(l.members, m)
		i = front.NextLine(l.src, m.value.end)
	}
}

// member reads the key at i and its value.
func (l *tomlLayout) member(i int) tomlMember {
	m := tomlMember{}
	m.name = span{i, l.partEnd(i)}
	m.key = tomlKey(l.src[m.name.start:m.name.end])
	at := skipBlanks(l.src, m.name.end)
	for at < l.End && l.src[at] == '.' {
		m.dotted = true
		at = skipBlanks(l.src, l.partEnd(skipBlanks(l.src, at+1)))
	}
	at = skipBlanks(l.src, min(at+1, l.End))
	m.value = span{at, l.valueEnd(at)}
	if m.like = l.quoteAt(at); front.IsTriple(l.src[at:]) {
		m.like = '|'
	}
	return m
}

// partEnd is the offset behind the part of a dotted key at i.
func (l *tomlLayout) partEnd(i int) int {
	if l.quoteAt(i) != 0 {
		return front.QuoteEnd(l.src, i)
	}
	return i + indexAny(l.src[i:], ".= \t\r\n")
}

// tomlKey is the text of one part of a key.
func tomlKey(part []byte) string {
	var m map[string]any
	if _, err := toml.Decode(string(part)+"=0", &m); err == nil {
		for key := range m {
			return key
		}
	}
	return string(part)
}

// valueEnd is the offset behind the value at i.
func (l *tomlLayout) valueEnd(i int) int {
	switch {
	case i >= l.End:
		return l.End
	case l.quoteAt(i) != 0:
		return front.QuoteEnd(l.src, i)
	case l.src[i] == '[' || l.src[i] == '{':
		_, end := l.items(i)
		return end
	}
	bare := l.src[i : i+indexAny(l.src[i:], "#\r\n")]
	return i + len(bytes.TrimRight(bare, " \t"))
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
