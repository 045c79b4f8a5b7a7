package edit

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/tree"
)

// A jsonLayout knows where the members of a JSON object stand that is known
// to be well formed.
type jsonLayout struct {
	*Block
	src     []byte // up to the end of the front matter
	inside  span   // what stands between the braces
	members []member
}

func newJSONLayout(b *Block) layout {
	j := &jsonLayout{Block: b, src: b.Src[:b.End:b.End], inside: span{b.Start, b.End}}
	open := b.Start + indexOfText(b.Data())
	if open < b.End && b.Src[open] == '{' {
		j.inside = span{open + 1, b.Start + bytes.LastIndexByte(b.Data(), '}')}
	}
	j.scan()
	return j
}

// indexOfText is the offset of the first byte of data that is no white space.
func indexOfText(data []byte) int { return len(data) - len(bytes.TrimLeft(data, " \t\r\n")) }

// scan finds the members, one after another.
func (j *jsonLayout) scan() {
	for i := j.inside.start; ; {
		i += indexOfText(j.src[i:j.inside.end])
		if i >= j.inside.end || j.src[i] != '"' {
			return
		}
		m := member{name: span{i, quoteEnd(j.src, i)}}
		i = m.name.end + 1 + bytes.IndexByte(j.src[m.name.end:], ':')
		i += indexOfText(j.src[i:])
		m.value = span{i, j.valueEnd(i)}
		m.like = j.quoteAt(i)
		j.members = append(j.members, m)
		i = m.value.end
		if i += indexOfText(j.src[i:]); i < j.inside.end && j.src[i] == ',' {
			i++
		}
	}
}

// valueEnd is the offset behind the value at i.
func (j *jsonLayout) valueEnd(i int) int {
	switch j.src[i] {
	case '"':
		return quoteEnd(j.src, i)
	case '[', '{':
		_, end := j.items(i)
		return end
	}
	return i + indexAny(j.src[i:], " \t\r\n,}")
}

func (j *jsonLayout) items(i int) ([]span, int) {
	f := flowScanner{src: j.src, quote: quoteEnd}
	return f.scan(i)
}

func (j *jsonLayout) locate(at *tree.Entry) (member, error) {
	for _, m := range j.members {
		var key string
		if json.Unmarshal(j.src[m.name.start:m.name.end], &key) == nil && key == at.Key.Value {
			m.Entry = at
			return m, nil
		}
	}
	return member{}, errors.New("want a key of the object itself")
}

func (j *jsonLayout) key(name string, _ byte) string               { return escapedText(name) }
func (j *jsonLayout) text(s string, _ byte, _ bool) string         { return escapedText(s) }
func (j *jsonLayout) time(s string, _ byte) string                 { return escapedText(s) }
func (*jsonLayout) below(*member, *setting) ([]patch, bool, error) { return nil, false, nil }

// add puts a member behind the last one, on a line of its own if that has
// one.
func (j *jsonLayout) add(key string, s *setting) ([]patch, error) {
	text := escapedText(key) + ": " + j.write(s, &member{})
	n := len(j.members)
	if n == 0 {
		return []patch{j.addFirst(text)}, nil
	}
	last := j.members[n-1]
	text = escapedText(key) + string(j.src[last.name.end:last.value.start]) + j.write(s, &member{})
	between := ", "
	if j.src[last.value.start-1] == ':' {
		between = "," // no blanks in it
	}
	if start := lineStart(j.src, last.name.start); isBlankSpan(j.src, start, last.name.start) {
		between = "," + j.eol + string(j.src[start:last.name.start])
	} else if n > 1 {
		between = string(j.src[j.members[n-2].value.end:last.name.start])
	}
	return []patch{{span{last.value.end, last.value.end}, between + text}}, nil
}

// addFirst puts the first member into an empty object.
func (j *jsonLayout) addFirst(text string) patch {
	at := span{j.inside.start, j.inside.start}
	switch {
	case j.inside.start == j.Start:
		return patch{at, text + j.eol}
	case strings.Contains(string(j.src[j.inside.start:j.inside.end]), "\n"):
		return patch{at, j.eol + "  " + text}
	}
	return patch{j.inside, text}
}

// remove takes the comma along that stands behind m or, for the last one,
// before it.
func (j *jsonLayout) remove(m *member) span {
	i := 0
	for j.members[i].name != m.name {
		i++
	}
	switch {
	case i+1 < len(j.members):
		return span{m.name.start, j.members[i+1].name.start}
	case i > 0:
		return span{j.members[i-1].value.end, m.value.end}
	}
	start, end := lineStart(j.src, m.name.start), front.NextLine(j.src, m.value.end)
	if start >= j.inside.start && end <= j.inside.end && isBlankSpan(j.src, start, m.name.start) && isBlankSpan(j.src, m.value.end, end) {
		return span{start, end}
	}
	return span{m.name.start, m.value.end}
}

// quoteEnd is the offset behind the text in YAML's or JSON's quotes that
// opens at i.
func quoteEnd(src []byte, i int) int {
	quote := src[i]
	for i++; i < len(src); i++ {
		switch {
		case src[i] == '\\' && quote == '"':
			i++
		case src[i] != quote:
		case quote == '\'' && i+1 < len(src) && src[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return len(src)
}
