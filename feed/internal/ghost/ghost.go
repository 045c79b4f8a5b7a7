// Package ghost makes HTML of what the editors of Ghost write: documents of
// lexical and mobiledoc, whose cards become the elements that Ghost shows for
// them. It takes a document as JSON, and gives HTML and the names of cards that it
// does not know. It knows nothing of exports.
package ghost

import (
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"
)

// A Renderer makes HTML of documents. The zero Renderer is ready to use.
type Renderer struct {
	// Markdown makes HTML of a card of Markdown; nil: it stays as it is.
	Markdown func(string) string

	Unknown []string // cards that are left out
}

// A node is an object of JSON.
type node map[string]any

func (n node) text(key string) string {
	s, _ := n[key].(string)
	return s
}

func (n node) number(key string) int {
	f, _ := n[key].(float64)
	return int(f)
}

func (n node) nodes(key string) []node { return nodesOf(n[key]) }

func nodesOf(v any) (list []node) {
	all, _ := v.([]any)
	for _, v := range all {
		if n, ok := v.(map[string]any); ok {
			list = append(list, n)
		}
	}
	return list
}

func (n node) node(key string) node {
	m, _ := n[key].(map[string]any)
	return m
}

// Lexical is a document of lexical as HTML.
func (r *Renderer) Lexical(document string) (string, error) {
	var doc node
	if err := json.Unmarshal([]byte(document), &doc); err != nil {
		return "", fmt.Errorf("want a document of lexical: %w", err)
	}
	var b strings.Builder
	r.children(&b, doc.node("root"), "\n")
	return strings.TrimSpace(b.String()), nil
}

// children writes what a node holds.
func (r *Renderer) children(b *strings.Builder, n node, after string) {
	for _, c := range n.nodes("children") {
		r.lexical(b, c)
		b.WriteString(after)
	}
}

// lexical writes a node.
func (r *Renderer) lexical(b *strings.Builder, n node) {
	switch kind := n.text("type"); kind {
	case "paragraph":
		r.element(b, "p", n)
	case "heading", "extended-heading":
		tag := n.text("tag")
		if len(tag) != 2 || tag[0] != 'h' || tag[1] < '1' || tag[1] > '6' {
			tag = "h2"
		}
		r.element(b, tag, n)
	case "quote", "extended-quote", "aside":
		r.element(b, "blockquote", n)
	case "list":
		tag := "ul"
		if n.text("listType") == "number" {
			tag = "ol"
		}
		r.element(b, tag, n)
	case "listitem":
		r.element(b, "li", n)
	case "link", "autolink":
		b.WriteString(`<a href="` + html.EscapeString(n.text("url")) + `">`)
		r.children(b, n, "")
		b.WriteString("</a>")
	case "text", "extended-text", "tab":
		b.WriteString(formatted(n.text("text"), n.number("format")))
	case "linebreak":
		b.WriteString("<br>")
	case "at-link", "zwnj":
	default:
		b.WriteString(r.card(kind, n))
	}
}

func (r *Renderer) element(b *strings.Builder, tag string, n node) {
	b.WriteString("<" + tag + ">")
	r.children(b, n, "")
	b.WriteString("</" + tag + ">")
}

// formats are the bits of the format of a text, and their elements.
var formats = []struct {
	bit int
	tag string
}{{16, "code"}, {64, "sup"}, {32, "sub"}, {8, "u"}, {4, "s"}, {2, "em"}, {1, "strong"}}

// formatted is a text with its formats.
func formatted(s string, format int) string {
	s = html.EscapeString(s)
	for _, f := range formats {
		if format&f.bit != 0 {
			s = "<" + f.tag + ">" + s + "</" + f.tag + ">"
		}
	}
	return s
}

// unknown notes a card that is left out.
func (r *Renderer) unknown(name string) string {
	if !slices.Contains(r.Unknown, name) && len(r.Unknown) < 20 {
		r.Unknown = append(r.Unknown, name)
	}
	return ""
}
