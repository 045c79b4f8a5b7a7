// Package tags finds what in a body of Markdown is no Markdown: tags of site
// generators and lists of attributes.
//
// In goes a body; out come where they stand, and the body with each of their
// bytes masked, so that a reader of Markdown takes none of their quotes, bars
// and brackets for its own, and all offsets stay. Of a tag the package says
// whether it shows an image, and which; it knows nothing of how Markdown is
// read but where code stands, in which a tag is text.
package tags

import "sort"

// Mask is the byte that stands for those of a tag: a control character that
// goldmark takes for a letter.
const Mask = 0x7F

// A Tag is a part of a body that a site generator or an extension of Markdown
// gives a meaning.
type Tag struct {
	Start, End int // in the body
	Kind       Kind

	// Inner and InnerEnd are where the content of a region of code stands.
	Inner, InnerEnd int
}

// A Kind says what a Tag is.
type Kind uint8

// The kinds of tags.
const (
	Template   Kind = iota // {{< … >}}, {% … %} and the like
	Attributes             // {: .class}, {#id}
	Code                   // a region of code, with the tags around it
	Hidden                 // a region that nobody sees, with the tags around it
)

// A List is the tags of a body, in its order.
type List []Tag

// First is the first tag that ends behind an offset, or nil.
func (l List) First(at int) *Tag {
	i := sort.Search(len(l), func(i int) bool { return l[i].End > at })
	if i == len(l) {
		return nil
	}
	return &l[i]
}

// Over is the tag that an offset stands in, or nil.
func (l List) Over(at int) *Tag {
	if t := l.First(at); t != nil && t.Start <= at {
		return t
	}
	return nil
}

// Ending is the tag that ends at an offset, or nil.
func (l List) Ending(at int) *Tag {
	if t := l.First(at - 1); t != nil && t.End == at {
		return t
	}
	return nil
}

// Find returns the tags of a body and its text with their bytes masked: the
// body itself if it has none. A list of attributes that is alone in its line
// becomes a blank one.
func Find(body []byte) (List, []byte) {
	if !mayHoldTags(body) {
		return nil, body
	}
	m := masker{src: body, text: body, next: map[string]int{}, unended: map[string]bool{}, blank: -1}
	m.scan()
	return m.tags, m.text
}
