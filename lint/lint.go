// Package lint checks posts before they are published: the front matter and
// the body together, without a network, each finding with its place in the
// file.
//
// A [Rule] is a value, [Default] gives those that are on by default, and [All]
// those that are off, too. A [Linter] runs rules over one post or over the
// posts of an [fs.FS]. The packages lint/report and lint/linttest write what
// was found for people, for CI and for go test.
package lint

import (
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article"
)

// A Severity says how much a finding matters. A smaller one matters more.
type Severity uint8

const (
	Error   Severity = iota // the post will be lost, or shown wrong
	Warning                 // the post works, but someone should look
	Notice                  // good to know
)

var severities = []string{Error: "error", Warning: "warning", Notice: "notice"}

// String returns "error", "warning" or "notice".
func (s Severity) String() string { return severities[min(s, Notice)] }

// MarshalText returns what String returns.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Severity) UnmarshalText(text []byte) error {
	i := slices.Index(severities, string(text))
	if i < 0 {
		return fmt.Errorf("want error, warning or notice, have %q", text)
	}
	*s = Severity(i)
	return nil
}

// A Rule is one thing that is checked. Of its functions at least one is set.
// They may be called by several goroutines at once, for different posts.
type Rule struct {
	// ID names the rule in findings, in settings and where a post turns
	// the rule off: lower-case letters, digits and dashes.
	ID string

	// Doc is a paragraph for people: what is found, why it matters, how to
	// repair it. Lists show its first sentence.
	Doc string

	// Severity is that of the rule's findings.
	Severity Severity

	// Options is what can be set for the rule: nil for nothing, else a
	// pointer to a struct with yaml tags. [Configure] decodes into it; the
	// functions of the rule read it.
	Options any

	// Ignore holds globs (with ** and {a,b}) of the names of posts that
	// the rule does not look at.
	Ignore []string

	// NeedsTarget and NeedsRoot make the rule sleep in a Linter that has
	// no Target, or no Root: it is as if it were not among the rules.
	NeedsTarget, NeedsRoot bool

	// Check checks a post that could be read: p.Article is not nil.
	Check func(p *Post)

	// CheckSource checks the bytes of any post, also of one whose front
	// matter cannot be read: p.Article may be nil.
	CheckSource func(p *Post)

	// Count makes one finding of all that the rule finds in a post: at the
	// place of the first, with the text that Count returns for n of them.
	// It is nil for rules whose findings are shown one by one.
	Count func(n int) string

	// Keep returns what CheckSite needs to know of a post that could be
	// read; nil: nothing. It is held until the end, so it should be small.
	Keep func(p *Post) any

	// CheckSite checks what was kept of all posts, once, at the end.
	CheckSite func(s *Site)
}

// A Position is a place in a file.
type Position struct {
	Line       int `json:"line"`       // from 1; lines end with LF or CRLF
	Column     int `json:"column"`     // in characters, from 1; a byte order mark is none
	ByteColumn int `json:"byteColumn"` // in bytes, from 1
}

// A Span is a part of a file, up to but without End. The zero Span is the
// whole file.
type Span struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Diagnostic is a finding.
type Diagnostic struct {
	Rule     string   `json:"rule"` // the ID
	Severity Severity `json:"severity"`
	File     string   `json:"file"` // the name of the post, with slashes; may be empty
	Span
	Message string `json:"message"` // may quote the post, with whatever characters it has
}

// String returns "file:line:column: message (rule)", less what is empty, on
// one line. It is safe to print whatever the post holds: see [Escape].
func (d Diagnostic) String() string {
	var b strings.Builder
	if d.File != "" {
		b.WriteString(d.File + ":")
	}
	for _, n := range []int{d.Start.Line, d.Start.Column} {
		if n > 0 {
			fmt.Fprintf(&b, "%d:", n)
		}
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	fmt.Fprintf(&b, "%s (%s)", d.Message, d.Rule)
	return Escape(b.String())
}

// Compare orders findings by file, place, rule and message.
func (d Diagnostic) Compare(e Diagnostic) int {
	return cmp.Or(
		cmp.Compare(d.File, e.File),
		cmp.Compare(d.Start.Line, e.Start.Line),
		cmp.Compare(d.Start.Column, e.Start.Column),
		cmp.Compare(d.Rule, e.Rule),
		cmp.Compare(d.Message, e.Message),
	)
}

// A Linter checks posts. The zero Linter is ready to use. A Linter may be
// used by several goroutines at once.
type Linter struct {
	Rules  []Rule         // nil: those of Default
	Parser article.Parser // reads the posts

	// Folders are rules for the posts in some folders and below, in place
	// of Rules: of several the nearest counts. A key is a path as names of
	// posts have it. Rules that compare posts compare all that have them.
	Folders map[string][]Rule

	Now time.Time // for rules that ask for the day; zero: the time of the run

	// Target is the site generator that the posts are for; empty: not
	// known. It wakes the rules up that say what a generator makes of a
	// post.
	Target Target

	// Root is the folder of the site's files that stand beside the pages,
	// images above all: a file a/b.png there is published as /a/b.png.
	// It wakes the rules up that look for files; nil: none is looked for.
	// [os.Root.FS] gives one that no link leads out of.
	Root fs.FS

	// Posts are the names of all posts of the site, as [Post.Name] has them,
	// also of those that are not checked. Rules that look for another post
	// say nothing without them.
	Posts []string

	// Bare makes a file without front matter a post as any other: some
	// generators publish those, too.
	Bare bool

	// Undated reports whether a post, by its name, is a page that needs no
	// date; nil: none is known to be one.
	Undated func(name string) bool

	// Each makes every finding stand for one post. Else a spelling of
	// dates that most posts of a folder have is one finding for all of
	// them (date-portable), which moves to another post when the first is
	// repaired: that is for people, not for lint/baseline.
	Each bool
}

// Sleeps reports whether a rule lacks a setting that it needs.
func (l *Linter) Sleeps(r Rule) bool {
	return r.NeedsTarget && l.Target == "" || r.NeedsRoot && l.Root == nil
}

// Check checks one post, whose name may be empty, and returns what was found
// in the order of the post. Rules that compare posts have nothing to say.
func (l *Linter) Check(name string, src []byte) []Diagnostic {
	r := l.Run()
	found := append(r.Source(name, src).Diagnostics, r.End()...)
	slices.SortFunc(found, Diagnostic.Compare)
	return found
}

// CheckFS checks the posts of fsys that match the patterns, which are those
// of [article.Parser.ParseFS], and yields what was found: post by post in
// the order of ParseFS, and at the end what rules say that compare posts.
//
// A post whose front matter cannot be read is a finding. What stands in the
// way of reading at all (no file matches, a file cannot be opened) is an
// error, an [*article.Error] with the name, and the run goes on.
func (l *Linter) CheckFS(fsys fs.FS, patterns ...string) iter.Seq2[Diagnostic, error] {
	return func(yield func(Diagnostic, error) bool) {
		r := l.Run()
		for report, err := range r.FS(fsys, patterns...) {
			if err != nil && !yield(Diagnostic{}, err) {
				return
			}
			if !yieldAll(report.Diagnostics, yield) {
				return
			}
		}
		yieldAll(r.End(), yield)
	}
}

func yieldAll(list []Diagnostic, yield func(Diagnostic, error) bool) bool {
	for _, d := range list {
		if !yield(d, nil) {
			return false
		}
	}
	return true
}
