package link

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/page/pagetest"
	"github.com/goarticle/article/lint/internal/target"
)

func TestPost(t *testing.T) {
	names := []string{"_posts/2021-05-04-reeds.md", "_posts/deep/2021-05-05-lake.md", "content/posts/One Note.md", "about.md"}
	for _, c := range []struct {
		target target.Name
		body   string
		want   int
	}{
		{target.Jekyll, "{% post_url 2021-05-04-reeds %} {% post_url deep/2021-05-05-lake %} {%- link about.md -%}", 0},
		{target.Jekyll, "{% post_url 2021-05-04-reed %} {%- post_url lake -%} {% link _posts/2021-05-05-lake.md %}", 3},
		{target.Jekyll, "{% link a.pdf %} {% link index.html %} {% post_url %} {% post_url {{ x }} %}", 0},
		{target.Jekyll, "{{< ref \"none\" >}} {% post_link none %}", 0},
		{target.Hugo, "{{< ref `one-note` >}} {{% relref \"/posts/One Note.md#a\" %}} {{<ref about>}} {{< ref \"none:x\" >}}", 0},
		{target.Hugo, "{{< ref `two` >}} {{% relref \"/none/one-note\" %}} {{<ref none>}}", 3},
		{target.Hexo, "{% post_link 2021-05-04-reeds 'a b' %} {% post_path about %} {% post_link 'none of them' %}", 0},
		{target.Hexo, "{% post_link reeds 'a b' %} {% post_path none %}", 2},
		{target.Astro, "[a](none.md) [b](./about.md) [c](NEWS.md) [d](https://x.org/y.md) [e](/none.md) [f](湖.md#x) [g](%61bout.md) [h](x.mdx)", 2},
	} {
		p := pagetest.Read("_posts/a.md", pagetest.Head+"Some **text** "+c.body+"\n")
		Post(p)
		require.Empty(t, p.Found(), "the posts are not known")
		p.Posts, p.Target = address.NewPosts(names), c.target
		Post(p)
		require.Len(t, p.Found(), c.want, c.body)
	}
}

// FuzzPost looks for links in what is made to be odd.
func FuzzPost(f *testing.F) {
	f.Add("{% post_url a %} {{< ref \"b\" >}} {% post_link c %} [d](e.md)", "hugo")
	f.Add(strings.Repeat("{% link ", 100), "jekyll")
	f.Fuzz(func(t *testing.T, body, generator string) {
		p := pagetest.Read("a.md", pagetest.Head+body)
		if p.Article == nil {
			return
		}
		p.Posts, p.Target = address.NewPosts([]string{"a.md", body}), target.Name(generator)
		Post(p)
		for _, found := range p.Found() {
			require.LessOrEqual(t, found.End, len(p.Source))
		}
	})
}
