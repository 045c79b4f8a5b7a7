package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/marker"
	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// emphasis writes strong or em, line by line: Markdown's marks do not reach
// over the end of a paragraph.
func emphasis(ctx converter.Context, out converter.Writer, n *html.Node, mark, tag string) {
	content := children(ctx, n)
	if dom.HasBlock(n) {
		out.WriteString(content)
		return
	}
	lines := strings.Split(content, "\n")
	for i, line := range lines {
		text := strings.TrimSpace(line)
		if text == "" {
			out.WriteString(line)
		} else {
			prev, next := ' ', ' '
			start := strings.Index(line, text)
			if i == 0 && start == 0 {
				prev = runeBefore(n)
			}
			if i == len(lines)-1 && start+len(text) == len(line) {
				next = runeAfter(n)
			}
			out.WriteString(line[:start] + emphasized(text, mark, tag, prev, next) + line[start+len(text):])
		}
		if i < len(lines)-1 {
			out.WriteRune('\n')
		}
	}
}

// emphasized is text between marks, or between tags where marks would stand
// for themselves: CommonMark reads **“a”** only where no letter is beside it
// (0.31, 6.2), and in Chinese and Japanese there mostly is one.
func emphasized(text, mark, tag string, prev, next rune) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, string(marker.MarkerEscaping)))
	last, _ := utf8.DecodeLastRuneInString(text)
	if !flanks(first, prev) || !flanks(last, next) {
		return "<" + tag + ">" + text + "</" + tag + ">"
	}
	return mark + text + mark
}

// flanks reports whether a mark of emphasis between a rune within and one
// outside is sure to be read as one.
func flanks(inside, outside rune) bool {
	if inside == '*' || outside == '*' || inside == '_' {
		return false
	}
	if !unicode.IsPunct(inside) && !unicode.IsSymbol(inside) {
		return true
	}
	return unicode.IsSpace(outside) || unicode.IsPunct(outside) || outside < utf8.RuneSelf && unicode.IsSymbol(outside)
}

// runeBefore is what stands before n in Markdown: a blank at the start of a
// block, and the mark of an element that has one.
func runeBefore(n *html.Node) rune {
	for {
		prev := n.PrevSibling
		if prev == nil {
			n = n.Parent
			if n == nil || dom.IsBlock(n) {
				return ' '
			}
			if r := markOf(n, '['); r != 0 {
				return r
			}
			continue
		}
		if r := lastRune(prev); r != 0 {
			return r
		}
		n = prev
	}
}

// lastRune is the last rune of n in Markdown, 0 if it is empty.
func lastRune(n *html.Node) rune {
	if n.Type == html.TextNode && n.Data != "" {
		r, _ := utf8.DecodeLastRuneInString(n.Data)
		return r
	}
	if r := markOf(n, ')'); r != 0 {
		return r
	}
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		if r := lastRune(c); r != 0 {
			return r
		}
	}
	return 0
}

// runeAfter is what stands after n in Markdown.
func runeAfter(n *html.Node) rune {
	for {
		next := n.NextSibling
		if next == nil {
			n = n.Parent
			if n == nil || dom.IsBlock(n) {
				return ' '
			}
			if r := markOf(n, ']'); r != 0 {
				return r
			}
			continue
		}
		if r := firstRune(next); r != 0 {
			return r
		}
		n = next
	}
}

// firstRune is the first rune of n in Markdown, 0 if it is empty.
func firstRune(n *html.Node) rune {
	if n.Type == html.TextNode && n.Data != "" {
		r, _ := utf8.DecodeRuneInString(n.Data)
		return r
	}
	if r := markOf(n, '['); r != 0 {
		return r
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if r := firstRune(c); r != 0 {
			return r
		}
	}
	return 0
}

// markOf is the mark at the edge of an element in Markdown, that of a link
// being given; 0 if it has none.
func markOf(n *html.Node, link rune) rune {
	switch {
	case n.Type != html.ElementNode:
		return 0
	case dom.IsBlock(n) || n.Data == "br":
		return ' '
	}
	switch n.Data {
	case "a", "img":
		return link
	case "strong", "b", "em", "i":
		return '*'
	case "code", "samp", "kbd", "tt", "var":
		return '`'
	case "span", "font", "label", "center", "bdi", "bdo", "time", "data", "big":
		return 0
	}
	return '>'
}
