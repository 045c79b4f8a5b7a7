package article

import (
	"bytes"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ReadingTime returns how long the text takes to read, in whole minutes
// rounded up: 500 Han or kana characters, or 212 words, a minute. It is 0
// for a post without text.
func (a *Article) ReadingTime() time.Duration {
	var c wordCounter
	c.count(a.Text)
	minutes := math.Ceil(float64(c.characters)/500 + float64(c.words)/212)
	return time.Duration(minutes) * time.Minute
}

// countWords counts each Han, hiragana and katakana character, and
// everything else by the word.
func countWords(text string) int {
	var c wordCounter
	c.count(text)
	return c.characters + c.words
}

type wordCounter struct{ characters, words int }

// count goes by the words of UAX #29 as far as they matter here: letters,
// digits and marks, with an apostrophe or a full stop between two of them.
func (c *wordCounter) count(text string) {
	inWord := false
	for i, r := range text {
		switch {
		case isCJK(r):
			c.characters++
			inWord = false
		case isWordRune(r):
			if !inWord {
				c.words++
			}
			inWord = true
		case inWord && joinsWord(r) && startsWithWordRune(text[i+utf8.RuneLen(r):]):
		default:
			inWord = false
		}
	}
}

// isCJK reports whether r is a character that is counted by itself. The
// long vowel mark ー belongs to no script in Unicode.
func isCJK(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r >= 0x4e00 && r <= 0x9fff, r == 'ー', r == 'ｰ':
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r == '_'
	}
	return unicode.In(r, unicode.L, unicode.Nd, unicode.M)
}

// joinsWord reports whether r keeps a word together: don't, 3.5, 1,000.
func joinsWord(r rune) bool {
	switch r {
	case '\'', '’', '.', ',', '·', '\u00ad', '\u200d':
		return true
	}
	return false
}

func startsWithWordRune(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r) && !isCJK(r)
}

// A textWriter writes text as a reader sees it: runs of white space are one
// blank, none stands at the edge of a line.
type textWriter struct {
	buf     []byte
	pending []byte // white space that counts only if text follows
	lineEnd bool   // pending has the end of a line
	sep     byte   // stands before the next text; 0: nothing
	empty   bool   // the line has no text yet
}

func (w *textWriter) len() int32 { return int32(len(w.buf)) }

func (w *textWriter) reset() { *w = textWriter{buf: w.buf[:0], empty: true} }

// begin begins a line, behind a tab if it is a cell's.
func (w *textWriter) begin(tab bool) {
	w.pending, w.lineEnd, w.empty = w.pending[:0], false, true
	switch {
	case len(w.buf) == 0:
		w.sep = 0
	case tab:
		w.sep = '\t'
	default:
		w.sep = '\n'
	}
}

// next is the length of buf before the first text of a line that has begun.
func (w *textWriter) next() int32 {
	if w.sep != 0 {
		return w.len() + 1
	}
	return w.len()
}

// end ends a line.
func (w *textWriter) end() { w.pending, w.lineEnd, w.sep = w.pending[:0], false, 0 }

