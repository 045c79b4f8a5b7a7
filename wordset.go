package article

import "strings"

// A wordSet is a list of words, of two bytes or more, that texts are looked
// through for. It has them by their first two bytes: nearly all texts hold
// none of the words, and to find that out takes one look at each byte, not
// one search for each word. To search word by word took a fifth of the time
// of a post with captions.
type wordSet struct {
	group [256]uint8 // of what a word begins with: index into words; 0: none
	words [][]string
}

func newWordSet(words ...string) *wordSet {
	set := &wordSet{words: make([][]string, 1)}
	for _, w := range words {
		g := &set.group[set.hash(w)]
		if *g == 0 {
			*g = uint8(len(set.words))
			set.words = append(set.words, nil)
		}
		set.words[*g] = append(set.words[*g], w)
	}
	return set
}

// hash spreads the beginnings of words. In Chinese, the second byte tells
// more than the first.
func (*wordSet) hash(s string) byte { return s[0]*7 + s[1] }

// begins reports whether s begins with one of the words.
func (set *wordSet) begins(s string) bool {
	if len(s) < 2 {
		return false
	}
	for _, w := range set.words[set.group[set.hash(s)]] {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// in reports whether one of the words stands anywhere in s.
func (set *wordSet) in(s string) bool {
	for i := 1; i < len(s); i++ {
		if set.group[s[i-1]*7+s[i]] != 0 && set.begins(s[i-1:]) {
			return true
		}
	}
	return false
}
