package tags

import (
	"bytes"

	"github.com/yuin/goldmark/util"
)

// Lists of attributes give an element a class or an id: {: .class #id} of
// kramdown, {.class #id key="value"} of Hugo, pandoc and Python-Markdown.

// longestList is the length in bytes of the longest list of attributes.
const longestList = 500

// attributeList is the length of the list of attributes that a line begins
// with, or 0.
func attributeList(line []byte) int {
	line = line[:min(len(line), longestList)]
	end := bytes.IndexByte(line, '}')
	if end < len("{x") || bytes.IndexByte(line[1:end], '{') >= 0 {
		return 0
	}
	inner := line[1:end]
	if inner[0] == ':' {
		if len(inner) > 1 && !isAlphanumeric(inner[1]) && bytes.IndexByte([]byte(" .#:/"), inner[1]) < 0 {
			return 0
		}
		return end + 1
	}
	if !areAttributes(inner) {
		return 0
	}
	return end + 1
}

// areAttributes reports whether text is a list of .class, #id and key=value.
func areAttributes(text []byte) bool {
	n := 0
	for text = bytes.TrimSpace(text); len(text) > 0; text = bytes.TrimLeft(text, " \t") {
		size := attributeSize(text)
		if size == 0 || size < len(text) && !util.IsSpace(text[size]) {
			return false
		}
		text = text[size:]
		n++
	}
	return n > 0
}

// attributeSize is the length of the attribute that text begins with, or 0.
func attributeSize(text []byte) int {
	if text[0] == '.' || text[0] == '#' {
		if n := nameSize(text[1:]); n > 0 {
			return 1 + n
		}
		return 0
	}
	n := nameSize(text)
	if n == 0 || n+1 >= len(text) || text[n] != '=' {
		return 0
	}
	value := text[n+1:]
	if q := value[0]; q == '"' || q == '\'' {
		end := bytes.IndexByte(value[1:], q)
		if end < 0 {
			return 0
		}
		return n + 1 + end + 2
	}
	if end := bytes.IndexAny(value, " \t"); end >= 0 {
		return n + 1 + end
	}
	return len(text)
}

func nameSize(text []byte) int {
	n := 0
	for n < len(text) && (isAlphanumeric(text[n]) || text[n] >= 0x80 || bytes.IndexByte([]byte("-_:."), text[n]) >= 0) {
		n++
	}
	return n
}

// ID is the id that a list of attributes names, or empty.
func ID(list []byte) string {
	for item := range bytes.FieldsSeq(bytes.Trim(list, "{}: \t")) {
		if id, ok := bytes.CutPrefix(item, []byte{'#'}); ok {
			return string(id)
		}
	}
	return ""
}

// standsAsAttributes reports whether a list stands where it gives attributes
// to something: alone in its line, right behind a span, at the end of a
// heading, or, of kramdown's, at the start of an item.
func standsAsAttributes(src []byte, lineStart, start, end, lineEnd int) bool {
	kramdown := src[start+1] == ':'
	before, behind := src[lineStart:start], bytes.TrimSpace(src[end:lineEnd])
	marks := bytes.Trim(before, " \t>")
	switch {
	case len(marks) == 0:
		return len(behind) == 0 && !isCode(src, lineStart, before)
	case kramdown && len(bytes.Trim(marks, "*+-.0123456789")) == 0:
		return true
	case len(behind) == 0 && (marks[0] == '#' || isUnderline(src[min(lineEnd+1, len(src)):])):
		return true
	}
	switch src[start-1] {
	case ')', ']':
		return true
	case '*', '_', '`', '>', ':', '"':
		return kramdown || bytes.IndexByte([]byte(".# "), src[start+1]) >= 0
	}
	return false
}

// isCode reports whether a line that begins with some blanks is one of code:
// four of them behind a blank line.
func isCode(src []byte, lineStart int, indent []byte) bool {
	if len(indent) < 4 && bytes.IndexByte(indent, '\t') < 0 || bytes.IndexByte(indent, '>') >= 0 {
		return false
	}
	before := src[:max(lineStart-1, 0)]
	return len(bytes.TrimSpace(before[bytes.LastIndexByte(before, '\n')+1:])) == 0
}

// isUnderline reports whether text begins with the line below a heading.
func isUnderline(text []byte) bool {
	line, _, _ := bytes.Cut(text, []byte{'\n'})
	line = bytes.TrimSpace(line)
	return len(line) > 0 && (len(bytes.Trim(line, "=")) == 0 || len(bytes.Trim(line, "-")) == 0)
}

// attributeList masks a list of attributes. One that is alone in its line ends
// the paragraph before it, so its line becomes blank; if it asks for a table
// of contents, so does the item before it, which it replaces. The offset behind
// it comes back, or that behind the comment that it begins.
func (m *masker) attributeList(lineStart, start, end int) int {
	t := Tag{Start: start, End: end, Kind: Attributes}
	if len(bytes.Trim(m.src[lineStart:start], " \t>")) > 0 {
		m.keep(t, Mask)
		return end
	}
	if bytes.HasPrefix(m.src[start:], []byte("{::comment")) {
		if last, lastEnd := m.kramdownEnd(end); last >= 0 {
			t.End, t.Kind = lastEnd, Hidden
			m.keep(t, Mask)
			return lastEnd
		}
	}
	m.keep(t, ' ')
	if m.src[start+1] == ':' && bytes.Contains(m.src[start:end], []byte("toc")) {
		m.blankItem(lineStart)
	}
	return end
}

// kramdownEnd finds the end of a {::comment}.
func (m *masker) kramdownEnd(from int) (start, end int) {
	at := -1
	for _, last := range []string{"{:/comment}", "{:/}"} {
		if i := m.find(last, from); i >= 0 && (at < 0 || i < at) {
			at, end = i, i+len(last)
		}
	}
	return at, end
}

// blankItem blanks the line before one if it is an item of a list.
func (m *masker) blankItem(lineStart int) {
	if lineStart == 0 {
		return
	}
	start := bytes.LastIndexByte(m.src[:lineStart-1], '\n') + 1
	line := bytes.TrimSpace(m.src[start : lineStart-1])
	mark, _, ok := bytes.Cut(line, []byte{' '})
	if ok && len(mark) > 0 && len(bytes.Trim(mark, "*+-.0123456789")) == 0 {
		m.fill(start, start+len(bytes.TrimRight(m.src[start:lineStart-1], "\r")), ' ')
	}
}
