package front

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// unmarshalTOML reads TOML into v. Its errors are *Error values with places
// in data.
func unmarshalTOML(data []byte, v any) error {
	if err := tomlDepth(data); err != nil {
		return err
	}
	var m map[string]any
	md, err := toml.Decode(string(data), &m)
	if err != nil {
		return tomlError(data, err)
	}
	t := tomlTree{order: map[string]int{}, places: tomlPlaces(data)}
	for i, k := range md.Keys() {
		if path := tomlPath(k...); t.order[path] == 0 {
			t.order[path] = i + 1
		}
	}
	return assign(t.mapping(m, nil), v)
}

// maxTOML and maxTOMLTables are far above what front matter has. The library
// takes time and memory by the square of the levels: a key of 8,000 parts
// took 1.3 GB. Each table takes 1 KB on its way to an Article.
const (
	maxTOML       = 20
	maxTOMLTables = 20_000
)

var (
	errTOMLDepth  = fmt.Errorf("nesting is %w: want at most %d levels in TOML", place.ErrTooLarge, maxTOML)
	errTOMLTables = fmt.Errorf("front matter is %w: want at most %d tables, lists and dots in TOML", place.ErrTooLarge, maxTOMLTables)
)

// tomlDepth refuses deeper nesting, be it of brackets or of dotted keys, and
// more of it. It need not understand what is not well formed: there the
// library stops.
func tomlDepth(data []byte) error {
	d := tomlLevels{open: []int{0}}
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '#':
			i = NextLine(data, i) - 1
			d.endLine()
		case '"', '\'':
			i = QuoteEnd(data, i) - 1
		default:
			d.pass(c)
		}
		if d.levels > maxTOML {
			return tomlErrorAt(data, i, errTOMLDepth)
		}
		if d.tables > maxTOMLTables {
			return tomlErrorAt(data, i, errTOMLTables)
		}
	}
	return nil
}

// tomlLevels counts levels on the way through TOML.
type tomlLevels struct {
	levels  int   // at the byte at hand
	open    []int // those at each open bracket
	tables  int   // that were opened, and those around each key
	header  int   // levels of the table that keys go into
	inValue bool
}

func (d *tomlLevels) pass(c byte) {
	switch c {
	case '[', '{':
		if !d.inValue && len(d.open) == 1 {
			d.header = 0
		}
		d.levels++
		d.tables++
		d.open = append(d.open, d.levels)
	case ']', '}':
		if !d.inValue {
			d.header = max(d.levels, d.header)
		}
		d.open = d.open[:max(len(d.open)-1, 1)]
		d.levels = d.open[len(d.open)-1]
	case '.':
		d.levels++
		d.tables++
	case '=':
		d.inValue = true
		d.tables += d.header
	case ',':
		d.levels = d.open[len(d.open)-1]
	case '\n':
		d.endLine()
	}
}

func (d *tomlLevels) endLine() {
	d.levels = d.open[len(d.open)-1]
	d.inValue = d.inValue && len(d.open) > 1
}

func tomlErrorAt(data []byte, offset int, err error) error {
	c := place.Cursor{Src: data}
	line, column := c.At(offset)
	return &place.Error{Line: line, Column: column, Err: err}
}

func tomlError(data []byte, err error) error {
	e, ok := errors.AsType[toml.ParseError](err)
	if !ok {
		return &place.Error{Line: 1, Column: 1, Err: err}
	}
	c := place.Cursor{Src: data}
	start := min(max(e.Position.Start, 0), len(data))
	line, column := c.At(start)
	atCR := bytes.HasPrefix(data[start:], []byte("\r")) // where the library is a line behind
	if line != e.Position.Line && !atCR {
		line, column = max(e.Position.Line, 1), 1 // the offset is not always kept
	}
	return &place.Error{Line: line, Column: column, Key: e.LastKey, Err: fmt.Errorf("want TOML: %s", e.Message)}
}

// A tomlTree makes nodes of what the TOML library gives: values without
// their places. A path has the keys down to a value; behind the name of an
// array of tables stands a tomlIndex.
type tomlTree struct {
	order  map[string]int // of each key by its path without indexes, from 1
	places map[string]tomlPlace
}

type tomlPlace struct{ line, column int }

func (p tomlPlace) compare(q tomlPlace) int {
	return cmp.Or(cmp.Compare(p.line, q.line), cmp.Compare(p.column, q.column))
}

func tomlPath(keys ...string) string { return strings.Join(keys, "\x00") }

// tomlIndex is the part of a path for a table in an array, from 0.
func tomlIndex(i int) string { return "\x00" + strconv.Itoa(i) }

func isTOMLIndex(part string) bool { return strings.HasPrefix(part, "\x00") }

func (t *tomlTree) mapping(m map[string]any, path []string) *tree.Node {
	n := t.place(&tree.Node{Kind: tree.Mapping, Tag: "!!map"}, path)
	for _, k := range t.sorted(m, path) {
		below := append(path[:len(path):len(path)], k)
		n.Content = append(n.Content, t.place(tree.NewScalar("!!str", k), below), t.value(m[k], below))
	}
	return n
}

