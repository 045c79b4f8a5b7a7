package markdown

import (
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/convert/internal/dom"
)

// Is reports whether the body of a file is Markdown: the file is named so, and
// of the text that stands in no block of HTML some is a paragraph by blank
// lines alone, or has marks of Markdown. The posts of a feed have such a name,
// too, but their text stands in blocks or is broken by br. A body that package
// html finds nested too deep is none.
func Is(file, body string) bool {
	if !IsName(file) {
		return false
	}
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	list, err := html.ParseFragment(strings.NewReader(body), context)
	if err != nil {
		return false
	}
	var text strings.Builder
	breaks := false
	for _, n := range list {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case dom.IsBlock(n):
			text.WriteString("<>")
		case dom.IsElement(n, "br"):
			breaks = true
		case !dom.IsElement(n, "script", "style", "iframe"):
			text.WriteString(dom.Text(n))
		}
	}
	s := text.String()
	return hasMarks(s) || !breaks && hasParagraph(s)
}

// IsName reports whether a file is named as one of Markdown. An empty name is
// not.
func IsName(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".md", ".markdown", ".mkd", ".mdown":
		return true
	}
	return false
}

// hasParagraph reports whether there is text with a blank line, or nothing,
// before and behind it. A block of HTML is <>.
func hasParagraph(s string) bool {
	for part := range strings.SplitSeq("\n"+s+"\n", "\n\n") {
		if part = strings.TrimSpace(part); part != "" && !strings.Contains(part, "<>") {
			return true
		}
	}
	return false
}

// hasMarks reports whether text has what only Markdown gives a meaning.
func hasMarks(s string) bool {
	for _, mark := range []string{"](", "**", "```", "\n---\n", "\n===", "]: http"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		for _, mark := range []string{"# ", "## ", "### ", "#### ", "> ", "* ", "- ", "+ ", "1. ", "| "} {
			if strings.HasPrefix(line, mark) {
				return true
			}
		}
	}
	return false
}
