package article

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// setCaptions ties captions to images. It goes by the lists of lines and
// elements: what means a caption by its markup first, then what stands where
// captions stand and looks as they look.
func (d *document) setCaptions() {
	if len(d.images) == 0 {
		return
	}
	c := newCaptioner(d)
	for _, r := range captionRules {
		r.apply(c, r.from)
	}
	c.dropRepeated()
}

// A captionRule finds captions for the images that have none yet.
type captionRule struct {
	name  string
	from  string
	apply func(c *captioner, from string)
}

// captionRules are asked in this order.
var captionRules = []captionRule{
	{"figcaption of the nearest figure", FromFigcaption, (*captioner).figcaptions},
	{"figcaption right after the image", FromFigcaption, (*captioner).looseFigcaptions},
	{"class in a container with one image", FromClass, (*captioner).containerClasses},
	{"class right after the image", FromClass, (*captioner).classesAfter},
	{"attribute of the image", FromAttribute, (*captioner).attributes},
	{"shortcode around the image", FromShortcode, (*captioner).shortcodes},
	{"text after the image in its block", FromSameBlock, (*captioner).sameBlocks},
	{"cell below the image", FromNextBlock, (*captioner).cellsBelow},
	{"block after the image", FromNextBlock, (*captioner).nextBlocks},
	{"block that points down", FromPreviousBlock, (*captioner).blocksAbove},
	{"cell above the image", FromPreviousBlock, (*captioner).cellsAbove},
}

// A captioner knows what the rules ask of a document again and again.
type captioner struct {
	*document
	pictures []int32         // pictures[i]: images before the i-th that are not decorative
	settled  []bool          // images whose caption, or lack of one, is certain
	byFigure map[int32][]int // figcaptions of a figure
	body     style           // hints that most of the body has, and so say nothing
}

func newCaptioner(d *document) *captioner {
	c := &captioner{document: d, settled: make([]bool, len(d.images)), byFigure: map[int32][]int{}}
	c.pictures = make([]int32, len(d.images)+1)
	for i := range d.Images {
		c.pictures[i+1] = c.pictures[i]
		if !d.Images[i].Decorative {
			c.pictures[i+1]++
		}
		c.settled[i] = d.Images[i].Decorative
	}
	for i, e := range d.captions {
		if e.from == FromFigcaption && e.figure >= 0 {
			c.byFigure[e.figure] = append(c.byFigure[e.figure], i)
		}
	}
	c.body = c.bodyStyle()
	return c
}

// bodyStyle is what the greater part of the text has in common, less what
// stands where captions stand.
func (c *captioner) bodyStyle() style {
	var all int32
	var with [10]int32
	for i := range c.lines {
		l := &c.lines[i]
		if l.caption >= 0 || l.img0 < l.img1 || i > 0 && c.lines[i-1].img0 < c.lines[i-1].img1 {
			continue
		}
		n := l.text1 - l.text0
		all += n
		s := l.all&^centred | l.block&centred
		for bit := range with {
			if s&(1<<bit) != 0 {
				with[bit] += n
			}
		}
	}
	var body style
	for bit, n := range with {
		if n*2 > all {
			body |= 1 << bit
		}
	}
	return body
}

// count is the number of pictures in a range of images.
func (c *captioner) count(img0, img1 int32) int { return int(c.pictures[img1] - c.pictures[img0]) }

// picture is the first picture in a range of images that has one.
func (c *captioner) picture(img0, img1 int32) int32 {
	for img0 < img1 && c.pictures[img0+1] == c.pictures[img0] {
		img0++
	}
	return img0
}

// lastPicture is the last picture in a range of images, or -1.
func (c *captioner) lastPicture(img0, img1 int32) int32 {
	for i := img1 - 1; i >= img0; i-- {
		if c.pictures[i+1] > c.pictures[i] {
			return i
		}
	}
	return -1
}

