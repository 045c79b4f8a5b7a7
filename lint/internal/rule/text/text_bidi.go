package text

import (
	"fmt"
	"maps"
	"slices"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Bidi is the rule text-bidi.
func Bidi(p *page.Page) {
	keys := p.Keys()
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		const deepest = 100
		for _, s := range append(texts(keys[key], deepest), key) {
			if what := badDirection(s); what != "" {
				start, end := p.Key(key)
				p.Report(start, end, "%s: want text in the order of its letters, have %s", phrase.Shorten(key), what)
				break
			}
		}
	}
}

// texts are those in a value, and in lists and mappings in it.
func texts(v any, depth int) []string {
	var list []string
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			if depth > 0 {
				list = append(list, texts(x, depth-1)...)
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if list = append(list, key); depth > 0 {
				list = append(list, texts(v[key], depth-1)...)
			}
		}
	}
	return list
}

// The characters of Unicode's bidirectional algorithm (UAX #9, section 2)
// that have an end, and the ends.
const (
	leftEmbedding  = '\u202a'
	rightEmbedding = '\u202b'
	popFormatting  = '\u202c'
	leftOverride   = '\u202d'
	rightOverride  = '\u202e'
	leftIsolate    = '\u2066'
	rightIsolate   = '\u2067'
	firstIsolate   = '\u2068'
	popIsolate     = '\u2069'
)

// badDirection says which character turns the direction of a text for good,
// or is an override.
func badDirection(s string) string {
	var open []rune // that wait for their ends
	for _, r := range s {
		switch r {
		case leftOverride, rightOverride:
			return fmt.Sprintf("the override %U", r)
		case leftEmbedding, rightEmbedding, leftIsolate, rightIsolate, firstIsolate:
			open = append(open, r)
		case popFormatting, popIsolate:
			last := len(open) - 1
			if last < 0 || (open[last] >= leftIsolate) != (r == popIsolate) {
				return fmt.Sprintf("%U, which closes nothing", r)
			}
			open = open[:last]
		}
	}
	if len(open) > 0 {
		return fmt.Sprintf("%U, which is never closed", open[0])
	}
	return ""
}
