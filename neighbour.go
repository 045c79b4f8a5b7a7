package article

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A candidate is text that may be a caption: lines [from, to), of the first
// of which only the part from start on counts.
type candidate struct {
	from, to int32
	start    int32
	text     string
	lower    string // the text in lower case
	all      style  // hints that all of it has
	block    style  // of the block that it stands in
	elem     int32
	long     bool // more text than a caption has: it is not read
	sameLine bool // as the image
	below    bool // the image, in a block of its own
}

// candidate puts the lines [from, to) together.
func (c *captioner) candidate(from, to, start int32) candidate {
	k := candidate{from: from, to: to, start: start, all: ^style(0), elem: c.lines[from].elem, block: c.lines[from].block}
	// Most text behind an image is a paragraph of the body. To put together
	// and judge each of them took a quarter of the time of a post.
	if c.lines[to-1].text1-max(c.lines[from].text0, start) > utf8.UTFMax*longestCaption {
		k.long = true
		return k
	}
	k.text, k.all = c.joinLines(from, to, start)
	k.lower = lowerText(k.text)
	return k
}

// joinLines is the text of the lines [from, to) on one line, from start on,
// with the hints that all of it has.
func (c *captioner) joinLines(from, to, start int32) (text string, all style) {
	if to-from == 1 {
		return flatten(c.textAt(max(c.lines[from].text0, start), c.lines[from].text1)), c.lines[from].all
	}
	all = ^style(0)
	var parts []string
	for i := from; i < to; i++ {
		l := &c.lines[i]
		if s := flatten(c.textAt(max(l.text0, start), l.text1)); s != "" {
			parts = append(parts, s)
			all &= l.all
		}
	}
	return strings.Join(parts, " "), all
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

// take makes candidate k the caption of image i.
func (c *captioner) take(i int32, k *candidate, from string) {
	c.give(i, k.caption(), from)
	c.use(k.from, k.to)
	c.joinCredit(i, k)
}

// joinCredit adds a credit that stands behind a caption.
func (c *captioner) joinCredit(i int32, k *candidate) {
	const longest = 60
	if k.to >= int32(len(c.lines)) || c.found[i].Text == "" || isCredit(k.lower) {
		return
	}
	n := &c.lines[k.to]
	if !c.isFree(n) || n.sep == sepCell || n.breaks > 1 || n.sep == sepBlock && n.block&centred != k.block&centred {
		return
	}
	credit := c.candidate(k.to, c.run(k.to), 0)
	if isCredit(credit.lower) && !isLonger(credit.text, longest) && !c.vetoed(&credit) {
		c.give(i, credit.caption(), c.found[i].From)
		c.use(credit.from, credit.to)
	}
}

// isFree reports whether a line is text that is no part of a caption yet.
func (c *captioner) isFree(l *line) bool {
	return !l.used && !l.attribute && l.text0 < l.text1 && c.count(l.img0, l.img1) == 0
}

// sameBlocks takes the text after an image in its own block: behind a br, or
// all in em or small.
func (c *captioner) sameBlocks(from string) {
	h := plainHabit{}
	var k candidate // one for all, as each would be an allocation
	var ok bool
	for i := range c.images {
		i := int32(i)
		if c.settled[i] || !c.opensLine(i) {
			continue
		}
		h.loners++
		if k, ok = c.restOfBlock(i); !ok {
			continue
		}
		if c.takeIfLike(i, &k, from) {
			continue
		}
		// Of lines behind an image, often only the first is its caption.
		if first := k.from; k.to-first > 1 {
			one := c.candidate(first, first+1, k.start)
			one.block &^= centred // of which the other lines have as much
			if c.takeIfLike(i, &one, from) {
				continue
			}
		}
		if !c.vetoed(&k) && c.isPlainRest(&k, i) {
			h.add(i, k)
		}
	}
	if h.holds() {
		for j, i := range h.images {
			c.take(i, &h.rests[j], from)
		}
	}
}

func (c *captioner) takeIfLike(i int32, k *candidate, from string) bool {
	if c.vetoed(k) || !c.looksLikeCaption(k, i) {
		return false
	}
	c.take(i, k, from)
	return true
}

// A plainHabit is the habit of a post to put plain text behind its images.
// One such text says nothing.
type plainHabit struct {
	loners int // images with nothing before them in their line
	images []int32
	rests  []candidate
	talks  int // rests that end like sentences
}

func (h *plainHabit) add(i int32, k candidate) {
	h.images, h.rests = append(h.images, i), append(h.rests, k)
	if endsSentence(k.text) {
		h.talks++
	}
}

// holds reports whether three images of four have such a text: three at
// least, or two if these are no sentences.
func (h *plainHabit) holds() bool {
	n := len(h.images)
	return n*4 >= h.loners*3 && (n >= 3 || n == 2 && h.talks == 0)
}

func endsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”\"’'）) "))
	return strings.ContainsRune(".。!！?？…", r)
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
		k := c.candidate(at, at+1, c.images[i].text)
		k.sameLine = true
		return k, !l.used
	}
	next := at + 1
	if next >= int32(len(c.lines)) || !c.isFree(&c.lines[next]) {
		return candidate{}, false
	}
	n := &c.lines[next]
	if n.sep == sepBreak && n.elem == l.elem && n.breaks <= 2 {
		return c.candidate(next, c.run(next), 0), true
	}
	// A centred block with the image, a br and one block.
	within := l.block&centred != 0 && c.elems[n.elem].parent == l.elem && c.elems[l.elem].line1 == next+1
	return c.candidate(next, next+1, 0), within && n.breaks > 0
}

