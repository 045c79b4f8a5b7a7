package body

import (
	"bytes"

	"github.com/goarticle/article/internal/css"
)

// isMoreMark reports whether a comment ends the excerpt: <!-- more --> and,
// in WordPress, <!--more Read on-->.
func isMoreMark(comment []byte) bool {
	text, ok := bytes.CutPrefix(comment, []byte("<!--"))
	word, _, _ := bytes.Cut(bytes.TrimSpace(bytes.TrimSuffix(text, []byte("-->"))), []byte(" "))
	return ok && css.EqualFold(word, "more")
}

// isMoreID reports whether an element of this id stands where the comment
// stood: WordPress writes more-858127, Hexo more.
func isMoreID(id []byte) bool {
	number, ok := bytes.CutPrefix(id, []byte("more-"))
	return string(id) == "more" || ok && len(number) > 0 && len(bytes.Trim(number, "0123456789")) == 0
}

// markMore notes where the excerpt ends.
func (d *reader) markMore() {
	if d.More < 0 {
		d.More = d.text.Len()
	}
}
