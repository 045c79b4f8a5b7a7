package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/goarticle/article/internal/markdown/slug"
	"github.com/goarticle/article/internal/markdown/tags"
)

// A heading is one that begins with #, and where its line stands.
type heading struct {
	ast.Heading
	start, end int
}

// An atxParser reads headings with # and keeps their places.
type atxParser struct{ parser.BlockParser }

func (p atxParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	at := blockAt(segment, pc)
	opened, state := p.BlockParser.Open(parent, reader, pc)
	h, ok := opened.(*ast.Heading)
	if !ok {
		return nil, state
	}
	r := readingOf(pc)
	n := &heading{start: at, end: at + len(bytes.TrimRight(r.text[at:max(at, segment.Stop)], " \t\r\n"))}
	n.Level = h.Level
	if h.Lines().Len() > 0 {
		n.Lines().Append(r.withoutAttributes(h.Lines().At(0)))
	}
	return n, state
}

// withoutAttributes cuts the list of attributes at the end of a heading, and
// the closing # before it.
func (r *reading) withoutAttributes(line text.Segment) text.Segment {
	t := r.tags.Ending(line.Stop)
	if t == nil || t.Kind != tags.Attributes || t.Start < line.Start {
		return line
	}
	rest := bytes.TrimRight(r.text[line.Start:t.Start], " \t")
	if open := bytes.TrimRight(rest, "#"); len(open) == 0 || util.IsSpace(open[len(open)-1]) {
		rest = bytes.TrimRight(open, " \t")
	}
	return line.WithStop(line.Start + len(rest))
}

// A setextParser reads headings with a line below, and takes the attributes
// off their end.
type setextParser struct{ parser.BlockParser }

func (p setextParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p.BlockParser.Close(node, reader, pc)
	if n := node.Lines().Len(); n > 0 && node.Parent() != nil {
		node.Lines().Set(n-1, readingOf(pc).withoutAttributes(node.Lines().At(n-1)))
	}
}

// setextSpan is what a heading with a line below it spans: from its text to
// the end of that line.
func (r *reading) setextSpan(n *ast.Heading) (int, int) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return max(n.Pos(), 0), max(n.Pos(), 0)
	}
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	below := r.nextLine(end)
	return start, below + len(bytes.TrimRight(r.text[below:r.lineEnd(below)], " \t\r"))
}

// nextLine is the offset at which the line behind that of an offset begins.
func (r *reading) nextLine(at int) int {
	if at > 0 && r.text[at-1] == '\n' {
		return at
	}
	return min(r.lineEnd(at)+1, len(r.text))
}

// lineEnd is the offset of the line end at or behind an offset.
func (r *reading) lineEnd(at int) int {
	if i := bytes.IndexByte(r.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(r.text)
}

// headingID is the id of a heading whose text ends at an offset and whose
// lines end at another: the one that its attributes name, behind it or on the
// next line, else one made of its text.
func (w *writer) headingID(n ast.Node, textEnd, end int) string {
	if t := w.tags.First(textEnd); t != nil && t.Kind == tags.Attributes && t.End <= end {
		if id := tags.ID(w.src[t.Start:t.End]); id != "" {
			return w.ids.Take(id)
		}
	}
	if t := w.tags.First(end); t != nil && t.Kind == tags.Attributes && len(bytes.TrimSpace(w.text[end:t.Start])) == 0 && bytes.Count(w.text[end:t.Start], []byte{'\n'}) == 1 {
		if id := tags.ID(w.src[t.Start:t.End]); id != "" {
			return w.ids.Take(id)
		}
	}
	w.slug = w.appendText(w.slug[:0], n)
	return w.ids.Unique(slug.Of(w.slug))
}
