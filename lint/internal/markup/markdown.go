package markup

import (
	"bytes"
	"slices"
)

// markdown masks the code of Markdown: fenced, indented, and in a line; and
// a < that is escaped. It knows of Markdown what it needs for that (sections
// 4.4, 4.5, 4.6 and 6.1 of CommonMark 0.31), and takes care not to take HTML
// for code: much of what has the name of Markdown is HTML.
func (m *masker) markdown() {
	w := markdownWalk{masker: m, blank: true}
	for pos := 0; pos < len(m.src); {
		next := len(m.src)
		if i := bytes.IndexByte(m.src[pos:], '\n'); i >= 0 {
			next = pos + i + 1
		}
		w.line(pos, next)
		pos = next
	}
	w.endParagraph(len(m.src))
	slices.SortFunc(m.code, func(a, b [2]int) int { return a[0] - b[0] })
	end := 0 // parts within another one go: they are of a template in code
	m.code = slices.DeleteFunc(m.code, func(r [2]int) bool {
		if r[1] <= end {
			return true
		}
		end = r[1]
		return false
	})
}

type markdownWalk struct {
	*masker
	blank     bool   // the line before is blank, or there is none
	fence     []byte // that is open
	indented  bool   // the line before is indented code
	html      bool   // in a block of HTML, which ends at a blank line
	until     []byte // or only where this is
	paragraph int    // where the paragraph begins, +1
}

func (w *markdownWalk) line(from, to int) {
	text := bytes.TrimRight(w.src[from:to], " \t\r\n")
	trimmed := bytes.TrimLeft(text, " \t")
	switch {
	case w.fence != nil:
		w.maskCode(from, to)
		if bytes.HasPrefix(trimmed, w.fence) && len(bytes.TrimLeft(trimmed, string(w.fence[:1]))) == 0 {
			w.fence = nil
		}
	case w.until != nil:
		w.openRaw(trimmed)
	case len(trimmed) == 0:
		w.endParagraph(from)
		w.blank, w.html = true, false
		return
	case w.html:
		w.openRaw(trimmed)
	case isFence(trimmed):
		w.endParagraph(from)
		w.fence = trimmed[:len(trimmed)-len(bytes.TrimLeft(trimmed, string(trimmed[:1])))]
		w.maskCode(from, to)
	case (w.blank || w.indented) && isIndented(text) && trimmed[0] != '<':
		w.maskCode(from, to)
		w.indented, w.blank = true, false
		return
	case w.blank && trimmed[0] == '<':
		w.html = true
		w.openRaw(trimmed)
	case w.paragraph == 0:
		w.paragraph = from + 1
	}
	w.blank, w.indented = false, false
}

// isFence reports whether a line opens a fenced block. One of backticks has
// none after them.
func isFence(line []byte) bool {
	if bytes.HasPrefix(line, []byte("~~~")) {
		return true
	}
	return bytes.HasPrefix(line, []byte("```")) && bytes.IndexByte(bytes.TrimLeft(line, "`"), '`') < 0
}

func isIndented(line []byte) bool {
	return bytes.HasPrefix(line, []byte("    ")) || bytes.HasPrefix(line, []byte("\t"))
}

// rawBlocks are the elements whose blocks do not end at a blank line.
var rawBlocks = []struct{ begin, end string }{
	{"<pre", "</pre"}, {"<script", "</script"}, {"<style", "</style"}, {"<textarea", "</textarea"}, {"<!--", "-->"},
}

// openRaw looks in a line of HTML for a block that goes on over blank lines,
// or for the end of the one that is open.
func (w *markdownWalk) openRaw(line []byte) {
	line = bytes.ToLower(line)
	if w.until != nil {
		i := bytes.LastIndex(line, w.until)
		if i < 0 {
			return
		}
		w.until, w.html = nil, true
		line = line[i:]
	}
	for _, r := range rawBlocks {
		if i := bytes.LastIndex(line, []byte(r.begin)); i >= 0 && !bytes.Contains(line[i:], []byte(r.end)) {
			w.until = []byte(r.end)
			return
		}
	}
}

// endParagraph masks the code and the escapes in the lines of the paragraph
// that ends at an offset.
func (w *markdownWalk) endParagraph(end int) {
	if w.paragraph == 0 {
		return
	}
	from := w.paragraph - 1
	w.paragraph = 0
	text := w.src[from:end]
	runs := backticks(text)
	next := nextOfLength(runs)
	at := 0
	for i := 0; i < len(runs); i++ {
		r := runs[i]
		if r[0] < at || next[i] < 0 || r[0] > 0 && text[r[0]-1] == '\\' {
			continue
		}
		at = runs[next[i]][1]
		w.maskCode(from+r[0], from+at)
		i = next[i]
	}
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '\\' {
			if text[i+1] == '<' {
				w.mask(from+i+1, from+i+2)
			}
			i++
		}
	}
}

// backticks are the runs of backticks in text.
func backticks(text []byte) [][2]int {
	var runs [][2]int
	for i := 0; i < len(text); {
		n := bytes.IndexByte(text[i:], '`')
		if n < 0 {
			break
		}
		i += n
		start := i
		for i < len(text) && text[i] == '`' {
			i++
		}
		runs = append(runs, [2]int{start, i})
	}
	return runs
}

// nextOfLength returns for each run the index of the next one of the same
// length, or -1: that is where code that it begins ends.
func nextOfLength(runs [][2]int) []int {
	next := make([]int, len(runs))
	last := map[int]int{}
	for i := len(runs) - 1; i >= 0; i-- {
		n := runs[i][1] - runs[i][0]
		next[i] = -1
		if j, ok := last[n]; ok {
			next[i] = j
		}
		last[n] = i
	}
	return next
}
