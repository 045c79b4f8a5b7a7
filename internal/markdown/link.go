package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A link is a link or an image of Markdown, and what it spans in the body.
type link struct {
	ast.BaseInline
	image      bool
	start, end int
	to         target
}

var kindLink = ast.NewNodeKind("Link")

func (n *link) Kind() ast.NodeKind            { return kindLink }
func (n *link) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A target is an address and a title, as they stand in the text.
type target struct {
	address, title []byte
	addressAt      int
	titleAt        int // -1: there is none
}

// A bracket is a [ or ![ that is not closed yet.
type bracket struct {
	node   *ast.Text
	image  bool
	nested bool // brackets stand within, so it is no name of a reference
	start  int  // of the [ or ![
	stop   int  // behind it
	line   int  // of the block
	before *parser.Delimiter
}

// A linkParser reads links and images. It stands in for goldmark's own, which
// keeps no ends, and goes over all that stands between two brackets again and
// again.
type linkParser struct{}

func (linkParser) Trigger() []byte { return []byte{'!', '[', ']'} }

func (linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := readingOf(pc)
	line, segment := block.PeekLine()
	switch {
	case line[0] == ']':
		return r.closeBracket(parent, block, segment.Start)
	case line[0] == '[':
		return r.openBracket(block, segment.Start, 1)
	case len(line) > 1 && line[1] == '[':
		return r.openBracket(block, segment.Start, len("!["))
	}
	return nil
}

// CloseBlock forgets what was open in a block.
func (linkParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	r := readingOf(pc)
	r.emphasize(nil)
	r.inline = inline{brackets: r.brackets[:0], nextAt: r.nextAt}
}

func (r *reading) openBracket(block text.Reader, at, n int) ast.Node {
	if len(r.brackets) >= maxBrackets {
		r.beyond++
		return nil
	}
	if i := len(r.brackets) - 1; i >= 0 {
		r.brackets[i].nested = true
	}
	line, _ := block.Position()
	block.Advance(n)
	node := ast.NewTextSegment(text.NewSegment(at, at+n))
	r.brackets = append(r.brackets, bracket{node: node, image: n == len("!["), start: at, stop: at + n, line: line, before: r.last})
	return node
}

func (r *reading) closeBracket(parent ast.Node, block text.Reader, at int) ast.Node {
	if r.beyond > 0 {
		r.beyond--
		return nil
	}
	top := len(r.brackets) - 1
	if top < 0 {
		return nil
	}
	b := r.brackets[top]
	r.brackets = r.brackets[:top]
	inactive := top < r.inactive
	r.inactive = min(r.inactive, top)
	if inactive && !b.image { // no link within a link
		return nil
	}
	block.Advance(1)
	to, ok := r.linkTarget(parent, block, &b, at)
	if !ok {
		return nil
	}
	n := &link{image: b.image, start: b.start, to: to}
	n.SetPos(b.start)
	_, behind := block.Position()
	n.end = behind.Start
	r.fill(n, parent, &b)
	if !b.image {
		r.inactive = top
	}
	return n
}

// fill moves what stands behind a bracket into its link.
func (r *reading) fill(n *link, parent ast.Node, b *bracket) {
	r.emphasize(b.before)
	for c := b.node.NextSibling(); c != nil; {
		next := c.NextSibling()
		n.AppendChild(n, c)
		c = next
	}
	if b.node.Segment.Stop <= b.stop {
		parent.RemoveChild(parent, b.node)
		return
	}
	b.node.Segment.Start = b.stop // text was joined to the bracket
	if first := n.FirstChild(); first != nil {
		n.InsertBefore(n, first, b.node)
		return
	}
	n.AppendChild(n, b.node)
}

// linkTarget reads what a bracket that is closed links to, and leaves the
// block behind it.
func (r *reading) linkTarget(parent ast.Node, block text.Reader, b *bracket, at int) (target, bool) {
	line, position := block.Position()
	switch block.Peek() {
	case '(':
		if to, ok := inlineTarget(block); ok {
			return to, true
		}
	case '[':
		name, ok := r.secondLabel(block)
		if !ok {
			break
		}
		if len(bytes.TrimSpace(name)) == 0 { // [name][]
			name = r.label(parent, block, b, at)
		}
		d := r.definition(name)
		if d == nil {
			_, behind := block.Position()
			r.missing(b, at, behind.Start, name)
			return target{}, false
		}
		return r.use(d, b.start)
	}
	block.SetPosition(line, position)
	if d := r.definition(r.label(parent, block, b, at)); d != nil {
		return r.use(d, b.start)
	}
	return target{}, false
}

