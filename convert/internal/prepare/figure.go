package prepare

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
)

// figures makes a figure of each image that has a caption, and takes the
// caption from where it stood. What is left of the post's own figures becomes
// plain blocks.
func (b *body) figures() {
	b.dropShortcodes()
	var last *ownFigure
	for i, n := range b.nodes {
		m := &b.images[i]
		caption := b.Marks.Hide(m.Caption)
		if n == nil || n.Parent == nil || m.Caption == "" {
			continue
		}
		around := dom.Around(n, "figure")
		if last != nil && around != nil && last.around == around && last.caption == caption {
			last.node.InsertBefore(b.media(n), last.node.LastChild)
			continue
		}
		c := findCaption(n, m, caption)
		last = &ownFigure{node: b.figure(n, caption, c), around: around, caption: caption}
		c.remove()
	}
	for _, n := range b.all() {
		if dom.IsElement(n, "figure") && !b.own[n] && dom.Find(n, isMedia) == nil {
			n.Data, n.DataAtom = "div", atom.Div
		}
	}
}

// An ownFigure is a figure that was made of an image, and the figure of the
// post that the image stood in: its other images with the same caption belong
// to it, too.
type ownFigure struct {
	node, around *html.Node
	caption      string
}

// figure puts a figure in the place of an image, or as near as one may stand.
func (b *body) figure(n *html.Node, caption string, c *captionText) *html.Node {
	f := &html.Node{Type: html.ElementNode, Data: "figure", DataAtom: atom.Figure}
	b.own[f] = true
	n.Parent.InsertBefore(f, n)
	link := dom.Around(n, "a")
	f.AppendChild(b.media(n))
	f.AppendChild(c.figcaption(caption, link))
	hoist(f)
	return f
}

// media is an image with the link around it, both taken out of their place.
func (b *body) media(n *html.Node) *html.Node {
	parent, link := n.Parent, dom.Around(n, "a")
	parent.RemoveChild(n)
	media := n
	if href, ok := "", false; link != nil {
		if href, ok = dom.Attribute(link, "href"); ok {
			media = linkTo(href, dom.Attr(link, "title"))
			media.AppendChild(n)
		}
	}
	prune(parent)
	return media
}

func linkTo(href, title string) *html.Node { return titled(atom.A, "href", href, title) }

// titled is an element with an address under a key, and a title unless that is
// empty.
func titled(name atom.Atom, key, address, title string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name.String(), DataAtom: name, Attr: []html.Attribute{{Key: key, Val: address}}}
	if title != "" {
		n.Attr = append(n.Attr, html.Attribute{Key: "title", Val: title})
	}
	return n
}

// hoist moves a figure out of what cannot hold one: text, links, headings.
// An element that it leaves is split in two.
func hoist(f *html.Node) {
	for !mayHoldFigure(f.Parent) || dom.Around(f, "a", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt") != nil {
		p := f.Parent
		left := &html.Node{Type: p.Type, Data: p.Data, DataAtom: p.DataAtom, Namespace: p.Namespace, Attr: p.Attr}
		for c := p.FirstChild; c != f; c = p.FirstChild {
			p.RemoveChild(c)
			left.AppendChild(c)
		}
		p.RemoveChild(f)
		p.Parent.InsertBefore(left, p)
		p.Parent.InsertBefore(f, p)
		prune(left)
		prune(p)
	}
}

func mayHoldFigure(n *html.Node) bool { return dom.IsBlock(n) || n.Parent == nil }

// prune removes a node that is left without content, and those around it
// that are then. A cell stays, as the others of its row have their columns.
func prune(n *html.Node) {
	for n != nil && n.Parent != nil && !dom.IsElement(n, "td", "th", "body") && isHollow(n) {
		p := n.Parent
		p.RemoveChild(n)
		n = p
	}
}

// isHollow reports whether a node has no text, and no elements but br. To
// find out it looks at its first children only, unless they are such.
func isHollow(n *html.Node) bool {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data) == ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" || c.Type == html.ElementNode && c.Data != "br" {
			return false
		}
	}
	return n.Type == html.ElementNode
}

// dropShortcodes takes the marks of WordPress's captions out of the text.
func (b *body) dropShortcodes() {
	has := false
	for _, m := range b.images {
		has = has || m.CaptionFrom == article.FromShortcode
	}
	if !has {
		return
	}
	for n := range b.Root.Descendants() {
		if n.Type == html.TextNode && strings.Contains(n.Data, "caption") && dom.Around(n, "pre", "code") == nil {
			n.Data = withoutShortcodes(n.Data)
		}
	}
}

func withoutShortcodes(s string) string {
	var out strings.Builder
	for {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			break
		}
		n := shortcodeLen(s[i:])
		if n == 0 {
			out.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		out.WriteString(strings.TrimSuffix(s[:i], `\`))
		s = s[i+n:]
	}
	return out.String() + s
}

// shortcodeLen is the length of the mark that s begins with, or 0.
func shortcodeLen(s string) int {
	name := strings.TrimPrefix(s[1:], "/")
	rest, ok := strings.CutPrefix(strings.TrimPrefix(name, "wp_"), "caption")
	if !ok || rest == "" || rest[0] != ' ' && rest[0] != ']' && rest[0] != '\\' {
		return 0
	}
	var quote byte
	for i := range len(rest) {
		switch c := rest[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == ']':
			return len(s) - len(rest) + i + 1
		}
	}
	return 0
}

func isMedia(n *html.Node) bool {
	return dom.IsElement(n, "iframe", "video", "audio", "object", "embed")
}
