// Package mistake explains why YAML cannot be read. It takes the block and the
// error of the library, and gives an error that says where in the block a
// person has to look, what was wanted and had there and, where the mistake is a
// usual one, what to write instead. It does not know which key means what.
package mistake

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// A Mistake is a syntax error of the YAML library in the block that it is
// about. Lines and columns count from 1 in the block.
type Mistake struct {
	lines        []string // without their ends
	message      string   // the library's
	line, column int      // where a person looks first
	context      int      // line on which what is being read begins; 0: not known
}

// causes find the cause of an error that the library tells elsewhere, or as
// something else. The first that is found counts.
var causes = []func(y *Mistake) error{
	(*Mistake).oddBlank,
	(*Mistake).openQuote,
	(*Mistake).noColon,
	(*Mistake).comma,
	(*Mistake).comment,
	(*Mistake).inList,
	(*Mistake).cutText,
	(*Mistake).blankBehind,
	(*Mistake).list,
	(*Mistake).indentedTop,
}

// cause is the error with its cause, nil if none of them is known.
func (y *Mistake) cause() error {
	for _, find := range causes {
		if err := find(y); err != nil {
			return err
		}
	}
	return nil
}

// New returns the Mistake that an error of the library is about data.
func New(data []byte, e *yaml.LoadError) *Mistake {
	y := &Mistake{lines: strings.Split(string(data), "\n"), message: e.Message}
	for i := range y.lines {
		y.lines[i] = strings.TrimRight(y.lines[i], " \t\r")
	}
	y.line, y.column = placeOfError(data, e)
	if at := e.ContextMark; at.Line > 0 {
		y.context, _ = placeOfMark(data, at)
	}
	return y
}

// At is an error at the place of the mistake, with the key that its line begins
// with.
func (y *Mistake) At(err error) *place.Error {
	return &place.Error{Line: y.line, Column: y.column, Key: Key(y.text(y.line)), Err: err}
}

// Explain is the error with its cause or, where none is known, with the hint
// for the message of the library, or that message.
func (y *Mistake) Explain() error {
	out := y.At(errors.New(y.message))
	if err := y.cause(); err != nil {
		return err
	}
	if hint := y.hint(); hint != "" {
		out.Err = errors.New(hint)
	}
	if r := Odd(y.text(y.line)); r != 0 {
		out.Err = fmt.Errorf("%w; the line holds %U, which nobody sees", out.Err, r)
	}
	return out
}

// text is a line, empty where there is none.
func (y *Mistake) text(line int) string {
	if line < 1 || line > len(y.lines) {
		return ""
	}
	return y.lines[line-1]
}

// before is the next line above one that is neither blank nor a comment; 0 if
// there is none.
func (y *Mistake) before(line int) int {
	for line--; line > 0; line-- {
		if text := strings.TrimLeft(y.text(line), " \t"); text != "" && text[0] != '#' {
			return line
		}
	}
	return 0
}

func (y *Mistake) errorAt(line, column int, key, format string, args ...any) error {
	return &place.Error{Line: line, Column: column, Key: key, Err: fmt.Errorf(format, args...)}
}

// oddBlank finds a character that looks like a blank, or a colon, and is none:
// on the line of the error, or on the one above it, which then has no value.
func (y *Mistake) oddBlank() error {
	for _, line := range []int{y.before(y.line), y.context, y.line} {
		if column, want, have := OddBlank(y.text(line)); want != "" {
			return y.errorAt(line, column, Key(y.text(line)), "want %s, have %s", want, have)
		}
	}
	return nil
}

// OddBlank finds in a line such a character in front of all, behind a dash,
// or behind the key.
func OddBlank(text string) (column int, want, have string) {
	rest := strings.TrimLeft(text, " \t")
	rest = strings.TrimLeft(strings.TrimPrefix(rest, "-"), " \t")
	if r, _ := utf8.DecodeRuneInString(rest); IsOddBlank(r) {
		return columnOf(text, rest), "blanks as indentation", NameOfBlank(r)
	}
	i := strings.IndexAny(rest, ":：")
	if i < 0 || strings.ContainsAny(rest[:i], `"'`) {
		return 0, "", ""
	}
	colon, size := utf8.DecodeRuneInString(rest[i:])
	if next, _ := utf8.DecodeRuneInString(rest[i+size:]); colon == ':' && IsOddBlank(next) {
		return columnOf(text, rest[i+size:]), "a blank behind the colon", NameOfBlank(next)
	}
	if colon != ':' && !hasColon(rest) {
		return columnOf(text, rest[i:]), "a colon and a blank after the key", NameOfBlank(colon)
	}
	return 0, "", ""
}

// columnOf is the column of rest, the end of text.
func columnOf(text, rest string) int {
	return 1 + utf8.RuneCountInString(text[:len(text)-len(rest)])
}

// IsOddBlank reports whether r shows as a blank, or as nothing, and is no blank
// to YAML.
func IsOddBlank(r rune) bool {
	return r > unicode.MaxASCII && unicode.IsSpace(r) || r == 0x200b || r == 0x2060 || r == 0xfeff
}

