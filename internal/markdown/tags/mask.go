package tags

import "bytes"

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
// Markdown, but Tags in it are text.
var regions = map[string]Kind{
	"highlight": Code, // Jekyll, Hugo
	"codeblock": Code, // Hexo
	"code":      Code,
	"comment":   Hidden,
	"raw":       Template,
	"verbatim":  Template, // Nunjucks
}

// A masker goes over a body once.
type masker struct {
	src     []byte
	text    []byte // a copy of src with masks, once there is one to write
	tags    List
	at      int
	fence   []byte         // the marks that a fence began with
	raw     int            // offset up to which tags are text
	next    map[string]int // where a mark stands next, once it was looked for
	unended map[string]bool
	blank   int     // offset of the next blank line, once it was looked for
	single  [64]int // for backticks of a length: up to where no more follow
}

func (m *masker) scan() {
	for m.at < len(m.src) {
		end := m.lineEnd(m.at)
		if !m.isFence(m.src[m.at:end]) {
			m.line(m.at, end)
		}
		m.at = max(m.at, end+1)
	}
}

// lineEnd is the offset of the line end at or behind an offset.
func (m *masker) lineEnd(at int) int {
	if i := bytes.IndexByte(m.src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(m.src)
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
	last, lastEnd := -1, -1
	if ok {
		last, lastEnd = m.regionEnd(f, name, end)
	}
	t := Tag{Start: start, End: end}
	switch {
	case last < 0:
	case kind == Template:
		m.raw = last
	default:
		t = Tag{Start: start, End: lastEnd, Kind: kind, Inner: end, InnerEnd: last}
	}
	m.keep(t, Mask)
	return t.End
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

// keep keeps a tag, and writes a byte over all of its own.
func (m *masker) keep(t Tag, with byte) {
	m.tags = append(m.tags, t)
	m.fill(t.Start, t.End, with)
}

func (m *masker) fill(start, end int, with byte) {
	if &m.text[0] == &m.src[0] {
		m.text = bytes.Clone(m.src)
	}
	for i := start; i < end; i++ {
		m.text[i] = with
	}
}

func runOf(line []byte, c byte) int {
	n := 0
	for n < len(line) && line[n] == c {
		n++
	}
	return n
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
