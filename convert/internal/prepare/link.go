package prepare

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// moveBlanks moves blanks of any kind from the ends of links to beside them: in
// Markdown they would be part of what is underlined. A link of nothing else
// keeps them.
func (b *body) moveBlanks() {
	for _, n := range b.all() {
		if !dom.IsElement(n, "a") || n.Parent == nil || strings.TrimFunc(dom.Text(n), isBlankRune) == "" {
			continue
		}
		if t := textAtEnd(n, false); t != nil {
			rest := strings.TrimLeftFunc(t.Data, isBlankRune)
			insertText(n, t.Data[:len(t.Data)-len(rest)], n)
			t.Data = rest
		}
		if t := textAtEnd(n, true); t != nil {
			rest := strings.TrimRightFunc(t.Data, isBlankRune)
			insertText(n, t.Data[len(rest):], n.NextSibling)
			t.Data = rest
		}
	}
}

// textAtEnd is the text that a link begins or ends with, past what is blank and
// into elements within the line; nil if that is no text.
func textAtEnd(n *html.Node, last bool) *html.Node {
	for {
		c := n.FirstChild
		if last {
			c = n.LastChild
		}
		switch {
		case c == nil || dom.IsBlock(c) || dom.IsElement(c, "code", "pre"):
			return nil
		case c.Type == html.TextNode:
			return c
		}
		n = c
	}
}

// insertText puts text beside a link, before another node or at the end.
func insertText(link *html.Node, text string, before *html.Node) {
	if text != "" {
		link.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: text}, before)
	}
}
