// Package page is a post while rules look at it, and their posts together at
// the end. It takes a file and what was parsed of it, answers what several
// rules ask (where a key stands, what of the body is code, what a field is
// called), and gathers what they find, by offsets. It does not know which rules
// there are, nor what becomes of a finding.
package page

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/target"
)

// A Page is a post. Places are offsets of bytes in Source. The fields are those
// of lint.Post, which says more.
type Page struct {
	Name    string
	Source  []byte
	Article *article.Article // nil when the front matter cannot be read
	Err     error            // why Article is nil
	Target  target.Name      // empty: not known
	Files   *address.Files   // of the site; nil: not known
	Posts   *address.Posts   // of the site; nil: not known
	Bare    bool             // it need not have front matter
	Undated bool             // it needs no date

	found    []Finding
	rule     string // that looks at the post now
	severity Severity
	from     int // what it has found begins here
	all      int // findings of it, also those that were not kept

	lines   lineCursor
	body    markup.Body
	keys    map[string]any
	hasKeys bool
}

// A Severity is one of package lint: a smaller one matters more.
type Severity uint8

const (
	Error Severity = iota
	Warning
	Notice
)

// A Finding is what a rule has found in a post.
type Finding struct {
	Rule       string // the ID
	Severity   Severity
	Start, End int // within the post
	Message    string
}

// MaxFindings is how many findings of a rule are kept of one post. Nobody
// reads more, and a post made to have millions must not cost memory.
const MaxFindings = 1000

// Begin makes a rule the one that reports: its ID, and its severity.
func (p *Page) Begin(rule string, s Severity) {
	p.rule, p.severity, p.from, p.all = rule, s, len(p.found), 0
}

// Report adds a finding: the bytes of the post from start up to end.
func (p *Page) Report(start, end int, format string, args ...any) {
	p.ReportAs(p.severity, start, end, format, args...)
}

// ReportAs is Report with a severity of its own. If that of the rule is
// lesser, it stays the rule's.
func (p *Page) ReportAs(s Severity, start, end int, format string, args ...any) {
	if p.all++; p.all > MaxFindings {
		return
	}
	start = min(max(start, 0), len(p.Source))
	end = min(max(end, start), len(p.Source))
	p.found = append(p.found, Finding{p.rule, max(s, p.severity), start, end, fmt.Sprintf(format, args...)})
}

// ReportError adds an error of the parser as a finding, from its place to the
// end of the line.
func (p *Page) ReportError(e *article.Error) {
	start := p.Offset(e.Line, e.Column)
	p.Report(start, p.LineEnd(start), "%s", Message(e))
}

// Message is that of e without its place.
func Message(e *article.Error) string { return (&article.Error{Key: e.Key, Err: e.Err}).Error() }

// Reported returns the findings of the rule that began last, which the caller
// may change, and how many it had: of more than MaxFindings the first are kept.
func (p *Page) Reported() (found []Finding, all int) { return p.found[p.from:], p.all }

// Keep keeps the first n of what Reported returned.
func (p *Page) Keep(n int) { p.found = p.found[:p.from+n] }

// IsReported reports whether a rule that came before has found something at
// an offset.
func (p *Page) IsReported(offset int) bool {
	for i := range p.from {
		if p.found[i].Start == offset {
			return true
		}
	}
	return false
}

// Found returns the findings of all rules so far.
func (p *Page) Found() []Finding { return p.found }

// Forget takes all findings away.
func (p *Page) Forget() { p.found = nil }

// Body returns where the body begins. It is the end of the file for a post
// whose front matter cannot be read.
func (p *Page) Body() int {
	if p.Article == nil {
		return len(p.Source)
	}
	return len(p.Source) - len(p.Article.Body)
}

// Markup returns the body as markup.
func (p *Page) Markup() *markup.Body {
	if p.body.Source == nil {
		p.body = markup.Body{Source: p.Source, Start: p.Body(), Markdown: p.Article != nil && p.Article.Markup == article.Markdown}
	}
	return &p.body
}

// IsMarkdownFile reports whether a file is named as one of Markdown, whatever
// its body is.
func (p *Page) IsMarkdownFile() bool {
	switch strings.ToLower(path.Ext(p.Name)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
		return true
	}
	return false
}

// Key returns where a key of the front matter stands, with its value up to
// the end of the line; the line that opens the front matter if the key does
// not stand there.
func (p *Page) Key(key string) (start, end int) {
	if p.Article != nil {
		if line, column := p.Article.Place(key); line > 0 {
			start = p.Offset(line, column)
			return start, p.LineEnd(start)
		}
	}
	start = p.Opener()
	return start, p.LineEnd(start)
}

// Opener is the offset of the first line that is not blank.
func (p *Page) Opener() int {
	return len(p.Source) - len(bytes.TrimLeft(bytes.TrimPrefix(p.Source, bom), " \t\r\n"))
}

var bom = []byte("\ufeff")

// LineStart is the start of the line at offset.
func (p *Page) LineStart(offset int) int {
	return bytes.LastIndexByte(p.Source[:offset], '\n') + 1
}

// LineEnd is the end of the line at offset, without blanks before it.
func (p *Page) LineEnd(offset int) int {
	line, _, _ := bytes.Cut(p.Source[offset:], []byte("\n"))
	return offset + len(bytes.TrimRight(line, " \t\r"))
}

// Offset returns where a line and a column in characters, both from 1, are
// in Source. It is quick when places are asked for in their order.
func (p *Page) Offset(line, column int) int { return p.lines.offset(p.Source, line, column) }

// Span returns the places of two offsets.
func (p *Page) Span(start, end int) Span {
	at := Positions(p.Source, []int{start, end})
	return Span{at[0], at[1]}
}
