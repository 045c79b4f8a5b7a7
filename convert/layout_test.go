package convert

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLayout places posts as Convert makes them.
func TestLayout(t *testing.T) {
	const files, url = "![a](a.png)\n", "permalink: /x/\n"
	for _, tt := range []struct {
		target            Target
		path, front, body string
		want              string
	}{
		{Hugo, "p/a.md", "", "", "p/a.md {p/a false} 0"},
		{Hugo, "p/a.md", url, files, "p/a/index.md {p/a true} 0"},
		{Hugo, "p/a.md", "permalink: /x.html\n", files, "p/a/index.md {p/a true} 1"},
		{Eleventy, "p/a.md", url, files, "p/a.md {p/a false} 1"},
		{Eleventy, "p/a.md", url, "", "p/a.md {p/a false} 0"},
		{Hexo, "p/a.md", url, files, "p/a.md {p/a true} 0"},
		{Astro, "p/a.md", url, files, "p/a.md {p false} 0"},
		{Jekyll, "p/a.md", "date: 2021-11-06\n", "", "p/2021-11-06-a.md {p true} 0"},
		{Jekyll, "p/a.md", "", "", "pages/p/a.md {pages/p false} 0 [JekyllPages]"},
	} {
		a := parsed(t, tt.path, "---\ntitle: T\n"+tt.front+"---\n# h\n\n"+tt.body)
		p, err := (&Converter{Target: tt.target}).Convert(a)
		require.NoError(t, err)
		before := len(p.Changes)
		p.Needs = nil
		l := &Layout{Target: tt.target}
		l.See(tt.path)
		home := l.Place(p, tt.path)
		have := fmt.Sprint(p.Name, " ", home, " ", len(p.Changes)-before)
		if len(p.Needs) > 0 {
			require.Equal(t, []Need{JekyllPages}, p.Needs)
			have += " [JekyllPages]"
		}
		require.Equal(t, tt.want, have)
	}
}
