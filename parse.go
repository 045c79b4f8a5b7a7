package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"time"

	"github.com/adrg/frontmatter"

	"github.com/goarticle/article/internal/edit"
	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/glob"
	"github.com/goarticle/article/internal/place"
)

// A Parser reads posts. The zero Parser is ready to use, and is what
// [Parse], [ParseFile] and [ParseFS] use. A Parser may be used by several
// goroutines at once.
type Parser struct {
	// Site is where the posts are published; nil: unknown. With the post's
	// permalink it is the base of relative URLs, and links that leave its
	// registrable domain are the outbound ones.
	Site *url.URL

	// Location is the zone of dates that name none; nil: UTC.
	Location *time.Location

	// Formats are the front matter formats that are looked for, in order;
	// nil: YAML, TOML and JSON. A format's Unmarshal gets a
	// *map[string]any, and in [FrontMatter] a *T. Formats with one Start
	// and several Ends close at whichever comes first.
	Formats []*frontmatter.Format

	// Markup is the language of the bodies; empty: that which each post
	// shows. A post whose name ends in .html or .htm is HTML then, and any
	// other is Markdown if its body has a mark that only Markdown gives a
	// meaning, or paragraphs that are apart by blank lines alone.
	Markup Markup

	// MaxBytes is the size of the largest post read; 0: 16 MiB.
	MaxBytes int64
}

const defaultMaxBytes = 16 << 20

// Parse reads a post from r with the zero [Parser].
func Parse(r io.Reader) (*Article, error) { return new(Parser).Parse(r) }

// ParseFile reads the post in the file name with the zero [Parser].
func ParseFile(name string) (*Article, error) { return new(Parser).ParseFile(name) }

// Parse reads a post from r to its end.
//
// It returns an error, and no Article, when the front matter cannot be read
// or r fails. Every such error is an [*Error], or several of them joined in
// order (Unwrap() []error lists them, errors.As finds the first, and
// encoding/json writes an object with a list errors); it wraps
// [ErrNoFrontMatter], [ErrUnterminated] or [ErrTooLarge] where that is the
// cause. Everything else that is wrong is in [Article.Faults].
func (p *Parser) Parse(r io.Reader) (*Article, error) {
	return p.ParseNamed("", r)
}

// ParseNamed is Parse for a post that has a name and is no file, such as one
// that an editor holds: the Article, its faults and errors bear the name,
// and the date may come from it.
func (p *Parser) ParseNamed(name string, r io.Reader) (*Article, error) {
	return p.parseReader(name, r)
}

// ParseFile reads the post in the file name. Its errors are those of
// [Parser.Parse] with the file's name, and those of opening it.
func (p *Parser) ParseFile(name string) (*Article, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, &Error{File: name, Err: pathCause(err)}
	}
	defer f.Close()
	return p.parseReader(name, f)
}

// pathCause is err without the operation and the name, which [Error] has.
func pathCause(err error) error {
	if pe, ok := errors.AsType[*os.PathError](err); ok {
		return pe.Err
	}
	return err
}

func (p *Parser) parseReader(name string, r io.Reader) (*Article, error) {
	src, err := p.read(r)
	if err != nil {
		return nil, publicError(name, err)
	}
	a, err := p.parse(name, src)
	if err != nil {
		return nil, publicError(name, err)
	}
	return a, nil
}

func (p *Parser) read(r io.Reader) ([]byte, error) {
	limit := p.MaxBytes
	if limit <= 0 {
		limit = defaultMaxBytes
	}
	var b bytes.Buffer
	if n := sizeOf(r); n < limit {
		b.Grow(int(n) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, &place.Error{Err: pathCause(err)}
	}
	if int64(b.Len()) > limit {
		return nil, &place.Error{Err: fmt.Errorf("post is %w: want at most %d bytes", place.ErrTooLarge, limit)}
	}
	return b.Bytes(), nil
}

// sizeOf is how much there is to read from r, or 0 where that is not known.
func sizeOf(r io.Reader) int64 {
	switch r := r.(type) {
	case interface{ Len() int }:
		return int64(r.Len())
	case interface{ Stat() (fs.FileInfo, error) }:
		if fi, err := r.Stat(); err == nil {
			return max(fi.Size(), 0)
		}
	}
	return 0
}

// parse is the whole way of a post: bytes, front matter, fields, body.
func (p *Parser) parse(name string, src []byte) (*Article, error) {
	front, err := front.Read(src, p.Formats, p.Location)
	if err != nil {
		return nil, err
	}
	a := &Article{File: name, Source: src, front: front}
	a.Body = string(src[front.Body:])
	if a.Markup, err = p.markup(name, src[front.Body:]); err != nil {
		return nil, err
	}
	for _, e := range front.Faults {
		a.Faults = append(a.Faults, &Error{Line: e.Line, Column: e.Column, Key: e.Key, Err: e.Err})
	}
	a.setFields(name)
	if err := a.readBody(p.Site); err != nil {
		return nil, err
	}
	for _, f := range a.Faults {
		f.File = name
	}
	return a, nil
}

// FrontMatter decodes the whole front matter of a into a T of the caller's
// own: a struct with yaml tags, whatever the format of the front matter, or
// a map[string]any. Keys that T has no field for are passed over. A
// time.Time takes every form that [Article.Date] does; in a map a date is
// text, as in [Article.Extra]. A yaml.Node of go.yaml.in/yaml/v4 is the whole
// mapping, in the order of the file and with its places, for TOML and JSON,
// too.
//
// As for the fields of an Article, a key counts without regard to case where a
// struct has no field for its very spelling, and one value stands for a list
// of texts: tags: a goes into a []string, and a blank one is nil.
//
// Its errors are [*Error] values with the place of the value, joined when
// there are several: all of them, in the order of the file. For an Article
// that was read back from JSON the front matter is made of the Article's
// fields.
func FrontMatter[T any](a *Article) (T, error) {
	var v T
	err := a.decodeFront(&v)
	return v, err
}

// decodeFront is the part of FrontMatter that does not depend on T.
func (a *Article) decodeFront(v any) error {
	if a.front == nil {
		return publicError(a.File, a.decodeFields(v))
	}
	return publicError(a.File, a.front.Decode(v))
}

// publicError is an error of the steps below as callers see it: an *Error
// with the file's name, or several joined.
func publicError(file string, err error) error {
	switch e := err.(type) {
	case *place.Error:
		return &Error{File: file, Line: e.Line, Column: e.Column, Key: e.Key, Err: publicCause(e.Err)}
	case interface{ Unwrap() []error }:
		all := slices.Clone(e.Unwrap())
		for i := range all {
			all[i] = publicError(file, all[i])
		}
		return place.Errors(all)
	}
	return err
}

// sentinels are what errors of the steps below wrap, and what callers know
// them by.
var sentinels = [...]struct{ below, public error }{
	{place.ErrTooLarge, ErrTooLarge},
	{front.ErrNone, ErrNoFrontMatter},
	{front.ErrUnterminated, ErrUnterminated},
	{edit.ErrNoKey, ErrNoKey},
	{glob.ErrNoPosts, ErrNoPosts},
}

// publicCause is err so that it wraps what callers know it by.
func publicCause(err error) error {
	for _, s := range sentinels {
		if errors.Is(err, s.below) {
			return &causedError{err.Error(), s.public}
		}
	}
	return err
}

// A causedError says what a step below said, and wraps what callers know.
type causedError struct {
	message string
	cause   error
}

func (e *causedError) Error() string { return e.message }
func (e *causedError) Unwrap() error { return e.cause }
