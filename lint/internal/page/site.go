package page

import "iter"

// A Site is what a rule kept of all posts.
type Site struct {
	// Posts yields the name of each post with what the rule kept of it, in
	// the order of the run. Each time that it is asked the values are the
	// same.
	Posts iter.Seq2[string, any]

	// Each: every finding is to stand for one post.
	Each bool

	// ReportAs takes a finding in the post file. If the severity of the
	// rule is lesser than s, it stays the rule's.
	ReportAs func(s Severity, file string, at Span, message string)

	// IsSuppressed reports whether a comment in the post file is about what
	// the rule finds on a line.
	IsSuppressed func(file string, line int) bool
}

// Report adds a finding in the post file, of the severity of the rule.
func (s *Site) Report(file string, at Span, message string) { s.ReportAs(Error, file, at, message) }
