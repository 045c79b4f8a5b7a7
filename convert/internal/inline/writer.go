// Package inline writes what stands in a line: text, marks, links, images, code.
// In go the nodes of a paragraph, a heading or a cell; out comes their Markdown,
// escaped for where it stands, and what of them a dialect has no form for. It
// must not know of blocks, but for HTML, which is written here.
package inline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/template"
)

// A Writer writes in a dialect. It wants a Dialect.
type Writer struct {
	*dialect.Dialect

	// Alive says that the marks of the dialect's template engine in the tree
	// are the author's own, and are to be run. Otherwise they are text.
	Alive bool

	Marks *template.Marks // that words stand for; nil: none

	// Inside is how many shortcodes are open.
	Inside int

	lost map[Loss]int
}

// A Loss is something of which the text does not have all.
type Loss struct {
	Value string // what it is, such as the name of an element
	Count int    // how many of them
	Note  string // what became of it; empty: Markdown has no form for it
}

// Lose tells of something that Markdown has no form for.
func (w *Writer) Lose(value string) { w.LoseTo(value, "") }

// LoseTo tells of something, and what became of it.
func (w *Writer) LoseTo(value, note string) {
	if w.lost == nil {
		w.lost = map[Loss]int{}
	}
	w.lost[Loss{Value: value, Note: note}]++
}

// Losses are what was lost, in the order of their names.
func (w *Writer) Losses() []Loss {
	list := make([]Loss, 0, len(w.lost))
	for l, n := range w.lost {
		l.Count = n
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b Loss) int { return strings.Compare(a.Value+"\x00"+a.Note, b.Value+"\x00"+b.Note) })
	return list
}

// HasShortcodes reports whether a shortcode may be written here. What one in
// another makes is HTML to the outer one, and is left out like all raw HTML.
func (w *Writer) HasShortcodes() bool { return w.Shortcodes && w.Inside == 0 }

// unsafe are the addresses that run code, and are no links in any dialect.
var unsafe = []string{"javascript:", "vbscript:"}

// IsAnchor reports whether an element is a place that links lead to.
func IsAnchor(n *html.Node) bool {
	_, href := dom.Attribute(n, "href")
	return dom.IsElement(n, "a") && !href && dom.Attr(n, "id") != ""
}

// IsID reports whether an id may stand in braces behind a heading.
func (w *Writer) IsID(id string) bool {
	if !w.HeadingIDs {
		return false
	}
	for i, r := range id {
		switch {
		case r == '-' || r == '_' || r|0x20 >= 'a' && r|0x20 <= 'z' && r < utf8.RuneSelf:
		case r >= '0' && r <= '9' && (i > 0 || w.AnyID):
		case w.AnyID && (r == '.' || r == ':' || unicode.IsLetter(r) || unicode.IsNumber(r)):
		default:
			return false
		}
	}
	return id != ""
}

// IsWord reports whether a text is nothing but letters, digits, - and _ of ASCII.
func IsWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '-' && c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return s != ""
}

// OneLine is text with a blank for each run of white space.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
