package lint

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
)

// Configure returns the rules as a configuration file wants them. name is
// that of the file, for errors, and src is YAML:
//
//	rules:
//	  img-alt: off            # off, error, warning or notice
//	  date-future: error
//	  fm-required:
//	    severity: warning
//	    keys: [title, date, author]   # an option of the rule
//	    ignore: [about/**]            # posts that it does not look at
//
// A rule of [All] that is not among those given is added where the file gives
// it a severity or a setting: img-size: warning turns it on. Rules that the
// file does not name stay as they are, in their order. The Options of the
// rules given are written to. A key, a rule or an option that is not known is
// an error: an [*article.Error] with its place. The other keys of the file
// are for [ReadSettings].
func Configure(rules []Rule, name string, src []byte) ([]Rule, error) {
	c := configurer{rules: slices.Clone(rules)}
	if err := c.read(src, c.rule); err != nil {
		err.File = name
		return nil, err
	}
	return slices.DeleteFunc(c.rules, func(r Rule) bool { return slices.Contains(c.off, r.ID) }), nil
}

// Settings are what a configuration file says beside the rules. Each is empty
// when the file does not say it.
type Settings struct {
	Target Target // as in [Linter]
	Root   string // of [Linter]: a path, relative to the folder of the file
}

// ReadSettings returns the settings in a configuration file:
//
//	target: hugo    # hexo, jekyll, hugo, eleventy or astro
//	root: static    # the folder of the site's images and other files
//
// name and src, and the errors, are as in [Configure], which reads the rules.
func ReadSettings(name string, src []byte) (Settings, error) {
	var c configurer
	err := c.read(src, func(_, _ *yaml.Node) *article.Error { return nil })
	if err != nil {
		err.File = name
		return Settings{}, err
	}
	return c.settings, nil
}

type configurer struct {
	rules    []Rule
	off      []string
	settings Settings
}

// read reads a configuration, and calls rule for each of its rules.
func (c *configurer) read(src []byte, rule func(key, value *yaml.Node) *article.Error) *article.Error {
	var doc yaml.Node
	if err := yaml.Load(src, &doc, yaml.WithUniqueKeys(false)); err != nil {
		if len(strings.TrimSpace(string(src))) == 0 || strings.Contains(err.Error(), "no documents") {
			return nil
		}
		return yamlError(err, 0)
	}
	root := &doc
	if doc.Kind == yaml.DocumentNode {
		root = doc.Content[0]
	}
	return eachKey(root, "rules", func(key, value *yaml.Node) *article.Error {
		switch key.Value {
		case "rules":
			return eachKey(value, "rules and their settings", rule)
		case "target":
			return c.target(value)
		case "root":
			return c.root(value)
		}
		return errorAt(key, "want rules, target or root, have %q", key.Value)
	})
}

func (c *configurer) target(n *yaml.Node) *article.Error {
	if err := c.settings.Target.UnmarshalText([]byte(n.Value)); err != nil {
		return errorAt(n, "%w", err)
	}
	return nil
}

func (c *configurer) root(n *yaml.Node) *article.Error {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || n.Value == "" {
		return errorAt(n, "want the path of a folder, such as static")
	}
	c.settings.Root = n.Value
	return nil
}

// eachKey calls f for each key of a mapping; nothing at all is an empty one.
func eachKey(n *yaml.Node, what string, f func(key, value *yaml.Node) *article.Error) *article.Error {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return errorAt(n, "want %s, as in rules: {img-alt: off}", what)
	}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if line, twice := lines[key.Value]; twice {
			return errorAt(key, "%s is there twice, first on line %d", key.Value, line)
		}
		lines[key.Value] = key.Line
		if err := f(key, n.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// rule sets one rule.
func (c *configurer) rule(key, value *yaml.Node) *article.Error {
	r := c.find(key.Value)
	if r == nil {
		return errorAt(key, "there is no rule %q", key.Value)
	}
	if value.Kind == yaml.ScalarNode {
		return c.severity(r, value)
	}
	options := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: value.Line, Column: value.Column}
	err := eachKey(value, "a severity, or settings", func(k, v *yaml.Node) *article.Error {
		switch k.Value {
		case "severity":
			return c.severity(r, v)
		case "ignore":
			return ignore(r, v)
		}
		options.Content = append(options.Content, k, v)
		return nil
	})
	if err != nil || len(options.Content) == 0 {
		return err
	}
	return setOptions(r, options)
}

