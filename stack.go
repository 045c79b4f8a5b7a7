package article

import "slices"

// An open element is one on the stack.
type open struct {
	tag     tag
	name    name
	style   style // in force within it
	dead    bool  // closed out of turn
	own     bool  // elem is its own
	prev    int32 // index of the open element of the same name before it, +1
	scope   int32 // index of the nearest element that end tags do not reach out of, +1
	elem    int32 // its elem, or that of the nearest element that has one
	block   int32 // elem of the nearest block
	caption int32 // the caption element that it is or stands in, or -1
	figure  int32 // elem of the figure that it is or stands in, or -1
	link    int32 // the link that it is, or -1
	heading int32 // the heading that it is, or -1
}

// An elem is an element that lays out its content as a block, or bears a
// mark of captions.
type elem struct {
	tag          tag
	parent       int32
	img0, img1   int32 // its images
	line0, line1 int32 // its lines
	text0, text1 int32 // its text
	figure       int32 // the innermost figure that it is or stands in, or -1
	table        int32 // the same for a table
	cell         int32 // the same for a cell
	item         int32 // the same for an item of a list
	cells        int32 // of a row: its cells
	column       int32 // of a cell: its number in the row, from 1
	style        style
	media        bool // of a figure: it holds a table, a video or the like
}

// A captionElem is an element, or a shortcode, that holds a caption.
type captionElem struct {
	from         string
	elem         int32
	figure       int32 // elem of the nearest figure, or -1
	text0, text1 int32
	img0, img1   int32
	line         int32  // index of the first line in or after it
	number       bool   // the number of a figure: the caption is the rest of the block, too
	given        string // the caption itself, where it is no text of the body
	within       int32  // the caption element around it, or -1
}

func (d *reader) top() *open { return &d.stack[len(d.stack)-1] }

// block is the elem of the innermost block.
func (d *reader) block() int32 { return d.top().block }

// push opens an element.
func (d *reader) push(n name) {
	t := n.tag()
	d.impliedEnds(t)
	a := d.attrs()
	p := *d.top()
	e := open{
		tag: t, name: n, scope: p.scope, elem: p.elem, block: p.block, caption: p.caption, figure: p.figure,
		link: -1, heading: -1, style: p.style.within(t, &a),
	}
	from := captionMark(t, &a, p.style)
	if t.isBlock() {
		d.breakLine(d.separatorBefore(t, p.elem))
	}
	if t.isBlock() || from != "" {
		d.pushElem(&e)
	}
	if from != "" {
		e.caption = d.openCaption(from, &e)
		d.captions[e.caption].number = t == tagSpan && isFigureNumber(a.class)
	}
	if t == tagTable || t == tagMedia || t == tagPlugin || t == tagPre {
		d.markMedia(p.figure)
	}
	d.openContent(&e, &a)
	d.pushOpen(&e)
}

// openContent notes what an element is to an Article.
func (d *reader) openContent(e *open, a *attrs) {
	switch t := e.tag; {
	case t == tagLink && a.hasHref:
		e.link = d.openLink(a, e.style)
	case t.isHeading() && e.style&unseen == 0:
		e.heading = d.openHeading(t, a)
	case t == tagPicture:
		d.inPicture, d.sources = true, len(d.candidates)
	}
	if (e.tag == tagSpan || e.tag == tagLink) && isMoreID(a.id) && e.style&unseen == 0 {
		d.markMore()
	}
}

// pushElem gives e an elem of its own.
func (d *reader) pushElem(e *open) {
	p, n := &d.elems[e.elem], int32(len(d.elems))
	el := elem{
		tag: e.tag, parent: e.elem, style: e.style, column: d.column(e.tag, e.elem),
		img0: int32(len(d.images)), line0: d.nextLine(), text0: d.text.len(),
		figure: p.figure, table: p.table, cell: p.cell, item: p.item,
	}
	switch e.tag {
	case tagFigure:
		el.figure, e.figure = n, n
	case tagTable:
		el.table = n
	case tagCell:
		el.cell = n
	case tagItem:
		el.item = n
	}
	d.elems = append(d.elems, el)
	e.elem, e.own = n, true
	if e.tag.isBlock() {
		e.block = n
	}
}

// column counts the cells of a row.
func (d *reader) column(t tag, parent int32) int32 {
	row := &d.elems[parent]
	if t != tagCell || row.tag != tagRow {
		return 0
	}
	row.cells++
	return row.cells
}

// openCaption begins a caption element.
func (d *reader) openCaption(from string, e *open) int32 {
	d.captions = append(d.captions, captionElem{
		from: from, elem: e.elem, figure: e.figure, within: e.caption,
		text0: d.text.len(), img0: int32(len(d.images)), line: d.nextLine(),
	})
	return int32(len(d.captions)) - 1
}

// markMedia notes that a figure holds something else than an image.
func (d *reader) markMedia(figure int32) {
	if figure >= 0 {
		d.elems[figure].media = true
	}
}

func (d *reader) pushOpen(e *open) {
	e.prev = d.last[e.name]
	i := int32(len(d.stack)) + 1
	d.last[e.name] = i
	if e.tag.isScope() {
		e.scope = i
	}
	d.stack = append(d.stack, *e)
	d.z.AllowCDATA(e.style&foreign != 0)
	d.opened.start, d.opened.end = d.start, d.end
}

// lastOf is the index of the last open element of a tag, +1.
func (d *reader) lastOf(t tag) int32 {
	var i int32
	for _, n := range d.last[names.first[t]:names.first[t+1]] {
		i = max(i, n)
	}
	return i
}

