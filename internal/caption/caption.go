// Package caption ties captions to images. It takes a Document of package
// body and the title of the post, and gives a caption, with the kind of rule
// that found it, for each image; the lines that captions take are marked as
// used.
//
// It looks at what the Document says and nowhere else: not at the source, but
// for the line end behind an image, and at an address only for words such as
// icon and for the kind of file that it leads to. A rule speaks of habits of
// markup, never of one site.
package caption

import (
	"slices"
	"strings"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption/wording"
	"github.com/goarticle/article/internal/picture"
)

// A Caption is the text that belongs to an image, on one line, with the kind
// of rule that found it and its row: all empty when there is none.
type Caption struct {
	Text string // on one line
	From string // body.FromClass or another kind
	Row  string // name of the row of a table: the rule, or the sign that it went by
}

// Find ties captions to the images of a body, in a post of that
// title, and marks the lines that they take as used. It goes by the lists of
// lines and elements: what means a caption by its markup first (markup.go),
// then what stands where captions stand and looks as they look (neighbour.go,
// cells.go, evidence.go). The result has one for each image, or is nil when
// there are no images.
func Find(d *body.Document, title string) []Caption {
	if len(d.Images) == 0 {
		return nil
	}
	c := newCaptioner(d, title)
	for _, r := range rules {
		c.row = r.name
		r.apply(c, r.from)
	}
	c.dropRepeated()
	return c.found
}

// The kinds of rules that go by place and look. Those that go by markup have
// the names that package body gives them.
const (
	FromSameBlock     = "same-block"     // the text after the image in its own block
	FromNextBlock     = "next-block"     // the block after the image
	FromPreviousBlock = "previous-block" // the block before the image
)

// A rule finds captions for the images that have none yet.
type rule struct {
	name  string
	from  string
	apply func(c *captioner, from string)
}

// rules are asked in this order.
var rules = []rule{
	{"figcaption of the nearest figure", body.FromFigcaption, (*captioner).figcaptions},
	{"figcaption beside the image", body.FromFigcaption, (*captioner).looseFigcaptions},
	{"class in a container with one image", body.FromClass, (*captioner).containerClasses},
	{"title class right before the image", body.FromClass, (*captioner).titlesAbove},
	{"class right after the image", body.FromClass, (*captioner).classesAfter},
	{"attribute of the image", body.FromAttribute, (*captioner).attributes},
	{"shortcode around the image", body.FromShortcode, (*captioner).shortcodes},
	{"text after the image in its block", FromSameBlock, (*captioner).sameBlocks},
	{"text in the box of the image", FromNextBlock, (*captioner).boxes},
	{"cell below the image", FromNextBlock, (*captioner).cellsBelow},
	{"block after the image", FromNextBlock, (*captioner).nextBlocks},
	{"text as behind other images", "", (*captioner).asOthers},
	{"text nearer to the image below it", FromPreviousBlock, (*captioner).nearerAbove},
	{"block that points down", FromPreviousBlock, (*captioner).pointersAbove},
	{"label in the box of the image", FromPreviousBlock, (*captioner).labelsAbove},
	{"cell above the image", FromPreviousBlock, (*captioner).cellsAbove},
}

// A captioner knows what the rules ask of a document again and again. All of
// it is made in one pass, so that no rule has to climb or to search.
type captioner struct {
	*body.Document
	title    string
	found    []Caption       // of each image
	pictures []int32         // pictures[i]: images before the i-th that are not decorative
	next     []int32         // next[i]: the first picture from the i-th image on
	last     []int32         // last[i]: the last picture before the i-th image, or -1
	settled  []bool          // images whose caption, or lack of one, is certain
	byFigure map[int32][]int // figcaptions of a figure
	inner    []bool          // caption elements whose text another one has
	texts    []*string       // texts of the caption elements, once asked for
	below    []bool          // lines that stand right below an image
	quiet    body.Style      // hints that say nothing in this post
	first    int32           // the first line with text, or -1
	loners   int             // images with nothing before them in their line
	held     []held          // candidates for which others of their shape may speak
	row      string          // the rule, or the sign, that is asked
}

func newCaptioner(d *body.Document, title string) *captioner {
	c := &captioner{Document: d, title: title, byFigure: map[int32][]int{}, texts: make([]*string, len(d.Captions))}
	c.found = make([]Caption, len(d.Images))
	c.countPictures()
	c.inner = make([]bool, len(d.Captions))
	for i := range d.Captions {
		e := &d.Captions[i]
		if w := e.Within; w >= 0 {
			c.inner[i] = c.inner[w] || !c.holdsPicture(&d.Captions[w])
		}
		if e.From == body.FromFigcaption && e.Figure >= 0 && !c.inner[i] && !c.holdsPicture(e) {
			c.byFigure[e.Figure] = append(c.byFigure[e.Figure], i)
		}
	}
	c.findBelow()
	c.first = c.firstText()
	c.quiet = c.bodyStyle()
	c.quiet |= c.ownHabits()
	return c
}

func (c *captioner) countPictures() {
	n := len(c.Images)
	counts := make([]int32, 3*(n+1))
	c.pictures, c.next, c.last = counts[:n+1], counts[n+1:2*(n+1)], counts[2*(n+1):]
	c.settled = make([]bool, n)
	c.last[0] = -1
	for i := range c.Images {
		c.settled[i] = c.Images[i].Decorative
		c.pictures[i+1], c.last[i+1] = c.pictures[i], c.last[i]
		if !c.settled[i] {
			c.pictures[i+1]++
			c.last[i+1] = int32(i)
		}
	}
	c.next[n] = int32(n)
	for i := n - 1; i >= 0; i-- {
		c.next[i] = int32(i)
		if c.settled[i] {
			c.next[i] = c.next[i+1]
		}
	}
}

