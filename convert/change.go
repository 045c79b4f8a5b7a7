package convert

import "slices"

// A Change is one thing that a post does not have as the Article had it.
type Change struct {
	File   string `json:"file,omitzero"`   // the Article's
	Line   int    `json:"line,omitzero"`   // of the key or the element, from 1; 0: not known
	Column int    `json:"column,omitzero"` // in characters, from 1

	Kind Kind `json:"kind"`

	// Key is the key of the front matter, empty for the body and for what
	// was added. To is the key in the post, empty for what it does not have.
	Key string `json:"key,omitzero"`
	To  string `json:"to,omitzero"`

	// Value is what was dropped, or what stood there before, where it is
	// short text.
	Value string `json:"value,omitzero"`

	// Note says why, or what is to be done, in a few words.
	Note string `json:"note,omitzero"`
}

// A Kind is that of a Change.
type Kind string

// The kinds of change.
const (
	Renamed   Kind = "renamed"   // the value is the same under another key
	Dropped   Kind = "dropped"   // the post does not have it
	Meaning   Kind = "meaning"   // the target reads it, or may read it, as something else
	Added     Kind = "added"     // the post has a key that the Article's file did not
	Rewritten Kind = "rewritten" // a date is spelled another way, which Note has
	Moved     Kind = "moved"     // an address is another one, that of [Converter.Map]
	Missing   Kind = "missing"   // a file that the post names is not there, or did not come along
)

// noteStays is what is said of a body that is not converted.
const noteStays = "the body is Markdown already and stays as it is"

func (w *writer) change(c Change) {
	c.File = w.article.File
	if c.Key != "" && c.Line == 0 {
		c.Line, c.Column = w.article.Place(c.Key)
	}
	w.changes = append(w.changes, c)
}

// ordered are the changes in the order of the file, those without a place
// last.
func (w *writer) ordered() []Change {
	slices.SortStableFunc(w.changes, func(a, b Change) int {
		if (a.Line == 0) != (b.Line == 0) {
			return b.Line - a.Line
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return w.changes
}
