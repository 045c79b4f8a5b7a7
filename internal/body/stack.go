package body

import (
	"slices"

	"github.com/goarticle/article/internal/embed"
)

// An open element is one on the stack.
type open struct {
	tag     Tag
	name    name
	style   Style // in force within it
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

// An Element is an element that lays out its content as a block, or bears a
// mark of captions.
type Element struct {
	Tag          Tag   // what it is
	Parent       int32 // the elem around it, or -1
	Img0, Img1   int32 // its images
	Line0, Line1 int32 // its lines
	Text0, Text1 int32 // its text
	Figure       int32 // the innermost figure that it is or stands in, or -1
	Table        int32 // the same for a table
	Cell         int32 // the same for a cell
	Item         int32 // the same for an item of a list
	Quote        int32 // the same for a quotation
	cells        int32 // of a row: its cells
	Style        Style // in force within it
	Media        bool  // of a figure: it holds a table, a video or the like
	Frame        bool  // its class says that it is a box around a picture
}

// A Caption is an element, or a shortcode, that holds a caption.
type Caption struct {
	From         string // the kind of markup: FromClass or another
	Elem         int32  // its own elem, or the block that it stands in
	Figure       int32  // elem of the nearest figure, or -1
	Text0, Text1 int32  // its text
	Img0, Img1   int32  // images that it holds
	Line         int32  // index of the first line in or after it
	Number       bool   // the number of a figure: the caption is the rest of the block, too
	Title        bool   // the class says title, which stands above an image as often as below
	Given        string // the caption itself, where it is no text of the body
	Within       int32  // the caption element around it, or -1
}

func (d *reader) top() *open { return &d.stack[len(d.stack)-1] }

// block is the elem of the innermost block.
func (d *reader) block() int32 { return d.top().block }

// push opens an element, one that shows something if player is not nil.
func (d *reader) push(n name, player *embed.Attrs) {
	t := n.tag()
	d.impliedEnds(t)
	a := d.attrs(player)
	p := *d.top()
	e := open{
		tag: t, name: n, scope: p.scope, elem: p.elem, block: p.block, caption: p.caption, figure: p.figure,
		link: -1, heading: -1, style: p.style.within(t, &a),
	}
	if n == citation {
		e.style |= Cite
	}
	from := captionMark(t, &a, p.style)
	if t.IsBlock() {
		d.breakLine(d.separatorBefore(t, p.elem))
	}
	if t.IsBlock() || from != "" {
		d.pushElem(&e)
	}
	if from != "" {
		e.caption = d.openCaption(from, &e)
		d.Captions[e.caption].Number = t == tagSpan && isFigureNumber(a.class)
		d.Captions[e.caption].Title = isTitleClass(a.class)
	}
	if t.IsBlock() && len(a.class) > 0 {
		d.Elems[e.elem].Frame = isFrameClass(a.class)
	}
	if t == tagTable || t == tagMedia || t == tagPlugin || t == tagPre {
		d.markMedia(p.figure)
	}
	if t == tagMedia || t == tagPlugin {
		d.markEmbed()
	}
	d.openContent(&e, &a)
	d.pushOpen(&e)
	if player != nil {
		d.openEmbed(player, p.style)
	}
}

// openContent notes what an element is to an Article.
func (d *reader) openContent(e *open, a *attrs) {
	switch t := e.tag; {
	case t == tagLink && a.hasHref:
		e.link = d.openLink(a, e.style)
	case t.IsHeading() && e.style&Unseen == 0:
		e.heading = d.openHeading(t, a)
	case t == tagPicture:
		d.inPicture, d.sources = true, len(d.Candidates)
	}
	if (e.tag == tagSpan || e.tag == tagLink) && isMoreID(a.id) && e.style&Unseen == 0 {
		d.markMore()
	}
}

// pushElem gives e an elem of its own.
func (d *reader) pushElem(e *open) {
	p, n := &d.Elems[e.elem], int32(len(d.Elems))
	el := Element{
		Tag: e.tag, Parent: e.elem, Style: e.style,
		Img0: int32(len(d.Images)), Line0: d.nextLine(), Text0: d.text.Len(),
		Figure: p.Figure, Table: p.Table, Cell: p.Cell, Item: p.Item, Quote: p.Quote,
	}
	if e.name == quotation {
		el.Quote = n
	}
	switch e.tag {
	case TagFigure:
		el.Figure, e.figure = n, n
	case tagTable:
		el.Table = n
	case TagCell:
		el.Cell = n
		d.countCell(e.elem)
	case tagItem:
		el.Item = n
	}
	d.Elems = append(d.Elems, el)
	e.elem, e.own = n, true
	if e.tag.IsBlock() {
		e.block = n
	}
}

// countCell counts the cells of a row.
func (d *reader) countCell(parent int32) {
	if row := &d.Elems[parent]; row.Tag == TagRow {
		row.cells++
	}
}

// openCaption begins a caption element.
func (d *reader) openCaption(from string, e *open) int32 {
	d.Captions = append(d.Captions, Caption{
		From: from, Elem: e.elem, Figure: e.figure, Within: e.caption,
		Text0: d.text.Len(), Img0: int32(len(d.Images)), Line: d.nextLine(),
	})
	return int32(len(d.Captions)) - 1
}

// markMedia notes that a figure holds something else than an image.
func (d *reader) markMedia(figure int32) {
	if figure >= 0 {
		d.Elems[figure].Media = true
	}
}

// markEmbed notes that a video, a frame or the like stands in the line, or
// before the next one.
func (d *reader) markEmbed() {
	if d.begun {
		d.line.Media = true
		return
	}
	d.media = true
}

func (d *reader) pushOpen(e *open) {
	e.prev = d.last[e.name]
	i := int32(len(d.stack)) + 1
	d.last[e.name] = i
	if e.tag.isScope() {
		e.scope = i
	}
	d.coverFrom(e)
	d.stack = append(d.stack, *e)
	d.z.AllowCDATA(e.style&foreign != 0)
	d.opened.start, d.opened.end = d.start, d.end
}

// lastOf is the index of the last open element of a tag, +1.
func (d *reader) lastOf(t Tag) int32 {
	var i int32
	for _, n := range d.last[names.first[t]:names.first[t+1]] {
		i = max(i, n)
	}
	return i
}

// impliedEnds closes what the start tag t closes without an end tag (HTML
// standard, 13.2.6.4.7 and the modes of tables).
func (d *reader) impliedEnds(t Tag) {
	if t.closesParagraph() {
		d.closeWithin(tagParagraph, d.lastOf(tagButton))
	}
	switch {
	case t.IsHeading():
		if d.top().tag.IsHeading() {
			d.closeTo(len(d.stack)-1, true)
		}
	case t == tagItem:
		d.closeWithin(tagItem, d.lastOf(tagList))
	case t == TagTerm:
		d.closeWithin(TagTerm, d.lastOf(tagTerms))
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
func (d *reader) endTableParts(t Tag) {
	table := d.lastOf(tagTable)
	d.closeWithin(TagCell, table)
	d.closeWithin(tagTitle, table)
	if t != TagCell {
		d.closeWithin(TagRow, table)
	}
	if t == tagRows || t == tagTitle {
		d.closeWithin(tagRows, table)
	}
}

// closeWithin closes the last open element of a tag if it stands above the
// element with index bound, and in scope. The parts of a table are bound by
// the table alone.
func (d *reader) closeWithin(t Tag, bound int32) {
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
		hides := (e.style&^d.stack[i].style)&(Unseen|foreign) != 0
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
func (d *reader) reopen(e *open, lost Style) {
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
	if i == d.cover.at {
		d.cover = cover{}
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
		d.finishOpen(&e, implied, len(d.stack) > n)
	}
}

// finishOpen does what the end of an element asks for: by a start tag, if it
// is implied, and together with an element around it, if it is inner.
func (d *reader) finishOpen(e *open, implied, inner bool) {
	if e.link >= 0 && e.link == d.link {
		d.endOfLinksBlock(implied)
	}
	d.closeHeading(e.heading, implied || inner)
	if d.cover.at > 0 && d.cover.at == len(d.stack) {
		d.uncover(e, implied || inner)
	}
	if d.player > 0 && d.player == len(d.stack) {
		d.closeEmbed(d.endOf(implied || inner))
	}
	if e.tag == tagPicture {
		d.inPicture = false
	}
	d.z.AllowCDATA(d.top().style&foreign != 0)
	if e.own {
		d.closeElem(e)
	}
}

// endOf is where an element ends: behind its end tag, or before the tag that
// closes it without one.
func (d *reader) endOf(byOther bool) int {
	if byOther {
		return d.start
	}
	return d.end
}

// closeElem ends the elem of an element.
func (d *reader) closeElem(e *open) {
	if e.tag.IsBlock() {
		d.breakLine(AtBlock)
	}
	el := &d.Elems[e.elem]
	el.Img1, el.Line1, el.Text1 = int32(len(d.Images)), d.nextLine(), d.text.Len()
	if !e.dead {
		d.endCaption(e)
	}
	// A link whose p was closed for it does not outlive the block around it.
	if d.link >= 0 && d.Links[d.link].within == e.elem {
		d.closeLink(d.start)
	}
}

// endCaption ends the caption that an element with an elem may be.
func (d *reader) endCaption(e *open) {
	if e.caption < 0 || d.Captions[e.caption].Elem != e.elem {
		return
	}
	c := &d.Captions[e.caption]
	c.Img1, c.Text1 = int32(len(d.Images)), d.text.Len()
}
