// Package dom answers what is asked of a tree of HTML again and again. In goes a
// node of package html; out comes what it is, what stands around and below it,
// and its text. It must not know what the tree is for: neither the Article that
// it was made of nor Markdown.
package dom

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// IsElement reports whether n is an element of one of the names. nil is none.
func IsElement(n *html.Node, names ...string) bool {
	return n != nil && n.Type == html.ElementNode && slices.Contains(names, n.Data)
}

// Attribute is the value of an attribute, and whether n has it.
func Attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// Attr is the value of an attribute, empty if n does not have it.
func Attr(n *html.Node, key string) string {
	v, _ := Attribute(n, key)
	return v
}

// SetAttr sets an attribute that n has. It adds none.
func SetAttr(n *html.Node, key, val string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			n.Attr[i].Val = val
		}
	}
}

// Find is the first node below n that fits, or nil.
func Find(n *html.Node, fits func(*html.Node) bool) *html.Node {
	for c := range n.Descendants() {
		if fits(c) {
			return c
		}
	}
	return nil
}

// Around is the innermost element of the names that n stands in, or nil.
func Around(n *html.Node, names ...string) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if IsElement(p, names...) {
			return p
		}
	}
	return nil
}

// Unwrap puts what is in a node in its place. The node has a parent.
func Unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

// IsBlock reports whether n lays out its content as a block.
func IsBlock(n *html.Node) bool {
	if n.Type == html.DocumentNode {
		return true
	}
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2,
		atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav,
		atom.Ol, atom.P, atom.Pre, atom.Search, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// HasBlock reports whether a block stands below n.
func HasBlock(n *html.Node) bool { return Find(n, IsBlock) != nil }

// Text is the text below n on one line.
func Text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if IsBlock(c) || IsElement(c, "br") {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// IsForeign reports whether an element is of a language of its own.
func IsForeign(n *html.Node) bool {
	return IsElement(n, "svg", "math", "ruby", "meter", "progress")
}

// StandsAlone reports whether n is written as a block where it can be one.
func StandsAlone(n *html.Node) bool {
	return IsBlock(n) || IsMore(n) || IsMedia(n)
}

// IsMedia reports whether n shows what another file or page is: a film, a frame.
func IsMedia(n *html.Node) bool {
	return IsElement(n, "iframe", "video", "audio", "object", "embed", "marquee", "map", "frameset")
}

// IsHidden reports whether a browser does not show an element.
func IsHidden(n *html.Node) bool {
	if n.Type != html.ElementNode || len(n.Attr) == 0 {
		return false
	}
	if _, ok := Attribute(n, "hidden"); ok {
		return true
	}
	style := Attr(n, "style")
	if style == "" {
		return false
	}
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
