package inline

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/template"
)

// destination is an address as the destination of a link (CommonMark 0.31,
// 6.3). What may not stand in one is percent-encoded, as a browser would do, as
// not every reader knows a backslash there. A mark of a template engine that is
// to be run stands as it is, one that is text in pointed brackets, as it mostly
// has blanks in it.
func (r *Run) destination(s string) string {
	if template.IsHidden(s) {
		return r.hiddenDestination(s)
	}
	var b strings.Builder
	nested := areNested(s)
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c == 0x7f || c == '\\' || c == '<' || c == '>' || c == '`' || c == '"':
			fmt.Fprintf(&b, "%%%02X", c)
		case (c == '(' || c == ')') && !nested, c == '|' && (r.Cell || r.Pipes), c == '*' && r.Pipes:
			fmt.Fprintf(&b, "%%%02X", c)
		case c == '&' && isEntity(s[i:]):
			b.WriteString("&amp;")
		case c == '{' || c == '}':
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// areNested reports whether each parenthesis in an address has its other one.
func areNested(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 || depth > 3 {
			return false
		}
	}
	return depth == 0
}

// isShown reports whether there is a mark of a template engine in an address
// that is text, as it is not run.
func (r *Run) isShown(s string) bool {
	shown := false
	if template.IsHidden(s) {
		r.Marks.Show(s, func(mark string) string {
			shown = shown || !r.runs(mark)
			return mark
		})
	}
	return shown
}

// hiddenDestination is an address with marks of template engines in it.
func (r *Run) hiddenDestination(s string) string {
	if !r.isShown(s) {
		return strings.ReplaceAll(s, " ", "%20")
	}
	s = strings.NewReplacer("\\", `\\`, "<", `\<`, ">", `\>`, "\n", " ", "\r", " ", "\t", " ").Replace(r.Marks.Show(s, nil))
	if r.Cell {
		s = strings.ReplaceAll(s, "|", "%7C")
	}
	return "<" + s + ">"
}

// title is the title of a link or an image, behind its destination. It has no
// backslashes, which not every reader knows there.
func (r *Run) title(s string) string {
	s = OneLine(s)
	if s == "" {
		return ""
	}
	return ` "` + r.escapeAttribute(s) + `"`
}

// escapeAttribute is text between double quotes, in HTML or in a title.
func (r *Run) escapeAttribute(s string) string {
	if r.isShown(s) {
		s = r.Marks.Show(s, nil)
	}
	s = html.EscapeString(s)
	s = strings.ReplaceAll(s, "&#34;", "&quot;")
	s = strings.ReplaceAll(s, "&#39;", "'")
	if r.Cell || r.Pipes {
		s = strings.ReplaceAll(s, "|", "&#124;")
	}
	if strings.Contains(s, `\`) {
		s = strings.ReplaceAll(s, `\`, "&#92;")
	}
	return r.escapeInHTML(s)
}

// isEntity reports whether text begins with what Markdown reads as a
// reference to a character: one with a semicolon.
func isEntity(text string) bool {
	const longest = 33 // &CounterClockwiseContourIntegral;
	for i := 1; i < min(len(text), longest); i++ {
		switch c := text[i]; {
		case c == ';':
			return i > 1 && html.UnescapeString(text[:i+1]) != text[:i+1]
		case (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && (c != '#' || i > 1):
			return false
		}
	}
	return false
}
