package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// An htmlParser reads blocks of HTML. An element with kramdown's attribute
// markdown holds Markdown, so a block that its tag begins ends with it, and
// one that its end tag begins, too.
type htmlParser struct{ parser.BlockParser }

// A tagLine is a line with nothing but the tag of an element that holds
// Markdown. It is a block of HTML that is over.
type tagLine struct{ ast.HTMLBlock }

func (p htmlParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if r := readingOf(pc); r.holdsMarkdown || bytes.Contains(line, []byte("markdown")) {
		n, alone := r.markdownTag(line)
		if n > 0 && !alone {
			return nil, parser.NoChildren // with the text behind it: a paragraph
		}
		if n > 0 {
			node := &tagLine{*ast.NewHTMLBlock(ast.HTMLBlockType6)}
			node.Lines().Append(segment)
			reader.AdvanceToEOL()
			return node, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func (p htmlParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if _, ok := node.(*tagLine); ok {
		return parser.Close
	}
	return p.BlockParser.Continue(node, reader, pc)
}

// markdownTag is the length of the tag at the start of a line that begins or
// ends an element which holds Markdown, or 0, and whether nothing follows.
func (r *reading) markdownTag(line []byte) (n int, alone bool) {
	start := len(line) - len(bytes.TrimLeft(line, " "))
	tag := line[start:]
	end := bytes.IndexByte(tag, '>')
	if end < 0 || len(tag) < 2 {
		return 0, false
	}
	switch {
	case tag[1] == '/':
		if !r.holdsMarkdown {
			return 0, false
		}
	case !hasMarkdownAttribute(tag[:end]):
		return 0, false
	default:
		r.holdsMarkdown = true
	}
	return start + end + 1, util.IsBlank(tag[end+1:])
}

// hasMarkdownAttribute reports whether a tag has an attribute markdown that
// does not say 0 (kramdown, "HTML Blocks"; Python-Markdown, "md_in_html").
func hasMarkdownAttribute(tag []byte) bool {
	name := []byte("markdown")
	for i := bytes.Index(tag, name); i >= 0; {
		behind := tag[i+len(name):]
		if i > 0 && util.IsSpace(tag[i-1]) {
			if len(behind) == 0 || util.IsSpace(behind[0]) {
				return true
			}
			if value, ok := bytes.CutPrefix(behind, []byte{'='}); ok {
				return !bytes.HasPrefix(bytes.TrimLeft(value, `"'`), []byte{'0'})
			}
		}
		next := bytes.Index(behind, name)
		if next < 0 {
			return false
		}
		i += len(name) + next
	}
	return false
}

// A rawParser reads tags in the text, and notes when a link of HTML is open:
// an address in it is no link of its own.
type rawParser struct{ parser.InlineParser }

func (p rawParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	node, _ := p.InlineParser.Parse(parent, block, pc).(*ast.RawHTML)
	if node == nil {
		return nil
	}
	first := node.Segments.At(0)
	switch tag := first.Value(block.Source()); {
	case isTag(tag, "<a"):
		readingOf(pc).inLink = true
	case isTag(tag, "</a"):
		readingOf(pc).inLink = false
	}
	return node
}

// isTag reports whether a tag begins with a mark and a name and no more of it.
func isTag(tag []byte, begin string) bool {
	return len(tag) > len(begin) && bytes.EqualFold(tag[:len(begin)], []byte(begin)) && !isAlphanumeric(tag[len(begin)]) && tag[len(begin)] != '-'
}
