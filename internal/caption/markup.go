package caption

import (
	"slices"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/prose"
)

// textOf is the text of caption element k on one line.
func (c *captioner) textOf(k int) string {
	if c.texts[k] == nil {
		s := c.readElem(&c.Captions[k])
		c.texts[k] = &s
	}
	return *c.texts[k]
}

func (c *captioner) readElem(e *body.Caption) string {
	if e.Given != "" {
		return e.Given
	}
	to := e.Text1
	if e.Number {
		to = c.Elems[c.Elems[e.Elem].Parent].Text1
	}
	return prose.Flatten(c.TextAt(e.Text0, to))
}

// holdsPicture reports whether a caption element is none, as it holds a
// picture: it is the container of both, or a card.
func (c *captioner) holdsPicture(e *body.Caption) bool { return c.count(e.Img0, e.Img1) > 0 }

// useElem marks the lines of a caption element as used.
func (c *captioner) useElem(e *body.Caption) {
	from := e.Line
	if from > 0 && c.Lines[from-1].Text1 > e.Text0 && e.Text1 > e.Text0 {
		from-- // the element begins within a line
	}
	for i := from; i < int32(len(c.Lines)) && c.Lines[i].Text0 < e.Text1; i++ {
		c.Lines[i].Used = true
	}
}

// figcaptions gives each image the figcaptions of its nearest figure. An
// image in a figure without one gets that of the figure around it, if it is
// the only image there. An empty figcaption means that there is none.
func (c *captioner) figcaptions(from string) {
	for i := range c.Images {
		figure := c.Images[i].Figure
		for up := 0; up < 4 && figure >= 0; up++ {
			if found := c.byFigure[figure]; found != nil {
				c.giveFigcaptions(int32(i), figure, found, from)
				break
			}
			figure = c.figureAround(figure)
			if figure >= 0 && c.count(c.Elems[figure].Img0, c.Elems[figure].Img1) != 1 {
				break
			}
		}
	}
	for _, found := range c.byFigure {
		for _, k := range found {
			if e := &c.Captions[k]; c.count(c.Elems[e.Figure].Img0, c.Elems[e.Figure].Img1) > 0 {
				c.useElem(e)
			}
		}
	}
}

// figureAround is the figure in which a figure stands, or -1.
func (c *captioner) figureAround(figure int32) int32 {
	if p := c.Elems[figure].Parent; p >= 0 {
		return c.Elems[p].Figure
	}
	return -1
}

