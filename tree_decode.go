package article

import (
	"errors"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// decodeNode decodes a checked tree into v, a pointer. A text that is a date
// goes into a time.Time, with loc as the zone of those that name none.
func decodeNode(root *node, v any, loc *time.Location) error {
	opts := []yaml.Option{yaml.WithUniqueKeys(false)} // checkTree saw to them; theirs is quadratic
	err := root.Load(v, opts...)
	if dated, errs := readDates(root, err, loc); dated {
		if errs != nil {
			return joined(errs)
		}
		err = root.Load(v, opts...)
	}
	if err == nil {
		return nil
	}
	return joined(loadErrors(err))
}

// readDates rewrites as RFC 3339 the scalars that err says do not go into a
// time.Time. It reports whether there were any, and those that are no date.
func readDates(root *node, err error, loc *time.Location) (dated bool, errs []*placeError) {
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
		t, err := parseDate(n.Value, loc)
		if err != nil {
			errs = append(errs, &placeError{Line: n.Line, Column: n.Column, Err: err})
			continue
		}
		n.Tag, n.Value = "!!timestamp", t.Format(time.RFC3339Nano)
	}
	return dated, errs
}

// scalarAt is the scalar at a place below root, or nil.
func scalarAt(root *node, line, column int) *node {
	var found *node
	eachNode(root, func(n *node) {
		if n.Kind == scalarNode && n.Line == line && n.Column == column {
			found = n
		}
	})
	return found
}

// loadErrors are the errors of decoding into a Go value, each with its
// place.
func loadErrors(err error) []*placeError {
	all, ok := errors.AsType[*yaml.LoadErrors](err)
	if !ok {
		if one, ok := errors.AsType[*yaml.LoadError](err); ok {
			return []*placeError{loadError(one)}
		}
		return []*placeError{{Err: err}}
	}
	var errs []*placeError
	for _, e := range all.Errors {
		errs = append(errs, loadError(e))
	}
	return errs
}

func loadError(e *yaml.LoadError) *placeError {
	return &placeError{Line: e.Mark.Line, Column: e.Mark.Column, Err: errors.New(e.Message)}
}
