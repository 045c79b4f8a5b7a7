package report

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"

	"github.com/goarticle/article/lint"
)

// Text writes a line for each finding as the zero [Printer] does: file:line:column:
// error: message (rule).
func Text(w io.Writer, found []lint.Diagnostic) error { return Printer{}.Text(w, found) }

// A Printer writes findings for people who read them.
type Printer struct {
	// Color writes the severities, the rules and the marks in colours, for
	// terminals.
	Color bool

	// Source returns a post, or nil if it cannot be had: each finding is
	// followed by its line with a mark below, and posts stand apart. It is
	// asked once for each post, in a row; nil: no lines are written.
	Source func(file string) []byte
}

// Text writes the findings, of which those of a post stand together.
func (p Printer) Text(w io.Writer, found []lint.Diagnostic) error {
	b := bufio.NewWriter(w)
	var lines sourceLines
	for i, d := range found {
		if p.Source == nil {
			fmt.Fprintln(b, p.line(d))
			continue
		}
		if i > 0 && d.File != found[i-1].File {
			fmt.Fprintln(b)
		}
		if i == 0 || d.File != found[i-1].File {
			lines = sourceLines{rest: p.Source(d.File)}
		}
		fmt.Fprintln(b, p.line(d))
		p.excerpt(b, d, lines.at(d.Start.Line))
	}
	return b.Flush()
}

// colors are those of the severities.
var colors = [...]string{lint.Error: "31", lint.Warning: "33", lint.Notice: "36"}

// line is that of a finding.
func (p Printer) line(d lint.Diagnostic) string {
	place := ""
	if d.File != "" {
		place = d.File + ":"
	}
	for _, n := range []int{d.Start.Line, d.Start.Column} {
		if n > 0 {
			place += fmt.Sprintf("%d:", n)
		}
	}
	if place != "" {
		place += " "
	}
	if !p.Color {
		return lint.Escape(fmt.Sprintf("%s%s: %s (%s)", place, d.Severity, d.Message, d.Rule))
	}
	return p.paint("1", lint.Escape(place)) + p.paint(colors[min(d.Severity, lint.Notice)], d.Severity.String()+":") +
		" " + lint.Escape(d.Message) + p.paint("2", lint.Escape(" ("+d.Rule+")"))
}

// paint is text in a colour, if there are any.
func (p Printer) paint(color, text string) string {
	if !p.Color {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}

// shown is how many characters of a line are shown, and before how many of
// them a finding stands.
const shown, before = 100, 60

// excerpt writes the line of a finding, and below it a mark. A long line is
// cut, and what a terminal would act on is escaped.
func (p Printer) excerpt(w io.Writer, d lint.Diagnostic, line string) {
	if line == "" || d.Start.Line == 0 {
		return
	}
	start := min(max(d.Start.ByteColumn-1, 0), len(line))
	end := len(line)
	if d.End.Line == d.Start.Line {
		end = min(max(d.End.ByteColumn-1, start), len(line))
	}
	head, marked, rest := []rune(line[:start]), []rune(line[start:end]), []rune(line[end:])
	cutHead := ""
	if len(head) > before {
		head, cutHead = head[len(head)-before:], "…"
	}
	marked = marked[:min(len(marked), shown-len(head))]
	if room := shown - len(head) - len(marked); len(rest) > room {
		rest = append(rest[:max(room, 0):max(room, 0)], '…')
	}
	blank, mark := cutHead+visible(head), visible(marked)
	number := fmt.Sprintf("%6d | ", d.Start.Line)
	fmt.Fprintln(w, p.paint("2", number)+visible([]rune(cutHead+string(head)+string(marked)+string(rest))))
	fmt.Fprintln(w, p.paint("2", strings.Repeat(" ", len(number)-2)+"| ")+spaces(blank)+p.paint(colors[min(d.Severity, lint.Notice)], strings.Repeat("^", max(columns(mark), 1))))
}

// visible is text as it is shown: tabs are four blanks.
func visible(text []rune) string { return lint.Escape(strings.ReplaceAll(string(text), "\t", "    ")) }

// spaces are as wide as text.
func spaces(text string) string { return strings.Repeat(" ", columns(text)) }

// columns is how many columns of a terminal text takes: characters of Chinese,
// Japanese and Korean are two wide.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

// sourceLines finds lines of a post. It counts on from the last one.
type sourceLines struct {
	rest []byte
	line int
	last string
}

func (s *sourceLines) at(line int) string {
	for s.line < line {
		var text []byte
		text, s.rest, _ = bytes.Cut(s.rest, []byte("\n"))
		s.last = strings.TrimSuffix(string(text), "\r")
		if s.line++; s.line == 1 {
			s.last = strings.TrimPrefix(s.last, "\ufeff")
		}
	}
	return s.last
}
