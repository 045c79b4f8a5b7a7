package inline

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/template"
)

// String is a run as Markdown, with a line for each that a break ends.
func (r *Run) String() string {
	r.seal()
	e := &emitter{Run: r, start: !r.Heading && !r.Cell, tildes: r.tildes()}
	r.outdent()
	for i := range r.pieces {
		e.piece(i)
	}
	return strings.Trim(string(e.out), " ")
}

// outdent moves blanks without a break at the edges of an emphasis out of it,
// where the marks beside them would be text.
func (r *Run) outdent() {
	for i := range r.pieces {
		p := &r.pieces[i]
		if p.kind != textPiece || p.text == "" || p.text[0] < utf8.RuneSelf && p.text[len(p.text)-1] < utf8.RuneSelf {
			continue
		}
		if open := r.outermost(i, -1, openPiece); open != nil {
			words := strings.TrimLeftFunc(p.text, unicode.IsSpace)
			open.lead, p.text = p.text[:len(p.text)-len(words)], words
		}
		if end := r.outermost(i, 1, endPiece); end != nil {
			words := strings.TrimRightFunc(p.text, unicode.IsSpace)
			end.after, p.text = p.text[len(words):], words
		}
	}
}

// outermost is the last of the opens or ends of emphasis that stand side by side
// with piece i, before or behind it, or nil.
func (r *Run) outermost(i, step int, kind pieceKind) *piece {
	var last *piece
	for i += step; i >= 0 && i < len(r.pieces) && r.pieces[i].kind == kind && r.pieces[i].as < link; i += step {
		last = &r.pieces[i]
	}
	return last
}

// An emitter writes a run. It knows what it wrote last, and what comes next.
type emitter struct {
	*Run
	out    []byte
	start  bool // of a line
	tildes bool // there is more than one in the run, so that they may be a pair
	encode bool // the next character is written as an entity
}

// tildes reports whether two tildes in the run may be a pair.
func (r *Run) tildes() bool {
	n := 0
	for i := range r.pieces {
		switch p := &r.pieces[i]; {
		case p.kind == textPiece:
			n += strings.Count(p.text, "~")
		case p.as == struck:
			n += 2
		}
	}
	return n > 1
}

func (e *emitter) piece(i int) {
	p := &e.pieces[i]
	switch p.kind {
	case textPiece:
		e.escape(p.text, e.next(i+1))
	case codePiece:
		e.write(e.codeSpan(p.text, e.Cell))
	case rawPiece:
		e.write(p.text)
		if e.Sizes == dialect.SizeFigure && p.node != nil && HasSize(p.node) {
			e.Lose("the size of an image")
		}
	case openPiece:
		e.open(i)
	case endPiece:
		e.end(p)
	case breakPiece:
		e.breakLine(i)
	}
}

func (e *emitter) write(s string) {
	if s == "" {
		return
	}
	e.out = append(e.out, s...)
	e.start, e.encode = false, false
}

// breakLine writes the end of a line.
func (e *emitter) breakLine(i int) {
	for len(e.out) > 0 && e.out[len(e.out)-1] == ' ' {
		e.out = e.out[:len(e.out)-1]
	}
	if e.ColonBreak != "" && e.next(i+1) == ':' {
		e.write(e.ColonBreak)
		return
	}
	if e.HTML && e.isTag() {
		e.write("<br/>")
		return
	}
	e.out = append(e.out, "  \n"...)
	e.start = true
}

// isTag reports whether the first line is a tag, and may be nothing else, which
// would make the lines behind it HTML (CommonMark 0.31, 4.6).
func (e *emitter) isTag() bool {
	n := len(e.out)
	return n > 0 && e.out[0] == '<' && e.out[n-1] == '>' && bytes.IndexByte(e.out, '\n') < 0
}

func (e *emitter) open(i int) {
	p := &e.pieces[i]
	end := &e.pieces[p.other]
	if p.lead != "" {
		e.escape(p.lead, e.next(i+1))
	}
	switch p.as {
	case tag:
		e.write(p.text)
		p.start = len(e.out)
		end.mark = "</" + p.node.Data + ">"
	case link:
		if e.last() == '!' {
			e.out = append(e.out[:len(e.out)-1], `\!`...)
		}
		e.write("[")
		e.links++
		end.mark = "](" + e.destination(strings.TrimSpace(dom.Attr(p.node, "href"))) + e.title(dom.Attr(p.node, "title")) + ")"
	default:
		e.emphasize(i)
	}
}

func (e *emitter) end(p *piece) {
	switch {
	case p.as == link:
		e.links--
	case p.as == tag && e.SpanAttribute != "":
		e.readSpan(p)
	}
	e.write(p.mark)
	if p.after != "" {
		e.escape(p.after, ' ')
	}
	e.encode = p.encode
}

// readSpan has an element of HTML that kramdown leaves alone read as Markdown,
// if there is any in it.
func (e *emitter) readSpan(end *piece) {
	start := e.pieces[end.other].start
	switch end.node.Data {
	case "u", "mark", "s", "strike", "kbd", "var", "samp":
		if bytes.ContainsAny(e.out[start:], "\\*_`[]&") {
			e.out = slices.Insert(e.out, start-1, []byte(e.SpanAttribute)...)
		}
	}
}

// last is the character that was written last, a line end at the start.
func (e *emitter) last() rune {
	if len(e.out) == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRune(e.out)
	return r
}

