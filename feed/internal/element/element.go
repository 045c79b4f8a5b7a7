// Package element reads one item of XML as a tree of small elements. It takes
// the bytes of the item and the names that stand for namespaces around it, and
// gives the tree, and what it had to repair: characters that XML does not
// allow, sections of CDATA within each other, tags that are not closed. It
// knows nothing of the vocabularies.
package element

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An Element is one of the tree.
type Element struct {
	Space, Name string // the namespace, or the prefix of one that is not declared
	Attrs       []xml.Attr
	Kids        []*Element

	Line int // of what stands in it, in the item, from 1

	text  []byte // its own, entities decoded
	inner []byte // what stands between its tags, as written
	from  int
}

// Value is the text of an element, or the markup in it if there is some.
func (e *Element) Value() string {
	if e == nil {
		return ""
	}
	if len(e.Kids) > 0 {
		return strings.TrimSpace(string(e.inner))
	}
	return string(e.text)
}

// Inner is what stands between the tags of an element, as written.
func (e *Element) Inner() string {
	if e == nil {
		return ""
	}
	return string(e.inner)
}

// Attr is the value of an attribute, by its name without a prefix.
func (e *Element) Attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// maxElements is how many elements an item may have: a post with some 30,000
// comments has as many.
const maxElements = 500_000

// A Reader reads items.
type Reader struct {
	// Names are the namespaces by their prefixes, as declared around the items.
	Names map[string]string

	Base string // the address that those in the items are relative to
}

// A Repair is something that was not XML and was read all the same.
type Repair struct {
	Line int // in the item, from 1
	Err  error
}

// Read reads an item. What cannot be read as it stands is repaired; an error is
// a [Repair] that could not be made, with the line in the item.
func (r *Reader) Read(data []byte) (*Element, []Repair, error) {
	root, err := r.read(data, true)
	if err == nil {
		return root, nil, nil
	}
	first := repairOf(err)
	fixed, repairs := repair(data)
	root, again := r.read(fixed, false)
	if again != nil {
		return nil, nil, repairOf(again)
	}
	if len(repairs) == 0 {
		repairs = []Repair{first}
	}
	return root, repairs, nil
}

// Error is the message of what could not be read.
func (r Repair) Error() string { return r.Err.Error() }

// repairOf is an error with its line.
func repairOf(err error) Repair {
	if e, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return Repair{e.Line, fmt.Errorf("want XML: %s", e.Msg)}
	}
	return Repair{1, err}
}

// read reads the first element.
func (r *Reader) read(data []byte, strict bool) (*Element, error) {
	wrap := r.wrapper()
	d := xml.NewDecoder(io.MultiReader(strings.NewReader(wrap), bytes.NewReader(data), strings.NewReader("</x>")))
	d.Strict = strict
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	b := builder{data: data, shift: len(wrap)}
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if err := b.add(t, int(d.InputOffset())); err != nil {
			return nil, err
		}
	}
	if b.root == nil || len(b.open) > 0 || len(b.root.Kids) == 0 {
		return nil, errors.New("want XML, have an element that is not closed")
	}
	return b.root.Kids[0], nil
}

// wrapper is the start tag that declares the namespaces, on no line of its own.
func (r *Reader) wrapper() string {
	var b strings.Builder
	b.WriteString("<x")
	for prefix, space := range r.Names {
		name := "xmlns"
		if prefix != "" {
			name += ":" + prefix
		}
		b.WriteString(" " + name + `="`)
		xml.EscapeText(&b, []byte(space))
		b.WriteByte('"')
	}
	b.WriteByte('>')
	return b.String()
}

// A builder makes the tree.
type builder struct {
	data  []byte
	shift int // bytes before the data
	root  *Element
	open  []*Element
	count int
	seen  int // offset that lines are counted up to
	lines int
}

// add adds a token that ends at an offset.
func (b *builder) add(t xml.Token, end int) error {
	end -= b.shift
	switch t := t.(type) {
	case xml.StartElement:
		if b.count++; b.count > maxElements {
			return fmt.Errorf("want at most %d elements in an item", maxElements)
		}
		e := &Element{Space: t.Name.Space, Name: t.Name.Local, Attrs: t.Copy().Attr, from: end, Line: b.line(end)}
		if b.root == nil {
			b.root = e
		} else if n := len(b.open); n > 0 {
			b.open[n-1].Kids = append(b.open[n-1].Kids, e)
		}
		b.open = append(b.open, e)
	case xml.EndElement:
		b.close(end)
	case xml.CharData:
		if n := len(b.open); n > 0 {
			b.open[n-1].text = append(b.open[n-1].text, t...)
		}
	}
	return nil
}

// line is the line of an offset; offsets come in order.
func (b *builder) line(at int) int {
	at = min(max(at, b.seen), len(b.data))
	b.lines += bytes.Count(b.data[b.seen:at], []byte("\n"))
	b.seen = at
	return b.lines + 1
}

// close ends the element that is open.
func (b *builder) close(end int) {
	n := len(b.open) - 1
	if n < 0 {
		return
	}
	e := b.open[n]
	b.open = b.open[:n]
	from, to := max(0, e.from), min(max(0, end), len(b.data))
	if from < to {
		e.inner = b.data[from:to]
		if i := bytes.LastIndex(e.inner, []byte("</")); i >= 0 {
			e.inner = e.inner[:i]
		}
	}
}
