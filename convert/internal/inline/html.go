package inline

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// Element is an element as HTML without blank lines, which would end it in
// Markdown.
func (w *Writer) Element(n *html.Node) string {
	var buf bytes.Buffer
	plain(n, false)
	for c := range n.Descendants() {
		plain(c, dom.IsElement(c.Parent, "pre", "textarea") || c.Parent != n && c.Type == html.TextNode && dom.Around(c, "pre", "textarea") != nil)
	}
	if err := html.Render(&buf, n); err != nil {
		return html.EscapeString(dom.Text(n))
	}
	lines := strings.FieldsFunc(buf.String(), func(r rune) bool { return r == '\n' || r == '\r' })
	lines = slices.DeleteFunc(lines, func(s string) bool { return strings.TrimSpace(s) == "" })
	return w.escapeInHTML(strings.ReplaceAll(strings.Join(lines, "\n"), string(lineEnd), "&#10;"))
}

// plain makes a node one that is the same for every reader of HTML.
func plain(n *html.Node, pre bool) {
	switch {
	case n.Type == html.TextNode && pre:
		n.Data = strings.ReplaceAll(n.Data, "\n", string(lineEnd))
	case n.Type == html.TextNode:
		n.Data = withoutLines(n.Data)
	case n.Type == html.ElementNode:
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return !isAttribute(a.Key) })
		for i := range n.Attr {
			n.Attr[i].Val = strings.ReplaceAll(n.Attr[i].Val, "\n", " ")
		}
	}
}

// isAttribute reports whether a name is one of an attribute in Markdown
// (CommonMark 0.31, 6.6).
func isAttribute(key string) bool {
	for i := range len(key) {
		c := key[i]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '_', c == ':':
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return key != ""
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

// escapeInHTML is HTML in which nothing is taken for a mark of the dialect's
// template engine, if that engine is at work.
func (w *Writer) escapeInHTML(s string) string {
	for _, mark := range w.braces() {
		if strings.Contains(s, mark) {
			s = strings.ReplaceAll(s, mark, mark[:len(mark)-1]+entity(rune(mark[len(mark)-1])))
		}
	}
	return s
}
