package text

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// An oddity is a kind of character that a post should not have. Each kind is
// reported once, at its first place.
type oddity struct {
	format      string // of the message; takes the character
	inCode      bool   // counts within code, too
	first, size int
	char        rune
	n           int
}

// Encoding is the rule text-encoding. The article may be nil.
func Encoding(p *page.Page) {
	if name := utf16Mark(p.Source); name != "" {
		p.Report(0, 2, "want UTF-8, have %s", name)
		return
	}
	if !hasOddity(p.Source) {
		return
	}
	invalid := oddity{format: "want UTF-8, have the byte 0x%02x", inCode: true}
	lost := oddity{format: "want the character that was lost in a conversion, have %U"}
	control := oddity{format: "want text, have the control character %U"}
	code := p.Markup().CodeMask()
	for i := 0; i < len(p.Source); {
		r, n := utf8.DecodeRune(p.Source[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			invalid.add(i, n, rune(p.Source[i]), false)
		case r == utf8.RuneError:
			lost.add(i, n, r, code[i])
		case isControl(r):
			control.add(i, n, r, code[i])
		}
		i += n
	}
	for _, o := range []oddity{invalid, lost, control} {
		if o.n > 0 {
			p.Report(o.first, o.first+o.size, "%s%s", fmt.Sprintf(o.format, o.char), phrase.MoreInPost(o.n-1))
		}
	}
}

func (o *oddity) add(at, size int, char rune, inCode bool) {
	if inCode && !o.inCode {
		return
	}
	if o.n++; o.n == 1 {
		o.first, o.size, o.char = at, size, char
	}
}

func utf16Mark(src []byte) string {
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return "UTF-16"
	}
	return ""
}

func hasOddity(src []byte) bool {
	for _, c := range src {
		if isControl(rune(c)) {
			return true
		}
	}
	return bytes.Contains(src, []byte("\ufffd")) || !utf8.Valid(src)
}

// isControl reports whether r is a control character of ASCII that text does
// not have.
func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' }
