package convert

import (
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
)

// isMarkdown reports whether the body of an Article is Markdown already: its
// file is one of Markdown, and of the text that stands in no block of HTML
// some is a paragraph by blank lines alone, or has marks of Markdown. The
// posts of a feed have such a name, too, but their text stands in blocks or is
// broken by br.
func isMarkdown(a *article.Article) bool {
	if !isMarkdownName(a.File) {
		return false
	}
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	list, err := html.ParseFragment(strings.NewReader(a.Body), context)
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

func isMarkdownName(file string) bool {
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
	if containsAny(s, []string{"](", "**", "```", "\n---\n", "\n===", "]: http"}) {
		return true
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
