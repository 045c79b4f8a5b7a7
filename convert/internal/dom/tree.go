package dom

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Tree is a tree of HTML, parts of which are set aside: an element stands
// for each, and the writer of the tree writes the part as it is without
// looking into it.
type Tree struct {
	Root *html.Node

	// Raw is the HTML of the parts by the elements that stand for them, which
	// are a [Block] or an [Inline]. Other elements of these names are what they
	// are.
	Raw map[*html.Node]string
}

// The names of elements that stand for HTML: such as writers take for a
// block, and for something in a line, without content.
const (
	Block  = "hr"
	Inline = "img"
)

// SetAside is an element of a name, [Block] or [Inline], that stands for HTML.
// It has no place yet.
func (t *Tree) SetAside(name, text string) *html.Node {
	r := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	t.Raw[r] = text
	return r
}

// Replace puts HTML in the place of a node.
func (t *Tree) Replace(n *html.Node, name, text string) {
	n.Parent.InsertBefore(t.SetAside(name, text), n)
	n.Parent.RemoveChild(n)
}
