package body

import (
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/embed"
	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/token"
)

// An Embed is an element that shows something else than an image, with what
// its attributes say, not yet resolved. One within another is the fallback of
// that, and no Embed of its own.
type Embed struct {
	Attrs       *embed.Attrs
	Offset, End int   // of the element, in Source
	Elem        int32 // the innermost block around it
	Figure      int32 // elem of the nearest figure, or -1
	Text        int32 // length of the text up to its end
	Caption     int32 // index of the first caption element behind it
	img         int32 // index of the first image behind it
	noscript    bool  // stands in a noscript element
}

// openEmbed notes an element that shows something, in the style around it. It
// is open until closeEmbed.
func (d *reader) openEmbed(a *embed.Attrs, s Style) {
	if d.player > 0 {
		d.lastEmbed().Attrs.Fallback(a)
		return
	}
	if !isShown(a, s) {
		return
	}
	d.player = len(d.stack) - 1
	if e := d.lastEmbed(); e != nil && e.noscript && d.isTwin(e, a) {
		a.Fallback(e.Attrs)
		d.Embeds = d.Embeds[:len(d.Embeds)-1]
	}
	d.addEmbed(a, d.start, d.end)
}

// isShown reports whether a reader sees what stands in the style s.
func isShown(a *embed.Attrs, s Style) bool {
	return s&Unseen == 0 && !a.Counts() && (a.Swaps() || !a.Hidden && s.ofCSS([]byte(a.Style))&Unseen == 0)
}

func (d *reader) addEmbed(a *embed.Attrs, offset, end int) *Embed {
	e := &Embed{
		Attrs: a, Offset: offset, End: end, Elem: d.block(), Figure: d.top().figure,
		Text: d.text.Len(), Caption: int32(len(d.Captions)), img: int32(len(d.Images)),
	}
	d.Embeds = append(d.Embeds, e)
	return e
}

// lastEmbed is the last Embed so far, or nil.
func (d *reader) lastEmbed() *Embed {
	if len(d.Embeds) == 0 {
		return nil
	}
	return d.Embeds[len(d.Embeds)-1]
}

// isTwin reports whether what begins here shows the same as e, for browsers
// that run no scripts or for those that do: neither text nor image is between
// them.
func (d *reader) isTwin(e *Embed, a *embed.Attrs) bool {
	return e.Text == d.text.Len() && e.img == int32(len(d.Images)) && e.Elem == d.block() && e.Attrs.Address() == a.Address()
}

// isRightBehind reports whether the open noscript element begins where e ends.
func (d *reader) isRightBehind(e *Embed) bool {
	const far = 200 // bytes of white space
	return e.End <= d.opened.start && d.opened.start-e.End <= far && prose.IsBlank(d.Source[e.End:d.opened.start])
}

// closeEmbed ends the open Embed at an offset.
func (d *reader) closeEmbed(end int) {
	d.player = 0
	e := d.lastEmbed()
	e.End, e.Text, e.Caption = end, d.text.Len(), int32(len(d.Captions))
	if e.Attrs.IsEmpty() {
		d.Embeds = d.Embeds[:len(d.Embeds)-1]
	}
}

// embedElement reads an embed element, which has no end tag.
func (d *reader) embedElement() {
	a := embed.Of([]byte(embed.Embed))
	a.Read(d.z)
	inner := d.player > 0
	d.openEmbed(a, d.top().style)
	if !inner && d.player > 0 {
		d.closeEmbed(d.end)
	}
}

// param reads what an element within an Embed says of it: a parameter of an
// object, a source of a video.
func (d *reader) param() {
	if d.player > 0 {
		d.lastEmbed().Attrs.ReadParam(d.z)
	}
}

// spareFrame reads a frame in a noscript element, of which z stands at the
// start tag. It is nil if another element shows the same, or nothing does.
func (d *reader) spareFrame(z *token.Tokenizer, name []byte, offset, end int) *Embed {
	if atom.Lookup(name) != atom.Iframe || d.player > 0 {
		return nil
	}
	a := embed.Of(name)
	a.Read(z)
	if a.IsEmpty() || !isShown(a, d.stack[len(d.stack)-2].style) {
		return nil
	}
	// Right behind an element it stands for that, whatever its address.
	if e := d.lastEmbed(); e != nil && (d.isTwin(e, a) || d.isRightBehind(e)) {
		e.Attrs.Fallback(a)
		return nil
	}
	e := d.addEmbed(a, offset, end)
	e.noscript = true
	return e
}