// next is the character that piece i is going to begin with, as far as the
// piece before it has to know: a line end behind the last.
func (e *emitter) next(i int) rune {
	for ; i < len(e.pieces); i++ {
		switch p := &e.pieces[i]; p.kind {
		case textPiece:
			if p.text == "" {
				continue
			}
			return firstRune(p.text)
		case codePiece:
			return '`'
		case rawPiece:
			return firstRune(p.text)
		case breakPiece:
			return '\n'
		case openPiece:
			return edgeOf(p, '[', '<')
		case endPiece:
			return edgeOf(p, ']', '<')
		}
	}
	return '\n'
}

// before is the character that a piece is going to end with.
func (e *emitter) before(i int) rune {
	switch p := &e.pieces[i]; p.kind {
	case textPiece:
		r, _ := utf8.DecodeLastRuneInString(p.text)
		return r
	case codePiece:
		return '`'
	case rawPiece:
		r, _ := utf8.DecodeLastRuneInString(p.text)
		return r
	case openPiece:
		return edgeOf(p, '[', '>')
	case endPiece:
		return edgeOf(p, ')', '>')
	}
	return '\n'
}

// edgeOf is the character at the edge of a mark or a tag.
func edgeOf(p *piece, ofLink, ofTag rune) rune {
	switch p.as {
	case link:
		return ofLink
	case struck:
		return '~'
	case strong, emphasis:
		return '*'
	}
	return ofTag
}

func firstRune(s string) rune {
	if template.WordLen(s) > 0 {
		return '{'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// emphasize begins an emphasis with a mark that is sure to be read as one, and
// gives its end the same. CommonMark reads **“a”** only where no letter is
// beside it (0.31, 6.2), and in Chinese and Japanese there mostly is one. There
// it is HTML, or, where there is none, the marks stand within the quotes, or a
// letter beside them is written as an entity, which is punctuation for them.
func (e *emitter) emphasize(i int) {
	p := &e.pieces[i]
	end := &e.pieces[p.other]
	if p.other == i+2 && e.pieces[i+1].kind == textPiece && e.pieces[i+1].text == "" {
		return // blanks alone
	}
	if !e.HTML {
		e.trimEdges(i)
	}
	mark := e.markFor(i)
	first, last := e.next(i+1), e.before(p.other-1)
	before, after := e.last(), e.next(p.other+1)
	if end.after != "" {
		after = firstRune(end.after)
	}
	opens, ends := flanks(mark[0], first, before), flanks(mark[0], last, after)
	if e.HTML && (!opens || !ends) {
		e.write("<" + tagOf[p.as] + ">")
		end.mark = "</" + tagOf[p.as] + ">"
		return
	}
	if !opens && (unicode.IsLetter(before) || unicode.IsNumber(before)) {
		e.out = append(e.out[:len(e.out)-utf8.RuneLen(before)], entity(before)...)
	}
	if !ends {
		end.encode = true
	}
	e.write(mark)
	end.mark = mark
}

// tagOf are the elements of the kinds of emphasis.
var tagOf = [kinds]string{strong: "strong", emphasis: "em", struck: "del"}

// markFor is the mark for an emphasis: another one than that right beside it.
func (e *emitter) markFor(i int) string {
	p := &e.pieces[i]
	if p.as == struck {
		return "~~"
	}
	c := "*"
	beside := e.last()
	if k := p.other + 1; k < len(e.pieces) && e.pieces[k].kind == endPiece && e.pieces[k].mark != "" && beside != '_' {
		if m := e.pieces[k].mark[0]; m == '*' {
			beside = '*'
		}
	}
	if beside == '*' {
		c = "_"
	}
	if p.as == strong {
		return c + c
	}
	return c
}

// flanks reports whether a mark of emphasis between a character within and one
// outside is sure to be read as one.
func flanks(mark byte, inside, outside rune) bool {
	if outside == rune(mark) || unicode.IsSpace(inside) {
		return false
	}
	loose := unicode.IsSpace(outside) || isPunct(outside)
	if mark == '_' {
		return loose
	}
	return !isPunct(inside) || loose && !unicode.IsSymbol(outside) || outside < utf8.RuneSelf && loose
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// trimEdges takes punctuation at the edges of an emphasis out of it, where the
// marks beside it would be text.
func (e *emitter) trimEdges(i int) {
	p := &e.pieces[i]
	end := &e.pieces[p.other]
	first, last := &e.pieces[i+1], &e.pieces[p.other-1]
	if flanks('*', e.next(i+1), e.last()) && flanks('*', e.before(p.other-1), e.next(p.other+1)) {
		return
	}
	if first.kind == textPiece {
		words := strings.TrimLeft(strings.TrimLeftFunc(first.text, movable), " ")
		if words != "" && (first != last || strings.TrimRightFunc(words, movable) != "") {
			e.escape(first.text[:len(first.text)-len(words)], firstRune(words))
			first.text = words
		}
	}
	if last.kind == textPiece {
		words := strings.TrimRight(strings.TrimRightFunc(last.text, movable), " ")
		if words != "" {
			end.after = last.text[len(words):] + end.after
			last.text = words
		}
	}
}

// movable reports whether a character means the same outside of an emphasis:
// quotes, brackets and other punctuation of Chinese and Japanese, where words
// have no blanks around them.
func movable(r rune) bool { return r > utf8.RuneSelf && unicode.IsPunct(r) }
