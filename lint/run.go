package lint

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"time"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// A Run checks posts one after another, and at its end what was kept of all
// of them. It is for those who have their posts from several places; others
// are served by [Linter.CheckFS]. A Run is used by one goroutine.
type Run struct {
	linter *Linter
	ruleSet
	folders map[string]*ruleSet // of folders with rules of their own, and of those that were asked for
	files   *address.Files      // of the Root
	posts   *address.Posts
	now     time.Time
	kept    map[string][]Kept // by rule
	open    map[string][]*openSuppression
}

// An openSuppression waits for the rules that compare posts.
type openSuppression struct {
	rule     string
	span     Span // of the comment
	from, to int  // lines
	used     bool
}

// A Report is what was found in one post.
type Report struct {
	File        string
	Diagnostics []Diagnostic // in the order of the post; empty when nothing was found
}

// Run begins a run.
func (l *Linter) Run() *Run {
	r := &Run{linter: l, ruleSet: l.ruleSet(l.Rules), now: l.Now, kept: map[string][]Kept{}, open: map[string][]*openSuppression{}}
	for dir, rules := range l.Folders {
		if r.folders == nil {
			r.folders = map[string]*ruleSet{}
		}
		set := l.ruleSet(rules)
		r.folders[dir] = &set
	}
	r.files, r.posts = &address.Files{Root: l.Root}, address.NewPosts(l.Posts)
	if r.now.IsZero() {
		r.now = time.Now()
	}
	return r
}

// FS checks the posts of fsys as [Linter.CheckFS] does, and yields a report
// for each post, also for one in which nothing was found.
func (r *Run) FS(fsys fs.FS, patterns ...string) iter.Seq2[Report, error] {
	return r.all(r.linter.Parser.ParseFS(fsys, patterns...), fsys.Open)
}

// Files checks the posts in the files names, in that order, and yields a
// report for each post.
func (r *Run) Files(names ...string) iter.Seq2[Report, error] {
	return r.all(r.linter.Parser.ParseFiles(names...), func(name string) (fs.File, error) { return os.Open(name) })
}

func (r *Run) all(posts iter.Seq2[*article.Article, error], open func(string) (fs.File, error)) iter.Seq2[Report, error] {
	return func(yield func(Report, error) bool) {
		for a, err := range posts {
			var report Report
			if err == nil {
				report = r.Article(a)
			} else {
				report, err = r.unread(err, open)
			}
			if !yield(report, err) {
				return
			}
		}
	}
}

// unread checks the source of a post that could not be parsed. It returns
// parseErr when that is because the file cannot be read.
func (r *Run) unread(parseErr error, open func(string) (fs.File, error)) (Report, error) {
	e, ok := errors.AsType[*article.Error](parseErr)
	if !ok || !isAboutContent(parseErr) {
		return Report{}, parseErr
	}
	f, err := open(e.File)
	if err != nil {
		return Report{}, parseErr
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, r.maxBytes()))
	if err != nil {
		return Report{}, parseErr
	}
	return r.check(&Post{Name: e.File, Source: src, Err: parseErr}), nil
}

// isAboutContent reports whether err is about what a post holds, not about
// its file: only then it has a line, or a limit.
func isAboutContent(err error) bool {
	e, _ := errors.AsType[*article.Error](err)
	return e.Line > 0 || errors.Is(err, article.ErrTooLarge)
}

func (r *Run) maxBytes() int64 {
	if n := r.linter.Parser.MaxBytes; n > 0 {
		return n
	}
	return 16 << 20
}

// Source checks the post name, whose bytes are src. The name may be empty.
func (r *Run) Source(name string, src []byte) Report {
	a, err := r.linter.Parser.ParseNamed(name, bytes.NewReader(src))
	return r.check(&Post{Name: name, Source: src, Article: a, Err: err})
}

// Article checks a post that was parsed.
func (r *Run) Article(a *article.Article) Report {
	return r.check(&Post{Name: a.File, Source: a.Source, Article: a})
}

// check runs the rules over one post.
func (r *Run) check(p *Post) Report {
	p.Now, p.Target, p.Root, p.page.Files = r.now, r.linter.Target, r.linter.Root, r.files
	p.page.Posts = r.posts
	p.page.Bare, p.page.Undated = r.linter.Bare, r.linter.Undated != nil && r.linter.Undated(p.Name)
	set := r.setOf(p.Name)
	suppressions := r.suppressions(set, p)
	for i := range set.rules {
		if rule := &set.rules[i]; !rule.ignores(p.Name) {
			r.apply(rule, p, suppressions)
		}
	}
	r.reportUnused(set, p, suppressions)
	return Report{p.Name, p.diagnostics()}
}

