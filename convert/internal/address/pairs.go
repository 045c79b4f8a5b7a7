package address

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Pairs have new beginnings of addresses for old ones. The zero Pairs have
// none.
type Pairs struct {
	byOld   map[string]string
	lengths []int // of the old ones, the longest first
}

// Set adds a pair, and reports false if old is empty or has one already.
func (p *Pairs) Set(old, to string) bool {
	if _, ok := p.byOld[old]; ok || old == "" {
		return false
	}
	if p.byOld == nil {
		p.byOld = map[string]string{}
	}
	p.byOld[old] = to
	i, ok := slices.BinarySearchFunc(p.lengths, len(old), func(have, n int) int { return n - have })
	if !ok {
		p.lengths = slices.Insert(p.lengths, i, len(old))
	}
	return true
}

// Of is what Set has for an old beginning, empty if it has none.
func (p *Pairs) Of(old string) string { return p.byOld[old] }

// Find is the address with the new beginning for the longest old one that it
// has, and whether that makes it another one.
func (p *Pairs) Find(s string) (string, bool) {
	for _, n := range p.lengths {
		if n > len(s) {
			continue
		}
		if to, ok := p.byOld[s[:n]]; ok {
			return to + s[n:], to != s[:n]
		}
	}
	return s, false
}

// ReadPair reads a line with an old and a new beginning: an object of JSON, an
// array, or both with a tab between them.
func ReadPair(line string) (old, to string, err error) {
	switch trimmed := strings.TrimSpace(line); {
	case strings.HasPrefix(trimmed, "{"):
		var pair struct{ Old, New *string }
		if err := json.Unmarshal([]byte(trimmed), &pair); err != nil || pair.Old == nil || pair.New == nil {
			return "", "", fmt.Errorf(`want an object such as {"old": "/img/", "new": "https://cdn.example/"}, have %.60q`, trimmed)
		}
		return *pair.Old, *pair.New, nil
	case strings.HasPrefix(trimmed, "["):
		var pair []string
		if err := json.Unmarshal([]byte(trimmed), &pair); err != nil || len(pair) != 2 {
			return "", "", fmt.Errorf("want an array of two addresses, have %.60q", trimmed)
		}
		return pair[0], pair[1], nil
	}
	list := strings.Split(line, "\t")
	if len(list) != 2 {
		return "", "", fmt.Errorf("want an old address, a tab and a new address, have %.60q", line)
	}
	return strings.TrimSpace(list[0]), strings.TrimSpace(list[1]), nil
}
