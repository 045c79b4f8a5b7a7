package prepare

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/internal/loose"
)

// paragraphs puts two br in the place of each blank line of a body whose
// paragraphs these end: a tree has no blank lines, and two br end a paragraph
// for the writer.
func (b *body) paragraphs() {
	if !loose.Is([]byte(b.article.Body)) {
		return
	}
	for _, n := range b.all() {
		if n.Type == html.TextNode && strings.Contains(n.Data, "\n") && mayBreak(n) {
			breakParagraphs(n)
		}
	}
}

// mayBreak reports whether blank lines in a text end paragraphs: those of code
// do not, nor do those between the parts of a table or a list.
func mayBreak(n *html.Node) bool {
	if dom.Around(n, "pre", "code", "script", "style", "textarea", "title", "svg", "math", "select", "h1", "h2", "h3", "h4", "h5", "h6") != nil ||
		dom.IsElement(n.Parent, "table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "details", "figure") {
		return false
	}
	return strings.TrimSpace(n.Data) != "" || isInLine(n.PrevSibling) && isInLine(n.NextSibling)
}

// isInLine reports whether a node stands in a line; nil does not.
func isInLine(n *html.Node) bool { return n != nil && !dom.StandsAlone(n) }

// breakParagraphs puts two br in the place of each blank line of a text.
func breakParagraphs(n *html.Node) {
	lines := strings.Split(n.Data, "\n")
	start := 0
	for i := 1; i < len(lines)-1; i++ {
		if strings.TrimSpace(lines[i]) != "" {
			continue
		}
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: strings.Join(lines[start:i], "\n")}, n)
		for range 2 {
			n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br}, n)
		}
		start = i + 1
	}
	n.Data = strings.Join(lines[start:], "\n")
}