// give gives image i its caption and settles it. Text that is none settles
// it, too.
func (c *captioner) give(i int32, text, from string) {
	c.settled[i] = true
	m := &c.Images[i]
	if text == "" || from != FromFigcaption && c.isNoCaption(text) {
		return
	}
	if m.Caption != "" {
		text = m.Caption + " " + text // a credit in an element of its own
	}
	m.Caption, m.CaptionFrom = text, from
}

// use marks lines as parts of a caption, and settles the text they hold.
func (c *captioner) use(from, to int32) {
	for i := from; i < to; i++ {
		c.lines[i].used = true
	}
}

// isNoCaption reports what stands where a caption stands and is none: a file
// name, the invitation to enlarge, the title of the post.
func (c *captioner) isNoCaption(text string) bool {
	if text == c.Title || hasImageExtension(text) && !strings.ContainsAny(text, " \t") {
		return true
	}
	switch strings.ToLower(strings.Trim(text, " .。!！()（）[]")) {
	case "点击查看大图", "点击图片查看大图", "点击放大", "查看原图", "enlarge", "click to enlarge", "click image to enlarge",
		"click for larger image", "click to view larger image", "view larger image", "увеличить", "нажмите для увеличения", "agrandir", "クリックで拡大":
		return true
	}
	return false
}

// dropRepeated takes away a text that every image has: it belongs to the
// post. A figcaption is the author's own.
func (c *captioner) dropRepeated() {
	text, n := "", 0
	for i := range c.Images {
		m := &c.Images[i]
		if m.Decorative {
			continue
		}
		if m.CaptionFrom == FromFigcaption || n > 0 && m.Caption != text {
			return
		}
		text = m.Caption
		n++
	}
	if n < 3 || text == "" {
		return
	}
	for i := range c.Images {
		c.Images[i].Caption, c.Images[i].CaptionFrom = "", ""
	}
}

func (c *captioner) textOfElem(e *captionElem) string {
	if e.given != "" {
		return e.given
	}
	if e.number {
		block := &c.elems[c.elems[e.elem].parent]
		return flatten(c.textAt(e.text0, block.text1))
	}
	return flatten(c.textAt(e.text0, e.text1))
}

// holdsPicture reports whether a caption element is none, as it holds a
// picture: it is the container of both, or a card.
func (c *captioner) holdsPicture(e *captionElem) bool { return c.count(e.img0, e.img1) > 0 }

// nested reports whether the element stands within another caption element,
// which has its text.
func (c *captioner) nested(e *captionElem) bool {
	for w := e.within; w >= 0; w = c.captions[w].within {
		if !c.holdsPicture(&c.captions[w]) {
			return true
		}
	}
	return false
}

// useElem marks the lines of a caption element as used.
func (c *captioner) useElem(e *captionElem) {
	from := e.line
	if from > 0 && c.lines[from-1].text1 > e.text0 && e.text1 > e.text0 {
		from-- // the element begins within a line
	}
	for i := from; i < int32(len(c.lines)) && c.lines[i].text0 < e.text1; i++ {
		c.lines[i].used = true
	}
}

// figcaptions gives each image the figcaptions of its nearest figure. An
// image in a figure without one gets that of the figure around it, if it is
// the only image there. An empty figcaption means that there is none.
func (c *captioner) figcaptions(from string) {
	for i := range c.images {
		figure := c.images[i].figure
		for up := 0; up < 4 && figure >= 0; up++ {
			if found := c.byFigure[figure]; found != nil {
				c.giveFigcaptions(int32(i), found, from)
				break
			}
			figure = c.figureAround(figure)
			if figure >= 0 && c.count(c.elems[figure].img0, c.elems[figure].img1) != 1 {
				break
			}
		}
	}
}

// figureAround is the figure in which a figure stands, or -1.
func (c *captioner) figureAround(figure int32) int32 {
	for e := c.elems[figure].parent; e >= 0; e = c.elems[e].parent {
		if c.elems[e].tag == tagFigure {
			return e
		}
	}
	return -1
}

func (c *captioner) giveFigcaptions(i int32, found []int, from string) {
	if c.settled[i] {
		return
	}
	for _, k := range found {
		e := &c.captions[k]
		if !c.holdsPicture(e) && !c.nested(e) {
			c.give(i, c.textOfElem(e), from)
			c.useElem(e)
		}
	}
}

