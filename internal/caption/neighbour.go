package caption

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption/wording"
	"github.com/goarticle/article/internal/prose"
)

// A candidate is text that may be a caption: lines [from, to), of the first
// of which only the part from start on counts.
type candidate struct {
	from, to int32
	start    int32
	text     string
	lower    string     // the text in lower case
	all      body.Style // hints that all of it has
	block    body.Style // of the block that it stands in
	elem     int32
	long     bool // more text than a caption has: it is not read
	sameLine bool // as the image
	below    bool // the image, in a block of its own
	linked   bool // some of it is a link
	unlinked bool // some of its words are in no link
	media    bool // it stands beside or behind a video, a frame or the like
}

// candidate puts the lines [from, to) together.
func (c *captioner) candidate(from, to, start int32) candidate {
	k := candidate{from: from, to: to, start: start, all: ^body.Style(0), elem: c.Lines[from].Elem, block: c.Lines[from].Block}
	// Most text behind an image is a paragraph of the body. To put together
	// and judge each of them took a quarter of the time of a post.
	if c.Lines[to-1].Text1-max(c.Lines[from].Text0, start) > utf8.UTFMax*longestCaption {
		k.long = true
		return k
	}
	for i := from; i < to; i++ {
		k.linked = k.linked || c.Lines[i].Links > 0
		k.unlinked = k.unlinked || c.Lines[i].Unlinked
		k.media = k.media || c.Lines[i].Media
	}
	k.text, k.all = c.joinLines(from, to, start)
	k.text = wording.WithoutCall(k.text)
	k.lower = wording.Lower(k.text)
	return k
}

// joinLines is the text of the lines [from, to) on one line, from start on,
// with the hints that all of it has.
func (c *captioner) joinLines(from, to, start int32) (text string, all body.Style) {
	if to-from == 1 {
		return prose.Flatten(c.TextAt(max(c.Lines[from].Text0, start), c.Lines[from].Text1)), c.Lines[from].All
	}
	all = ^body.Style(0)
	var parts []string
	for i := from; i < to; i++ {
		l := &c.Lines[i]
		if s := prose.Flatten(c.TextAt(max(l.Text0, start), l.Text1)); s != "" {
			parts = append(parts, s)
			all &= l.All
		}
	}
	return strings.Join(parts, " "), all
}

