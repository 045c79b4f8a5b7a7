package feed

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed/internal/stream"
)

// readJSON reads a JSON Feed or an export of Ghost.
func (x *export) readJSON(r *bufio.Reader) error {
	walk := x.walkFeed
	if x.format == Ghost {
		walk = x.walkGhost
		x.ghost = &ghost{}
		if x.src.seeks {
			if err := x.walkOnce(r, walk, func(json.RawMessage) error { return nil }); err != nil && !isSyntax(err) {
				return err
			}
			var err error
			if r, err = x.src.open(); err != nil {
				return err
			}
			x.ghost.known = true
		}
	}
	return x.walkOnce(r, walk, x.jsonItem)
}

// isSyntax reports whether an error is of what is read, and will be told when it
// is read again.
func isSyntax(err error) bool {
	e, ok := errors.AsType[*article.Error](err)
	return ok && e.Line > 0
}

// A walker goes over a file of JSON, and calls item for each post.
type walker func(d *stream.Decoder, item func(json.RawMessage) error) error

// walkOnce goes over a file, and gives errors the line in it.
func (x *export) walkOnce(r io.Reader, walk walker, item func(json.RawMessage) error) error {
	d := stream.New(r)
	x.json = d
	err := walk(d, item)
	if err == nil || err == errStop {
		return err
	}
	at := d.InputOffset()
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = s.Offset
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || err == io.EOF {
		at, err = d.End(), errors.New("export is cut off")
	}
	return &article.Error{File: x.name(), Line: d.Line(at), Err: err}
}

// jsonItem gives the post that an item is, if it is one.
func (x *export) jsonItem(data json.RawMessage) error {
	x.number++
	x.line = x.json.Line(x.json.InputOffset() - int64(len(data)))
	var p *post
	var err error
	if x.format == Ghost {
		p, err = x.ghostPost(data)
	} else {
		p, err = x.feedPost(data)
	}
	if err != nil {
		return x.failItem(&article.Error{File: x.name(), Line: x.line, Err: jsonCause(err)})
	}
	if p == nil {
		return nil
	}
	p.line, p.number = x.line, x.number
	if !utf8.Valid(data) {
		p.fault(1, errors.New("want UTF-8, have bytes that are none, which are replaced"))
	}
	return x.givePost(p)
}

// jsonCause says what an item of JSON has that is of another type.
func jsonCause(err error) error {
	e, ok := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case !ok:
		return fmt.Errorf("want an item: %w", err)
	case e.Field == "":
		return fmt.Errorf("want an item, have a %s", e.Value)
	}
	return fmt.Errorf("want another type of value, have a %s as %s", e.Value, e.Field)
}
