// Package split cuts a file of XML into its items, one at a time, however long
// the file is: it takes bytes and gives each item (item of RSS, entry of Atom)
// whole, and what stands between them. It knows where comments, instructions
// and sections of CDATA end, and nothing of what is in an item, so that one
// which is broken does not spoil those behind it.
package split

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Piece is a part of the file.
type Piece struct {
	Data   []byte // until the next call of Next
	Line   int    // of its first byte, from 1
	IsItem bool   // else it stands between items

	// Err says why an item is not whole; Data is what there is of it then.
	Err error
}

// A Splitter reads a file. The zero Splitter with an R is ready to use.
type Splitter struct {
	R   io.Reader
	Max int // of a piece, in bytes; 0: 64 MiB

	buf   []byte
	start int // of the piece at hand
	at    int // what is before it was looked at
	line  int // of start, from 0
	open  string
	root  string
	done  bool // R has ended
	ended bool // the root was closed
	err   error
}

// What ends a file too early, or makes an item too large to be read.
var (
	ErrTooLarge = errors.New("larger than allowed")
	ErrCutOff   = errors.New("is cut off")
)

const defaultMax = 64 << 20

// Next returns the next piece. Its error is io.EOF at the end, or what stops
// the reading of the file; ErrCutOff if the file ends before its root does.
func (s *Splitter) Next() (Piece, error) {
	if s.err != nil {
		return Piece{}, s.err
	}
	for {
		p, ok := s.step()
		if ok {
			return p, nil
		}
		if s.err != nil {
			return Piece{}, s.err
		}
	}
}

// Line is the line that reading has come to.
func (s *Splitter) Line() int {
	return s.line + 1 + bytes.Count(s.buf[s.start:min(s.at, len(s.buf))], []byte("\n"))
}

// step looks at the next tag, and returns a piece if it ends one.
func (s *Splitter) step() (Piece, bool) {
	if !s.find("<") {
		return s.end()
	}
	mark := s.at - 1 - s.start // start moves when the buffer does
	s.need(9)
	rest := s.buf[s.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("!--")):
		return s.past("-->")
	case bytes.HasPrefix(rest, []byte("![CDATA[")):
		return s.past("]]>")
	case bytes.HasPrefix(rest, []byte("?")):
		return s.past("?>")
	case bytes.HasPrefix(rest, []byte("!")):
		return s.declaration()
	}
	if !s.find(">") {
		return s.end()
	}
	return s.tag(mark, s.buf[s.start+mark+1:s.at-1])
}

// past goes past what ends with a mark.
func (s *Splitter) past(mark string) (Piece, bool) {
	if !s.find(mark) {
		return s.end()
	}
	return Piece{}, false
}

// declaration goes past a declaration, and refuses one of entities: they may
// grow without limit, and lead outside.
func (s *Splitter) declaration() (Piece, bool) {
	from := s.at - s.start
	for depth := 0; ; {
		if !s.findAny("<>[]") {
			return s.end()
		}
		if bytes.Contains(s.buf[s.start+from:s.at], []byte("<!ENTITY")) || bytes.HasPrefix(s.buf[s.start+from:s.at], []byte("!ENTITY")) {
			s.err = errors.New("want no declarations of entities, have <!ENTITY")
			return Piece{}, false
		}
		switch s.buf[s.at-1] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				return Piece{}, false
			}
		}
		from = max(0, s.at-s.start-len("<!ENTITY"))
		s.need(9)
		if bytes.HasPrefix(s.buf[s.at:], []byte("!ENTITY")) {
			s.err = errors.New("want no declarations of entities, have <!ENTITY")
			return Piece{}, false
		}
	}
}