// isPlainRest reports whether text without any mark could be a caption by
// its length and by ending its block. In the image's own line it must stand
// on a line of its own in the file.
func (c *captioner) isPlainRest(k *candidate, i int32) bool {
	const longest = 80
	if isLonger(k.text, longest) || k.sameLine && (!c.newlineBehind(i) || c.elems[k.elem].item >= 0) {
		return false
	}
	if k.to >= int32(len(c.lines)) {
		return true
	}
	n := &c.lines[k.to]
	return n.sep != sepBreak || n.elem != k.elem || n.breaks > 1 || c.count(n.img0, n.img1) > 0
}

// newlineBehind reports whether a line of the file ends behind an image and
// the end of the link around it.
func (c *captioner) newlineBehind(i int32) bool {
	const most = 80
	rest := bytes.TrimPrefix(c.Source[c.images[i].end:], []byte("</a>"))
	rest = rest[:min(len(rest), most)]
	return bytes.IndexByte(rest[:len(rest)-len(bytes.TrimLeft(rest, " \t\r\n"))], '\n') >= 0
}

// nextBlocks takes the block after an image that stands alone.
func (c *captioner) nextBlocks(from string) {
	var k candidate // one for all, as each would be an allocation
	var ok bool
	for i := range c.images {
		i := int32(i)
		if !c.mayHaveNext(i) {
			continue
		}
		if k, ok = c.blockAfter(i); !ok || c.settled[i] && !isCredit(k.lower) {
			continue
		}
		c.takeIfLike(i, &k, from)
	}
}

// mayHaveNext reports whether image i is alone in its line, and has no
// caption. An empty figcaption leaves room for a credit.
func (c *captioner) mayHaveNext(i int32) bool {
	l := &c.lines[c.images[i].inLine]
	return c.found[i].Text == "" && !c.images[i].decorative && l.text0 == l.text1 && c.lastPicture(l.img0, l.img1) == i
}

// blockAfter is the block after the line of image i.
func (c *captioner) blockAfter(i int32) (candidate, bool) {
	at := c.images[i].inLine
	next := at + 1
	if next >= int32(len(c.lines)) || !c.isFree(&c.lines[next]) {
		return candidate{}, false
	}
	l, n := &c.lines[at], &c.lines[next]
	a, b := &c.elems[l.elem], &c.elems[n.elem]
	if n.sep != sepBlock && n.elem == l.elem || a.cell != b.cell || a.item != b.item {
		return candidate{}, false
	}
	k := c.candidate(next, c.run(next), 0)
	k.below = true
	return k, true
}

// lineAbove is the index of the text line right above an image that has no
// caption yet, and stands alone; else -1.
func (c *captioner) lineAbove(i int32) int32 {
	at := c.images[i].inLine
	if at == 0 || !c.mayHaveNext(i) || c.settled[i] || !c.isFree(&c.lines[at-1]) || c.picture(c.lines[at].img0) != i {
		return -1
	}
	return at - 1
}

// pointersAbove takes the block before an image that says so with ▼.
func (c *captioner) pointersAbove(from string) {
	for i := range c.images {
		i := int32(i)
		at := c.lineAbove(i)
		if at < 0 || !downMarkSet.in(c.textAt(c.lines[at].text0, c.lines[at].text1)) {
			continue
		}
		k := c.candidate(at, at+1, 0)
		if text, ok := pointsDown(k.text); ok && text != "" && !isLonger(text, longestCaption) {
			c.give(i, text, from)
			c.use(k.from, k.to)
		}
	}
}

// labelsAbove takes the label over an image where a box with a border, or
// one that floats, holds these two and nothing else.
func (c *captioner) labelsAbove(from string) {
	const longest = 80
	for i := range c.images {
		i := int32(i)
		at := c.lineAbove(i)
		if at < 0 || !c.sharesBox(i, at) {
			continue
		}
		k := c.candidate(at, at+1, 0)
		if isLonger(k.text, longest) {
			continue
		}
		k.all &^= bold // as labels are
		if !c.vetoed(&k) {
			c.take(i, &k, from)
		}
	}
}

// sharesBox reports whether a box holds the line at and image i, and nothing
// else.
func (c *captioner) sharesBox(i, at int32) bool {
	const highest = 4
	e := c.lines[c.images[i].inLine].elem
	if c.elems[e].cell != c.elems[c.lines[at].elem].cell {
		return false
	}
	for range highest {
		box := &c.elems[e]
		if e <= 0 || box.line0 < at || c.count(box.img0, box.img1) != 1 {
			return false
		}
		if box.line0 == at {
			return box.style&boxed != 0 && box.line1 == at+2
		}
		e = box.parent
	}
	return false
}
