package schema

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
)

// This file alone knows the library that validates.

// A compiled schema is ready to be asked by several goroutines.
type compiled struct{ schema *jsonschema.Schema }

// compile reads the schema name with all that it refers to.
func compile(fsys fs.FS, name string) (*compiled, error) {
	name = path.Clean(name)
	l := &loader{files{fsys, map[string]*yaml.Node{}}}
	if _, err := l.files.read(name); err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	c.UseLoader(l)
	s, err := c.Compile(addressOf(name))
	if err != nil {
		return nil, l.explain(name, err)
	}
	return &compiled{s}, nil
}

// faults are what the schema has against v, the value of tree.
func (c *compiled) faults(tree *tree, v any) []fault {
	err := c.schema.Validate(v)
	e, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return nil
	}
	return inOrder((&explainer{tree: tree}).faults(e))
}

// A loader reads for the library the files that a schema refers to.
type loader struct{ files files }

func (l *loader) Load(address string) (any, error) {
	name, ok := nameOf(address)
	switch {
	case ok:
	case strings.Contains(address, "://json-schema.org/"): // one that is not built in
		return nil, errors.New("want a draft of JSON Schema from 4 to 2020-12")
	case !strings.Contains(address, ":"): // a $schema; what is relative in a $ref was resolved
		return nil, errors.New("want a draft of JSON Schema, such as https://json-schema.org/draft/2020-12/schema")
	default:
		return nil, fmt.Errorf("want a file in the folder of the schema, have %s: nothing is fetched", address)
	}
	n, err := l.files.read(name)
	if err != nil {
		return nil, err
	}
	return schemaValue(n)
}

// explain says where in which file the cause of an error of the compiler is.
func (l *loader) explain(name string, err error) error {
	switch e := err.(type) {
	case *jsonschema.SchemaValidationError:
		if v, ok := e.Err.(*jsonschema.ValidationError); ok {
			return l.invalid(e.URL, v)
		}
	case *jsonschema.LoadURLError:
		if broken, ok := e.Err.(*article.Error); ok && broken.Line > 0 {
			return broken
		}
		return l.files.errorAtRef(name, e.URL, e.Err)
	case *jsonschema.JSONPointerNotFoundError:
		return l.files.errorAtRef(name, e.URL, errNoTarget)
	case *jsonschema.AnchorNotFoundError:
		return l.files.errorAtRef(name, e.Reference, errNoTarget)
	case *jsonschema.DuplicateIDError:
		return l.twice(e.URL, e.Ptr1, e.Ptr2)
	case *jsonschema.DuplicateAnchorError:
		return l.twice(e.URL, e.Ptr1, e.Ptr2)
	}
	message := strings.ReplaceAll(err.Error(), scheme+":///", "")
	return &article.Error{File: name, Err: fmt.Errorf("want a JSON Schema: %s", message)}
}

// invalid is the first thing that the draft has against a schema.
func (l *loader) invalid(address string, e *jsonschema.ValidationError) error {
	name, path := splitAddress(address)
	root := l.files.nodes[name]
	if root == nil {
		return &article.Error{File: name, Err: errors.New("want a JSON Schema")}
	}
	x := explainer{tree: newTree(root), base: path}
	f := inOrder(x.faults(e))[0]
	return &article.Error{File: name, Line: f.at.Line, Column: f.at.Column, Err: fmt.Errorf("want a JSON Schema: %s", f)}
}

// twice is an error of two schemas in one file that have one name. It stands
// at the second.
func (l *loader) twice(address, a, b string) error {
	name, _ := nameOf(address)
	e := &article.Error{File: name, Err: errors.New("want an $id and an $anchor of its own for each schema, have one twice")}
	root := l.files.nodes[name]
	if root == nil {
		return e
	}
	for _, pointer := range []string{a, b} {
		if _, at := newTree(root).find(steps(pointer)); cmp.Or(at.Line-e.Line, at.Column-e.Column) > 0 {
			e.Line, e.Column = at.Line, at.Column
		}
	}
	return e
}

// An explainer makes faults of the library's errors.
type explainer struct {
	tree *tree
	base []string // what the paths of errors begin below
}

func (x *explainer) path(e *jsonschema.ValidationError, more ...string) []string {
	return slices.Concat(x.base, e.InstanceLocation, more)
}

// fault is a fault of the value that e is about.
func (x *explainer) fault(e *jsonschema.ValidationError, format string, args ...any) fault {
	return x.tree.fault(x.path(e), fmt.Sprintf(format, args...))
}

