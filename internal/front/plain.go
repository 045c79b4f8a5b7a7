package front

import (
	"strings"
	"unicode/utf8"

	"github.com/goarticle/article/internal/tree"
)

// plainYAML reads a block that is written in the plainest YAML: lines of
// key: value, lists below a key with an item on each line or in brackets on
// one line, values without quotes that begin with a letter, and quoted ones
// without escapes. Of anything else, however usual (comments, nested
// mappings, text over several lines), and of every mistake it returns nil,
// and the library reads the block.
//
// It gives the very nodes that the library does, but for the tag of a date,
// which tree.Check makes text anyway; FuzzPlainYAML holds the two together.
// Of 771 real blocks it reads 641, in a tenth of the library's time: a
// fifth of the time of a post of 5 KB. Without it all is as before, and slower.
func plainYAML(data []byte) *tree.Node {
	if !plainCharacters(data) {
		return nil
	}
	r := plainReader{rest: string(data)}
	r.nodes = make([]tree.Node, 0, 2*strings.Count(r.rest, "\n")+3)
	for r.next() {
		if !r.entry() {
			return nil
		}
	}
	return r.root
}

type plainReader struct {
	rest  string
	text  string // the line at hand, less its end
	line  int    // its number, from 1
	at    int    // an offset in it, whose column is the next field
	col   int
	root  *tree.Node  // nil before the first key
	last  *tree.Node  // the value of the last key
	nodes []tree.Node // room for nodes, made at once
}

// plainCharacters reports whether data is UTF-8 without what YAML forbids
// (5.1 of YAML 1.2.2), what it counts as the end of a line and is not LF or
// CRLF (5.4), and tabs.
func plainCharacters(data []byte) bool {
	for i, c := range data {
		switch {
		case c >= 0x20 && c < 0x7f, c == '\n':
		case c == 0xc2, c == 0xe2, c == 0xef: // U+0080, U+2028, U+FEFF begin so
			r, _ := utf8.DecodeRune(data[i:])
			if r < 0xa0 || r == 0x2028 || r == 0x2029 || !Allows(r) {
				return false
			}
		case c >= utf8.RuneSelf:
		case c != '\r' || i+1 == len(data) || data[i+1] != '\n':
			return false
		}
	}
	return utf8.Valid(data)
}

// next goes to the next line that is not blank.
func (r *plainReader) next() bool {
	for r.rest != "" {
		r.text, r.rest, _ = strings.Cut(r.rest, "\n")
		r.text = strings.TrimRight(r.text, " \r")
		r.line, r.at, r.col = r.line+1, 0, 1
		if r.text != "" {
			return true
		}
	}
	return false
}

// entry reads the line as a key with its value, or as an item of the list
// that is the value of the last key.
func (r *plainReader) entry() bool {
	indent := len(r.text) - len(strings.TrimLeft(r.text, " "))
	if strings.HasPrefix(r.text[indent:], "- ") {
		return r.item(indent)
	}
	key, value, ok := strings.Cut(r.text, ":")
	if !ok || !tree.IsPlainKey(key) || value != "" && value[0] != ' ' {
		return false
	}
	if r.root == nil {
		r.root = r.node(tree.Mapping, "!!map", "", 0)
		r.root.Content = make([]*tree.Node, 0, cap(r.nodes))
	}
	r.last = r.value(strings.TrimLeft(value, " "))
	if r.last == nil {
		return false
	}
	r.root.Content = append(r.root.Content, r.node(tree.Scalar, "!!str", key, 0), r.last)
	return true
}

// item reads the line as an item of a list whose dash stands behind indent
// blanks.
func (r *plainReader) item(indent int) bool {
	list := r.last
	switch {
	case list == nil:
		return false
	case list.Tag == "!!null" && list.Value == "":
		*list = tree.Node{Kind: tree.Sequence, Tag: "!!seq", Line: r.line, Column: indent + 1}
		list.Content = make([]*tree.Node, 0, 4)
	case list.Kind != tree.Sequence || list.Style&tree.Flow != 0 || list.Column != indent+1:
		return false
	}
	text := strings.TrimLeft(r.text[indent+1:], " ")
	n := r.scalar(text, len(r.text)-len(text), false)
	if n != nil {
		list.Content = append(list.Content, n)
	}
	return n != nil
}

