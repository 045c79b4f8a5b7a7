package edit

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// A yamlLayout knows where the keys of a block mapping stand. Where nodes
// begin the YAML library says; where they end is read here, from text that is
// known to be well formed.
type yamlLayout struct {
	*Block
	src   []byte // up to the end of the front matter
	lines []int  // offsets of the lines
}

func newYAMLLayout(b *Block) layout {
	y := &yamlLayout{Block: b, src: b.Src[:b.End:b.End]}
	for i := 0; i < len(y.src); i = front.NextLine(y.src, i) {
		y.lines = append(y.lines, i)
	}
	return y
}

// offset is where n begins.
func (y *yamlLayout) offset(n *tree.Node) int {
	if n.Line < 1 || n.Line > len(y.lines) {
		return y.End
	}
	return place.RuneOffset(y.src, y.lines[n.Line-1], n.Column-1)
}

var (
	errFlowMapping = errors.New("want keys on lines of their own, have a mapping in braces")
	errComplexKey  = errors.New("want a key such as title: that begins its line")
)

func (y *yamlLayout) locate(at *tree.Entry) (member, error) {
	if y.Root.Style&tree.Flow != 0 {
		return member{}, errFlowMapping
	}
	keys := y.keys()
	for i, k := range keys {
		if k == at.Key {
			limit := y.End
			if i+1 < len(keys) {
				limit = lineStart(y.src, y.offset(keys[i+1]))
			}
			return y.member(at, limit)
		}
		if k.Kind == tree.Alias && k.Line == at.Key.Line {
			return member{}, fmt.Errorf("want text as a key, have the alias *%s", k.Value)
		}
	}
	return member{}, errors.New("want a key of the post's own, have one that << merges")
}

// keys are those of the mapping, in the order of the source, and with those
// that come again.
func (y *yamlLayout) keys() []*tree.Node {
	keys := make([]*tree.Node, 0, len(y.Root.Content)/2+len(y.Earlier))
	for i := 0; i+1 < len(y.Root.Content); i += 2 {
		keys = append(keys, y.Root.Content[i])
	}
	for _, e := range y.Earlier {
		keys = append(keys, e.Key)
	}
	slices.SortStableFunc(keys, func(a, b *tree.Node) int { return a.Line - b.Line })
	return keys
}

// member finds an entry that ends before an offset.
func (y *yamlLayout) member(at *tree.Entry, limit int) (member, error) {
	m := member{Entry: at}
	start := y.offset(at.Key)
	end, ok := y.keyEnd(at.Key, start)
	if !ok || !isBlankSpan(y.src, lineStart(y.src, start), start) {
		return m, errComplexKey
	}
	m.name = span{start, end}
	colon := skipBlanks(y.src, end)
	if colon >= limit || y.src[colon] != ':' {
		return m, errComplexKey
	}
	y.findValue(&m, colon+1, limit)
	return m, nil
}

// keyEnd is the offset behind the key at start. It is not ok for a key with
// an anchor or a tag.
func (y *yamlLayout) keyEnd(key *tree.Node, start int) (end int, ok bool) {
	switch {
	case start >= len(y.src):
		return start, false
	case y.quoteAt(start) != 0:
		return quoteEnd(y.src, start), true
	}
	return start + len(key.Value), bytes.HasPrefix(y.src[start:], []byte(key.Value))
}

// findValue finds the value of m behind its colon.
func (y *yamlLayout) findValue(m *member, colon, limit int) {
	v := m.Entry.Value
	at := skipBlanks(y.src, colon)
	switch {
	case !y.isLineEnd(at):
	case isEmpty(v):
		y.noValue(m, colon)
		return
	case isBlockCollection(v):
		y.noValue(m, colon)
		m.rest = span{lineStart(y.src, y.offset(v)), y.endOfLines(v, limit)}
		return
	default: // on a line below, where quotes need no indentation, but all else does
		at = y.offset(v)
		m.lead = strings.Repeat(" ", max(y.Root.Column-v.Column+1, 0))
	}
	text := y.skipProperties(at)
	switch {
	case isBlockCollection(v):
		m.value = span{at, text}
		m.rest = span{lineStart(y.src, y.offset(v.Content[0])), y.endOfLines(v, limit)}
	case text < limit && (y.src[text] == '|' || y.src[text] == '>'):
		m.like = y.src[text]
		m.value = span{at, text + indexAny(y.src[text:], " \t\r\n")}
		m.rest = span{front.NextLine(y.src, text), y.blockScalarEnd(v, text, limit)}
	default:
		m.value = span{at, y.nodeEnd(v, at, limit)}
		m.like = y.quoteAt(text)
	}
}

// noValue finds where the value of m would stand: behind the blanks after
// the colon, or before those of a comment.
func (y *yamlLayout) noValue(m *member, colon int) {
	at := skipBlanks(y.src, colon)
	if at == colon || y.src[at] == '#' {
		m.value, m.lead = span{colon, colon}, " "
		return
	}
	m.value = span{at, at}
}

// isLineEnd reports whether nothing but a comment follows on the line.
func (y *yamlLayout) isLineEnd(i int) bool {
	return i >= len(y.src) || y.src[i] == '\n' || y.src[i] == '\r' || y.src[i] == '#'
}

