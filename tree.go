package article

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

// eachNode calls f for n and every node below it. Aliases are not followed,
// so each node comes once.
func eachNode(n *node, f func(*node)) {
	f(n)
	for _, c := range n.Content {
		eachNode(c, f)
	}
}

// placeTree gives every node below root one place.
func placeTree(root *node, line, column int) {
	eachNode(root, func(n *node) { n.Line, n.Column = line, column })
}

// checkTree moves all of root down by some lines, makes it writable as JSON
// (dates and keys become text) and reports every key that is there twice or
// is no text, and all that is wrong with aliases.
func checkTree(root *node, lines int) error {
	t := treeCheck{lines: lines}
	t.walk(root)
	if len(t.errs) == 0 && t.aliases {
		t.expand(root)
	}
	return joined(t.errs)
}

type treeCheck struct {
	lines    int
	aliases  bool
	expanded int
	inside   map[*node]bool // anchors being expanded
	errs     []*placeError
}

// maxErrors is how many errors of one front matter are told.
const maxErrors = 100

func (t *treeCheck) errorAt(n *node, err error) { t.keyErrorAt(n, "", err) }

func (t *treeCheck) keyErrorAt(n *node, key string, err error) {
	if len(t.errs) < maxErrors {
		t.errs = append(t.errs, &placeError{Line: n.Line, Column: n.Column, Key: key, Err: err})
	}
}

func (t *treeCheck) walk(n *node) {
	n.Line += t.lines
	switch n.Kind {
	case aliasNode:
		t.aliases = true
	case mappingNode:
		t.keys(n)
	case scalarNode:
		if n.ShortTag() == "!!timestamp" {
			n.Tag = "!!str"
		}
	}
	for _, c := range n.Content {
		t.walk(c)
	}
}

// keys checks the keys of a mapping and makes them text. It comes before the
// walk over them, so their lines are still those of the front matter.
func (t *treeCheck) keys(n *node) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := resolve(n.Content[i])
		at := &node{Line: n.Content[i].Line + t.lines, Column: n.Content[i].Column}
		switch {
		case k.Kind == mappingNode && k.Style&flowStyle != 0:
			t.errorAt(at, errors.New("want text as a key, have a mapping; a value that begins with {{ wants quotes"))
		case k.Kind != scalarNode || isNull(k):
			t.errorAt(at, fmt.Errorf("want text as a key, have %s", kindName(k)))
		case isMerge(k):
			t.merge(n.Content[i+1])
		default:
			if line, ok := seen[k.Value]; ok {
				t.keyErrorAt(at, k.Value, fmt.Errorf("key is there twice, first on line %d", line))
				continue
			}
			seen[k.Value] = at.Line
			k.Tag = "!!str"
		}
	}
}

func isMerge(key *node) bool { return key.ShortTag() == "!!merge" }

// merge checks the value of a merge key: a mapping or a list of them.
func (t *treeCheck) merge(v *node) {
	for _, m := range mergeSources(v) {
		if resolve(m).Kind != mappingNode {
			at := &node{Line: v.Line + t.lines, Column: v.Column}
			t.errorAt(at, fmt.Errorf("want a mapping to merge with <<, have %s", kindName(m)))
		}
	}
}

func mergeSources(v *node) []*node {
	if r := resolve(v); r.Kind == sequenceNode {
		return r.Content
	}
	return []*node{v}
}

// expand walks n with its aliases, as a decoder would, and reports an alias
// within what it stands for, and more of them than the limit allows.
func (t *treeCheck) expand(n *node) {
	if t.expanded > maxAlias || len(t.errs) > 0 {
		return
	}
	if n.Kind != aliasNode {
		for _, c := range n.Content {
			t.expand(c)
		}
		if t.inside != nil {
			t.expanded++
		}
		return
	}
	if t.inside[n.Alias] {
		t.errorAt(n, fmt.Errorf("alias *%s stands within its own value", n.Value))
		return
	}
	outermost := t.inside == nil
	if outermost {
		t.inside = map[*node]bool{}
	}
	t.inside[n.Alias] = true
	t.expand(n.Alias)
	delete(t.inside, n.Alias)
	if outermost {
		t.inside = nil
		if t.expanded > maxAlias && len(t.errs) == 0 {
			t.errorAt(n, errAlias)
		}
	}
}

// keyOf is the scalar of a key, at the key's own place.
func keyOf(k *node) *node {
	if k.Kind != aliasNode {
		return k
	}
	return &node{Kind: scalarNode, Tag: "!!str", Value: k.Alias.Value, Line: k.Line, Column: k.Column}
}

// mappingOf are the entries of a mapping with what it merges in place; of
// entries with one key the mapping's own comes first, then those of the
// earlier source (YAML merge key, 1.1).
func mappingOf(n *node) []entry {
	own := make([]entry, 0, len(n.Content)/2)
	merges := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := n.Content[i]; isMerge(resolve(k)) {
			merges = true
		} else {
			own = append(own, entry{key: keyOf(k), value: n.Content[i+1]})
		}
	}
	if !merges {
		return own
	}
	return withMerged(n, own)
}

// withMerged is own, the entries of n itself, with those that n merges.
func withMerged(n *node, own []entry) []entry {
	have := make(map[string]bool, len(own))
	for _, e := range own {
		have[e.key.Value] = true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !isMerge(resolve(n.Content[i])) {
			continue
		}
		for _, m := range mergeSources(n.Content[i+1]) {
			for _, e := range mappingOf(resolve(m)) {
				if !have[e.key.Value] {
					have[e.key.Value] = true
					own = append(own, e)
				}
			}
		}
	}
	return own
}

// valueOf is n as encoding/json can write it: what yaml/v4 makes of it, with
// integers exact. A number that JSON has no form for is reported to bad and
// becomes nil.
func valueOf(n *node, bad func(*node)) any {
	switch n = resolve(n); n.Kind {
	case sequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = valueOf(c, bad)
		}
		return list
	case mappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for _, e := range mappingOf(n) {
			m[e.key.Value] = valueOf(e.value, bad)
		}
		return m
	}
	return scalarValue(n, bad)
}

func scalarValue(n *node, bad func(*node)) any {
	if n.ShortTag() == "!!str" {
		return n.Value
	}
	var v any
	if err := n.Load(&v); err != nil {
		return n.Value // a tag that its text contradicts: !!int x
	}
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			bad(n)
			return nil
		}
		if isDigits(strings.TrimLeft(n.Value, "+-")) {
			return json.Number(strings.TrimPrefix(n.Value, "+"))
		}
	case time.Time:
		return n.Value
	case string:
		return strings.ToValidUTF8(v, "\ufffd") // !!binary may be anything
	}
	return v
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && (s[0] != '0' || s == "0")
}

// textOf is the text of a scalar: its source text, or what !!binary encodes.
func textOf(n *node) string {
	if n.ShortTag() == "!!binary" {
		if s, ok := scalarValue(n, func(*node) {}).(string); ok {
			return s
		}
	}
	return n.Value
}
