package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/goarticle/article/lint"
)

// Diff writes how a post was changed, as a unified diff with three lines
// around each change, which git apply and patch -p1 take; nothing if it was
// not. A line with characters that a terminal or a CI runner may act on is
// written escaped (see [lint.Escape]); no program takes such a diff, so that
// none changes what was not shown. Tabs, the byte order mark and the ends of
// lines stay as they are.
func Diff(w io.Writer, name string, before, after []byte) error {
	edits := lineEdits(splitLines(before), splitLines(after))
	if len(edits) == 0 {
		return nil
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "--- %s\n+++ %s\n", diffName("a/", name), diffName("b/", name))
	for _, h := range hunks(edits) {
		h.write(b)
	}
	return b.Flush()
}

// diffName is a name as git writes it: in quotes, with octal escapes, where
// it has characters that are not plain, and with a tab behind it where it has
// blanks, so that patch does not take what follows for a date.
func diffName(prefix, name string) string {
	name = prefix + strings.TrimPrefix(name, "./")
	if lint.Escape(name) == name && !strings.ContainsAny(name, `"\`) {
		if strings.Contains(name, " ") {
			name += "\t"
		}
		return name
	}
	var b strings.Builder
	for _, c := range []byte(name) {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(rune(c)))
		case c < ' ' || c >= 0x7f || c == '#':
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	return `"` + b.String() + `"`
}

// splitLines are the lines of src with their ends.
func splitLines(src []byte) []string { return strings.SplitAfter(string(src), "\n") }

// A lineEdit is a line that both posts have (' '), or only the one before
// ('-') or after ('+').
type lineEdit struct {
	kind          byte
	text          string
	before, after int // the number of the line, from 0, or where it would be
}

// lineEdits turns a into b. It is nil if they are equal.
func lineEdits(a, b []string) []lineEdit {
	tail := 0
	for tail < min(len(a), len(b)) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	if tail == len(a) && tail == len(b) {
		return nil
	}
	var list []lineEdit
	x, y := 0, 0
	add := func(kind byte, text string) {
		if text != "" { // what stands behind the last line end
			list = append(list, lineEdit{kind, text, x, y})
		}
		if kind != '+' {
			x++
		}
		if kind != '-' {
			y++
		}
	}
	for x < len(a) || y < len(b) {
		gone, come := nextCommon(a[x:len(a)-min(tail, len(a)-x)], b[y:len(b)-min(tail, len(b)-y)])
		for range gone {
			add('-', a[x])
		}
		for range come {
			add('+', b[y])
		}
		if x < len(a) {
			add(' ', a[x])
		}
	}
	return list
}

// nextCommon is how many lines of a and of b stand before the nearest line
// that both have. It does not look far, so that it is quick where a and b
// have little in common; all of them differ then.
func nextCommon(a, b []string) (gone, come int) {
	const far = 200
	for n := range min(len(a)+len(b), far) {
		for gone := max(0, n-len(b)+1); gone <= min(n, len(a)-1); gone++ {
			if a[gone] == b[n-gone] {
				return gone, n - gone
			}
		}
	}
	return len(a), len(b)
}

// A hunk is a change with the lines around it.
type hunk []lineEdit

// around is how many lines are shown on each side of a change.
const around = 3

func hunks(edits []lineEdit) []hunk {
	var list []hunk
	from, to := 0, 0 // of the hunk
	for i, e := range edits {
		if e.kind == ' ' {
			continue
		}
		if i-around > to && to > 0 {
			list = append(list, edits[from:to])
			from = i - around
		}
		if to == 0 {
			from = max(0, i-around)
		}
		to = min(len(edits), i+around+1)
	}
	return append(list, edits[from:to])
}

func (h hunk) write(w *bufio.Writer) {
	before, after := 0, 0
	for _, e := range h {
		if e.kind != '+' {
			before++
		}
		if e.kind != '-' {
			after++
		}
	}
	fmt.Fprintf(w, "@@ -%s +%s @@\n", hunkRange(h[0].before, before), hunkRange(h[0].after, after))
	for _, e := range h {
		e.write(w)
	}
}

// hunkRange is the first line from 1 and the number of lines; of no lines,
// the line that they would stand behind.
func hunkRange(first, n int) string {
	switch n {
	case 0:
		return fmt.Sprintf("%d,0", first)
	case 1:
		return fmt.Sprint(first + 1)
	}
	return fmt.Sprintf("%d,%d", first+1, n)
}

func (e lineEdit) write(w *bufio.Writer) {
	text, ended := strings.CutSuffix(e.text, "\n")
	end := "\n"
	if !ended {
		end = "\n\\ No newline at end of file\n"
	} else if s, ok := strings.CutSuffix(text, "\r"); ok {
		text, end = s, "\r\n"
	}
	w.WriteString(harmless(string(e.kind)+text) + end)
}

// harmless is a line that is safe to print. What an editor writes as a matter
// of course, tabs and a byte order mark, is.
func harmless(line string) string {
	escaped := lint.Escape(line)
	if escaped == line {
		return line
	}
	plain := strings.NewReplacer("\t", " ", "\ufeff", "").Replace(line)
	if lint.Escape(plain) == plain {
		return line
	}
	return escaped
}
