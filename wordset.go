package article

import "strings"

// A wordSet is a list of words that is looked for in many texts. It knows
// the first two bytes of its words: to go through the whole list each time
// took a quarter of the time of a post.
type wordSet struct {
	starts [1 << 16 / 64]uint64 // one bit for each pair of bytes
	words  map[[2]byte][]string
}

// newWordSet makes a set of words of two bytes or more.
func newWordSet(words ...string) *wordSet {
	set := &wordSet{words: make(map[[2]byte][]string)}
	for _, w := range words {
		set.words[[2]byte{w[0], w[1]}] = append(set.words[[2]byte{w[0], w[1]}], w)
		pair := int(w[0])<<8 | int(w[1])
		set.starts[pair/64] |= 1 << (pair % 64)
	}
	return set
}

// begins reports whether s begins with one of the words.
func (set *wordSet) begins(s string) bool {
	if len(s) < 2 {
		return false
	}
	pair := int(s[0])<<8 | int(s[1])
	if set.starts[pair/64]&(1<<(pair%64)) == 0 {
		return false
	}
	for _, w := range set.words[[2]byte{s[0], s[1]}] {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// in reports whether one of the words stands in s.
func (set *wordSet) in(s string) bool {
	for i := range len(s) {
		if set.begins(s[i:]) {
			return true
		}
	}
	return false
}
