package lint

import "slices"

// Update reports whether tests rewrite the expected results.
func Update() bool { return *update }

// FormsWithoutSample are the forms of dates that none of the samples has.
func FormsWithoutSample(samples []string) (patterns []string) {
	used := map[int]bool{}
	for _, s := range samples {
		used[slices.IndexFunc(dateForms, func(f dateForm) bool { return fitsDate(f.pattern, withoutFraction(s)) })] = true
	}
	for i, f := range dateForms {
		if !used[i] {
			patterns = append(patterns, f.pattern)
		}
	}
	return patterns
}
