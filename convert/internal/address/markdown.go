package address

import (
	"bytes"
	"html"
	"strings"
)

// inMarkdown are the addresses that Markdown has in a text without code: behind
// the bracket of a link or an image, in a definition, and in <>.
func inMarkdown(s string) []Ref {
	r := reader{text: s}
	for r.pos < len(s) {
		r.step()
	}
	return r.list
}

// A reader reads Markdown from its start to its end, once.
type reader struct {
	text     string
	pos      int
	list     []Ref
	brackets []bool // those that are open, and whether they are of images
	opened   int    // brackets that this line has opened so far
	other    bool   // the line began with something else than a bracket
	unclosed int    // up to here no > closes what < opens
}

// step reads what stands at the place.
func (r *reader) step() {
	s, pos := r.text, r.pos
	r.pos++
	c := s[pos]
	switch c {
	case '\n':
		if pos > 0 && s[pos-1] == '\n' {
			r.brackets = r.brackets[:0] // no link goes beyond its paragraph
		}
		r.opened, r.other = 0, false
		return
	case '\\':
		r.pos++
	case '[':
		r.opened++
		r.brackets = append(r.brackets, pos > 0 && s[pos-1] == '!')
	case ']':
		r.close()
	case '<':
		r.autolink()
	}
	if r.opened == 0 && c != ' ' && c != '>' {
		r.other = true
	}
}

// close reads what follows a bracket that closes.
func (r *reader) close() {
	image := false
	if n := len(r.brackets); n > 0 {
		image, r.brackets = r.brackets[n-1], r.brackets[:n-1]
	}
	switch rest := r.text[r.pos:]; {
	case strings.HasPrefix(rest, "("):
		r.target(image)
	case strings.HasPrefix(rest, ":") && !r.other && r.opened == 1:
		r.target(false)
	}
}

// longest is the length of the longest address that is looked at, in bytes.
// Those of pictures that hold their own data are longer.
const longest = 4096

// target reads the address behind a mark of one byte, if one stands there.
func (r *reader) target(image bool) {
	pos := r.pos + 1
	for pos < len(r.text) && isBlank(r.text[pos]) {
		pos++
	}
	near := r.text[:min(pos+longest, len(r.text))]
	f := Ref{Start: pos, Link: !image, form: markdown}
	if strings.HasPrefix(near[pos:], "<") {
		if pos < r.unclosed {
			return
		}
		end := strings.IndexAny(near[pos:], ">\n")
		if end < 0 || near[pos+end] != '>' {
			r.unclosed = len(near)
			if end >= 0 {
				r.unclosed = pos + end
			}
			return
		}
		f.Start, f.End, f.form = pos+1, pos+end, angled
	} else {
		f.End = targetEnd(near, pos)
	}
	r.pos = f.End
	if f.Start == f.End || f.End == pos+longest {
		return
	}
	f.Value = html.UnescapeString(unescaped(r.text[f.Start:f.End]))
	r.list = append(r.list, f)
}

// autolink reads the address in <>.
func (r *reader) autolink() {
	end := strings.IndexAny(r.text[r.pos:], "<> \t\r\n")
	if end < 0 || r.text[r.pos+end] != '>' {
		return
	}
	value := r.text[r.pos : r.pos+end]
	scheme, rest, ok := strings.Cut(value, ":")
	if !ok || len(scheme) < 2 || rest == "" || strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+.-") != "" {
		return
	}
	r.list = append(r.list, Ref{Start: r.pos, End: r.pos + end, Value: html.UnescapeString(value), Link: true, form: angled})
	r.pos += end
}

// targetEnd is where an address ends that stands without <>: at a blank, or
// behind a bracket that closes none.
func targetEnd(s string, pos int) int {
	depth := 0
	for ; pos < len(s) && !isBlank(s[pos]); pos++ {
		switch s[pos] {
		case '\\':
			if pos+1 < len(s) && !isBlank(s[pos+1]) {
				pos++
			}
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return pos
			}
		}
	}
	return min(pos, len(s))
}

// unescaped is a text without the backslashes before punctuation.
func unescaped(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// WithoutCode is Markdown with blanks in the place of its code, so that all
// else stands where it stood. Code by indentation is left, as a list may have
// made it text.
func WithoutCode(s string) string {
	b := []byte(s)
	fence := ""
	for pos := 0; pos < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[pos:], '\n'); i >= 0 {
			end = pos + i
		}
		line := strings.TrimLeft(s[pos:end], " >\t")
		switch run := fenceOf(line); {
		case fence == "" && run != "":
			fence = run
			blank(b[pos:end])
		case fence != "":
			blank(b[pos:end])
			if strings.HasPrefix(run, fence) && strings.TrimSpace(line) == run {
				fence = ""
			}
		}
		pos = end + 1
	}
	blankSpans(b)
	return string(b)
}

// fenceOf is the run of marks that opens or closes a block of code, empty if
// the line begins with none.
func fenceOf(line string) string {
	for _, c := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, c)
		if n := len(line) - len(rest); n >= 3 && (c == "~" || !strings.Contains(rest, "`")) {
			return line[:n]
		}
	}
	return ""
}

// blankSpans puts blanks in the place of spans of code. Where a run of marks is
// closed by none of its length it is text.
func blankSpans(b []byte) {
	open := map[int][]int{} // the places of runs, by their length
	type run struct{ start, length int }
	var runs []run
	for i := 0; i < len(b); {
		if b[i] != '`' {
			i++
			continue
		}
		start := i
		for i < len(b) && b[i] == '`' {
			i++
		}
		if start > 0 && b[start-1] == '\\' {
			start++
		}
		if i > start {
			open[i-start] = append(open[i-start], len(runs))
			runs = append(runs, run{start, i - start})
		}
	}
	gap := -1 // where the next paragraph begins
	for k := 0; k < len(runs); k++ {
		same := open[runs[k].length]
		for len(same) > 0 && same[0] <= k {
			same = same[1:]
		}
		open[runs[k].length] = same
		if len(same) == 0 {
			continue
		}
		if gap < runs[k].start {
			if gap = bytes.Index(b[runs[k].start:], []byte("\n\n")); gap < 0 {
				gap = len(b)
			} else {
				gap += runs[k].start
			}
		}
		last := runs[same[0]]
		if last.start > gap {
			continue // no span goes beyond its paragraph
		}
		blank(b[runs[k].start : last.start+last.length])
		k = same[0]
	}
}

// blank puts blanks in the place of all but line ends.
func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}

// HasTags reports whether Markdown has HTML in it, comments aside.
func HasTags(s string) bool {
	s = WithoutCode(s)
	for pos := 0; ; {
		i := strings.IndexByte(s[pos:], '<')
		if i < 0 {
			return false
		}
		pos += i + 1
		name := strings.TrimPrefix(s[pos:], "/")
		if name == "" || !isLetter(name[0]) || pos > 1 && (s[pos-2] == '\\' || s[pos-2] == '{') {
			continue
		}
		end := strings.IndexFunc(name, func(r rune) bool {
			return !(r == '-' || r >= '0' && r <= '9' || r < 0x80 && isLetter(byte(r)))
		})
		if end >= 0 && strings.IndexByte(" \t\r\n/>", name[end]) >= 0 {
			return strings.IndexByte(name[end:], '>') >= 0
		}
	}
}
