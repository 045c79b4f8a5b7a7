// Package front finds the front matter of a post, cuts it and reads it. It
// takes the bytes of a post, the formats that are looked for and the zone of
// dates that name none, and gives the keys and values with their places in
// the post, and the offset at which the body begins.
//
// YAML is read in yaml.go, its plainest form in plain.go, and its usual mistakes
// are explained in cause.go and hint.go; what a # cuts off is found in
// comment.go. TOML is read in toml.go, tomlplace.go and tomlscan.go, JSON in
// json.go. What comes out is the same for all of them. It does not know which
// key means what.
package front

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"github.com/goarticle/article/internal/front/mistake"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

const (
	// MaxFrontMatter is far above what people write (the largest of 8,770
	// real blocks has 12 KB) and keeps the worst that YAML can cost low.
	MaxFrontMatter = 1 << 20

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

// A Matter is the front matter of a post and where it stands in it.
type Matter struct {
	Src        []byte              // the post
	Format     *frontmatter.Format // that it is in
	Own        bool                // format is one of formats
	Opener     int                 // offset of the line that opens it
	line       int                 // of data, from 1
	Start, End int                 // of data in src
	Body       int                 // offset of the first byte after it
	Loc        *time.Location      // zone of dates that name none; nil: UTC
	Root       *tree.Node          // the whole mapping
	Entries    []tree.Entry        // its keys and values
	Earlier    []tree.Entry        // entries whose key comes again, which do not count
	Faults     []*place.Error      // what is wrong and did not stop the reading
}

// What an error wraps when the front matter cannot be found.
var (
	ErrNone         = errors.New("want front matter at the top, such as a block between two lines of ---")
	ErrUnterminated = errors.New("front matter is never closed")
)

// Find returns the entry of key, exactly or else without regard to case, or
// nil.
func (f *Matter) Find(key string) *tree.Entry {
	var found *tree.Entry
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Key.Value == key {
			return e
		}
		if found == nil && strings.EqualFold(e.Key.Value, key) {
			found = e
		}
	}
	return found
}

// Read finds the front matter of src, cuts it and decodes it into
// entries.
func Read(src []byte, given []*frontmatter.Format, loc *time.Location) (*Matter, error) {
	f := &Matter{Src: src, Loc: loc}
	if err := f.cut(given); err != nil {
		return nil, err
	}
	c := place.Cursor{Src: src}
	f.line, _ = c.At(f.Start)
	root, err := f.read()
	if err != nil {
		return nil, err
	}
	f.Root, f.Entries = root, tree.Entries(root)
	if f.Own && f.isYAML() {
		f.Faults = append(append(f.Faults, f.blankFaults()...), f.comments(root)...)
	}
	return f, nil
}

// read decodes the front matter into a mapping with places in the file.
func (f *Matter) read() (*tree.Node, error) {
	root := new(tree.Node)
	if f.Own {
		if err := f.Format.Unmarshal(f.Data(), root); err != nil {
			return nil, f.shift(err)
		}
		var err error
		f.Earlier, f.Faults, err = tree.Check(root, f.line-1, f.isYAML())
		return root, err
	}
	var m map[string]any
	if err := f.Format.Unmarshal(f.Data(), &m); err != nil {
		return nil, f.errorAt(f.Opener, err)
	}
	if err := root.Encode(m); err != nil {
		return nil, f.errorAt(f.Opener, err)
	}
	c := place.Cursor{Src: f.Src}
	line, column := c.At(f.Opener)
	tree.SetPlace(root, line, column)
	_, _, err := tree.Check(root, 0, false)
	return root, err
}

// isYAML reports whether the format is YAML, of those that are read by default.
func (f *Matter) isYAML() bool {
	switch f.Format.Start {
	case "---", "---yaml", "---yml":
		return true
	}
	return false
}

// Decode decodes the front matter into v, a pointer.
func (f *Matter) Decode(v any) error {
	if _, ok := v.(*tree.Node); !f.Own && !ok { // no other library knows a node
		if err := f.Format.Unmarshal(f.Data(), v); err != nil {
			return f.errorAt(f.Opener, err)
		}
		return nil
	}
	again := *f // f is read by others at the same time
	root, err := again.read()
	if err != nil {
		return err
	}
	return tree.Decode(root, v, f.Loc)
}

// Data is the block without the lines that open and close it, unless they are
// a part of it.
func (f *Matter) Data() []byte { return f.Src[f.Start:f.End] }

