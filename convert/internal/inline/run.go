package inline

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// A Run is what stands in a line, or in several with breaks between them, as a
// list of pieces without blanks at its edges, and none at those of emphasis.
type Run struct {
	*Writer

	One     bool // it is one line: a break is a blank
	Cell    bool // of a table
	Heading bool
	Code    int  // elements of code around
	Pre     bool // blanks and lines are those of a pre

	pieces []piece
	buf    []byte // the texts and codes, one behind the other; see seal
	links  int    // links around
	blank  bool
	breaks int
	opened []int          // open pieces that have no end yet
	loud   [kinds]int     // how many of a kind are around
	names  map[string]int // the same of tags
}

// A piece is a part of a run.
type piece struct {
	kind  pieceKind
	as    kind
	text  string // of a text, code or raw; the tag of an element, if it is written as HTML
	from  int    // of a text or code in the buffer, until it is sealed
	to    int
	node  *html.Node // of an open, or of the image of a raw
	other int        // the end of an open, the open of an end
	mark  string     // of an end, as it is written
	lead  string     // text before an open that stood behind it
	after string     // text behind an end that stood before it

	start  int  // of what is in an open, as it is written
	encode bool // the character behind an end is written as an entity
}

type pieceKind int

const (
	textPiece pieceKind = iota
	codePiece
	rawPiece // an image, or HTML
	openPiece
	endPiece
	breakPiece
)

// A kind is what an element in a line is in Markdown.
type kind int

const (
	noKind kind = iota
	strong
	emphasis
	struck
	link
	tag // of HTML
	kinds
)

// NewRun is a run without anything in it yet.
func (w *Writer) NewRun() *Run { return &Run{Writer: w} }

// Children adds the nodes below a node.
func (r *Run) Children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.Node(c)
	}
}

// Node adds a node.
func (r *Run) Node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.text(n.Data)
		return
	case n.Type != html.ElementNode:
		return
	case dom.IsHidden(n):
		r.hidden(n)
		return
	case dom.IsForeign(n):
		r.foreign(n)
		return
	case dom.StandsAlone(n):
		r.blank = true
		r.flat(n)
		r.blank = true
		return
	}
	switch n.Data {
	case "br":
		r.breakLine()
	case "img":
		r.image(n)
	case "input":
		r.task(n)
	case "code", "samp", "tt", "kbd", "var":
		r.codeElement(n)
	case "wbr":
	default:
		r.Open(n)
		r.Children(n)
		r.Close(n)
	}
}

// flat adds a block that has no place as one.
func (r *Run) flat(n *html.Node) {
	if !dom.IsMedia(n) {
		r.Children(n)
		return
	}
	if !r.HTML {
		r.LoseTo(n.Data, "it is HTML, which is not shown unless raw HTML is allowed")
		return
	}
	r.raw(strings.ReplaceAll(r.Element(n), "\n", " "), nil)
}

func (r *Run) hidden(n *html.Node) {
	if !r.HTML {
		r.LoseTo("hidden", "an element that a browser does not show is left out")
		return
	}
	r.raw(strings.ReplaceAll(r.Element(n), "\n", " "), nil)
}

// foreign adds an element that Markdown has no form for as HTML, or its text.
func (r *Run) foreign(n *html.Node) {
	if r.HTML {
		r.raw(strings.ReplaceAll(r.Element(n), "\n", " "), nil)
		return
	}
	r.Lose(n.Data)
	if n.Data != "svg" {
		r.Children(n)
		return
	}
	for c := range n.Descendants() {
		if dom.IsElement(c, "a") && dom.Attr(c, "href") != "" {
			r.Node(c)
		}
	}
}

// text adds text, in which white space is one blank.
func (r *Run) text(s string) {
	if r.Pre {
		if s != "" {
			if last := r.lastPiece(); last != nil && last.kind == codePiece && r.breaks == 0 {
				r.extend(last, s)
				return
			}
			r.flush()
			r.add(codePiece, s)
		}
		return
	}
	for s != "" {
		i := strings.IndexAny(s, " \t\n\r\f")
		if i == 0 {
			r.blank = true
			s = strings.TrimLeft(s, " \t\n\r\f")
			continue
		}
		// Words with a single blank between them are added in one go.
		end := len(s)
		if i > 0 {
			end = endOfWords(s, i)
		}
		r.words(s[:end])
		s = s[end:]
	}
}

