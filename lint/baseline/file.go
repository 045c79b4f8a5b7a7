package baseline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/file"
	"github.com/goarticle/article/lint"
)

// Limits on what is read: a line of more bytes, or an entry that stands for
// more findings, was not written here.
const (
	maxLine  = 1 << 20
	maxCount = 1_000_000_000
)

// ReadFile reads a baseline from a file; see [Read].
func ReadFile(name string) ([]Entry, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(name, f)
}

// Read reads a baseline, in whatever order its lines are; blank ones are
// skipped. name is that of the file, for errors. A line that is no entry, one
// that is there twice, and what stands in the way of reading is an
// [*article.Error] with its place.
func Read(name string, r io.Reader) ([]Entry, error) {
	var entries []Entry
	lines := map[Entry]int{} // by what tells entries apart
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	n := 0
	for s.Scan() {
		n++
		text := strings.TrimPrefix(s.Text(), "\ufeff")
		if strings.TrimSpace(text) == "" {
			continue
		}
		e, err := readEntry(text)
		if err != nil {
			err.File, err.Line = name, n
			return nil, err
		}
		key := Entry{Path: e.Path, Rule: e.Rule, Message: e.Message, Text: e.Text}
		if first := lines[key]; first > 0 {
			return nil, &article.Error{File: name, Line: n, Column: 1, Err: fmt.Errorf("want each entry once, have that of line %d again", first)}
		}
		lines[key] = n
		e.Span = lint.Span{
			Start: lint.Position{Line: n, Column: 1, ByteColumn: 1},
			End:   lint.Position{Line: n, Column: utf8.RuneCountInString(text) + 1, ByteColumn: len(text) + 1},
		}
		entries = append(entries, e)
	}
	return entries, readError(name, n+1, s.Err())
}

// readError is err with its place; nil for nil.
func readError(name string, line int, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bufio.ErrTooLong):
		return &article.Error{File: name, Line: line, Column: 1, Err: fmt.Errorf("want lines of less than %d bytes", maxLine)}
	}
	return &article.Error{File: name, Err: file.Cause(err)}
}

// example is what errors show.
const example = `{"path": "posts/a.html", "rule": "img-alt"}`

// readEntry reads a line. The error has a column only.
func readEntry(text string) (Entry, *article.Error) {
	var e Entry
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&e); err != nil {
		return e, entryError(text, err)
	}
	at := int(dec.InputOffset())
	if rest := strings.TrimSpace(text[at:]); rest != "" {
		at += strings.Index(text[at:], rest)
		return e, errorAt(text, at, "want one object on a line, have more behind it")
	}
	if err := checkEntry(text, e); err != nil {
		return e, err
	}
	e.Count = max(e.Count, 1)
	return e, nil
}

// entryError is what kept text from being read as an entry.
func entryError(text string, err error) *article.Error {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return errorAt(text, int(e.Offset)-1, "want an object such as %s: %v", example, e)
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		switch e.Field {
		case "":
			return errorAt(text, 0, "want an object such as %s, have a JSON %s", example, e.Value)
		case "count":
			return errorAt(text, keyOffset(text, e.Field), "count: want a number from 1 to %d, have a JSON %s", maxCount, e.Value)
		}
		return errorAt(text, keyOffset(text, e.Field), "%s: want text, have a JSON %s", e.Field, e.Value)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errorAt(text, len(text), "want an object such as %s, have the end of the line", example)
	}
	return errorAt(text, 0, "want an object such as %s: %s", example, strings.TrimPrefix(err.Error(), "json: "))
}

// keyOffset is where a key stands in text, as far as can be told without
// reading it; 0 if it does not.
func keyOffset(text, key string) int { return max(strings.Index(text, `"`+key+`"`), 0) }

func errorAt(text string, offset int, format string, args ...any) *article.Error {
	before := text[:min(max(offset, 0), len(text))]
	return &article.Error{Column: utf8.RuneCountInString(before) + 1, Err: fmt.Errorf(format, args...)}
}

func checkEntry(text string, e Entry) *article.Error {
	switch {
	case e.Path == "":
		return errorAt(text, 0, "want a path, have none")
	case e.Rule == "":
		return errorAt(text, 0, "want a rule, have none")
	case e.Count < 0 || e.Count > maxCount:
		return errorAt(text, keyOffset(text, "count"), "count: want a number from 1 to %d, have %d", maxCount, e.Count)
	}
	return nil
}

// WriteFile writes a baseline to a file; see [Write]. The file is written
// beside the one that it replaces, and renamed when it is whole. One that is
// there keeps its mode; what is no regular file is an error.
func WriteFile(name string, entries []Entry) error {
	real, mode, err := target(name)
	if err == nil {
		err = file.Replace(real, mode, func(w io.Writer) error { return Write(w, entries) })
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, file.Cause(err))
	}
	return nil
}

// target is the file that name stands for, which may be a symbolic link, and
// its mode; 0 for one that does not exist.
func target(name string) (real string, mode fs.FileMode, err error) {
	fi, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return name, 0, nil
	case err != nil:
		return "", 0, err
	case !fi.Mode().IsRegular():
		return "", 0, errors.New("want a regular file")
	}
	real, err = filepath.EvalSymlinks(name)
	return real, fi.Mode().Perm(), err
}

// Write writes a baseline, sorted: the same entries, in whatever order, are
// the same bytes. What a terminal may act on is written as \u202e and the
// like.
func Write(w io.Writer, entries []Entry) error {
	b := bufio.NewWriter(w)
	for _, e := range slices.SortedStableFunc(slices.Values(entries), Entry.Compare) {
		if e.Count == 1 {
			e.Count = 0
		}
		if err := writeEntry(b, e); err != nil {
			return err
		}
	}
	return b.Flush()
}

func writeEntry(w *bufio.Writer, e Entry) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return err
	}
	for _, r := range strings.TrimSuffix(b.String(), "\n") {
		if lint.IsUnsafe(r) { // within a string, as JSON has no such character elsewhere
			fmt.Fprintf(w, `\u%04x`, r)
			continue
		}
		w.WriteRune(r)
	}
	return w.WriteByte('\n')
}
