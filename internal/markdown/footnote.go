package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A note is the text of a footnote: [^name]: text.
type note struct {
	ast.BaseBlock
	name       []byte
	start, end int // of [^name]:
	number     int // 0: nothing refers to it
	references int
}

// A noteList holds the notes of a body while it is parsed.
type noteList struct{ ast.BaseBlock }

// A noteRef is a [^name] in the text.
type noteRef struct {
	ast.BaseInline
	note *note
	nth  int // of those that refer to the note
	at   int
}

var (
	kindNote     = ast.NewNodeKind("Note")
	kindNoteList = ast.NewNodeKind("NoteList")
	kindNoteRef  = ast.NewNodeKind("NoteRef")
)

func (n *note) Kind() ast.NodeKind                { return kindNote }
func (n *note) Dump(source []byte, level int)     { ast.DumpHelper(n, source, level, nil, nil) }
func (n *noteList) Kind() ast.NodeKind            { return kindNoteList }
func (n *noteList) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *noteRef) Kind() ast.NodeKind             { return kindNoteRef }
func (n *noteRef) Dump(source []byte, level int)  { ast.DumpHelper(n, source, level, nil, nil) }

// A noteParser reads notes as goldmark does, and keeps where they stand.
type noteParser struct{ parser.BlockParser }

func (p noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxDepth {
		return nil, parser.NoChildren
	}
	_, segment := reader.PeekLine()
	at := blockAt(segment, pc)
	opened, state := p.BlockParser.Open(parent, reader, pc)
	n, ok := opened.(*east.Footnote)
	if !ok {
		return nil, state
	}
	return &note{name: n.Ref, start: at, end: at + len("[^]:") + len(n.Ref)}, state
}

// blockAt is the offset at which a block begins. The place that goldmark gives
// is wrong behind a tab: it counts the blanks that stand for the rest of one.
func blockAt(segment text.Segment, pc parser.Context) int {
	return segment.Start + max(pc.BlockOffset()-segment.Padding, 0)
}

// Close moves a note into the list of all of them, which stands where the
// first note stood, so that its inlines are parsed after what came before.
func (p noteParser) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	r, n := readingOf(pc), node.(*note)
	if r.noteList == nil {
		r.noteList, r.notes = &noteList{}, map[string]*note{}
		node.Parent().InsertBefore(node.Parent(), node, r.noteList)
	}
	node.Parent().RemoveChild(node.Parent(), node)
	r.noteList.AppendChild(r.noteList, node)
	r.noted = append(r.noted, n)
	if r.notes[string(n.name)] == nil {
		r.notes[string(n.name)] = n
	}
}

// A noteRefParser reads references to notes. goldmark's own goes through all
// notes for each.
type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte{'!', '['} }

func (noteRefParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	bang := line[0] == '!'
	if bang {
		line = line[1:]
	}
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil
	}
	name, ok := noteName(line[len("[^"):])
	if !ok {
		return nil
	}
	r := readingOf(pc)
	at, n := segment.Start, len("[^]")+len(name)
	if bang {
		at, n = at+1, n+1
	}
	found := r.notes[string(name)]
	if found == nil {
		r.missingNote(at, name, line[len("[^]")+len(name):])
		return nil
	}
	if bang {
		ast.MergeOrAppendTextSegment(parent, text.NewSegment(at-1, at))
	}
	block.Advance(n)
	return r.refer(found, at)
}

// noteName is the name that text begins with, up to its bracket.
func noteName(text []byte) ([]byte, bool) {
	text = text[:min(len(text), maxLabel)]
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[', '\n':
			return nil, false
		case ']':
			return text[:i], i > 0
		}
	}
	return nil, false
}

func (r *reading) refer(n *note, at int) ast.Node {
	if n.number == 0 {
		r.used = append(r.used, n)
		n.number = len(r.used)
	}
	n.references++
	return &noteRef{note: n, nth: n.references, at: at}
}

// missingNote notes a reference without a note, unless it is likely to be a
// part of a regular expression: [^a-z], [^0-9]+.
func (r *reading) missingNote(at int, name, behind []byte) {
	for i, c := range name {
		switch {
		case c == '-' && i == 1 && len(name) == len("a-z"):
			return
		case c == '-' || c == '_' || c == '.' || c == ':' || c >= 0x80 || isAlphanumeric(c):
		default:
			return
		}
	}
	if len(behind) > 0 && (behind[0] == '*' || behind[0] == '+' || behind[0] == '{' || behind[0] == ':') {
		return
	}
	r.findings = append(r.findings, Finding{Fault: MissingNote, Range: Range{at, at + len("[^]") + len(name)}, Name: string(name)})
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
