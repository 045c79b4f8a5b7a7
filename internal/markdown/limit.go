package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// goldmark takes time by the square of the size for some bodies that no
// author writes. What bounds it is here, one bound for each of the places;
// beyond it a construct is text, and what stands in it is still read.
const (
	maxDepth    = 100  // blocks within each other
	maxBrackets = 1000 // open brackets in a block
	maxLabel    = 999  // bytes of the name of a reference, as in CommonMark
	maxParens   = 32   // within each other in an address, as in cmark
)

// A shallow parser opens containers up to a depth.
type shallow struct{ parser.BlockParser }

func (p shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxDepth {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// A tableTransformer makes tables of paragraphs. Each row of a table gets as
// many cells as the head, also those that are not there: a long head with many
// short rows would be far larger than its text.
type tableTransformer struct{ parser.ParagraphTransformer }

func (p tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() < 2 {
		return
	}
	const enough = 10_000 // cells that are no harm
	columns, size := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
		if i > 0 && isDelimiterRow(line.Value(reader.Source())) {
			columns = max(columns, 1+bytes.Count(line.Value(reader.Source()), []byte{'|'}))
		}
	}
	if columns > 0 && columns*lines.Len() <= 2*size+enough {
		p.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// isDelimiterRow reports whether a line may stand below the head of a table.
func isDelimiterRow(line []byte) bool {
	dash := false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case '|', ':', ' ', '\t', '\r', '\n', '\f', '\v':
		default:
			return false
		}
	}
	return dash
}

// A codeSpanParser looks for the end of a code span. Without one goldmark goes
// through the rest of the block for every run of backticks.
type codeSpanParser struct{ parser.InlineParser }

func (p codeSpanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := readingOf(pc)
	line, segment := block.PeekLine()
	n := runOf(line, '`')
	if r.ticks.known && r.ticks.last[n] <= segment.Start {
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	node := p.InlineParser.Parse(parent, block, pc)
	if _, unclosed := node.(*ast.Text); unclosed && !r.ticks.known {
		r.ticks.learn(block)
	}
	return node
}

func runOf(line []byte, c byte) int {
	n := 0
	for n < len(line) && line[n] == c {
		n++
	}
	return n
}

// A tickTable knows, for each length of a run of backticks, where the last one
// stands that follows in the block.
type tickTable struct {
	known bool
	last  map[int]int
}

// learn goes through the rest of a block once.
func (t *tickTable) learn(block text.Reader) {
	t.known, t.last = true, map[int]int{}
	number, position := block.Position()
	for line, segment := block.PeekLine(); line != nil; line, segment = block.PeekLine() {
		for i := 0; i < len(line); i++ {
			if n := runOf(line[i:], '`'); n > 0 {
				t.last[n] = segment.Start + i
				i += n
			}
		}
		block.AdvanceLine()
	}
	block.SetPosition(number, position)
}

// A bareParser finds addresses that stand in the text without any marks.
// goldmark looks at every word; most of them can be told by a byte or two.
type bareParser struct{ parser.InlineParser }

func (p bareParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := readingOf(pc)
	if len(r.brackets)+r.beyond > 0 || r.inLink {
		return nil
	}
	line, segment := block.PeekLine()
	word, at := line, segment.Start
	switch line[0] {
	case ' ', '*', '_', '~', '(':
		word, at = line[1:], at+1
	}
	if !startsAddress(word) && !r.mayBeMail(at) {
		return nil
	}
	node, _ := p.InlineParser.Parse(parent, block, pc).(*ast.AutoLink)
	if node == nil {
		return nil
	}
	_, behind := block.Position() // goldmark's own place is that of the blank before
	node.SetPos(behind.Start - len(node.Label(r.text)))
	return node
}

func startsAddress(word []byte) bool {
	if len(word) < len("www.") {
		return false
	}
	switch word[0] {
	case 'h':
		return word[1] == 't' && word[2] == 't' && word[3] == 'p'
	case 'f':
		return word[1] == 't' && word[2] == 'p' && word[3] == ':'
	case 'w':
		return word[1] == 'w' && word[2] == 'w' && word[3] == '.'
	}
	return false
}

// mayBeMail reports whether an @ stands as near as that of an address of mail
// that begins at an offset.
func (r *reading) mayBeMail(at int) bool {
	const longest = 64 // bytes before the @
	if r.nextAt < at {
		i := bytes.IndexByte(r.text[at:], '@')
		if i < 0 {
			i = len(r.text)
		}
		r.nextAt = at + i
	}
	return r.nextAt > at && r.nextAt <= at+longest
}
