package address

import (
	"html"
	"strings"
)

// attributes are those that hold addresses, each behind its element, and how:
// alone, in a list of sources, or as where a link leads to.
var attributes = map[string]string{
	"img src": "", "img data-src": "", "img data-original": "", "img data-lazy-src": "", "img srcset": "list", "img data-srcset": "list",
	"amp-img src": "", "amp-img srcset": "list", "source src": "", "source srcset": "list", "source data-srcset": "list",
	"video src": "", "video poster": "", "audio src": "", "track src": "", "embed src": "", "object data": "", "iframe src": "",
	"a href": "link", "area href": "link",
}

// inHTML are the addresses in the start tags of a text.
func inHTML(s string) []Ref {
	var list []Ref
	for pos := 0; pos < len(s); {
		i := strings.IndexByte(s[pos:], '<')
		if i < 0 {
			break
		}
		pos += i
		if strings.HasPrefix(s[pos:], "<!--") {
			end := strings.Index(s[pos:], "-->")
			if end < 0 {
				break
			}
			pos += end
			continue
		}
		t := tag{text: s, pos: pos + 1}
		if !t.readName() {
			pos++
			continue
		}
		for t.readAttribute() {
			list = t.appendRefs(list)
		}
		pos = rawEnd(s, t.pos, t.name)
	}
	return list
}

// rawEnd is where tags count again behind a start tag: at once, but for an
// element whose content is not read as HTML.
func rawEnd(s string, pos int, name string) int {
	switch name {
	case "script", "style", "textarea", "title", "xmp":
	default:
		return pos
	}
	for end := pos; ; {
		i := strings.Index(s[end:], "</")
		if i < 0 {
			return pos // it is never closed: what follows is more likely meant
		}
		end += i + len("</")
		if len(s) >= end+len(name) && strings.EqualFold(s[end:end+len(name)], name) {
			return end
		}
	}
}

// A tag reads a start tag.
type tag struct {
	text string
	pos  int
	name string

	key        string // of the attribute
	start, end int    // of its value
	form       form
}

// readName reads the name, and reports whether it is that of a start tag.
func (t *tag) readName() bool {
	start := t.pos
	if start >= len(t.text) || !isLetter(t.text[start]) {
		return false
	}
	for t.pos < len(t.text) && !isBlank(t.text[t.pos]) && t.text[t.pos] != '>' && t.text[t.pos] != '/' {
		t.pos++
	}
	t.name = strings.ToLower(t.text[start:t.pos])
	return true
}

// readAttribute reads the next attribute, and reports whether there is one.
func (t *tag) readAttribute() bool {
	for t.pos < len(t.text) && (isBlank(t.text[t.pos]) || t.text[t.pos] == '/') {
		t.pos++
	}
	start := t.pos
	for t.pos < len(t.text) && !isBlank(t.text[t.pos]) && strings.IndexByte("=>/", t.text[t.pos]) < 0 {
		t.pos++
	}
	t.key = strings.ToLower(t.text[start:t.pos])
	if t.pos < len(t.text) && t.pos == start && t.text[t.pos] == '=' {
		t.pos++ // a stray one
		t.start, t.end = t.pos, t.pos
		return true
	}
	after := t.pos
	for after < len(t.text) && isBlank(t.text[after]) {
		after++
	}
	t.start, t.end = t.pos, t.pos
	if after == len(t.text) || t.text[after] != '=' {
		return t.pos > start
	}
	t.pos = after + 1
	return t.readValue()
}

// readValue reads what follows an equals sign.
func (t *tag) readValue() bool {
	for t.pos < len(t.text) && isBlank(t.text[t.pos]) {
		t.pos++
	}
	if t.pos == len(t.text) {
		return false
	}
	if quote := t.text[t.pos]; quote == '"' || quote == '\'' {
		end := strings.IndexByte(t.text[t.pos+1:], quote)
		if end < 0 {
			t.pos = len(t.text)
			return false
		}
		t.form, t.start, t.end = quoted, t.pos+1, t.pos+1+end
		t.pos = t.end + 1
		return true
	}
	t.form, t.start = bare, t.pos
	for t.pos < len(t.text) && !isBlank(t.text[t.pos]) && t.text[t.pos] != '>' {
		t.pos++
	}
	t.end = t.pos
	return true
}

// appendRefs appends the addresses in the value of the attribute.
func (t *tag) appendRefs(list []Ref) []Ref {
	kind, ok := attributes[t.name+" "+t.key]
	if !ok {
		return list
	}
	if kind == "list" {
		return appendListed(list, t.text, t.start, t.end)
	}
	start, end := trimmed(t.text, t.start, t.end)
	if start == end {
		return list
	}
	return append(list, Ref{Start: start, End: end, Value: html.UnescapeString(t.text[start:end]), Link: kind == "link", form: t.form})
}

// appendListed appends the addresses of a srcset.
func appendListed(list []Ref, s string, pos, end int) []Ref {
	for pos < end {
		if isBlank(s[pos]) || s[pos] == ',' {
			pos++
			continue
		}
		start := pos
		for pos < end && !isBlank(s[pos]) {
			pos++
		}
		last := pos
		for s[last-1] == ',' {
			last--
		}
		list = append(list, Ref{Start: start, End: last, Value: html.UnescapeString(s[start:last]), form: listed})
		if last < pos {
			continue // the comma stands behind the address
		}
		for pos < end && s[pos] != ',' {
			pos++
		}
	}
	return list
}

// trimmed are the bounds of a part of a text without the blanks around it.
func trimmed(s string, start, end int) (int, int) {
	for start < end && isBlank(s[start]) {
		start++
	}
	for start < end && isBlank(s[end-1]) {
		end--
	}
	return start, end
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