// value reads what stands behind a key up to the end of the line.
func (r *plainReader) value(text string) *tree.Node {
	at := len(r.text) - len(text)
	if text == "" {
		return r.node(tree.Scalar, "!!null", "", at)
	}
	if text[0] == '[' {
		return r.flow(text, at)
	}
	return r.scalar(text, at, false)
}

// flow reads a list in brackets.
func (r *plainReader) flow(text string, at int) *tree.Node {
	list := r.node(tree.Sequence, "!!seq", "", at)
	list.Style = tree.Flow
	inside, closed := strings.CutSuffix(text[1:], "]")
	if !closed {
		return nil
	}
	item := strings.TrimLeft(inside, " ")
	if item == "" {
		return list
	}
	for {
		end := flowItemEnd(item)
		n := r.scalar(strings.TrimRight(item[:end], " "), len(r.text)-len("]")-len(item), true)
		if n == nil {
			return nil
		}
		list.Content = append(list.Content, n)
		if end == len(item) {
			return list
		}
		item = strings.TrimLeft(item[end+1:], " ")
	}
}

// flowItemEnd is the offset of the comma that ends the item which s begins
// with, or the length of s.
func flowItemEnd(s string) int {
	from := 0
	if s != "" && (s[0] == '\'' || s[0] == '"') {
		from = 1 + max(strings.IndexByte(s[1:], s[0]), 0)
	}
	if i := strings.IndexByte(s[from:], ','); i >= 0 {
		return from + i
	}
	return len(s)
}

// scalar reads text, which stands at an offset of the line, as one value.
func (r *plainReader) scalar(text string, at int, inFlow bool) *tree.Node {
	if text == "" {
		return nil
	}
	if text[0] == '\'' || text[0] == '"' {
		return r.quoted(text, at)
	}
	tag := plainTag(text)
	if tag == "" || inFlow && strings.ContainsAny(text, "[]{}:#?") {
		return nil
	}
	return r.node(tree.Scalar, tag, text, at)
}

// quoted reads text as a quoted value in which nothing is escaped.
func (r *plainReader) quoted(text string, at int) *tree.Node {
	inside, closed := strings.CutSuffix(text[1:], text[:1])
	if !closed || strings.ContainsAny(inside, text[:1]) || text[0] == '"' && strings.Contains(inside, `\`) {
		return nil
	}
	n := r.node(tree.Scalar, "!!str", inside, at)
	n.Style = tree.SingleQuoted
	if text[0] == '"' {
		n.Style = tree.DoubleQuoted
	}
	return n
}

// plainTag is the tag of a value without quotes, or empty where that takes
// more than a look.
func plainTag(s string) string {
	c := s[0]
	switch {
	case s == "true" || s == "false":
		return "!!bool"
	case strings.Contains(s, ": "), strings.Contains(s, " #"), s[len(s)-1] == ':', tree.IsPlainWord(s):
		return ""
	case c|0x20 >= 'a' && c|0x20 <= 'z', c >= utf8.RuneSelf, c == '/':
		return "!!str"
	case c < '0' || c > '9':
		return ""
	case len(s) < 18 && tree.IsDigits(s):
		return "!!int"
	case strings.ContainsFunc(s, isNotOfNumber), len(s) > 5 && tree.IsDigits(s[:4]) && s[4] == '-' && tree.IsDigits(s[5:6]):
		return "!!str" // a date, too
	}
	return ""
}

// isNotOfNumber reports whether r stands in no number of YAML, 0x1f and 1e5
// among them.
func isNotOfNumber(r rune) bool { return r >= 'g' && r != 'o' && r != 'x' }

// node is a new node at an offset of the line.
func (r *plainReader) node(kind tree.Kind, tag, value string, at int) *tree.Node {
	if len(r.nodes) == cap(r.nodes) {
		r.nodes = make([]tree.Node, 0, 32)
	}
	r.nodes = append(r.nodes, tree.Node{Kind: kind, Tag: tag, Value: value, Line: r.line, Column: r.column(at)})
	return &r.nodes[len(r.nodes)-1]
}

// column is the column of an offset of the line. It counts from the one
// before, as a line may be all of a post.
func (r *plainReader) column(at int) int {
	if at < r.at {
		r.at, r.col = 0, 1
	}
	r.col += utf8.RuneCountInString(r.text[r.at:at])
	r.at = at
	return r.col
}
