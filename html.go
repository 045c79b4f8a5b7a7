package article

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readBody reads the body in one pass of html.Tokenizer into blocks, and
// takes the text, headings, images and links from them.
//
// A pass of tokens, not a tree: tree nodes have no places, and x/net/html
// refuses bodies that are nested more than 512 deep.
func (a *Article) readBody(site *url.URL) error {
	d := newDocument(a)
	if err := d.read(); err != nil {
		return err
	}
	a.Text = string(d.text.buf)
	a.Words = countWords(a.Text)
	d.setBase(site)
	d.setHeadings()
	d.setLinks()
	d.setImages()
	d.setCaptions()
	a.Excerpt = d.excerpt()
	a.addFaults(d.faults)
	return nil
}

// A document is the body on its way from tokens to an Article. The lists are
// in the order of the body, so neighbours are found by counting.
type document struct {
	*Article
	z          *html.Tokenizer
	start, end int // offsets of the token in Source
	cursor     cursor
	faults     []*Error

	stack []open
	last  [numTags]int32 // index of the last open element of a tag, +1

	text   textWriter // what a reader sees
	hidden textWriter // text of a link that nobody sees
	line   line       // being written
	begun  bool       // line has content
	sep    separator  // what ended the line before
	breaks uint8      // br elements since the line before

	elems    []elem
	lines    []line
	images   []rawImage
	links    []rawLink
	headings []rawHeading
	captions []captionElem

	link      int32       // index of the open link, or -1
	sources   []Candidate // of the open picture
	inPicture bool
	cdata     int // CDATA sections that are open
	short     shortcode
	base      string // of the first base element
	baseURL   *webURL
	siteURL   *webURL
	more      int32 // length of the text before the more mark, or -1
}

// An open element is one on the stack.
type open struct {
	tag     tag
	style   style // in force within it
	dead    bool  // closed out of turn
	own     bool  // elem is its own
	prev    int32 // index of the open element of the same tag before it, +1
	scope   int32 // index of the nearest element that end tags do not reach out of, +1
	elem    int32 // its elem, or that of the nearest element that has one
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
	cells        int32 // of a row: its cells
	column       int32 // of a cell: its number in the row, from 1
	style        style
	media        bool // of a figure: it holds a table, a video or the like
}

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

// rawImage is an img with what its attributes say, not yet judged.
type rawImage struct {
	attrs      imageAttrs
	offset     int
	end        int
	line, col  int
	elem       int32
	figure     int32 // elem of the nearest figure, or -1
	inLine     int32 // index of its line
	text       int32 // length of the text before it
	link       int32 // the link around it, or -1
	style      style
	caption    int32 // index of the caption element of its own, +1
	noscript   bool  // stands in a noscript element
	candidates []Candidate
}

type rawLink struct {
	href, title, rel string
	offset, end      int
	line, col        int
	text             string
	text0            int32 // where its text begins
	img0, img1       int32
	unseen           bool  // its text is written to hidden
	within           int32 // the elem around the block that it begins in
}

