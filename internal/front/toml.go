package front

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
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
	if _, err := toml.Decode(string(data), &m); err != nil {
		return tomlError(data, err)
	}
	places, err := tomlPlaces(data)
	if err != nil {
		return err
	}
	return assign(places.mapping(m), v)
}

// maxTOML, maxTOMLTables and maxTOMLNames are far above what front matter has.
// The library takes time and memory by the square of the levels: a key of 8,000
// parts took 1.3 GB. Each table takes 1 KB on its way to an Article. The names
// of all tables around a key it writes down with each key: one of 400 KB around
// 20,000 keys took half a minute.
const (
	maxTOML       = 20
	maxTOMLTables = 20_000
	maxTOMLNames  = 16 << 20 // bytes
)

var (
	errTOMLDepth  = fmt.Errorf("nesting is %w: want at most %d levels in TOML", place.ErrTooLarge, maxTOML)
	errTOMLTables = fmt.Errorf("front matter is %w: want at most %d tables, lists and dots in TOML", place.ErrTooLarge, maxTOMLTables)
	errTOMLNames  = fmt.Errorf("front matter is %w: want shorter names of tables in TOML, or fewer keys in them", place.ErrTooLarge)
)

// tomlDepth refuses deeper nesting, be it of brackets or of dotted keys, and
// more of it. It need not understand what is not well formed: there the
// library stops.
func tomlDepth(data []byte) error {
	d := tomlLevels{open: []int{0}, around: []int{0}}
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '#':
			i = NextLine(data, i) - 1
			d.endLine()
		case '"', '\'':
			end := QuoteEnd(data, i)
			d.name += end - i
			i = end - 1
		default:
			d.pass(c)
		}
		if d.levels > maxTOML {
			return tomlErrorAt(data, i, errTOMLDepth)
		}
		if d.tables > maxTOMLTables {
			return tomlErrorAt(data, i, errTOMLTables)
		}
		if d.names > maxTOMLNames {
			return tomlErrorAt(data, i, errTOMLNames)
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
	name    int   // bytes of the key at hand, and of what follows it
	around  []int // bytes of the keys around each open bracket
	names   int   // bytes of all keys with those around them
	inValue bool
}

func (d *tomlLevels) pass(c byte) {
	d.name++
	switch c {
	case '[', '{':
		d.enter()
	case ']', '}':
		d.leave()
	case '.':
		d.levels++
		d.tables++
	case '=':
		d.inValue = true
		d.tables += d.header
		d.names += d.around[len(d.around)-1] + d.name
	case ',':
		d.levels = d.open[len(d.open)-1]
		d.name = 0
	case '\n':
		d.endLine()
	}
}

func (d *tomlLevels) enter() {
	if !d.inValue && len(d.open) == 1 {
		d.header = 0
		d.around[0], d.name = 0, 0
	}
	d.levels++
	d.tables++
	d.open = append(d.open, d.levels)
	d.around = append(d.around, d.around[len(d.around)-1]+d.name)
	if d.inValue {
		d.name = 0
	}
}

func (d *tomlLevels) leave() {
	if !d.inValue {
		d.header = max(d.levels, d.header)
		d.around[0] = d.name
	}
	d.open = d.open[:max(len(d.open)-1, 1)]
	d.around = d.around[:len(d.open)]
	d.levels = d.open[len(d.open)-1]
}

func (d *tomlLevels) endLine() {
	d.levels = d.open[len(d.open)-1]
	d.inValue = d.inValue && len(d.open) > 1
	if !d.inValue {
		d.name = 0
	}
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

// mapping is m, a table that stands at p, as a node. The TOML library gives
// values without their places.
func (p *tomlPlace) mapping(m map[string]any) *tree.Node {
	n := p.at(&tree.Node{Kind: tree.Mapping, Tag: "!!map"})
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(p.key(a).compare(p.key(b)), cmp.Compare(a, b))
	})
	for _, k := range keys {
		below := p.key(k)
		n.Content = append(n.Content, below.at(tree.NewScalar("!!str", k)), below.value(m[k]))
	}
	return n
}

// value is v, the value of what stands at p, as a node.
func (p *tomlPlace) value(v any) *tree.Node {
	switch v := v.(type) {
	case map[string]any:
		return p.mapping(v)
	case []map[string]any:
		n := p.at(&tree.Node{Kind: tree.Sequence, Tag: "!!seq"})
		for i, m := range v {
			n.Content = append(n.Content, p.item(i).mapping(m))
		}
		return n
	case []any:
		n := p.at(&tree.Node{Kind: tree.Sequence, Tag: "!!seq"})
		for i, c := range v {
			n.Content = append(n.Content, p.item(i).value(c))
		}
		return n
	}
	return p.at(tomlScalar(v))
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