// find returns the rule of an ID, which is added if it is one of All.
func (c *configurer) find(id string) *Rule {
	has := func(r Rule) bool { return r.ID == id }
	i := slices.IndexFunc(c.rules, has)
	if i < 0 {
		all := All()
		j := slices.IndexFunc(all, has)
		if j < 0 {
			return nil
		}
		i = len(c.rules)
		c.rules = append(c.rules, all[j])
	}
	return &c.rules[i]
}

func (c *configurer) severity(r *Rule, n *yaml.Node) *article.Error {
	if n.Value == "off" || n.Value == "false" {
		c.off = append(c.off, r.ID)
		return nil
	}
	if err := r.Severity.UnmarshalText([]byte(n.Value)); err != nil {
		return errorAt(n, "want off, error, warning or notice, have %q", n.Value)
	}
	return nil
}

func ignore(r *Rule, n *yaml.Node) *article.Error {
	if err := n.Load(&r.Ignore); err != nil {
		return errorAt(n, "want a list of globs, as in [drafts/**]")
	}
	for i, pattern := range r.Ignore {
		if !doublestar.ValidatePattern(pattern) {
			return errorAt(n.Content[i], "want a glob such as drafts/**, have %q", pattern)
		}
	}
	return nil
}

// setOptions decodes options into those of r.
func setOptions(r *Rule, options *yaml.Node) *article.Error {
	names := optionNames(r.Options)
	for i := 0; i < len(options.Content); i += 2 {
		if k := options.Content[i]; !slices.Contains(names, k.Value) {
			known := strings.Join(append(names, "severity", "ignore"), ", ")
			return errorAt(k, "the rule %s has no option %q: want one of %s", r.ID, k.Value, known)
		}
	}
	for i := 0; i < len(options.Content); i += 2 {
		key, value := options.Content[i], options.Content[i+1]
		one := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{key, value}}
		if err := one.Load(r.Options); err != nil {
			e := yamlError(err, value.Line)
			if !strings.HasPrefix(e.Err.Error(), "want ") {
				e.Err = fmt.Errorf("%s: want %s", key.Value, optionKind(r.Options, slices.Index(names, key.Value)))
			}
			return e
		}
	}
	return nil
}

// optionKind says what the option with index i is.
func optionKind(options any, i int) string {
	switch reflect.TypeOf(options).Elem().Field(i).Type.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Map:
		return "keys and values"
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "text"
	}
	return "a number"
}

// optionNames are the yaml tags of the struct that options points to.
func optionNames(options any) []string {
	if options == nil {
		return nil
	}
	var names []string
	for f := range reflect.TypeOf(options).Elem().Fields() {
		tag, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		names = append(names, tag)
	}
	return names
}

func errorAt(n *yaml.Node, format string, args ...any) *article.Error {
	return &article.Error{Line: n.Line, Column: n.Column, Err: fmt.Errorf(format, args...)}
}

// yamlError is err with its place, or a line if it has none.
func yamlError(err error, line int) *article.Error {
	if many, ok := errors.AsType[*yaml.LoadErrors](err); ok && len(many.Errors) > 0 {
		err = many.Errors[0]
	}
	if one, ok := errors.AsType[*yaml.LoadError](err); ok {
		return &article.Error{Line: max(one.Mark.Line, line), Column: max(one.Mark.Column, 0), Err: errors.New(one.Message)}
	}
	return &article.Error{Line: line, Err: err}
}
