package convert

import (
	"cmp"
	"slices"
	"strings"
)

// A Topic is what a [Change] is about.
type Topic string

// The topics.
const (
	KeysRenamed   Topic = "keys renamed"
	KeysAdded     Topic = "keys added"
	KeysDropped   Topic = "keys dropped"
	KeysDiffer    Topic = "keys that mean something else"
	DatesWritten  Topic = "dates rewritten"
	BodyDropped   Topic = "parts of bodies left out or made text"
	BodyStays     Topic = "bodies that were Markdown already"
	BodyDiffers   Topic = "notes on bodies"
	MarksLeft     Topic = "marks of template engines"
	AddressesMove Topic = "addresses moved"
	FilesMissing  Topic = "files missing or not copied"
)

// Topic is what a change is about.
func (c *Change) Topic() Topic {
	isKey := c.Key != "" || c.To != ""
	switch c.Kind {
	case Renamed:
		return KeysRenamed
	case Added:
		return KeysAdded
	case Rewritten:
		return DatesWritten
	case Moved:
		return AddressesMove
	case Missing:
		return FilesMissing
	case Dropped:
		if isKey {
			return KeysDropped
		}
		return BodyDropped
	}
	switch {
	case isKey:
		return KeysDiffer
	case strings.HasPrefix(c.Value, "{{"), strings.HasPrefix(c.Value, "{%"):
		return MarksLeft
	case c.Note == noteStays:
		return BodyStays
	}
	return BodyDiffers
}

// A Tally counts what was changed in the posts of a run, and what their site has
// to be told. The zero Tally has none.
type Tally struct {
	Changes int // in all
	Posts   int // those that have any

	topics map[Topic]int
	needs  map[Need]int
}

// A Count is how often there was something.
type Count[T ~string] struct {
	Of T
	N  int
}

// Add counts the changes of a post, and each of its needs once.
func (t *Tally) Add(p *Post) {
	if t.topics == nil {
		t.topics, t.needs = map[Topic]int{}, map[Need]int{}
	}
	for i := range p.Changes {
		t.topics[p.Changes[i].Topic()]++
	}
	for _, n := range p.Needs {
		t.needs[n]++
	}
	if t.Changes += len(p.Changes); len(p.Changes) > 0 {
		t.Posts++
	}
}

// Topics are how many changes there were about each topic, most first.
func (t *Tally) Topics() []Count[Topic] { return counts(t.topics) }

// Needs are how many posts have each need, most first.
func (t *Tally) Needs() []Count[Need] { return counts(t.needs) }

func counts[T ~string](m map[T]int) []Count[T] {
	list := make([]Count[T], 0, len(m))
	for of, n := range m {
		list = append(list, Count[T]{of, n})
	}
	slices.SortFunc(list, func(a, b Count[T]) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Of, b.Of)) })
	return list
}
