package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article/lint"
)

// ruleNames are those that -rule names.
type ruleNames []string

// add takes the value of one flag: a rule, or several apart by commas.
func (r *ruleNames) add(value string) error {
	for id := range strings.SplitSeq(value, ",") {
		if id = strings.TrimSpace(id); id == "" {
			return fmt.Errorf("want the ID of a rule")
		}
		*r = append(*r, id)
	}
	return nil
}

// ruleSeverities are what -severity says.
type ruleSeverities []ruleSeverity

type ruleSeverity struct {
	rule     string
	severity lint.Severity
	off      bool
}

// add takes the value of one flag, such as img-alt=off.
func (r *ruleSeverities) add(value string) error {
	id, level, _ := strings.Cut(value, "=")
	s := ruleSeverity{rule: id, off: level == "off"}
	if err := s.severity.UnmarshalText([]byte(level)); err != nil && !s.off {
		return fmt.Errorf("want RULE=LEVEL, the level being off, error, warning or notice")
	}
	*r = append(*r, s)
	return nil
}

// setRules chooses the rules that the flags name, and sets their severities.
// What a flag names is on, also if it is off by default.
func (p *program) setRules() error {
	for _, s := range p.severities {
		i, err := p.turnOn("-severity", s.rule)
		switch {
		case err != nil:
			return err
		case s.off:
			p.linter.Rules = slices.Delete(p.linter.Rules, i, i+1)
		default:
			p.linter.Rules[i].Severity = s.severity
		}
	}
	for _, id := range p.only {
		if _, err := p.turnOn("-rule", id); err != nil {
			return err
		}
	}
	if p.only != nil {
		p.linter.Rules = slices.DeleteFunc(p.linter.Rules, func(r lint.Rule) bool { return !slices.Contains(p.only, r.ID) })
	}
	return nil
}

// turnOn returns the index of a rule, which is added if it is not there.
func (p *program) turnOn(flag, id string) (int, error) {
	has := func(r lint.Rule) bool { return r.ID == id }
	if i := slices.IndexFunc(p.linter.Rules, has); i >= 0 {
		return i, nil
	}
	all := allRules()
	i := slices.IndexFunc(all, has)
	if i < 0 {
		return 0, fmt.Errorf("%s: there is no rule %q; %s -rules lists them", flag, id, commandName)
	}
	p.linter.Rules = append(p.linter.Rules, all[i])
	return len(p.linter.Rules) - 1, nil
}
