package body

import (
	"bytes"

	"github.com/goarticle/article/internal/prose"
)

// A shortcode is a WordPress [caption] that is open. Exports leave it as it
// was typed: [caption id="attachment_6" width="300"]<img> text[/caption], or
// [caption … caption="text"]<img>[/caption] in old posts, or with
// backslashes before the brackets, by tools that write Markdown.
type shortcode struct {
	open  bool
	given string // of the caption attribute
	line  int32  // the first line in it
	img0  int32
	none  bool // no end of a shortcode stands behind end
	end   int  // offset of the next [/, once it was looked for
}

var shortcodeNames = [][]byte{[]byte("[caption"), []byte("[wp_caption")}

// textWithShortcodes adds text that holds a bracket.
func (d *reader) textWithShortcodes(text []byte) {
	for len(text) > 0 {
		i := bytes.IndexByte(text, '[')
		if i < 0 {
			break
		}
		if n := d.shortcodeAt(text[i:]); n > 0 {
			d.write(bytes.TrimSuffix(text[:i], []byte(`\`)))
			d.shortcode(text[i : i+n])
			text = text[i+n:]
			continue
		}
		d.write(text[:i+1])
		text = text[i+1:]
	}
	if len(text) > 0 {
		d.write(text)
	}
}

// shortcodeAt is the length of the mark of a shortcode that text begins
// with, or 0. One that is never closed is text.
func (d *reader) shortcodeAt(text []byte) int {
	if isShortcodeEnd(text) {
		if end := bytes.IndexByte(text, ']'); d.short.open && end > 0 {
			return end + 1
		}
		return 0
	}
	for _, name := range shortcodeNames {
		rest, ok := bytes.CutPrefix(text, name)
		if !ok || len(rest) == 0 || rest[0] != ' ' && rest[0] != ']' || !d.closesShortcode() {
			continue
		}
		if end := endOfShortcode(rest); end >= 0 {
			return len(name) + end
		}
	}
	return 0
}

// closesShortcode reports whether the end of a shortcode stands behind this
// token. The body is searched once at most.
func (d *reader) closesShortcode() bool {
	s := &d.short
	for !s.none {
		if s.end >= d.start && isShortcodeEnd(d.Source[s.end:]) {
			return true
		}
		at := max(s.end+1, d.start)
		i := bytes.Index(d.Source[at:], []byte("[/"))
		s.none = i < 0
		s.end = at + i
	}
	return false
}

func isShortcodeEnd(text []byte) bool {
	return bytes.HasPrefix(text, []byte("[/caption")) || bytes.HasPrefix(text, []byte("[/wp_caption"))
}

// endOfShortcode is the offset behind the bracket that closes a mark, past
// those in quotes; -1 if there is none before the next mark.
func endOfShortcode(text []byte) int {
	var quote byte
	for i, c := range text {
		switch {
		case c == '[' && (isShortcodeEnd(text[i:]) || bytes.HasPrefix(text[i:], shortcodeNames[0]) || bytes.HasPrefix(text[i:], shortcodeNames[1])):
			return -1
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ']':
			return i + 1
		}
	}
	return -1
}

// shortcode begins or ends a caption.
func (d *reader) shortcode(mark []byte) {
	if mark[1] != '/' {
		d.endShortcode() // they do not nest
		d.breakLine(AtBlock)
		d.short.open, d.short.given = true, shortcodeCaption(mark)
		d.short.line, d.short.img0 = d.nextLine(), int32(len(d.Images))
		return
	}
	d.endShortcode()
}

// endShortcode makes a caption element of the text after the last image.
func (d *reader) endShortcode() {
	s := &d.short
	if !s.open {
		return
	}
	s.open = false
	img1 := int32(len(d.Images))
	if img1 == s.img0 {
		d.breakLine(AtBlock)
		return
	}
	from := d.Images[img1-1].Text
	if s.given != "" {
		d.breakLine(AtBreak)
		from = d.text.Len()
		d.beginLine()
		d.line.Attribute = true
		d.text.Write([]byte(s.given), false)
	}
	d.breakLine(AtBlock)
	d.Captions = append(d.Captions, Caption{
		From: FromShortcode, Given: s.given, Figure: -1, Within: -1, Elem: d.block(),
		Text0: from, Text1: d.text.Len(), Img0: s.img0, Img1: img1, Line: d.Images[img1-1].InLine,
	})
}

// shortcodeCaption is the caption attribute of a shortcode.
func shortcodeCaption(mark []byte) string {
	_, rest, ok := bytes.Cut(mark, []byte("caption="))
	if !ok || len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	text, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok {
		return ""
	}
	return prose.Flatten(string(text))
}
