package tree

import (
	"errors"
	"fmt"

	"github.com/goarticle/article/internal/place"
)

// Each calls f for n and every node below it. Aliases are not followed,
// so each node comes once.
func Each(n *Node, f func(*Node)) {
	f(n)
	for _, c := range n.Content {
		Each(c, f)
	}
}

// SetPlace gives every node below root one place.
func SetPlace(root *Node, line, column int) {
	Each(root, func(n *Node) { n.Line, n.Column = line, column })
}

// ErrTwice is what the fault of a key that is there twice wraps, where it is no
// error.
var ErrTwice = errors.New("key is there twice")

// Check moves all of root down by some lines, makes it writable as JSON
// (dates and keys become text) and reports every key that is there twice or
// is no text, and all that is wrong with aliases.
//
// Where lastCounts, a key of root itself that is there twice is no error but a
// fault: of its entries the last stays, in its place, and the earlier ones are
// returned.
func Check(root *Node, lines int, lastCounts bool) (earlier []Entry, faults []*place.Error, err error) {
	t := treeCheck{lines: lines}
	if lastCounts && root.Kind == Mapping {
		t.root = root
	}
	t.walk(root)
	if t.twice {
		earlier = dropEarlier(root)
	}
	if len(t.errs) == 0 && t.aliases {
		t.expand(root)
	}
	return earlier, t.faults, place.Join(t.errs)
}

// dropEarlier takes the entries of a mapping away whose key comes again.
func dropEarlier(n *Node) (earlier []Entry) {
	last := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := Resolve(n.Content[i]); k.Kind == Scalar && !isMerge(k) {
			last[k.Value] = i
		}
	}
	var kept []*Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		if j, ok := last[Resolve(n.Content[i]).Value]; !ok || j == i || isMerge(Resolve(n.Content[i])) {
			kept = append(kept, n.Content[i:i+2]...)
		} else {
			earlier = append(earlier, Entry{keyOf(n.Content[i]), n.Content[i+1]})
		}
	}
	n.Content = kept
	return earlier
}

type treeCheck struct {
	root     *Node // where the last of equal keys counts; nil: nowhere
	twice    bool  // it has such keys
	faults   []*place.Error
	lines    int
	aliases  bool
	expanded int
	inside   map[*Node]bool // anchors being expanded
	errs     []*place.Error
}

// maxErrors is how many errors of one front matter are told.
const maxErrors = 100

func (t *treeCheck) errorAt(n *Node, err error) { t.keyErrorAt(n, "", err) }

func (t *treeCheck) keyErrorAt(n *Node, key string, err error) {
	if len(t.errs) < maxErrors {
		t.errs = append(t.errs, &place.Error{Line: n.Line, Column: n.Column, Key: key, Err: err})
	}
}

func (t *treeCheck) walk(n *Node) {
	n.Line += t.lines
	switch n.Kind {
	case Alias:
		t.aliases = true
	case Mapping:
		t.keys(n)
	case Scalar:
		switch n.ShortTag() {
		case "!!timestamp":
			n.Tag = "!!str"
		case "!binary": // of Ruby, in exports of WordPress to Jekyll
			n.Tag = "!!binary"
		}
	}
	for _, c := range n.Content {
		t.walk(c)
	}
}

// keys checks the keys of a mapping and makes them text. It comes before the
// walk over them, so their lines are still those of the front matter.
func (t *treeCheck) keys(n *Node) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := Resolve(n.Content[i])
		at := &Node{Line: n.Content[i].Line + t.lines, Column: n.Content[i].Column}
		switch {
		case k.Kind == Mapping && k.Style&Flow != 0:
			t.errorAt(at, errors.New("want text as a key, have a mapping; a value that begins with {{ wants quotes"))
		case k.Kind != Scalar || IsNull(k):
			t.errorAt(at, fmt.Errorf("want text as a key, have %s", KindName(k)))
		case isMerge(k):
			t.merge(n.Content[i+1])
		default:
			k.Tag = "!!str"
			if line, ok := seen[k.Value]; ok {
				t.again(n, at, k.Value, line)
				continue
			}
			seen[k.Value] = at.Line
		}
	}
}

// again tells of a key of n that is there twice.
func (t *treeCheck) again(n, at *Node, key string, first int) {
	if n != t.root {
		t.keyErrorAt(at, key, fmt.Errorf("%w, first on line %d", ErrTwice, first))
		return
	}
	t.twice = true
	if len(t.faults) < maxErrors {
		t.faults = append(t.faults, &place.Error{Line: at.Line, Column: at.Column, Key: key,
			Err: fmt.Errorf("%w, first on line %d; the last value counts", ErrTwice, first)})
	}
}

func isMerge(key *Node) bool { return key.ShortTag() == "!!merge" }

// merge checks the value of a merge key: a mapping or a list of them.
func (t *treeCheck) merge(v *Node) {
	for _, m := range mergeSources(v) {
		if Resolve(m).Kind != Mapping {
			at := &Node{Line: v.Line + t.lines, Column: v.Column}
			t.errorAt(at, fmt.Errorf("want a mapping to merge with <<, have %s", KindName(m)))
		}
	}
}

func mergeSources(v *Node) []*Node {
	if r := Resolve(v); r.Kind == Sequence {
		return r.Content
	}
	return []*Node{v}
}

// expand walks n with its aliases, as a decoder would, and reports an alias
// within what it stands for, and more of them than the limit allows.
func (t *treeCheck) expand(n *Node) {
	if t.expanded > MaxAlias || len(t.errs) > 0 {
		return
	}
	if n.Kind != Alias {
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
		t.inside = map[*Node]bool{}
	}
	t.inside[n.Alias] = true
	t.expand(n.Alias)
	delete(t.inside, n.Alias)
	if outermost {
		t.inside = nil
		if t.expanded > MaxAlias && len(t.errs) == 0 {
			t.errorAt(n, ErrAlias)
		}
	}
}
