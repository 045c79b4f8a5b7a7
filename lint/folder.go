package lint

import (
	"path"
	"slices"
)

// A ruleSet is the rules for some of the posts.
type ruleSet struct {
	rules []Rule
	own   *Rule // the rule suppression, or nil when it is off
}

// ruleSet is the set of rules, or of those of Default, less those that sleep.
func (l *Linter) ruleSet(rules []Rule) ruleSet {
	if rules == nil {
		rules = Default()
	}
	set := ruleSet{rules: slices.DeleteFunc(slices.Clone(rules), l.Sleeps)}
	set.own = set.rule(suppressionID)
	return set
}

// rule returns the rule of an ID, or nil.
func (s *ruleSet) rule(id string) *Rule {
	i := slices.IndexFunc(s.rules, func(rule Rule) bool { return rule.ID == id })
	if i < 0 {
		return nil
	}
	return &s.rules[i]
}

// setOf returns the rules for a post.
func (r *Run) setOf(name string) *ruleSet {
	if r.folders == nil {
		return &r.ruleSet
	}
	return r.setBelow(path.Dir(name))
}

// setBelow returns the rules for the posts of a folder: those of the nearest
// one above that has some.
func (r *Run) setBelow(dir string) *ruleSet {
	set := r.folders[dir]
	if set != nil {
		return set
	}
	if up := path.Dir(dir); up != dir {
		set = r.setBelow(up)
	} else {
		set = &r.ruleSet
	}
	r.folders[dir] = set
	return set
}

// comparing are the rules that compare posts, also those that are on in some
// folders alone, each once.
func (r *Run) comparing() []*Rule {
	var all []*Rule
	add := func(set *ruleSet) {
		for i := range set.rules {
			rule := &set.rules[i]
			if rule.CheckSite != nil && !slices.ContainsFunc(all, func(o *Rule) bool { return o.ID == rule.ID }) {
				all = append(all, rule)
			}
		}
	}
	add(&r.ruleSet)
	for _, dir := range r.linter.sortedFolders() {
		add(r.folders[dir])
	}
	return all
}

func (l *Linter) sortedFolders() []string {
	var dirs []string
	for dir := range l.Folders {
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	return dirs
}
