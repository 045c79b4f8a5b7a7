package prepare

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// marked is the body with a mark in each tag of an image or a link of the
// Article, as an attribute that the body does not have: its number, behind a
// letter for links, and words in the place of marks of template engines.
func (b *body) marked(source string) (out []byte, mark string) {
	mark = "data-article"
	for n := 2; containsFold(source, mark); n++ {
		mark = fmt.Sprintf("data-article-%d", n)
	}
	out = make([]byte, 0, len(source)+(len(b.images)+len(b.links))*len(`img data-article="a00000" `))
	pos, sections := 0, 0
	var code codeScanner
	for t := range b.tags() {
		if t.offset < pos || t.offset+len("<a>") > len(source) {
			continue
		}
		name := strings.IndexAny(source[t.offset+1:], " \t\r\n\f/>")
		if name < 1 {
			continue
		}
		out = append(out, b.Marks.Hide(code.escape(withoutCDATA(source[pos:t.offset], &sections)))...)
		out = t.append(out, mark)
		pos = t.offset + 1 + name
	}
	return append(out, b.Marks.Hide(code.escape(withoutCDATA(source[pos:], &sections)))...), mark
}

// containsFold is strings.Contains for a mark of lower case in any.
func containsFold(s, mark string) bool {
	for {
		i := strings.IndexAny(s, "dD")
		if i < 0 || len(s)-i < len(mark) {
			return false
		}
		if strings.EqualFold(s[i:i+len(mark)], mark) {
			return true
		}
		s = s[i+1:]
	}
}

// A markedTag is a tag of the body that is to be found in the tree.
type markedTag struct {
	offset int
	name   string
	letter string // before the number
	number int
}

// append appends the start of the tag with a mark.
func (t markedTag) append(out []byte, mark string) []byte {
	out = append(append(append(append(out, '<'), t.name...), ' '), mark...)
	out = strconv.AppendInt(append(append(out, `="`...), t.letter...), int64(t.number), 10)
	return append(out, `" `...)
}

// tags are the tags to mark, in the order of the body.
func (b *body) tags() iter.Seq[markedTag] {
	return func(yield func(markedTag) bool) {
		for i, k := 0, 0; i < len(b.images) || k < len(b.links); {
			var t markedTag
			if k == len(b.links) || i < len(b.images) && b.images[i].Offset <= b.links[k].Offset {
				t = markedTag{offset: b.images[i].Offset - b.start, name: "img", number: i}
				i++
			} else {
				t = markedTag{offset: b.links[k].Offset - b.start, name: "a", letter: "a", number: k}
				k++
			}
			if !yield(t) {
				return
			}
		}
	}
}

// withoutCDATA is source without the marks of CDATA sections, of which some are
// open. Feeds leave them in bodies, and an Article passes over them; for HTML
// the first is a comment up to the next >.
func withoutCDATA(source string, open *int) string {
	const start, end = "<![CDATA[", "]]>"
	var out []byte
	for {
		i := strings.Index(source, start)
		n := len(start)
		if *open > 0 {
			if e := strings.Index(source, end); e >= 0 && (i < 0 || e < i) {
				i, n = e, len(end)
			}
		}
		if i < 0 {
			break
		}
		if n == len(start) {
			*open++
		} else {
			*open--
		}
		out = append(out, source[:i]...)
		source = source[i+n:]
	}
	if out == nil {
		return source
	}
	return string(append(out, source...))
}
