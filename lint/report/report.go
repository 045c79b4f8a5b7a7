// Package report writes what lint has found, in the forms that people and
// programs read. The page to look at posts with is written by the package
// report beside lint.
//
// Posts are written by strangers, and what is found quotes them: everything
// here is written so that a post cannot make a terminal or a CI runner act.
package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article/lint"
)

// Summary says how many there are: "12 problems (3 errors, 9 warnings) in 4
// of 5670 posts".
func Summary(found []lint.Diagnostic, posts int) string {
	if len(found) == 0 {
		return fmt.Sprintf("no problems in %s", plural(posts, "post"))
	}
	var n [lint.Notice + 1]int
	files := map[string]bool{}
	for _, d := range found {
		n[min(d.Severity, lint.Notice)]++
		files[d.File] = true
	}
	var parts []string
	for s, n := range n {
		if n > 0 {
			parts = append(parts, plural(n, lint.Severity(s).String()))
		}
	}
	return fmt.Sprintf("%s (%s) in %d of %s", plural(len(found), "problem"), strings.Join(parts, ", "), len(files), plural(posts, "post"))
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// FirstSentence is the beginning of a rule's Doc, for lists.
func FirstSentence(doc string) string {
	if i := strings.Index(doc, ". "); i >= 0 {
		return doc[:i+1]
	}
	return doc
}

// bySeverity are the findings with the errors first, otherwise in their
// order.
func bySeverity(found []lint.Diagnostic) []lint.Diagnostic {
	sorted := slices.Clone(found)
	slices.SortStableFunc(sorted, func(a, b lint.Diagnostic) int { return int(a.Severity) - int(b.Severity) })
	return sorted
}