// NoMapping explains a line that is all of a block, and no mapping.
func NoMapping(text string) (column int, key, want, have string) {
	if column, want, have := OddBlank(text); want != "" {
		return column, Key(text), want, have
	}
	key, rest, _ := strings.Cut(text, " #")
	if hasColon(rest) && tree.IsPlainKey(key) {
		return 1 + utf8.RuneCountInString(key) + 1, "", "a colon before a #, which begins a comment in YAML, or quotes around the key", "none"
	}
	if joinsValue(text) {
		return 1, Key(text), "a blank behind the colon", place.Quote(text)
	}
	return 0, "", "", ""
}

// NameOfBlank is a character that nobody sees, or takes for another one.
func NameOfBlank(r rune) string {
	switch r {
	case 0xa0:
		return "U+00A0, a no-break space"
	case 0x3000:
		return "U+3000, an ideographic space"
	case 0xff1a:
		return "U+FF1A, a full-width colon"
	case 0x200b:
		return "U+200B, a zero width space"
	case 0xfeff:
		return "U+FEFF, a byte order mark"
	}
	return fmt.Sprintf("%U", r)
}

// hasColon reports whether a line has what ends a key.
func hasColon(text string) bool { return strings.Contains(text, ": ") || strings.HasSuffix(text, ":") }

// openQuote finds a value whose quote is closed by the one that opens a value
// below it.
func (y *Mistake) openQuote() error {
	for line := 1; line < y.line; line++ {
		text := y.text(line)
		value := valueOn(text)
		if value == "" || value[0] != '"' && value[0] != '\'' || closes(value[1:], value[0]) {
			continue
		}
		column := columnOf(text, value)
		for line++; line < y.line && !closes(y.text(line), value[0]); line++ {
		}
		if line == y.line && closes(y.text(line), value[0]) {
			first := y.lineOfValue(value, line)
			return y.errorAt(first, column, Key(y.text(first)), "want a quote that closes the value, have the next one %s below", lines(line-first))
		}
	}
	return nil
}

func lines(n int) string {
	if n == 1 {
		return "1 line"
	}
	return fmt.Sprintf("%d lines", n)
}

// lineOfValue is the last line above one on which a value stands.
func (y *Mistake) lineOfValue(value string, line int) int {
	for line--; line > 1 && !strings.HasSuffix(y.text(line), value); line-- {
	}
	return line
}

// closes reports whether a quote stands in s, not escaped.
func closes(s string, quote byte) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return true
		}
	}
	return false
}

// noColon finds the line that has no colon: the library tells it on the next
// one.
func (y *Mistake) noColon() error {
	line := 0
	switch {
	case strings.Contains(y.message, "could not find expected ':'"):
		line = y.context
	case strings.Contains(y.message, "mapping values are not allowed") && y.isFirstColon():
		for l := y.before(y.line); l > 0 && !hasColon(y.text(l)) && !isItem(y.text(l)); l = y.before(l) {
			line = l
		}
	}
	text := strings.TrimLeft(y.text(line), " \t")
	if text == "" || hasColon(text) {
		return nil
	}
	above := y.text(y.before(line))
	column := columnOf(y.text(line), text)
	switch {
	case opensBlock(above):
		return y.errorAt(line, column, "", "want blanks before the text of %s, have %s, which is not indented", Key(above), place.Quote(text))
	case isItem(above) && !isItem(text):
		return y.errorAt(line, column, "", "want a dash and a blank before an item, have %s", place.Quote(text))
	case joinsValue(text):
		return y.errorAt(line, column, Key(text), "want a blank behind the colon, have %s", place.Quote(text))
	case hasColon(above) && !strings.HasSuffix(above, ":"):
		return y.errorAt(line, column, "", "want a colon and a blank after the key, or blanks before a line that goes on, have %s", place.Quote(text))
	}
	return y.errorAt(line, column, "", "want a colon and a blank after the key, have %s", place.Quote(text))
}

// isFirstColon reports whether the error is about the colon of a key.
func (y *Mistake) isFirstColon() bool {
	text := y.text(y.line)
	return place.RuneOffset([]byte(text), 0, y.column-1) == strings.IndexByte(text, ':')
}

func isItem(text string) bool {
	text = strings.TrimLeft(text, " \t")
	return text == "-" || strings.HasPrefix(text, "- ")
}

// opensBlock reports whether a line ends with the | or > of a text that stands
// below it.
func opensBlock(text string) bool {
	value := valueOn(text)
	return value != "" && hasColon(text) && strings.Trim(value, "|>+-0123456789") == "" && strings.IndexByte("|>", value[0]) >= 0
}

// joinsValue reports whether a value stands right behind the colon of a key, as
// no address has it.
func joinsValue(text string) bool {
	key, value, ok := strings.Cut(text, ":")
	return ok && tree.IsPlainKey(key) && !strings.HasPrefix(value, "//")
}

