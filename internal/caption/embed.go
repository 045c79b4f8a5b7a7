package caption

import (
	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/prose"
)

// OfEmbeds is the caption of each Embed of a body whose images have theirs
// already, from markup that means a caption and nothing else: the figcaption
// of a figure that holds this one thing, or an element with the class of a
// caption right behind it, in the same box.
func OfEmbeds(d *body.Document) []Caption {
	captions := make([]Caption, len(d.Embeds))
	if len(d.Captions) == 0 {
		return captions
	}
	inFigure, figcaption := map[int32]int{}, map[int32]*body.Caption{}
	for _, e := range d.Embeds {
		inFigure[e.Figure]++
	}
	for i := range d.Captions {
		if c := &d.Captions[i]; c.From == body.FromFigcaption && c.Figure >= 0 && figcaption[c.Figure] == nil {
			figcaption[c.Figure] = c
		}
	}
	for i, e := range d.Embeds {
		var c *body.Caption
		if figure := e.Figure; figure >= 0 && d.Elems[figure].Img0 == d.Elems[figure].Img1 && inFigure[figure] == 1 {
			c = figcaption[figure]
		}
		if c == nil {
			c = classBehind(d, e)
		}
		if c != nil {
			captions[i].Text = prose.Flatten(d.TextAt(c.Text0, c.Text1))
		}
		if captions[i].Text != "" {
			captions[i].From = c.From
		}
	}
	return captions
}

// classBehind is the element with the class of a caption that stands right
// behind an Embed, nil if there is none or it is an image's.
func classBehind(d *body.Document, e *body.Embed) *body.Caption {
	if int(e.Caption) >= len(d.Captions) {
		return nil
	}
	c := &d.Captions[e.Caption]
	box := d.Elems[c.Elem].Parent
	apart := box != e.Elem && box != d.Elems[e.Elem].Parent
	if c.From != body.FromClass || c.Text0 != e.Text || c.Img0 != c.Img1 || apart {
		return nil
	}
	if int(c.Line) < len(d.Lines) && d.Lines[c.Line].Used {
		return nil
	}
	return c
}
