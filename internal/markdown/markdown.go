// Package markdown renders the body of a post from Markdown to HTML, and
// knows for every place in the rendering where it came from.
//
// In go the bytes of a body; out comes a Document: HTML, which a reader of
// HTML bodies can go over as if it were the post, and a map from offsets in it
// to offsets in the body. The dialect is CommonMark with GitHub's tables,
// strikethrough, task lists and autolinks, footnotes, the ids of headings as
// GitHub makes them, lists of attributes as kramdown and Hugo have them, and
// the tags of site generators. Raw HTML is copied byte for byte.
//
// The package knows nothing of articles, files, lines or front matter, and
// decides nothing about images and captions: that is for whoever reads the
// rendering.
package markdown

import (
	"errors"
	"fmt"
	"math"

	"github.com/goarticle/article/internal/markdown/sourcemap"
)

// ErrTooLarge is what an *Error wraps: a body asks for more than its size
// allows.
var ErrTooLarge = errors.New("too large")

// An Error says what of a body was too much, and where it was seen.
type Error struct {
	Offset int    // in the body
	Reason string // lower case, without a full stop
}

func (e *Error) Error() string { return fmt.Sprintf("offset %d: %s", e.Offset, e.Reason) }

// Unwrap returns ErrTooLarge.
func (e *Error) Unwrap() error { return ErrTooLarge }

// A Document is a body that was rendered. The zero Document is an empty one.
type Document struct {
	// HTML is the rendering. Addresses in it are as written, with entities and
	// backslashes decoded and what HTML wants encoded: a reader of HTML gets
	// the address itself, not one that is percent-encoded.
	HTML []byte

	// Shortcodes are the parts of HTML that stand for an image of a tag, in
	// order: a figure, with a figcaption where the tag has a caption.
	Shortcodes []Range

	// Marks are the parts of HTML that stand for no text of the author's, in
	// order: the numbers of footnotes and the links back from them.
	Marks []Range

	// Findings are uses and definitions that have no other half, in the order
	// of the body.
	Findings []Finding

	sourcemap.Map
}

// A Range is a part of a text: the bytes from Start up to End.
type Range struct{ Start, End int }

// largest is how many bytes a body may have: a rendering of 40 times its size,
// which is more than any has, would still have offsets of 32 bits.
const largest = math.MaxInt32 / 40

// Parse renders a body. The error is an *Error: a body of more than 51 MB, or
// one whose references, repeated, would be far longer than the body. No other
// body is refused: what is nested too deep, or makes up a table of nothing but
// empty cells, is read as text.
func Parse(body []byte) (*Document, error) {
	if len(body) > largest {
		return nil, &Error{Reason: fmt.Sprintf("want a body of at most %d bytes, have %d", largest, len(body))}
	}
	r := newReading(body)
	w := &writer{reading: r, out: make([]byte, 0, len(body)+len(body)/4+64)}
	w.Map = sourcemap.New(len(body) / 32)
	w.document(r.parse())
	if r.err != nil {
		return nil, r.err
	}
	return &Document{HTML: w.out, Shortcodes: w.shortcodes, Marks: w.marks, Findings: r.sorted(), Map: w.Map}, nil
}