// findBelow finds the lines that stand right below an image, and those that
// go on with them behind a single br.
func (c *captioner) findBelow() {
	c.below = make([]bool, len(c.Lines))
	for i := 1; i < len(c.Lines); i++ {
		l, above := &c.Lines[i], &c.Lines[i-1]
		if l.Img0 == l.Img1 {
			c.below[i] = c.count(above.Img0, above.Img1) > 0 && above.Text0 == above.Text1 ||
				c.below[i-1] && l.Sep == body.AtBreak && l.Breaks <= 1 && l.Elem == above.Elem
		}
	}
}

// firstText is the index of the first line with text, or -1.
func (c *captioner) firstText() int32 {
	return int32(slices.IndexFunc(c.Lines, func(l body.Line) bool { return l.Text0 < l.Text1 }))
}

// isTalkLine reports whether a line is text that is no caption by its markup or
// its place, so that its look is that of the body.
func (c *captioner) isTalkLine(i int) bool {
	l := &c.Lines[i]
	return l.Text0 < l.Text1 && l.Caption < 0 && !l.Attribute && !c.below[i] && l.Img0 == l.Img1
}

// looks are the hints by which captions set themselves off.
const looks = body.Centred | body.Grey | body.Small | body.Italic | body.Wrapped

// lookOf is how a whole line looks.
func lookOf(l *body.Line) body.Style { return (l.All&^body.Centred | l.Block&body.Centred) & looks }

// bodyStyle is what the greater part of the text has in common.
func (c *captioner) bodyStyle() body.Style {
	var all int32
	var with [16]int32
	for i := range c.Lines {
		if !c.isTalkLine(i) {
			continue
		}
		l := &c.Lines[i]
		n := l.Text1 - l.Text0
		all += n
		look := lookOf(l)
		for bit := range with {
			if look&(1<<bit) != 0 {
				with[bit] += n
			}
		}
	}
	var body body.Style
	for bit, n := range with {
		if n*2 > all {
			body |= 1 << bit
		}
	}
	return body
}

// ownHabits are the looks that more lines have for reasons of their own than
// below images: quotes in italics, notes in grey.
func (c *captioner) ownHabits() body.Style {
	var below, elsewhere [16]int
	for i := range c.Lines {
		l := &c.Lines[i]
		lines := &elsewhere
		if c.below[i] {
			lines = &below
		} else if !c.isTalkLine(i) || l.All&(body.Bold|body.Code) != 0 || c.Elems[l.Elem].Tag.IsHeading() {
			continue
		}
		look := lookOf(l)
		for bit := range lines {
			if look&(1<<bit) != 0 {
				lines[bit]++
			}
		}
	}
	var habits body.Style
	for bit, n := range elsewhere {
		if n >= 2 && n > below[bit] || n >= 3 && body.Style(1<<bit) == body.Grey {
			habits |= 1 << bit
		}
	}
	return habits &^ body.Centred // of which [captioner.centredAround] judges
}

// count is the number of pictures in a range of images.
func (c *captioner) count(img0, img1 int32) int { return int(c.pictures[img1] - c.pictures[img0]) }

// picture is the first picture in a range of images that has one.
func (c *captioner) picture(img0 int32) int32 { return c.next[img0] }

// lastPicture is the last picture in a range of images, or -1.
func (c *captioner) lastPicture(img0, img1 int32) int32 {
	if i := c.last[img1]; i >= img0 {
		return i
	}
	return -1
}

// longestJoined bounds in bytes what is joined to or shared by captions.
const longestJoined = 4096

// give gives image i its caption and settles it. Text that is none settles
// it, too.
func (c *captioner) give(i int32, text, from string) {
	c.settled[i] = true
	m := &c.found[i]
	if text == "" || from != body.FromFigcaption && isNoCaption(text) || isOfPlace(from) && text == c.title {
		return
	}
	if m.Text != "" {
		if len(m.Text) > longestJoined {
			return
		}
		text = m.Text + " " + text // a credit in an element of its own
	}
	*m = Caption{Text: strings.Clone(text), From: from, Row: c.row}
}

// use marks lines as parts of a caption.
func (c *captioner) use(from, to int32) {
	for i := from; i < to; i++ {
		c.Lines[i].Used = true
	}
}

// isOfPlace reports whether a kind of rules goes by place and look.
func isOfPlace(from string) bool {
	return from == FromSameBlock || from == FromNextBlock || from == FromPreviousBlock
}

// isNoCaption reports what stands where a caption stands and is none: a file
// name, the invitation to enlarge.
func isNoCaption(text string) bool {
	if picture.HasExtension(text) && !strings.ContainsAny(text, " \t") {
		return true
	}
	lower := wording.Lower(text)
	return wording.IsEnlargement(lower) || slices.Contains(emptyWords, strings.Trim(lower, " .()[]（）*"))
}

// emptyWords stand where an editor wants a caption and got none, or say how
// the author feels.
var emptyWords = []string{"image", "photo", "img", "source", "via", "quelle", "link", "来源", "fuente", "fonte", "smile", "grin", "sigh", "wink", "laughs", "lol", "haha", "笑"}

// dropRepeated takes away a text that every image has by its place: it belongs
// to the post.
func (c *captioner) dropRepeated() {
	text, n := "", 0
	for i := range c.Images {
		m := &c.found[i]
		if c.Images[i].Decorative {
			continue
		}
		if !isOfPlace(m.From) || n > 0 && m.Text != text {
			return
		}
		text = m.Text
		n++
	}
	if n >= 3 {
		clear(c.found)
	}
}
