package article

import "bytes"

// A line is content between two breaks: the ends of blocks, or a br. It has
// text or images, or both.
type line struct {
	text0, text1 int32
	img0, img1   int32
	elem         int32 // the innermost block
	sep          separator
	all, some    style // hints that all, or some, of its text has
	block        style // style of the block itself
	caption      int32 // the caption element that it begins in, or -1
	links        int32 // bytes of text in links
	breaks       uint8 // br elements before it
	attribute    bool  // holds the caption attribute of an image
	used         bool  // is part of a caption
}

// A separator says what stands before a line.
type separator uint8

const (
	sepBlock separator = iota // the edge of a block
	sepBreak                  // a br
	sepCell                   // the edge of a cell, within its row
)

// readText adds text of the body, with entities decoded.
func (d *reader) readText(text []byte) {
	if d.cdata > 0 {
		text = d.withoutCDATA(text)
	}
	if d.top().style&(code|pre|unseen) == 0 && bytes.IndexByte(text, '[') >= 0 {
		d.textWithShortcodes(text)
		return
	}
	d.write(text)
}

// write adds text to the line in the style of the open element.
func (d *reader) write(text []byte) {
	top := d.top()
	if top.style&unseen != 0 {
		d.hidden.write(text, false)
		return
	}
	if !d.begun {
		if top.style&pre == 0 && isBlank(text) {
			return
		}
		d.beginLine()
	}
	n := d.text.len()
	d.text.write(text, top.style&pre != 0)
	if n = d.text.len() - n; n == 0 {
		return
	}
	if bytes.ContainsFunc(text, isOfWord) {
		d.line.all &= top.style
	}
	d.line.some |= top.style
	if d.link >= 0 {
		d.line.links += n
	}
}

// beginLine begins a line at the first of its content.
func (d *reader) beginLine() {
	top := d.top()
	if d.sep == sepCell && !d.rowHasText() {
		d.sep = sepBlock
	}
	d.text.begin(d.sep == sepCell)
	d.line = line{
		text0: d.text.next(), img0: int32(len(d.images)), elem: top.block, sep: d.sep, breaks: d.breaks,
		all: ^style(0), block: d.elems[top.block].style, caption: top.caption,
	}
	d.begun, d.breaks = true, 0
}

// rowHasText reports whether the row that is being read has text before
// this cell.
func (d *reader) rowHasText() bool {
	for e := d.top().elem; e > 0; e = d.elems[e].parent {
		switch d.elems[e].tag {
		case tagRow:
			return d.elems[e].text0 < d.text.len()
		case tagTable:
			return false
		}
	}
	return false
}

// breakLine ends the line, if one is begun.
func (d *reader) breakLine(sep separator) {
	if sep == sepBreak && d.breaks < 255 {
		defer func() { d.breaks++ }()
	}
	if !d.begun {
		d.strengthen(sep)
		return
	}
	d.begun = false
	d.text.end()
	l := &d.line
	l.text1, l.img1 = max(d.text.len(), l.text0), int32(len(d.images))
	if l.text1 == l.text0 {
		l.all = 0
		if l.img1 == l.img0 {
			d.strengthen(sep)
			return
		}
	}
	d.lines = append(d.lines, *l)
	d.sep = sep
}

// strengthen keeps the strongest of several breaks with nothing between
// them. The edge of a cell counts most: the blocks in a cell begin after it.
func (d *reader) strengthen(sep separator) {
	if d.sep == sepBreak || sep == sepCell {
		d.sep = sep
	}
}

// separatorBefore is what a block that begins stands behind. Of the cells of
// a row the first begins like any block.
func (d *reader) separatorBefore(t tag, parent int32) separator {
	if row := &d.elems[parent]; t == tagCell && row.tag == tagRow && row.cells > 0 {
		return sepCell
	}
	return sepBlock
}

// nextLine is the index of the line after the one that is being written.
func (d *reader) nextLine() int32 {
	if d.begun {
		return int32(len(d.lines)) + 1
	}
	return int32(len(d.lines))
}
