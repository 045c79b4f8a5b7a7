package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// An emphasisParser reads emphasis and strikethrough. It stands in for
// goldmark's parsers of both, and keeps the delimiters itself: goldmark looks
// through all that are open for each one that may close, while the spec
// (CommonMark 0.31.2, appendix, "openers_bottom") remembers how far down there
// is nothing to find.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_', '~'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, delimiters{})
	if d == nil || d.Char == '~' && (d.OriginalLength > 2 || before == '~') {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	readingOf(pc).push(d)
	return d
}

// Delimiters says which bytes are some; goldmark wants the rest of it.
type delimiters struct{}

func (delimiters) IsDelimiter(c byte) bool                   { return c == '*' || c == '_' || c == '~' }
func (delimiters) CanOpenCloser(o, c *parser.Delimiter) bool { return o.Char == c.Char }
func (delimiters) OnMatch(consumed int) ast.Node             { return ast.NewEmphasis(consumed) }

func (r *reading) push(d *parser.Delimiter) {
	if r.last == nil {
		r.first = d
	} else {
		r.last.NextDelimiter, d.PreviousDelimiter = d, r.last
	}
	r.last = d
}

// emphasize pairs the delimiters behind bottom; nil means all of them. What is
// left becomes text.
func (r *reading) emphasize(bottom *parser.Delimiter) {
	d := r.first
	if bottom != nil {
		d = bottom.NextDelimiter
	}
	var tried [3][2][3]int // down to which offset there is no opener
	for d != nil {
		if !d.CanClose {
			d = d.NextDelimiter
			continue
		}
		floor := &tried[kindOf(d)][opens(d)][d.OriginalLength%3]
		opener, n := openerOf(d, bottom, *floor)
		if opener != nil {
			d = r.match(opener, d, n)
			continue
		}
		*floor = d.Segment.Start
		next := d.NextDelimiter
		if !d.CanOpen {
			r.drop(d)
		}
		d = next
	}
	for r.last != nil && r.last != bottom {
		r.drop(r.last)
	}
}

func kindOf(d *parser.Delimiter) int {
	switch d.Char {
	case '*':
		return 0
	case '_':
		return 1
	}
	return 2
}

func opens(d *parser.Delimiter) int {
	if d.CanOpen {
		return 1
	}
	return 0
}

// openerOf finds the delimiter that one closes, and how many of their
// characters make a pair.
func openerOf(closer, bottom *parser.Delimiter, floor int) (*parser.Delimiter, int) {
	for o := closer.PreviousDelimiter; o != nil && o != bottom && o.Segment.Start >= floor; o = o.PreviousDelimiter {
		if o.CanOpen && o.Char == closer.Char {
			if n := o.CalcComsumption(closer); n > 0 {
				return o, n
			}
		}
	}
	return nil, 0
}

// match puts what stands between two delimiters into an element, and returns
// the one to go on with.
func (r *reading) match(opener, closer *parser.Delimiter, n int) *parser.Delimiter {
	for d := opener.NextDelimiter; d != closer; {
		next := d.NextDelimiter
		r.drop(d)
		d = next
	}
	opener.ConsumeCharacters(n)
	closer.ConsumeCharacters(n)
	var node ast.Node = ast.NewEmphasis(n)
	if opener.Char == '~' {
		node = east.NewStrikethrough()
	}
	parent := opener.Parent()
	for c := opener.NextSibling(); c != nil && c != ast.Node(closer); {
		next := c.NextSibling()
		node.AppendChild(node, c)
		c = next
	}
	parent.InsertAfter(parent, opener, node)
	if opener.Length == 0 {
		r.drop(opener)
	}
	next := closer
	if closer.Length == 0 {
		next = closer.NextDelimiter
		r.drop(closer)
	}
	return next
}

// drop takes a delimiter off the list; what is left of it is text.
func (r *reading) drop(d *parser.Delimiter) {
	if d.PreviousDelimiter == nil {
		r.first = d.NextDelimiter
	} else {
		d.PreviousDelimiter.NextDelimiter = d.NextDelimiter
	}
	if d.NextDelimiter == nil {
		r.last = d.PreviousDelimiter
	} else {
		d.NextDelimiter.PreviousDelimiter = d.PreviousDelimiter
	}
	d.NextDelimiter, d.PreviousDelimiter = nil, nil
	if d.Length > 0 {
		ast.MergeOrReplaceTextSegment(d.Parent(), d, d.Segment)
		return
	}
	d.Parent().RemoveChild(d.Parent(), d)
}
