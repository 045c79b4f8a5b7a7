package site

import (
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores are patterns of names that a generator passes over.
type ignores []string

// readIgnores reads the lines of a .gitignore. A line that takes something
// back (!) is not known, and nothing of the file counts below it.
func readIgnores(text string) ignores {
	var list ignores
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "!"):
			return list
		}
		list = append(list, line)
	}
	return list
}

// matches reports whether one of the patterns is about a path, or about a
// folder that it stands in: one with a slash is about the path from the top,
// others about each name.
func (list ignores) matches(name string) bool {
	for ; name != "." && name != "/"; name = path.Dir(name) {
		if slices.ContainsFunc(list, func(p string) bool { return matchesOne(p, name) }) {
			return true
		}
	}
	return false
}

func matchesOne(pattern, name string) bool {
	pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "./"), "/")
	if !strings.Contains(pattern, "/") {
		name = path.Base(name)
	}
	ok, err := doublestar.Match(strings.TrimPrefix(pattern, "/"), name)
	return ok && err == nil
}

// matchesPath reports whether one of the globs is about a whole path.
func (list ignores) matchesPath(name string) bool {
	return slices.ContainsFunc(list, func(p string) bool {
		ok, err := doublestar.Match(p, name)
		return ok && err == nil
	})
}
