package markdown

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// raw writes a block as HTML.
func (p *printer) raw(n *html.Node) {
	text := p.Element(n)
	if text == "" {
		return
	}
	if !dom.IsBlock(n) && n.Data != "iframe" {
		// CommonMark 0.31, 4.6: a line that begins with another element is a
		// paragraph.
		text = "<div>\n" + text + "\n</div>"
	}
	p.begin()
	for line := range strings.SplitSeq(text, "\n") {
		p.line(line)
	}
}

// rawOrBlocks writes a block as HTML, or what is in it as blocks.
func (p *printer) rawOrBlocks(n *html.Node) {
	if p.HTML {
		p.raw(n)
		return
	}
	p.Lose(n.Data)
	p.blocks(n)
}