// sorted are the keys of m, the mapping at path, in the order of the file.
func (t *tomlTree) sorted(m map[string]any, path []string) []string {
	type key struct {
		at    tomlPlace
		order int
	}
	names := slices.DeleteFunc(slices.Clone(path), isTOMLIndex)
	keys, all := make([]string, 0, len(m)), make(map[string]key, len(m))
	for k := range m {
		keys = append(keys, k)
		all[k] = key{t.places[tomlPath(append(path[:len(path):len(path)], k)...)], t.order[tomlPath(append(names, k)...)]}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(all[a].at.compare(all[b].at), cmp.Compare(all[a].order, all[b].order), cmp.Compare(a, b))
	})
	return keys
}

// place gives n the place of the key at path, or of the nearest above it.
func (t *tomlTree) place(n *tree.Node, path []string) *tree.Node {
	n.Line, n.Column = 1, 1
	for i := len(path); i > 0; i-- {
		if p, ok := t.places[tomlPath(path[:i]...)]; ok {
			n.Line, n.Column = p.line, p.column
			break
		}
	}
	return n
}

func (t *tomlTree) value(v any, path []string) *tree.Node {
	switch v := v.(type) {
	case map[string]any:
		return t.mapping(v, path)
	case []map[string]any:
		n := t.place(&tree.Node{Kind: tree.Sequence, Tag: "!!seq"}, path)
		for i, m := range v {
			n.Content = append(n.Content, t.mapping(m, append(path[:len(path):len(path)], tomlIndex(i))))
		}
		return n
	case []any:
		n := t.place(&tree.Node{Kind: tree.Sequence, Tag: "!!seq"}, path)
		for _, c := range v {
			n.Content = append(n.Content, t.value(c, path))
		}
		return n
	}
	return t.place(tomlScalar(v), path)
}

func tomlScalar(v any) *tree.Node {
	switch v := v.(type) {
	case string:
		return tree.NewScalar("!!str", v)
	case bool:
		return tree.NewScalar("!!bool", strconv.FormatBool(v))
	case int64:
		return tree.NewScalar("!!int", strconv.FormatInt(v, 10))
	case float64:
		return tree.NewScalar("!!float", tree.FloatText(v))
	case time.Time:
		return tree.NewScalar("!!timestamp", tomlTime(v))
	}
	return tree.NewScalar("!!str", fmt.Sprint(v))
}

// tomlTime writes t in the form it had: the library marks dates and times
// without a zone by the name of a location.
func tomlTime(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return t.Format(time.DateOnly)
	case "time-local":
		return t.Format("15:04:05.999999999")
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05.999999999")
	}
	return t.Format(time.RFC3339Nano)
}

// tomlPlaces finds the place of every key and table of TOML that is known to be
// well formed.
func tomlPlaces(data []byte) map[string]tomlPlace {
	p := tomlPlacer{places: map[string]tomlPlace{}, arrays: map[string]int{}}
	c := place.Cursor{Src: data}
	var table []string
	for item := range TOMLItems(data, 0) {
		path := table
		if item.IsTable {
			path = nil
		}
		for i, part := range item.Parts {
			path = append(path[:len(path):len(path)], part.Text)
			path = p.inArray(path, item.IsArray && i+1 == len(item.Parts))
		}
		if item.IsTable {
			table = path
		}
		line, column := c.At(item.Start)
		tomlMark(p.places, path, line, column)
	}
	return p.places
}

// A tomlPlacer notes where keys stand.
type tomlPlacer struct {
	places map[string]tomlPlace
	arrays map[string]int // tables so far of an array, by its path
}

// inArray is path, or the path of the last table where it is that of an array
// of tables. One more begins with a header of its own.
func (p *tomlPlacer) inArray(path []string, isNext bool) []string {
	name := tomlPath(path...)
	if isNext {
		p.arrays[name]++
	}
	if n := p.arrays[name]; n > 0 {
		return append(path, tomlIndex(n-1))
	}
	return path
}

// tomlMark notes where the key at path stands, and those above it, unless
// they stood somewhere before.
func tomlMark(places map[string]tomlPlace, path []string, line, column int) {
	for i := range path {
		p := tomlPath(path[:i+1]...)
		if _, ok := places[p]; !ok {
			places[p] = tomlPlace{line, column}
		}
	}
}

// tomlKeyText is what a quoted part of a key says.
func tomlKeyText(part string) string {
	if len(part) < 2 {
		return part
	}
	inside := part[1 : len(part)-1]
	if part[0] == '\'' || !strings.Contains(inside, `\`) {
		return inside
	}
	var m map[string]any
	if _, err := toml.Decode(part+"=0", &m); err == nil {
		for key := range m {
			return key
		}
	}
	return inside
}

// IsTriple reports whether s begins with three quotes.
func IsTriple(s []byte) bool {
	return bytes.HasPrefix(s, []byte(`"""`)) || bytes.HasPrefix(s, []byte(`'''`))
}

// QuoteEnd is the offset behind the string that opens at i.
func QuoteEnd(src []byte, i int) int {
	quote := src[i]
	quotes := []byte{quote}
	if IsTriple(src[i:]) {
		quotes = bytes.Repeat(quotes, 3)
	}
	for i += len(quotes); i < len(src); i++ {
		if src[i] == '\\' && quote == '"' {
			i++
			continue
		}
		if !bytes.HasPrefix(src[i:], quotes) {
			continue
		}
		// Up to two more quotes before those that close belong to the string.
		for i += len(quotes); len(quotes) == 3 && i < len(src) && src[i] == quote; i++ {
		}
		return i
	}
	return len(src)
}
