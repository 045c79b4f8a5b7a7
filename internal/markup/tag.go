package markup

import "bytes"

// wrappers are blocks of HTML that people put around Markdown: what is in
// them is as good as loose, but for weak signs.
var wrappers = names("div section article main aside center header footer nav details figure")

// blocks are elements whose text is that of HTML.
var blocks = names("p ul ol li dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 blockquote form fieldset address iframe object figcaption summary")

// skipped are elements whose content is no text at all.
var skipped = names("pre script style textarea code kbd samp tt noscript svg math title video audio")

// void elements have no end tag.
var void = names("br hr img input meta link area base col embed source track wbr param")

func names(list string) map[string]bool {
	m := map[string]bool{}
	for n := range bytes.FieldsSeq([]byte(list)) {
		m[string(n)] = true
	}
	return m
}

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
	if name == "" {
		s.text = true
		return 1, ""
	}
	n := tagLength(rest, s.find(">", at)-at)
	s.tags = true
	if end {
		s.close(name)
		return n, ""
	}
	if hasMarkdown(rest[:n]) {
		return n, Attribute
	}
	if skipped[name] && rest[n-1] == '>' && rest[n-2] != '/' {
		s.run.block = s.run.block || name == "pre"
		s.run.loose++
		return s.find(">", s.find("</"+name, at+n)-1) - at, ""
	}
	s.start(name)
	return n, ""
}

func isAutolink(text []byte) bool {
	return bytes.HasPrefix(text, []byte("<http://")) || bytes.HasPrefix(text, []byte("<https://"))
}

// tagName is the name of a tag in small letters, empty if it is none, and
// whether it is an end tag.
func tagName(text []byte) (string, bool) {
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
		return "", false
	}
	return string(bytes.ToLower(text[start:i])), end
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// tagLength is the length of a tag, past a > in quotes. End is the length up
// to the first one.
func tagLength(text []byte, end int) int {
	var quote byte
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
func (s *scanner) start(name string) {
	switch {
	case name == "br":
		s.broken = s.broken || len(s.open) == 0
	case name == "hr":
		s.run.block = true
	case void[name]:
	case blocks[name] || wrappers[name]:
		s.run.block = true
		if name == "p" || name == "li" || s.inParagraph() { // which a block ends
			s.close("p")
		}
		s.open = append(s.open, name)
		if s.opened == nil {
			s.opened = map[string]int{}
		}
		s.opened[name]++
		if blocks[name] {
			s.blocks++
		}
	}
}

func (s *scanner) inParagraph() bool {
	return len(s.open) > 0 && s.open[len(s.open)-1] == "p"
}

// close ends an element and all that are open in it.
func (s *scanner) close(name string) {
	if s.opened[name] == 0 {
		return
	}
	s.run.block = true
	for s.opened[name] > 0 {
		last := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		s.opened[last]--
		if blocks[last] {
			s.blocks--
		}
		if last == name {
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