// run is where the lines that follow line k by single br end.
func (c *captioner) run(k int32) int32 {
	to := k + 1
	for to < int32(len(c.Lines)) {
		l := &c.Lines[to]
		if l.Sep != body.AtBreak || l.Breaks > 1 || l.Elem != c.Lines[k].Elem || c.count(l.Img0, l.Img1) > 0 || l.Used {
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
	if k.to >= int32(len(c.Lines)) || c.found[i].Text == "" || wording.IsCredit(k.lower) {
		return
	}
	n := &c.Lines[k.to]
	if !c.isFree(n) || n.Sep == body.AtCell || n.Breaks > 1 || n.Sep == body.AtBlock && n.Block&body.Centred != k.block&body.Centred {
		return
	}
	credit := c.candidate(k.to, c.run(k.to), 0)
	if wording.IsCredit(credit.lower) && !prose.IsLonger(credit.text, longest) && !c.vetoed(&credit, i) {
		c.give(i, credit.caption(), c.found[i].From)
		c.use(credit.from, credit.to)
	}
}

// isFree reports whether a line is text that is no part of a caption yet.
func (c *captioner) isFree(l *body.Line) bool {
	return !l.Used && !l.Attribute && l.Text0 < l.Text1 && c.count(l.Img0, l.Img1) == 0
}

// sameBlocks takes the text after an image in its own block: behind a br, or
// all in em or small.
func (c *captioner) sameBlocks(from string) {
	var k candidate // one for all, as each would be an allocation
	var ok bool
	for i := range c.Images {
		i := int32(i)
		if c.settled[i] || !c.opensLine(i) {
			continue
		}
		c.loners++
		if k, ok = c.restOfBlock(i); !ok || c.takeIfLike(i, &k, from) {
			continue
		}
		// Of lines behind an image, often only the first ones are its
		// caption.
		if first := k.from; k.to-first > 1 {
			some := c.candidate(first, c.alike(first, k.to), k.start)
			some.block &^= body.Centred // of which the other lines have as much
			if c.takeIfLike(i, &some, from) {
				continue
			}
		}
		c.hold(i, &k, from)
	}
}

// alike is where the lines from first on end that look as it does.
func (c *captioner) alike(first, to int32) int32 {
	const set = body.Italic | body.Small | body.Grey | body.Wrapped
	look := c.Lines[first].All & set &^ c.quiet
	next := first + 1
	for look != 0 && next < to && c.Lines[next].All&look == look {
		next++
	}
	return next
}

// takeIfLike makes a candidate the caption of image i if it looks like one.
func (c *captioner) takeIfLike(i int32, k *candidate, from string) bool {
	if k.long {
		return false
	}
	name, enough := c.evidence(k, i)
	if !enough || c.vetoed(k, i) || c.seesAny(soft, k, i) {
		return false
	}
	c.row = name
	c.take(i, k, from)
	return true
}

// opensLine reports whether an image is the last of its line and no text
// stands before it.
func (c *captioner) opensLine(i int32) bool {
	l := &c.Lines[c.Images[i].InLine]
	return c.lastPicture(l.Img0, l.Img1) == i && c.Images[i].Text <= l.Text0
}

// restOfBlock is the text after image i in its block.
func (c *captioner) restOfBlock(i int32) (candidate, bool) {
	at := c.Images[i].InLine
	l := &c.Lines[at]
	if l.Text1 > l.Text0 {
		k := c.candidate(at, at+1, c.Images[i].Text)
		k.sameLine = true
		return k, !l.Used
	}
	next := c.nextLine(at)
	if next >= int32(len(c.Lines)) || !c.isFree(&c.Lines[next]) {
		return candidate{}, false
	}
	n := &c.Lines[next]
	if n.Sep == body.AtBreak && n.Elem == l.Elem && n.Breaks <= 2 {
		return c.candidate(next, c.run(next), 0), true
	}
	// A centred block with the image, a br and one block.
	within := l.Block&body.Centred != 0 && c.Elems[n.Elem].Parent == l.Elem && c.Elems[l.Elem].Line1 == next+1
	return c.candidate(next, next+1, 0), within && n.Breaks > 0
}

// nextLine is the index of the line behind line at that is more than
// decoration.
func (c *captioner) nextLine(at int32) int32 {
	next := at + 1
	for next < int32(len(c.Lines)) && c.Lines[next].Text0 == c.Lines[next].Text1 && c.count(c.Lines[next].Img0, c.Lines[next].Img1) == 0 {
		next++
	}
	return next
}

// isPlainRest reports whether text without any mark could be a caption by
// its length and by ending its block. In the image's own line it must stand
// on a line of its own in the file.
func (c *captioner) isPlainRest(k *candidate, i int32) bool {
	const longest = 80
	if prose.IsLonger(k.text, longest) || k.sameLine && (!c.newlineBehind(i) || c.Elems[k.elem].Item >= 0) {
		return false
	}
	if k.to >= int32(len(c.Lines)) {
		return true
	}
	n := &c.Lines[k.to]
	return n.Sep != body.AtBreak || n.Elem != k.elem || n.Breaks > 1 || c.count(n.Img0, n.Img1) > 0
}

// newlineBehind reports whether a line of the file ends behind an image and
// the end of the link around it.
func (c *captioner) newlineBehind(i int32) bool {
	const most = 80
	rest := bytes.TrimPrefix(c.Source[c.Images[i].End:], []byte("</a>"))
	rest = rest[:min(len(rest), most)]
	return bytes.IndexByte(rest[:len(rest)-len(bytes.TrimLeft(rest, " \t\r\n"))], '\n') >= 0
}

// nextBlocks takes the block after an image that stands alone.
func (c *captioner) nextBlocks(from string) {
	var k candidate // one for all, as each would be an allocation
	var ok bool
	for i := range c.Images {
		i := int32(i)
		if !c.mayHaveNext(i) {
			continue
		}
		if k, ok = c.blockAfter(i); !ok || c.settled[i] && !wording.IsCredit(k.lower) {
			continue
		}
		if !c.takeIfLike(i, &k, from) && !c.settled[i] {
			c.hold(i, &k, from)
		}
	}
}

// mayHaveNext reports whether image i is alone in its line, and has no
// caption. An empty figcaption leaves room for a credit.
func (c *captioner) mayHaveNext(i int32) bool {
	l := &c.Lines[c.Images[i].InLine]
	return c.found[i].Text == "" && !c.Images[i].Decorative && l.Text0 == l.Text1 && c.lastPicture(l.Img0, l.Img1) == i
}

// blockAfter is the block after the line of image i.
func (c *captioner) blockAfter(i int32) (candidate, bool) {
	at := c.Images[i].InLine
	next := c.nextLine(at)
	if next >= int32(len(c.Lines)) || !c.isFree(&c.Lines[next]) {
		return candidate{}, false
	}
	l, n := &c.Lines[at], &c.Lines[next]
	a, b := &c.Elems[l.Elem], &c.Elems[n.Elem]
	if n.Sep != body.AtBlock && n.Elem == l.Elem || a.Cell != b.Cell || a.Item != b.Item {
		return candidate{}, false
	}
	k := c.candidate(next, c.run(next), 0)
	k.below = true
	return k, true
}

// isNearerBelow reports whether more stands between a candidate and the image
// above it than between it and the next image. What shares a block with its
// image is near to it.
func (c *captioner) isNearerBelow(k *candidate) bool {
	if k.to >= int32(len(c.Lines)) {
		return false
	}
	below := &c.Lines[k.to]
	return (k.below && below.Sep == body.AtBlock || below.Sep == body.AtBreak && below.Elem == k.elem) &&
		gap(below) < gap(&c.Lines[k.from]) && below.Text0 == below.Text1 && c.count(below.Img0, below.Img1) > 0
}

// gap is how much stands between a line and the one above it: br elements, for
// three of which an hr counts.
func gap(l *body.Line) int {
	if l.Ruled {
		return int(l.Breaks) + 3
	}
	return int(l.Breaks)
}