type rawHeading struct {
	level        int
	id           string
	offset, end  int
	line, col    int
	text0, text1 int32
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

// Limits of a body.
const (
	maxTag  = 8 << 20 // bytes of one tag, comment or text
	maxOpen = 10_000  // open elements that are kept track of; browsers stop at 512
)

func newDocument(a *Article) *document {
	d := &document{Article: a, cursor: cursor{src: a.Source}, link: -1, more: -1}
	d.start = len(a.Source) - len(a.Body)
	d.end = d.start
	d.text.buf = make([]byte, 0, len(a.Body)*2/3)
	d.stack = make([]open, 1, 32)
	d.elems = make([]elem, 1, 64)
	d.lines = make([]line, 0, 64)
	d.stack[0] = open{caption: -1, figure: -1, link: -1, heading: -1, own: true, scope: 1}
	d.elems[0].parent = -1
	return d
}

// read is the pass over the tokens.
func (d *document) read() error {
	d.restart(d.start)
	for {
		kind := d.z.Next()
		d.start = d.end
		if kind == html.ErrorToken {
			break
		}
		raw := d.z.Raw()
		d.end += len(raw)
		switch kind {
		case html.TextToken:
			d.textToken(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			d.startTag(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			d.endTag()
		case html.CommentToken:
			d.comment(raw)
		}
	}
	return d.finish()
}

// restart begins to read tokens at an offset in Source.
func (d *document) restart(offset int) {
	d.z = html.NewTokenizer(bytes.NewReader(d.Source[offset:]))
	d.z.SetMaxBuf(maxTag)
	d.end = offset
}

func (d *document) finish() error {
	if errors.Is(d.z.Err(), html.ErrBufferExceeded) {
		line, column := d.cursor.place(d.start)
		return &Error{Line: line, Column: column, Err: fmt.Errorf("tag or text is %w: want at most %d bytes", ErrTooLarge, maxTag)}
	}
	if rest := bytes.TrimSpace(d.Source[d.start:]); len(rest) > 0 {
		d.fault(d.start, fmt.Errorf("want a > that closes the tag, have the end of the post"))
	}
	d.start = d.end
	d.closeTo(1, true)
	if d.link >= 0 {
		d.unclosedLink()
	}
	d.breakLine(sepBlock)
	root := &d.elems[0]
	root.img1, root.line1, root.text1 = int32(len(d.images)), int32(len(d.lines)), d.text.len()
	return nil
}

func (d *document) fault(offset int, err error) {
	line, column := d.cursor.place(offset)
	d.faults = append(d.faults, &Error{Line: line, Column: column, Err: err})
}

func (d *document) top() *open { return &d.stack[len(d.stack)-1] }

// textToken adds a text token, whose bytes as in the source are raw.
func (d *document) textToken(raw []byte) {
	top := d.top()
	switch {
	case top.tag == tagNoscript:
		d.noscript(raw)
		return
	case top.style&unseen != 0 && (d.link < 0 || !d.links[d.link].unseen):
		return
	}
	text := d.z.Text()
	if d.cdata > 0 {
		text = d.withoutCDATA(text)
	}
	if top.style&(code|pre) == 0 && bytes.IndexByte(text, '[') >= 0 {
		d.textWithShortcodes(text)
		return
	}
	d.write(text)
}

// withoutCDATA is text without the marks that end CDATA sections.
func (d *document) withoutCDATA(text []byte) []byte {
	for d.cdata > 0 {
		i := bytes.Index(text, []byte("]]>"))
		if i < 0 {
			break
		}
		text = append(text[:i:i], text[i+len("]]>"):]...)
		d.cdata--
	}
	return text
}

// write adds text to the line in the style of the open element.
func (d *document) write(text []byte) {
	top := d.top()
	if top.style&unseen != 0 {
		if d.link >= 0 && d.links[d.link].unseen {
			d.hidden.write(text, false)
		}
		return
	}
	if top.style&pre != 0 && top.style&preStart != 0 {
		text = bytes.TrimPrefix(text, newline)
		top.style &^= preStart
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
	if hasLetter(text) {
		d.line.all &= top.style
	}
	d.line.some |= top.style
	if d.link >= 0 {
		d.line.links += n
	}
}

// beginLine begins a line at the first of its content.
func (d *document) beginLine() {
	top := d.top()
	if d.sep == sepCell && !d.rowHasText() {
		d.sep = sepBlock
	}
	d.text.begin(d.sep == sepCell)
	d.line = line{
		text0: d.text.next(), img0: int32(len(d.images)), elem: d.block(), sep: d.sep, breaks: d.breaks,
		all: ^style(0), block: d.elems[d.block()].style, caption: top.caption,
	}
	d.begun, d.breaks = true, 0
}

// block is the elem of the innermost block.
func (d *document) block() int32 {
	e := d.top().elem
	for e > 0 && !d.elems[e].tag.isBlock() {
		e = d.elems[e].parent
	}
	return e
}

// rowHasText reports whether the row that is being read has text before
// this cell.
func (d *document) rowHasText() bool {
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
func (d *document) breakLine(sep separator) {
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
func (d *document) strengthen(sep separator) {
	if d.sep == sepBreak || sep == sepCell {
		d.sep = sep
	}
}

// startTag reads a start tag.
func (d *document) startTag(selfClosing bool) {
	name, more := d.z.TagName()
	t := tagOf(atom.Lookup(name))
	if d.top().style&foreign != 0 {
		if !t.breaksOut() || t == tagImage && string(name) != "img" {
			d.foreignTag(t, selfClosing, more)
			return
		}
		d.leaveForeign()
	}
	switch t {
	case tagNone:
		if s := string(name); s == "amp-img" || s == "a-img" {
			d.image(more)
		}
	case tagImage:
		d.image(more)
	case tagBreak:
		d.breakLine(sepBreak)
	case tagRule:
		d.impliedEnds(t)
		d.breakLine(sepBlock)
	case tagSource:
		d.source(more)
	case tagBase:
		if a := d.attrs(more); d.base == "" {
			d.base = string(a.href)
		}
	case tagForeign:
		d.push(t, more)
		d.z.AllowCDATA(true)
		if selfClosing {
			d.leaveForeign()
		}
	default:
		d.push(t, more)
	}
}

// foreignTag reads a start tag within svg or math, of which only links and
// the way back to HTML matter.
func (d *document) foreignTag(t tag, selfClosing, more bool) {
	d.z.NextIsNotRawText()
	if selfClosing || t != tagLink && t != tagObject && t != tagForeign {
		return
	}
	d.push(t, more)
	d.z.AllowCDATA(t != tagObject)
}

// leaveForeign closes the svg or math that is open.
func (d *document) leaveForeign() {
	for d.top().style&foreign != 0 {
		d.closeTo(len(d.stack)-1, true)
	}
	d.z.AllowCDATA(false)
}

// source reads a source element, of a picture.
func (d *document) source(more bool) {
	a := d.attrs(more)
	if !d.inPicture {
		return
	}
	set := a.srcset
	if len(set) == 0 {
		set = a.lazySet
	}
	d.sources = append(d.sources, parseSrcset(string(set))...)
}

// push opens an element.
func (d *document) push(t tag, more bool) {
	d.impliedEnds(t)
	a := d.attrs(more)
	p := d.top()
	e := open{
		tag: t, scope: p.scope, elem: p.elem, caption: p.caption, figure: p.figure,
		link: -1, heading: -1, style: p.style.within(t, &a),
	}
	from := captionMark(t, &a, p.style)
	if t.isBlock() {
		d.breakLine(d.separatorBefore(t, p.elem))
	}
	if t.isBlock() || from != "" {
		d.pushElem(&e, t)
	}
	if from != "" {
		e.caption = d.openCaption(from, &e)
		d.captions[e.caption].number = t == tagSpan && isFigureNumber(a.class)
	}
	if t == tagTable || t == tagMedia || t == tagPre {
		d.markMedia(p.figure)
	}
	switch {
	case t == tagLink && a.hasHref:
		e.link = d.openLink(&a, e.style)
	case t.isHeading() && e.style&unseen == 0:
		e.heading = d.openHeading(t, &a)
	case t == tagSpan && bytes.HasPrefix(a.id, []byte("more-")):
		d.markMore()
	case t == tagPicture:
		d.inPicture, d.sources = true, nil
	}
	d.pushOpen(e)
}

func (d *document) pushOpen(e open) {
	if len(d.stack) > maxOpen {
		d.finishOpen(&e, d.end, true)
		return
	}
	e.prev = d.last[e.tag]
	i := int32(len(d.stack)) + 1
	d.last[e.tag] = i
	if e.tag.isScope() {
		e.scope = i
	}
	d.stack = append(d.stack, e)
}

// markMedia notes that a figure holds something else than an image.
func (d *document) markMedia(figure int32) {
	if figure >= 0 {
		d.elems[figure].media = true
	}
}

// pushElem gives e an elem of its own.
func (d *document) pushElem(e *open, t tag) {
	d.elems = append(d.elems, elem{
		tag: t, parent: e.elem, style: e.style, column: d.column(t, e.elem),
		img0: int32(len(d.images)), line0: d.nextLine(), text0: d.text.len(),
	})
	e.elem = int32(len(d.elems)) - 1
	e.own = true
	if t == tagFigure {
		e.figure = e.elem
	}
}

// nextLine is the index of the line after the one that is being written.
func (d *document) nextLine() int32 {
	if d.begun {
		return int32(len(d.lines)) + 1
	}
	return int32(len(d.lines))
}

// column counts the cells of a row.
func (d *document) column(t tag, parent int32) int32 {
	row := &d.elems[parent]
	if t != tagCell || row.tag != tagRow {
		return 0
	}
	row.cells++
	return row.cells
}

// separatorBefore is what a block that begins stands behind. Of the cells of
// a row the first begins like any block.
func (d *document) separatorBefore(t tag, parent int32) separator {
	if row := &d.elems[parent]; t == tagCell && row.tag == tagRow && row.cells > 0 {
		return sepCell
	}
	return sepBlock
}

// openCaption begins a caption element.
func (d *document) openCaption(from string, e *open) int32 {
	d.captions = append(d.captions, captionElem{
		from: from, elem: e.elem, figure: e.figure, within: e.caption,
		text0: d.text.len(), img0: int32(len(d.images)), line: d.nextLine(),
	})
	return int32(len(d.captions)) - 1
}

func (d *document) openHeading(t tag, a *attrs) int32 {
	line, col := d.cursor.place(d.start)
	d.headings = append(d.headings, rawHeading{
		level: t.level(), id: string(a.id), offset: d.start, line: line, col: col, text0: d.text.len(),
	})
	return int32(len(d.headings)) - 1
}

func (d *document) openLink(a *attrs, s style) int32 {
	line, col := d.cursor.place(d.start)
	l := rawLink{
		href: string(a.href), title: string(a.title), rel: string(a.rel),
		offset: d.start, end: d.end, line: line, col: col,
		text0: d.text.len(), img0: int32(len(d.images)), within: d.blockAround(),
	}
	if s&unseen != 0 {
		l.unseen = true
		l.text0 = 0
		d.hidden.reset()
	}
	d.links = append(d.links, l)
	d.link = int32(len(d.links)) - 1
	return d.link
}

// blockAround is the elem of the block around the innermost block.
func (d *document) blockAround() int32 { return d.elems[d.top().elem].parent }

// closeLink ends the open link at an offset.
func (d *document) closeLink(end int) {
	l := &d.links[d.link]
	l.end = end
	l.img1 = int32(len(d.images))
	w := &d.text
	if l.unseen {
		w = &d.hidden
	}
	if n := w.len(); l.text0 < n {
		l.text = flatten(w.buf[l.text0:n])
	}
	d.link = -1
}

// linkEndsAhead reports whether the next tag of a link is an end tag. It is
// asked once for a link, and looks no further than the next link, so all the
// looking ahead together goes once over the body.
func (d *document) linkEndsAhead() bool {
	rest := d.Source[d.end:]
	for {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+3 > len(rest) {
			return false
		}
		rest = rest[i+1:]
		end := rest[0] == '/'
		name := rest
		if end {
			name = rest[1:]
		}
		if len(name) > 1 && name[0]|0x20 == 'a' && bytes.IndexByte([]byte(" \t\r\n\f/>"), name[1]) >= 0 {
			return end
		}
	}
}

// endOfLinksBlock decides on a link that is open when its block ends. If its
// end tag comes yet, a link whose p was closed by a start tag goes on:
// <p><a><div>…</div></a>.
func (d *document) endOfLinksBlock(implied bool) {
	switch ahead := d.linkEndsAhead(); {
	case !ahead:
		d.unclosedLink()
	case !implied:
		d.closeLink(d.start)
	}
}

// unclosedLink ends the open link, whose end tag is missing.
func (d *document) unclosedLink() {
	l := &d.links[d.link]
	d.faults = append(d.faults, &Error{Line: l.line, Column: l.col, Err: errors.New("want an </a> that closes the link, have none")})
	d.closeLink(d.start)
}

// impliedEnds closes what the start tag t closes without an end tag (HTML
// standard, 13.2.6.4.7 and the modes of tables).
func (d *document) impliedEnds(t tag) {
	if t.closesParagraph() {
		d.closeWithin(tagParagraph, d.last[tagButton])
	}
	switch {
	case t.isHeading():
		if d.top().tag.isHeading() {
			d.closeTo(len(d.stack)-1, true)
		}
	case t == tagItem:
		d.closeWithin(tagItem, d.last[tagList])
	case t == tagTerm:
		d.closeWithin(tagTerm, d.last[tagTerms])
	case t == tagCell, t == tagTitle:
		d.closeWithin(tagCell, d.last[tagTable])
	case t == tagRow:
		d.closeWithin(tagCell, d.last[tagTable])
		d.closeWithin(tagRow, d.last[tagTable])
	case t == tagRows:
		d.closeWithin(tagCell, d.last[tagTable])
		d.closeWithin(tagRow, d.last[tagTable])
		d.closeWithin(tagRows, d.last[tagTable])
	case t == tagLink:
		if d.link >= 0 {
			d.unclosedLink()
		}
		d.remove(tagLink)
	}
}

// closeWithin closes the last open element of a tag if it stands above the
// element with index bound, and in scope. The parts of a table are bound by
// the table alone.
func (d *document) closeWithin(t tag, bound int32) {
	i := d.last[t]
	if i > bound && (t.isTablePart() || i >= d.top().scope) {
		d.closeTo(int(i)-1, true)
	}
}

// endTag reads an end tag.
func (d *document) endTag() {
	name, _ := d.z.TagName()
	t := tagOf(atom.Lookup(name))
	switch {
	case t == tagBreak:
		d.breakLine(sepBreak) // </br> is a br
	case t == tagLink:
		if d.link >= 0 {
			d.closeLink(d.end)
		}
		d.remove(t)
	case t == tagNone || d.last[t] == 0:
	case t == tagForeign || t == tagObject:
		d.closeTo(int(d.last[t])-1, false)
		d.z.AllowCDATA(d.top().style&foreign != 0)
	case t.isInline():
		d.remove(t)
	case t.isHeading():
		d.endHeading()
	case t == tagTable, t.isTablePart():
		d.endTablePart(t)
	case d.last[t] >= d.top().scope:
		d.closeTo(int(d.last[t])-1, false)
	}
}

// endHeading closes the open heading, of whatever level.
func (d *document) endHeading() {
	var i int32
	for t := tagH1; t <= tagH6; t++ {
		i = max(i, d.last[t])
	}
	if i >= d.top().scope {
		d.closeTo(int(i)-1, false)
	}
}

func (d *document) endTablePart(t tag) {
	if i := d.last[t]; t == tagTable || i > d.last[tagTable] {
		d.closeTo(int(i)-1, false)
	}
}

// remove takes the last open element of an inline tag off the stack, and
// leaves those that were opened within it.
func (d *document) remove(t tag) {
	i := int(d.last[t]) - 1
	if i < 0 {
		return
	}
	if i == len(d.stack)-1 {
		d.closeTo(i, false)
		return
	}
	d.last[t] = d.stack[i].prev
	if t == tagPicture {
		d.inPicture = false
	}
	lost := d.stack[i].style &^ d.stack[i-1].style
	d.stack[i].tag, d.stack[i].dead = tagNone, true
	// The hints of an element that was closed out of turn matter little; far
	// up the stack they are left as they are, to keep this short.
	for j := i + 1; j < len(d.stack) && j < i+64; j++ {
		d.stack[j].style &^= lost & (grey | small | italic | bold)
	}
}

// closeTo closes open elements until n are left. implied tells that a start
// tag closes them.
func (d *document) closeTo(n int, implied bool) {
	for len(d.stack) > n {
		e := d.stack[len(d.stack)-1]
		d.stack = d.stack[:len(d.stack)-1]
		if !e.dead {
			d.last[e.tag] = e.prev
		}
		d.finishOpen(&e, d.start, implied)
	}
}

// finishOpen does what the end of an element asks for.
func (d *document) finishOpen(e *open, end int, implied bool) {
	if e.link >= 0 && e.link == d.link {
		d.endOfLinksBlock(implied)
	}
	if e.heading >= 0 {
		h := &d.headings[e.heading]
		h.text1, h.end = d.text.len(), d.end
		if implied {
			h.end = end
		}
	}
	if e.tag == tagPicture {
		d.inPicture = false
	}
	if !e.own {
		return
	}
	if e.tag.isBlock() {
		d.breakLine(sepBlock)
	}
	el := &d.elems[e.elem]
	el.img1, el.line1, el.text1 = int32(len(d.images)), d.nextLine(), d.text.len()
	if !e.dead && e.caption >= 0 && d.captions[e.caption].elem == e.elem {
		c := &d.captions[e.caption]
		c.img1, c.text1 = el.img1, el.text1
	}
	// A link whose p was closed for it does not outlive the block around it.
	if d.link >= 0 && d.links[d.link].within == e.elem {
		d.closeLink(end)
	}
}

// comment reads a comment, of whatever form.
func (d *document) comment(raw []byte) {
	if bytes.HasPrefix(raw, []byte("<![CDATA[")) {
		// Left over from a feed: what stands in it is the body.
		d.restart(d.start + len("<![CDATA["))
		d.cdata++
		return
	}
	if !bytes.HasPrefix(raw, []byte("<!--")) || d.top().style&unseen != 0 {
		return
	}
	text := bytes.TrimSuffix(bytes.TrimPrefix(raw, []byte("<!--")), []byte("-->"))
	if equalFold(bytes.TrimSpace(text), "more") {
		d.markMore()
	}
}

// markMore notes where the excerpt ends.
func (d *document) markMore() {
	if d.more < 0 {
		d.more = d.text.len()
	}
}

// setHeadings sets the Article's headings.
func (d *document) setHeadings() {
	for _, h := range d.headings {
		d.Headings = append(d.Headings, Heading{
			Level: h.level, Text: flatten(d.textAt(h.text0, h.text1)), ID: h.id,
			Line: h.line, Column: h.col, Offset: h.offset, End: h.end,
		})
	}
}

// textAt is a part of the text.
func (d *document) textAt(from, to int32) []byte {
	if from >= to {
		return nil
	}
	return d.text.buf[from:to]
}
