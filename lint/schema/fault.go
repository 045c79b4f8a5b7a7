package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A fault is one thing that a schema has against a value.
type fault struct {
	at    place
	key   string   // where, for people: authors[0].name; empty for the whole
	wants []string // one of them
	have  string   // empty where wants say it all
	depth int      // of the path
	// weight says how far the value is from what the schema wants: of
	// alternatives that are all wrong the lightest was meant.
	weight int
}

// Weights of faults.
const (
	lightFault = 1
	constFault = 10  // a value that tells alternatives apart is another one
	typeFault  = 100 // it is of another type
)

// String returns the message of a finding.
func (f fault) String() string {
	var b strings.Builder
	if f.key != "" {
		b.WriteString(cut(f.key) + ": ")
	}
	b.WriteString("want " + orList(f.wants))
	if f.have != "" {
		b.WriteString(", have " + f.have)
	}
	return b.String()
}

func (f fault) compare(g fault) int {
	if c := cmp.Or(cmp.Compare(f.at.Line, g.at.Line), cmp.Compare(f.at.Column, g.at.Column)); c != 0 {
		return c
	}
	return cmp.Compare(f.String(), g.String())
}

// inOrder sorts faults by their place, and keeps one of equals: the library
// goes over maps.
func inOrder(list []fault) []fault {
	slices.SortFunc(list, fault.compare)
	return slices.CompactFunc(list, func(f, g fault) bool { return f.compare(g) == 0 })
}

// fault is a fault of the value at a path.
func (t *tree) fault(path []string, wants ...string) fault {
	_, at := t.find(path)
	return fault{at: at, key: t.pathText(path), wants: wants, depth: len(path), weight: lightFault}
}

// having adds what the value is.
func (f fault) having(have string) fault {
	f.have = have
	return f
}

// either makes of alternatives, none of which fits, what the author most
// likely wants to know. whole is about the value itself. Alternatives for
// values of another type are not told if there are others.
func either(whole fault, alternatives [][]fault) []fault {
	isOfType := func(list []fault) bool {
		return !slices.ContainsFunc(list, func(f fault) bool { return f.weight == typeFault && f.depth == whole.depth })
	}
	if slices.ContainsFunc(alternatives, isOfType) {
		alternatives = slices.DeleteFunc(alternatives, func(list []fault) bool { return !isOfType(list) })
	}
	if len(alternatives) == 1 {
		return alternatives[0]
	}
	if f, ok := oneEach(whole, alternatives); ok {
		return []fault{f}
	}
	if list := nearest(alternatives); list != nil {
		return list
	}
	whole.wants = []string{forms(whole, alternatives)}
	return []fault{whole}
}

// oneEach is one fault for alternatives that each want one thing of the value
// itself; not ok if one wants more.
func oneEach(whole fault, alternatives [][]fault) (fault, bool) {
	has := false
	for _, list := range alternatives {
		if len(list) != 1 || list[0].key != whole.key {
			return fault{}, false
		}
		for _, want := range list[0].wants {
			if !slices.Contains(whole.wants, want) {
				whole.wants = append(whole.wants, want)
			}
		}
		has = has || list[0].have != ""
		whole.weight = max(whole.weight, list[0].weight)
	}
	if !has {
		whole.have = ""
	}
	return whole, len(alternatives) > 0
}

// nearest is the alternative that is lighter than all others, or nil.
func nearest(alternatives [][]fault) []fault {
	var best []fault
	lightest, twice := 0, false
	for _, list := range alternatives {
		weight := 0
		for _, f := range list {
			weight += f.weight
		}
		switch {
		case best == nil || weight < lightest:
			best, lightest, twice = list, weight, false
		case weight == lightest:
			twice = true
		}
	}
	if twice {
		return nil
	}
	return best
}

// forms is the first thing that each of the alternatives wants.
func forms(whole fault, alternatives [][]fault) string {
	var parts []string
	for _, list := range alternatives[:min(len(alternatives), maxForms)] {
		part := orList(list[0].wants)
		if below := strings.TrimPrefix(strings.TrimPrefix(list[0].key, whole.key), "."); below != "" {
			part = below + ": " + part
		}
		parts = append(parts, part)
	}
	if len(alternatives) > len(parts) {
		parts = append(parts, "…")
	}
	return fmt.Sprintf("one of %d forms (%s)", len(alternatives), strings.Join(parts, "; "))
}

// How many of many a message names.
const (
	maxListed = 10
	maxForms  = 4
)

// orList joins what is wanted: a, b or c.
func orList(list []string) string {
	if more := len(list) - maxListed; more > 1 {
		list = append(slices.Clone(list[:maxListed]), fmt.Sprintf("one of %d others", more))
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
