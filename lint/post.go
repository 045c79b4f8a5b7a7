package lint

import (
	"io/fs"
	"time"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/target"
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

	page page.Page // what the packages below see of it
}

// asPage returns the post for the packages below, with what a rule of the
// caller's may have changed.
func (p *Post) asPage() *page.Page {
	g := &p.page
	g.Name, g.Source, g.Article, g.Err, g.Target = p.Name, p.Source, p.Article, p.Err, target.Name(p.Target)
	return g
}

// Report adds a finding: the bytes of the post from start up to end.
func (p *Post) Report(start, end int, format string, args ...any) {
	p.asPage().Report(start, end, format, args...)
}

// ReportAs is Report with a severity of its own. If that of the rule is
// lesser, it stays the rule's.
func (p *Post) ReportAs(s Severity, start, end int, format string, args ...any) {
	p.asPage().ReportAs(page.Severity(s), start, end, format, args...)
}

// Body returns where the body begins. It is the end of the file for a post
// whose front matter cannot be read.
func (p *Post) Body() int { return p.asPage().Body() }

// Key returns where a key of the front matter stands, with its value up to
// the end of the line; the line that opens the front matter if the key does
// not stand there.
func (p *Post) Key(key string) (start, end int) { return p.asPage().Key(key) }

// Offset returns where a line and a column in characters, both from 1, are
// in Source. It is quick when places are asked for in their order.
func (p *Post) Offset(line, column int) int { return p.asPage().Offset(line, column) }

// Span returns the places of two offsets.
func (p *Post) Span(start, end int) Span { return spanOf(p.asPage().Span(start, end)) }

func spanOf(s page.Span) Span { return Span{Position(s.Start), Position(s.End)} }
