package tree

// An Entry is one key of the front matter with its value, both with their
// places in the file.
type Entry struct {
	Key, Value *Node // the key is a scalar
}

// keyOf is the scalar of a key, at the key's own place.
func keyOf(k *Node) *Node {
	if k.Kind != Alias {
		return k
	}
	return &Node{Kind: Scalar, Tag: "!!str", Value: k.Alias.Value, Line: k.Line, Column: k.Column}
}

// Entries are the entries of a mapping with what it merges in place; of
// entries with one key the mapping's own comes first, then those of the
// earlier source (YAML merge key, 1.1).
func Entries(n *Node) []Entry {
	own := make([]Entry, 0, len(n.Content)/2)
	merges := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := n.Content[i]; isMerge(Resolve(k)) {
			merges = true
		} else {
			own = append(own, Entry{Key: keyOf(k), Value: n.Content[i+1]})
		}
	}
	if !merges {
		return own
	}
	return withMerged(n, own)
}

// withMerged is own, the entries of n itself, with those that n merges.
func withMerged(n *Node, own []Entry) []Entry {
	have := make(map[string]bool, len(own))
	for _, e := range own {
		have[e.Key.Value] = true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !isMerge(Resolve(n.Content[i])) {
			continue
		}
		for _, m := range mergeSources(n.Content[i+1]) {
			for _, e := range Entries(Resolve(m)) {
				if !have[e.Key.Value] {
					have[e.Key.Value] = true
					own = append(own, e)
				}
			}
		}
	}
	return own
}
