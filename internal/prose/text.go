// Package prose knows text as people read it: white space as it is shown,
// words and how many there are, scripts in which words are not kept apart,
// words to look for, and notices that belong to no text. It takes and gives
// text, and knows no markup.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Writer writes text as a reader sees it: runs of white space are one
// blank, none stands at the edge of a line.
type Writer struct {
	Buf     []byte // what is written
	pending []byte // white space that counts only if text follows
	lineEnd bool   // pending has the end of a line
	sep     byte   // stands before the next text; 0: nothing
	empty   bool   // the line has no text yet
}

// Len is the length of what is written.
func (w *Writer) Len() int32 { return int32(len(w.Buf)) }

// Reset begins anew, in the same memory.
func (w *Writer) Reset() { *w = Writer{Buf: w.Buf[:0], empty: true} }

// Begin begins a line, behind a tab if it is a cell's.
func (w *Writer) Begin(tab bool) {
	w.pending, w.lineEnd, w.empty = w.pending[:0], false, true
	switch {
	case len(w.Buf) == 0:
		w.sep = 0
	case tab:
		w.sep = '\t'
	default:
		w.sep = '\n'
	}
}

// Next is the length of buf before the first text of a line that has begun.
func (w *Writer) Next() int32 {
	if w.sep != 0 {
		return w.Len() + 1
	}
	return w.Len()
}

// End ends a line.
func (w *Writer) End() { w.pending, w.lineEnd, w.sep = w.pending[:0], false, 0 }

// Write writes text; in a pre, white space counts.
func (w *Writer) Write(text []byte, pre bool) {
	for len(text) > 0 {
		n := wordEnd(text)
		if n > 0 {
			w.flush(text, pre)
			w.Buf = append(w.Buf, text[:n]...)
			text = text[n:]
			continue
		}
		r, n := utf8.DecodeRune(text)
		switch {
		case r == 0:
		case r >= utf8.RuneSelf:
			w.pending = append(w.pending, text[:n]...)
		case pre:
			w.pending = append(w.pending, text[0])
		default:
			w.lineEnd = w.lineEnd || r == '\n' || r == '\r'
			if k := len(w.pending); k == 0 || w.pending[k-1] != ' ' {
				w.pending = append(w.pending, ' ')
			}
		}
		text = text[n:]
	}
}

// wordEnd is the length of what text begins with before NUL and white space,
// except single blanks between words. The blanks of Unicode that count are
// the no-break space, which is trimmed at the edges, and U+3000, with which
// Chinese paragraphs are indented.
func wordEnd(text []byte) int {
	for i, c := range text {
		switch {
		case !mayBeBlank[c]:
		case c == ' ' && i > 0 && i+1 < len(text) && !mayBeBlank[text[i+1]]: // spares a write for each word
		case blankAt(text[i:]) > 0:
			return i
		}
	}
	return len(text)
}

// mayBeBlank are the bytes that blanks begin with.
var mayBeBlank = [256]bool{0: true, '\t': true, '\n': true, '\f': true, '\r': true, ' ': true, 0xc2: true, 0xe2: true, 0xe3: true, 0xef: true}

// blankAt is the length of the blank or NUL that text begins with, or 0:
// white space, U+00A0, U+200B, U+3000 and U+FEFF.
func blankAt[T []byte | string](text T) int {
	switch c := text[0]; {
	case !mayBeBlank[c]:
		return 0
	case c < utf8.RuneSelf:
		return 1
	case c == 0xc2:
		if len(text) > 1 && text[1] == 0xa0 {
			return 2
		}
		return 0
	case len(text) < 3:
		return 0
	}
	switch [3]byte{text[0], text[1], text[2]} {
	case [3]byte{0xe2, 0x80, 0x8b}, [3]byte{0xe3, 0x80, 0x80}, [3]byte{0xef, 0xbb, 0xbf}:
		return 3
	}
	return 0
}

// flush writes what stands before the text that follows.
func (w *Writer) flush(text []byte, pre bool) {
	if w.empty {
		if w.sep != 0 {
			w.Buf = append(w.Buf, w.sep)
		}
		if pre {
			w.Buf = append(w.Buf, w.pending...) // the indentation of code
		}
		w.pending, w.lineEnd, w.sep, w.empty = w.pending[:0], false, 0, false
		return
	}
	if len(w.pending) == 0 {
		return
	}
	if !(w.lineEnd && len(w.pending) == 1 && w.joins(text)) {
		w.Buf = append(w.Buf, w.pending...)
	}
	w.pending, w.lineEnd = w.pending[:0], false
}

// joins reports whether a line end between what is written and text is none
// to a reader: both sides are wide, as in Chinese and Japanese (CSS Text 3,
// 4.1.3, segment breaks).
func (w *Writer) joins(text []byte) bool {
	before, _ := utf8.DecodeLastRune(w.Buf)
	after, _ := utf8.DecodeRune(text)
	return IsWide(before) && IsWide(after)
}

// IsWide reports whether r belongs to a script, or is a mark of one, in which
// words are not kept apart by blanks.
func IsWide(r rune) bool {
	if r < 0x2e80 || unicode.Is(unicode.Hangul, r) {
		return false
	}
	if IsCJK(r) {
		return true
	}
	return r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6
}

// IsBlank reports whether text is white space only.
func IsBlank[T []byte | string](text T) bool {
	for len(text) > 0 {
		n := blankAt(text)
		if n == 0 {
			return false
		}
		text = text[n:]
	}
	return true
}

// Trim is a text without the blanks at its ends, of whatever kind: those that
// Writer knows, those of typesetters, and marks without a width.
func Trim(text string) string { return strings.TrimFunc(text, isAnyBlank) }

func isAnyBlank(r rune) bool {
	return unicode.IsSpace(r) || r == 0x180e || r == 0x200b || r == 0x2060 || r == 0xfeff
}

// IsOfWord reports whether r is of a word, in whatever script.
func IsOfWord(r rune) bool { return IsWordRune(r) || IsCJK(r) }

// IsLonger reports whether a text has more than n characters.
func IsLonger(text string, n int) bool { return len(text) > n && utf8.RuneCountInString(text) > n }

// Flatten is a text on one line. It may share the memory of text.
func Flatten(text string) string {
	text = strings.Trim(text, Spaces)
	for i := range len(text) {
		if c := text[i]; isSpace(rune(c)) && (c != ' ' || isSpace(rune(text[i+1]))) {
			return strings.Join(strings.FieldsFunc(text, isSpace), " ")
		}
	}
	return text
}

// Spaces are the white space of HTML.
const Spaces = "\t\n\f\r "

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }
