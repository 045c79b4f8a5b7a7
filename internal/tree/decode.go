package tree

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/place"
)

// Decode decodes a checked tree into v, a pointer, and changes the tree where
// it says what v can hold in another way. A text that is a date goes into a
// time.Time, with loc as the zone of those that name none. The errors are all
// there are, in the order of the text.
func Decode(root *Node, v any, loc *time.Location) error {
	if t := reflect.TypeOf(v); t != nil && t.Kind() == reflect.Pointer {
		fit(root, t.Elem())
	}
	err := load(root, v)
	if err == nil {
		return nil
	}
	d := decoding{loc: loc, scalars: scalars(root)}
	if d.scalars == nil {
		d.number(root)
		err = load(root, v)
	}
	if d.readDates(err) {
		err = load(root, v)
	}
	errs := d.errors(err)
	if d.numbered != nil {
		d.restore()
		_ = load(root, v) // for the nodes that v may hold; it fails as before
	}
	return place.Join(errs)
}

// load decodes root into v. The library panics where the tags of a struct
// contradict each other, or a value does not go into an interface.
func load(root *Node, v any) (err error) {
	defer func() {
		cause := recover()
		if bug, ok := cause.(runtime.Error); ok {
			panic(bug) // of a method of the caller's
		}
		if cause != nil {
			err = fmt.Errorf("want a type that front matter can be decoded into, have %v: %v", reflect.TypeOf(v).Elem(), cause)
		}
	}()
	return root.Load(v, yaml.WithUniqueKeys(false)) // Check saw to them; theirs is quadratic
}

// A mark is a place.
type mark struct{ line, column int }

// scalars are the scalars below root, by their places; nil if several stand at
// one place.
func scalars(root *Node) map[mark]*Node {
	all := map[mark]*Node{}
	n := 0
	Each(root, func(s *Node) {
		if s.Kind == Scalar {
			all[mark{s.Line, s.Column}] = s
			n++
		}
	})
	if len(all) < n {
		return nil
	}
	return all
}

// A decoding says in our words what the library could not decode.
type decoding struct {
	loc      *time.Location
	scalars  map[mark]*Node
	numbered map[*Node]mark // places of nodes that have a number in place of one; nil: none has
	places   []mark         // by that number
	dates    map[mark]error // of texts that are no date
}

// number gives each node a line of its own, by which an error names it: values
// of TOML have the places of their keys.
func (d *decoding) number(root *Node) {
	d.scalars, d.numbered = map[mark]*Node{}, map[*Node]mark{}
	Each(root, func(n *Node) {
		at := mark{n.Line, n.Column}
		d.places = append(d.places, at)
		d.numbered[n] = at
		n.Line, n.Column = len(d.places), 1
		if n.Kind == Scalar {
			d.scalars[mark{n.Line, n.Column}] = n
		}
	})
}

// restore undoes number.
func (d *decoding) restore() {
	for n, at := range d.numbered {
		n.Line, n.Column = at.line, at.column
	}
}

// place is where the node stands that an error names by at.
func (d *decoding) place(at mark) mark {
	if d.numbered != nil && at.line >= 1 && at.line <= len(d.places) {
		return d.places[at.line-1]
	}
	return at
}

// readDates rewrites as RFC 3339 the scalars that err says do not go into a
// time.Time, and notes those that are no date. It reports whether there were
// any.
func (d *decoding) readDates(err error) bool {
	all, ok := errors.AsType[*yaml.LoadErrors](err)
	if !ok {
		return false
	}
	d.dates = map[mark]error{}
	dated := map[mark]bool{}
	for _, e := range all.Errors {
		at := mark{e.Mark.Line, e.Mark.Column}
		n := d.scalars[at]
		if n == nil || dated[at] || !wantsTime(e.Message) {
			continue
		}
		dated[at] = true
		t, err := date.Parse(n.Value, d.loc)
		if err != nil {
			d.dates[at] = err
			continue
		}
		n.Tag, n.Value = "!!timestamp", t.Format(time.RFC3339Nano)
	}
	return len(dated) > 0
}

// wantsTime reports whether a message of the library is about a time.Time, and
// not about a list of them.
func wantsTime(message string) bool {
	return strings.HasSuffix(message, " into time.Time") || strings.HasPrefix(message, "parsing time")
}

// errors are the errors of decoding into a Go value, each with its place. One
// that several aliases have is told once.
func (d *decoding) errors(err error) []*place.Error {
	if err == nil {
		return nil
	}
	all, ok := errors.AsType[*yaml.LoadErrors](err)
	if !ok {
		if one, ok := errors.AsType[*yaml.LoadError](err); ok {
			return []*place.Error{d.error(one)}
		}
		return []*place.Error{{Err: err}}
	}
	var errs []*place.Error
	told := map[string]bool{}
	for _, e := range all.Errors {
		out := d.error(e)
		if id := out.Error(); !told[id] {
			told[id] = true
			errs = append(errs, out)
		}
	}
	return errs
}

func (d *decoding) error(e *yaml.LoadError) *place.Error {
	at := mark{e.Mark.Line, e.Mark.Column}
	err := d.dates[at]
	if err == nil || !wantsTime(e.Message) {
		err = errors.New(d.message(e.Message, at))
	}
	at = d.place(at)
	return &place.Error{Line: at.line, Column: at.column, Err: err}
}

// message is one of the library's ("cannot construct !!str `heavy` into int"),
// in the form of ours, and with the whole value.
func (d *decoding) message(text string, at mark) string {
	what, ok := strings.CutPrefix(text, "cannot construct ")
	i := strings.LastIndex(what, " into ")
	if !ok || i < 0 {
		return text
	}
	have := what[:i]
	switch n := d.scalars[at]; {
	case have == "!!map":
		have = "a mapping"
	case have == "!!seq":
		have = "a list"
	case n != nil:
		have = KindName(n)
	}
	want, _, _ := strings.Cut(what[i+len(" into "):], " ")
	return fmt.Sprintf("want %s, have %s", want, have)
}
