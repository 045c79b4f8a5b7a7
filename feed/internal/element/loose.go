package element

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// containers are the elements that hold the items, and are not read as a whole.
var containers = map[string]bool{"rss": true, "RDF": true, "feed": true, "channel": true}

// Loose reads the elements that stand between items, and the namespaces that
// the elements around the items declare, and calls each for every one that is
// whole. What follows a mistake is passed over; the mistake is returned, with its
// line, unless it is that the elements around the items are not closed, or not
// opened.
func (r *Reader) Loose(data []byte, each func(*Element)) error {
	if r.Names == nil {
		r.Names = map[string]string{}
	}
	wrap := r.wrapper()
	d := xml.NewDecoder(io.MultiReader(strings.NewReader(wrap), bytes.NewReader(data)))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	b := builder{data: data, shift: len(wrap)}
	for started := false; ; {
		t, err := d.Token()
		if err != nil {
			return looseError(err, len(b.open) > 0)
		}
		if s, ok := t.(xml.StartElement); ok && len(b.open) == 0 {
			if !started {
				started = true
				continue
			}
			if containers[s.Name.Local] {
				r.declare(s)
				continue
			}
		}
		if _, ok := t.(xml.EndElement); ok && len(b.open) == 0 {
			continue
		}
		if err := b.add(t, int(d.InputOffset())); err != nil {
			return err
		}
		if b.root != nil && len(b.open) == 0 {
			each(b.root)
			b.root = nil
		}
	}
}

// declare takes the namespaces of an element around the items.
func (r *Reader) declare(s xml.StartElement) {
	for _, a := range s.Attr {
		switch {
		case a.Name.Space == "xmlns":
			r.Names[a.Name.Local] = a.Value
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			r.Names[""] = a.Value
		case a.Name.Local == "base":
			r.Base = a.Value
		}
	}
}

// looseError is a mistake among the elements, nil for what there is because
// they are a part of a file.
func looseError(err error, within bool) error {
	_, ok := errors.AsType[*xml.SyntaxError](err)
	switch {
	case err == io.EOF:
		return nil
	case !ok:
		return err
	case !within:
		return nil
	}
	return repairOf(err)
}
