package article

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
)

const (
	// maxFrontMatter is far above what people write (the largest of 8,770
	// real blocks has 12 KB) and keeps the worst that YAML can cost low.
	maxFrontMatter = 1 << 20

	// maxSeparators allows 60,000 keys with a value each.
	maxSeparators = 120_000
)

// formats are the formats that are read by default. A post opens with one of
// the Starts and closes at whichever End of it comes first.
var formats = []*frontmatter.Format{
	{Start: "---", End: "---", Unmarshal: unmarshalYAML},
	{Start: "---", End: "...", Unmarshal: unmarshalYAML}, // YAML's own end of a document
	{Start: "---yaml", End: "---", Unmarshal: unmarshalYAML},
	{Start: "---yaml", End: "...", Unmarshal: unmarshalYAML},
	{Start: "---yml", End: "---", Unmarshal: unmarshalYAML},
	{Start: "---yml", End: "...", Unmarshal: unmarshalYAML},
	{Start: "+++", End: "+++", Unmarshal: unmarshalTOML},
	{Start: "---toml", End: "---", Unmarshal: unmarshalTOML},
	{Start: ";;;", End: ";;;", Unmarshal: unmarshalJSON},
	{Start: "---json", End: "---", Unmarshal: unmarshalJSON},
	{Start: "{", End: "}", Unmarshal: unmarshalJSON, UnmarshalDelims: true}, // a JSON object; see jsonObject
}

// A frontMatter is the front matter of a post and where it stands in it.
type frontMatter struct {
	src        []byte
	format     *frontmatter.Format
	own        bool // format is one of formats
	opener     int  // offset of the line that opens it
	line       int  // of data, from 1
	start, end int  // of data in src
	body       int  // offset of the first byte after it
	loc        *time.Location
	root       *node // the whole mapping
	entries    []entry
}

// What an error wraps when the front matter cannot be found.
var (
	errNone         = errors.New("want front matter at the top, such as a block between two lines of ---")
	errUnterminated = errors.New("front matter is never closed")
)

// find returns the entry of key, exactly or else without regard to case, or
// nil.
func (f *frontMatter) find(key string) *entry {
	var found *entry
	for i := range f.entries {
		e := &f.entries[i]
		if e.key.Value == key {
			return e
		}
		if found == nil && strings.EqualFold(e.key.Value, key) {
			found = e
		}
	}
	return found
}

// readFront finds the front matter of src, cuts it and decodes it into
// entries.
func readFront(src []byte, given []*frontmatter.Format, loc *time.Location) (*frontMatter, error) {
	f := &frontMatter{src: src, loc: loc}
	if err := f.cut(given); err != nil {
		return nil, err
	}
	c := cursor{Src: src}
	f.line, _ = c.place(f.start)
	root, err := f.read()
	if err != nil {
		return nil, err
	}
	f.root, f.entries = root, mappingOf(root)
	return f, nil
}

// read decodes the front matter into a mapping with places in the file.
func (f *frontMatter) read() (*node, error) {
	var root node
	if f.own {
		if err := f.format.Unmarshal(f.data(), &root); err != nil {
			return nil, f.shift(err)
		}
		return &root, checkTree(&root, f.line-1)
	}
	var m map[string]any
	if err := f.format.Unmarshal(f.data(), &m); err != nil {
		return nil, f.errorAt(f.opener, err)
	}
	if err := root.Encode(m); err != nil {
		return nil, f.errorAt(f.opener, err)
	}
	c := cursor{Src: f.src}
	line, column := c.place(f.opener)
	placeTree(&root, line, column)
	return &root, checkTree(&root, 0)
}

// decode decodes the front matter into v, a pointer.
func (f *frontMatter) decode(v any) error {
	if _, ok := v.(*node); !f.own && !ok { // no other library knows a node
		if err := f.format.Unmarshal(f.data(), v); err != nil {
			return f.errorAt(f.opener, err)
		}
		return nil
	}
	root, err := f.read()
	if err != nil {
		return err
	}
	return decodeNode(root, v, f.loc)
}

func (f *frontMatter) data() []byte { return f.src[f.start:f.end] }

// shift moves the lines of err from the front matter to the file.
func (f *frontMatter) shift(err error) error {
	if e, ok := err.(*placeError); ok && e.Line > 0 {
		e.Line += f.line - 1
	}
	return err
}

// errorAt is err at an offset in the file.
func (f *frontMatter) errorAt(offset int, err error) *placeError {
	c := cursor{Src: f.src}
	line, column := c.place(offset)
	return &placeError{Line: line, Column: column, Err: err}
}

// cut finds the front matter: past a byte order mark and blank lines, a line
// that opens it, in column 1, and the first line that closes it.
func (f *frontMatter) cut(given []*frontmatter.Format) error {
	f.own = given == nil
	if f.own {
		given = formats
	}
	f.opener = skipBlankLines(f.src, bomLen(f.src))
	line, next := lineAt(f.src, f.opener)
	if f.own && bytes.HasPrefix(line, []byte("{")) {
		return f.cutObject(line)
	}
	var open []*frontmatter.Format
	for _, g := range given {
		if g.Start == string(line) || f.own && g.Start == withoutBlanks(line) {
			open = append(open, g)
		}
	}
	if open == nil {
		return f.notFound(line)
	}
	return f.cutAt(next, open)
}

// withoutBlanks is line without the blanks after its dashes: --- yaml is
// ---yaml.
func withoutBlanks(line []byte) string {
	lang, ok := bytes.CutPrefix(line, []byte("---"))
	if !ok || len(lang) > len(" \t yaml") {
		return ""
	}
	return "---" + string(bytes.TrimLeft(lang, " \t"))
}