func isEmpty(n *tree.Node) bool {
	return tree.IsNull(n) && n.Value == "" && n.Anchor == "" && n.Style == 0
}

func isBlockCollection(n *tree.Node) bool {
	return (n.Kind == tree.Sequence || n.Kind == tree.Mapping) && n.Style&tree.Flow == 0 && len(n.Content) > 0
}

// skipProperties is the offset behind the anchor and the tag at i.
func (y *yamlLayout) skipProperties(i int) int {
	end := i
	for i < len(y.src) && (y.src[i] == '&' || y.src[i] == '!') {
		end = i + indexAny(y.src[i:], " \t\r\n,[]{}")
		i = y.skipToText(end)
	}
	if i == len(y.src) || lineStart(y.src, i) > end {
		return end // the value stands on lines below
	}
	return i
}

// skipToText is the offset of the next text, past blanks, line ends and
// comments.
func (y *yamlLayout) skipToText(i int) int {
	for i < len(y.src) && (isSpace(y.src[i]) || y.src[i] == '#') {
		if y.src[i] == '#' {
			i = front.NextLine(y.src, i)
			continue
		}
		i++
	}
	return i
}

// endOfLines is the offset of the line behind a block list or mapping.
func (y *yamlLayout) endOfLines(v *tree.Node, limit int) int {
	for isBlockCollection(v) {
		v = v.Content[len(v.Content)-1]
	}
	return y.indentedComments(y.lineBehind(y.nodeEnd(v, y.offset(v), limit)))
}

// indentedComments is the offset of the line behind the comments from i on
// that are indented more than the keys, and so belong to the value above.
// Behind a block scalar they would become part of that.
func (y *yamlLayout) indentedComments(i int) int {
	end := i
	for i < len(y.src) {
		line, next := front.LineAt(y.src, i)
		blanks := skipBlanks(line, 0)
		if blanks < len(line) && (line[blanks] != '#' || blanks < y.Root.Column) {
			break
		}
		if i = next; blanks < len(line) {
			end = i
		}
	}
	return end
}

// lineBehind is the offset of the line behind what ends at i.
func (y *yamlLayout) lineBehind(i int) int {
	if i > 0 && y.src[i-1] == '\n' {
		return i
	}
	return front.NextLine(y.src, i)
}

// nodeEnd is the offset behind the scalar, alias or bracket of n, which
// begins at i and ends before limit.
func (y *yamlLayout) nodeEnd(n *tree.Node, i, limit int) int {
	if isEmpty(n) {
		return i
	}
	if n.Kind == tree.Alias {
		return i + len("*") + len(n.Value)
	}
	end := y.skipProperties(i)
	text := y.skipToText(end)
	if text >= limit {
		return end
	}
	switch y.src[text] {
	case '"', '\'':
		return quoteEnd(y.src, text)
	case '[', '{':
		_, end := y.items(text)
		return end
	case '|', '>':
		return y.blockScalarEnd(n, text, limit)
	}
	return y.plainEnd(text, limit)
}

// plainEnd is the offset behind the plain scalar at i, which may go on over
// lines, up to a comment.
func (y *yamlLayout) plainEnd(i, limit int) int {
	end := i
	for at := i; at < limit; {
		line, next := front.LineAt(y.src, at)
		text := indexOfText(line)
		if at > i && text < len(line) && line[text] == '#' {
			break
		}
		comment := commentIn(line)
		if text < len(line) {
			end = at + len(bytes.TrimRight(line[:comment], " \t\r"))
		}
		if comment < len(line) {
			break
		}
		at = next
	}
	return end
}

// commentIn is the offset of the comment behind the text of a line, else the
// line's length.
func commentIn(line []byte) int {
	for i := 1; i < len(line); i++ {
		if line[i] == '#' && isSpace(line[i-1]) {
			return i
		}
	}
	return len(line)
}

// blockScalarEnd is the offset of the line behind the last text of the block
// scalar n, whose | or > is at i. Blank lines at its end are no part of it.
func (y *yamlLayout) blockScalarEnd(n *tree.Node, i, limit int) int {
	header, at := front.LineAt(y.src, i)
	end, indent := at, 0
	if strings.Trim(n.Value, "\n") == "" {
		return end
	}
	if indexAny(header[:indexAny(header, " \t")], "123456789") < indexAny(header, " \t") {
		indent = y.Root.Column // a line may begin with blanks of its own
	}
	for at < limit {
		line, next := front.LineAt(y.src, at)
		if len(line) > 0 {
			blanks := len(line) - len(bytes.TrimLeft(line, " "))
			if indent == 0 {
				indent = blanks
			}
			if blanks < indent {
				break
			}
			end = next
		}
		at = next
	}
	return end
}

func (y *yamlLayout) items(i int) ([]span, int) {
	f := flowScanner{src: y.src, plain: true, quote: quoteEnd}
	return f.scan(i)
}

// remove takes whole lines.
func (y *yamlLayout) remove(m *member) span {
	end := y.lineBehind(max(m.value.end, m.rest.end))
	return span{lineStart(y.src, m.name.start), y.indentedComments(end)}
}
