package front

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// A tomlPlace is where a key, a table or an item of a list stands, with those
// below it.
type tomlPlace struct {
	line, column int
	keys         map[string]*tomlPlace
	items        []*tomlPlace
	isArray      bool // of tables: keys go into the last item
}

// at gives n the place.
func (p *tomlPlace) at(n *tree.Node) *tree.Node {
	n.Line, n.Column = p.line, p.column
	return n
}

func (p *tomlPlace) compare(q *tomlPlace) int {
	return cmp.Or(cmp.Compare(p.line, q.line), cmp.Compare(p.column, q.column))
}

// key is the place of a key, or p itself where none is known.
func (p *tomlPlace) key(name string) *tomlPlace {
	if k := p.keys[name]; k != nil {
		return k
	}
	return &tomlPlace{line: p.line, column: p.column}
}

// item is the place of an item, likewise.
func (p *tomlPlace) item(i int) *tomlPlace {
	if i < len(p.items) {
		return p.items[i]
	}
	return &tomlPlace{line: p.line, column: p.column}
}

// tomlPlaces finds the place of every key, table and item of TOML that is known
// to be well formed. It reports a key that has a value or keys already, which
// the library passes over in silence where dots are in it (a.b.c = 1, a.b = 2).
func tomlPlaces(data []byte) (*tomlPlace, error) {
	s := tomlPlacer{src: data, cursor: place.Cursor{Src: data}}
	root := &tomlPlace{line: 1, column: 1}
	table := root
	for item := range TOMLItems(data, 0) {
		if item.IsTable {
			table = s.table(root, item)
			continue
		}
		s.value(s.key(table, item.Parts), item.Value)
	}
	return root, s.err
}

// A tomlPlacer notes where keys stand.
type tomlPlacer struct {
	src    []byte
	cursor place.Cursor
	err    error // the first
}

// table notes the header of a table, and returns its place.
func (s *tomlPlacer) table(p *tomlPlace, item TOMLItem) *tomlPlace {
	for i, part := range item.Parts {
		p, _ = s.below(p, part.Text, item.Start)
		if item.IsArray && i+1 == len(item.Parts) {
			p.isArray = true
			return s.item(p, item.Start)
		}
		if p.isArray && len(p.items) > 0 {
			p = p.items[len(p.items)-1]
		}
	}
	return p
}

// key notes a key of the table at p, and returns its place.
func (s *tomlPlacer) key(p *tomlPlace, parts []TOMLPart) *tomlPlace {
	isNew := false
	for _, part := range parts {
		p, isNew = s.below(p, part.Text, parts[0].Start)
	}
	if !isNew && s.err == nil {
		s.err = s.twice(p, parts)
	}
	return p
}

// twice is the error for a key that stands at p already.
func (s *tomlPlacer) twice(p *tomlPlace, parts []TOMLPart) error {
	names := make([]string, len(parts))
	for i, part := range parts {
		names[i] = part.Text
	}
	line, column := s.cursor.At(parts[0].Start)
	return &place.Error{Line: line, Column: column, Key: strings.Join(names, "."), Err: &twiceError{p.line}}
}

// A twiceError names a line, which moves with that of the error around it.
type twiceError struct{ first int }

func (e *twiceError) Error() string {
	return fmt.Sprintf("%v, first on line %d", tree.ErrTwice, e.first)
}

// below is the place of a key below p. If it is not known it is the offset.
func (s *tomlPlacer) below(p *tomlPlace, name string, offset int) (below *tomlPlace, isNew bool) {
	if below = p.keys[name]; below != nil {
		return below, false
	}
	if p.keys == nil {
		p.keys = map[string]*tomlPlace{}
	}
	below = s.place(offset)
	p.keys[name] = below
	return below, true
}

// item notes one more item of a list, and returns its place.
func (s *tomlPlacer) item(p *tomlPlace, offset int) *tomlPlace {
	item := s.place(offset)
	p.items = append(p.items, item)
	return item
}

func (s *tomlPlacer) place(offset int) *tomlPlace {
	line, column := s.cursor.At(offset)
	return &tomlPlace{line: line, column: column}
}

// value notes what is in the value at i, and returns the offset behind it.
func (s *tomlPlacer) value(p *tomlPlace, i int) int {
	switch {
	case i == len(s.src):
		return i
	case isQuote(s.src[i]):
		return QuoteEnd(s.src, i)
	case s.src[i] == '[':
		return s.list(p, i+1)
	case s.src[i] == '{':
		return s.braces(p, i+1)
	}
	for i < len(s.src) && strings.IndexByte(",]}#\n", s.src[i]) < 0 {
		i++
	}
	return i
}

func (s *tomlPlacer) list(p *tomlPlace, i int) int {
	for {
		i = tomlNext(s.src, i)
		if i == len(s.src) || s.src[i] == ']' {
			return min(i+1, len(s.src))
		}
		i = s.value(s.item(p, i), i)
	}
}

func (s *tomlPlacer) braces(p *tomlPlace, i int) int {
	for {
		i = tomlNext(s.src, i)
		if i == len(s.src) || s.src[i] == '}' {
			return min(i+1, len(s.src))
		}
		head := tomlHead(s.src, i)
		i = s.value(s.key(p, head.Parts), head.Value)
	}
}

// tomlNext is the offset of the next item of a list, or of what closes it.
func tomlNext(src []byte, i int) int {
	for i < len(src) && (isBlank(rune(src[i])) || src[i] == ',' || src[i] == '#') {
		if src[i] == '#' {
			i = NextLine(src, i)
			continue
		}
		i++
	}
	return i
}
