package convert

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPermalinks checks under which key an old address lives on.
func TestPermalinks(t *testing.T) {
	const name, post = "_posts/2021-11-06-reeds.md", "---\ntitle: T\ncategories: [A]\n---\n# h\n"
	for _, tt := range []struct {
		target           Target
		permalinks, post string
		name, want       string
	}{
		{Hugo, "", post, "2021-11-06-reeds.md", ""},
		{Hugo, "keep", post, "2021-11-06-reeds.md", ""},
		{Hugo, "/:year/:month/:title/", post, "2021-11-06-reeds.md", "url: /2021/11/reeds/"},
		{Hugo, "pretty", "---\npermalink: /x/\n---\n# h\n", "2021-11-06-reeds.md", "url: /x/"},
		{Hexo, "date", post, "2021-11-06-reeds.md", "permalink: /a/2021/11/06/reeds.html"},
		{Eleventy, "/:title", post, "2021-11-06-reeds.md", "permalink: /reeds/"},
		{Jekyll, "pretty", post, "2021-11-06-reeds.md", "permalink: /a/2021/11/06/reeds/"},
		{Astro, "pretty", post, "2021-11-06-reeds.md", "permalink: /a/2021/11/06/reeds/"},
		{Hexo, "keep", "---\nslug: cranes\n---\n# h\n", "cranes.md", "slug: cranes"},
		{Hexo, "", "---\nslug: cranes\n---\n# h\n", "2021-11-06-reeds.md", "slug: cranes"},
		{Hugo, "keep", "---\nslug: cranes\n---\n# h\n", "2021-11-06-reeds.md", "slug: cranes"},
		{Hugo, "/:title/", "---\nslug: cranes\n---\n# h\n", "2021-11-06-reeds.md", "url: /cranes/"},
	} {
		for _, f := range []Format{Markdown, Keep} {
			p, err := (&Converter{Target: tt.target, Format: f, Permalinks: tt.permalinks}).Convert(parsed(t, name, tt.post))
			require.NoError(t, err)
			require.Equal(t, tt.name, p.Name)
			require.Equal(t, tt.permalinks == "keep", slices.Contains(p.Needs, StatedAddress))
			if tt.want == "" {
				require.NotContains(t, string(p.Data), "url:")
				continue
			}
			require.Contains(t, strings.ReplaceAll(string(p.Data), "'", ""), "\n"+tt.want+"\n")
			require.Equal(t, tt.target == Astro, len(p.Needs) > 0 && p.Needs[0] == AstroRedirects)
		}
	}
	p, err := (&Converter{Target: Hugo, Permalinks: "pretty"}).Convert(parsed(t, "a.md", "---\ntitle: T\n---\n# h\n"))
	require.NoError(t, err)
	require.Contains(t, p.Changes, Change{File: "a.md", Kind: Dropped, To: "url", Note: "the address of the old site: the address has a date, and the post has none"})
	require.ErrorContains(t, (&Converter{Permalinks: "x"}).Check(), "permalinks: want keep, ")
	require.ErrorContains(t, (&Converter{Target: Hugo, Format: Keep, Permalinks: "/:x/"}).Check(), "permalinks: want words ")
}
