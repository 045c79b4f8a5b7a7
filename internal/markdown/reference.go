package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/goarticle/article/internal/markdown/tags"
)

// A Fault is what a Finding found.
type Fault int

// What can be wrong with references.
const (
	MissingDefinition Fault = iota // [text][name] or [name][] without a [name]: …
	UnusedDefinition               // a [name]: … that nothing refers to
	MissingNote                    // [^name] without a [^name]: …
	UnusedNote                     // a [^name]: … that nothing refers to
)

// A Finding is a reference, a definition or a footnote without its other half.
type Finding struct {
	Fault Fault
	Range        // in the body: the reference, or the [name]: of a definition
	Name  string // as written, without brackets and ^
}

// A definition is a [name]: address "title".
type definition struct {
	name       string
	to         target
	start, end int // of [name]:
	used       bool
}

// A definitionTransformer takes definitions out of a paragraph. It stands in
// for goldmark's own, which copies the lines that follow for each of them, and
// keeps no places.
type definitionTransformer struct{}

func (definitionTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() == 0 || !startsDefinition(reader.Source(), lines.At(0)) {
		return
	}
	r := readingOf(pc)
	block := text.NewBlockReader(reader.Source(), lines)
	behind := 0
	for {
		end, ok := r.define(block)
		if !ok {
			break
		}
		behind = end
	}
	if behind > 0 { // goldmark looks for blank lines between the blocks of an item
		mark := ast.NewLinkReferenceDefinition(nil, nil, nil)
		mark.SetBlankPreviousLines(node.HasBlankPreviousLines())
		node.Parent().InsertBefore(node.Parent(), node, mark)
	}
	switch {
	case behind >= lines.Len():
		node.Parent().RemoveChild(node.Parent(), node)
	case behind > 0:
		lines.SetSliced(behind, lines.Len())
	}
}

func startsDefinition(source []byte, line text.Segment) bool {
	return bytes.HasPrefix(bytes.TrimLeft(source[line.Start:line.Stop], " \t"), []byte("["))
}

// define reads one definition, and returns the line of the block that follows.
func (r *reading) define(block text.BlockReader) (int, bool) {
	block.SkipSpaces()
	line, segment := block.PeekLine()
	if len(line) == 0 || line[0] != '[' {
		return 0, false
	}
	d := &definition{start: segment.Start, to: target{titleAt: -1}}
	block.Advance(1)
	segments, ok := block.FindClosure('[', ']', closure)
	if !ok || block.Peek() != ':' {
		return 0, false
	}
	name := joined(segments, block.Source())
	if util.IsBlank(name) || len(name) > maxLabel {
		return 0, false
	}
	block.Advance(1)
	_, segment = block.Position()
	d.end = segment.Start
	block.SkipSpaces()
	if d.to.address, d.to.addressAt, ok = readAddress(block); !ok {
		return 0, false
	}
	end, ok := d.readTitle(block)
	if ok {
		r.addDefinition(d, name)
	}
	return end, ok
}

// readTitle reads the title of a definition, which may stand on the next line,
// and returns the line behind it. One that is none ends the definition before
// it.
func (d *definition) readTitle(block text.BlockReader) (int, bool) {
	number, position := block.Position()
	line, _ := block.PeekLine()
	alone := util.IsBlank(line)
	_, blanks, _ := block.SkipSpaces()
	if blanks > 0 || alone {
		title, at, ok := readTitle(block)
		if line, _ := block.PeekLine(); ok && util.IsBlank(line) {
			d.to.title, d.to.titleAt = title, at
			end, _ := block.Position()
			block.AdvanceLine()
			return end + 1, true
		}
	}
	if !alone {
		return 0, false
	}
	block.SetPosition(number, position)
	block.AdvanceLine()
	return number + 1, true
}

func (r *reading) addDefinition(d *definition, name []byte) {
	d.name = string(name)
	r.defined = append(r.defined, d)
	if r.definitions == nil {
		r.definitions = map[string]*definition{}
	}
	key := util.ToLinkReference(name)
	if r.definitions[key] == nil {
		r.definitions[key] = d
	}
}

// definition is the one of a name, or nil.
func (r *reading) definition(name []byte) *definition {
	if len(r.definitions) == 0 || len(name) == 0 || len(name) > maxLabel {
		return nil
	}
	return r.definitions[util.ToLinkReference(name)]
}

// use is what a definition gives to a link. All links of a body together may
// have addresses that are longer than the body, but not by far.
func (r *reading) use(d *definition, at int) (target, bool) {
	d.used = true
	const atLeast, times = 1 << 20, 10
	r.spent += len(d.to.address) + len(d.to.title)
	if most := max(atLeast, times*len(r.src)); r.spent > most && r.err == nil {
		r.err = &Error{Offset: at, Reason: fmt.Sprintf("references to definitions so long that their links come to more than %d bytes", most)}
	}
	return d.to, r.err == nil
}

// missing notes a reference that nothing defines, unless it is likely to be
// something else: an index, a task, two citations, [caption][/caption].
func (r *reading) missing(b *bracket, at, end int, name []byte) {
	first := r.text[b.stop:at]
	if len(name) == 0 || bytes.IndexByte(name, tags.Mask) >= 0 || isIndex(r.text, b.start) || isMark(first) || isNumber(first) && isNumber(name) || name[0] == '^' || name[0] == '/' {
		return
	}
	r.findings = append(r.findings, Finding{Fault: MissingDefinition, Range: Range{b.start, end}, Name: string(name)})
}

// isIndex reports whether a bracket belongs to what stands before it, as in
// a[i][j], f(x)[0][1] and \vec[a][b].
func isIndex(text []byte, at int) bool {
	if at == 0 {
		return false
	}
	c := text[at-1]
	return util.IsAlphaNumeric(c) || c == ')' || c == ']' || c == '_' || c == '$' || c == '\\'
}

// isMark reports whether the text of a bracket is that of a task, of a
// footnote, or nothing.
func isMark(text []byte) bool {
	text = bytes.TrimSpace(text)
	return len(text) == 0 || text[0] == '^' || len(text) == 1 && (text[0] == 'x' || text[0] == 'X')
}

// isNumber reports whether text is a number, as in [1][2], which stands for
// two citations.
func isNumber(text []byte) bool {
	for _, c := range text {
		if !util.IsNumeric(c) {
			return false
		}
	}
	return len(text) > 0
}

// sorted gives the findings in the order of the body. A file that it includes
// may define what is missing.
func (r *reading) sorted() []Finding {
	if len(r.findings) > 0 && r.includes() {
		r.findings = nil
	}
	for _, d := range r.defined {
		if !d.used && !isComment(&d.to) {
			r.findings = append(r.findings, Finding{Fault: UnusedDefinition, Range: Range{d.start, d.end}, Name: d.name})
		}
	}
	for _, n := range r.noted {
		if n.number == 0 {
			r.findings = append(r.findings, Finding{Fault: UnusedNote, Range: Range{n.start, n.end}, Name: string(n.name)})
		}
	}
	slices.SortStableFunc(r.findings, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	return r.findings
}

func (r *reading) includes() bool {
	return slices.ContainsFunc(r.tags, func(t tags.Tag) bool { return tags.Includes(r.src[t.Start:t.End]) })
}

// isComment reports whether a definition is one of those that hold a comment:
// [//]: # (text), [comment]: <> (text).
func isComment(to *target) bool { return len(to.address) == 0 || string(to.address) == "#" }
