package markdown

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// A lastList is the list that was written last, and where it ended: one of the
// same kind right behind it would be read as a part of it.
type lastList struct {
	end  int
	mark byte
}

func (p *printer) list(n *html.Node) {
	items := itemsOf(n)
	if len(items) == 0 {
		return
	}
	if p.HTML && isNumberedOddly(n) {
		p.raw(n)
		return
	}
	ordered := n.Data == "ol"
	number := 1
	if ordered {
		number = p.start(n)
	}
	loose := p.isLoose(items)
	mark := p.listMark(ordered)
	first := number
	for i, item := range items {
		if v, err := strconv.Atoi(dom.Attr(item, "value")); err == nil && ordered && v >= 0 {
			if i > 0 && v != number {
				p.Lose("li value")
			}
			number = v
		}
		if i == 0 {
			first = number
		}
		p.due = p.due && (i == 0 || loose)
		if p.due {
			p.line("")
		}
		p.item(item, ordered, mark, number)
		number++
	}
	if ordered {
		p.number(first)
	}
	p.last = lastList{len(p.out), mark}
}

// isNumberedOddly reports whether a list has other marks than the numbers from
// its first one on.
func isNumberedOddly(n *html.Node) bool {
	if n.Data != "ol" {
		return false
	}
	_, reversed := dom.Attribute(n, "reversed")
	if kind := dom.Attr(n, "type"); reversed || kind != "" && kind != "1" || strings.HasPrefix(dom.Attr(n, "start"), "-") {
		return true
	}
	number := 0
	for i, item := range itemsOf(n) {
		v, err := strconv.Atoi(dom.Attr(item, "value"))
		if err == nil && i > 0 && v != number+1 {
			return true
		}
		switch {
		case err == nil:
			number = v
		case i == 0:
			number = 1
			if v, err := strconv.Atoi(dom.Attr(n, "start")); err == nil {
				number = v
			}
		default:
			number++
		}
	}
	return false
}

// start is the first number of a list. It tells of what else the list says of
// its numbers.
func (p *printer) start(n *html.Node) int {
	for _, key := range []string{"type", "reversed"} {
		if v, ok := dom.Attribute(n, key); ok && v != "1" {
			p.Lose("ol " + key)
		}
	}
	if v, err := strconv.Atoi(dom.Attr(n, "start")); err == nil && v >= 0 && v < 1e9 {
		return v
	}
	return 1
}

// number writes behind a list what it needs to begin with a number.
func (p *printer) number(n int) {
	if n == 1 || p.Numbers {
		return
	}
	if !p.Attributes {
		p.Lose("ol start")
		return
	}
	p.line(`{:start="` + strconv.Itoa(n) + `"}`)
}

// listMark is the mark of the entries of a list, another one than that of the
// list right before it. kramdown has a mark of its own to part the two.
func (p *printer) listMark(ordered bool) byte {
	mark := byte('-')
	if ordered {
		mark = '.'
	}
	if p.last.end != len(p.out) || len(p.out) == 0 || p.last.mark == 0 {
		return mark
	}
	if p.Attributes {
		p.begin()
		p.line("^")
		return mark
	}
	switch p.last.mark {
	case '-':
		if !ordered {
			return '*'
		}
	case '.':
		if ordered {
			return ')'
		}
	}
	return mark
}

// itemsOf are the entries of a list: its children but for blanks between them.
func itemsOf(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			list = append(list, c)
		}
		c = next
	}
	return list
}

// isLoose reports whether a list has blank lines between its entries: one of
// them has two blocks, of which the second is no list.
func (p *printer) isLoose(items []*html.Node) bool {
	for _, item := range items {
		blocks, inLine := 0, false
		for c := item.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
			case !dom.StandsAlone(c) && !p.blocky[c]:
				if !inLine {
					blocks++
				}
				inLine = true
			case dom.IsElement(c, "ul", "ol") && blocks > 0:
				inLine = false
			default:
				blocks++
				inLine = false
			}
		}
		if blocks > 1 {
			return true
		}
	}
	return false
}

