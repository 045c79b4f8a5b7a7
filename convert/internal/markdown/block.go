package markdown

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/inline"
	"github.com/goarticle/article/internal/markdown/slug"
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
	if align := alignment(n); align != "" && p.HTML && align != cmp.Or(p.align, "left") {
		p.alignedBlock(n, align)
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
	if align := alignment(n); !p.HTML && align != "" && align != "left" {
		p.Lose("align")
	}
}

// alignment is where the text of a block stands, empty if it does not say: left,
// center, right or justify. What is in a table is no block of its own.
func alignment(n *html.Node) string {
	if dom.IsElement(n, "td", "th", "tr", "table", "hr", "img") || dom.IsMedia(n) {
		return ""
	}
	align := strings.ToLower(strings.TrimSpace(dom.Attr(n, "align")))
	if _, style, ok := strings.Cut(strings.ToLower(dom.Attr(n, "style")), "text-align"); ok {
		style, _, _ = strings.Cut(strings.TrimLeft(style, " :"), ";")
		align = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(style), "!important"))
	}
	if n.Data == "center" {
		align = "center"
	}
	switch align {
	case "left", "center", "right", "justify":
		return align
	case "middle":
		return "center"
	}
	return ""
}

// alignedBlock writes a block within one of HTML that places its text. A figure,
// which is HTML itself, needs none around it.
func (p *printer) alignedBlock(n *html.Node, align string) {
	if f := soleFigure(n); f != nil {
		f.Attr = append(f.Attr, html.Attribute{Key: "style", Val: "text-align: " + align})
		p.figure(f)
		return
	}
	if !hasContent(n) {
		return
	}
	p.begin()
	p.line(`<div style="text-align: ` + align + `"` + p.InHTML + ">")
	outside := p.align
	p.align = align
	p.block(n)
	p.align = outside
	p.begin()
	p.line("</div>")
}

// soleFigure is the figure that is all there is in a block, nil if there is none
// or something else.
func soleFigure(n *html.Node) *html.Node {
	var figure *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", dom.IsElement(c, "br"):
		case dom.IsElement(c, "figure") && figure == nil && len(c.Attr) == 0:
			figure = c
		default:
			return nil
		}
	}
	return figure
}

// hasContent reports whether there is anything to see in a block.
func hasContent(n *html.Node) bool {
	return dom.Find(n, func(c *html.Node) bool {
		return c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" || dom.IsElement(c, "a", "img", "hr", "svg", "input") || dom.IsMedia(c)
	}) != nil
}

func (p *printer) heading(n *html.Node) {
	r := p.NewRun()
	r.One, r.Heading = true, true
	id := p.headingID(n)
	r.Children(n)
	text := r.String()
	if text == "" {
		return
	}
	p.begin()
	p.line(strings.Repeat("#", int(n.Data[1]-'0')) + " " + text + id)
}

// headingID takes the anchor from a heading that needs none: its id can stand
// behind it, or is the one that its text gives it. It is what to write behind.
func (p *printer) headingID(n *html.Node) string {
	own := p.ownID(n)
	c := n.FirstChild
	if c == nil || !inline.IsAnchor(c) {
		return ""
	}
	id := dom.Attr(c, "id")
	if id != own && !p.IsID(id) {
		return ""
	}
	n.RemoveChild(c)
	if id == own {
		return ""
	}
	return " {#" + id + "}"
}

// ownID is the id that a reader gives a heading by its text, empty if it gives
// none, or that is not sure: readers differ in what they make of punctuation,
// and of a second heading of the same text.
func (p *printer) ownID(n *html.Node) string {
	if !p.Slugs {
		return ""
	}
	text := dom.Text(n)
	id := slug.Of([]byte(text))
	if p.slugs == nil {
		p.slugs = map[string]bool{}
	}
	if seen := p.slugs[id]; seen || strings.Contains(text, "--") {
		return ""
	}
	p.slugs[id] = true
	for _, r := range text {
		if r != ' ' && r != '-' && !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return ""
		}
	}
	return id
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
