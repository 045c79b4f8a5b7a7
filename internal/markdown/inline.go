package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/goarticle/article/internal/markdown/entity"
)

func (w *writer) inlines(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *writer) inline(node ast.Node) {
	switch n := node.(type) {
	case *ast.Text:
		w.prose(n.Segment.Start, n.Segment.Stop)
		switch {
		case n.HardLineBreak():
			w.str("<br>\n")
		case n.SoftLineBreak():
			w.str("\n")
		}
	case *link:
		w.link(n)
	case *ast.Emphasis:
		open, end := "<em>", "</em>"
		if n.Level == 2 {
			open, end = "<strong>", "</strong>"
		}
		w.element(open, n, end)
	case *east.Strikethrough:
		w.element("<del>", n, "</del>")
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *noteRef:
		w.noteRef(n)
	case *east.TaskCheckBox:
		if n.IsChecked {
			w.str(`<input checked="" disabled="" type="checkbox"> `)
		} else {
			w.str(`<input disabled="" type="checkbox"> `)
		}
	}
}

func (w *writer) element(open string, n ast.Node, end string) {
	w.str(open)
	w.inlines(n)
	w.str(end)
}

func (w *writer) link(n *link) {
	w.Stand(len(w.out), n.start, n.end)
	if n.image {
		w.str(`<img src="`)
		w.addressOf(&n.to)
		w.str(` alt="`)
		w.attribute(w.appendText(nil, n))
		w.str(`"`)
		w.titleOf(&n.to)
		w.str(">")
		return
	}
	w.str(`<a href="`)
	w.addressOf(&n.to)
	w.titleOf(&n.to)
	w.element(">", n, "</a>")
}

// addressOf writes an address up to the quote behind it.
func (w *writer) addressOf(to *target) {
	w.attribute(entity.Decode(w.unmasked(to.address, to.addressAt)))
	w.str(`"`)
}

func (w *writer) titleOf(to *target) {
	if to.titleAt < 0 {
		return
	}
	w.str(` title="`)
	w.attribute(entity.Decode(w.unmasked(to.title, to.titleAt)))
	w.str(`"`)
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.text)
	start, end := n.Pos(), n.Pos()+len(label)
	if w.text[start] == '<' {
		end += len("<>")
	}
	w.Stand(len(w.out), start, end)
	w.str(`<a href="`)
	switch {
	case n.AutoLinkType != ast.AutoLinkEmail:
		w.attribute(n.URL(w.text))
	default:
		if !bytes.HasPrefix(bytes.ToLower(label), []byte("mailto:")) {
			w.str("mailto:")
		}
		w.attribute(label)
	}
	w.str(`">`)
	w.attribute(label)
	w.str("</a>")
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.str("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		start, stop := t.Segment.Start, t.Segment.Stop
		switch {
		case w.inCell:
			w.cellCode(start, stop)
		case stop > start && w.src[stop-1] == '\n':
			w.verbatim(start, stop-1)
			w.str(" ")
		default:
			w.verbatim(start, stop)
		}
	}
	w.str("</code>")
}

// cellCode writes code of a table, where a bar has a backslash before it.
func (w *writer) cellCode(start, stop int) {
	for {
		i := bytes.Index(w.src[start:stop], []byte(`\|`))
		if i < 0 {
			break
		}
		w.verbatim(start, start+i)
		start += i + 1
	}
	w.verbatim(start, stop)
}

func (w *writer) rawHTML(n *ast.RawHTML) {
	inTag := true
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		w.html(s.Start, s.Stop, &inTag)
	}
}

func (w *writer) noteRef(n *noteRef) {
	start, number := len(w.out), strconv.Itoa(n.note.number)
	w.Stand(start, n.at, n.at+len("[^]")+len(n.note.name))
	w.str(`<sup id="` + refID(n.nth, number) + `"><a href="#fn:` + number + `" class="footnote-ref" role="doc-noteref">` + number + "</a></sup>")
	w.marks = append(w.marks, Range{start, len(w.out)})
}

// appendText appends what of a node is text, without elements and tags.
func (w *writer) appendText(to []byte, node ast.Node) []byte {
	for c := node.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			if n.IsRaw() {
				to = append(to, n.Segment.Value(w.src)...)
			} else {
				to = append(to, entity.Decode(w.withoutTags(n.Segment.Start, n.Segment.Stop))...)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				to = append(to, '\n')
			}
		case *ast.AutoLink:
			to = append(to, n.Label(w.text)...)
		default:
			to = w.appendText(to, c)
		}
	}
	return to
}
