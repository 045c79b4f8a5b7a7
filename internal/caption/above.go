package caption

import (
	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption/wording"
	"github.com/goarticle/article/internal/prose"
)

// lineAbove is the index of the text line right above an image that has no
// caption yet, and stands alone; else -1.
func (c *captioner) lineAbove(i int32) int32 {
	at := c.Images[i].InLine
	if at == 0 || !c.mayHaveNext(i) || c.settled[i] || !c.isFree(&c.Lines[at-1]) || c.picture(c.Lines[at].Img0) != i {
		return -1
	}
	return at - 1
}

// pointersAbove takes the block before an image that says so with ▼.
func (c *captioner) pointersAbove(from string) {
	for i := range c.Images {
		i := int32(i)
		at := c.lineAbove(i)
		if at < 0 || !wording.HasDownMark(c.TextAt(c.Lines[at].Text0, c.Lines[at].Text1)) {
			continue
		}
		k := c.candidate(at, at+1, 0)
		text, ok := wording.PointsDown(k.text)
		if !ok || text == "" {
			continue
		}
		k.text, k.lower = text, wording.Lower(text)
		if !c.vetoed(&k, i) {
			c.give(i, text, from)
			c.use(k.from, k.to)
		}
	}
}

// labelsAbove takes the label over an image where a box with a border, or
// one that floats, holds these two and nothing else.
func (c *captioner) labelsAbove(from string) {
	const longest = 80
	for i := range c.Images {
		i := int32(i)
		at := c.lineAbove(i)
		if at < 0 || !c.sharesBox(i, at) {
			continue
		}
		k := c.candidate(at, at+1, 0)
		if prose.IsLonger(k.text, longest) {
			continue
		}
		k.all &^= body.Bold // as labels are
		if !c.vetoed(&k, i) {
			c.take(i, &k, from)
		}
	}
}

// sharesBox reports whether a box holds the line at and image i, and nothing
// else.
func (c *captioner) sharesBox(i, at int32) bool {
	const highest = 4
	e := c.Lines[c.Images[i].InLine].Elem
	if c.Elems[e].Cell != c.Elems[c.Lines[at].Elem].Cell {
		return false
	}
	for range highest {
		box := &c.Elems[e]
		if e <= 0 || box.Line0 < at || c.count(box.Img0, box.Img1) != 1 {
			return false
		}
		if box.Line0 == at {
			return box.Style&body.Boxed != 0 && box.Line1 == at+2
		}
		e = box.Parent
	}
	return false
}

// nearerAbove takes the centred texts that stand right above centred images,
// where what is above them is further away: the post writes its captions so.
// One such text alone says nothing. Where there are more, the first may follow
// the text of the post.
func (c *captioner) nearerAbove(from string) {
	var all []held
	nearer := 0
	for i := range c.Images {
		i := int32(i)
		at := c.lineAbove(i)
		if at < 0 || !c.isCentredPair(at) {
			continue
		}
		k := c.candidate(at, at+1, 0)
		if prose.IsLonger(k.text, longestHeld) || c.vetoed(&k, i) {
			continue
		}
		if gap(&c.Lines[at+1]) < gap(&c.Lines[at]) {
			nearer++
		} else if at == 0 || !c.isTalkLine(int(at-1)) || c.Lines[at-1].Block&body.Centred != 0 {
			continue
		}
		all = append(all, held{image: i, k: k})
	}
	if nearer < 2 {
		return
	}
	for _, h := range all {
		c.give(h.image, h.k.caption(), from)
		c.use(h.k.from, h.k.to)
	}
}

// isCentredPair reports whether a line and the one below it are blocks that
// are centred, as the body is not, and nothing stands between them.
func (c *captioner) isCentredPair(at int32) bool {
	l, below := &c.Lines[at], &c.Lines[at+1]
	return l.Block&below.Block&^c.quiet&body.Centred != 0 && l.Sep == body.AtBlock && below.Sep == body.AtBlock && gap(below) == 0
}
