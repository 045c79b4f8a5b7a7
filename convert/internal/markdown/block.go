package markdown

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/inline"
)

// blocks writes what is in an element as blocks. The elements in a line that
// stand side by side are a paragraph.
func (p *printer) blocks(n *html.Node) { p.eachBlock(n, p.block) }

// eachBlock writes paragraphs, and calls a function for each block between
// them.
func (p *printer) eachBlock(n *html.Node, block func(*html.Node)) {
	var first *html.Node // of the paragraph
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !dom.StandsAlone(c) && !p.blocky[c] {
			if first == nil {
				first = c
			}
			continue
		}
		p.paragraphs(first, c)
		first = nil
		block(c)
	}
	p.paragraphs(first, nil)
}

// block writes a block, or an element in a line that holds some.
func (p *printer) block(n *html.Node) {
	switch {
	case dom.IsMore(n):
		p.begin()
		p.line("<!--more-->")
		return
	case dom.IsHidden(n):
		p.hidden(n)
		return
	case !dom.StandsAlone(n):
		p.around = append(p.around, n)
		p.blocks(n)
		p.around = p.around[:len(p.around)-1]
		return
	}
	p.loseLooks(n)
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.heading(n)
	case "hr":
		p.rule()
	case "blockquote":
		p.quote(n)
	case "ul", "ol", "menu", "dir":
		p.list(n)
	case "dl":
		p.definitions(n)
	case "pre":
		p.code(n)
	case "table":
		p.table(n)
	case "figure":
		p.figure(n)
	case "details":
		p.details(n)
	default:
		if dom.IsMedia(n) {
			p.media(n)
			return
		}
		p.blocks(n)
	}
}

// loseLooks tells of how a block looks, for which Markdown has no form.
func (p *printer) loseLooks(n *html.Node) {
	switch {
	case dom.IsElement(n, "td", "th", "tr", "table"):
	case dom.Attr(n, "align") != "", strings.Contains(dom.Attr(n, "style"), "text-align"), n.Data == "center":
		p.Lose("align")
	}
}

func (p *printer) heading(n *html.Node) {
	r := p.NewRun()
	r.One, r.Heading = true, true
	id := ""
	if c := n.FirstChild; c != nil && p.HeadingIDs && inline.IsAnchor(c) && inline.IsID(dom.Attr(c, "id")) {
		id = " {#" + dom.Attr(c, "id") + "}"
		n.RemoveChild(c)
	}
	r.Children(n)
	text := r.String()
	if text == "" {
		return
	}
	p.begin()
	p.line(strings.Repeat("#", int(n.Data[1]-'0')) + " " + text + id)
}

// rule writes a thematic break. Behind the mark of a list dashes would be a
// part of it.
func (p *printer) rule() {
	p.begin()
	if p.hasLead && len(p.lead) > 0 {
		p.line("***")
		return
	}
	p.line("---")
}

func (p *printer) quote(n *html.Node) {
	gap := p.due
	if gap {
		p.line("")
	}
	p.due = false
	at := p.enter("> ", "> ")
	p.blocks(n)
	if p.leave(at) {
		p.due = gap
		p.unline(gap)
	}
}

// unline takes a blank line back that was written for nothing.
func (p *printer) unline(gap bool) {
	if !gap {
		return
	}
	end := len(p.out) - 1
	for end > 0 && p.out[end-1] != '\n' {
		end--
	}
	p.out = p.out[:max(end, 0)]
}

// paragraphs writes nodes that stand in a line, from the first to before the
// last, with a paragraph for each line that two breaks end.
func (p *printer) paragraphs(first, end *html.Node) {
	if first == nil {
		return
	}
	r := p.NewRun()
	for _, n := range p.around {
		r.Open(n)
	}
	for c := first; c != end; c = c.NextSibling {
		r.Node(c)
	}
	for i := range p.around {
		r.Close(p.around[len(p.around)-1-i])
	}
	for _, part := range r.Parts() {
		p.paragraph(part)
	}
}

func (p *printer) paragraph(r *inline.Run) {
	if p.Sizes == dialect.SizeFigure && p.HasShortcodes() {
		if img, link := r.SoleImage(); img != nil && inline.HasSize(img) && isAddress(dom.Attr(img, "src")) && (link == nil || isAddress(dom.Attr(link, "href"))) {
			p.begin()
			p.line(p.figureShortcode(img, link, ""))
			return
		}
	}
	text := r.String()
	if text == "" {
		return
	}
	p.begin()
	for line := range strings.SplitSeq(text, "\n") {
		p.line(line)
	}
}

// hidden writes an element that a browser does not show, if it can be hidden.
func (p *printer) hidden(n *html.Node) {
	if !p.HTML {
		p.LoseTo("hidden", "an element that a browser does not show is left out")
		return
	}
	p.raw(n)
}

// details writes an element that folds what is in it.
func (p *printer) details(n *html.Node) {
	var summary *html.Node
	for c := n.FirstChild; c != nil && summary == nil; c = c.NextSibling {
		if dom.IsElement(c, "summary") {
			summary = c
		}
	}
	_, isOpen := dom.Attribute(n, "open")
	switch {
	case p.HTML:
		p.detailsTag(n, summary, isOpen)
	case p.HasShortcodes():
		p.detailsShortcode(n, summary, isOpen)
	default:
		p.LoseTo("details", "it is text, with its summary before it")
		p.blocks(n)
	}
}

func (p *printer) detailsTag(n, summary *html.Node, isOpen bool) {
	open := "<details"
	if isOpen {
		open += ` open=""`
	}
	open += p.InHTML + ">"
	if summary != nil {
		n.RemoveChild(summary)
		summary.Attr = nil
		open += p.Element(summary)
	}
	p.begin()
	for line := range strings.SplitSeq(open, "\n") {
		p.line(line)
	}
	p.blocks(n)
	p.begin()
	p.line("</details>")
}

func (p *printer) detailsShortcode(n, summary *html.Node, isOpen bool) {
	p.LoseTo("details", "it is Hugo's shortcode, open or not as before, which Hugo has since 0.140")
	open := "{{< details"
	if summary != nil {
		n.RemoveChild(summary)
		r := p.NewRun()
		r.One = true
		r.Children(summary)
		open += " summary=" + p.Param(r.String())
	}
	if isOpen {
		open += " open=true"
	}
	p.begin()
	p.line(open + " >}}")
	outside := p.prefix
	p.Inside++
	p.prefix = nil // Hugo reads what is in a shortcode as a text of its own
	p.blocks(n)
	p.begin()
	p.line("{{< /details >}}")
	p.prefix = outside
	p.Inside--
}
