package front

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/front/mistake"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// ErrComment is what the fault of a value that a # cuts wraps.
var ErrComment = errors.New("want quotes around a value that holds a blank and a #, which begins a comment in YAML")

// maxComments is how many of them are told of one front matter.
const maxComments = 100

// comments are faults: texts of YAML of which a # cuts off a part, as the
// writer may not know. A # with a blank behind it, as remarks have, is left
// alone, and so are numbers, dates, truth values and what stands in quotes.
//
// root is checked: its places are those of the file.
func (f *Matter) comments(root *tree.Node) []*place.Error {
	if !bytes.Contains(f.Data(), []byte(" #")) && !bytes.Contains(f.Data(), []byte("\t#")) {
		return nil
	}
	c := commentFinder{src: f.Src[:f.End], line: f.line, column: 1, at: f.Start}
	for i := 0; i+1 < len(root.Content); i += 2 {
		c.key = tree.Resolve(root.Content[i]).Value
		c.find(root.Content[i+1])
	}
	return c.faults
}

type commentFinder struct {
	src          []byte
	line, column int // in the file, of the offset at
	at           int
	key          string // at the top, whose value is looked at
	faults       []*place.Error
}

// find looks at n and what is below it, in the order of the file.
func (c *commentFinder) find(n *tree.Node) {
	if n.Kind == tree.Scalar && n.Style == 0 && len(c.faults) < maxComments {
		c.scalar(n)
	}
	for _, child := range n.Content {
		c.find(child)
	}
}

func (c *commentFinder) scalar(n *tree.Node) {
	if tag := n.ShortTag(); tag != "!!str" && n.Value != "" || date.Is(n.Value) {
		return
	}
	start := c.offset(n)
	length, ok := valueLength(c.src[start:], n.Value)
	if !ok {
		return // an anchor or a tag stands before it
	}
	rest, _ := LineAt(c.src, start+length)
	column := n.Column
	if n.Value == "" { // which the library has before the blanks
		text := bytes.TrimLeft(rest, " \t-")
		column += len(rest) - len(text)
		rest = text
	}
	comment := bytes.TrimLeft(rest, " \t")
	if len(comment) == len(rest) && n.Value != "" || !cutsText(comment) && (n.Value == "" || string(comment) != "#") {
		return
	}
	c.faults = append(c.faults, &place.Error{Line: n.Line, Column: column, Key: c.key,
		Err: fmt.Errorf("%w; write %s", ErrComment, tree.SingleQuote(short(n.Value+string(rest))))})
}

// offset is the place of n in the source. Nodes come in order, and so lines and
// columns are counted on: a line may be all of a post.
func (c *commentFinder) offset(n *tree.Node) int {
	for ; c.line < n.Line && c.at < len(c.src); c.line++ {
		c.at, c.column = NextLine(c.src, c.at), 1
	}
	if n.Line != c.line || n.Column < c.column {
		return len(c.src) // not in order, which no format makes
	}
	c.at = place.RuneOffset(c.src, c.at, n.Column-c.column)
	c.column = n.Column
	return c.at
}

// valueLength is the length of the text that src begins with and that is read
// as value: white space may differ, for lines are joined.
func valueLength(src []byte, value string) (n int, ok bool) {
	for _, word := range strings.FieldsFunc(value, isBlank) {
		n += len(src[n:]) - len(bytes.TrimLeftFunc(src[n:], isBlank))
		if !bytes.HasPrefix(src[n:], []byte(word)) {
			return 0, false
		}
		n += len(word)
	}
	return n, true
}

func isBlank(c rune) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// cutsText reports whether a comment reads like a part of the value before it.
// Seen in: Issue #5 fixed, #news, #fff, and #️⃣, whose second character makes it
// a picture. Not: # a remark, #---, #[a, b].
func cutsText(comment []byte) bool {
	text, ok := bytes.CutPrefix(comment, []byte("#"))
	r, _ := utf8.DecodeRune(text)
	return ok && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.In(r, unicode.So, unicode.Mn, unicode.Me))
}

// short is s, or its beginning where it is too long for a message.
func short(s string) string {
	const most = 200
	if len(s) <= most {
		return s
	}
	return s[:place.RuneOffset([]byte(s), 0, most/4)] + "…"
}

// blankFaults are faults of keys that begin or end with what looks like a blank,
// and of items whose dash has one behind it, which then is text.
func (f *Matter) blankFaults() []*place.Error {
	if !bytes.ContainsFunc(f.Data(), mistake.IsOddBlank) {
		return nil
	}
	return f.findBlanks()
}

// findBlanks is blankFaults where there are such characters.
func (f *Matter) findBlanks() []*place.Error {
	var faults []*place.Error
	add := func(n *tree.Node, key, want string, r rune) {
		if mistake.IsOddBlank(r) && len(faults) < maxComments {
			faults = append(faults, &place.Error{Line: n.Line, Column: n.Column, Key: key, Err: fmt.Errorf("want %s, have %s", want, mistake.NameOfBlank(r))})
		}
	}
	for _, e := range f.Entries {
		key := strings.TrimFunc(e.Key.Value, mistake.IsOddBlank)
		first, _ := utf8.DecodeRuneInString(e.Key.Value)
		last, _ := utf8.DecodeLastRuneInString(e.Key.Value)
		add(e.Key, key, "blanks before the key, or none", first)
		add(e.Key, key, "the colon behind the key", last)
		tree.Each(e.Value, func(n *tree.Node) {
			if item, ok := strings.CutPrefix(n.Value, "-"); ok && n.Kind == tree.Scalar && n.Style == 0 {
				behind, _ := utf8.DecodeRuneInString(item)
				add(n, key, "a blank behind the dash of an item", behind)
			}
		})
	}
	return faults
}