// shift moves the lines of err from the front matter to the file.
func (f *Matter) shift(err error) error {
	if e, ok := err.(*place.Error); ok && e.Line > 0 {
		e.Line += f.line - 1
		if twice, ok := e.Err.(*twiceError); ok {
			twice.first += f.line - 1
		}
	}
	return err
}

// errorAt is err at an offset in the file.
func (f *Matter) errorAt(offset int, err error) *place.Error {
	c := place.Cursor{Src: f.Src}
	line, column := c.At(offset)
	return &place.Error{Line: line, Column: column, Err: err}
}

// cut finds the front matter: past a byte order mark and blank lines, a line
// that opens it, in column 1, and the first line that closes it.
func (f *Matter) cut(given []*frontmatter.Format) error {
	f.Own = given == nil
	if f.Own {
		given = formats
	}
	f.Opener = skipBlankLines(f.Src, place.BOM(f.Src))
	line, next := LineAt(f.Src, f.Opener)
	if f.Own && bytes.HasPrefix(line, []byte("{")) {
		return f.cutObject(line)
	}
	var open []*frontmatter.Format
	for _, g := range given {
		if g.Start == string(line) || f.Own && g.Start == withoutBlanks(line) {
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
func (f *Matter) cutAt(next int, open []*frontmatter.Format) error {
	f.Start = next
	for pos := next; pos < len(f.Src); {
		line, next := LineAt(f.Src, pos)
		for _, g := range open {
			if string(line) != g.End {
				continue
			}
			if body, ok := f.bodyAfter(next, g); ok {
				return f.close(pos, next, body, g)
			}
		}
		if pos = next; pos-f.Start > MaxFrontMatter {
			return f.tooLarge()
		}
	}
	return f.unterminated(open[0].End)
}

// unterminated is the error for a block that no line closes. One that was
// meant to is its place.
func (f *Matter) unterminated(end string) error {
	for pos := f.Start; pos < len(f.Src); {
		line, next := LineAt(f.Src, pos)
		if want, have := meantAsEnd(string(line), end); want != "" {
			return f.errorAt(pos, fmt.Errorf("%w: want %s, have %s", ErrUnterminated, want, have))
		}
		pos = next
	}
	return f.errorAt(f.Opener, fmt.Errorf("%w: want a line of %s after it", ErrUnterminated, end))
}

// meantAsEnd is how a line differs from the end that it was meant to be; empty
// if it was not. Programs make a dash of two or three hyphens.
func meantAsEnd(line, end string) (want, have string) {
	text := strings.TrimFunc(line, func(r rune) bool { return unicode.IsSpace(r) || mistake.IsOddBlank(r) })
	switch before, after, _ := strings.Cut(line, end); {
	case text == "" || len(line) == 1:
		return "", ""
	case text == end && before != "":
		return end + " at the beginning of its line", blankName(before) + " before it"
	case text == end:
		return end + " alone on its line", blankName(after) + " behind it"
	case strings.Trim(line, end[:1]) == "", end == "---" && strings.Trim(text, "-–—―−") == "" && text != "-":
		return end, place.Quote(text)
	}
	return "", ""
}

// blankName is what the first character of some blanks is called.
func blankName(blanks string) string {
	r, _ := utf8.DecodeRuneInString(blanks)
	if mistake.IsOddBlank(r) {
		return mistake.NameOfBlank(r) + ","
	}
	return "a blank"
}

// bodyAfter is where the body begins after a closing line of format g, or
// not ok if g wants a blank line there and has none.
func (f *Matter) bodyAfter(next int, g *frontmatter.Format) (int, bool) {
	if !g.RequiresNewLine {
		return next, true
	}
	line, after := LineAt(f.Src, next)
	return after, len(line) == 0
}

func (f *Matter) close(end, next, body int, g *frontmatter.Format) error {
	f.Format, f.End, f.Body = g, end, body
	if g.UnmarshalDelims {
		f.Start, f.End = f.Opener, next
	}
	if f.End-f.Start > MaxFrontMatter {
		return f.tooLarge()
	}
	return f.checkData()
}

// checkData reports what keeps the front matter from being read at all.
func (f *Matter) checkData() error {
	if f.Own && separators(f.Data()) > maxSeparators {
		return f.errorAt(f.Opener, fmt.Errorf("front matter is %w: want at most %d keys and values", place.ErrTooLarge, maxSeparators/2))
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
func (f *Matter) notUTF8() error {
	data := f.Data()
	if utf8.Valid(data) {
		return nil
	}
	i := place.InvalidUTF8(data)
	return f.errorAt(f.Start+i, fmt.Errorf("want UTF-8, have the byte 0x%02x", data[i]))
}

func (f *Matter) tooLarge() error {
	return f.errorAt(f.Opener, fmt.Errorf("front matter is %w: want at most %d bytes", place.ErrTooLarge, MaxFrontMatter))
}

// cutObject cuts a JSON object that stands at the top without delimiters,
// as Hugo allows. A template ({{ or {%) begins with a brace, too.
func (f *Matter) cutObject(line []byte) error {
	after := bytes.TrimLeft(f.Src[f.Opener+1:], " \t\r\n")
	if len(after) == 0 || after[0] != '"' && after[0] != '}' {
		return f.notFound(line)
	}
	f.Start = f.Opener
	f.Format = formats[len(formats)-1]
	window := f.Src[f.Opener:min(len(f.Src), f.Opener+MaxFrontMatter)]
	n, err := jsonObject(window)
	if err != nil && len(window) == MaxFrontMatter {
		return f.tooLarge()
	}
	if err != nil {
		c := place.Cursor{Src: f.Src}
		f.line, _ = c.At(f.Start)
		return f.shift(err)
	}
	f.End = f.Opener + n
	rest, next := LineAt(f.Src, f.End)
	if len(rest) > 0 {
		return f.errorAt(f.End, fmt.Errorf("want the body on a line after the front matter's }, have %s", place.Quote(string(rest))))
	}
	f.Body = next
	return f.checkData()
}

// notFound is the error for a post whose first line is no opener.
func (f *Matter) notFound(line []byte) error {
	err := ErrNone
	head := f.Src[:min(len(f.Src), 512)]
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		err = fmt.Errorf("%w: want UTF-8, have UTF-16", err)
	case bytes.IndexByte(head, 0) >= 0:
		err = fmt.Errorf("%w: have binary data", err)
	case len(line) == 0:
		err = fmt.Errorf("%w: have nothing", err)
	case isOpener(bytes.TrimSpace(line)) && !isOpener(bytes.TrimLeftFunc(line, unicode.IsSpace)):
		_, after, _ := bytes.Cut(line, bytes.TrimSpace(line))
		err = fmt.Errorf("%w: have %s with %s behind it", err, bytes.TrimSpace(line), blankName(string(after)))
	case isOpener(bytes.TrimSpace(line)):
		err = fmt.Errorf("%w: have %s that does not begin its line", err, bytes.TrimSpace(line))
	case f.lacks(line) != "":
		err = fmt.Errorf("%w: have %s; write a line of %s above it", err, place.Quote(string(line)), f.lacks(line))
	default:
		err = fmt.Errorf("%w: have %s", err, place.Quote(string(line)))
	}
	return f.errorAt(f.Opener, err)
}

// lacks is the line that is missing at the top where keys stand there and such
// a line is below them, as Hexo reads posts; empty if none is.
func (f *Matter) lacks(first []byte) string {
	end := "---"
	key, _, ok := strings.Cut(string(first), ":")
	switch {
	case ok && strings.HasPrefix(key, `"`):
		end = ";;;"
	case !ok:
		end = "+++"
		key, _, ok = strings.Cut(string(first), " =")
	}
	if !ok || end != ";;;" && !tree.IsPlainKey(key) {
		return ""
	}
	const most = 200 // lines
	pos := f.Opener
	for range most {
		line, next := LineAt(f.Src, pos)
		if string(line) == end {
			return end
		}
		if pos = next; pos == len(f.Src) {
			break
		}
	}
	return ""
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
		line, next := LineAt(src, pos)
		if len(bytes.TrimLeft(line, " \t")) > 0 {
			return pos
		}
		pos = next
	}
	return pos
}

// LineAt returns the line at pos without its end and without blanks before
// it, and the offset of the next line.
func LineAt(src []byte, pos int) (line []byte, next int) {
	rest := src[pos:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest, next = rest[:i], pos+i+1
	} else {
		next = len(src)
	}
	return bytes.TrimRight(rest, " \t\r"), next
}

// NextLine is the offset of the first line that begins behind i.
func NextLine(src []byte, i int) int {
	_, next := LineAt(src, i)
	return next
}
