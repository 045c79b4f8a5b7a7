// Package prepare makes the body of an Article ready for Markdown. In goes the
// Article; out comes its body as a tree that Markdown has a form for, and what
// of it was left out: images have what the Article knows of them, those with a
// caption are figures, and figures, videos and what else Markdown cannot say
// are set aside as HTML. It must not know how Markdown is written, nor for
// which generator.
package prepare

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
)

// Body is the body of an Article as a tree that Markdown has a form for, and
// what of the body is not in it. Addresses are as they are to be written:
// resolved, if absolute asks for it or the body names its base, which Markdown
// cannot.
//
// The error is [ErrDepth], or that of a body that has to be read again, as the
// Article has no places in it, and cannot be.
func Body(a *article.Article, absolute bool) (dom.Tree, []Loss, error) {
	b, err := newBody(a, absolute)
	if err != nil {
		return dom.Tree{}, nil, err
	}
	b.dropUnseen()
	b.anchors()
	b.figures()
	b.setImages()
	lost := b.lostImages()
	b.tied, b.nodes = nil, nil
	for _, n := range b.all() {
		if dom.IsElement(n, onOneLine...) {
			b.flattenBlocks(n)
		}
	}
	list := b.all()
	for i, n := range list {
		list[i] = nil // so that what is set aside takes no memory
		b.aside(n)
	}
	b.resolve()
	return b.Tree, append(lost, b.lostByName()...), nil
}

// A Loss is something that the Article's body has and the tree does not.
type Loss struct {
	Line   int    // from 1; 0: not known
	Column int    // in characters, from 1
	Value  string // what was left out
	Note   string // why
}

// onOneLine are the elements that Markdown writes on one line.
var onOneLine = []string{"a", "h1", "h2", "h3", "h4", "h5", "h6"}

// all are the nodes below n, as a list that does not change with the tree.
func all(n *html.Node) []*html.Node { return slices.Collect(n.Descendants()) }

// all are the nodes of the body in the same way, until it is called again.
func (b *body) all() []*html.Node {
	b.list = slices.AppendSeq(b.list[:0], b.Root.Descendants())
	return b.list
}

// dropUnseen drops what a reader does not see, but for the mark of the end
// of the excerpt, and images that only noscript elements have.
func (b *body) dropUnseen() {
	for _, n := range b.all() {
		switch {
		case n.Parent == nil:
		case n.Type == html.CommentNode && isMore(n.Data), dom.IsElement(n, "span") && strings.HasPrefix(dom.Attr(n, "id"), "more-"):
			b.Replace(n, dom.Block, "<!--more-->")
		case n.Type == html.ElementNode && (n.Namespace == "" || n.Data == "script"):
			b.dropElement(n)
		}
	}
}

func isMore(comment string) bool { return strings.EqualFold(strings.TrimSpace(comment), "more") }

func (b *body) dropElement(n *html.Node) {
	switch n.Data {
	case "img":
		if !b.tied[n] {
			n.Parent.RemoveChild(n) // another one stands for it, or the caller took it out
		}
	case "script", "style", "link", "meta", "template", "canvas", "title", "input", "textarea", "select", "datalist", "noembed", "noframes", "button", "base":
		if n.Data != "button" || dom.Text(n) == "" {
			b.lost["<"+n.Data+">"]++
			b.keepImages(n)
		}
	case "noscript":
		b.keepImages(n)
	case "xmp", "plaintext", "listing":
		n.Data, n.DataAtom = "pre", atom.Pre
	case "picture":
		if dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "source") }) != nil {
			b.lost["<source>"]++
		}
		dom.Unwrap(n)
	case "source":
		if !dom.IsElement(n.Parent, "video", "audio") {
			n.Parent.RemoveChild(n)
		}
	}
}

// keepImages replaces an element by the Article's images in it.
func (b *body) keepImages(n *html.Node) {
	for _, c := range all(n) {
		if b.tied[c] {
			c.Parent.RemoveChild(c)
			n.Parent.InsertBefore(c, n)
		}
	}
	n.Parent.RemoveChild(n)
}

// anchors keeps the places that links of the post lead to, such as its notes:
// Markdown has no ids.
func (b *body) anchors() {
	wanted := map[string]bool{}
	nodes := b.all()
	for _, n := range nodes {
		if id, ok := strings.CutPrefix(dom.Attr(n, "href"), "#"); ok && id != "" && dom.IsElement(n, "a") {
			wanted[id] = true
		}
	}
	for _, n := range nodes {
		id := dom.Attr(n, "id")
		if id == "" && dom.IsElement(n, "a") {
			id = dom.Attr(n, "name")
		}
		if !wanted[id] || n.Type != html.ElementNode {
			continue
		}
		delete(wanted, id)
		r := b.SetAside(dom.Inline, `<a id="`+html.EscapeString(id)+`"></a>`)
		if host := b.anchorHost(n); host != nil {
			host.InsertBefore(r, host.FirstChild)
		} else {
			n.Parent.InsertBefore(r, n)
		}
	}
}

// anchorHost is the element in which the anchor of n may stand, nil if it
// has to stand before n.
func (b *body) anchorHost(n *html.Node) *html.Node {
	switch n.Data {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "span", "em", "strong", "dt", "dd":
		return n
	case "ul", "ol", "dl", "blockquote", "div", "section", "aside":
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				return b.anchorHost(c)
			}
		}
	}
	return nil
}

// flattenBlocks makes the blocks in a link or a heading text on one line. A
// heading that is all there is in a link stays, for the writer to put the link
// into it.
func (b *body) flattenBlocks(a *html.Node) {
	if c := a.FirstChild; a.Data == "a" && c != nil && c.NextSibling == nil && dom.IsElement(c, "h1", "h2", "h3", "h4", "h5", "h6") && !dom.HasBlock(c) {
		return
	}
	for _, n := range all(a) {
		switch {
		case b.Raw[n] != "":
		case dom.IsElement(n, "br", "hr"):
			n.Parent.InsertBefore(blank(), n)
			n.Parent.RemoveChild(n)
		case dom.IsBlock(n):
			n.InsertBefore(blank(), n.FirstChild)
			n.AppendChild(blank())
			n.Data, n.DataAtom = "span", atom.Span
		}
	}
}

func blank() *html.Node { return &html.Node{Type: html.TextNode, Data: " "} }

// lostImages are the images that were left out.
func (b *body) lostImages() []Loss {
	var list []Loss
	for i, n := range b.nodes {
		if n == nil {
			m := &b.images[i]
			list = append(list, Loss{Line: m.Line, Column: m.Column, Value: m.Src, Note: "a browser does not show this image"})
		}
	}
	return list
}

// lostByName is what else was left out, by name.
func (b *body) lostByName() []Loss {
	list := make([]Loss, 0, len(b.lost))
	for name, n := range b.lost {
		list = append(list, Loss{Value: name, Note: fmt.Sprintf("%d of them; Markdown has no form for it", n)})
	}
	slices.SortFunc(list, func(x, y Loss) int { return strings.Compare(x.Value, y.Value) })
	return list
}
