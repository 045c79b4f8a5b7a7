package validate

import (
	"fmt"
	"maps"
	"slices"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
	"github.com/goarticle/article/lint/report"
)

// print prints the findings in the format that is wanted.
func (p *program) print(found []lint.Diagnostic) error {
	switch p.format {
	case "json":
		return report.JSON(p.Stdout, found)
	case "github":
		return report.GitHub(p.Stdout, found)
	case "rdjsonl":
		return report.RDJSONL(p.Stdout, found)
	case "sarif":
		return report.SARIF(p.Stdout, found, p.allOn())
	}
	text := report.Printer{Color: p.colors}
	if p.verbose {
		text.Source = p.source
	}
	return text.Text(p.Stdout, found)
}

// allOn are the rules that are on in one of the folders.
func (p *program) allOn() []lint.Rule {
	all := p.linter.Rules
	for _, dir := range slices.Sorted(maps.Keys(p.linter.Folders)) {
		for _, r := range p.linter.Folders[dir] {
			if !slices.ContainsFunc(all, func(o lint.Rule) bool { return o.ID == r.ID }) {
				all = append(slices.Clip(all), r)
			}
		}
	}
	return all
}

// summarise says what was found in so many posts, and what was not looked at.
func (p *program) summarise(found []lint.Diagnostic, posts int) {
	if p.quiet || posts == 0 {
		return
	}
	found = slices.DeleteFunc(slices.Clone(found), func(d lint.Diagnostic) bool { return d.Rule == baseline.ID })
	rest := ""
	if p.hidden > 0 {
		rest += fmt.Sprintf("; %d more in the baseline", p.hidden)
	}
	if p.stale > 0 {
		rest += fmt.Sprintf("; %d stale there", p.stale)
	}
	if p.failed {
		rest += "; not all could be checked"
	}
	fmt.Fprintln(p.Stderr, report.Summary(found, posts)+rest)
	p.sayNext(found)
	if over := p.passed.String(); over != "" {
		fmt.Fprintln(p.Stderr, "passed over: "+lint.Escape(over))
	}
}

// sayNext says which rules have found the most, and where to read on.
func (p *program) sayNext(found []lint.Diagnostic) {
	for _, line := range report.Rules(found) {
		fmt.Fprintln(p.Stderr, line)
	}
	if rule := report.Foremost(found); rule != "" {
		fmt.Fprintf(p.Stderr, "%s -explain %s says what to do about the most of them\n", commandName, lint.Escape(rule))
	}
}

// fails reports whether one of the findings is as severe as -fail-on says.
func (p *program) fails(found []lint.Diagnostic) bool {
	return !p.never && slices.ContainsFunc(found, func(d lint.Diagnostic) bool { return d.Severity <= p.failOn })
}
