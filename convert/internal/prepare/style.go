package prepare

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/convert/internal/dom"
)

// textStyles are what styles of text say that Markdown has a form for. Exports
// of word processors write all emphasis so, and have a b that is not bold
// around the whole text.
var textStyles = []struct {
	declaration string // without blanks
	name        string // of the element that says the same
	atom        atom.Atom
}{
	{"font-weight:bold", "strong", atom.Strong},
	{"font-weight:bolder", "strong", atom.Strong},
	{"font-weight:600", "strong", atom.Strong},
	{"font-weight:700", "strong", atom.Strong},
	{"font-weight:800", "strong", atom.Strong},
	{"font-weight:900", "strong", atom.Strong},
	{"font-style:italic", "em", atom.Em},
	{"font-style:oblique", "em", atom.Em},
	{"text-decoration:underline", "u", atom.U}, // of a link it says nothing
	{"text-decoration:line-through", "del", atom.Del},
	{"text-decoration-line:line-through", "del", atom.Del},
}

// styles makes elements of the styles of spans, and spans of the elements whose
// style takes their meaning.
func (b *body) styles() {
	for _, n := range b.all() {
		style, ok := dom.Attribute(n, "style")
		if n.Type != html.ElementNode || !ok || n.Parent == nil {
			continue
		}
		style = strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(style), "")), "!important", "")
		switch {
		case dom.IsElement(n, "span", "font"):
			setStyles(n, style)
		case dom.IsElement(n, "b", "strong") && declares(style, "font-weight:normal", "font-weight:400"),
			dom.IsElement(n, "i", "em") && declares(style, "font-style:normal"):
			n.Data, n.DataAtom = "span", atom.Span
		}
	}
}

// setStyles puts an element around the content of a span for each style that it
// has, unless one around says the same. A heading and the head of a table are
// bold.
func setStyles(n *html.Node, style string) {
	for _, s := range textStyles {
		if !declares(style, s.declaration) || dom.Around(n, s.name, "pre", "code") != nil ||
			s.atom == atom.Strong && dom.Around(n, "h1", "h2", "h3", "h4", "h5", "h6", "th", "b") != nil || s.atom == atom.Em && dom.Around(n, "i") != nil ||
			s.atom == atom.U && (dom.Around(n, "a", "ins") != nil || dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "a") }) != nil) {
			continue
		}
		e := &html.Node{Type: html.ElementNode, Data: s.name, DataAtom: s.atom}
		for c := n.FirstChild; c != nil; c = n.FirstChild {
			n.RemoveChild(c)
			e.AppendChild(c)
		}
		n.AppendChild(e)
	}
}

// declares reports whether a style has one of the declarations.
func declares(style string, declarations ...string) bool {
	for d := range strings.SplitSeq(style, ";") {
		if slices.Contains(declarations, d) {
			return true
		}
	}
	return false
}
