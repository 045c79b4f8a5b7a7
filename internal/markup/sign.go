package markup

import "bytes"

// lineSign is the strong sign that a line begins with.
func lineSign(line []byte) Sign {
	switch line[0] {
	case '`', '~':
		if n := runOf(line, line[0]); n >= len("```") && bytes.IndexByte(line[n:], '`') < 0 {
			return Fence
		}
	case '#':
		if n := runOf(line, '#'); n <= 6 && n < len(line) && isBlank(line[n]) {
			return Heading
		}
	case '[':
		if n := bytes.Index(line, []byte("]:")); n > 1 && n+2 < len(line) && isBlank(line[n+2]) && bytes.IndexByte(line[1:n], ']') < 0 {
			return Definition
		}
	}
	return ""
}

// weakSign is the weak sign that a line begins with.
func weakSign(line []byte, textBefore bool) Sign {
	switch c := line[0]; {
	case c == '-' || c == '*' || c == '+' || c == '=' || c == '|' || c == ':':
		switch {
		case len(line) > 2 && c != '=' && c != '|' && c != ':' && isBlank(line[1]):
			return Item
		case textBefore && len(line) >= len("==") && (len(bytes.Trim(line, "=")) == 0 || len(bytes.Trim(line, "-")) == 0):
			return Underline
		case textBefore && isTableLine(line):
			return Table
		}
	case '0' <= c && c <= '9':
		n := 1
		for n < len(line) && '0' <= line[n] && line[n] <= '9' {
			n++
		}
		if n+2 < len(line) && n < 4 && (line[n] == '.' || line[n] == ')') && isBlank(line[n+1]) {
			return Number
		}
	case c == '>':
		if len(line) > 1 && (isBlank(line[1]) || line[1] != '>') {
			return Quote
		}
	}
	return ""
}

// isTableLine reports whether a line stands below the head of a table.
func isTableLine(line []byte) bool {
	return bytes.IndexByte(line, '|') >= 0 && bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "|-: \t")) == 0
}

// textSign is the strong sign at an offset of some text, which goes up to the
// end of its line, and the length of what was read.
func textSign(text []byte, at int) (int, Sign) {
	rest := text[at:]
	switch rest[0] {
	case ']':
		return 1, bracketSign(text, at)
	case '[':
		switch {
		case bytes.HasPrefix(rest, []byte("[^")) && isName(rest[len("[^"):]):
			return 1, Footnote
		case bytes.HasPrefix(rest, []byte("[[")) && bytes.Contains(rest[:min(len(rest), longest)], []byte("]]")):
			return 1, Wikilink
		}
	case '*':
		if isPair(text, at, "**") {
			return 1, Strong
		}
		return runOf(rest, '*'), ""
	case '`':
		if isPair(text, at, "`") {
			return 1, Code
		}
		return runOf(rest, '`'), ""
	}
	return 1, ""
}

// bracketSign is the sign of a bracket that ends the text of a link.
func bracketSign(text []byte, at int) Sign {
	open := bytes.LastIndexByte(text[max(0, at-longest):at], '[')
	if open < 0 || at+2 >= len(text) {
		return ""
	}
	rest := text[at+1:]
	switch {
	case rest[0] == '(' && !isBlank(rest[1]) && rest[1] != ')' && bytes.IndexByte(rest[:min(len(rest), longest)], ')') > 0:
		return Link
	case rest[0] == '[' && bytes.IndexByte(rest[:min(len(rest), longest)], ']') > 0:
		return Reference
	}
	return ""
}

// longest is how far from each other the marks of a pair may be.
const longest = 1000

// isPair reports whether a mark begins a span that ends in the line: text
// right behind it, and right before its end.
func isPair(text []byte, at int, mark string) bool {
	rest := text[at:]
	if runOf(rest, mark[0]) != len(mark) || len(rest) <= len(mark) || isBlank(rest[len(mark)]) {
		return false
	}
	if at > 0 && isWord(text[at-1]) {
		return false
	}
	inner := rest[len(mark):min(len(rest), longest)]
	end := bytes.Index(inner, []byte(mark))
	return end > 0 && !isBlank(inner[end-1])
}

// isEmphasis reports whether a word or several stand between two stars. Not:
// *.go,*.md and 2*3*4.
func isEmphasis(text []byte, at int) bool {
	if text[at] != '*' || !isPair(text, at, "*") {
		return false
	}
	inner := text[at+1:]
	end := bytes.IndexByte(inner, '*')
	behind := inner[end+1:]
	return isLetterOf(inner[0]) && (len(behind) == 0 || !isLetterOf(behind[0]) && behind[0] != '*')
}

// isLetterOf reports whether a byte is of a word of any script.
func isLetterOf(c byte) bool { return isWord(c) || c >= 0x80 }

// isName reports whether text begins with a name and its bracket.
func isName(text []byte) bool {
	end := bytes.IndexByte(text[:min(len(text), 100)], ']')
	return end > 0 && bytes.IndexAny(text[:end], " \t<>[") < 0
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

func runOf(text []byte, c byte) int {
	n := 0
	for n < len(text) && text[n] == c {
		n++
	}
	return n
}
