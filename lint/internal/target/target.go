// Package target names the site generators that rules know. It takes and gives
// names, in the order in which tables of rules have their columns; what each
// generator makes of a post is the matter of the rules.
package target

import "strings"

// A Name is that of a generator, as configurations write it; empty: not known.
type Name string

// The names, with the versions, stand in package lint, too.
const (
	Hexo     Name = "hexo"
	Jekyll   Name = "jekyll"
	Hugo     Name = "hugo"
	Eleventy Name = "eleventy"
	Astro    Name = "astro"
)

// All returns the names in order.
func All() []Name { return []Name{Hexo, Jekyll, Hugo, Eleventy, Astro} }

// String is the name as people write it.
func (n Name) String() string {
	if n == "" {
		return ""
	}
	return strings.ToUpper(string(n[:1])) + string(n[1:])
}