// apply runs one rule over a post.
func (r *Run) apply(rule *Rule, p *Post, suppressions []*suppression) {
	p.begin(rule)
	if rule.CheckSource != nil {
		rule.CheckSource(p)
	}
	if rule.Check != nil && p.Article != nil {
		rule.Check(p)
	}
	p.finish(rule, suppressions)
	if rule.Keep == nil || p.Article == nil {
		return
	}
	if v := rule.Keep(p); v != nil {
		r.kept[rule.ID] = append(r.kept[rule.ID], Kept{p.Name, v})
	}
}

// begin makes rule the one that reports.
func (p *Post) begin(rule *Rule) { p.asPage().Begin(rule.ID, page.Severity(rule.Severity)) }

// maxShown is how many findings of a rule are shown of one post.
const maxShown = 50

// finish takes away what is suppressed of the findings of rule, the one that
// began last, and counts the rest or says how many more there are.
func (p *Post) finish(rule *Rule, suppressions []*suppression) {
	reported, n := p.page.Reported()
	found := suppress(reported, suppressions)
	slices.SortStableFunc(found, func(a, b page.Finding) int { return a.Start - b.Start })
	n -= len(reported) - len(found)
	switch {
	case len(found) == 0:
	case rule.Count != nil:
		found[0].Message = rule.Count(n)
		found = found[:1]
	case len(found) > maxShown:
		found[maxShown-1].Message += phrase.MoreInPost(n - maxShown)
		found = found[:maxShown]
	}
	p.page.Keep(len(found))
}

// diagnostics are the findings with their places.
func (p *Post) diagnostics() []Diagnostic {
	found := p.page.Found()
	if len(found) == 0 {
		return nil
	}
	offsets := make([]int, 0, 2*len(found))
	for _, f := range found {
		offsets = append(offsets, f.Start, f.End)
	}
	at := page.Positions(p.Source, offsets)
	list := make([]Diagnostic, len(found))
	for i, f := range found {
		list[i] = Diagnostic{f.Rule, Severity(f.Severity), p.Name, Span{Position(at[2*i]), Position(at[2*i+1])}, f.Message}
	}
	slices.SortFunc(list, Diagnostic.Compare)
	return list
}

// End checks what was kept of all posts, and returns what was found in the
// order of the files' names.
func (r *Run) End() []Diagnostic {
	var list []Diagnostic
	for _, rule := range r.comparing() {
		s := &Site{Posts: r.kept[rule.ID], rule: rule, run: r}
		rule.CheckSite(s)
		list = append(list, s.found...)
	}
	for file, waiting := range r.open {
		for _, w := range waiting {
			if !w.used {
				list = append(list, Diagnostic{suppressionID, r.setOf(file).own.Severity, file, w.span, unused(w.rule)})
			}
		}
	}
	slices.SortFunc(list, Diagnostic.Compare)
	return list
}

// A Site is what a rule kept of all posts.
type Site struct {
	Posts []Kept // in the order of the run

	rule  *Rule
	run   *Run
	found []Diagnostic
}

// Kept is what [Rule.Keep] returned for a post.
type Kept struct {
	File  string
	Value any
}

// Report adds a finding in the post file.
func (s *Site) Report(file string, at Span, message string) {
	s.ReportAs(s.severity(file), file, at, message)
}

// severity is that of the rule in the folder of a post.
func (s *Site) severity(file string) Severity {
	if rule := s.run.setOf(file).rule(s.rule.ID); rule != nil {
		return rule.Severity
	}
	return s.rule.Severity
}

// ReportAs is Report with a severity of its own. If that of the rule is
// lesser, it stays the rule's.
func (s *Site) ReportAs(v Severity, file string, at Span, message string) {
	if s.isSuppressed(file, at.Start.Line) {
		return
	}
	s.found = append(s.found, Diagnostic{s.rule.ID, max(v, s.severity(file)), file, at, message})
}

// isSuppressed reports whether a comment in the post file is about what the
// rule finds on a line.
func (s *Site) isSuppressed(file string, line int) bool {
	for _, w := range s.run.open[file] {
		if w.rule == s.rule.ID && w.from <= line && line <= w.to {
			w.used = true
			return true
		}
	}
	return false
}

// asPage returns the site for the packages below.
func (s *Site) asPage() *page.Site {
	return &page.Site{
		Posts: func(yield func(string, any) bool) {
			for _, k := range s.Posts {
				if !yield(k.File, k.Value) {
					return
				}
			}
		},
		Each: s.run.linter.Each,
		ReportAs: func(v page.Severity, file string, at page.Span, message string) {
			s.ReportAs(Severity(v), file, spanOf(at), message)
		},
		IsSuppressed: s.isSuppressed,
	}
}