// write writes text; in a pre, white space counts.
func (w *textWriter) write(text []byte, pre bool) {
	for len(text) > 0 {
		n := wordEnd(text)
		if n > 0 {
			w.flush(text, pre)
			w.buf = append(w.buf, text[:n]...)
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

// wordEnd is the length of what text begins with before white space or NUL.
// The blanks of Unicode that count are the no-break space, which is trimmed
// at the edges, and U+3000, with which Chinese paragraphs are indented.
func wordEnd(text []byte) int {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c > ' ' && c != 0xc2 && c != 0xe3 && c != 0xe2 && c != 0xef:
		case c <= ' ':
			if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0 {
				return i
			}
		case bytes.HasPrefix(text[i:], []byte("\u00a0")), bytes.HasPrefix(text[i:], []byte("\u3000")),
			bytes.HasPrefix(text[i:], []byte("\u200b")), bytes.HasPrefix(text[i:], []byte("\ufeff")):
			return i
		}
	}
	return len(text)
}

// flush writes what stands before the text that follows.
func (w *textWriter) flush(text []byte, pre bool) {
	if w.empty {
		if w.sep != 0 {
			w.buf = append(w.buf, w.sep)
		}
		if pre {
			w.buf = append(w.buf, w.pending...) // the indentation of code
		}
		w.pending, w.lineEnd, w.sep, w.empty = w.pending[:0], false, 0, false
		return
	}
	if len(w.pending) == 0 {
		return
	}
	if !(w.lineEnd && len(w.pending) == 1 && w.joins(text)) {
		w.buf = append(w.buf, w.pending...)
	}
	w.pending, w.lineEnd = w.pending[:0], false
}

// joins reports whether a line end between what is written and text is none
// to a reader: both sides are wide, as in Chinese and Japanese (CSS Text 3,
// 4.1.3, segment breaks).
func (w *textWriter) joins(text []byte) bool {
	before, _ := utf8.DecodeLastRune(w.buf)
	after, _ := utf8.DecodeRune(text)
	return isWide(before) && isWide(after)
}

func isWide(r rune) bool {
	if r < 0x2e80 || unicode.Is(unicode.Hangul, r) {
		return false
	}
	if isCJK(r) {
		return true
	}
	return r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6
}

// isBlank reports whether text is white space only.
func isBlank(text []byte) bool {
	for len(text) > 0 {
		if wordEnd(text) > 0 {
			return false
		}
		_, n := utf8.DecodeRune(text)
		text = text[n:]
	}
	return true
}

func hasLetter(text []byte) bool {
	return bytes.ContainsFunc(text, func(r rune) bool { return isWordRune(r) || isCJK(r) })
}

// flatten is a part of the text on one line.
func flatten(text []byte) string {
	return string(bytes.Join(bytes.FieldsFunc(text, func(r rune) bool {
		return r == '\n' || r == '\t' || r == '\r' || r == ' ' || r == '\f'
	}), []byte(" ")))
}

// excerpt is the text before the more mark, else the first paragraph that is
// fit for one.
func (d *document) excerpt() string {
	if d.more > 0 {
		return withoutByline(strings.TrimSpace(d.Text[:min(int(d.more), len(d.Text))]))
	}
	for i := 0; i < len(d.lines); i++ {
		from, to := d.paragraph(i)
		i = to - 1
		if d.isTalk(from, to) {
			if s := withoutByline(flatten(d.textAt(d.lines[from].text0, d.lines[to-1].text1))); s != "" {
				return s
			}
		}
	}
	return ""
}

// paragraph is the range of lines, apart by br only, that line i begins.
func (d *document) paragraph(i int) (from, to int) {
	to = i + 1
	for to < len(d.lines) && d.lines[to].sep == sepBreak && d.lines[to].elem == d.lines[i].elem {
		to++
	}
	return i, to
}

// isTalk reports whether the lines are a paragraph of the article, not a
// caption, a heading, code, a cell, an entry of a table of contents, or a
// notice.
func (d *document) isTalk(from, to int) bool {
	l := &d.lines[from]
	if l.text0 >= l.text1 || l.used || l.all&code != 0 {
		return false
	}
	for e := l.elem; e > 0; e = d.elems[e].parent {
		switch t := d.elems[e].tag; {
		case t.isHeading(), t == tagPre, t == tagCell, t == tagTitle, t == tagItem, t == tagFigcaption:
			return false
		}
	}
	text := d.textAt(l.text0, d.lines[to-1].text1)
	links := int32(0)
	for i := from; i < to; i++ {
		links += d.lines[i].links
	}
	return int(links)*2 <= len(text) && !isNotice(text)
}

// noticeWords begin or end a paragraph about the post and not of it.
var noticeWords = []string{
	"未经授权", "不得转载", "版权归", "版权声明", "免责声明", "责任编辑", "本文来自", "本文来源", "本文转自", "转载自", "点击查看", "扫码关注",
	"编者按", "编辑导语",
	"All rights reserved", "This post originally appeared", "This article originally appeared", "Click to enlarge",
}

func isNotice(text []byte) bool {
	if utf8.RuneCount(text) > 80 {
		return false
	}
	for _, w := range noticeWords {
		if bytes.Contains(text, []byte(w)) {
			return true
		}
	}
	return false
}

// withoutByline is s without a 【…】 that it begins with, in which Chinese
// news names the agency and the author.
func withoutByline(s string) string {
	const longest = 40
	rest, ok := strings.CutPrefix(s, "【")
	if !ok {
		return s
	}
	byline, rest, ok := strings.Cut(rest, "】")
	if !ok || utf8.RuneCountInString(byline) > longest {
		return s
	}
	return strings.TrimSpace(rest)
}
