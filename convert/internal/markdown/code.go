package markdown

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/inline"
)

// code writes a pre as a fence, unless there is something in it that would not
// work there.
func (p *printer) code(n *html.Node) {
	if dom.Find(n, isLive) != nil {
		p.liveCode(n)
		return
	}
	text := codeText(n)
	text = strings.TrimPrefix(strings.TrimRight(text, "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	text, before, after := p.CodeMarks(text)
	fence := strings.Repeat("`", max(inline.LongestRun(text, '`')+1, 3))
	p.begin()
	if before != "" {
		p.line(before)
		p.line("")
	}
	p.line(fence + strings.TrimPrefix(dom.Attr(n, "class"), "language-"))
	for line := range strings.SplitSeq(text, "\n") {
		p.line(line)
	}
	p.line(fence)
	if after != "" {
		p.line("")
		p.line(after)
	}
}

// isLive reports whether an element would be text in a fence.
func isLive(n *html.Node) bool {
	return dom.IsElement(n, "img", "figure") || dom.IsElement(n, "a") && dom.Attr(n, "href") != "" || dom.IsMedia(n)
}

// liveCode writes a pre with links or images in it: as HTML, or line by line.
func (p *printer) liveCode(n *html.Node) {
	if p.HTML {
		p.raw(n)
		return
	}
	p.LoseTo("pre", "code with links or images in it is written line by line")
	for _, c := range descendants(n) {
		if c.Type == html.TextNode {
			splitLines(c)
		}
	}
	if p.blocky[n] || dom.HasBlock(n) {
		p.blocks(n)
		return
	}
	r := p.NewRun()
	r.Code++
	r.Pre = true
	r.Children(n)
	for _, part := range r.Parts() {
		p.paragraph(part)
	}
}

// splitLines puts a br in the place of each line end in a text.
func splitLines(n *html.Node) {
	lines := strings.Split(n.Data, "\n")
	n.Data = lines[len(lines)-1]
	for _, line := range lines[:len(lines)-1] {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: line}, n)
		n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "br"}, n)
	}
}

// codeText is the text of code, line by line.
func codeText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case dom.IsElement(c, "br"):
			b.WriteByte('\n')
		case c.Type == html.ElementNode && dom.IsBlock(c) && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n"):
			b.WriteByte('\n')
		}
	}
	s := strings.ReplaceAll(b.String(), "\r\n", "\n")
	return strings.ReplaceAll(s, "\r", "\n")
}

func descendants(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := range n.Descendants() {
		list = append(list, c)
	}
	return list
}
