// Package markdown writes Markdown. In goes a tree of HTML; out come the text,
// and what of the tree it has no form for. It also tells whether a text is
// Markdown already. It must not know of Articles or generators: where readers
// of Markdown differ, a [Dialect] says how.
package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/template"
)

// A Writer writes Markdown. The zero Writer writes CommonMark with the tables
// of GitHub.
type Writer struct {
	Dialect *Dialect // nil: the zero Dialect, which has no raw HTML

	// Alive says that the marks of the dialect's template engine in the tree
	// are the author's own, and are to be run. Otherwise they are text.
	Alive bool
}

// A Loss is something of which the text does not have all.
type Loss struct {
	Value string // what it is, such as the name of an element
	Count int    // how many of them
	Note  string // what became of it; empty: Markdown has no form for it
}

// Write writes a tree, without blank lines around it, and empty if there is
// nothing in it. It may change the tree. What is lost comes in the order of
// its names.
func (w *Writer) Write(t dom.Tree) (string, []Loss) {
	p := &printer{Dialect: w.Dialect, alive: w.Alive, marks: t.Marks, blocky: blocksIn(t.Root), lost: map[Loss]int{}}
	if p.Dialect == nil {
		p.Dialect = new(Dialect)
	}
	p.blocks(t.Root)
	text := t.Marks.Show(strings.Trim(string(p.out), "\n"), p.mark)
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	return strings.ReplaceAll(text, "\x00", "\ufffd"), p.losses()
}

// A printer writes one tree.
type printer struct {
	*Dialect
	page
	alive  bool
	marks  *template.Marks
	blocky map[*html.Node]bool // the elements in a line that hold blocks
	around []*html.Node        // those of them that the blocks stand in, from the outside
	lost   map[Loss]int
	inside int // shortcodes that are open
	last   lastList
}

// lose tells of something that Markdown has no form for.
func (p *printer) lose(value string) { p.loseTo(value, "") }

// loseTo tells of something, and what became of it.
func (p *printer) loseTo(value, note string) { p.lost[Loss{Value: value, Note: note}]++ }

func (p *printer) losses() []Loss {
	list := make([]Loss, 0, len(p.lost))
	for l, n := range p.lost {
		l.Count = n
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b Loss) int { return strings.Compare(a.Value+"\x00"+a.Note, b.Value+"\x00"+b.Note) })
	return list
}

// blocksIn are the elements in a line that hold a block. What is written as it
// is, such as a drawing, is not looked into.
func blocksIn(root *html.Node) map[*html.Node]bool {
	blocky := map[*html.Node]bool{}
	for n := root; n != nil; n = behind(n, root, isForeign(n)) {
		if !isBlock(n) {
			continue
		}
		for a := n.Parent; a != nil && !blocky[a] && a != root; a = a.Parent {
			blocky[a] = true
		}
	}
	return blocky
}

// behind is the node behind n in the order of the document, below root, or
// behind what is in n, too.
func behind(n, root *html.Node, whole bool) *html.Node {
	if n.FirstChild != nil && !whole {
		return n.FirstChild
	}
	for n != root && n.NextSibling == nil {
		n = n.Parent
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}

// isForeign reports whether an element is of a language of its own.
func isForeign(n *html.Node) bool {
	return dom.IsElement(n, "svg", "math", "ruby", "meter", "progress")
}

// isBlock reports whether n is written as a block where it can be one.
func isBlock(n *html.Node) bool {
	return dom.IsBlock(n) || dom.IsMore(n) || isMedia(n)
}

func isMedia(n *html.Node) bool {
	return dom.IsElement(n, "iframe", "video", "audio", "object", "embed", "marquee", "map", "frameset")
}
