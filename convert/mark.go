package convert

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// marked is the body with a mark in each tag of an image or a link of the
// Article, as an attribute that the body does not have: its number, behind a
// letter for links.
func (b *body) marked(source []byte) (out []byte, mark string) {
	mark = "data-article"
	for n := 2; bytes.Contains(bytes.ToLower(source), []byte(mark)); n++ {
		mark = fmt.Sprintf("data-article-%d", n)
	}
	pos, sections := 0, 0
	for _, t := range b.tags() {
		if t.offset < pos || t.offset+len("<a>") > len(source) {
			continue
		}
		name := bytes.IndexAny(source[t.offset+1:], " \t\r\n\f/>")
		if name < 1 {
			continue
		}
		out = appendWithoutCDATA(out, source[pos:t.offset], &sections)
		out = fmt.Appendf(out, `<%s %s="%s" `, t.name, mark, t.id)
		pos = t.offset + 1 + name
	}
	return appendWithoutCDATA(out, source[pos:], &sections), mark
}

// A markedTag is a tag of the body that is to be found in the tree.
type markedTag struct {
	offset   int
	name, id string
}

// tags are the tags to mark, in the order of the body.
func (b *body) tags() []markedTag {
	var list []markedTag
	for i, m := range b.images {
		list = append(list, markedTag{m.Offset, "img", strconv.Itoa(i)})
	}
	for i, l := range b.links {
		list = append(list, markedTag{l.Offset, "a", "a" + strconv.Itoa(i)})
	}
	slices.SortStableFunc(list, func(x, y markedTag) int { return x.offset - y.offset })
	return list
}

// appendWithoutCDATA appends source without the marks of CDATA sections, of
// which some are open. Feeds leave them in bodies, and an Article passes over
// them; for HTML the first is a comment up to the next >.
func appendWithoutCDATA(out, source []byte, open *int) []byte {
	const start, end = "<![CDATA[", "]]>"
	for {
		i := bytes.Index(source, []byte(start))
		n := len(start)
		if *open > 0 {
			if e := bytes.Index(source, []byte(end)); e >= 0 && (i < 0 || e < i) {
				i, n = e, len(end)
			}
		}
		if i < 0 {
			return append(out, source...)
		}
		if n == len(start) {
			*open++
		} else {
			*open--
		}
		out = append(out, source[:i]...)
		source = source[i+n:]
	}
}
