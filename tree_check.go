package article

import (
	"errors"
	"fmt"
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
