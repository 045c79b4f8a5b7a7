package caption

import (
	"strings"

	"github.com/goarticle/article/internal/prose"
)

// A held candidate showed too little for one image alone: a weak sign, or
// none but its place behind the image, or a look against which a soft veto
// speaks. It counts where other images of the post have the same below them.
type held struct {
	image    int32
	from     string // kind of the rule
	sign     string // the sign that it showed; plain: none but its place
	k        candidate
	sentence bool
	vetoed   bool // a soft veto speaks against it
}

// longestHeld is the length in characters of the longest text that is taken
// because others are like it.
const longestHeld = 100

const (
	plain = "plain" // text on a line of its own that looks as the body does
	twin  = "twin"  // text that the noscript element of the image has, too
)

// hold keeps a candidate until all images are looked at.
func (c *captioner) hold(i int32, k *candidate, from string) {
	if k.long {
		return
	}
	h := held{image: i, from: from, k: *k, vetoed: c.seesAny(soft, k, i)}
	h.sign, _ = c.evidence(k, i)
	if k.text != "" && k.text == c.Twins[i] {
		h.sign = twin
	} else if h.sign == "" || h.sign == "label" || h.sign == "wrapped" || h.sign == "sentence" {
		if k.below || !c.isPlainRest(k, i) || !isLabel(k.text) && (!endsSentence(k.text) || isTalk(k.text)) || c.isStory(k, i) {
			return
		}
		h.sign = plain
	}
	if c.vetoed(k, i) || h.vetoed && h.sign != "italic" && h.sign != "small" {
		return
	}
	h.sentence = endsSentence(k.text)
	if prose.IsLonger(k.text, longestHeld) {
		return
	}
	c.held = append(c.held, h)
}

// isStory reports whether text by single br goes on from above image i to
// below it, and is no caption of the image before.
func (c *captioner) isStory(k *candidate, i int32) bool {
	at := c.Images[i].InLine
	if at == 0 || !c.isRun(at) || c.Lines[at-1].Text0 == c.Lines[at-1].Text1 || c.Lines[at-1].Used {
		return false
	}
	n := len(c.held)
	return n == 0 || c.held[n-1].k.to != at
}

// isTalk reports whether a text is a sentence that goes on, and not a few
// words with a full stop behind them.
func isTalk(text string) bool {
	const few, fewWide = 45, 18 // characters
	n := few
	if strings.ContainsFunc(text, prose.IsCJK) {
		n = fewWide
	}
	return endsSentence(text) && prose.IsLonger(text, n)
}

// asOthers takes the held candidates of which there are enough of one shape.
func (c *captioner) asOthers(string) {
	for i := range c.held {
		h := &c.held[i]
		if c.settled[h.image] || c.isTaken(&h.k) || !c.isHabit(h) {
			continue
		}
		c.row = h.sign
		c.take(h.image, &h.k, h.from)
	}
}

// isTaken reports whether a line of a candidate is a caption by now.
func (c *captioner) isTaken(k *candidate) bool {
	for i := k.from; i < k.to; i++ {
		if c.Lines[i].Used {
			return true
		}
	}
	return false
}

// isHabit reports whether the post has enough of the shape of a held
// candidate.
func (c *captioner) isHabit(h *held) bool {
	alike, sentences, given := c.countAlike(h)
	switch {
	case h.vetoed:
		return given > 0 || alike > 1 && isNumberedHeading(h.k.text)
	case h.sign == twin:
		return alike > 1
	case h.sign == plain:
		// Three images of four have such a text: three at least, or two
		// if these are no sentences.
		return alike*4 >= c.loners*3 && (alike >= 3 || alike == 2 && sentences == 0)
	}
	n := alike + given
	return n >= 3 || n == 2 && int(c.pictures[len(c.Images)]) <= 4
}

// countAlike counts the held candidates of the shape of h, how many of them
// are sentences, and the captions of that shape that were given.
func (c *captioner) countAlike(h *held) (alike, sentences, given int) {
	for i := range c.held {
		o := &c.held[i]
		if o.from != h.from || o.sign != h.sign || o.vetoed != h.vetoed {
			continue
		}
		alike++
		if o.sentence {
			sentences++
		}
	}
	for i := range c.found {
		if f := &c.found[i]; f.From == h.from && f.Row == h.sign {
			given++
		}
	}
	return alike, sentences, given
}
