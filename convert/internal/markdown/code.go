package markdown

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/template"
)

// code writes a pre as a fence, unless there is something in it that would not
// work there.
func (p *printer) code(n *html.Node) {
	if dom.Find(n, isLive) != nil {
		p.liveCode(n)
		return
	}
	text := codeText(n)
	text = strings.TrimPrefix(strings.TrimRight(text, "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	text, before, after := p.codeMarks(text)
	fence := strings.Repeat("`", max(longestRun(text, '`')+1, 3))
	p.begin()
	if before != "" {
		p.line(before)
		p.line("")
	}
	p.line(fence + strings.TrimPrefix(dom.Attr(n, "class"), "language-"))
	for line := range strings.SplitSeq(text, "\n") {
		p.line(line)
	}
	p.line(fence)
	if after != "" {
		p.line("")
		p.line(after)
	}
}

// isLive reports whether an element would be text in a fence.
func isLive(n *html.Node) bool {
	return dom.IsElement(n, "img", "figure") || dom.IsElement(n, "a") && dom.Attr(n, "href") != "" || isMedia(n)
}

// liveCode writes a pre with links or images in it: as HTML, or line by line.
func (p *printer) liveCode(n *html.Node) {
	if p.HTML {
		p.raw(n)
		return
	}
	p.loseTo("pre", "code with links or images in it is written line by line")
	for _, c := range descendants(n) {
		if c.Type == html.TextNode {
			splitLines(c)
		}
	}
	if p.blocky[n] || dom.HasBlock(n) {
		p.blocks(n)
		return
	}
	r := p.newRun()
	r.code++
	r.pre = true
	r.children(n)
	for _, part := range r.parts() {
		p.paragraph(part)
	}
}

// splitLines puts a br in the place of each line end in a text.
func splitLines(n *html.Node) {
	lines := strings.Split(n.Data, "\n")
	n.Data = lines[len(lines)-1]
	for _, line := range lines[:len(lines)-1] {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: line}, n)
		n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "br"}, n)
	}
}

// codeText is the text of code, line by line.
func codeText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case dom.IsElement(c, "br"):
			b.WriteByte('\n')
		case c.Type == html.ElementNode && dom.IsBlock(c) && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n"):
			b.WriteByte('\n')
		}
	}
	s := strings.ReplaceAll(b.String(), "\r\n", "\n")
	return strings.ReplaceAll(s, "\r", "\n")
}

// longestRun is how often c stands side by side in s at most.
func longestRun(s string, c byte) int {
	longest, n := 0, 0
	for i := range len(s) {
		if s[i] != c {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}

// codeSpan is code in a line. Where a line with a | in it would be a table it
// is HTML.
func (p *printer) codeSpan(s string, cell bool) string {
	s, before, after := p.codeMarks(s)
	if strings.Contains(s, "|") {
		switch {
		case p.Pipes:
			s = strings.ReplaceAll(html.EscapeString(s), "|", "&#124;")
			return before + "<code>" + p.escapeInHTML(s) + "</code>" + after
		case cell:
			s = strings.ReplaceAll(s, "|", `\|`)
		}
	}
	ticks := strings.Repeat("`", codeTicks(s))
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' && strings.TrimSpace(s) != "" {
		s = " " + s + " "
	}
	return before + ticks + s + ticks + after
}

// codeTicks is the least number of backticks of which s has no run.
func codeTicks(s string) int {
	if !strings.Contains(s, "`") {
		return 1
	}
	return longestRun(s, '`') + 1
}

// codeMarks is code with its marks of template engines as they show in it, and
// what stands around it to keep them from being run.
func (p *printer) codeMarks(s string) (code, before, after string) {
	s = p.marks.Show(s, html.UnescapeString)
	switch {
	case p.Engine == Hugo:
		return guardShortcodes(s), "", ""
	case p.Engine == Liquid && p.alive && hasBraces(s):
		return s, "{% raw %}", "{% endraw %}"
	}
	return s, "", ""
}

func hasBraces(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "{%") || strings.Contains(s, "{#")
}

// guardShortcodes is code with a comment in each of Hugo's shortcodes, by which
// Hugo shows them: {{</* ref */>}}. One that does not end stops Hugo; a blank
// without width keeps it from being one.
func guardShortcodes(s string) string {
	if !strings.Contains(s, "{{<") && !strings.Contains(s, "{{%") {
		return s
	}
	var b strings.Builder
	pos := 0
	for start, end := range template.All(s) {
		mark := s[start:end]
		if !template.IsShortcode(mark) {
			continue
		}
		b.WriteString(breakShortcodes(s[pos:start]))
		if !strings.HasPrefix(mark[3:], "/*") {
			mark = mark[:3] + "/*" + mark[3:len(mark)-3] + "*/" + mark[len(mark)-3:]
		}
		b.WriteString(mark)
		pos = end
	}
	return b.String() + breakShortcodes(s[pos:])
}

func breakShortcodes(s string) string {
	return shortcodeBreaker.Replace(s)
}

var shortcodeBreaker = strings.NewReplacer("{{<", "{{\u200b<", "{{%", "{{\u200b%")

func descendants(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := range n.Descendants() {
		list = append(list, c)
	}
	return list
}