// value describes the value that e is about.
func (x *explainer) value(e *jsonschema.ValidationError) string {
	n, _ := x.tree.find(x.path(e))
	return describe(n)
}

// faults are those of an error with all of its causes.
func (x *explainer) faults(e *jsonschema.ValidationError) []fault {
	switch k := e.ErrorKind.(type) {
	case *kind.Schema, *kind.Group, *kind.AllOf, *kind.Reference:
		var list []fault
		for _, c := range e.Causes {
			list = append(list, x.faults(c)...)
		}
		return list
	case *kind.AnyOf:
		return x.either(e)
	case *kind.OneOf:
		if k.Subschemas == nil {
			return x.either(e)
		}
		f := x.fault(e, "what fits one of the alternatives of the schema (oneOf)")
		return []fault{f.having(fmt.Sprintf("what fits number %d and number %d", k.Subschemas[0]+1, k.Subschemas[1]+1))}
	case *kind.Required:
		return x.missing(e, k.Missing, "")
	case *kind.DependentRequired:
		return x.missing(e, k.Missing, k.Prop)
	case *kind.Dependency:
		return x.missing(e, k.Missing, k.Prop)
	case *kind.AdditionalProperties:
		var list []fault
		for _, key := range k.Properties {
			list = append(list, x.tree.fault(x.path(e, key), "a key that the schema knows"))
		}
		return list
	case *kind.PropertyNames:
		return x.propertyName(e, k.Property)
	}
	return []fault{x.one(e)}
}

func (x *explainer) either(e *jsonschema.ValidationError) []fault {
	var alternatives [][]fault
	for _, c := range e.Causes {
		if list := inOrder(x.faults(c)); len(list) > 0 {
			alternatives = append(alternatives, list)
		}
	}
	return either(x.tree.fault(x.path(e)).having(x.value(e)), alternatives)
}

// missing is a fault for each key that is missing, beside another one if
// that is not empty.
func (x *explainer) missing(e *jsonschema.ValidationError, keys []string, beside string) []fault {
	var list []fault
	for _, key := range keys {
		f := x.fault(e, "the key %s", cut(key))
		if beside != "" {
			f = x.tree.fault(x.path(e, beside), fmt.Sprintf("the key %s beside it", cut(key)))
		}
		list = append(list, f)
	}
	return list
}

// propertyName is a fault of a key's name. The library gives the place of
// such an error in memory that it writes to again, so the mapping is looked
// for on the level that is given.
func (x *explainer) propertyName(e *jsonschema.ValidationError, name string) []fault {
	var wants []string
	inner := explainer{tree: newTree(&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name})}
	for _, c := range e.Causes {
		for _, f := range inner.faults(c) {
			wants = append(wants, orList(f.wants))
		}
	}
	slices.Sort(wants)
	path := x.tree.pathOfKey(x.tree.root, name, len(x.base)+len(e.InstanceLocation))
	return []fault{x.tree.fault(path, "another name for this key: "+strings.Join(slices.Compact(wants), ", and "))}
}

// one is the fault of an error that has no causes that matter.
func (x *explainer) one(e *jsonschema.ValidationError) fault {
	have := x.value(e)
	switch k := e.ErrorKind.(type) {
	case *kind.Type:
		f := x.tree.fault(x.path(e), typeNames(k.Want)...).having(have)
		f.weight = typeFault
		return f
	case *kind.Const:
		f := x.fault(e, "%s", show(k.Want)).having(have)
		f.weight = constFault
		return f
	case *kind.Enum:
		f := x.tree.fault(x.path(e), showAll(k.Want)...).having(have)
		f.weight = constFault
		return f
	case *kind.Format:
		if k.Want == "regex" {
			have += ": " + strings.TrimPrefix(k.Err.Error(), "error parsing regexp: ")
		}
		return x.fault(e, "%s", formatName(k.Want)).having(have)
	case *kind.Pattern:
		return x.fault(e, "text that matches %s", cut(k.Want)).having(have)
	case *kind.FalseSchema:
		if _, at := x.tree.find(x.path(e)); at.item {
			return x.fault(e, "no such item")
		}
		return x.fault(e, "no such key")
	case *kind.Not:
		return x.fault(e, "what the schema does not rule out (not)").having(have)
	case *kind.RefCycle:
		return x.fault(e, "a schema that does not refer to itself without end")
	}
	if f, ok := x.size(e); ok {
		return f
	}
	if f, ok := x.bound(e); ok {
		return f
	}
	return x.fault(e, "what the schema says under %s", cmp.Or(strings.Join(e.ErrorKind.KeywordPath(), "/"), e.SchemaURL)).having(have)
}

