package tree

import (
	"encoding"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"
)

// fit changes what n says where a value of type t can hold it said in another
// way, as the fields of an Article do: keys without regard to case, and one
// text where a list of them is wanted. It returns what is to stand in the
// place of n.
func fit(n *Node, t reflect.Type) *Node {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if readsItself(t) {
		return n
	}
	if r := Resolve(n); r != n && r.Kind != Scalar && t.Kind() != reflect.Interface {
		n = copyOf(r) // what it stands for may be read into another type elsewhere
	}
	r := Resolve(n)
	switch kind := t.Kind(); {
	case kind == reflect.Struct && r.Kind == Mapping:
		fitFields(r, t)
	case kind == reflect.Map && r.Kind == Mapping:
		for i := 1; i < len(r.Content); i += 2 {
			r.Content[i] = fit(r.Content[i], t.Elem())
		}
	case (kind == reflect.Slice || kind == reflect.Array) && r.Kind == Sequence:
		for i := range r.Content {
			r.Content[i] = fit(r.Content[i], t.Elem())
		}
	case kind == reflect.Slice && r.Kind == Scalar && isText(t.Elem()):
		return listOf(n, r)
	}
	return n
}

// copyOf is n with copies of all below it. Aliases stay.
func copyOf(n *Node) *Node {
	c := *n
	c.Content = make([]*Node, len(n.Content))
	for i := range n.Content {
		c.Content[i] = copyOf(n.Content[i])
	}
	return &c
}

// readsItself reports whether a type has a way of its own of reading a value.
func readsItself(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	_, ok := p.MethodByName("UnmarshalYAML")
	return ok || t == reflect.TypeFor[yaml.Node]() || p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

func isText(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.String && !readsItself(t)
}

// listOf is a list of the one scalar r, which stands at n; null of a blank
// one.
func listOf(n, r *Node) *Node {
	if IsNull(r) {
		return n
	}
	list := &Node{Kind: Sequence, Tag: "!!seq", Line: n.Line, Column: n.Column, Content: []*Node{n}}
	if strings.TrimSpace(r.Value) == "" {
		list.Kind, list.Tag, list.Value, list.Content = Scalar, "!!null", "null", nil
	}
	return list
}

// fitFields gives the keys of m the spelling that fields of t have, and fits
// the values.
func fitFields(m *Node, t reflect.Type) {
	fields := fieldTypes{types: map[string]reflect.Type{}, names: map[string]string{}}
	fields.add(t)
	for i := 0; i+1 < len(m.Content); i += 2 {
		if key := Resolve(m.Content[i]).Value; fields.types[key] != nil {
			fields.names[strings.ToLower(key)] = ""
		}
	}
	for i := 0; i+1 < len(m.Content); i += 2 {
		if isMerge(Resolve(m.Content[i])) {
			m.Content[i+1] = fitMerged(m.Content[i+1], t)
			continue
		}
		k := keyOf(m.Content[i])
		lower := strings.ToLower(k.Value)
		if name := fields.names[lower]; name != "" {
			renamed := *k
			renamed.Value = name
			k, fields.names[lower] = &renamed, ""
			m.Content[i] = k
		}
		if f := fields.types[k.Value]; f != nil {
			m.Content[i+1] = fit(m.Content[i+1], f)
		}
	}
}

// fitMerged fits what a mapping merges: a mapping, or a list of them.
func fitMerged(v *Node, t reflect.Type) *Node {
	if Resolve(v).Kind != Sequence {
		return fit(v, t)
	}
	return fit(v, reflect.SliceOf(t))
}

// A fieldTypes has the fields of a struct by the names that YAML has for them.
type fieldTypes struct {
	types map[string]reflect.Type
	names map[string]string // by their lower case, the first of equals; empty: a key has taken it
}

func (s *fieldTypes) add(t reflect.Type) {
	for f := range t.Fields() {
		name, options, _ := strings.Cut(yamlTag(f), ",")
		if f.PkgPath != "" && !f.Anonymous || name == "-" {
			continue
		}
		if strings.Contains(options, "inline") {
			s.addInline(f.Type)
			continue
		}
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		s.types[name] = f.Type
		if lower := strings.ToLower(name); s.names[lower] == "" {
			s.names[lower] = name
		}
	}
}

// addInline adds the fields of a struct that stands in another; a map, which
// takes all other keys, has none.
func (s *fieldTypes) addInline(t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		s.add(t)
	}
}

// yamlTag is what the tag of a field says to YAML: all of it where it names no
// reader.
func yamlTag(f reflect.StructField) string {
	tag := f.Tag.Get("yaml")
	if tag == "" && !strings.Contains(string(f.Tag), ":") {
		tag = string(f.Tag)
	}
	return tag
}
