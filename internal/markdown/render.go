package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/goarticle/article/internal/markdown/entity"
	"github.com/goarticle/article/internal/markdown/slug"
	"github.com/goarticle/article/internal/markdown/sourcemap"
	"github.com/goarticle/article/internal/markdown/tags"
)

// A writer renders the tree of a reading. It stands in for goldmark's
// renderers, which encode addresses, and could be told where they are only by
// counting what goes out of each.
type writer struct {
	*reading
	sourcemap.Map
	out        []byte
	shortcodes []Range
	marks      []Range
	ids        slug.IDs
	slug       []byte // the text that an id is made of
	inCell     bool   // of a table
	inCaption  bool   // of the image of a tag
}

func (w *writer) str(s string) { w.out = append(w.out, s...) }

func (w *writer) document(root ast.Node) {
	w.blocks(root)
	if len(w.used) > 0 {
		w.notesUsed()
	}
}

func (w *writer) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *writer) block(node ast.Node) {
	switch n := node.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.str("\n")
		}
	case *heading:
		w.heading(n, n.Level, n.start, n.end)
	case *ast.Heading:
		start, end := w.setextSpan(n)
		w.heading(n, n.Level, start, end)
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		w.str("<blockquote>\n")
		w.blocks(n)
		w.str("</blockquote>\n")
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.CodeBlock:
		w.code(n.Lines())
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *tagLine:
		w.htmlBlock(&n.HTMLBlock)
	case *ast.ThematicBreak:
		w.str("<hr>\n")
	case *east.Table:
		w.table(n)
	}
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if w.holdsOnlyTags(n.Lines()) {
		w.inlines(n)
		return
	}
	w.begin("<p>", n.Lines())
	w.inlines(n)
	w.str("</p>\n")
}

// begin writes a tag whose place is that of the lines it holds.
func (w *writer) begin(tag string, lines *text.Segments) {
	if lines.Len() > 0 {
		w.Copy(len(w.out), lines.At(0).Start, 0)
	}
	w.str(tag)
}

func (w *writer) heading(n ast.Node, level, start, end int) {
	textEnd := start
	if l := n.Lines(); l.Len() > 0 {
		textEnd = l.At(l.Len() - 1).Stop
	}
	name := "h" + strconv.Itoa(level)
	w.Stand(len(w.out), start, end)
	w.str("<" + name)
	if id := w.headingID(n, textEnd, end); id != "" {
		w.str(` id="`)
		w.attribute([]byte(id))
		w.str(`"`)
	}
	w.str(">")
	w.inlines(n)
	w.str("</" + name + ">\n")
}

func (w *writer) list(n *ast.List) {
	open, end := "<ul>\n", "</ul>\n"
	if n.IsOrdered() {
		open, end = "<ol>\n", "</ol>\n"
		if n.Start != 1 {
			open = `<ol start="` + strconv.Itoa(n.Start) + "\">\n"
		}
	}
	w.str(open)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.str("<li>")
		if first := item.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
			w.str("\n")
		}
		w.blocks(item)
		w.str("</li>\n")
	}
	w.str(end)
}

func (w *writer) fence(n *ast.FencedCodeBlock) {
	language := n.Language(w.src)
	if len(language) == 0 {
		w.code(n.Lines())
		return
	}
	w.begin(`<pre><code class="language-`, n.Lines())
	w.attribute(entity.Decode(language))
	w.str(`">`)
	w.codeLines(n.Lines())
}

func (w *writer) code(lines *text.Segments) {
	w.begin("<pre><code>", lines)
	w.codeLines(lines)
}

// codeLines writes code as it is in the body, tags and all.
func (w *writer) codeLines(lines *text.Segments) {
	for i := range lines.Len() {
		line := lines.At(i)
		for range line.Padding {
			w.str(" ")
		}
		w.verbatim(line.Start, line.Stop)
		if line.ForceNewline && len(w.out) > 0 && w.out[len(w.out)-1] != '\n' {
			w.str("\n")
		}
	}
	w.str("</code></pre>\n")
}

func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	inTag := false
	lines := n.Lines()
	for i := range lines.Len() {
		w.htmlLine(lines.At(i), &inTag)
	}
	if n.HasClosure() {
		w.htmlLine(n.ClosureLine, &inTag)
	}
}

func (w *writer) htmlLine(line text.Segment, inTag *bool) {
	for range line.Padding {
		w.str(" ")
	}
	w.html(line.Start, line.Stop, inTag)
}

func (w *writer) table(n *east.Table) {
	w.str("<table>\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == east.KindTableHeader {
			w.str("<thead>\n")
			w.row(row, "th", n.Alignments)
			w.str("</thead>\n")
			continue
		}
		if !body {
			w.str("<tbody>\n")
			body = true
		}
		w.row(row, "td", n.Alignments)
	}
	if body {
		w.str("</tbody>\n")
	}
	w.str("</table>\n")
}

func (w *writer) row(row ast.Node, name string, alignments []east.Alignment) {
	w.str("<tr>\n")
	for cell, i := row.FirstChild(), 0; cell != nil; cell, i = cell.NextSibling(), i+1 {
		tag := "<" + name
		if i < len(alignments) && alignments[i] != east.AlignNone {
			tag += ` style="text-align:` + alignments[i].String() + `"`
		}
		w.begin(tag+">", cell.Lines())
		w.inCell = true
		w.inlines(cell)
		w.inCell = false
		w.str("</" + name + ">\n")
	}
	w.str("</tr>\n")
}

// notesUsed writes the footnotes that something refers to behind all else.
func (w *writer) notesUsed() {
	w.str("<div class=\"footnotes\" role=\"doc-endnotes\">\n<hr>\n<ol>\n")
	for _, n := range w.used {
		number := strconv.Itoa(n.number)
		w.Copy(len(w.out), n.start, 0)
		w.str(`<li id="fn:` + number + "\">\n")
		w.note(n, number)
		w.str("</li>\n")
	}
	w.str("</ol>\n</div>\n")
}

// note writes the text of a footnote, and the ways back at the end of its last
// paragraph.
func (w *writer) note(n *note, number string) {
	last := n.LastChild()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p, ok := c.(*ast.Paragraph)
		if c != last || !ok {
			w.block(c)
			continue
		}
		w.begin("<p>", p.Lines())
		w.inlines(p)
		w.waysBack(n, number)
		w.str("</p>\n")
		return
	}
	w.waysBack(n, number)
}

func (w *writer) waysBack(n *note, number string) {
	start := len(w.out)
	for i := 1; i <= n.references; i++ {
		w.str(`&#160;<a href="#` + refID(i, number) + `" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>`)
	}
	w.marks = append(w.marks, Range{start, len(w.out)})
}

// refID is the id of the reference that is the nth to a note.
func refID(nth int, number string) string {
	if nth == 1 {
		return "fnref:" + number
	}
	return "fnref" + strconv.Itoa(nth-1) + ":" + number
}

// holdsOnlyTags reports whether nothing but tags stands in some lines.
func (w *writer) holdsOnlyTags(lines *text.Segments) bool {
	if len(w.tags) == 0 {
		return false
	}
	for i := range lines.Len() {
		line := lines.At(i)
		if len(bytes.Trim(w.text[line.Start:line.Stop], " \t\r\n"+string(rune(tags.Mask)))) > 0 {
			return false
		}
	}
	return true
}
