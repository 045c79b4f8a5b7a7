// Package address finds the addresses of images, videos, links and files in a
// body, each with the bytes that it stands in, so that one can be read or
// replaced where it stands. In goes the text of a body, HTML or Markdown; out
// come addresses. It must not know Articles, nor what an address leads to.
package address

import (
	"html"
	"slices"
	"strings"
)

// A Ref is an address in a body.
type Ref struct {
	Start, End int    // its bytes
	Value      string // without entities, escapes and blanks around it
	Link       bool   // it is one that a reader follows, not one that the page shows

	form form
}

// A form is how an address is spelled where it stands.
type form int

const (
	quoted   form = iota // in quotes, in HTML
	bare                 // without quotes, in HTML
	listed               // in a srcset
	markdown             // behind a bracket of Markdown
	angled               // in <>, of Markdown
)

// In are the addresses in a body, in order. In Markdown those in code are none,
// and those of the HTML in it are found, too.
func In(body string, isMarkdown bool) []Ref {
	if !isMarkdown {
		return inHTML(body)
	}
	text := WithoutCode(body)
	list := append(inHTML(text), inMarkdown(text)...)
	slices.SortFunc(list, func(a, b Ref) int { return a.Start - b.Start })
	end := 0
	return slices.DeleteFunc(list, func(r Ref) bool {
		within := r.Start < end
		end = max(end, r.End)
		return within
	})
}

// Replace is a body in which each address stands as to says, which reports
// whether there is another one.
func Replace(body string, isMarkdown bool, to func(Ref) (string, bool)) string {
	var b strings.Builder
	pos := 0
	for _, r := range In(body, isMarkdown) {
		if s, ok := to(r); ok {
			b.WriteString(body[pos:r.Start])
			b.WriteString(r.form.spelled(s))
			pos = r.End
		}
	}
	if pos == 0 {
		return body
	}
	b.WriteString(body[pos:])
	return b.String()
}

// spelled is an address as it may stand where one of this form stood.
func (f form) spelled(s string) string {
	space := strings.NewReplacer(" ", "%20", "\t", "%09", "\n", "%0A", "\r", "%0D")
	switch f {
	case bare:
		return `"` + html.EscapeString(s) + `"`
	case listed:
		s = strings.ReplaceAll(space.Replace(s), ",", "%2C")
	case markdown:
		return strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C").Replace(space.Replace(s))
	case angled:
		return strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C").Replace(space.Replace(s))
	}
	return html.EscapeString(s)
}

// IsLocal reports whether an address is relative and names a file: it has
// neither a scheme nor a host, does not begin at the root of the site, and is
// no mark of a template engine.
func IsLocal(s string) bool {
	if s == "" || strings.ContainsAny(s[:1], "/\\#?") || strings.Contains(s, "{{") || strings.Contains(s, "{%") {
		return false
	}
	colon := strings.IndexByte(s, ':')
	return colon < 0 || strings.ContainsAny(s[:colon], "/?#")
}

// Path is the path that a local address names, without its query and
// fragment, and with what is written as %20 and the like as it is.
func Path(s string) string {
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := strings.IndexByte(hexDigits, s[i+1]|0x20), strings.IndexByte(hexDigits, s[i+2]|0x20)
			if hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

const hexDigits = "0123456789abcdef"
