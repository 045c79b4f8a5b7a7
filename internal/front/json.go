package front

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// unmarshalJSON reads a JSON object, with its braces or, as in Hexo, without
// them, into v. Its errors are *Error values with places in data.
func unmarshalJSON(data []byte, v any) error {
	text := bytes.TrimSpace(data)
	if len(text) == 0 {
		return assign(noKeys(1, 1), v)
	}
	r := &jsonReader{cursor: place.Cursor{Src: data}}
	if text[0] != '{' {
		data = append(append([]byte("{"), data...), '}')
		r.added = 1
	}
	if err := r.depthError(data); err != nil {
		return err
	}
	// The decoder of tokens, below, does not say where a fault is.
	if err := json.Unmarshal(data, &json.RawMessage{}); err != nil {
		return r.error(err)
	}
	r.Decoder = json.NewDecoder(bytes.NewReader(data))
	r.UseNumber()
	root, err := r.document()
	if err != nil {
		return r.error(err)
	}
	return assign(root, v)
}

// depthError is the error for nesting that is too deep, at the bracket that
// is. It need not understand what is no JSON: there the library stops.
func (r *jsonReader) depthError(data []byte) error {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			i = QuoteEnd(data, i) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth <= 0 {
				return nil // the body may stand behind it
			}
		}
		if depth > maxDepth {
			line, column := r.place(i)
			return &place.Error{Line: line, Column: column, Err: errDepth}
		}
	}
	return nil
}

// jsonObject is the length of the JSON object that data begins with.
func jsonObject(data []byte) (int, error) {
	r := &jsonReader{cursor: place.Cursor{Src: data}, Decoder: json.NewDecoder(bytes.NewReader(data))}
	if err := r.depthError(data); err != nil {
		return 0, err
	}
	var raw json.RawMessage
	if err := r.Decode(&raw); err != nil {
		return 0, r.error(err)
	}
	return int(r.InputOffset()), nil
}

// A jsonReader reads JSON into nodes.
type jsonReader struct {
	*json.Decoder
	cursor place.Cursor
	added  int // bytes before the text that the post does not have
}

func (r *jsonReader) document() (*tree.Node, error) {
	root, err := r.value()
	if err != nil {
		return nil, err
	}
	if root.Kind != tree.Mapping {
		return nil, notMapping(root, nil)
	}
	if _, err := r.Token(); err != io.EOF {
		return nil, errors.New("want nothing after the object")
	}
	return root, nil
}

// value reads the next value.
func (r *jsonReader) value() (*tree.Node, error) {
	t, err := r.Token()
	if err != nil {
		return nil, err
	}
	n := r.scalar(t)
	switch t {
	case json.Delim('{'):
		n.Kind, n.Tag = tree.Mapping, "!!map"
	case json.Delim('['):
		n.Kind, n.Tag = tree.Sequence, "!!seq"
	default:
		return n, nil
	}
	for r.More() {
		c, err := r.value()
		if err != nil {
			return nil, err
		}
		n.Content = append(n.Content, c)
	}
	_, err = r.Token()
	return n, err
}

// scalar is t as a node. The reader stands behind t, and t's own length is
// not known for a string with escapes, so the place is found by going back
// over what the decoder has passed.
func (r *jsonReader) scalar(t json.Token) *tree.Node {
	n := &tree.Node{Kind: tree.Scalar}
	switch t := t.(type) {
	case string:
		n.Tag, n.Value, n.Style = "!!str", t, tree.DoubleQuoted
	case json.Number:
		n.Tag, n.Value = tree.NumberTag(t.String()), t.String()
	case bool:
		n.Tag, n.Value = "!!bool", fmt.Sprint(t)
	case nil:
		n.Tag, n.Value = "!!null", "null"
	}
	n.Line, n.Column = r.place(r.start(t))
	return n
}

func (r *jsonReader) place(offset int) (line, column int) {
	return r.cursor.At(min(max(offset-r.added, 0), len(r.cursor.Src)))
}

// start is the offset of the token t that was just read.
func (r *jsonReader) start(t json.Token) int {
	end := int(r.InputOffset())
	switch t := t.(type) {
	case string:
		return r.quoteBefore(end - 1)
	case json.Number:
		return end - len(t)
	case bool:
		return end - len(fmt.Sprint(t))
	case nil:
		return end - len("null")
	}
	return end - 1
}

// quoteBefore is the offset of the quote that opens the string whose closing
// quote is at end.
func (r *jsonReader) quoteBefore(end int) int {
	src := r.cursor.Src
	for i := end - r.added - 1; i >= 0; i-- {
		if src[i] != '"' {
			continue
		}
		slashes := 0
		for i-slashes-1 >= 0 && src[i-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i + r.added
		}
	}
	return end
}

// error is err at its place in the text.
func (r *jsonReader) error(err error) error {
	if e, ok := err.(*place.Error); ok {
		return e
	}
	offset := len(r.cursor.Src)
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = int(e.Offset) - 1
		message := e.Error()
		err = fmt.Errorf("want JSON: %w", err)
		switch isAdded := r.added > 0 && offset > len(r.cursor.Src); { // at the brace that the post does not have
		case isAdded && strings.Contains(message, "after top-level value"):
			err = errors.New("want a { for each }, have a } more")
		case isAdded:
			err = errors.New("want JSON that is whole, have its end")
		}
	} else if errors.Is(err, io.ErrUnexpectedEOF) || err == io.EOF {
		err = errors.New("want JSON that is closed, have its end")
	}
	line, column := r.place(offset)
	return &place.Error{Line: line, Column: column, Err: err}
}
