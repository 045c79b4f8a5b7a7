// Package markup tells whether a body is HTML or Markdown, by its bytes alone.
//
// In goes a body; out come its language and the sign that said so. A body is
// Markdown if it has one mark that only Markdown gives a meaning, in a place
// where Markdown would read it: not in code, scripts and comments, and not in
// a paragraph, a table or a list of HTML. The package knows nothing of file
// names: whoever calls it asks the name first.
package markup

import "bytes"

// A Markup is the language of a body.
type Markup string

// The languages that are told apart.
const (
	HTML     Markup = "html"
	Markdown Markup = "markdown"
)

// A Sign is what made a body Markdown; empty for HTML.
type Sign string

// Strong signs count in all text that no block of HTML holds but wrappers,
// such as div and section: people put them around Markdown.
const (
	Fence      Sign = "fence"              // a line of ``` or ~~~
	Attribute  Sign = "markdown attribute" // kramdown's <div markdown="1">
	Link       Sign = "link"               // [text](address), ![text](address)
	Reference  Sign = "reference"          // [text][name], [text][]
	Definition Sign = "definition"         // a line [name]: address
	Heading    Sign = "heading"            // a line # text
	Strong     Sign = "strong"             // **text**
	Code       Sign = "code"               // `text`
	Footnote   Sign = "footnote"           // [^name]
	Autolink   Sign = "autolink"           // <http://…>
	Wikilink   Sign = "wikilink"           // [[name]]
)

// Weak signs count outside every block of HTML. Each occurs in HTML, too, as
// loose text that is broken by br, and is read in the same way then.
const (
	Item      Sign = "item"      // a line - text, * text, + text
	Number    Sign = "number"    // a line 1. text
	Quote     Sign = "quote"     // a line > text
	Underline Sign = "underline" // a line of = or - below text
	Table     Sign = "table"     // a line |---|---| below text
	Emphasis  Sign = "emphasis"  // *text*
	Paragraph Sign = "paragraph" // loose text between blank lines
	Words     Sign = "words"     // no tag in all of the body
)

// Of tells the language of a body. One without any text is HTML.
func Of(body []byte) (Markup, Sign) {
	s := scanner{body: body, mayHold: bytes.Contains(body, []byte("kdown"))}
	if sign := s.scan(); sign != "" {
		return Markdown, sign
	}
	return HTML, ""
}

// A scanner goes over a body once.
type scanner struct {
	body []byte
	at   int

	blocks   int       // blocks of HTML that are open and no wrappers
	open     []element // all blocks that are open
	opened   [128]int32
	endless  bool // no > stands in the rest
	close0   int  // from here on
	close1   int  // the next > ends here
	mayHold  bool // an attribute named markdown may stand somewhere
	weak     Sign // the first weak sign
	tags     bool // there was one
	broken   bool // there was a br in loose text
	run      run
	longRun  bool // there was a paragraph of loose text
	text     bool
	textLine bool // the line before has loose text
	ends     ends
}

// A run is what stands between two blank lines.
type run struct {
	loose int  // bytes of loose text
	block bool // a tag of a block stands in it
}

func (s *scanner) scan() Sign {
	for s.at < len(s.body) {
		if s.blocks > 0 {
			if sign := s.insideBlock(); sign != "" {
				return sign
			}
			continue
		}
		end := s.lineEnd(s.at)
		line := bytes.TrimSpace(s.body[s.at:end])
		if len(line) == 0 {
			s.endRun()
			s.textLine = false
			s.at = end + 1
			continue
		}
		if sign := s.line(line, s.at, end); sign != "" {
			return sign
		}
	}
	s.endRun()
	switch {
	case s.weak != "":
		return s.weak
	case s.longRun && !s.broken && !hasIndentedTag(s.body):
		return Paragraph
	case s.text && !s.tags:
		return Words
	}
	return ""
}

