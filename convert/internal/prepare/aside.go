package prepare

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// aside sets an element aside as HTML if Markdown has no form for it.
func (b *body) aside(n *html.Node) {
	if n.Type != html.ElementNode || b.Raw[n] != "" || !b.isWithin(n) {
		return
	}
	if isHidden(n) {
		b.block(n)
		return
	}
	switch n.Data {
	case "figure":
		if b.own[n] {
			delete(b.own, n)
			onLines(n)
			b.Replace(n, dom.Block, b.html(n))
			return
		}
		if dom.Find(n, isMedia) != nil {
			b.block(n)
		}
	case "iframe", "video", "audio", "object", "embed", "dl", "marquee", "map", "frameset":
		b.block(n)
	case "svg", "math", "ruby", "meter", "progress":
		b.Replace(n, dom.Inline, b.html(n))
	case "table":
		if !isPlainTable(n) {
			b.block(n)
		}
	case "pre":
		if dom.Find(n, func(c *html.Node) bool {
			return dom.IsElement(c, "a", "img") && (c.Data == "img" || dom.Attr(c, "href") != "")
		}) != nil {
			b.block(n)
		}
	case "details":
		b.details(n)
	}
}

// onLines puts each child of a node on a line.
func onLines(n *html.Node) {
	for _, c := range slices.Collect(n.ChildNodes()) {
		n.InsertBefore(&html.Node{Type: html.TextNode, Data: "\n"}, c)
	}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: "\n"})
}

// isWithin reports whether a node is still part of the tree.
func (b *body) isWithin(n *html.Node) bool {
	for n != nil && n != b.Root {
		n = n.Parent
	}
	return n == b.Root
}

// isHidden reports whether a browser does not show an element.
func isHidden(n *html.Node) bool {
	if _, ok := dom.Attribute(n, "hidden"); ok {
		return true
	}
	style := strings.ToLower(strings.Join(strings.Fields(dom.Attr(n, "style")), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func isMedia(n *html.Node) bool {
	return dom.IsElement(n, "iframe", "video", "audio", "object", "embed")
}

// block sets an element aside as a block of HTML, or in a line where a block
// has no place.
func (b *body) block(n *html.Node) {
	text := b.html(n)
	switch {
	case dom.Around(n, onOneLine...) != nil:
		b.Replace(n, dom.Inline, strings.ReplaceAll(text, "\n", " "))
		return
	case !dom.IsBlock(n) && n.Data != "iframe":
		// CommonMark 0.31, 4.6: a line that begins with another element is a
		// paragraph.
		text = "<div>\n" + text + "\n</div>"
	}
	b.Replace(n, dom.Block, text)
}

// details keeps the element, and what it folds as Markdown.
func (b *body) details(n *html.Node) {
	open := "<details>"
	if s := dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "summary") }); s != nil {
		open += "<summary>" + html.EscapeString(dom.Text(s)) + "</summary>"
		if dom.Find(s, func(c *html.Node) bool { return dom.IsElement(c, "a", "img") }) != nil {
			b.block(n)
			return
		}
		s.Parent.RemoveChild(s)
	}
	n.InsertBefore(b.SetAside(dom.Block, open), n.FirstChild)
	n.AppendChild(b.SetAside(dom.Block, "</details>"))
}

// html is an element as HTML without blank lines, which would end it in
// Markdown. What is set aside within it is put back.
func (b *body) html(n *html.Node) string {
	for _, c := range all(n) {
		switch {
		case b.Raw[c] != "":
			c.Type, c.Data = html.RawNode, b.Raw[c]
		case c.Type == html.TextNode && dom.Around(c, "pre", "textarea") != nil:
			c.Data = strings.ReplaceAll(c.Data, "\n", string(lineEnd))
		case c.Type == html.TextNode:
			c.Data = withoutLines(c.Data)
		case dom.IsElement(c, "a"):
			dom.SetAttr(c, "href", b.address(dom.Attr(c, "href")))
		}
	}
	var buf bytes.Buffer
	if err := html.Render(&buf, n); err != nil {
		return html.EscapeString(dom.Text(n))
	}
	lines := strings.FieldsFunc(buf.String(), func(r rune) bool { return r == '\n' || r == '\r' })
	lines = slices.DeleteFunc(lines, func(s string) bool { return strings.TrimSpace(s) == "" })
	return strings.ReplaceAll(strings.Join(lines, "\n"), string(lineEnd), "&#10;")
}

// lineEnd stands for a line end that must not be one in Markdown. It is of
// no use in text: a noncharacter.
const lineEnd = '\ufdd0'

// withoutLines is text with each run of blanks and line ends that holds more
// than one line end as a single one.
func withoutLines(s string) string {
	if strings.Count(s, "\n") < 2 {
		return s
	}
	lines := strings.Split(s, "\n")
	kept := lines[:1]
	for i, l := range lines[1:] {
		if strings.TrimSpace(l) != "" || i == len(lines)-2 {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// isPlainTable reports whether a table is one of Markdown's: a row of heads
// and rows of as many cells, with nothing but text on a line in each.
func isPlainTable(table *html.Node) bool {
	var rows []*html.Node
	for n := range table.Descendants() {
		switch {
		case dom.IsElement(n, "tr"):
			rows = append(rows, n)
		case dom.IsElement(n, "caption", "br", "p", "hr"), dom.IsBlock(n) && !dom.IsElement(n, "tbody", "thead", "tfoot", "tr", "td", "th"):
			return false
		case dom.IsElement(n, "td", "th") && (dom.Attr(n, "colspan") != "" || dom.Attr(n, "rowspan") != ""):
			return false
		}
	}
	if len(rows) < 2 {
		return false
	}
	for i, r := range rows {
		if cells := len(cellsOf(r, "th", "td")); cells < 2 || cells != len(cellsOf(rows[0], "th")) || i > 0 && len(cellsOf(r, "td")) == 0 {
			return false
		}
	}
	return true
}

func cellsOf(row *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if dom.IsElement(c, names...) {
			list = append(list, c)
		}
	}
	return list
}