func (p *printer) item(item *html.Node, ordered bool, mark byte, number int) {
	text := string(mark) + " "
	if ordered {
		text = strconv.Itoa(min(number, 999_999_999)) + string(mark) + " "
	}
	at := p.enter(text, strings.Repeat(" ", len(text)))
	p.last = lastList{}
	switch {
	case dom.IsHidden(item):
		p.hidden(item)
	case !dom.IsElement(item, "li"):
		// A list right in a list, or text: an entry of its own.
		if dom.StandsAlone(item) || p.blocky[item] {
			p.block(item)
		} else {
			p.paragraphs(item, item.NextSibling)
		}
	default:
		if align := alignment(item); align != "" && align != "left" {
			p.Lose("align")
		}
		p.tightBlocks(item)
	}
	if p.hasLead && ordered {
		if p.Attributes {
			p.line("&nbsp;") // kramdown reads no mark without text behind it
		} else {
			p.line("")
		}
	}
	p.leave(at)
}

// tightBlocks writes what is in an entry, without a blank line between its
// text and a list below it.
func (p *printer) tightBlocks(item *html.Node) {
	if c := item.FirstChild; c != nil && isOnlyLists(c) {
		p.blocks(item)
		return
	}
	loose := p.isLoose([]*html.Node{item})
	p.eachBlock(item, func(c *html.Node) {
		if dom.IsElement(c, "ul", "ol") && !loose && !startsLate(c) && !(p.HTML && isNumberedOddly(c)) {
			p.due = false
		}
		p.block(c)
	})
}

// startsLate reports whether a list begins with another number than 1: then it
// does not end a paragraph (CommonMark 0.31, 5.3).
func startsLate(n *html.Node) bool {
	first := dom.Attr(n, "start")
	if c := dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "li") }); c != nil && dom.Attr(c, "value") != "" {
		first = dom.Attr(c, "value")
	}
	return n.Data == "ol" && first != "" && first != "1"
}

// isOnlyLists reports whether the first thing in an entry is a list.
func isOnlyLists(c *html.Node) bool {
	for ; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		return dom.IsElement(c, "ul", "ol")
	}
	return false
}

// definitions writes a list of terms.
func (p *printer) definitions(n *html.Node) {
	if p.HTML || !p.Definitions {
		p.rawOrBlocks(n)
		return
	}
	p.terms(n, false)
}

// terms writes terms and what they mean. What stands behind no term is no
// definition in Markdown.
func (p *printer) terms(n *html.Node, hasTerm bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case dom.IsElement(c, "dt"):
			hasTerm = p.term(c)
		case dom.IsElement(c, "dd") && hasTerm:
			if p.due {
				p.line("")
			}
			at := p.enter(": ", "  ")
			p.blocks(c)
			p.leave(at)
		case dom.IsElement(c, "div"):
			hasTerm = p.terms(c, hasTerm)
		case dom.StandsAlone(c) || p.blocky[c]:
			p.block(c)
			hasTerm = false
		default:
			p.paragraphs(c, c.NextSibling)
			hasTerm = hasTerm && c.Type == html.TextNode && strings.TrimSpace(c.Data) == ""
		}
	}
	return hasTerm
}

// term writes a term on a line. It reports whether there is one.
func (p *printer) term(n *html.Node) bool {
	if dom.Find(n, func(c *html.Node) bool {
		return dom.IsElement(c, "h1", "h2", "h3", "h4", "h5", "h6", "img", "ul", "ol", "pre", "table")
	}) != nil {
		p.blocks(n)
		return false
	}
	r := p.NewRun()
	r.One = true
	r.Children(n)
	text := r.String()
	if text == "" {
		return false
	}
	p.begin()
	p.line(text)
	p.due = false
	return true
}
