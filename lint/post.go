package lint

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
)

// A Post is what a rule looks at. Places are offsets of bytes in Source.
type Post struct {
	Name    string           // as in [Diagnostic.File]
	Source  []byte           // the file as read
	Article *article.Article // nil when the front matter cannot be read
	Err     error            // why Article is nil
	Now     time.Time
	Target  Target // as in [Linter]; empty: not known
	Root    fs.FS  // as in [Linter]; nil: not known

	files *siteFiles // of Root
	rule  *Rule      // that looks at the post now
	found []finding
	kept  int // findings of rule that were kept, of all:
	all   int
	cache cache
}

// cache holds what several rules ask for.
type cache struct {
	lines   lineCursor
	body    markup.Body
	keys    map[string]any
	hasKeys bool
}

// A finding is a Diagnostic on its way, with offsets for places.
type finding struct {
	rule       *Rule
	severity   Severity
	start, end int
	message    string
}

// maxFindings is how many findings of a rule are kept of one post. Nobody
// reads more, and a post made to have millions must not cost memory.
const maxFindings = 1000

// maxShown is how many of them are shown.
const maxShown = 50

// Report adds a finding: the bytes of the post from start up to end.
func (p *Post) Report(start, end int, format string, args ...any) {
	p.ReportAs(p.rule.Severity, start, end, format, args...)
}

// ReportAs is Report with a severity of its own. If that of the rule is
// lesser, it stays the rule's.
func (p *Post) ReportAs(s Severity, start, end int, format string, args ...any) {
	p.all++
	if p.kept >= maxFindings {
		return
	}
	p.kept++
	start = min(max(start, 0), len(p.Source))
	end = min(max(end, start), len(p.Source))
	p.found = append(p.found, finding{p.rule, max(s, p.rule.Severity), start, end, fmt.Sprintf(format, args...)})
}

// Body returns where the body begins. It is the end of the file for a post
// whose front matter cannot be read.
func (p *Post) Body() int {
	if p.Article == nil {
		return len(p.Source)
	}
	return len(p.Source) - len(p.Article.Body)
}

// markup returns the body as the tokenizer sees it.
func (p *Post) markup() *markup.Body {
	if p.cache.body.Source == nil {
		p.cache.body = markup.Body{Source: p.Source, Start: p.Body(), Markdown: isMarkdown(p.Name)}
	}
	return &p.cache.body
}

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
		return true
	}
	return false
}

// Key returns where a key of the front matter stands, with its value up to
// the end of the line; the line that opens the front matter if the key does
// not stand there.
func (p *Post) Key(key string) (start, end int) {
	if p.Article != nil {
		if line, column := p.Article.Place(key); line > 0 {
			start = p.Offset(line, column)
			return start, p.lineEnd(start)
		}
	}
	start = p.opener()
	return start, p.lineEnd(start)
}

// opener is the offset of the first line that is not blank.
func (p *Post) opener() int {
	return len(p.Source) - len(bytes.TrimLeft(bytes.TrimPrefix(p.Source, bom), " \t\r\n"))
}

var bom = []byte("\ufeff")

// lineEnd is the end of the line at offset, without blanks before it.
func (p *Post) lineEnd(offset int) int {
	line, _, _ := bytes.Cut(p.Source[offset:], []byte("\n"))
	return offset + len(bytes.TrimRight(line, " \t\r"))
}

// Offset returns where a line and a column in characters, both from 1, are
// in Source. It is quick when places are asked for in their order.
func (p *Post) Offset(line, column int) int {
	return p.cache.lines.offset(p.Source, line, column)
}

// Span returns the places of two offsets.
func (p *Post) Span(start, end int) Span {
	at := positions(p.Source, []int{start, end})
	return Span{at[0], at[1]}
}

// A lineCursor finds offsets. It counts on from the last place.
type lineCursor struct {
	line, column int // from 1; 0 at the start
	at           int
}

func (c *lineCursor) offset(src []byte, line, column int) int {
	if c.line == 0 || line < c.line || line == c.line && column < c.column {
		*c = lineCursor{1, 1, 0}
		if bytes.HasPrefix(src, bom) {
			c.at = len(bom)
		}
	}
	for ; c.line < line; c.line++ {
		i := bytes.IndexByte(src[c.at:], '\n')
		if i < 0 {
			return len(src)
		}
		c.at += i + 1
		c.column = 1
	}
	for ; c.column < column && c.at < len(src) && src[c.at] != '\n'; c.column++ {
		_, n := utf8.DecodeRune(src[c.at:])
		c.at += n
	}
	return c.at
}

// positions are the places of offsets, in one pass over src if they are in
// order.
func positions(src []byte, offsets []int) []Position {
	list := make([]Position, len(offsets))
	order := make([]int, len(offsets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return offsets[a] - offsets[b] })
	at, lineStart, here := 0, 0, Position{Line: 1, Column: 1}
	for _, i := range order {
		to := min(max(offsets[i], at), len(src))
		passed := src[at:to]
		if n := bytes.Count(passed, []byte("\n")); n > 0 {
			here.Line, here.Column = here.Line+n, 1
			lineStart = at + bytes.LastIndexByte(passed, '\n') + 1
			passed = src[lineStart:to]
		} else if at == 0 {
			passed = bytes.TrimPrefix(passed, bom)
		}
		here.Column += utf8.RuneCount(passed)
		here.ByteColumn = to - lineStart + 1
		at, list[i] = to, here
	}
	return list
}
