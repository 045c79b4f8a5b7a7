package markdown

import (
	"bytes"
	"sort"
)

// Tags of site generators and lists of attributes are no Markdown, and their
// quotes, bars and brackets mean nothing in it. Before goldmark reads a body,
// each byte of them is masked, so that all offsets stay. What a tag stands for
// is decided when the body is rendered.

// mask is the byte that stands for those of a tag: a control character that
// goldmark takes for a letter.
const mask = 0x7F

// A tag is a part of the body that a site generator or an extension of
// Markdown gives a meaning, not Markdown itself.
type tag struct {
	start, end int32
	kind       tagKind
	inner      int32 // of code: where it begins
	innerEnd   int32
}

type tagKind uint8

const (
	template   tagKind = iota // {{< … >}}, {% … %} and the like
	attributes                // {: .class}, {#id}
	code                      // a region of code, with the tags around it
	hidden                    // a region that nobody sees
)

// A form is how tags of an engine begin and end.
type form struct{ open, end string }

// forms are those that are known, the longer before the shorter.
var forms = [...]form{
	{"{{<", ">}}"}, // Hugo's shortcodes
	{"{{%", "%}}"},
	{"{{{", "}}}"}, // Handlebars
	{"{{", "}}"},   // Liquid, Nunjucks, Go
	{"{%", "%}"},   // Liquid, Nunjucks
	{"{# ", "#}"},  // comments of Nunjucks; without a blank it is an id
}

// regions are tags whose content is none of the post's Markdown, up to the tag
// that ends them: endNAME of Liquid, /NAME of Hugo. Of raw ones the content is
// Markdown, but tags in it are text.
var regions = map[string]tagKind{
	"highlight": code, // Jekyll, Hugo
	"codeblock": code, // Hexo
	"code":      code,
	"comment":   hidden,
	"raw":       template,
	"verbatim":  template, // Nunjucks
}

// A masker goes over a body once.
type masker struct {
	*reading
	at      int
	fence   []byte         // the marks that a fence began with
	raw     int            // offset up to which tags are text
	next    map[string]int // where a mark stands next, once it was looked for
	unended map[string]bool
	blank   int // offset of the next blank line, once it was looked for
	single  [64]int
}

// maskTags finds the tags of a body. Most bodies have none.
func (r *reading) maskTags() {
	if !mayHoldTags(r.src) {
		return
	}
	m := masker{reading: r, next: map[string]int{}, unended: map[string]bool{}, blank: -1}
	for m.at < len(m.src) {
		end := m.lineEnd(m.at)
		if !m.isFence(m.src[m.at:end]) {
			m.line(m.at, end)
		}
		m.at = max(m.at, end+1)
	}
}

