// Package slug makes the ids of headings, as GitHub does. It takes the text of a
// heading and gives an id that no heading before has. It knows no markup.
package slug

import (
	"bytes"
	"strconv"
	"unicode"

	"github.com/yuin/goldmark/util"
)

// IDs are those of the headings so far, and how often each was wanted.
type IDs map[string]int

// Take notes that a heading has an id, and returns it.
func (m *IDs) Take(id string) string {
	if *m == nil {
		*m = IDs{}
	}
	(*m)[id]++
	return id
}

// Unique makes an id that no heading has, as GitHub does: with -1, -2 …
func (m *IDs) Unique(id string) string {
	if id == "" {
		return ""
	}
	free := id
	for (*m)[free] > 0 {
		free = id + "-" + strconv.Itoa((*m)[id])
		(*m)[id]++
	}
	return m.Take(free)
}

// Of makes an id of a text as GitHub does: letters, marks, digits and _ in
// lower case, a - for each blank and as it is, all else left out.
func Of(text []byte) string {
	id := make([]byte, 0, len(text))
	for _, c := range string(bytes.TrimSpace(text)) {
		switch {
		case c == ' ' || c == '-' || c == '\n':
			id = append(id, '-')
		case c < 0x80 && (util.IsAlphaNumeric(byte(c)) || c == '_'), c >= 0x80 && (unicode.In(c, unicode.L, unicode.M, unicode.Nd, unicode.Pc)):
			id = append(id, string(unicode.ToLower(c))...)
		}
	}
	return string(id)
}
