package article

import (
	"slices"
)

// textOf is the text of caption element k on one line.
func (c *captioner) textOf(k int) string {
	if c.texts[k] == nil {
		s := c.readElem(&c.captions[k])
		c.texts[k] = &s
	}
	return *c.texts[k]
}

func (c *captioner) readElem(e *captionElem) string {
	if e.given != "" {
		return e.given
	}
	to := e.text1
	if e.number {
		to = c.elems[c.elems[e.elem].parent].text1
	}
	return flatten(c.textAt(e.text0, to))
}

// holdsPicture reports whether a caption element is none, as it holds a
// picture: it is the container of both, or a card.
func (c *captioner) holdsPicture(e *captionElem) bool { return c.count(e.img0, e.img1) > 0 }

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
				c.giveFigcaptions(int32(i), figure, found, from)
				break
			}
			figure = c.figureAround(figure)
			if figure >= 0 && c.count(c.elems[figure].img0, c.elems[figure].img1) != 1 {
				break
			}
		}
	}
	for _, found := range c.byFigure {
		for _, k := range found {
			if e := &c.captions[k]; c.count(c.elems[e.figure].img0, c.elems[e.figure].img1) > 0 {
				c.useElem(e)
			}
		}
	}
}

// figureAround is the figure in which a figure stands, or -1.
func (c *captioner) figureAround(figure int32) int32 {
	if p := c.elems[figure].parent; p >= 0 {
		return c.elems[p].figure
	}
	return -1
}

// giveFigcaptions gives image i the figcaptions of a figure. Where there are
// several of both, each image has what stands behind it.
func (c *captioner) giveFigcaptions(i, figure int32, found []int, from string) {
	if c.settled[i] {
		return
	}
	f := &c.elems[figure]
	several := len(found) > 1 && c.count(f.img0, f.img1) > 1 && c.captions[found[0]].img0 > f.img0
	if several {
		at, _ := slices.BinarySearchFunc(found, i+1, func(k int, img int32) int { return int(c.captions[k].img0 - img) })
		found = found[at:]
	}
	for _, k := range found[:min(len(found), 8)] {
		e := &c.captions[k]
		if several && c.count(i+1, e.img0) > 0 {
			break
		}
		text := c.textOf(k)
		if len(text) > longestJoined && c.next[i+1] < f.img1 {
			text = "" // too long to be told of every image: it is the last one's
		}
		c.give(i, text, from)
	}
}

// looseFigcaptions ties a figcaption that stands in no figure, or in one of
// its own without a picture, to the image right before it, else to the one
// right after it. A p ends where a figcaption begins, so this is what becomes
// of <p><img><figcaption>.
func (c *captioner) looseFigcaptions(from string) {
	for k := range c.captions {
		e := &c.captions[k]
		if e.from != fromFigcaption || c.inner[k] || !c.isLoose(e) {
			continue
		}
		i := c.imageBefore(e.line)
		if i < 0 || c.settled[i] {
			i = c.imageAfter(e)
		}
		if i >= 0 && !c.settled[i] {
			c.give(i, c.textOf(k), from)
			c.useElem(e)
		}
	}
}

func (c *captioner) isLoose(e *captionElem) bool {
	if e.figure < 0 {
		return true
	}
	f := &c.elems[e.figure]
	return !f.media && c.count(f.img0, f.img1) == 0 &&
		isBlank(c.textAt(f.text0, e.text0)) && isBlank(c.textAt(e.text1, f.text1))
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

// imageAfter is the picture in a figure of its own behind a figure that
// holds only a figcaption, or -1.
func (c *captioner) imageAfter(e *captionElem) int32 {
	at := e.line + 1
	if e.figure < 0 || at >= int32(len(c.lines)) {
		return -1
	}
	l := &c.lines[at]
	i := c.lastPicture(l.img0, l.img1)
	if i < 0 || l.text0 < l.text1 || c.images[i].figure < 0 || c.count(l.img0, l.img1) != 1 {
		return -1
	}
	return i
}

// isMarked reports whether caption element k is one by its class, and of a
// size that captions have.
func (c *captioner) isMarked(k int) bool {
	const most, longest = 6, 3000 // lines, bytes
	e := &c.captions[k]
	if e.from != fromClass || c.inner[k] || c.holdsPicture(e) || e.text1-e.text0 > longest {
		return false
	}
	last := e.line + most
	return int(last) >= len(c.lines) || c.lines[last].text0 >= e.text1
}

// containerClasses ties an element with a caption class to the image of the
// innermost element around it that has images, if it has just one. Several
// such elements, a caption and its credit, are one caption.
func (c *captioner) containerClasses(from string) {
	before := slices.Clone(c.settled)
	for k := range c.captions {
		if !c.isMarked(k) {
			continue
		}
		e := &c.captions[k]
		if i := c.containedImage(e); i >= 0 && !before[i] {
			c.give(i, c.textOf(k), from)
			c.useElem(e)
		}
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
			if i := c.picture(box.img0); c.isNear(e, i, box) {
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
// right before it, in a container with more images, and one that follows it
// to the same image.
func (c *captioner) classesAfter(from string) {
	image, end := int32(-1), int32(-1) // whose caption ended last, and where
	for k := range c.captions {
		e := &c.captions[k]
		if !c.isMarked(k) || !c.elems[e.elem].tag.isBlock() {
			continue
		}
		i := c.imageBefore(e.line)
		switch {
		case i >= 0 && !c.settled[i] && c.inOneBox(e.elem, i):
			image = i
		case image >= 0 && e.line == end && !c.lines[min(end, int32(len(c.lines))-1)].used:
		default:
			continue
		}
		c.give(image, c.textOf(k), from)
		c.useElem(e)
		end = c.elems[e.elem].line1
	}
}

// inOneBox reports whether an element is in the same figure and the same
// cell as an image.
func (c *captioner) inOneBox(e, i int32) bool {
	return c.elems[e].figure == c.images[i].figure && c.elems[e].cell == c.elems[c.images[i].elem].cell
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
		if e.from != fromShortcode || c.count(e.img0, e.img1) == 0 {
			continue
		}
		if i := c.lastPicture(e.img0, e.img1); !c.settled[i] {
			c.give(i, c.textOf(k), from)
			c.useElem(e)
		}
	}
}