// looseFigcaptions ties a figcaption that stands in no figure, or in one of
// its own without a picture, to the image right before it. A p ends where a
// figcaption begins, so this is what becomes of <p><img><figcaption>.
func (c *captioner) looseFigcaptions(from string) {
	for k := range c.captions {
		e := &c.captions[k]
		if e.from != FromFigcaption || !c.isLoose(e) || c.nested(e) {
			continue
		}
		if i := c.imageBefore(e.line); i >= 0 && !c.settled[i] {
			c.give(i, c.textOfElem(e), from)
			c.useElem(e)
		}
	}
}

func (c *captioner) isLoose(e *captionElem) bool {
	if e.figure < 0 {
		return true
	}
	f := &c.elems[e.figure]
	only := bytes.TrimSpace(c.textAt(f.text0, f.text1))
	return !f.media && c.count(f.img0, f.img1) == 0 && flatten(only) == c.textOfElem(e)
}

// imageBefore is the picture that ends the line before line k, or -1.
func (c *captioner) imageBefore(k int32) int32 {
	if k == 0 || int(k) > len(c.lines) {
		return -1
	}
	l := &c.lines[k-1]
	i := c.lastPicture(l.img0, l.img1)
	if i < 0 || c.images[i].text < l.text1 && l.text1 > l.text0 {
		return -1
	}
	return i
}

// containerClasses ties an element with a caption class to the image of the
// innermost element around it that has images, if it has just one.
func (c *captioner) containerClasses(from string) {
	before := slices.Clone(c.settled)
	for k := range c.captions {
		e := &c.captions[k]
		if e.from != FromClass || c.holdsPicture(e) || c.nested(e) {
			continue
		}
		i := c.containedImage(e)
		if i < 0 || before[i] {
			continue
		}
		c.give(i, c.textOfElem(e), from)
		c.useElem(e)
	}
}

// containedImage is the one image in the container of a caption, or -1.
func (c *captioner) containedImage(e *captionElem) int32 {
	const highest = 6 // Jianshu's caption stands 4 elements from its image
	up := c.elems[e.elem].parent
	for range highest {
		if up <= 0 {
			return -1
		}
		box := &c.elems[up]
		switch c.count(box.img0, box.img1) {
		case 0:
		case 1:
			i := c.picture(box.img0, box.img1)
			if c.isNear(e, i, box) {
				return i
			}
			return -1
		default:
			return -1
		}
		if box.tag == tagFigure {
			return -1
		}
		up = box.parent
	}
	return -1
}

// isNear reports whether a box holds hardly more than the image and the
// caption, or the two stand side by side.
func (c *captioner) isNear(e *captionElem, i int32, box *elem) bool {
	const little = 80
	rest := (box.text1 - box.text0) - (e.text1 - e.text0)
	if rest <= little {
		return true
	}
	gap := e.line - c.images[i].inLine
	return gap >= -1 && gap <= 1
}

// classesAfter ties an element with a caption class to the image that stands
// right before it, in a container with more images.
func (c *captioner) classesAfter(from string) {
	for k := range c.captions {
		e := &c.captions[k]
		if e.from != FromClass || c.holdsPicture(e) || c.nested(e) || !c.elems[e.elem].tag.isBlock() {
			continue
		}
		if i := c.imageBefore(e.line); i >= 0 && !c.settled[i] && c.inOneBox(e.elem, i) {
			c.give(i, c.textOfElem(e), from)
			c.useElem(e)
		}
	}
}

// inOneBox reports whether an element is in the same figure and the same
// cell as an image.
func (c *captioner) inOneBox(e, i int32) bool {
	return c.around(e, tagFigure) == c.images[i].figure && c.around(e, tagCell) == c.around(c.images[i].elem, tagCell)
}

