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
// before it, as lines of its own. Where the markup says what a caption is, it
// may also be part of a line.
func findCaption(n *html.Node, m *article.Image) *captionText {
	want := lettersOf(m.Caption)
	if len(want) == 0 || len(want) > maxCaption || m.CaptionFrom == article.FromAttribute {
		return nil
	}
	behind := gather(n, nil, len(want)+maxDistance)
	before := gather(startBefore(n, 4*len(want)+maxDistance), n, 4*(len(want)+maxDistance))
	certain := m.CaptionFrom == article.FromFigcaption || m.CaptionFrom == article.FromClass || m.CaptionFrom == article.FromShortcode
	for _, whole := range []bool{true, false} {
		if !whole && !certain {
			break
		}
		if c := match(behind, want, whole); c != nil {
			return c
		}
		if c := match(before, want, whole); c != nil {
			return c
		}
	}
	return nil
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

// match finds want in a list of letters, whole: as lines of their own, but
// for marks around it; the last place before an image counts as much as the
// first behind it, as there is hardly ever more than one.
func match(list []letter, want []rune, whole bool) *captionText {
	for i := range max(len(list)-len(want)+1, 0) {
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

// figcaption is a figcaption with the text of a caption and the links in it,
// but for the one that is around the image, too.
func (c *captionText) figcaption(text string, imageLink *html.Node) *html.Node {
	f := &html.Node{Type: html.ElementNode, Data: "figcaption", DataAtom: atom.Figcaption}
	var link *html.Node
	start, k := 0, 0
	for i, r := range text {
		if isBlankRune(r) || c == nil || k == len(c.letters) {
			continue
		}
		if l := linkAround(c.letters[k].node, imageLink); l != link {
			appendPart(f, link, text[start:i])
			start, link = i, l
		}
		k++
	}
	appendPart(f, link, text[start:])
	return f
}

// appendPart appends text in a link, if there is one, but for the blanks at
// its end.
func appendPart(f, link *html.Node, text string) {
	words := text
	if link != nil {
		words = strings.TrimRightFunc(text, isBlankRune)
		a := linkTo(dom.Attr(link, "href"), dom.Attr(link, "title"))
		a.AppendChild(&html.Node{Type: html.TextNode, Data: words})
		f.AppendChild(a)
		words = text[len(words):]
	}
	if words != "" {
		f.AppendChild(&html.Node{Type: html.TextNode, Data: words})
	}
}

// linkAround is the link that a text stands in, nil if it is the image's.
func linkAround(n, imageLink *html.Node) *html.Node {
	a := dom.Around(n, "a")
	if a == nil || a == imageLink || dom.Attr(a, "href") == "" {
		return nil
	}
	return a
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
