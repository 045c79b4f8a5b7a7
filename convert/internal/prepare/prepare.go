// Package prepare makes the body of an Article ready for a writer of Markdown.
// In goes the Article; out comes its body as a tree, and what of it was left
// out: images have what the Article knows of them, those with a caption are
// figures, listings of code are a pre that names its language, and words stand
// for the marks of template engines. It must not know how Markdown is written,
// nor for which generator.
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

// Body is the body of an Article as a tree, and what of the body is not in it.
// A figure in it holds images with their caption, or a video. Addresses are as they are to be written:
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
	b.setFrames()
	b.dropUnseen()
	b.paragraphs()
	b.listings()
	b.anchors()
	b.styles()
	b.figures()
	b.setImages()
	lost := b.lostImages()
	b.tied, b.nodes = nil, nil
	for _, n := range b.all() {
		if dom.IsElement(n, onOneLine...) {
			flattenBlocks(n)
		}
	}
	b.moveBlanks()
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
		case n.Type == html.CommentNode:
			b.comment(n)
		case isMoreElement(n):
			n.Parent.InsertBefore(&html.Node{Type: html.CommentNode, Data: dom.More}, n)
			n.Parent.RemoveChild(n)
		case n.Type == html.ElementNode && (n.Namespace == "" || n.Data == "script"):
			b.dropElement(n)
		}
	}
}

// comment drops a comment that is not the mark of the end of the excerpt. The
// text that a mark may have, for the link to the rest, is one of WordPress.
func (b *body) comment(n *html.Node) {
	text := strings.TrimSpace(n.Data)
	if len(text) < len(dom.More) || !strings.EqualFold(text[:len(dom.More)], dom.More) {
		n.Parent.RemoveChild(n)
		return
	}
	rest := text[len(dom.More):]
	switch {
	case rest == "":
	case rest[0] != ' ' && rest[0] != '\n':
		n.Parent.RemoveChild(n)
		return
	default:
		b.lost["the text of the more mark: "+strings.TrimSpace(rest)]++
	}
	n.Data = dom.More
}

// isMoreElement reports whether an element is what WordPress, an old Hexo or
// Blogger leaves of the mark: <span id="more-7">, <a id="more">, <a name="more">.
func isMoreElement(n *html.Node) bool {
	if dom.IsElement(n, "span") {
		return strings.HasPrefix(dom.Attr(n, "id"), "more-")
	}
	return dom.IsElement(n, "a") && idOf(n) == dom.More && n.FirstChild == nil && dom.Attr(n, "href") == ""
}

func (b *body) dropElement(n *html.Node) {
	switch n.Data {
	case "img":
		if !b.tied[n] {
			n.Parent.RemoveChild(n) // another one stands for it, or the caller took it out
		}
	case "script", "style", "link", "meta", "template", "canvas", "title", "input", "textarea", "select", "datalist", "noembed", "noframes", "button", "base":
		if isTask(n) {
			return
		}
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

// isTask reports whether an element is the box of an entry in a list of tasks.
func isTask(n *html.Node) bool {
	if !dom.IsElement(n, "input") || !strings.EqualFold(dom.Attr(n, "type"), "checkbox") {
		return false
	}
	for p := n; ; p = p.Parent {
		if before := p.PrevSibling; before != nil && (before.Type != html.TextNode || strings.TrimSpace(before.Data) != "" || before.PrevSibling != nil) {
			return false
		}
		if !dom.IsElement(p.Parent, "p", "label", "span") {
			return dom.IsElement(p.Parent, "li")
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

// anchors keeps the places that links lead to, as Markdown has no ids: those
// that links of the post name, such as its notes, and those that other posts may
// name, which are headings and elements that are there for it alone.
func (b *body) anchors() {
	wanted, done := map[string]bool{}, map[string]bool{}
	nodes := b.all()
	for _, n := range nodes {
		if id, ok := strings.CutPrefix(dom.Attr(n, "href"), "#"); ok && id != "" && dom.IsElement(n, "a") {
			wanted[id] = true
		}
	}
	for _, n := range nodes {
		id := idOf(n)
		switch {
		case id == "" || !wanted[id] && !isPlace(n):
			continue
		case done[id]:
			if isPlace(n) && n.Data == "a" {
				n.Attr = nil
			}
			continue
		}
		done[id] = true
		r := &html.Node{Type: html.ElementNode, Data: "a", DataAtom: atom.A, Attr: []html.Attribute{{Key: "id", Val: id}}}
		switch host := anchorHost(n); {
		case isPlace(n) && n.Data == "a":
			n.Attr = r.Attr
		case headingAround(n) != nil:
			h := headingAround(n)
			h.InsertBefore(r, h.FirstChild)
		case host != nil:
			host.InsertBefore(r, host.FirstChild)
		default:
			n.Parent.InsertBefore(r, n)
		}
	}
}

// idOf is the name by which links lead to an element, empty if it has none.
func idOf(n *html.Node) string {
	if id := dom.Attr(n, "id"); id != "" || !dom.IsElement(n, "a") {
		return id
	}
	return dom.Attr(n, "name")
}

// headingAround is the heading that n stands in, or nil.
func headingAround(n *html.Node) *html.Node { return dom.Around(n, "h1", "h2", "h3", "h4", "h5", "h6") }

// isPlace reports whether an element with a name is one that links from
// elsewhere are meant for: a heading, what MediaWiki has in one, or an anchor.
func isPlace(n *html.Node) bool {
	if dom.IsElement(n, "h1", "h2", "h3", "h4", "h5", "h6") || n.Data == "span" && headingAround(n) != nil {
		return true
	}
	_, isLink := dom.Attribute(n, "href")
	return dom.IsElement(n, "a") && !isLink
}

// anchorHost is the element in which the anchor of n may stand, nil if it
// has to stand before n.
func anchorHost(n *html.Node) *html.Node {
	switch n.Data {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "span", "em", "strong", "dt", "dd":
		return n
	case "li":
		if c := firstElement(n); dom.IsElement(c, "p", "div", "ul", "ol", "blockquote") {
			return anchorHost(c)
		}
		return n
	case "ul", "ol", "dl", "blockquote", "div", "section", "aside":
		if c := firstElement(n); c != nil {
			return anchorHost(c)
		}
	}
	return nil
}

// firstElement is the first child of n if it is an element, or nil.
func firstElement(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
		if strings.TrimSpace(c.Data) != "" {
			break
		}
	}
	return nil
}

// flattenBlocks makes the blocks in a link or a heading text on one line. A
// heading that is all there is in a link stays, for the writer to put the link
// into it.
func flattenBlocks(a *html.Node) {
	if c := a.FirstChild; a.Data == "a" && c != nil && c.NextSibling == nil && dom.IsElement(c, "h1", "h2", "h3", "h4", "h5", "h6") && !dom.HasBlock(c) {
		return
	}
	for _, n := range all(a) {
		switch {
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
		l := Loss{Value: name, Note: fmt.Sprintf("%d of them; Markdown has no form for it", n)}
		if m := b.firsts[name]; m != nil {
			l.Line, l.Column = m.Line, m.Column
		}
		list = append(list, l)
	}
	slices.SortFunc(list, func(x, y Loss) int { return strings.Compare(x.Value, y.Value) })
	return list
}
