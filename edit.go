package article

import (
	"cmp"
	"errors"
	"slices"

	"github.com/goarticle/article/internal/edit"
)

// An Edit changes keys of a post's front matter and leaves every other byte
// as it is: comments, order, quotes, indentation, blanks, line ends, the
// byte order mark and the body. See [Article.Edit].
//
// A key is looked for exactly, else without regard to case; of a key of YAML
// that is there twice Set changes the last, which counts, and Rename and Delete
// take away the others. Each change is
// read back before it counts: the key must have its new value, and nothing
// else may differ.
//
// An error is an [*Error] with the place of the key in the post as changed
// so far (of the opening line for a key that is not there), and leaves the
// Edit as it was. What cannot be written in place is such an error, never a
// guess: an alias, a value whose anchor is used elsewhere, a key that comes
// from a merge or stands behind a question mark, keys in a YAML flow mapping
// that is no JSON, tables and dotted keys of TOML, and everything in a format
// of the caller's own.
type Edit struct {
	file string
	head *edit.Block // the post up to its body; nil: err says why
	body []byte
	err  error
}

// ErrNoKey is what an [Error] wraps when a key to rename or to delete is not
// there.
var ErrNoKey = errors.New("want a key of the front matter, have none of that name")

// Edit returns an Edit of the post that a was read from. It does not change
// a. All its methods fail if a was read back from JSON, and if its front
// matter is in a format of the caller's own.
func (a *Article) Edit() *Edit {
	e := &Edit{file: a.File, body: a.Source}
	switch f := a.front; {
	case f == nil:
		e.err = errors.New("want an Article that was read from a post")
	case !f.Own:
		e.err = errors.New("want YAML, TOML or JSON, have a format of the caller's own")
	default:
		e.head, e.err = edit.Read(f.Src[:f.Body:f.Body], f.Loc)
		e.body = f.Src[f.Body:]
	}
	return e
}

// Bytes returns the whole post with the changes made so far, and the post as
// it was when there are none.
func (e *Edit) Bytes() []byte {
	if e.head == nil {
		return slices.Clone(e.body)
	}
	return slices.Concat(e.head.Src, e.body)
}

// Set gives a key a value: text, a []string, a [][]string (as of Hexo's paths
// of categories), a bool, any integer or float, or a [time.Time]. A key that
// is not there is added at the end of the block (in TOML before the first
// table), written like the keys before it.
//
// Text keeps the quotes that the old value had, and gets quotes where any
// reader of YAML 1.1 or 1.2 could take it for something else. A list stays in
// brackets or on lines of its own, lists in a list stand in brackets, and
// items at its start and end that it had before keep their spelling and
// comments. A value that is replaced by one of
// another kind takes along the comments that stand within it, not the one
// behind it. A key that has the value already is left alone, but for times.
//
// A time is written as RFC 3339 with its own offset, and three digits of
// milliseconds. Where the old value was a date alone (2021-11-06) and the new one, written so, is read as the same
// time (see [Parser.Location]), it stays a date alone. In JSON it is text, in
// TOML a date unless the old value was text. The zero time is an error.
func (e *Edit) Set(key string, value any) error {
	return e.change(key, func() (*edit.Block, error) { return e.head.Set(key, value) })
}

// Rename gives a key another name. Its error wraps [ErrNoKey] when from is
// not there; a key that is there already cannot be to.
func (e *Edit) Rename(from, to string) error {
	return e.change(from, func() (*edit.Block, error) { return e.head.Rename(from, to) })
}

// Delete removes a key with its value and the comments on its lines and within
// its indentation; those above it stay. Its error wraps [ErrNoKey] when the
// key is not there.
func (e *Edit) Delete(key string) error {
	return e.change(key, func() (*edit.Block, error) { return e.head.Delete(key) })
}

// change makes a change of the key, or leaves e as it was.
func (e *Edit) change(key string, make func() (*edit.Block, error)) error {
	if e.head == nil {
		return &Error{File: e.file, Key: key, Err: cmp.Or(e.err, errors.New("want an Edit of an Article"))}
	}
	head, err := make()
	if err != nil {
		return publicError(e.file, err)
	}
	e.head = head
	return nil
}
