package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article/internal/command/process"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
	"github.com/goarticle/article/lint/report"
	"github.com/goarticle/article/lint/schema"
)

// rules are those that there are before a configuration has its say.
func (c Command) rules() []lint.Rule {
	if c.Rules == nil {
		return append(lint.Default(), baseline.Rule())
	}
	return append(slices.Clip(c.Rules()), baseline.Rule())
}

// allRules are those, too, that a configuration has to turn on.
func (c Command) allRules() []lint.Rule {
	all := c.rules()
	unset, _ := schema.Rule(nil, schema.Options{}) // no schemas, no errors
	for _, r := range append(lint.All(), unset) {
		if !slices.ContainsFunc(all, func(o lint.Rule) bool { return o.ID == r.ID }) {
			all = append(all, r)
		}
	}
	return all
}

// printRules lists the rules, those that are on first.
func (p *program) printRules() int {
	for _, r := range p.linter.Rules {
		fmt.Fprintf(p.Stdout, "%-17s %-8s %s\n", r.ID, p.state(r), report.FirstSentence(r.Doc))
	}
	for _, r := range p.allRules() {
		if !slices.ContainsFunc(p.linter.Rules, func(on lint.Rule) bool { return on.ID == r.ID }) {
			fmt.Fprintf(p.Stdout, "%-17s %-8s %s\n", r.ID, "off", report.FirstSentence(r.Doc))
		}
	}
	return process.Clean
}

// state is the severity of a rule, or that it needs a setting.
func (p *program) state(r lint.Rule) string {
	switch {
	case !p.linter.Sleeps(r):
		return r.Severity.String()
	case r.NeedsTarget:
		return "target?"
	}
	return "root?"
}

// printRule prints what a rule is about.
func (p *program) printRule(id string) int {
	for _, r := range p.allRules() {
		if r.ID == id {
			fmt.Fprintf(p.Stdout, "%s (%s)\n\n%s\n", r.ID, r.Severity, wrap(r.Doc, 80))
			return process.Clean
		}
	}
	p.errorf("-explain: there is no rule %q; %s -rules lists them", id, commandName)
	return process.Failed
}

// wrap breaks text into lines of at most width characters, between words.
func wrap(text string, width int) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		n := len([]rune(word))
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}
