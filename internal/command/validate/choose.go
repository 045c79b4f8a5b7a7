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

// choose returns the rules that the flags name, with their severities. What a
// flag names is on, also if it is off otherwise.
func (p *program) choose(rules []lint.Rule) ([]lint.Rule, error) {
	for _, s := range p.severities {
		var i int
		var err error
		if rules, i, err = p.turnOn(rules, "-severity", s.rule); err != nil {
			return nil, err
		}
		rules[i].Severity = s.severity
		if s.off {
			rules = slices.Delete(rules, i, i+1)
		}
	}
	for _, id := range p.only {
		var err error
		if rules, _, err = p.turnOn(rules, "-rule", id); err != nil {
			return nil, err
		}
	}
	if p.only == nil {
		return rules, nil
	}
	return slices.DeleteFunc(rules, func(r lint.Rule) bool { return !slices.Contains(p.only, r.ID) }), nil
}

// turnOn returns the rules with the one of that ID, which is added if it is not
// there, and its index.
func (c Command) turnOn(rules []lint.Rule, flag, id string) ([]lint.Rule, int, error) {
	has := func(r lint.Rule) bool { return r.ID == id }
	if i := slices.IndexFunc(rules, has); i >= 0 {
		return rules, i, nil
	}
	all := c.allRules()
	i := slices.IndexFunc(all, has)
	if i < 0 {
		return nil, 0, fmt.Errorf("%s: there is no rule %q; %s -rules lists them", flag, id, commandName)
	}
	return append(rules, all[i]), len(rules), nil
}
