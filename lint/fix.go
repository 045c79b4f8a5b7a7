package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/goarticle/article"
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
	for _, key := range x.post.dates() {
		x.date(key)
	}
	out := x.edit.Bytes()[x.position():]
	if len(x.fixed) == 0 {
		return src, nil, errors.Join(x.errs...)
	}
	slices.SortFunc(x.fixed, func(a, b Fixed) int { return a.Start.ByteColumn - b.Start.ByteColumn })
	slices.SortStableFunc(x.fixed, func(a, b Fixed) int { return a.Start.Line - b.Start.Line })
	return out, x.fixed, errors.Join(x.errs...)
}

// check returns the post with the findings of the rules that find what can be
// repaired.
func (f *Fixer) check(a *article.Article) *Post {
	l := f.Linter
	if l.Rules == nil {
		l.Rules = Default()
	}
	l.Rules = slices.DeleteFunc(slices.Clone(l.Rules), func(r Rule) bool { return r.ID != "fm-position" && r.ID != "date-valid" })
	p := &Post{Name: a.File, Source: a.Source, Article: a}
	l.Run().check(p)
	return p
}

// maxDates is more than a post has: there are eight date keys. Each costs a
// reading of the front matter, and one may be made of nothing but DATE, DATe
// and so on.
const maxDates = 10

// dates are the date keys of the front matter, in a fixed order.
func (p *Post) dates() []string {
	keys := slices.Sorted(maps.Keys(p.keys()))
	keys = slices.DeleteFunc(keys, func(key string) bool { return !isDateKey(key) })
	return keys[:min(len(keys), maxDates)]
}

// A fixing is the work on one post.
type fixing struct {
	*Fixer
	post  *Post
	edit  *article.Edit
	fixed []Fixed
	errs  []error
}

// date repairs the date under a key, if there is something to repair.
func (x *fixing) date(key string) {
	line, _ := x.post.Article.Place(key)
	value := x.post.keys()[key]
	rule := x.found(key, value)
	if line == 0 || rule == "" && (!x.Dates || isRFC3339(value)) {
		return
	}
	t, ok := readDate(value, x.Linter.Parser.Location)
	if !ok {
		return
	}
	if err := x.edit.Set(key, t); err != nil {
		x.errs = append(x.errs, err)
		return
	}
	start, end := x.post.Key(key)
	x.fixed = append(x.fixed, Fixed{Rule: rule, Key: key, Span: x.post.Span(start, end)})
}

// found returns date-valid if it has found a number under a key.
func (x *fixing) found(key string, value any) string {
	start, _ := x.post.Key(key)
	has := slices.ContainsFunc(x.post.found, func(f finding) bool { return f.rule.ID == "date-valid" && f.start == start })
	if want, _ := dateOfNumber(digits(value)); has && want != "" {
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

// readDate reads a value as [article.Article.Date] is read. What is written as
// a float, such as 1e12, was no date there and is none here, though as a
// number it would be one.
func readDate(v any, loc *time.Location) (time.Time, bool) {
	if _, ok := v.(float64); ok {
		return time.Time{}, false
	}
	src, err := json.Marshal(map[string]any{"date": v})
	if err != nil {
		return time.Time{}, false
	}
	p := article.Parser{Location: loc}
	a, err := p.Parse(bytes.NewReader(src))
	if err != nil || a.Date.IsZero() {
		return time.Time{}, false
	}
	return a.Date, true
}

// position is how many bytes are to be taken away before the front matter.
func (x *fixing) position() int {
	for _, f := range x.post.found {
		if f.rule.ID == "fm-position" && f.start == 0 && f.end == x.post.opener() {
			x.fixed = append(x.fixed, Fixed{Rule: f.rule.ID, Span: x.post.Span(f.start, f.end)})
			return f.end
		}
	}
	return 0
}