// size is the fault of a text, a list or a mapping that is too long or too
// short.
func (x *explainer) size(e *jsonschema.ValidationError) (fault, bool) {
	counted := func(limit string, want, got int, one, many string) (fault, bool) {
		return x.fault(e, "at %s %s", limit, count(want, one, many)).having(count(got, one, many)), true
	}
	switch k := e.ErrorKind.(type) {
	case *kind.MinLength:
		if k.Got == 0 {
			return x.fault(e, "text of at least %s", count(k.Want, "character", "characters")).having("none"), true
		}
		return counted("least", k.Want, k.Got, "character", "characters")
	case *kind.MaxLength:
		return counted("most", k.Want, k.Got, "character", "characters")
	case *kind.MinItems:
		return counted("least", k.Want, k.Got, "item", "items")
	case *kind.MaxItems:
		return counted("most", k.Want, k.Got, "item", "items")
	case *kind.MinProperties:
		return counted("least", k.Want, k.Got, "key", "keys")
	case *kind.MaxProperties:
		return counted("most", k.Want, k.Got, "key", "keys")
	case *kind.AdditionalItems:
		n, _ := x.tree.find(x.path(e))
		return counted("most", len(n.Content)-k.Count, len(n.Content), "item", "items")
	case *kind.UniqueItems:
		path := x.path(e, strconv.Itoa(k.Duplicates[1]))
		n, _ := x.tree.find(path)
		return x.tree.fault(path, "each item once").having(describe(n) + " twice"), true
	case *kind.Contains:
		return x.fault(e, "an item that the schema asks for (contains)").having("none"), true
	case *kind.MinContains:
		return x.fault(e, "at least %d of the items that the schema asks for (contains)", k.Want).having(strconv.Itoa(len(k.Got))), true
	case *kind.MaxContains:
		return x.fault(e, "at most %d of the items that the schema asks for (contains)", k.Want).having(strconv.Itoa(len(k.Got))), true
	}
	return fault{}, false
}

// bound is the fault of a number that is too large or too small.
func (x *explainer) bound(e *jsonschema.ValidationError) (fault, bool) {
	limit := func(words string, want *big.Rat) (fault, bool) {
		return x.fault(e, "%s %s", words, decimal(want)).having(x.value(e)), true
	}
	switch k := e.ErrorKind.(type) {
	case *kind.Minimum:
		return limit("at least", k.Want)
	case *kind.Maximum:
		return limit("at most", k.Want)
	case *kind.ExclusiveMinimum:
		return limit("more than", k.Want)
	case *kind.ExclusiveMaximum:
		return limit("less than", k.Want)
	case *kind.MultipleOf:
		return limit("a multiple of", k.Want)
	}
	return fault{}, false
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// decimal writes a number as a schema does.
func decimal(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	f, _ := r.Float64()
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// typeNames are the types of JSON Schema as findings name them.
func typeNames(types []string) []string {
	names := map[string]string{
		"boolean": "true or false", "number": "a number", "integer": "an integer",
		"string": "text", "array": "a list", "object": "a mapping",
	}
	var list []string
	for _, t := range types {
		if t != "null" {
			list = append(list, cmp.Or(names[t], t))
		}
	}
	if slices.Contains(types, "null") {
		list = append(list, "nothing")
	}
	return list
}

// formatName says what a value of the keyword format is.
func formatName(name string) string {
	switch name {
	case "date":
		return "a day such as 2021-11-06"
	case "date-time":
		return "a date and time such as 2021-11-06T08:50:18Z"
	case "time":
		return "a time such as 08:50:18Z"
	case "email":
		return "an e-mail address"
	case "uri", "iri":
		return "a whole URL such as https://example.com/a"
	case "uri-reference", "iri-reference":
		return "a URL"
	case "regex":
		return "a regular expression of Go (RE2)"
	}
	return "text of the format " + name
}

// showAll writes values of a schema.
func showAll(values []any) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = show(v)
	}
	return list
}

// show writes a value of a schema.
func show(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case string:
		return fmt.Sprintf("%q", cut(v))
	case []any:
		return "a certain list"
	case map[string]any:
		return "a certain mapping"
	}
	return cut(fmt.Sprint(v))
}

// splitAddress returns the name of the file and the path in it that an
// address is about.
func splitAddress(address string) (name string, path []string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", nil
	}
	name, _ = nameOf(address)
	return name, steps(u.Fragment)
}

// steps are those of a JSON pointer.
func steps(pointer string) []string {
	var path []string
	for _, step := range strings.Split(pointer, "/")[1:] {
		path = append(path, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
	}
	return path
}