// comma finds a comma in a list or a mapping in braces that has no value before
// it.
func (y *Mistake) comma() error {
	text := y.text(y.line)
	at := place.RuneOffset([]byte(text), 0, y.column-1)
	if !strings.Contains(y.message, "expected node content") || !strings.HasPrefix(text[at:], ",") || strings.HasPrefix(valueOn(text), ",") && Key(text) != "" {
		return nil
	}
	if before := strings.TrimRight(text[:at], " \t"); strings.HasSuffix(before, "[") || strings.HasSuffix(before, "{") {
		return y.errorAt(y.line, y.column, Key(text), "want a value before the first comma, have none")
	}
	return y.errorAt(y.line, y.column, Key(text), "want a value between two commas, have none; take one comma away")
}

// inList finds an item of a list in brackets, closed on its line, that wants
// quotes, or a comma before it. Quotes around the list would make a text of it.
func (y *Mistake) inList() error {
	text := y.text(y.line)
	value := valueOn(text)
	if !strings.HasPrefix(value, "[") || !strings.HasSuffix(value, "]") {
		return nil
	}
	at := place.RuneOffset([]byte(text), 0, y.column-1)
	switch {
	case strings.Contains(y.message, "cannot start any token") && at < len(text) && text[at] != '\t':
		return y.errorAt(y.line, y.column, Key(text), "want quotes around an item that begins with %c", text[at])
	case strings.Contains(y.message, "',' or ']'") && strings.Contains(value, ": "):
		return y.errorAt(y.line, y.column, Key(text), "want quotes around an item that holds a colon and a blank")
	case strings.Contains(y.message, "',' or ']'") && strings.Count(text, "[") == strings.Count(text, "]"):
		return y.errorAt(y.line, y.column, Key(text), "want a comma between two items")
	}
	return nil
}

// comment finds a # that makes a comment of the end of a list in brackets.
func (y *Mistake) comment() error {
	text := y.text(y.line)
	switch {
	case strings.Contains(y.message, "comment without preceding whitespace"):
		return y.errorAt(y.line, y.column, Key(text), "want quotes around an item that begins with #")
	case strings.Contains(y.message, "',' or") && strings.Contains(text, " #"):
		return y.errorAt(y.line, y.column, Key(text), "want quotes around a value that holds a blank and a #, which begins a comment in YAML, or a bracket before it")
	}
	return nil
}

// cutText finds a value that a comment cuts, and that goes on below.
func (y *Mistake) cutText() error {
	if !strings.Contains(y.message, "did not find expected key") || hasColon(y.text(y.line)) {
		return nil
	}
	for line := y.line - 1; line > 0; line-- {
		text := y.text(line)
		value := valueOn(text)
		switch {
		case text == "", strings.HasPrefix(strings.TrimLeft(text, " "), "#"):
			continue
		case value == "" || !hasColon(text) || strings.IndexByte(`'"|>[{&*!#`, value[0]) >= 0 || indentOf(text) >= indentOf(y.text(y.line)):
			return nil
		case strings.HasPrefix(strings.TrimLeft(y.text(line+1), " "), "#"):
			return y.errorAt(line+1, 1+indentOf(y.text(line+1)), Key(text), "want no comment in a value that goes on below it, or quotes around the value")
		case strings.Contains(value, " #"):
			return y.errorAt(line, columnOf(text, value), Key(text), "want quotes around a value that holds a blank and a #, which begins a comment in YAML; write %s: %s",
				Key(text), tree.SingleQuote(value+" "+strings.TrimLeft(y.text(y.line), " ")))
		}
		return nil
	}
	return nil
}

func indentOf(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// blankBehind finds a character that looks like a blank where only blanks may
// stand: behind a quote, a bracket, or the | or > of a text.
func (y *Mistake) blankBehind() error {
	text := y.text(y.line)
	rest := text[place.RuneOffset([]byte(text), 0, y.column-1):]
	if r, _ := utf8.DecodeRuneInString(rest); IsOddBlank(r) && strings.TrimFunc(rest, IsOddBlank) == "" {
		return y.errorAt(y.line, y.column, Key(text), "want the end of the line, have %s", NameOfBlank(r))
	}
	return nil
}

// list finds a list that begins on the line of its key.
func (y *Mistake) list() error {
	text := y.text(y.line)
	if !strings.Contains(y.message, "block sequence entries") || !isItem(valueOn(text)) || !isItem(y.text(y.line+1)) {
		return nil
	}
	return y.errorAt(y.line, y.column, Key(text), "want the first item of a list on the line below the key")
}

// indentedTop finds keys at the top that are indented where others are not.
func (y *Mistake) indentedTop() error {
	if !strings.Contains(y.message, "expected <document start>") || !strings.HasPrefix(y.text(y.before(y.line)), " ") {
		return nil
	}
	return y.errorAt(y.line, y.column, Key(y.text(y.line)), "want the line to begin in the column of the lines above it")
}

// continued is a value with the lines below it that go on with it: those that
// are indented more.
func (y *Mistake) continued(value string) string {
	indent := columnOf(y.text(y.line), strings.TrimLeft(y.text(y.line), " "))
	for line := y.line + 1; line <= len(y.lines); line++ {
		text := strings.TrimLeft(y.text(line), " ")
		if text == "" || columnOf(y.text(line), text) <= indent {
			break
		}
		value += " " + text
	}
	return value
}