// around is the innermost element of a tag that holds e or is e, or -1.
func (c *captioner) around(e int32, t tag) int32 {
	for ; e >= 0; e = c.elems[e].parent {
		if c.elems[e].tag == t {
			return e
		}
	}
	return -1
}

// attributes gives images what their data-caption says.
func (c *captioner) attributes(from string) {
	for i := range c.images {
		if k := c.images[i].caption; k > 0 && !c.settled[i] {
			e := &c.captions[k-1]
			c.give(int32(i), e.given, from)
			c.useElem(e)
		}
	}
}

// shortcodes gives images the text of the shortcode around them.
func (c *captioner) shortcodes(from string) {
	for k := range c.captions {
		e := &c.captions[k]
		if e.from != FromShortcode || c.count(e.img0, e.img1) == 0 {
			continue
		}
		if i := c.lastPicture(e.img0, e.img1); !c.settled[i] {
			c.give(i, c.textOfElem(e), from)
			c.useElem(e)
		}
	}
}

// A candidate is text that may be a caption: lines [from, to), of the first
// of which only the part from start on counts.
type candidate struct {
	from, to int32
	start    int32
	text     string
	all      style // hints that all of it has
	block    style // of the block that it stands in
	elem     int32
	links    int32
}

// candidate puts the lines [from, to) together.
func (c *captioner) candidate(from, to, start int32) candidate {
	k := candidate{from: from, to: to, start: start, all: ^style(0), elem: c.lines[from].elem, block: c.lines[from].block}
	var parts []string
	for i := from; i < to; i++ {
		l := &c.lines[i]
		k.links += l.links
		if s := flatten(c.textAt(max(l.text0, start), l.text1)); s != "" {
			parts = append(parts, s)
			k.all &= l.all
		}
	}
	k.text = strings.Join(parts, " ")
	return k
}

// run is where the lines that follow line k by single br end.
func (c *captioner) run(k int32) int32 {
	to := k + 1
	for to < int32(len(c.lines)) {
		l := &c.lines[to]
		if l.sep != sepBreak || l.breaks > 1 || l.elem != c.lines[k].elem || c.count(l.img0, l.img1) > 0 || l.used {
			break
		}
		to++
	}
	return to
}

// sameBlocks takes the text after an image in its own block: behind a br, or
// all in em or small.
func (c *captioner) sameBlocks(from string) {
	var plain []candidate
	var owners []int32
	loners := 0
	for i := range c.images {
		i := int32(i)
		if c.settled[i] || !c.opensLine(i) {
			continue
		}
		loners++
		k, ok := c.restOfBlock(i)
		if !ok || c.vetoed(&k) {
			continue
		}
		switch {
		case c.looksLikeCaption(&k, i):
			c.give(i, k.caption(), from)
			c.use(k.from, k.to)
		case c.isPlainRest(&k):
			plain = append(plain, k)
			owners = append(owners, i)
		}
	}
	// Plain text behind a br is a caption where it is the habit of the post.
	if len(plain) >= 3 && len(plain)*4 >= loners*3 {
		for j, k := range plain {
			c.give(owners[j], k.caption(), from)
			c.use(k.from, k.to)
		}
	}
}

// opensLine reports whether an image is the last of its line and no text
// stands before it.
func (c *captioner) opensLine(i int32) bool {
	l := &c.lines[c.images[i].inLine]
	return c.lastPicture(l.img0, l.img1) == i && c.images[i].text <= l.text0
}

// restOfBlock is the text after image i in its block.
func (c *captioner) restOfBlock(i int32) (candidate, bool) {
	at := c.images[i].inLine
	l := &c.lines[at]
	if l.text1 > l.text0 {
		if l.used {
			return candidate{}, false
		}
		return c.candidate(at, at+1, c.images[i].text), l.all&(italic|small)&^c.body != 0
	}
	next := at + 1
	if next >= int32(len(c.lines)) {
		return candidate{}, false
	}
	n := &c.lines[next]
	if n.used || n.attribute || c.count(n.img0, n.img1) > 0 {
		return candidate{}, false
	}
	if n.sep == sepBreak && n.elem == l.elem && n.breaks <= 2 {
		return c.candidate(next, c.run(next), 0), true
	}
	// A centred block with the image, a br and one block.
	within := l.block&centred != 0 && c.elems[n.elem].parent == l.elem && c.elems[l.elem].line1 == next+1
	return c.candidate(next, next+1, 0), within && n.breaks > 0
}

