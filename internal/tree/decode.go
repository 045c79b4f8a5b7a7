package tree

import (
	"errors"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/place"
)

// Decode decodes a checked tree into v, a pointer. A text that is a date
// goes into a time.Time, with loc as the zone of those that name none.
func Decode(root *Node, v any, loc *time.Location) error {
	opts := []yaml.Option{yaml.WithUniqueKeys(false)} // Check saw to them; theirs is quadratic
	err := root.Load(v, opts...)
	if dated, errs := readDates(root, err, loc); dated {
		if errs != nil {
			return place.Join(errs)
		}
		err = root.Load(v, opts...)
	}
	if err == nil {
		return nil
	}
	return place.Join(loadErrors(err))
}

// readDates rewrites as RFC 3339 the scalars that err says do not go into a
// time.Time. It reports whether there were any, and those that are no date.
func readDates(root *Node, err error, loc *time.Location) (dated bool, errs []*place.Error) {
	all, ok := errors.AsType[*yaml.LoadErrors](err)
	if !ok {
		return false, nil
	}
	for _, e := range all.Errors {
		n := scalarAt(root, e.Mark.Line, e.Mark.Column)
		if n == nil || !strings.Contains(e.Message, "time.Time") && !strings.HasPrefix(e.Message, "parsing time") {
			continue
		}
		dated = true
		t, err := date.Parse(n.Value, loc)
		if err != nil {
			errs = append(errs, &place.Error{Line: n.Line, Column: n.Column, Err: err})
			continue
		}
		n.Tag, n.Value = "!!timestamp", t.Format(time.RFC3339Nano)
	}
	return dated, errs
}

// scalarAt is the scalar at a place below root, or nil.
func scalarAt(root *Node, line, column int) *Node {
	var found *Node
	Each(root, func(n *Node) {
		if n.Kind == Scalar && n.Line == line && n.Column == column {
			found = n
		}
	})
	return found
}

// loadErrors are the errors of decoding into a Go value, each with its
// place.
func loadErrors(err error) []*place.Error {
	all, ok := errors.AsType[*yaml.LoadErrors](err)
	if !ok {
		if one, ok := errors.AsType[*yaml.LoadError](err); ok {
			return []*place.Error{loadError(one)}
		}
		return []*place.Error{{Err: err}}
	}
	var errs []*place.Error
	for _, e := range all.Errors {
		errs = append(errs, loadError(e))
	}
	return errs
}

func loadError(e *yaml.LoadError) *place.Error {
	return &place.Error{Line: e.Mark.Line, Column: e.Mark.Column, Err: errors.New(e.Message)}
}
