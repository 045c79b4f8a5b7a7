// Package stream reads JSON value by value, so that memory does not grow with the
// file, and knows the line of every offset. It knows nothing of what the values
// mean.
package stream

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// MaxValue is how large a value may be, in bytes.
const MaxValue = 64 << 20

// A Decoder reads JSON and knows the lines of offsets.
type Decoder struct {
	*json.Decoder
	lines *lineReader
}

// New returns a Decoder of r.
func New(r io.Reader) *Decoder {
	l := &lineReader{r: r}
	return &Decoder{json.NewDecoder(l), l}
}

// Next reads a value, which is no larger than an value may be.
func (d *Decoder) Next(v any) error {
	d.lines.limit = d.InputOffset() + MaxValue
	defer func() { d.lines.limit = 0 }()
	return d.Decode(v)
}

// End is the offset up to which was read.
func (d *Decoder) End() int64 { return d.lines.read }

// Line is the line of an offset. Offsets are asked for in order.
func (d *Decoder) Line(at int64) int {
	l := d.lines
	n, _ := slices.BinarySearch(l.ends, at)
	l.passed += n
	l.ends = slices.Delete(l.ends, 0, n)
	return l.passed + 1
}

// A lineReader notes where lines end.
type lineReader struct {
	r      io.Reader
	read   int64
	limit  int64   // that must not be read beyond; 0: none
	ends   []int64 // of lines behind the last one that was asked for
	passed int
}

func (l *lineReader) Read(p []byte) (int, error) {
	if l.limit > 0 && l.read > l.limit {
		return 0, fmt.Errorf("a value is larger than allowed: want at most %d bytes", MaxValue)
	}
	n, err := l.r.Read(p)
	for at := 0; ; {
		i := bytes.IndexByte(p[at:n], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		l.ends = append(l.ends, l.read+int64(at)-1)
	}
	l.read += int64(n)
	return n, err
}

// Object calls each for every key of an object, which has to read its value.
func (d *Decoder) Object(each func(key string) error) error {
	if err := d.delimiter('{'); err != nil {
		return err
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		if err := each(key); err != nil {
			return err
		}
	}
	return d.delimiter('}')
}

// Array calls each for every value of an array, which has to read it. What is no
// array is passed over.
func (d *Decoder) Array(each func() error) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('['):
	case json.Delim('{'):
		return fmt.Errorf("want a list, have an object")
	default:
		return nil
	}
	for d.More() {
		if err := each(); err != nil {
			return err
		}
	}
	return d.delimiter(']')
}

// delimiter reads a bracket.
func (d *Decoder) delimiter(want json.Delim) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t != want {
		return fmt.Errorf("want %v, have %v", want, t)
	}
	return nil
}

// Skip passes over a value.
func (d *Decoder) Skip() error {
	depth := 0
	for {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// Text is a value of JSON that stands for a text: feeds write numbers, too.
type Text string

// UnmarshalJSON takes a text or a number; anything else is no text.
func (t *Text) UnmarshalJSON(data []byte) error {
	var s string
	switch {
	case len(data) > 0 && data[0] == '"':
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*t = Text(strings.TrimSpace(s))
	case len(data) > 0 && (data[0] == '-' || data[0] >= '0' && data[0] <= '9'):
		*t = Text(data)
	}
	return nil
}

// Switched is a value of JSON that is true or false; databases write 1 and 0.
type Switched bool

// UnmarshalJSON takes true and 1; anything else is false.
func (b *Switched) UnmarshalJSON(data []byte) error {
	*b = string(data) == "true" || string(data) == "1"
	return nil
}
