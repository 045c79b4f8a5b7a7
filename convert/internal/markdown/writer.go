// Package markdown writes Markdown. In goes a tree of HTML; out come the text,
// and what of the tree it has no form for. It also tells whether a text is
// Markdown already. It must not know of Articles or generators: where readers
// of Markdown differ, a [dialect.Dialect] says how.
package markdown

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/inline"
)

// A Writer writes Markdown. The zero Writer writes CommonMark with the tables
// of GitHub.
type Writer struct {
	Dialect *dialect.Dialect // nil: the zero Dialect, which has no raw HTML

	// Alive says that the marks of the dialect's template engine in the tree
	// are the author's own, and are to be run. Otherwise they are text.
	Alive bool
}

// Write writes a tree, without blank lines around it, and empty if there is
// nothing in it. It may change the tree. What is lost comes in the order of
// its names.
func (w *Writer) Write(t dom.Tree) (string, []inline.Loss) {
	d := w.Dialect
	if d == nil {
		d = new(dialect.Dialect)
	}
	p := &printer{Writer: &inline.Writer{Dialect: d, Alive: w.Alive, Marks: t.Marks}, blocky: blocksIn(t.Root)}
	p.blocks(t.Root)
	text := t.Marks.Show(strings.Trim(string(p.out), "\n"), p.Mark)
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	return strings.ReplaceAll(text, "\x00", "\ufffd"), p.Losses()
}

// A printer writes one tree.
type printer struct {
	*inline.Writer
	page
	blocky map[*html.Node]bool // the elements in a line that hold blocks
	around []*html.Node        // those of them that the blocks stand in, from the outside
	last   lastList
	align  string          // of the text of the blocks around, empty: at the left
	slugs  map[string]bool // the ids of the headings so far
}

// blocksIn are the elements in a line that hold a block. What is written as it
// is, such as a drawing, is not looked into.
func blocksIn(root *html.Node) map[*html.Node]bool {
	blocky := map[*html.Node]bool{}
	for n := root; n != nil; n = behind(n, root, dom.IsForeign(n)) {
		if !dom.StandsAlone(n) {
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
