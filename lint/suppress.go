package lint

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/goarticle/article/lint/internal/page"
)

// A suppression turns a rule off in a part of a post. It stands in a comment
// of the body, or of the front matter, and must say why:
//
//	<!-- article-lint:ignore link-href: an example of a bad link -->
//	# article-lint:ignore date-future: under embargo until then
//	<!-- article-lint:ignore-file img-alt: a gallery -->
//
// ignore is about the lines of the comment and the next line that is not
// blank, ignore-file about the whole post. Several rules stand apart by
// commas.
type suppression struct {
	rule       string
	start, end int // of the comment
	from, to   int // what begins in these bytes is not reported
	used       bool
}

const (
	suppressionMark = "article-lint:"

	// maxSuppressions is more than a person writes into a post. Each costs
	// a look at every finding.
	maxSuppressions = 100
)

// suppressions reads the suppressions of p, and reports those that are none.
func (p *Post) suppressions(known func(id string) bool) []*suppression {
	var list []*suppression
	for at, n := 0, 0; ; at += len(suppressionMark) {
		i := bytes.Index(p.Source[at:], []byte(suppressionMark))
		if i < 0 {
			return list
		}
		at += i
		start, end, ok := p.commentAround(at)
		if !ok {
			continue
		}
		if n++; n > maxSuppressions {
			p.Report(start, end, "want at most %d comments that ignore a rule", maxSuppressions)
			return list
		}
		list = append(list, p.readSuppression(at, start, end, known)...)
	}
}

// commentAround returns the comment that the mark at an offset begins: of
// HTML, or of YAML or TOML within the front matter.
func (p *Post) commentAround(mark int) (start, end int, ok bool) {
	const longest = 1000 // keeps a body of marks without an end linear
	before := bytes.TrimRight(p.Source[:mark], " \t\r\n")
	rest := p.Source[mark:min(len(p.Source), mark+longest)]
	if bytes.HasSuffix(before, []byte("<!--")) {
		n := bytes.Index(rest, []byte("-->"))
		return len(before) - len("<!--"), mark + n + len("-->"), n >= 0
	}
	before = bytes.TrimRight(p.Source[:mark], " \t")
	if !bytes.HasSuffix(before, []byte("#")) || p.Article != nil && mark >= p.Body() {
		return 0, 0, false
	}
	before = before[:len(before)-1]
	if n := len(before); n > 0 && bytes.IndexByte([]byte(" \t\r\n"), before[n-1]) < 0 {
		return 0, 0, false
	}
	return len(before), p.page.LineEnd(mark), true
}

// readSuppression reads the comment from start to end.
func (p *Post) readSuppression(mark, start, end int, known func(id string) bool) []*suppression {
	text := strings.TrimSuffix(string(p.Source[mark+len(suppressionMark):end]), "-->")
	head, reason, _ := strings.Cut(text, ":")
	verb, ids, _ := strings.Cut(strings.TrimSpace(head), " ")
	from, to := start, p.nextLineEnd(end)
	switch verb {
	case "ignore":
		from = p.page.LineStart(start)
	case "ignore-file":
		from, to = 0, len(p.Source)+1
	default:
		p.Report(start, end, "want ignore or ignore-file after article-lint:, have %q", verb)
		return nil
	}
	if want := lacking(strings.TrimSpace(ids), strings.TrimSpace(reason)); want != "" {
		p.Report(start, end, "want %s", want)
		return nil
	}
	var list []*suppression
	for _, id := range strings.FieldsFunc(ids, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		if !known(id) {
			p.Report(start, end, "there is no rule %q", id)
			continue
		}
		list = append(list, &suppression{rule: id, start: start, end: end, from: from, to: to})
	}
	return list
}

// lacking says what a suppression has not; nothing if it has all.
func lacking(ids, reason string) string {
	switch {
	case ids == "" && reason == "":
		return "the rule to ignore, a colon and the reason"
	case ids == "":
		return "the rule to ignore"
	case reason == "":
		return "a colon and the reason after the rule"
	}
	return ""
}

// nextLineEnd is the end of the first line after the one at offset that is
// not blank.
func (p *Post) nextLineEnd(offset int) int {
	rest := p.Source[offset:]
	i := bytes.IndexByte(rest, '\n')
	if i < 0 {
		return len(p.Source) + 1
	}
	blank := len(rest[i:]) - len(bytes.TrimLeft(rest[i:], " \t\r\n"))
	offset += i + blank
	if i = bytes.IndexByte(p.Source[offset:], '\n'); i < 0 {
		return len(p.Source) + 1
	}
	return offset + i
}

// suppress returns the findings that none of the suppressions is about.
func suppress(found []page.Finding, list []*suppression) []page.Finding {
	if len(list) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f page.Finding) bool {
		return isSuppressed(list, f.Rule, f.Start)
	})
}

// isSuppressed reports whether one of the suppressions is about what the
// rule found at an offset, and marks all that are as used.
func isSuppressed(list []*suppression, rule string, at int) bool {
	is := false
	for _, s := range list {
		if s.rule == rule && s.from <= at && at < s.to {
			s.used, is = true, true
		}
	}
	return is
}

// suppressions reads those of p. It reports nothing of them when the rule
// suppression is off.
func (r *Run) suppressions(set *ruleSet, p *Post) []*suppression {
	if !bytes.Contains(p.Source, []byte(suppressionMark)) {
		return nil
	}
	p.begin(&Rule{})
	if set.own != nil {
		p.begin(set.own)
	}
	list := p.suppressions(set.knows)
	if set.own == nil {
		p.page.Forget()
	}
	return list
}

// knows reports whether there is a rule of that ID, on or off.
func (s *ruleSet) knows(id string) bool {
	has := func(rule Rule) bool { return rule.ID == id }
	return s.rule(id) != nil || slices.ContainsFunc(All(), has)
}

// reportUnused reports the suppressions that nothing was found for, of rules
// that looked at the post. Those of rules that compare posts wait for the
// end.
func (r *Run) reportUnused(set *ruleSet, p *Post, list []*suppression) {
	if set.own == nil {
		return
	}
	p.begin(set.own)
	for _, s := range list {
		rule := set.rule(s.rule)
		switch {
		case rule == nil || rule.ignores(p.Name):
		case rule.CheckSite != nil:
			r.wait(p, s)
		case !s.used:
			p.Report(s.start, s.end, "%s", unused(s.rule))
		}
	}
	p.finish(set.own, nil)
}

func (r *Run) wait(p *Post, s *suppression) {
	lines := p.Span(s.from, s.to)
	r.open[p.Name] = append(r.open[p.Name], &openSuppression{
		rule: s.rule, span: p.Span(s.start, s.end), from: lines.Start.Line, to: lines.End.Line, used: s.used,
	})
}

func unused(rule string) string { return "nothing to ignore here for the rule " + rule }

// ignores reports whether the rule does not look at a post of that name.
func (r *Rule) ignores(name string) bool {
	return slices.ContainsFunc(r.Ignore, func(pattern string) bool {
		ok, err := doublestar.Match(pattern, name)
		return ok && err == nil
	})
}
