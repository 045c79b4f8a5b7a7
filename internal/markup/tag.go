package markup

import (
	"bytes"
	"strings"
)

// A kind says how an element is read. Others than those of the table are as
// good as their text.
type kind uint8

const (
	other   kind = iota
	wrapper      // a block of HTML that people put around Markdown: what is in it is as good as loose, but for weak signs
	block        // its text is that of HTML
	skipped      // its content is no text at all
	void         // it has no end tag
)

// An element is the number of one of the table; 0: it is not in it.
type element uint8

const (
	paragraph element = iota + 1
	item
	lineBreak
	rule
	pre
	firstOther
)

// elements are those that matter, by their names, and kinds what each is.
var elements, kinds = func() (map[string]element, []kind) {
	numbers := map[string]element{"p": paragraph, "li": item, "br": lineBreak, "hr": rule, "pre": pre}
	list := []kind{other, block, block, void, void, skipped}
	for _, group := range []struct {
		kind  kind
		names string
	}{
		{wrapper, "div section article main aside center header footer nav details figure"},
		{block, "ul ol dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 blockquote form fieldset address iframe object figcaption summary"},
		{skipped, "script style textarea code kbd samp tt noscript svg math title video audio"},
		{void, "img input meta link area base col embed source track wbr param"},
	} {
		for name := range strings.FieldsSeq(group.names) {
			numbers[name] = element(len(list))
			list = append(list, group.kind)
		}
	}
	return numbers, list
}()

// ends knows where end marks stand next, once they were looked for.
type ends map[string]int

// find is the offset behind a mark at or behind another, or the end of the
// body if there is none.
func (s *scanner) find(mark string, at int) int {
	if s.ends == nil {
		s.ends = ends{}
	}
	if i, ok := s.ends[mark]; ok && i >= at+len(mark) {
		return i
	}
	i := indexFold(s.body[at:], mark)
	if i < 0 {
		i = len(s.body)
	} else {
		i += at + len(mark)
	}
	s.ends[mark] = i
	return i
}

// indexFold is the index of a mark in small letters, whatever the case of the
// text; -1 if there is none.
func indexFold(text []byte, mark string) int {
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], mark[0])
		if i < 0 || at+i+len(mark) > len(text) {
			return -1
		}
		at += i
		if bytes.EqualFold(text[at:at+len(mark)], []byte(mark)) {
			return at
		}
		at++
	}
}

// tag reads what begins with a <, and returns its length.
func (s *scanner) tag(at int) (int, Sign) {
	rest := s.body[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.find("-->", at+len("<!--")) - at, ""
	case s.blocks == 0 && isAutolink(rest):
		return 1, Autolink
	}
	name, end := tagName(rest)
	if len(name) == 0 {
		s.text = true
		return 1, ""
	}
	e := elementOf(name)
	n := s.tagLength(at)
	if s.blocks == 0 && n < len(rest) && rest[n] == '<' && rest[n-1] != '>' {
		s.text = true
		s.loose(1)
		return 1, "" // a < in text, as of i<n: Markdown has no tag without its end
	}
	s.tags = true
	if end {
		s.close(e)
		return n, ""
	}
	if s.mayHold && hasMarkdown(rest[:n]) {
		return n, Attribute
	}
	if kinds[e] == skipped && rest[n-1] == '>' && rest[n-2] != '/' {
		s.run.block = s.run.block || e == pre
		s.run.loose++
		return s.find(">", s.find("</"+string(bytes.ToLower(name)), at+n)-1) - at, ""
	}
	s.start(e)
	return n, ""
}

// tagEnd is the offset behind the first > at or behind another, the end of the
// body if there is none.
func (s *scanner) tagEnd(at int) int {
	if s.endless {
		return len(s.body)
	}
	if at >= s.close0 && at < s.close1 {
		return s.close1
	}
	i := bytes.IndexByte(s.body[at:], '>')
	if s.endless = i < 0; s.endless {
		return len(s.body)
	}
	s.close0, s.close1 = at, at+i+1
	return s.close1
}

func isAutolink(text []byte) bool {
	return bytes.HasPrefix(text, []byte("<http://")) || bytes.HasPrefix(text, []byte("<https://"))
}

// tagName is the name of a tag as written, empty if it is none, and whether it
// is an end tag.
func tagName(text []byte) ([]byte, bool) {
	i := 1
	end := len(text) > 1 && text[1] == '/'
	if end {
		i++
	}
	start := i
	for i < len(text) && i < 20 && (isWord(text[i]) || text[i] == '-') {
		i++
	}
	if i == start || !isLetter(text[start]) {
		return nil, false
	}
	return text[start:i], end
}

// elementOf is the element of a name, without regard to case.
func elementOf(name []byte) element {
	if len(name) == 1 { // as most names of tags in text are
		if name[0]|0x20 == 'p' {
			return paragraph
		}
		return 0
	}
	var lower [20]byte
	for i, c := range name {
		lower[i] = c | 0x20 // of a digit it stays what it is
	}
	return elements[string(lower[:len(name)])]
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// tagLength is the length of the tag at an offset, past a > in quotes.
func (s *scanner) tagLength(at int) int {
	end := s.tagEnd(at) - at
	tag := s.body[at : at+end]
	if bytes.IndexByte(tag[1:], '<') < 0 && bytes.Count(tag, []byte{'"'})%2 == 0 && bytes.IndexByte(tag, '\'') < 0 {
		return end // as nearly all are: no > stands in quotes
	}
	var quote byte
	text := s.body[at:]
	for i := 1; i < len(text) && i < longest*10; i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && text[i-1] == '=':
			quote = c
		case c == '<':
			return i
		}
	}
	return max(end, 1)
}

// hasMarkdown reports whether a tag has kramdown's attribute markdown.
func hasMarkdown(tag []byte) bool {
	_, after, ok := bytes.Cut(tag, []byte(" markdown"))
	if !ok {
		return false
	}
	rest := after
	return len(rest) > 0 && (rest[0] == '=' || rest[0] == '>' || rest[0] == ' ')
}

// start opens an element.
func (s *scanner) start(e element) {
	switch {
	case e == lineBreak:
		s.broken = s.broken || len(s.open) == 0
	case e == rule:
		s.run.block = true
	case kinds[e] == block || kinds[e] == wrapper:
		s.run.block = true
		if e == paragraph || e == item || s.inParagraph() { // which a block ends
			s.close(paragraph)
		}
		s.open = append(s.open, e)
		s.opened[e]++
		if kinds[e] == block {
			s.blocks++
		}
	}
}

func (s *scanner) inParagraph() bool {
	return len(s.open) > 0 && s.open[len(s.open)-1] == paragraph
}

// close ends an element and all that are open in it.
func (s *scanner) close(e element) {
	if s.opened[e] == 0 {
		return
	}
	s.run.block = true
	for s.opened[e] > 0 {
		last := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		s.opened[last]--
		if kinds[last] == block {
			s.blocks--
		}
		if last == e {
			return
		}
	}
}

// template is the length of a tag of a site generator, or of the region of
// code that it begins.
func (s *scanner) template(at int) int {
	rest := s.body[at:]
	last := "}}"
	if rest[1] == '%' {
		last = "%}"
	}
	end := s.find(last, at+2)
	if end-at > longest {
		return 2
	}
	for _, name := range []string{"highlight", "codeblock", "comment"} {
		if rest[1] == '%' && bytes.HasPrefix(bytes.TrimLeft(rest[2:], "- "), []byte(name)) {
			if i := s.find("end"+name, end); i < len(s.body) {
				return s.find("%}", i) - at
			}
		}
	}
	return end - at
}