// secondLabel reads the [name] behind a [text].
func (r *reading) secondLabel(block text.Reader) ([]byte, bool) {
	block.Advance(1)
	segments, ok := block.FindClosure('[', ']', closure)
	if !ok {
		return nil, false
	}
	return joined(segments, block.Source()), true
}

var closure = text.FindClosureOptions{Newline: true, Advance: true}

// joined is the text of segments.
func joined(segments *text.Segments, source []byte) []byte {
	if segments.Len() == 1 {
		s := segments.At(0)
		return source[s.Start:s.Stop]
	}
	var all []byte
	for i := range segments.Len() {
		s := segments.At(i)
		all = append(all, source[s.Start:s.Stop]...)
	}
	return all
}

// label is the text of a bracket that is closed at an offset, nil if it can be
// no name.
func (r *reading) label(parent ast.Node, block text.Reader, b *bracket, at int) []byte {
	if b.nested || len(r.definitions) == 0 && !bytes.HasPrefix(r.text[at:], []byte("][")) || at-b.stop > 2*maxLabel {
		return nil
	}
	label := r.text[b.stop:at]
	if bytes.IndexByte(label, '\n') < 0 {
		return label
	}
	label = nil
	last, _ := block.Position()
	lines := parent.Lines()
	for i := b.line; i <= last && i < lines.Len(); i++ { // less the marks of quotes between them
		s := lines.At(i)
		label = append(label, r.text[min(max(s.Start, b.stop), at):min(s.Stop, at)]...)
	}
	return label
}

// inlineTarget reads (address "title").
func inlineTarget(block text.Reader) (target, bool) {
	to := target{titleAt: -1}
	block.Advance(1)
	block.SkipSpaces()
	if block.Peek() == ')' {
		_, segment := block.PeekLine()
		to.addressAt = segment.Start
		block.Advance(1)
		return to, true
	}
	var ok bool
	if to.address, to.addressAt, ok = readAddress(block); !ok {
		return to, false
	}
	block.SkipSpaces()
	if block.Peek() != ')' {
		if to.title, to.titleAt, ok = readTitle(block); !ok {
			return to, false
		}
		block.SkipSpaces()
	}
	if block.Peek() != ')' {
		return to, false
	}
	block.Advance(1)
	return to, true
}

// readAddress reads the address of a link: in angle brackets without a line
// end or a < in it, else without blanks and with its parentheses in pairs
// (CommonMark 0.31.2, 6.3).
func readAddress(block text.Reader) (address []byte, at int, ok bool) {
	line, segment := block.PeekLine()
	if len(line) == 0 {
		return nil, 0, false
	}
	at = segment.Start
	if line[0] != '<' {
		n := bareAddress(line)
		block.Advance(n)
		return line[:n], at, n > 0
	}
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && util.IsPunct(line[i+1]):
			i++
		case c == '<' || c == '\n' || c == '\r':
			return nil, 0, false
		case c == '>':
			block.Advance(i + 1)
			return line[1:i], at + 1, true
		}
	}
	return nil, 0, false
}

// bareAddress is the length of an address without angle brackets, or 0.
func bareAddress(line []byte) int {
	open := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && util.IsPunct(line[i+1]):
			i++
		case c == '(':
			if open++; open > maxParens {
				return 0
			}
		case c == ')':
			if open--; open < 0 {
				return i
			}
		case util.IsSpace(c):
			return i
		}
	}
	return len(line)
}

// readTitle reads a title in quotes or parentheses.
func readTitle(block text.Reader) (title []byte, at int, ok bool) {
	opener := block.Peek()
	closer := opener
	switch opener {
	case '(':
		closer = ')'
	case '"', '\'':
	default:
		return nil, -1, false
	}
	block.Advance(1)
	segments, ok := block.FindClosure(opener, closer, closure)
	if !ok {
		return nil, -1, false
	}
	return joined(segments, block.Source()), segments.At(0).Start, true
}
