// Package target knows the generators of sites: the names that each has for
// keys, the forms of dates, lists and front matter that it reads, and what it
// takes for its own, all as data, in a file for each. In goes the name of a
// generator; out comes its Target, which tells what is read as what. It must not
// know of Articles, nor of what is written for a generator.
package target

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/template"
)

// Of is the Target of a generator by its name in lower case, as hugo. It is nil
// for one that is not known, and the zero Target for an empty name.
func Of(name string) *Target { return targets[name] }

var targets = map[string]*Target{"": {}, "hexo": &hexo, "jekyll": &jekyll, "hugo": &hugo, "eleventy": &eleventy, "astro": &astro}

// A Target is how a generator reads posts. The zero Target is that of none in
// particular.
type Target struct {
	Name     string
	Syntaxes []string // nil: every one

	// keys are the names of concepts. A concept that has none keeps the key
	// that it has in the post, and is written under its own name if it has
	// none there. A - stands for a concept whose values mean nothing to
	// another generator: it is dropped.
	keys map[Concept]string

	// also are names that the generator or themes of it know for a concept
	// beside the one in keys. A post that is kept keeps them. A name before
	// {} is known where it has a mapping.
	also map[Concept][]string

	// Reserved are the keys, in lower case, that the generator takes for
	// something of its own, and what for.
	Reserved map[string]string

	OpenJSON, CloseJSON string // around JSON; empty: its own braces

	Paths  bool // a list of categories is one path
	Script bool // it is written in JavaScript
	fold   bool // keys are read without regard to case
	yaml11 bool // yes and off are true and false
	Splits bool // tags that are one text are split at blanks
	Strict bool // values are of the type that a schema says: a number is no text, and a text no list
	Dated  bool // the name of a file has a date that is read
	Binary bool // text that YAML's !binary encodes is read as the text

	// Opens are the lines that may open the front matter, without blanks at
	// their end, and what may stand before each, nil for any white space.
	Opens map[string][]string
	Dots  bool // ... may close it
	Exact bool // no blanks may follow on the opening line

	// timed are the keys whose value has to be a date: with another one it
	// builds no site.
	timed []string

	// dates are the forms in which dates are read (package time), and plain
	// those that are read without quotes only. Where a date names no zone it
	// is read in UTC, else in that of the site.
	dates []string
	plain []string
	utc   bool

	millis bool // a fraction of a second is its digits as milliseconds

	// Braces are the marks of the generator's templates: it runs what they
	// hold in the body, too. Off is the key that forbids it, with its value
	// in a post of HTML and of Markdown.
	Braces  []string
	Off     string
	OffHTML string
	OffMark string

	Reader string // its reader of Markdown; empty: none in particular

	// tags and objects are what marks of its engine begin with that no other
	// generator has: where a body has one, the marks in it are the author's own.
	tags    []string
	objects []string
	filters bool // a text that is put through a filter is such a mark, too
}

const (
	dropped = "-"
	bom     = "\ufeff"
)

// ReadsSyntax reports whether front matter may be yaml, toml or json.
func (t *Target) ReadsSyntax(name string) bool {
	return t.Syntaxes == nil || slices.Contains(t.Syntaxes, name)
}

// Drops reports whether the values of a concept mean nothing to the generator
// if they were written for another one.
func (t *Target) Drops(c Concept) bool { return t.keys[c] == dropped }

// Owns reports whether the marks of templates in a body are those of the
// generator's own site, which it is to run.
func (t *Target) Owns(body string) bool {
	if len(t.tags) == 0 && len(t.objects) == 0 {
		return false
	}
	for start, end := range template.All(body) {
		mark := body[start:end]
		switch {
		case template.IsShortcode(mark):
		case strings.HasPrefix(mark, "{%"):
			if slices.Contains(t.tags, template.Word(mark)) {
				return true
			}
		case slices.Contains(t.objects, template.Word(mark)), t.filters && isFiltered(mark):
			return true
		}
	}
	return false
}

// isFiltered reports whether a mark puts a text through a filter: {{ "a" | b }}.
func isFiltered(mark string) bool {
	s := strings.TrimLeft(mark, "{- ")
	return s != "" && (s[0] == '"' || s[0] == '\'') && strings.Contains(s, "|")
}

// Key is the key of a concept, empty where it keeps the one that it has. What
// own has for the name of the key, or for that of a concept without one, takes
// its place.
func (t *Target) Key(c Concept, own map[string]string) string {
	name := t.keys[c]
	if key, ok := own[name]; ok && name != "" && name != dropped {
		return key
	}
	if key, ok := own[string(c)]; ok && name == "" {
		return key
	}
	return name
}

// IsSameKey reports whether the generator takes two keys for one.
func (t *Target) IsSameKey(a, b string) bool {
	return a == b || t.fold && strings.EqualFold(a, b)
}

// Knows reports whether the generator looks for a concept under a key, which has
// the value n. Where own names the key, it is that one alone; see [Target.Key].
func (t *Target) Knows(c Concept, key string, n *yaml.Node, own map[string]string) bool {
	same := func(name string) bool {
		name, mapping := strings.CutSuffix(name, "{}")
		if mapping && n.Kind != yaml.MappingNode {
			return false
		}
		return t.IsSameKey(name, key)
	}
	main := t.Key(c, own)
	if main == "" || same(main) {
		return true
	}
	return main == t.keys[c] && slices.ContainsFunc(t.also[c], same)
}
