package article

// An entry is one key of the front matter with its value, both with their
// places in the file.
type entry struct {
	key, value *node
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