func mayHoldTags(body []byte) bool {
	for i := bytes.IndexByte(body, '{'); i >= 0; {
		if startsTag(body[i:]) {
			return true
		}
		next := bytes.IndexByte(body[i+1:], '{')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// startsTag reports whether a brace may begin a tag or a list of attributes.
func startsTag(text []byte) bool {
	if len(text) > 1 {
		switch text[1] {
		case '{', '%', '#', ':', '.':
			return true
		}
	}
	line, _, _ := bytes.Cut(text[:min(len(text), longestList)], []byte{'\n'})
	return attributeList(line) > 0
}

// isFence reports whether a line begins, ends or belongs to a block of code
// between fences, also in quotes and lists.
func (m *masker) isFence(line []byte) bool {
	line = bytes.TrimLeft(line, " \t>")
	if m.fence == nil {
		line = bytes.TrimLeft(bytes.TrimLeft(line, "-*+0123456789.)"), " \t")
	}
	n := 0
	if len(line) > 0 && (line[0] == '`' || line[0] == '~') {
		n = runOf(line, line[0])
	}
	if m.fence != nil {
		if n >= len(m.fence) && line[0] == m.fence[0] && len(bytes.TrimSpace(line[n:])) == 0 {
			m.fence = nil
		}
		return true
	}
	if n < len("```") || line[0] == '`' && bytes.IndexByte(line[n:], '`') >= 0 {
		return false
	}
	m.fence = line[:n]
	return true
}

// line looks for tags in a line, and moves on behind what spans more than it.
func (m *masker) line(start, end int) {
	for i := start; i < end; {
		switch m.src[i] {
		case '\\':
			i += 2
		case '`':
			i = m.codeSpan(i)
		case '{':
			i = m.brace(start, i, end)
		default:
			i++
		}
		m.at = i
	}
}

// codeSpan is the offset behind a code span that begins at one, or behind its
// backticks if it has no end in the paragraph.
func (m *masker) codeSpan(at int) int {
	n := runOf(m.src[at:], '`')
	if n >= len(m.single) || m.single[n] > at { // known to have none
		return at + n
	}
	end := m.nextBlank(at)
	for i := at + n; i < end; {
		next := bytes.IndexByte(m.src[i:end], '`')
		if next < 0 {
			break
		}
		i += next
		run := runOf(m.src[i:], '`')
		i += run
		if run == n {
			return i
		}
	}
	m.single[n] = end
	return at + n
}

// nextBlank is the offset of the next blank line.
func (m *masker) nextBlank(at int) int {
	if m.blank > at {
		return m.blank
	}
	m.blank = len(m.src)
	for start := m.lineEnd(at) + 1; start < len(m.src); {
		end := m.lineEnd(start)
		if len(bytes.TrimSpace(m.src[start:end])) == 0 {
			m.blank = start
			break
		}
		start = end + 1
	}
	return m.blank
}

// brace is the offset behind a tag that begins at one, or behind its brace if
// there is none.
func (m *masker) brace(lineStart, at, lineEnd int) int {
	if at < m.raw {
		return at + 1
	}
	for _, f := range forms {
		if !bytes.HasPrefix(m.src[at:], []byte(f.open)) {
			continue
		}
		if end := m.find(f.end, at+len(f.open)); end >= 0 && end < m.nextBlank(at) {
			return m.template(f, at, end+len(f.end))
		}
		return at + len(f.open)
	}
	if n := attributeList(m.src[at:lineEnd]); n > 0 {
		if standsAsAttributes(m.src, lineStart, at, at+n, lineEnd) {
			return m.attributeList(lineStart, at, at+n)
		}
	}
	return at + 1
}

// find is the offset of a mark at or behind an offset, -1 if there is none.
func (m *masker) find(mark string, at int) int {
	if i, ok := m.next[mark]; ok && (i >= at || i < 0) {
		return i
	}
	i := bytes.Index(m.src[at:], []byte(mark))
	if i >= 0 {
		i += at
	}
	m.next[mark] = i
	return i
}

// template masks a tag, or the region that it begins, and returns the offset
// behind it.
func (m *masker) template(f form, start, end int) int {
	name := tagName(m.src[start+len(f.open) : end-len(f.end)])
	kind, ok := regions[name]
	if !ok {
		m.mask(tag{start: int32(start), end: int32(end)})
		return end
	}
	last, lastEnd := m.regionEnd(f, name, end)
	switch {
	case last < 0:
		m.mask(tag{start: int32(start), end: int32(end)})
		return end
	case kind == template:
		m.raw = last
		m.mask(tag{start: int32(start), end: int32(end)})
		return end
	}
	m.mask(tag{start: int32(start), end: int32(lastEnd), kind: kind, inner: int32(end), innerEnd: int32(last)})
	return lastEnd
}

// tagName is the first word of a tag.
func tagName(inner []byte) string {
	inner = bytes.TrimLeft(bytes.TrimPrefix(inner, []byte{'-'}), " \t\r\n")
	if i := bytes.IndexAny(inner, " \t\r\n"); i >= 0 {
		inner = inner[:i]
	}
	return string(bytes.TrimSuffix(inner, []byte{'-'}))
}

// regionEnd finds the tag that ends a region, from an offset on.
func (m *masker) regionEnd(f form, name string, from int) (start, end int) {
	last := "end" + name
	if f.open != "{%" {
		last = "/" + name
	}
	if m.unended[f.open+last] {
		return -1, -1
	}
	for at := from; ; {
		i := bytes.Index(m.src[at:], []byte(f.open))
		if i < 0 {
			break
		}
		start = at + i
		at = start + len(f.open)
		inner := m.src[at:min(at+len(last)+20, len(m.src))]
		if j := bytes.Index(inner, []byte(f.end)); j >= 0 && closes(inner[:j], last) {
			return start, at + j + len(f.end)
		}
	}
	m.unended[f.open+last] = true
	return -1, -1
}

// closes reports whether a tag says no more than a word: - endraw -, / raw.
func closes(inner []byte, word string) bool {
	s := bytes.TrimSpace(bytes.Trim(inner, "-"))
	if rest, ok := bytes.CutPrefix(s, []byte{'/'}); ok {
		return word[0] == '/' && string(bytes.TrimSpace(rest)) == word[1:]
	}
	return string(s) == word
}

// mask keeps a tag, and masks its bytes.
func (m *masker) mask(t tag) {
	m.keep(t, mask)
}

func (m *masker) keep(t tag, with byte) {
	m.tags = append(m.tags, t)
	m.fill(int(t.start), int(t.end), with)
}

func (m *masker) fill(start, end int, with byte) {
	if &m.text[0] == &m.src[0] {
		m.text = bytes.Clone(m.src)
	}
	for i := start; i < end; i++ {
		m.text[i] = with
	}
}

// firstTag is the first tag that ends behind an offset, or nil.
func (r *reading) firstTag(at int) *tag {
	i := sort.Search(len(r.tags), func(i int) bool { return int(r.tags[i].end) > at })
	if i == len(r.tags) {
		return nil
	}
	return &r.tags[i]
}

// tagOver is the tag that an offset stands in, or nil.
func (r *reading) tagOver(at int) *tag {
	if t := r.firstTag(at); t != nil && int(t.start) <= at {
		return t
	}
	return nil
}

// tagThatEnds is the tag that ends at an offset, or nil.
func (r *reading) tagThatEnds(at int) *tag {
	if t := r.firstTag(at - 1); t != nil && int(t.end) == at {
		return t
	}
	return nil
}

// unmasked is the text of goldmark's that begins at an offset, as it is in the
// body. A title of more than one line is its own text, and keeps its masks.
func (r *reading) unmasked(text []byte, at int) []byte {
	if len(r.tags) == 0 || at+len(text) > len(r.src) || !bytes.Equal(text, r.text[at:at+len(text)]) {
		return text
	}
	return r.src[at : at+len(text)]
}

// withoutTags is a part of the body, less its tags.
func (r *reading) withoutTags(at, stop int) []byte {
	if len(r.tags) == 0 || bytes.IndexByte(r.text[at:stop], mask) < 0 {
		return r.src[at:stop]
	}
	var text []byte
	for t := r.firstTag(at); t != nil && int(t.start) < stop; t = r.firstTag(at) {
		text = append(text, r.src[at:max(at, int(t.start))]...)
		at = min(int(t.end), stop)
	}
	return append(text, r.src[at:stop]...)
}