// endOfWords is where white space that is no single blank begins, or ends the
// text; i is where the first white space is.
func endOfWords(s string, i int) int {
	for i < len(s) {
		switch s[i] {
		case ' ':
			if i+1 == len(s) || isSpace(s[i+1]) {
				return i
			}
		case '\t', '\n', '\r', '\f':
			return i
		}
		i++
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// words adds text without white space at its edges.
func (r *Run) words(s string) {
	kind := textPiece
	if r.Code > 0 {
		kind = codePiece
		if last := r.lastPiece(); last != nil && last.kind == codePiece {
			if r.blank && r.breaks == 0 {
				r.extend(last, " ")
				r.blank = false
			}
			if r.breaks == 0 {
				r.extend(last, s)
				return
			}
		}
	}
	r.flush()
	if last := r.lastPiece(); last != nil && last.kind == kind {
		r.extend(last, s)
		return
	}
	r.add(kind, s)
}

// add adds a piece of text or code.
func (r *Run) add(kind pieceKind, s string) {
	r.pieces = append(r.pieces, piece{kind: kind, from: len(r.buf), to: len(r.buf) + len(s)})
	r.buf = append(r.buf, s...)
}

// extend adds to the text or code that was added last.
func (r *Run) extend(p *piece, s string) {
	r.buf = append(r.buf, s...)
	p.to = len(r.buf)
}

// seal gives the pieces their texts, when no more are to be added.
func (r *Run) seal() {
	whole := string(r.buf)
	for i := range r.pieces {
		if p := &r.pieces[i]; p.to > 0 {
			p.text, p.to = whole[p.from:p.to], 0
		}
	}
	r.buf = nil
}

func (r *Run) lastPiece() *piece {
	if len(r.pieces) == 0 {
		return nil
	}
	return &r.pieces[len(r.pieces)-1]
}

// flush adds the blank or the breaks that wait for something behind them,
// before the elements that have just begun.
func (r *Run) flush() {
	if !r.blank && r.breaks == 0 {
		return
	}
	i := len(r.pieces)
	for i > 0 && r.pieces[i-1].kind == openPiece {
		i--
	}
	breaks := r.breaks
	r.blank, r.breaks = false, 0
	switch {
	case i == 0 || r.pieces[i-1].kind == breakPiece:
	case breaks > 0:
		r.insert(i, piece{kind: breakPiece, other: breaks})
	case r.pieces[i-1].kind == textPiece:
		r.extend(&r.pieces[i-1], " ")
	default:
		r.insert(i, piece{kind: textPiece, from: len(r.buf), to: len(r.buf) + 1})
		r.buf = append(r.buf, ' ')
	}
}

// insert inserts a piece before opens, which move.
func (r *Run) insert(i int, p piece) {
	r.pieces = append(r.pieces, piece{})
	copy(r.pieces[i+1:], r.pieces[i:])
	r.pieces[i] = p
	for k := range r.opened {
		if r.opened[k] >= i {
			r.opened[k]++
		}
	}
}

func (r *Run) breakLine() {
	if r.One {
		if r.Cell {
			r.LoseTo("br in a cell", "it is a blank")
		}
		r.blank = true
		return
	}
	r.breaks++
}

func (r *Run) raw(s string, n *html.Node) {
	r.flush()
	r.pieces = append(r.pieces, piece{kind: rawPiece, text: s, node: n})
}

// task adds the box of an entry in a list of tasks.
func (r *Run) task(n *html.Node) {
	_, checked := dom.Attribute(n, "checked")
	switch {
	case r.Tasks && checked:
		r.raw("[x]", nil)
	case r.Tasks:
		r.raw("[ ]", nil)
	case r.HTML && checked:
		r.raw(`<input type="checkbox" checked="" disabled="">`, nil)
	case r.HTML:
		r.raw(`<input type="checkbox" disabled="">`, nil)
	default:
		r.Lose("input")
		return
	}
	r.blank = true
}

// codeElement adds an element of code. A key that is to be pressed is one of
// HTML where there is HTML.
func (r *Run) codeElement(n *html.Node) {
	if r.HTML && (n.Data == "kbd" || n.Data == "var" || n.Data == "samp") && r.Code == 0 {
		r.Open(n)
		r.Children(n)
		r.Close(n)
		return
	}
	if n.Data == "kbd" || n.Data == "var" || n.Data == "samp" {
		r.LoseTo(n.Data, "it is code")
	}
	if r.Code == 0 && (r.blank || r.breaks > 0) {
		r.flush() // the blank is no code
	}
	r.Code++
	r.Children(n)
	r.Code--
}

// Open begins an element in a line.
func (r *Run) Open(n *html.Node) {
	k := r.kindOf(n)
	if r.opened = append(r.opened, -1); k == noKind {
		return
	}
	if k < link {
		if r.loud[k]++; r.loud[k] > 1 {
			return
		}
	}
	if k == link {
		if r.links++; r.links > 1 {
			return
		}
	}
	if k == tag {
		if r.names == nil {
			r.names = map[string]int{}
		}
		if r.names[n.Data]++; r.names[n.Data] > 1 {
			return
		}
	}
	if last := r.lastPiece(); last != nil && last.kind == endPiece && last.as == k && k < link && !r.blank && r.breaks == 0 {
		// The same begins again right where it ended: it goes on.
		r.opened[len(r.opened)-1] = last.other
		r.pieces = r.pieces[:len(r.pieces)-1]
		return
	}
	r.opened[len(r.opened)-1] = len(r.pieces)
	p := piece{kind: openPiece, as: k, node: n}
	if k == tag {
		p.text = r.tag(n)
	}
	r.pieces = append(r.pieces, p)
}

// Close ends the element that began last.
func (r *Run) Close(n *html.Node) {
	i := r.opened[len(r.opened)-1]
	r.opened = r.opened[:len(r.opened)-1]
	k := r.kindOf(n)
	if k < link && k != noKind {
		r.loud[k]--
	}
	if k == link {
		r.links--
	}
	if k == tag {
		r.names[n.Data]--
	}
	if i < 0 {
		return
	}
	if i == len(r.pieces)-1 && k != link {
		if r.pieces = r.pieces[:i]; k == tag && IsAnchor(n) {
			r.raw(r.tag(n)+"</a>", nil)
		}
		return
	}
	r.pieces[i].other = len(r.pieces)
	r.pieces = append(r.pieces, piece{kind: endPiece, as: k, node: n, other: i})
}

// kindOf is what an element becomes.
func (r *Run) kindOf(n *html.Node) kind {
	switch n.Data {
	case "strong", "b":
		return strong
	case "em", "i":
		return emphasis
	case "a":
		return r.linkKind(n)
	case "del", "s", "strike":
		if r.HTML {
			return tag
		}
		if r.Tildes > 0 {
			return struck
		}
	case "font":
		if dom.Attr(n, "color") != "" {
			r.lostOnce(n, "font color")
		}
		return noKind
	case "span":
		if hasColor(dom.Attr(n, "style")) {
			r.lostOnce(n, "the color of a text")
		}
		return noKind
	case "kbd", "var", "samp", "sup", "sub", "ins", "u", "mark", "small", "q", "abbr", "cite", "dfn", "bdo":
		if r.HTML {
			return tag
		}
	default:
		return noKind
	}
	r.lostOnce(n, n.Data)
	return noKind
}

// hasColor reports whether a style sets the color of text, and not that of what
// is behind it.
func hasColor(style string) bool {
	for d := range strings.SplitSeq(strings.ToLower(style), ";") {
		if key, _, _ := strings.Cut(d, ":"); strings.TrimSpace(key) == "color" {
			return true
		}
	}
	return false
}

// lostOnce tells of an element the first time that it is asked for.
func (r *Run) lostOnce(n *html.Node, what string) {
	if n.Namespace == seen {
		return
	}
	n.Namespace = seen
	r.Lose(what)
}

const seen = "seen"

// linkKind is what an a becomes: nothing, if its address leads nowhere that a
// reader of Markdown lets it.
func (r *Run) linkKind(n *html.Node) kind {
	href, ok := dom.Attribute(n, "href")
	switch {
	case !ok && IsAnchor(n) && r.HTML:
		return tag
	case !ok && IsAnchor(n):
		r.lostOnce(n, "the place that a link leads to")
		return noKind
	case !ok:
		return noKind
	}
	if r.HTML && r.isShown(href) {
		return tag
	}
	lower := strings.ToLower(strings.TrimSpace(href))
	for _, scheme := range unsafe {
		if strings.HasPrefix(lower, scheme) {
			r.lostOnce(n, "a link to "+scheme)
			return noKind
		}
	}
	for _, scheme := range r.Refused {
		if strings.HasPrefix(lower, scheme) && r.HTML {
			return tag
		} else if strings.HasPrefix(lower, scheme) {
			r.lostOnce(n, "a link to "+scheme)
			return noKind
		}
	}
	return link
}

// tag is the start tag of an element that is written as HTML.
func (r *Run) tag(n *html.Node) string {
	var open strings.Builder
	open.WriteString("<" + n.Data)
	for _, key := range []string{"id", "href", "title", "dir"} {
		if v := dom.Attr(n, key); v != "" && (key == "title" || key == "dir" || n.Data == "a") {
			open.WriteString(" " + key + `="` + r.escapeAttribute(OneLine(v)) + `"`)
		}
	}
	return open.String() + ">"
}

// Parts are the paragraphs of a run: two breaks end one. What is open then
// begins again in the next.
func (r *Run) Parts() []*Run {
	r.seal()
	split := false
	for _, p := range r.pieces {
		split = split || p.kind == breakPiece && p.other > 1
	}
	if !split {
		return []*Run{r}
	}
	var list []*Run
	part := &Run{Writer: r.Writer, Pre: r.Pre}
	for _, p := range r.pieces {
		switch {
		case p.kind == breakPiece && p.other > 1:
			list = append(list, part)
			part = part.next()
		case p.kind == openPiece:
			part.opened = append(part.opened, len(part.pieces))
			part.pieces = append(part.pieces, p)
		case p.kind == endPiece:
			part.end(p, p.as == link)
		default:
			part.pieces = append(part.pieces, p)
		}
	}
	return append(list, part)
}

// end ends the element that began last. One that is empty goes, unless it is
// to stay.
func (r *Run) end(p piece, stays bool) {
	i := r.opened[len(r.opened)-1]
	r.opened = r.opened[:len(r.opened)-1]
	if i == len(r.pieces)-1 && !stays {
		r.pieces = r.pieces[:i]
		return
	}
	r.pieces[i].other, p.other = len(r.pieces), i
	r.pieces = append(r.pieces, p)
}

// next ends what is open in a part, and begins it again in the next one.
func (r *Run) next() *Run {
	n := &Run{Writer: r.Writer, Pre: r.Pre}
	var again []piece
	for _, i := range r.opened {
		again = append(again, r.pieces[i])
	}
	for k := len(again) - 1; k >= 0; k-- {
		r.end(piece{kind: endPiece, as: again[k].as, node: again[k].node}, false)
	}
	for _, p := range again {
		n.opened = append(n.opened, len(n.pieces))
		n.pieces = append(n.pieces, p)
	}
	return n
}

// SoleImage is the image, and the link around it, that a run has nothing
// beside, or nil.
func (r *Run) SoleImage() (img, around *html.Node) {
	end := 0 // of the link
	for i, p := range r.pieces {
		switch {
		case p.kind == rawPiece && p.node != nil && img == nil && (around == nil || i < end):
			img = p.node
		case p.kind == openPiece && p.as == link && around == nil && img == nil:
			around, end = p.node, p.other
		case p.kind == openPiece && p.as == link:
			return nil, nil // one that has nothing in it stands beside
		case p.kind == openPiece, p.kind == endPiece:
		case p.kind == textPiece && strings.TrimSpace(p.text) == "":
		default:
			return nil, nil
		}
	}
	return img, around
}
