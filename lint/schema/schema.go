// Package schema checks the front matter of posts against a JSON Schema. It
// is a rule of package lint, fm-schema, and each of its findings stands at
// the key or the list item that it is about, whether the front matter is
// YAML, TOML or JSON.
//
// What the schema sees is what the author wrote: a date is text, with or
// without quotes, as it is for editors that know such schemas, and a number
// is exact. The keyword format is an assertion in every draft. A schema that
// does not name its draft is of 2020-12. Regular expressions are those of
// package regexp.
//
// Nothing is fetched: a $ref goes to the schema itself, to the drafts, which
// are built in, or to a file of the [fs.FS] that the schema is read from.
package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
)

const ruleID = "fm-schema"

const doc = `The front matter is what a JSON Schema wants: the one that the option file names, and of those under schemas each that has a glob for the post. ` +
	`Collections that a site generator checks when it builds (Astro, Velite, content-collections) are checked here before that, and with the line. ` +
	`Dates are text as written, and format is asserted. ` +
	`The message says what the schema wants in that place; repair the post, or the schema.`

// Options are the options of the rule fm-schema.
type Options struct {
	// File is the schema of every post; empty: there is none. It is JSON,
	// or YAML if its name ends with .yaml or .yml.
	File string `yaml:"file"`

	// Schemas are those of some posts: the name of a schema, and globs
	// (with ** and {a,b}) of the names of its posts. A post has to satisfy
	// each schema that has a glob for it.
	Schemas map[string][]string `yaml:"schemas"`
}

// Rule returns the rule fm-schema with the schemas that o names, read from
// fsys. Without any it finds nothing.
//
// A schema that cannot be read or is none is an [*article.Error] with the
// schema's name, and its line where that is known.
func Rule(fsys fs.FS, o Options) (lint.Rule, error) {
	schemas, err := load(fsys, o)
	return lint.Rule{
		ID:       ruleID,
		Doc:      doc,
		Severity: lint.Error,
		Options:  &o,
		Check:    func(p *lint.Post) { check(p, schemas) },
	}, err
}

// Configure is [lint.Configure] for a configuration that can have fm-schema,
// too: the rule is added to the rules when the configuration names a schema.
//
//	rules:
//	  fm-schema:
//	    file: post.schema.json            # for all posts
//	    schemas:
//	      talk.schema.json: [talks/**]    # for some
//
// The schemas are read from fsys, the folder of the configuration. Where the
// rule is among the rules already, as a configuration of a folder above has
// made it, schemas take the place of those that it has, and a severity alone
// leaves them.
func Configure(rules []lint.Rule, name string, src []byte, fsys fs.FS) ([]lint.Rule, error) {
	const untouched lint.Severity = 0xff // the configuration sets no such
	var o Options
	own := lint.Rule{ID: ruleID, Severity: untouched, Options: &o}
	rules, before := setAside(rules, own)
	rules, err := lint.Configure(rules, name, src)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rules, func(r lint.Rule) bool { return r.ID == ruleID })
	if i < 0 {
		return rules, nil // off
	}
	own = rules[i]
	if o.File == "" && len(o.Schemas) == 0 {
		if before != nil {
			rules[i] = withSettings(*before, own, untouched)
			return rules, nil
		}
		if own.Severity != untouched || own.Ignore != nil {
			return nil, &article.Error{File: name, Err: errors.New("fm-schema: want a schema, as in fm-schema: {file: post.schema.json}")}
		}
		return slices.Delete(rules, i, i+1), nil
	}
	rule, err := Rule(fsys, o)
	if err != nil {
		return nil, inConfiguration(name, err)
	}
	rules[i] = withSettings(rule, own, untouched)
	return rules, nil
}

// setAside puts the rule that is to be configured in the place of the one that
// a configuration above has made, which is returned, or at the end.
func setAside(rules []lint.Rule, own lint.Rule) (with []lint.Rule, before *lint.Rule) {
	rules = slices.Clone(rules)
	i := slices.IndexFunc(rules, func(r lint.Rule) bool { return r.ID == ruleID })
	if i < 0 {
		return append(rules, own), nil
	}
	old := rules[i]
	rules[i] = own
	return rules, &old
}

// withSettings is a rule with what a configuration has set for it.
func withSettings(rule, own lint.Rule, untouched lint.Severity) lint.Rule {
	if own.Ignore != nil {
		rule.Ignore = own.Ignore
	}
	if own.Severity != untouched {
		rule.Severity = own.Severity
	}
	return rule
}

// inConfiguration names the file of err as seen from where the configuration
// name is.
func inConfiguration(name string, err error) error {
	if e, ok := errors.AsType[*article.Error](err); ok {
		if e.File != "" {
			name = filepath.Join(filepath.Dir(name), filepath.FromSlash(e.File))
		}
		e.File = name
	}
	return err
}

// A postSchema is a schema and the posts that it is for.
type postSchema struct {
	*compiled
	globs []string // nil: all posts
}

// load reads the schemas that o names.
func load(fsys fs.FS, o Options) ([]postSchema, error) {
	var list []postSchema
	add := func(name string, globs []string) error {
		c, err := compile(fsys, name)
		if err == nil {
			list = append(list, postSchema{c, globs})
		}
		return err
	}
	if o.File != "" {
		if err := add(o.File, nil); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o.Schemas)) {
		globs := o.Schemas[name]
		for _, g := range globs {
			if !doublestar.ValidatePattern(g) {
				return nil, &article.Error{Err: fmt.Errorf("fm-schema: want a glob such as talks/** for %s, have %q", name, g)}
			}
		}
		if err := add(name, append([]string{}, globs...)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (s *postSchema) isFor(name string) bool {
	return s.globs == nil || slices.ContainsFunc(s.globs, func(g string) bool { return doublestar.MatchUnvalidated(g, name) })
}

// check reports what the schemas have against a post.
func check(p *lint.Post, schemas []postSchema) {
	schemas = slices.DeleteFunc(slices.Clone(schemas), func(s postSchema) bool { return !s.isFor(p.Name) })
	if len(schemas) == 0 {
		return
	}
	root, err := article.FrontMatter[yaml.Node](p.Article)
	var v any
	if err == nil {
		v, err = postValue(&root)
	}
	if err != nil {
		start, end := p.Key("")
		p.Report(start, end, "want front matter that a schema can check: %s", err)
		return
	}
	tree := newTree(&root)
	var faults []fault
	for _, s := range schemas {
		faults = append(faults, s.faults(tree, v)...)
	}
	for _, f := range inOrder(faults) {
		start, end := span(p, f)
		p.Report(start, end, "%s", f)
	}
}

// span is where a fault stands: a key with its value up to the end of the
// line, a list item, or the line that opens the front matter.
func span(p *lint.Post, f fault) (start, end int) {
	if f.at.Line == 0 {
		return p.Key("")
	}
	start = p.Offset(f.at.Line, f.at.Column)
	line, _, _ := bytes.Cut(p.Source[start:], []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	if f.at.item && f.at.text != "" {
		for _, quote := range []string{"", `"`, "'"} {
			if written := quote + f.at.text + quote; bytes.HasPrefix(line, []byte(written)) {
				return start, start + len(written)
			}
		}
	}
	return start, start + len(line)
}
