package tree

import (
	"errors"
	"fmt"
	"reflect"
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
	if d.readDates(err) {
		err = load(root, v)
	}
	return place.Join(d.errors(err))
}

func load(root *Node, v any) error {
	return root.Load(v, yaml.WithUniqueKeys(false)) // Check saw to them; theirs is quadratic
}

// A mark is a place.
type mark struct{ line, column int }

// scalars are the scalars below root, by their places.
func scalars(root *Node) map[mark]*Node {
	all := map[mark]*Node{}
	Each(root, func(n *Node) {
		if n.Kind == Scalar {
			all[mark{n.Line, n.Column}] = n
		}
	})
	return all
}

// A decoding says in our words what the library could not decode.
type decoding struct {
	loc     *time.Location
	scalars map[mark]*Node
	dates   map[mark]error // of texts that are no date
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
	dated := false
	for _, e := range all.Errors {
		at := mark{e.Mark.Line, e.Mark.Column}
		n := d.scalars[at]
		if n == nil || !strings.Contains(e.Message, "time.Time") && !strings.HasPrefix(e.Message, "parsing time") {
			continue
		}
		dated = true
		t, err := date.Parse(n.Value, d.loc)
		if err != nil {
			d.dates[at] = err
			continue
		}
		n.Tag, n.Value = "!!timestamp", t.Format(time.RFC3339Nano)
	}
	return dated
}

// errors are the errors of decoding into a Go value, each with its place.
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
	errs := make([]*place.Error, len(all.Errors))
	for i, e := range all.Errors {
		errs[i] = d.error(e)
	}
	return errs
}

func (d *decoding) error(e *yaml.LoadError) *place.Error {
	at := mark{e.Mark.Line, e.Mark.Column}
	err := d.dates[at]
	if err == nil {
		err = errors.New(d.message(e.Message, at))
	}
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
