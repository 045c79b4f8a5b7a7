package place

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// Errors are several errors in order. What [errors.Join] makes is {} to
// encoding/json; this is an object whose list errors has them all.
type Errors []error

// Several is nil, the one error, or Errors.
func Several(errs ...error) error {
	switch len(errs) {
	case 0:
		return nil
	case 1:
		return errs[0]
	}
	return Errors(errs)
}

// Join is [Several] of errors with a place, which it puts in order.
func Join(errs []*Error) error {
	slices.SortStableFunc(errs, func(a, b *Error) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column)
	})
	all := make([]error, len(errs))
	for i, e := range errs {
		all[i] = e
	}
	return Several(all...)
}

// Error returns the messages, each on a line of its own.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the errors.
func (e Errors) Unwrap() []error { return e }

// MarshalJSON writes each error as it writes itself, else as an object with
// the key message.
func (e Errors) MarshalJSON() ([]byte, error) {
	all := make([]any, len(e))
	for i, err := range e {
		all[i] = err
		if _, ok := err.(json.Marshaler); !ok {
			all[i] = map[string]string{"message": err.Error()}
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // see article.Error
	err := enc.Encode(map[string][]any{"errors": all})
	return b.Bytes(), err
}