// impliedEnds closes what the start tag t closes without an end tag (HTML
// standard, 13.2.6.4.7 and the modes of tables).
func (d *reader) impliedEnds(t tag) {
	if t.closesParagraph() {
		d.closeWithin(tagParagraph, d.lastOf(tagButton))
	}
	switch {
	case t.isHeading():
		if d.top().tag.isHeading() {
			d.closeTo(len(d.stack)-1, true)
		}
	case t == tagItem:
		d.closeWithin(tagItem, d.lastOf(tagList))
	case t == tagTerm:
		d.closeWithin(tagTerm, d.lastOf(tagTerms))
	case t == tagButton:
		d.closeWithin(tagButton, 0)
	case t.isTablePart():
		d.endTableParts(t)
	case t == tagLink:
		if d.link >= 0 {
			d.unclosedLink()
		}
		if d.top().style&foreign == 0 {
			d.closeInline(names.first[tagLink])
		}
	}
}

// endTableParts closes the parts of the table that the part t does not stand
// in.
func (d *reader) endTableParts(t tag) {
	table := d.lastOf(tagTable)
	d.closeWithin(tagCell, table)
	d.closeWithin(tagTitle, table)
	if t != tagCell {
		d.closeWithin(tagRow, table)
	}
	if t == tagRows || t == tagTitle {
		d.closeWithin(tagRows, table)
	}
}

// closeWithin closes the last open element of a tag if it stands above the
// element with index bound, and in scope. The parts of a table are bound by
// the table alone.
func (d *reader) closeWithin(t tag, bound int32) {
	if i := d.lastOf(t); i > bound && (t.isTablePart() || i >= d.top().scope) {
		d.closeTo(int(i)-1, true)
	}
}

// closeInline closes the last open element of an inline name.
func (d *reader) closeInline(n name) {
	const near = 64 // how far up the stack it is looked at closely
	i := int(d.last[n]) - 1
	switch {
	case i < 0:
	case i == len(d.stack)-1:
		d.closeTo(i, false)
	case d.top().block == d.stack[i].block && d.top().scope <= int32(i) && len(d.stack)-i <= near:
		d.closeMisnested(i)
	case n.isFormatting():
		d.closeOutOfTurn(i, near)
	}
	// Any other does not end out of turn: a block is open within it.
}

// closeMisnested closes the element at index i of the stack, and the inline
// ones that are open within it, as in <span><video></span>. Those that format
// text go on behind it: <i><b></i> is still bold.
func (d *reader) closeMisnested(i int) {
	var buf [8]open
	kept := buf[:0]
	for len(d.stack) > i+1 {
		e := d.top()
		hides := (e.style&^d.stack[i].style)&(unseen|foreign) != 0
		if e.dead || hides || !e.name.isFormatting() {
			d.closeTo(len(d.stack)-1, true)
			continue
		}
		kept = append(kept, *e)
		d.last[e.name] = e.prev
		d.stack = d.stack[:len(d.stack)-1]
	}
	lost := d.stack[i].style &^ d.stack[i-1].style
	d.closeTo(i, false)
	for _, e := range slices.Backward(kept) {
		d.reopen(&e, lost)
	}
}

// reopen puts an element back onto the stack without the style that it had
// from around it.
func (d *reader) reopen(e *open, lost style) {
	top := d.top()
	e.style &^= lost
	if !e.own {
		e.elem, e.caption = top.elem, top.caption
	}
	e.prev = d.last[e.name]
	d.stack = append(d.stack, *e)
	d.last[e.name] = int32(len(d.stack))
}

// closeOutOfTurn closes the element at index i of the stack, and leaves the
// blocks that are open within it. The style of those far up is left as it
// is, to keep this short.
func (d *reader) closeOutOfTurn(i, near int) {
	e := &d.stack[i]
	d.last[e.name] = e.prev
	lost := e.style &^ d.stack[i-1].style
	if e.own {
		d.endCaption(e)
	}
	e.tag, e.name, e.dead = tagNone, 0, true
	for j := i + 1; j < len(d.stack) && j < i+near; j++ {
		d.stack[j].style &^= lost
	}
}

// closeTo closes open elements until n are left, and those that were closed
// out of turn before. implied tells that a start tag closes them.
func (d *reader) closeTo(n int, implied bool) {
	for len(d.stack) > n || d.top().dead {
		e := d.stack[len(d.stack)-1]
		d.stack = d.stack[:len(d.stack)-1]
		if !e.dead {
			d.last[e.name] = e.prev
		}
		d.finishOpen(&e, implied)
	}
}

// finishOpen does what the end of an element asks for.
func (d *reader) finishOpen(e *open, implied bool) {
	if e.link >= 0 && e.link == d.link {
		d.endOfLinksBlock(implied)
	}
	d.closeHeading(e.heading, implied)
	if e.tag == tagPicture {
		d.inPicture = false
	}
	d.z.AllowCDATA(d.top().style&foreign != 0)
	if e.own {
		d.closeElem(e)
	}
}

// closeElem ends the elem of an element.
func (d *reader) closeElem(e *open) {
	if e.tag.isBlock() {
		d.breakLine(sepBlock)
	}
	el := &d.elems[e.elem]
	el.img1, el.line1, el.text1 = int32(len(d.images)), d.nextLine(), d.text.len()
	if !e.dead {
		d.endCaption(e)
	}
	// A link whose p was closed for it does not outlive the block around it.
	if d.link >= 0 && d.links[d.link].within == e.elem {
		d.closeLink(d.start)
	}
}

// endCaption ends the caption that an element with an elem may be.
func (d *reader) endCaption(e *open) {
	if e.caption < 0 || d.captions[e.caption].elem != e.elem {
		return
	}
	c := &d.captions[e.caption]
	c.img1, c.text1 = int32(len(d.images)), d.text.len()
}
