// Package visible has the text of a page as a reader sees it.
package visible

import (
	"strings"

	"golang.org/x/net/html"
)

// Text is the text below a node, with one blank for white space and between
// blocks.
func Text(root *html.Node) string {
	var b strings.Builder
	write(&b, root)
	return strings.Join(strings.Fields(b.String()), " ")
}

func write(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if n.Type != html.ElementNode && n.Type != html.DocumentNode || isUnseen(n) {
		return
	}
	between := ""
	if !isInLine(n.Data) {
		between = " "
	}
	b.WriteString(between)
	for c := range n.ChildNodes() {
		write(b, c)
	}
	b.WriteString(between)
}

func isUnseen(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "title", "template":
		return true
	}
	return false
}

// isInLine reports whether an element does not part the words around it.
func isInLine(name string) bool {
	switch name {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp",
		"small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr":
		return true
	}
	return false
}
