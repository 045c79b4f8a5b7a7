package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Limits of what is checked of a post. Real front matter has some 20 values
// in 3 levels. For a schema that refers to itself in two of its alternatives
// the library takes twice as long, and as much memory, on each level: so a
// value counts 1 at the top, and twice as much on each level below.
const (
	maxValues = 10_000
	maxCost   = 1 << 15 // 1,000 values on level 5, 64 on level 9
)

var errCost = errors.New("want fewer values, or fewer levels of them")

// postValue is the front matter root as JSON has it.
func postValue(root *yaml.Node) (any, error) {
	r := reader{limited: true}
	return r.value(root, 0)
}

// schemaValue is a schema as JSON has it.
func schemaValue(root *yaml.Node) (any, error) {
	return new(reader).value(root, 0)
}

// A reader makes JSON of nodes, up to the limits if there are any.
type reader struct {
	limited      bool
	values, cost int
}

func (r *reader) value(n *yaml.Node, level int) (any, error) {
	r.values++
	r.cost += 1 << min(level, 32)
	if r.limited && (r.values > maxValues || r.cost > maxCost) {
		return nil, errCost
	}
	switch n = resolve(n); n.Kind {
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			v, err := r.value(c, level+1)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return list, nil
	case yaml.MappingNode:
		m := map[string]any{}
		for _, e := range entries(n) {
			v, err := r.value(e.value, level+1)
			if err != nil {
				return nil, err
			}
			m[e.key.Value] = v
		}
		return m, nil
	}
	return scalar(n), nil
}

// scalar is the value of n. What JSON has no form for is the text that was
// written: dates, numbers without end, tags of one's own.
func scalar(n *yaml.Node) any {
	var v any
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool", "!!int", "!!float":
		if n.Load(&v) != nil {
			return n.Value // a tag that its text contradicts
		}
	}
	switch f := v.(type) {
	case bool, int, int64, uint64:
		return v
	case float64:
		return number(n.Value, f)
	}
	return n.Value
}

// number is a number that was written as text: exact where that costs
// little, else f, which is the nearest one.
func number(text string, f float64) any {
	const longest = 308 // digits, as f has
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return text
	}
	digits := strings.TrimPrefix(text, "-")
	if len(digits) <= longest && strings.Trim(digits, "0123456789.") == "" && json.Valid([]byte(text)) {
		return json.Number(text)
	}
	return f
}

// resolve is n, or what it stands for if it is an alias.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// An entry is a key with its value.
type entry struct{ key, value *yaml.Node }

// entries are those of a mapping with what it merges (YAML merge key, 1.1):
// of entries with one key the mapping's own counts, then the earlier one.
func entries(n *yaml.Node) []entry {
	var own, merged []entry
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if resolve(key).ShortTag() != "!!merge" {
			own = append(own, entry{keyOf(key), value})
			continue
		}
		sources := []*yaml.Node{value}
		if r := resolve(value); r.Kind == yaml.SequenceNode {
			sources = r.Content
		}
		for _, s := range sources {
			merged = append(merged, entries(resolve(s))...)
		}
	}
	if merged == nil {
		return own
	}
	return withoutTwins(append(own, merged...))
}

// keyOf is a key, at its own place if it is an alias.
func keyOf(k *yaml.Node) *yaml.Node {
	if k.Kind != yaml.AliasNode {
		return k
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: k.Alias.Value, Line: k.Line, Column: k.Column}
}

func withoutTwins(list []entry) []entry {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(e entry) bool {
		twin := seen[e.key.Value]
		seen[e.key.Value] = true
		return twin
	})
}

// A place is where a fault stands.
type place struct {
	Line, Column int  // of a key or an item; 0: the whole front matter
	item         bool // of a list
	text         string
}

// A tree finds values by their paths.
type tree struct {
	root *yaml.Node
	keys map[*yaml.Node]map[string]entry // of the mappings that were asked
}

func newTree(root *yaml.Node) *tree {
	return &tree{resolve(root), map[*yaml.Node]map[string]entry{}}
}

// find returns the value at a path, nil if there is none, and the place of
// the path, or of as much of it as is there.
func (t *tree) find(path []string) (*yaml.Node, place) {
	n, at := t.root, place{}
	for _, step := range path {
		key, value := t.child(n, step)
		if value == nil {
			return nil, at
		}
		at = place{Line: value.Line, Column: value.Column, item: true}
		if key != nil {
			at = place{Line: key.Line, Column: key.Column}
		} else if value.Kind == yaml.ScalarNode {
			at.text = value.Value
		}
		n = resolve(value)
	}
	return n, at
}

// child is one step down from n. The key is nil in a list.
func (t *tree) child(n *yaml.Node, step string) (key, value *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		e := t.entriesOf(n)[step]
		return e.key, e.value
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.Content) {
			return nil, n.Content[i]
		}
	}
	return nil, nil
}

func (t *tree) entriesOf(n *yaml.Node) map[string]entry {
	m, ok := t.keys[n]
	if !ok {
		m = map[string]entry{}
		for _, e := range entries(n) {
			m[e.key.Value] = e
		}
		t.keys[n] = m
	}
	return m
}

// pathText writes a path as people do: authors[0].name.
func (t *tree) pathText(path []string) string {
	var b strings.Builder
	n := t.root
	for _, step := range path {
		switch {
		case n != nil && n.Kind == yaml.SequenceNode:
			b.WriteString("[" + step + "]")
		case b.Len() > 0:
			b.WriteString("." + step)
		default:
			b.WriteString(step)
		}
		if n != nil {
			if _, n = t.child(n, step); n != nil {
				n = resolve(n)
			}
		}
	}
	return b.String()
}

// describe says what n is, for people.
func describe(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	_, isText := scalar(n).(string)
	switch tag := n.ShortTag(); {
	case tag == "!!null":
		return "nothing"
	case tag == "!!bool" && !isText:
		return n.Value
	case tag == "!!int" || tag == "!!float":
		if isText {
			return "the number " + n.Value + ", which JSON does not have"
		}
		return "the number " + cut(n.Value)
	}
	return fmt.Sprintf("the text %q", cut(n.Value))
}

// cut is s, or its beginning if it is too long for a message.
func cut(s string) string {
	const longest = 60
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return string([]rune(s)[:longest]) + "…"
}

// pathOfKey is the path of the first key of a name whose mapping is depth
// steps below n, or nil.
func (t *tree) pathOfKey(n *yaml.Node, name string, depth int) []string {
	n = resolve(n)
	if depth == 0 {
		if _, value := t.child(n, name); value != nil {
			return []string{name}
		}
		return nil
	}
	for step, c := range children(n) {
		if path := t.pathOfKey(c, name, depth-1); path != nil {
			return append([]string{step}, path...)
		}
	}
	return nil
}

// children are the steps down from n, with the values there.
func children(n *yaml.Node) iter.Seq2[string, *yaml.Node] {
	return func(yield func(string, *yaml.Node) bool) {
		if n.Kind == yaml.SequenceNode {
			for i, c := range n.Content {
				if !yield(strconv.Itoa(i), c) {
					return
				}
			}
			return
		}
		for _, e := range entries(n) {
			if !yield(e.key.Value, e.value) {
				return
			}
		}
	}
}
