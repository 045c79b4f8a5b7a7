// Package phrase is what the messages of several rules say in the same words:
// a text in quotes, a count, and that a finding stands for others, too. It
// takes texts and numbers and gives parts of messages; it does not know of
// posts or of rules.
package phrase

import (
	"fmt"
	"strconv"
)

// Quote is s in quotes, cut if it is too long for a message.
func Quote(s string) string { return strconv.Quote(Shorten(s)) }

// Shorten is s, or its beginning if it is too long for a message.
func Shorten(s string) string {
	const longest = 60
	n := 0
	for i := range s {
		if n++; n > longest {
			return s[:i] + "…"
		}
	}
	return s
}

// Count is one for n = 1, else many with the number.
func Count(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}
