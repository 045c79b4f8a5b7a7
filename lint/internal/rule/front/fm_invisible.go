package front

import (
	"bytes"
	"unicode/utf8"

	"github.com/goarticle/article/lint/internal/page"
)

// Invisible is the rule fm-invisible.
func Invisible(p *page.Page) {
	mark := []byte("\ufeff")
	front := p.Source[:p.Body()]
	for at := p.Opener(); ; {
		i := bytes.Index(front[min(at, len(front)):], mark)
		if i < 0 {
			return
		}
		at += i
		p.Report(at, at+len(mark), "want text that shows, have U+FEFF, a byte order mark, before %s", next(front[at+len(mark):]))
		at += len(mark)
	}
}

// next is the character that text begins with, for people.
func next(text []byte) string {
	r, _ := utf8.DecodeRune(text)
	if len(text) == 0 || r < ' ' {
		return "the end of the line"
	}
	return string(r)
}
