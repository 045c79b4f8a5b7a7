package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/util"

	"github.com/goarticle/article/internal/markdown/entity"
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
		return entity.Read(text)
	case '\\':
		switch {
		case len(text) < 2 || !util.IsPunct(text[1]):
			return 0, ""
		case text[1] == '\\':
			return 2, `\`
		case entity.Escape(text[1]) != "":
			return 2, entity.Escape(text[1])
		}
		return 1, ""
	case tags.Mask:
		if t := w.tags.Over(at); t != nil {
			return min(t.End, stop) - at, ""
		}
		return 0, ""
	}
	return 1, entity.Escape(text[0])
}

// copy writes bytes of the body as they are.
func (w *writer) copy(from, to int) {
	if from < to {
		w.Copy(len(w.out), from, to-from)
		w.out = append(w.out, w.src[from:to]...)
	}
}

// verbatim writes code: all of it is text.
func (w *writer) verbatim(from, to int) {
	for at := from; at < to; at++ {
		if s := entity.Escape(w.src[at]); s != "" {
			w.copy(from, at)
			w.Copy(len(w.out), at, 0)
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
		s := entity.Escape(c)
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
