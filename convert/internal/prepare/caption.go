package prepare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
)

// A captionText is the text of a caption where it stands in the tree. It is
// nil where it does not stand there: it is an attribute of the image, or was
// not found.
type captionText struct {
	letters []letter // of the caption
	rest    []letter // marks beside it on its lines, such as ▲
}

// A letter is a character of the text that is no blank.
type letter struct {
	r     rune
	node  *html.Node
	from  int // in node.Data
	to    int
	first bool // of its line: nothing stands before it but the edge of a block, a br, an image
}

// How far a caption is looked for from its image, and how long it may be. A
// longer text stays where it is.
const (
	maxDistance = 2000   // letters
	maxNodes    = 4000   // nodes
	maxCaption  = 10_000 // letters
)

// findCaption finds the caption of an image, first behind the image, then
// before it, or the other way round if it was found there, as lines of its own. Where the markup says what a caption is, it
// may also be part of a line.
func findCaption(n *html.Node, m *article.Image, caption string) *captionText {
	want := lettersOf(caption)
	if len(want) == 0 || len(want) > maxCaption {
		return nil
	}
	if m.CaptionFrom == article.FromAttribute {
		return captionOfAttribute(dom.Attr(n, "data-caption"), want)
	}
	places := []captionPlace{
		{list: gather(n, nil, len(want)+maxDistance)},
		{list: gather(startBefore(n, 4*len(want)+maxDistance), n, 4*(len(want)+maxDistance)), last: true},
	}
	if m.CaptionFrom == article.FromPreviousBlock {
		slices.Reverse(places)
	}
	certain := m.CaptionFrom == article.FromFigcaption || m.CaptionFrom == article.FromClass || m.CaptionFrom == article.FromShortcode
	for _, whole := range []bool{true, false} {
		for _, p := range places {
			if c := p.match(want, whole); c != nil {
				return c
			}
		}
		if !certain {
			break
		}
	}
	return nil
}

// A captionPlace is a text in which a caption is sought, from its start or its
// end.
type captionPlace struct {
	list []letter
	last bool
}

// captionOfAttribute is a caption in an attribute, which may be HTML, or nil if
// it is not.
func captionOfAttribute(text string, want []rune) *captionText {
	if !strings.Contains(text, "<") {
		return nil
	}
	div := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	list, err := html.ParseFragment(strings.NewReader(text), div)
	if err != nil {
		return nil // too deep; its text stands
	}
	for _, n := range list {
		div.AppendChild(n)
	}
	return captionPlace{list: gather(div, nil, len(want))}.match(want, true)
}

// lettersOf are the characters of s that are no blanks.
func lettersOf(s string) []rune {
	var list []rune
	for _, r := range s {
		if !isBlankRune(r) {
			list = append(list, r)
		}
	}
	return list
}

