package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goarticle/article/lint"
)

// maxRules is how many rules a line of [Rules] names.
const maxRules = 8

// Rules says for each severity how many findings there are of each rule, on a
// line, the most of them first: "342 errors: fm-required 171, link-href 143".
func Rules(found []lint.Diagnostic) []string {
	var lines []string
	for s := range lint.Notice + 1 {
		n := map[string]int{}
		all := 0
		for _, d := range found {
			if min(d.Severity, lint.Notice) == s {
				n[d.Rule]++
				all++
			}
		}
		if all > 0 {
			lines = append(lines, plural(all, s.String())+": "+mostFirst(n))
		}
	}
	return lines
}

// mostFirst lists names with their counts.
func mostFirst(n map[string]int) string {
	names := slices.SortedFunc(maps.Keys(n), func(a, b string) int { return cmp.Or(n[b]-n[a], cmp.Compare(a, b)) })
	var parts []string
	for _, name := range names[:min(len(names), maxRules)] {
		parts = append(parts, fmt.Sprintf("%s %d", lint.Escape(name), n[name]))
	}
	if more := len(names) - maxRules; more > 0 {
		parts = append(parts, fmt.Sprintf("%s more", plural(more, "rule")))
	}
	return strings.Join(parts, ", ")
}

// Foremost is the rule with the most findings of the gravest severity, empty
// if there are none.
func Foremost(found []lint.Diagnostic) string {
	grave := lint.Notice
	for _, d := range found {
		grave = min(grave, d.Severity)
	}
	n := map[string]int{}
	best := ""
	for _, d := range found {
		if d.Severity > grave {
			continue
		}
		if n[d.Rule]++; best == "" || n[d.Rule] > n[best] || n[d.Rule] == n[best] && d.Rule < best {
			best = d.Rule
		}
	}
	return best
}
