package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/util"
)

// special are the bytes of text that are not written as they are.
var special = [256]bool{0: true, '&': true, '<': true, '>': true, '\\': true, mask: true}

// prose writes text of the body from an offset up to another: without
// backslashes and tags, and with what HTML wants encoded.
func (w *writer) prose(at, stop int) {
	from := at
	for at < stop {
		c := w.text[at]
		if !special[c] {
			at++
			continue
		}
		n, s := w.instead(at, stop)
		if n == 0 {
			at++
			continue
		}
		w.copy(from, at)
		if c == mask {
			w.tagAt(at)
		}
		w.str(s)
		at += n
		from = at
	}
	w.copy(from, stop)
}

// instead says for how many bytes of text at an offset others are written, and
// which; for none, 0.
func (w *writer) instead(at, stop int) (int, string) {
	text := w.text[at:stop]
	switch text[0] {
	case 0:
		return 1, "\uFFFD"
	case '<':
		return 1, "&lt;"
	case '>':
		return 1, "&gt;"
	case '&':
		return entity(text)
	case '\\':
		if len(text) > 1 && util.IsPunct(text[1]) {
			if n, s := escaped(text[1]); n > 0 {
				return 1 + n, s
			}
			return 1, ""
		}
	case mask:
		if t := w.tagOver(at); t != nil {
			return min(int(t.end), stop) - at, ""
		}
	}
	return 0, ""
}

// escaped is what a byte behind a backslash is written as, if not as it is.
func escaped(c byte) (int, string) {
	switch c {
	case '<':
		return 1, "&lt;"
	case '>':
		return 1, "&gt;"
	case '&':
		return 1, "&amp;"
	case '\\':
		return 1, `\`
	}
	return 0, ""
}

// entity says what an & is written as: a name that Markdown knows stays, as
// HTML knows it, too; a number is decoded, which HTML does in another way; all
// else is an &.
func entity(text []byte) (int, string) {
	end := bytes.IndexByte(text[:min(len(text), 40)], ';')
	if end < 0 {
		return 1, "&amp;"
	}
	name := string(text[1:end])
	if _, ok := util.LookUpHTML5EntityByName(name); ok {
		return 0, ""
	}
	if c, ok := numeric(name); ok {
		return end + 1, string(escapedRune(c))
	}
	return 1, "&amp;"
}

// numeric decodes #38 and #x26 (CommonMark 0.31.2, 2.5).
func numeric(name string) (rune, bool) {
	digits, base, most := name, 10, 7
	if len(digits) < 2 || digits[0] != '#' {
		return 0, false
	}
	digits = digits[1:]
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most || len(digits) == 0 || !isAlphanumeric(digits[0]) {
		return 0, false
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, false
	}
	return util.ToValidRune(rune(v)), true
}

func escapedRune(c rune) []byte {
	if c < 0x80 {
		if n, s := escaped(byte(c)); n > 0 && c != '\\' {
			return []byte(s)
		}
	}
	return []byte(string(c))
}

// copy writes bytes of the body as they are.
func (w *writer) copy(from, to int) {
	if from < to {
		w.copied(len(w.out), from, to-from)
		w.out = append(w.out, w.src[from:to]...)
	}
}

// verbatim writes code: all of it is text.
func (w *writer) verbatim(from, to int) {
	at := from
	for ; at < to; at++ {
		var s string
		switch w.src[at] {
		case '&':
			s = "&amp;"
		case '<':
			s = "&lt;"
		case '>':
			s = "&gt;"
		default:
			continue
		}
		w.copy(from, at)
		w.copied(len(w.out), at, 0)
		w.str(s)
		from = at + 1
	}
	w.copy(from, to)
}

// attribute writes the value of an attribute in double quotes.
func (w *writer) attribute(value []byte) {
	from := 0
	for i, c := range value {
		var s string
		switch c {
		case '&':
			s = "&amp;"
		case '"':
			s = "&quot;"
		case '<':
			s = "&lt;"
		case '>':
			s = "&gt;"
		default:
			continue
		}
		w.out = append(append(w.out, value[from:i]...), s...)
		from = i + 1
	}
	w.out = append(w.out, value[from:]...)
}

// html writes raw HTML as it is, less the tags of templates in its text.
// InTag says whether an offset stands within a tag of HTML.
func (w *writer) html(at, stop int, inTag *bool) {
	for t := w.firstTag(at); t != nil && int(t.start) < stop; t = w.firstTag(at) {
		start, end := max(int(t.start), at), min(int(t.end), stop)
		*inTag = isInTag(w.text[at:start], *inTag)
		if *inTag {
			w.copy(at, end)
		} else {
			w.copy(at, start)
			w.tag(t)
		}
		at = end
	}
	if len(w.tags) > 0 {
		*inTag = isInTag(w.text[at:stop], *inTag)
	}
	w.copy(at, stop)
}

// isInTag reports whether the end of some HTML stands within a tag.
func isInTag(html []byte, before bool) bool {
	open, end := bytes.LastIndexByte(html, '<'), bytes.LastIndexByte(html, '>')
	if open == end {
		return before
	}
	return open > end
}