func isBlankRune(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// gather are the letters behind node n and before node end, at most limit of
// them.
func gather(n, end *html.Node, limit int) []letter {
	var list []letter
	first := true
	for range maxNodes {
		var edge bool
		if n, edge = following(n); n == nil || n == end {
			break
		}
		first = first || edge || dom.IsBlock(n) || dom.IsElement(n, "br", "img")
		if n.Type != html.TextNode {
			continue
		}
		for i := 0; i < len(n.Data); {
			r, size := utf8.DecodeRuneInString(n.Data[i:])
			if !isBlankRune(r) {
				list = append(list, letter{r: r, node: n, from: i, to: i + size, first: first})
				first = false
			}
			i += size
		}
		if len(list) > limit {
			break
		}
	}
	return list
}

// following is the node behind n in the order of the document, and whether
// a block ends between the two.
func following(n *html.Node) (next *html.Node, edge bool) {
	if n.FirstChild != nil {
		return n.FirstChild, false
	}
	for n != nil && n.NextSibling == nil {
		n = n.Parent
		edge = edge || n != nil && dom.IsBlock(n)
	}
	if n == nil {
		return nil, edge
	}
	return n.NextSibling, edge
}

// startBefore is a node from which there are enough letters to n.
func startBefore(n *html.Node, letters int) *html.Node {
	for range maxNodes {
		p := preceding(n)
		if p == nil || letters < 0 {
			break
		}
		n = p
		if n.Type == html.TextNode {
			letters -= len(n.Data)
		}
	}
	return n
}

// preceding is the node before n in the order of the document.
func preceding(n *html.Node) *html.Node {
	if n.PrevSibling == nil {
		return n.Parent
	}
	for n = n.PrevSibling; n.LastChild != nil; {
		n = n.LastChild
	}
	return n
}

// match finds want in the text, whole: as lines of its own, but for marks around
// it.
func (p captionPlace) match(want []rune, whole bool) *captionText {
	list := p.list
	for k := range max(len(list)-len(want)+1, 0) {
		i := k
		if p.last {
			i = len(list) - len(want) - k
		}
		end := i + len(want)
		if !slices.EqualFunc(list[i:end], want, func(l letter, r rune) bool { return l.r == r }) {
			continue
		}
		from, startsLine := lineStart(list, i)
		to, endsLine := lineEndOf(list, end)
		if startsLine && endsLine {
			return &captionText{letters: list[i:end], rest: slices.Concat(list[from:i], list[end:to])}
		}
		if !whole {
			return &captionText{letters: list[i:end]}
		}
	}
	return nil
}

// lineStart is the start of the line of letter i, if there are but marks
// between the two.
func lineStart(list []letter, i int) (from int, ok bool) {
	for from = i; from >= 0; from-- {
		if from < i && isWord(list[from].r) {
			return i, false
		}
		if list[from].first {
			return from, true
		}
	}
	return i, false
}

// lineEndOf is the end of the line in which a match ends at i.
func lineEndOf(list []letter, i int) (to int, ok bool) {
	for to = i; to < len(list) && !list[to].first; to++ {
		if isWord(list[to].r) {
			return i, false
		}
	}
	return to, true
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// figcaption is a figcaption with the text of a caption, in the elements that
// the text stands in, but for the link that is around the image, too.
func (c *captionText) figcaption(text string, imageLink *html.Node) *html.Node {
	f := &html.Node{Type: html.ElementNode, Data: "figcaption", DataAtom: atom.Figcaption}
	if c == nil {
		f.AppendChild(&html.Node{Type: html.TextNode, Data: text})
		return f
	}
	w := captionWriter{root: f, into: f, imageLink: imageLink}
	start, k := 0, 0
	for i, r := range text {
		if isBlankRune(r) || k == len(c.letters) {
			continue
		}
		if l := c.letters[k]; l.node != w.from {
			w.text(text[start:i])
			start = i
			w.enter(l)
		}
		k++
	}
	w.text(text[start:])
	return f
}

// A captionWriter builds a caption of copies of the elements around its text.
type captionWriter struct {
	root, into *html.Node
	stack      []*html.Node // the elements that are copied, from the outside
	from       *html.Node   // the text node that is being copied
	imageLink  *html.Node
}

// text appends text. The blanks at its end stand outside of what ends there,
// so that they wait for what comes next.
func (w *captionWriter) text(s string) {
	if s != "" {
		w.into.AppendChild(&html.Node{Type: html.TextNode, Data: s})
	}
}

// enter goes on with the text node of a letter.
func (w *captionWriter) enter(l letter) {
	first := w.from == nil
	w.from = l.node
	list := w.around(l.node)
	same := 0
	for same < len(list) && same < len(w.stack) && list[same] == w.stack[same] {
		same++
	}
	for range w.stack[same:] {
		w.leave()
	}
	if l.first && !first && isBehindBreak(l.node) {
		w.into.AppendChild(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br})
	}
	for _, n := range list[same:] {
		c := &html.Node{Type: html.ElementNode, Data: n.Data, DataAtom: n.DataAtom}
		if n.Data == "a" {
			c = linkTo(dom.Attr(n, "href"), dom.Attr(n, "title"))
		}
		w.into.AppendChild(c)
		w.into = c
	}
	w.stack = list
}

// leave ends the innermost element, without the blanks at its end.
func (w *captionWriter) leave() {
	n := w.into
	w.into = n.Parent
	last := n.LastChild
	if last == nil || last.Type != html.TextNode {
		return
	}
	words := strings.TrimRightFunc(last.Data, isBlankRune)
	blanks := last.Data[len(words):]
	last.Data = words
	w.text(blanks)
}

// around are the elements around a text that a caption keeps, from the outside.
func (w *captionWriter) around(n *html.Node) []*html.Node {
	var list []*html.Node
	for p := n.Parent; p != nil && !dom.IsBlock(p); p = p.Parent {
		switch p.Data {
		case "a":
			if p == w.imageLink || dom.Attr(p, "href") == "" {
				continue
			}
		case "em", "i", "strong", "b", "code", "kbd", "sup", "sub", "del", "s", "ins", "u", "mark", "q", "cite", "abbr":
		default:
			continue
		}
		list = append(list, p)
	}
	slices.Reverse(list)
	return list
}

// isBehindBreak reports whether a br stands right before a text.
func isBehindBreak(n *html.Node) bool {
	for ; n != nil && !dom.IsBlock(n); n = n.Parent {
		for p := n.PrevSibling; p != nil; p = p.PrevSibling {
			if dom.IsElement(p, "br") {
				return true
			}
			if strings.TrimSpace(p.Data) != "" {
				return false
			}
		}
	}
	return false
}

// remove takes the caption out of the tree, with what it leaves empty.
func (c *captionText) remove() {
	if c == nil {
		return
	}
	byNode := map[*html.Node][]letter{}
	var nodes []*html.Node
	for _, l := range slices.Concat(c.letters, c.rest) {
		if byNode[l.node] == nil {
			nodes = append(nodes, l.node)
		}
		byNode[l.node] = append(byNode[l.node], l)
	}
	for _, n := range nodes {
		n.Data = without(n.Data, byNode[n])
		prune(n)
	}
}

// without is s without some of its letters.
func without(s string, letters []letter) string {
	slices.SortFunc(letters, func(a, b letter) int { return a.from - b.from })
	var out strings.Builder
	pos := 0
	for _, l := range letters {
		out.WriteString(s[pos:l.from])
		pos = l.to
	}
	return out.String() + s[pos:]
}
