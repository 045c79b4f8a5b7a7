package body

import (
	"bytes"

	"github.com/goarticle/article/internal/loose"
	"github.com/goarticle/article/internal/prose"
)

// A Line is content between two breaks: the ends of blocks, or a br. It has
// text or images, or both.
type Line struct {
	Text0, Text1 int32     // its text
	Img0, Img1   int32     // its images
	Elem         int32     // the innermost block
	Sep          Separator // what stands before it
	Unlinked     bool      // has words in no link
	All, some    Style     // hints that all, or some, of its text has
	Block        Style     // style of the block itself
	Caption      int32     // the caption element that it begins in, or -1
	Links        int32     // bytes of text in links
	Breaks       uint8     // br elements before it
	Ruled        bool      // an hr stands before it
	Attribute    bool      // holds the caption attribute of an image
	Media        bool      // stands beside or behind a video, a frame or the like
	Used         bool      // is part of a caption
}

// A separator says what stands before a line.
type Separator uint8

const (
	AtBlock Separator = iota // the edge of a block
	AtBreak                  // a br
	AtCell                   // the edge of a cell, within its row
)

// readText adds text of the body, with entities decoded.
func (d *reader) readText(text []byte) {
	if d.cdata > 0 {
		text = d.withoutCDATA(text)
	}
	if d.top().style&(Code|pre|Unseen) == 0 && bytes.IndexByte(text, '[') >= 0 {
		d.textWithShortcodes(text)
		return
	}
	d.write(text)
}

// write adds text in the style of the open element: to the line, or to
// several where blank lines end paragraphs.
func (d *reader) write(text []byte) {
	for d.loose && d.top().style&(Code|pre|Unseen) == 0 {
		before, behind, ok := loose.CutBlankLine(text)
		if !ok {
			break
		}
		d.writeLine(before)
		d.breakLine(AtBlock)
		text = behind
	}
	d.writeLine(text)
}

// writeLine adds text to the line.
func (d *reader) writeLine(text []byte) {
	top := d.top()
	if top.style&Unseen != 0 {
		d.hidden.Write(text, false)
		return
	}
	if !d.begun {
		if top.style&pre == 0 && prose.IsBlank(text) {
			return
		}
		d.beginLine()
	}
	n := d.text.Len()
	d.text.Write(text, top.style&pre != 0)
	if n = d.text.Len() - n; n == 0 {
		return
	}
	if bytes.ContainsFunc(text, prose.IsOfWord) {
		d.line.All &= top.style
		d.line.Unlinked = d.line.Unlinked || d.link < 0
	}
	d.line.some |= top.style
	if d.link >= 0 {
		d.line.Links += n
	}
}

// beginLine begins a line at the first of its content.
func (d *reader) beginLine() {
	top := d.top()
	if d.sep == AtCell && !d.rowHasText() {
		d.sep = AtBlock
	}
	d.text.Begin(d.sep == AtCell)
	d.line = Line{
		Text0: d.text.Next(), Img0: int32(len(d.Images)), Elem: top.block, Sep: d.sep, Breaks: d.breaks, Ruled: d.ruled,
		All: ^Style(0), Block: d.Elems[top.block].Style, Caption: top.caption, Media: d.media,
	}
	d.begun, d.breaks, d.ruled, d.media = true, 0, false, false
}

// rowHasText reports whether the row that is being read has text before
// this cell.
func (d *reader) rowHasText() bool {
	for e := d.top().elem; e > 0; e = d.Elems[e].Parent {
		switch d.Elems[e].Tag {
		case TagRow:
			return d.Elems[e].Text0 < d.text.Len()
		case tagTable:
			return false
		}
	}
	return false
}

// breakLine ends the line, if one is begun.
func (d *reader) breakLine(sep Separator) {
	if sep == AtBreak && d.breaks < 255 {
		defer func() { d.breaks++ }()
	}
	if !d.begun {
		d.strengthen(sep)
		return
	}
	d.begun = false
	d.text.End()
	l := &d.line
	l.Text1, l.Img1 = max(d.text.Len(), l.Text0), int32(len(d.Images))
	if l.Text1 == l.Text0 {
		l.All = 0
		if l.Img1 == l.Img0 {
			d.strengthen(sep)
			return
		}
	}
	d.Lines = append(d.Lines, *l)
	d.sep = sep
}

// strengthen keeps the strongest of several breaks with nothing between
// them. The edge of a cell counts most: the blocks in a cell begin after it.
func (d *reader) strengthen(sep Separator) {
	if d.sep == AtBreak || sep == AtCell {
		d.sep = sep
	}
}

// separatorBefore is what a block that begins stands behind. Of the cells of
// a row the first begins like any block.
func (d *reader) separatorBefore(t Tag, parent int32) Separator {
	if row := &d.Elems[parent]; t == TagCell && row.Tag == TagRow && row.cells > 0 {
		return AtCell
	}
	return AtBlock
}

// nextLine is the index of the line after the one that is being written.
func (d *reader) nextLine() int32 {
	if d.begun {
		return int32(len(d.Lines)) + 1
	}
	return int32(len(d.Lines))
}
