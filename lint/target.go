package lint

import (
	"fmt"
	"slices"

	"github.com/goarticle/article/lint/internal/target"
)

// A Target is a site generator that posts are written for. Rules that know
// one say what that generator makes of a post.
type Target string

const (
	Hexo     Target = "hexo"     // Hexo 7 and 8
	Jekyll   Target = "jekyll"   // Jekyll 4
	Hugo     Target = "hugo"     // Hugo 0.165
	Eleventy Target = "eleventy" // Eleventy 3
	Astro    Target = "astro"    // Astro 5, a collection of Markdown files
)

// UnmarshalText reads the name of a generator.
func (t *Target) UnmarshalText(text []byte) error {
	if !slices.Contains(target.All(), target.Name(text)) {
		return fmt.Errorf("want hexo, jekyll, hugo, eleventy or astro, have %q", text)
	}
	*t = Target(text)
	return nil
}

// String is the name as people write it.
func (t Target) String() string { return target.Name(t).String() }
