package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/util"

	"github.com/goarticle/article/internal/markdown/tags"
)

// special are the bytes of text that are not written as they are.
var special = [256]bool{0: true, '&': true, '<': true, '>': true, '\\': true, tags.Mask: true}

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
		if c == tags.Mask {
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
	case '&':
		return entity(text)
	case '\\':
		switch {
		case len(text) < 2 || !util.IsPunct(text[1]):
			return 0, ""
		case text[1] == '\\':
			return 2, `\`
		case escapeOf(text[1]) != "":
			return 2, escapeOf(text[1])
		}
		return 1, ""
	case tags.Mask:
		if t := w.tags.Over(at); t != nil {
			return min(t.End, stop) - at, ""
		}
		return 0, ""
	}
	return 1, escapeOf(text[0])
}

// escapeOf is what a byte of text is written as in HTML, empty for itself.
func escapeOf(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return ""
}

// entity says what an & is written as: a name that Markdown knows stays, as
// HTML knows it, too; a number is decoded, which HTML does in another way; all
// else is an &.
func entity(text []byte) (int, string) {
	const longest = 40 // bytes of a name
	if end := bytes.IndexByte(text[:min(len(text), longest)], ';'); end > 0 {
		name := string(text[1:end])
		if _, ok := util.LookUpHTML5EntityByName(name); ok {
			return 0, ""
		}
		if c, ok := numeric(name); ok {
			return end + 1, escapedRune(c)
		}
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

func escapedRune(c rune) string {
	if c < 0x80 && escapeOf(byte(c)) != "" {
		return escapeOf(byte(c))
	}
	return string(c)
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
	for at := from; at < to; at++ {
		if s := escapeOf(w.src[at]); s != "" {
			w.copy(from, at)
			w.copied(len(w.out), at, 0)
			w.str(s)
			from = at + 1
		}
	}
	w.copy(from, to)
}

// attribute writes the value of an attribute in double quotes.
func (w *writer) attribute(value []byte) {
	from := 0
	for i, c := range value {
		s := escapeOf(c)
		if c == '"' {
			s = "&quot;"
		}
		if s != "" {
			w.out = append(append(w.out, value[from:i]...), s...)
			from = i + 1
		}
	}
	w.out = append(w.out, value[from:]...)
}

// html writes raw HTML as it is, less the tags of templates in its text.
// InTag says whether an offset stands within a tag of HTML.
func (w *writer) html(at, stop int, inTag *bool) {
	for t := w.tags.First(at); t != nil && t.Start < stop; t = w.tags.First(at) {
		start, end := max(t.Start, at), min(t.End, stop)
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
