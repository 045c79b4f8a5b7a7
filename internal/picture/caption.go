package picture

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/token"
)

// textOf is the text of the HTML that an attribute holds, on one line, such as
// that of data-caption. What begins like a tag and never ends is text.
func textOf(val []byte) string {
	if bytes.IndexByte(val, '<') < 0 && bytes.IndexByte(val, '&') < 0 {
		return prose.Flatten(string(val))
	}
	var text []byte
	z, hidden := token.New(val, 0), false
	for end := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return prose.Flatten(string(append(text, val[end:]...)))
		}
		end += len(z.Raw())
		switch kind {
		case html.TextToken:
			if !hidden {
				text = append(text, z.Text()...)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name := atom.Lookup(z.TagName())
			hidden = kind == html.StartTagToken && (name == atom.Script || name == atom.Style)
			if !isInText(name) {
				text = append(text, ' ')
			}
		}
	}
}

// isInText reports whether an element stands within a word as well as between
// two.
func isInText(name atom.Atom) bool {
	switch name {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Mark, atom.Q, atom.S, atom.Script, atom.Style,
		atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Tt, atom.U, atom.Wbr:
		return true
	}
	return false
}
