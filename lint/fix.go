package lint

import (
	"bytes"
	"slices"
	"time"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/rule/date"
)

// A Fixer repairs what can be repaired without asking, and leaves every other
// byte of a post as it is. It takes away what fm-position finds before the
// front matter, and writes as RFC 3339 the numbers of which date-valid says
// that readers take them for another day (20211106).
//
// It goes by the findings: nothing is repaired that a rule is not asked for,
// by its settings or by a comment in the post. A post whose front matter
// cannot be read is left alone, and so is a date that cannot. The zero Fixer
// is ready to use.
type Fixer struct {
	// Linter finds what is to be repaired. A date that names no zone is in
	// its Parser.Location.
	Linter Linter

	// Dates makes it write every date that can be read as RFC 3339 with
	// its own offset, whatever the rules say of it. A day alone
	// (2021-11-06) stays.
	Dates bool
}

// Fixed is what was repaired at one place.
type Fixed struct {
	Rule string // that found it; empty for a date that no rule found
	Key  string // of the front matter; empty when it is not about one
	Span        // what was taken away, or the key with the rest of its line, in the post as it was
}

// Fix repairs the post name, which may be empty, and returns it with what was
// repaired in the order of the post. A post with nothing to repair is
// returned as it is. A date that cannot be changed in place (see
// [article.Edit]) stays, and is an error: an [*article.Error], or several of
// them joined.
func (f *Fixer) Fix(name string, src []byte) ([]byte, []Fixed, error) {
	a, err := f.Linter.Parser.ParseNamed(name, bytes.NewReader(src))
	if err != nil {
		return src, nil, nil // for fm-parse to find
	}
	x := fixing{Fixer: f, post: f.check(a), edit: a.Edit()}
	for _, key := range x.post.DateKeys() {
		x.date(key)
	}
	out := x.edit.Bytes()[x.position():]
	if len(x.fixed) == 0 {
		return src, nil, place.Several(x.errs...)
	}
	slices.SortFunc(x.fixed, func(a, b Fixed) int { return a.Start.ByteColumn - b.Start.ByteColumn })
	slices.SortStableFunc(x.fixed, func(a, b Fixed) int { return a.Start.Line - b.Start.Line })
	return out, x.fixed, place.Several(x.errs...)
}

// check returns the post with the findings of the rules that find what can be
// repaired.
func (f *Fixer) check(a *article.Article) *page.Page {
	l := f.Linter
	if l.Rules == nil {
		l.Rules = Default()
	}
	l.Rules = slices.DeleteFunc(slices.Clone(l.Rules), func(r Rule) bool { return r.ID != "fm-position" && r.ID != "date-valid" })
	p := &Post{Name: a.File, Source: a.Source, Article: a}
	l.Run().check(p)
	return p.asPage()
}

// A fixing is the work on one post.
type fixing struct {
	*Fixer
	post  *page.Page
	edit  *article.Edit
	fixed []Fixed
	errs  []error
}

// date repairs the date under a key, if there is something to repair.
func (x *fixing) date(key string) {
	line, _ := x.post.Article.Place(key)
	value := x.post.Keys()[key]
	rule := x.found(key, value)
	if line == 0 || rule == "" && (!x.Dates || isRFC3339(value)) {
		return
	}
	t, ok := date.Read(value, x.Linter.Parser.Location)
	if !ok {
		return
	}
	if err := x.edit.Set(key, t); err != nil {
		x.errs = append(x.errs, err)
		return
	}
	start, end := x.post.Key(key)
	x.fixed = append(x.fixed, Fixed{Rule: rule, Key: key, Span: spanOf(x.post.Span(start, end))})
}

// found returns date-valid if it has found a number under a key.
func (x *fixing) found(key string, value any) string {
	start, _ := x.post.Key(key)
	has := slices.ContainsFunc(x.post.Found(), func(f page.Finding) bool { return f.Rule == "date-valid" && f.Start == start })
	if want, _ := date.OfNumber(value); has && want != "" {
		return "date-valid"
	}
	return ""
}

// isRFC3339 reports whether v is a full date of RFC 3339, section 5.6, with
// or without a time.
func isRFC3339(v any) bool {
	s, _ := v.(string)
	_, err1 := time.Parse(time.RFC3339, s)
	_, err2 := time.Parse(time.DateOnly, s)
	return err1 == nil || err2 == nil
}

// position is how many bytes are to be taken away before the front matter.
func (x *fixing) position() int {
	for _, f := range x.post.Found() {
		if f.Rule == "fm-position" && f.Start == 0 && f.End == x.post.Opener() {
			x.fixed = append(x.fixed, Fixed{Rule: f.Rule, Span: spanOf(x.post.Span(f.Start, f.End))})
			return f.End
		}
	}
	return 0
}