// cutAt looks for the line that closes a block of one of the formats.
func (f *frontMatter) cutAt(next int, open []*frontmatter.Format) error {
	f.start = next
	for pos := next; pos < len(f.src); {
		line, next := lineAt(f.src, pos)
		for _, g := range open {
			if string(line) != g.End {
				continue
			}
			if body, ok := f.bodyAfter(next, g); ok {
				return f.close(pos, next, body, g)
			}
		}
		if pos = next; pos-f.start > maxFrontMatter {
			return f.tooLarge()
		}
	}
	return f.errorAt(f.opener, fmt.Errorf("%w: want a line of %s after it", errUnterminated, open[0].End))
}

// bodyAfter is where the body begins after a closing line of format g, or
// not ok if g wants a blank line there and has none.
func (f *frontMatter) bodyAfter(next int, g *frontmatter.Format) (int, bool) {
	if !g.RequiresNewLine {
		return next, true
	}
	line, after := lineAt(f.src, next)
	return after, len(line) == 0
}

func (f *frontMatter) close(end, next, body int, g *frontmatter.Format) error {
	f.format, f.end, f.body = g, end, body
	if g.UnmarshalDelims {
		f.start, f.end = f.opener, next
	}
	if f.end-f.start > maxFrontMatter {
		return f.tooLarge()
	}
	return f.checkData()
}

// checkData reports what keeps the front matter from being read at all.
func (f *frontMatter) checkData() error {
	if f.own && separators(f.data()) > maxSeparators {
		return f.errorAt(f.opener, fmt.Errorf("front matter is %w: want at most %d keys and values", errTooLarge, maxSeparators/2))
	}
	return f.notUTF8()
}

// separators counts what stands between values, in whatever format: there
// are hardly more values. A node of the YAML library takes 250 times the two
// bytes that a value may have in the file.
func separators(data []byte) int {
	n := 0
	var last byte
	for _, c := range data {
		switch c {
		case '\n', ',', '[', '{':
			n++
		case ' ':
			if last == '-' || last == ':' || last == '?' || last == '=' {
				n++
			}
		}
		last = c
	}
	return n
}

// notUTF8 reports the first byte of the front matter that is no UTF-8.
func (f *frontMatter) notUTF8() error {
	data := f.data()
	if utf8.Valid(data) {
		return nil
	}
	i := invalidUTF8(data)
	return f.errorAt(f.start+i, fmt.Errorf("want UTF-8, have the byte 0x%02x", data[i]))
}

func (f *frontMatter) tooLarge() error {
	return f.errorAt(f.opener, fmt.Errorf("front matter is %w: want at most %d bytes", errTooLarge, maxFrontMatter))
}

// cutObject cuts a JSON object that stands at the top without delimiters,
// as Hugo allows. A template ({{ or {%) begins with a brace, too.
func (f *frontMatter) cutObject(line []byte) error {
	after := bytes.TrimLeft(f.src[f.opener+1:], " \t\r\n")
	if len(after) == 0 || after[0] != '"' && after[0] != '}' {
		return f.notFound(line)
	}
	f.start = f.opener
	f.format = formats[len(formats)-1]
	window := f.src[f.opener:min(len(f.src), f.opener+maxFrontMatter)]
	n, err := jsonObject(window)
	if err != nil && len(window) == maxFrontMatter {
		return f.tooLarge()
	}
	if err != nil {
		c := cursor{Src: f.src}
		f.line, _ = c.place(f.start)
		return f.shift(err)
	}
	f.end = f.opener + n
	rest, next := lineAt(f.src, f.end)
	if len(rest) > 0 {
		return f.errorAt(f.end, fmt.Errorf("want the body on a line after the front matter's }, have %s", quote(string(rest))))
	}
	f.body = next
	return f.checkData()
}

// notFound is the error for a post whose first line is no opener.
func (f *frontMatter) notFound(line []byte) error {
	err := errNone
	head := f.src[:min(len(f.src), 512)]
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		err = fmt.Errorf("%w: want UTF-8, have UTF-16", err)
	case bytes.IndexByte(head, 0) >= 0:
		err = fmt.Errorf("%w: have binary data", err)
	case len(line) == 0:
		err = fmt.Errorf("%w: have nothing", err)
	case isOpener(bytes.TrimSpace(line)):
		err = fmt.Errorf("%w: have %s that does not begin its line", err, bytes.TrimSpace(line))
	default:
		err = fmt.Errorf("%w: have %s", err, quote(string(line)))
	}
	return f.errorAt(f.opener, err)
}

func isOpener(s []byte) bool {
	for _, g := range formats {
		if g.Start == string(s) {
			return true
		}
	}
	return false
}

// skipBlankLines is the offset of the first line from pos on that is not
// blank.
func skipBlankLines(src []byte, pos int) int {
	for pos < len(src) {
		line, next := lineAt(src, pos)
		if len(bytes.TrimLeft(line, " \t")) > 0 {
			return pos
		}
		pos = next
	}
	return pos
}

// lineAt returns the line at pos without its end and without blanks before
// it, and the offset of the next line.
func lineAt(src []byte, pos int) (line []byte, next int) {
	rest := src[pos:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest, next = rest[:i], pos+i+1
	} else {
		next = len(src)
	}
	return bytes.TrimRight(rest, " \t\r"), next
}

// nextLine is the offset of the first line that begins behind i.
func nextLine(src []byte, i int) int {
	_, next := lineAt(src, i)
	return next
}