// giveFigcaptions gives image i the figcaptions of a figure. Where there are
// several of both, each image has what stands behind it.
func (c *captioner) giveFigcaptions(i, figure int32, found []int, from string) {
	if c.settled[i] {
		return
	}
	f := &c.Elems[figure]
	several := len(found) > 1 && c.count(f.Img0, f.Img1) > 1 && c.Captions[found[0]].Img0 > f.Img0
	if several {
		at, _ := slices.BinarySearchFunc(found, i+1, func(k int, img int32) int { return int(c.Captions[k].Img0 - img) })
		found = found[at:]
	}
	for _, k := range found[:min(len(found), 8)] {
		e := &c.Captions[k]
		if several && c.count(i+1, e.Img0) > 0 {
			break
		}
		text := c.textOf(k)
		if len(text) > longestJoined && c.next[i+1] < f.Img1 {
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
	for k := range c.Captions {
		e := &c.Captions[k]
		if e.From != body.FromFigcaption || c.inner[k] || !c.isLoose(e) {
			continue
		}
		i := c.imageBefore(e.Line)
		if i < 0 || c.settled[i] {
			i = c.imageAfter(e)
		}
		if i >= 0 && !c.settled[i] {
			c.give(i, c.textOf(k), from)
			c.useElem(e)
		}
	}
}

func (c *captioner) isLoose(e *body.Caption) bool {
	if e.Figure < 0 {
		return true
	}
	f := &c.Elems[e.Figure]
	return !f.Media && c.count(f.Img0, f.Img1) == 0 &&
		prose.IsBlank(c.TextAt(f.Text0, e.Text0)) && prose.IsBlank(c.TextAt(e.Text1, f.Text1))
}

// imageBefore is the picture that ends the line before line k, or -1.
func (c *captioner) imageBefore(k int32) int32 {
	if k == 0 || int(k) > len(c.Lines) {
		return -1
	}
	l := &c.Lines[k-1]
	i := c.lastPicture(l.Img0, l.Img1)
	if i < 0 || c.Images[i].Text < l.Text1 && l.Text1 > l.Text0 {
		return -1
	}
	return i
}

// imageAfter is the picture in a figure of its own behind a figure that
// holds only a figcaption, or -1.
func (c *captioner) imageAfter(e *body.Caption) int32 {
	at := e.Line + 1
	if e.Figure < 0 || at >= int32(len(c.Lines)) {
		return -1
	}
	l := &c.Lines[at]
	i := c.lastPicture(l.Img0, l.Img1)
	if i < 0 || l.Text0 < l.Text1 || c.Images[i].Figure < 0 || c.count(l.Img0, l.Img1) != 1 {
		return -1
	}
	return i
}

// isMarked reports whether caption element k is one by its class, and of a
// size that captions have.
func (c *captioner) isMarked(k int) bool {
	const most, longest = 6, 3000 // lines, bytes
	e := &c.Captions[k]
	if e.From != body.FromClass || c.inner[k] || c.holdsPicture(e) || e.Text1-e.Text0 > longest {
		return false
	}
	last := e.Line + most
	return int(last) >= len(c.Lines) || c.Lines[last].Text0 >= e.Text1
}

// containerClasses ties an element with a caption class to the image of the
// innermost element around it that has images, if it has just one. Several
// such elements, a caption and its credit, are one caption.
func (c *captioner) containerClasses(from string) {
	before := slices.Clone(c.settled)
	for k := range c.Captions {
		if !c.isMarked(k) {
			continue
		}
		e := &c.Captions[k]
		if i := c.containedImage(e); i >= 0 && !before[i] {
			c.give(i, c.textOf(k), from)
			c.useElem(e)
		}
	}
}

// containedImage is the one image in the container of a caption, or -1.
func (c *captioner) containedImage(e *body.Caption) int32 {
	const highest = 6 // Jianshu's caption stands 4 elements from its image
	up := c.Elems[e.Elem].Parent
	for range highest {
		if up <= 0 {
			return -1
		}
		box := &c.Elems[up]
		switch c.count(box.Img0, box.Img1) {
		case 0:
		case 1:
			if i := c.picture(box.Img0); c.isNear(e, i, box) {
				return i
			}
			return -1
		default:
			return -1
		}
		if box.Tag == body.TagFigure {
			return -1
		}
		up = box.Parent
	}
	return -1
}

// isNear reports whether a box holds hardly more than the image and the
// caption, or the two stand side by side.
func (c *captioner) isNear(e *body.Caption, i int32, box *body.Element) bool {
	const little = 80
	rest := (box.Text1 - box.Text0) - (e.Text1 - e.Text0)
	if rest <= little {
		return true
	}
	gap := e.Line - c.Images[i].InLine
	return gap >= -1 && gap <= 1
}

// titlesAbove ties an element whose class says title to the image right behind
// it, beside which it stands.
func (c *captioner) titlesAbove(from string) {
	for k := range c.Captions {
		e := &c.Captions[k]
		if !e.Title || !c.isMarked(k) || !c.Elems[e.Elem].Tag.IsBlock() || c.isBlank(e) {
			continue
		}
		at := c.Elems[e.Elem].Line1
		if at >= int32(len(c.Lines)) {
			continue
		}
		l := &c.Lines[at]
		if i := c.picture(l.Img0); i < l.Img1 && !c.settled[i] && c.Images[i].Elem == c.Elems[e.Elem].Parent {
			c.give(i, c.textOf(k), from)
			c.useElem(e)
		}
	}
}

// isBlank reports whether a caption element has no text.
func (c *captioner) isBlank(e *body.Caption) bool { return prose.IsBlank(c.TextAt(e.Text0, e.Text1)) }

// classesAfter ties an element with a caption class to the image that stands
// right before it, in a container with more images, and one that follows it
// to the same image.
func (c *captioner) classesAfter(from string) {
	image, end := int32(-1), int32(-1) // whose caption ended last, and where
	for k := range c.Captions {
		e := &c.Captions[k]
		if !c.isMarked(k) || c.isBlank(e) {
			continue
		}
		if !c.Elems[e.Elem].Tag.IsBlock() {
			c.inlineClass(k, from)
			continue
		}
		if c.Lines[c.lineOf(e)].Used {
			continue
		}
		i := c.imageBefore(e.Line)
		switch {
		case i >= 0 && !c.settled[i] && c.inOneBox(e.Elem, i):
			image = i
		case image >= 0 && e.Line == end && !c.Lines[min(end, int32(len(c.Lines))-1)].Used:
		default:
			continue
		}
		c.give(image, c.textOf(k), from)
		c.useElem(e)
		end = c.Elems[e.Elem].Line1
	}
}

// inlineClass ties an inline element with a caption class to the image right
// before it in its line, or to that above its line if it is all of that. In a
// sentence it is a word of the sentence.
func (c *captioner) inlineClass(k int, from string) {
	e := &c.Captions[k]
	i := c.lastPicture(0, e.Img0)
	if i < 0 || c.settled[i] || !c.inOneBox(e.Elem, i) || !prose.IsBlank(c.TextAt(c.Images[i].Text, e.Text0)) {
		return
	}
	at := c.lineOf(e)
	if at != c.Images[i].InLine && (at != c.nextLine(c.Images[i].InLine) || !c.isWhole(at, e)) {
		return
	}
	c.give(i, c.textOf(k), from)
	c.useElem(e)
}

// lineOf is the line that a caption element begins in.
func (c *captioner) lineOf(e *body.Caption) int32 {
	at := e.Line
	if at > 0 && (at == int32(len(c.Lines)) || c.Lines[at-1].Text1 > e.Text0) {
		at--
	}
	return at
}

// isWhole reports whether line at has no text but that of a caption element.
func (c *captioner) isWhole(at int32, e *body.Caption) bool {
	l := &c.Lines[at]
	return prose.IsBlank(c.TextAt(l.Text0, e.Text0)) && prose.IsBlank(c.TextAt(e.Text1, l.Text1))
}

// inOneBox reports whether an element is in the same figure and the same
// cell as an image, or right behind its figure, or in a row of its own in the
// same table.
func (c *captioner) inOneBox(e, i int32) bool {
	el, image := &c.Elems[e], &c.Elems[c.Images[i].Elem]
	if f := c.Images[i].Figure; el.Figure != f && (f < 0 || c.byFigure[f] != nil || el.Figure != c.figureAround(f)) {
		return false
	}
	return el.Cell == image.Cell || el.Tag == body.TagCell && el.Table == image.Table && c.isWholeRow(el)
}

// isWholeRow reports whether a cell has all the text of its row, and the row
// no picture.
func (c *captioner) isWholeRow(cell *body.Element) bool {
	row := &c.Elems[cell.Parent]
	return row.Tag == body.TagRow && c.count(row.Img0, row.Img1) == 0 && row.Text1 <= cell.Text1
}

// attributes gives images what their data-caption says.
func (c *captioner) attributes(from string) {
	for i := range c.Images {
		if k := c.Images[i].Caption; k > 0 && !c.settled[i] {
			e := &c.Captions[k-1]
			c.give(int32(i), e.Given, from)
			c.useElem(e)
		}
	}
}

// shortcodes gives images the text of the shortcode around them.
func (c *captioner) shortcodes(from string) {
	for k := range c.Captions {
		e := &c.Captions[k]
		if e.From != body.FromShortcode || c.count(e.Img0, e.Img1) == 0 {
			continue
		}
		if i := c.lastPicture(e.Img0, e.Img1); !c.settled[i] {
			c.give(i, c.textOf(k), from)
			c.useElem(e)
		}
	}
}