// insideBlock goes on to the tag that ends the outermost block of HTML: the
// text in it says nothing. Of the tags in it only those count that open or end
// a block, or hide what follows.
func (s *scanner) insideBlock() Sign {
	for s.blocks > 0 {
		i := bytes.IndexByte(s.body[s.at:], '<')
		if i < 0 {
			s.at = len(s.body)
			return ""
		}
		s.at += i
		name, _ := tagName(s.body[s.at:])
		if kind := kinds[elementOf(name)]; len(name) > 0 && !s.mayHold && (kind == other || kind == void) {
			s.at += len("<") + len(name)
			continue
		}
		n, sign := s.tag(s.at)
		if s.at += n; sign != "" {
			return sign
		}
	}
	if s.at < len(s.body) {
		if end := s.lineEnd(s.at); len(bytes.TrimSpace(s.body[s.at:end])) == 0 {
			s.at = end + 1 // what is left of the line is no blank line
		}
	}
	return ""
}

// hasIndentedTag reports whether there is a tag behind a blank line and four
// blanks: code to Markdown, so the body is HTML.
func hasIndentedTag(body []byte) bool {
	blank := true
	for line := range bytes.Lines(body) {
		if len(bytes.TrimSpace(line)) == 0 {
			blank = true
			continue
		}
		if blank && isIndentedTag(line) {
			return true
		}
		blank = false
	}
	return false
}

// isIndentedTag reports whether a line begins with four blanks and a tag.
func isIndentedTag(line []byte) bool {
	text := bytes.TrimLeft(line, " \t")
	indent := line[:len(line)-len(text)]
	return (len(indent) >= 4 || bytes.IndexByte(indent, '\t') >= 0) && len(text) > 2 && text[0] == '<' && (isLetter(text[1]) || text[1] == '/')
}

func (s *scanner) lineEnd(at int) int {
	if i := bytes.IndexByte(s.body[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s.body)
}

func (s *scanner) endRun() {
	const shortest = 20 // bytes of a paragraph; shorter ones stand between blocks of HTML, too
	if s.run.loose >= shortest && !s.run.block {
		s.longRun = true
	}
	s.run = run{}
}

// line looks at the start of a line, and then at what stands in it.
func (s *scanner) line(line []byte, start, end int) Sign {
	if whole := start == 0 || s.body[start-1] == '\n'; whole && s.blocks == 0 {
		if sign := lineSign(line); sign != "" {
			return sign
		}
		if s.weak == "" && len(s.open) == 0 {
			s.weak = weakSign(line, s.textLine)
		}
	}
	s.textLine = false
	for i := start; i < end; {
		n, sign := s.piece(i, end)
		if sign != "" {
			return sign
		}
		i += n
		s.at = i
	}
	s.at = max(s.at, end+1)
	return ""
}

// piece reads what begins at an offset, and returns its length: it may reach
// over the end of the line.
func (s *scanner) piece(at, end int) (int, Sign) {
	switch c := s.body[at]; {
	case c == '<':
		return s.tag(at)
	case c == '{' && at+1 < end && (s.body[at+1] == '{' || s.body[at+1] == '%'):
		return s.template(at), ""
	case c == '\\':
		return 2, ""
	case s.blocks > 0:
		s.text = s.text || !isBlank(c)
		return s.plainLen(at, end), ""
	case !special[c]:
		return s.plain(at, end), ""
	}
	s.text = true
	s.loose(1)
	if s.weak == "" && len(s.open) == 0 && isEmphasis(s.body[:end], at) {
		s.weak = Emphasis
	}
	return textSign(s.body[:end], at)
}

// special are the bytes that something other than plain text may begin with.
var special = [256]bool{'<': true, '{': true, '\\': true, '[': true, ']': true, '*': true, '`': true}

// plainLen is the length of the plain text at an offset.
func (s *scanner) plainLen(at, end int) int {
	i := at + 1
	for i < end && !special[s.body[i]] {
		i++
	}
	return i - at
}

// plain reads plain text.
func (s *scanner) plain(at, end int) int {
	n := s.plainLen(at, end)
	blanks := 0
	for _, c := range s.body[at : at+n] {
		if isBlank(c) {
			blanks++
		}
	}
	if n > blanks {
		s.text = true
		s.loose(n - blanks)
	}
	return n
}

// loose counts bytes of text that may be loose.
func (s *scanner) loose(n int) {
	if len(s.open) == 0 {
		s.run.loose += n
		s.textLine = true
	}
}