// tag looks at a tag, which begins at mark in the piece.
func (s *Splitter) tag(mark int, text []byte) (Piece, bool) {
	name, closes := tagName(text)
	empty := bytes.HasSuffix(text, []byte("/"))
	isItem := local(name) == "item" || local(name) == "entry"
	switch {
	case s.root == "" && !closes:
		s.root = strings.Clone(string(name))
	case string(name) == s.root && closes:
		s.ended = true
	case !isItem:
	case closes && s.open != "" && string(name) == s.open:
		s.open = ""
		return s.cut(s.at-s.start, true, nil), true
	case !closes && s.open != "" && string(name) == s.open:
		err := fmt.Errorf("item %w: another one begins at line %d", ErrCutOff, s.line+1+bytes.Count(s.buf[s.start:s.start+mark], []byte("\n")))
		p := s.cut(mark, true, err)
		if empty {
			s.open = ""
		}
		return p, true
	case !closes && s.open == "" && !empty:
		s.open = strings.Clone(string(name))
		return s.cut(mark, false, nil), true
	}
	return Piece{}, false
}

// cut is the piece of n bytes from start.
func (s *Splitter) cut(n int, isItem bool, err error) Piece {
	p := Piece{Data: s.buf[s.start : s.start+n], Line: s.line + 1, IsItem: isItem, Err: err}
	s.line += bytes.Count(p.Data, []byte("\n"))
	s.start += n
	return p
}

// end is the last piece: there is no more to read, or the piece is too large.
func (s *Splitter) end() (Piece, bool) {
	if s.err != nil {
		return Piece{}, false
	}
	isItem := s.open != ""
	if !s.done {
		err := fmt.Errorf("%w: want at most %d bytes", ErrTooLarge, s.max())
		if !isItem {
			s.err = fmt.Errorf("what stands between items is %w", err)
			return Piece{}, false
		}
		s.open = ""
		return s.cut(s.at-s.start, true, fmt.Errorf("item is %w", err)), true
	}
	s.at = len(s.buf)
	s.open = ""
	s.err = io.EOF
	if !s.ended {
		s.err = fmt.Errorf("export %w: want </%s> at its end", ErrCutOff, s.root)
	}
	var err error
	if isItem {
		err = fmt.Errorf("item %w at the end of the export", ErrCutOff)
	}
	return s.cut(len(s.buf)-s.start, isItem, err), true
}

func (s *Splitter) max() int {
	if s.Max > 0 {
		return s.Max
	}
	return defaultMax
}

// find goes behind the next mark. Without one it goes as far as there is
// something to read, or as a piece may be large.
func (s *Splitter) find(mark string) bool {
	for {
		if i := bytes.Index(s.buf[s.at:], []byte(mark)); i >= 0 {
			s.at += i + len(mark)
			return true
		}
		s.at = max(s.at, len(s.buf)-len(mark)+1)
		if !s.fill() {
			s.at = len(s.buf)
			return false
		}
	}
}

// findAny goes behind the next of some bytes.
func (s *Splitter) findAny(set string) bool {
	for {
		if i := bytes.IndexAny(s.buf[s.at:], set); i >= 0 {
			s.at += i + 1
			return true
		}
		s.at = len(s.buf)
		if !s.fill() {
			return false
		}
	}
}

// need reads until there are n bytes to look at, or no more.
func (s *Splitter) need(n int) {
	for len(s.buf)-s.at < n && s.fill() {
	}
}

// fill reads more. It returns false if there is no more, or the piece at hand
// is as large as may be.
func (s *Splitter) fill() bool {
	if s.done || s.err != nil || len(s.buf)-s.start >= s.max() {
		return false
	}
	if s.start > 0 {
		n := copy(s.buf, s.buf[s.start:])
		s.buf, s.at, s.start = s.buf[:n], s.at-s.start, 0
	}
	if len(s.buf) == cap(s.buf) {
		grown := make([]byte, len(s.buf), max(64<<10, 2*cap(s.buf)))
		copy(grown, s.buf)
		s.buf = grown
	}
	n, err := s.R.Read(s.buf[len(s.buf):cap(s.buf)])
	s.buf = s.buf[:len(s.buf)+n]
	switch {
	case err == io.EOF:
		s.done = true
	case err != nil:
		s.err = err
	}
	return n > 0 || err == nil
}

// tagName is the name of a tag, and whether the tag closes.
func tagName(text []byte) (name []byte, closes bool) {
	text, closes = bytes.CutPrefix(text, []byte("/"))
	if i := bytes.IndexAny(text, " \t\r\n/>"); i >= 0 {
		text = text[:i]
	}
	return text, closes
}

// local is a name without its prefix.
func local(name []byte) string {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	return string(name)
}
