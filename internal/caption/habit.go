package caption

import (
	"slices"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption/wording"
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
	block    bool // it and the image are all of a block
}

// longestHeld is the length in characters of the longest text that is taken
// because others are like it.
const longestHeld = 100

const (
	plain = "plain" // text on a line of its own that looks as the body does
	twin  = "twin"  // text that the noscript element of the image has, too
	block = "block" // sentences that are all of a block but for the image
)

// hold keeps a candidate until all images are looked at.
func (c *captioner) hold(i int32, k *candidate, from string) {
	if k.long {
		return
	}
	h := held{image: i, from: from, k: *k, vetoed: c.seesAny(soft, k, i), block: !k.sameLine && c.sharesBlock(k, i)}
	h.sign, _ = c.evidence(k, i)
	if k.text != "" && k.text == c.Twins[i] {
		h.sign = twin
	} else if h.sign == "" || h.sign == "label" || h.sign == "wrapped" || h.sign == "sentence" {
		switch {
		case !k.below && c.isPlainRest(k, i) && !wording.IsTalk(k.text) && wording.Sentences(k.text) == 1 && !c.isStory(k, i):
			h.sign = plain
		case h.block:
			h.sign = block
		default:
			return
		}
	}
	if c.vetoed(k, i) || h.vetoed && h.sign != "italic" && h.sign != "small" {
		return
	}
	h.sentence = wording.EndsSentence(k.text)
	if !h.block && prose.IsLonger(k.text, longestHeld) {
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

// A shape is what held candidates have in common.
type shape struct {
	from, sign string
	vetoed     bool
}

// A census counts what a post has of one shape.
type census struct {
	alike     int // held candidates
	sentences int // those of them that are sentences
	given     int // captions that were given
}

// asOthers takes the held candidates of which there are enough of one shape.
func (c *captioner) asOthers(string) {
	if len(c.held) == 0 {
		return
	}
	counts, diary := c.takeCensus(), c.isDiary()
	for i := range c.held {
		h := &c.held[i]
		if c.settled[h.image] || c.isTaken(&h.k) || !(diary && h.block && !h.vetoed) && !c.isHabit(h, counts[shape{h.from, h.sign, h.vetoed}]) {
			continue
		}
		c.row = h.sign
		c.take(h.image, &h.k, h.from)
	}
}

// isDiary reports whether three images of four have a block with their text,
// and nothing else in it.
func (c *captioner) isDiary() bool {
	const fewest = 4
	n := 0
	for i := range c.held {
		if c.held[i].block && !c.held[i].vetoed {
			n++
		}
	}
	return n >= fewest && n*4 >= c.loners*3
}

func (c *captioner) takeCensus() map[shape]census {
	counts := map[shape]census{}
	for i := range c.held {
		h := &c.held[i]
		n := counts[shape{h.from, h.sign, h.vetoed}]
		n.alike++
		if h.sentence {
			n.sentences++
		}
		counts[shape{h.from, h.sign, h.vetoed}] = n
	}
	for i := range c.found {
		for _, vetoed := range [...]bool{false, true} {
			s := shape{c.found[i].From, c.found[i].Row, vetoed}
			if n, ok := counts[s]; ok {
				n.given++
				counts[s] = n
			}
		}
	}
	return counts
}

// isTaken reports whether a line of a candidate is a caption by now.
func (c *captioner) isTaken(k *candidate) bool {
	return slices.ContainsFunc(c.Lines[k.from:k.to], func(l body.Line) bool { return l.Used })
}

// isHabit reports whether the post has enough of the shape of a held
// candidate.
func (c *captioner) isHabit(h *held, n census) bool {
	switch {
	case h.sign == block || prose.IsLonger(h.k.text, longestHeld):
		return false
	case h.vetoed:
		return n.given > 0 || n.alike > 1 && wording.IsNumberedHeading(h.k.text)
	case h.sign == twin:
		return n.alike > 1
	case h.sign == plain:
		// Three images of four have such a text: three at least, or two
		// if these are no sentences.
		return n.alike*4 >= c.loners*3 && (n.alike >= 3 || n.alike == 2 && n.sentences == 0)
	}
	// Three, or two of four images.
	all := n.alike + n.given
	return all >= 3 || all == 2 && c.pictures[len(c.Images)] <= 4
}