// isPlainRest reports whether text without any mark could be a caption by
// its length and by ending its block.
func (c *captioner) isPlainRest(k *candidate) bool {
	const longest = 80
	if utf8.RuneCountInString(k.text) > longest || c.lines[k.from].breaks > 1 {
		return false
	}
	if k.to >= int32(len(c.lines)) {
		return true
	}
	n := &c.lines[k.to]
	return n.sep != sepBreak || n.elem != k.elem || n.breaks > 1 || c.count(n.img0, n.img1) > 0
}

// nextBlocks takes the block after an image that stands alone.
func (c *captioner) nextBlocks(from string) {
	for i := range c.images {
		i := int32(i)
		if !c.mayHaveNext(i) {
			continue
		}
		k, ok := c.blockAfter(i)
		if !ok || c.vetoed(&k) {
			continue
		}
		if c.settled[i] && !isCredit(k.text) || !c.looksLikeCaption(&k, i) {
			continue
		}
		c.give(i, k.caption(), from)
		c.use(k.from, k.to)
		c.joinCredit(i, &k)
	}
}

// mayHaveNext reports whether image i is alone in its line, and has no
// caption. An empty figcaption leaves room for a credit.
func (c *captioner) mayHaveNext(i int32) bool {
	l := &c.lines[c.images[i].inLine]
	return c.Images[i].Caption == "" && !c.Images[i].Decorative && l.text0 == l.text1 && c.lastPicture(l.img0, l.img1) == i
}

// blockAfter is the block after the line of image i.
func (c *captioner) blockAfter(i int32) (candidate, bool) {
	at := c.images[i].inLine
	next := at + 1
	if next >= int32(len(c.lines)) {
		return candidate{}, false
	}
	l, n := &c.lines[at], &c.lines[next]
	if n.used || n.attribute || n.sep != sepBlock && n.elem == l.elem || c.count(n.img0, n.img1) > 0 {
		return candidate{}, false
	}
	if c.around(n.elem, tagCell) != c.around(l.elem, tagCell) || c.around(n.elem, tagItem) != c.around(l.elem, tagItem) {
		return candidate{}, false
	}
	return c.candidate(next, c.run(next), 0), true
}

// joinCredit adds a credit that stands in the block after a caption and
// looks like it.
func (c *captioner) joinCredit(i int32, k *candidate) {
	if k.to >= int32(len(c.lines)) || isCredit(k.text) {
		return
	}
	n := &c.lines[k.to]
	if n.used || n.attribute || n.sep != sepBlock || c.count(n.img0, n.img1) > 0 || n.block&centred != k.block&centred {
		return
	}
	credit := c.candidate(k.to, c.run(k.to), 0)
	if isCredit(credit.text) && utf8.RuneCountInString(credit.text) <= 60 && !c.vetoed(&credit) {
		c.give(i, credit.caption(), c.Images[i].CaptionFrom)
		c.use(credit.from, credit.to)
	}
}

// blocksAbove takes the block before an image that says so with ▼.
func (c *captioner) blocksAbove(from string) {
	for i := range c.images {
		i := int32(i)
		l := &c.lines[c.images[i].inLine]
		if !c.mayHaveNext(i) || c.settled[i] || c.images[i].inLine == 0 || c.picture(l.img0, l.img1) != i {
			continue
		}
		at := c.images[i].inLine - 1
		b := &c.lines[at]
		if b.used || b.attribute || c.count(b.img0, b.img1) > 0 {
			continue
		}
		k := c.candidate(at, at+1, 0)
		if text, ok := pointsDown(k.text); ok && text != "" && utf8.RuneCountInString(text) <= longestCaption {
			c.give(i, text, from)
			c.use(k.from, k.to)
		}
	}
}
