package caption

import (
	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/prose"
)

// boxes takes the text below an image in a box that holds these two and
// nothing else: one whose class says that it is a picture's, or one in which
// the text ends with who took the picture.
func (c *captioner) boxes(from string) {
	for i := range c.Images {
		i := int32(i)
		if c.settled[i] || !c.mayHaveNext(i) {
			continue
		}
		box := c.boxOf(i)
		if box == nil {
			continue
		}
		k := c.candidate(c.Images[i].InLine+1, box.Line1, 0)
		k.below = true
		if box.Frame {
			c.row = "class of a box"
		} else if c.row = "uploader"; k.long || !uploaders.In(k.lower) {
			continue
		}
		if !c.vetoed(&k, i) {
			c.take(i, &k, from)
		}
	}
}

// uploaders are in the boxes that services give to whoever wants to show a
// picture elsewhere.
var uploaders = prose.NewSet("uploaded by", "hochgeladen von", "subida por", "téléchargée par", "enviada por", "caricata da")

// boxOf is the innermost box around image i that holds text below it, and
// nothing above; or nil.
func (c *captioner) boxOf(i int32) *body.Element {
	const highest, most = 4, 5 // boxes, lines
	at := c.Images[i].InLine
	e := c.Images[i].Elem
	for range highest {
		box := &c.Elems[e]
		if e <= 0 || box.Line0 != at || box.Line1 > at+1+most || c.count(box.Img0, box.Img1) != 1 {
			return nil
		}
		if box.Line1 > at+1 {
			return c.freeBox(box, at+1)
		}
		e = box.Parent
	}
	return nil
}

// freeBox is box if its lines from the line from on are free.
func (c *captioner) freeBox(box *body.Element, from int32) *body.Element {
	for k := from; k < box.Line1; k++ {
		if l := &c.Lines[k]; !c.isFree(l) || c.Elems[l.Elem].Tag.IsHeading() || c.Elems[l.Elem].Item != box.Item || c.Elems[l.Elem].Cell != box.Cell {
			return nil
		}
	}
	return box
}
