package body

import (
	"bytes"
	"unicode/utf8"

	"github.com/goarticle/article/internal/prose"
)

// IsLoose reports whether a body separates its paragraphs by blank lines, and
// hardly by tags, as bodies of old WordPress and of exports do. They were
// meant to be shown as WordPress shows them, which makes a paragraph of what
// stands between two blank lines (wpautop, in wp-includes/formatting.php).
//
// Two paragraphs of loose text are wanted, and four for each that tags make:
// by a p, or by two br in a row, or by a br before a blank line. Templates of
// whole pages, with blank lines between their elements, and feeds, whose text
// is broken by br, have no loose text.
func IsLoose(body []byte) bool {
	const least, each = 2, 4
	// Nearly all bodies are told by a count, without a look at their text.
	blank := countBlankLines(body)
	if blank == 0 || bytes.Count(body, []byte("<p>"))*each > blank+1 {
		return false
	}
	p := paragraphs{}
	p.read(body)
	return p.loose >= least && p.loose >= each*p.tagged
}

// countBlankLines counts the lines with nothing in them, not even white space.
func countBlankLines(text []byte) int {
	n := 0
	for {
		i := bytes.IndexByte(text, '\n')
		if i < 0 || i+2 >= len(text) {
			return n
		}
		text = text[i+1:]
		if text[0] == '\n' || text[0] == '\r' && text[1] == '\n' {
			n++
		}
	}
}

// cutBlankLine cuts text around the first blank line.
func cutBlankLine(text []byte) (before, behind []byte, ok bool) {
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return text, nil, false
		}
		i += at
		for at = i + 1; at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r'); at++ {
		}
		if at < len(text) && text[at] == '\n' {
			return text[:i], text[at+1:], true
		}
	}
}

// paragraphs counts the paragraphs of a body by what makes them.
type paragraphs struct {
	loose  int  // by blank lines
	tagged int  // by tags
	around int  // kind of the block around the one that is being read
	text   int  // letters in it, up to shortestParagraph
	br     bool // its last tag was a br, with no text behind it
	broken bool // it had two of them
}

// shortestParagraph is the length in letters of the shortest text that is
// taken for a paragraph.
const shortestParagraph = 20

// The kinds of tags, as far as paragraphs go by them.
const (
	inline  = iota // goes on with a paragraph
	block          // a div or the like, in which text may be loose
	textual        // a p
	apart          // a block whose text is no paragraph of the body: a heading, a cell, an item
	raw            // what it holds is no text
)

// read goes once over a body.
func (p *paragraphs) read(body []byte) {
	for len(body) > 0 {
		i := bytes.IndexByte(body, '<')
		if i < 0 {
			i = len(body)
		}
		p.readText(body[:i])
		body = body[i:]
		if len(body) > 0 {
			body = p.readTag(body)
		}
	}
	p.end(true)
}

func (p *paragraphs) readText(text []byte) {
	for {
		before, behind, ok := cutBlankLine(text)
		p.count(before)
		if !ok {
			return
		}
		p.broken = p.broken || p.br
		p.end(true)
		text = behind
	}
}

// count counts the letters of a text.
func (p *paragraphs) count(text []byte) {
	for len(text) > 0 && p.text < shortestParagraph {
		r, n := utf8.DecodeRune(text)
		if text = text[n:]; prose.IsOfWord(r) {
			p.text++
			p.br = false
		}
	}
}

// readTag reads the tag, or the comment, that body begins with, and returns
// what stands behind it.
func (p *paragraphs) readTag(body []byte) []byte {
	if bytes.HasPrefix(body, []byte("<!--")) {
		return behindMark(body, []byte("-->"))
	}
	closing := len(body) > 1 && body[1] == '/'
	var buf [12]byte
	name := tagName(buf[:0], body)
	behind := behindMark(body, []byte(">"))
	switch kind := kindOfTag(name); {
	case string(name) == "br":
		p.broken = p.broken || p.br
		p.br = true
	case kind == inline:
	case kind == raw:
		if !closing {
			return behindMark(behind, append([]byte("</"), name...))
		}
	default:
		p.end(false)
		p.around = block
		if !closing {
			p.around = kind
		}
	}
	return behind
}

// end ends a paragraph, at a blank line or at the tag of a block.
func (p *paragraphs) end(blank bool) {
	if p.text >= shortestParagraph {
		switch {
		case p.around == textual, p.broken && p.around != apart:
			p.tagged++
		case blank && p.around != apart:
			p.loose++
		}
	}
	p.text, p.br, p.broken = 0, false, false
}

// behindMark is what stands behind the first mark in text.
func behindMark(text, mark []byte) []byte {
	_, behind, _ := bytes.Cut(text, mark)
	return behind
}

// tagName appends to name the name of the tag that text begins with, in lower
// case. A longer one is cut, and a custom element's ends in a hyphen.
func tagName(name, text []byte) []byte {
	text = bytes.TrimPrefix(text[1:], []byte("/"))
	for _, c := range text {
		c = lower(c)
		if c == '-' && len(name) > 0 && len(name) < cap(name) {
			return append(name, c)
		}
		if len(name) == cap(name) || (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			break
		}
		name = append(name, c)
	}
	return name
}

func kindOfTag(name []byte) int {
	if bytes.HasSuffix(name, []byte("-")) {
		return apart
	}
	switch string(name) {
	case "p":
		return textual
	case "div", "center", "section", "article", "main", "blockquote", "hr", "figure", "table", "tr", "tbody", "ul", "ol", "dl", "header", "footer", "aside", "form":
		return block
	case "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "caption", "nav", "address", "summary":
		return apart
	case "pre", "script", "style", "textarea", "svg", "code", "select", "noscript", "iframe":
		return raw
	}
	return inline
}
