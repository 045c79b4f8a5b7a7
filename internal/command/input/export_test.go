package input

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed"
)

const rss = "<rss><channel><item><title>A</title></item>\n<item><title>B</title></item></channel></rss>"

func TestExports(t *testing.T) {
	folder(t, "a.md")
	require.NoError(t, os.WriteFile("x.xml", []byte(rss), 0o666))
	require.NoError(t, os.WriteFile("y.json", []byte("{\"title\": \"Y\"}\n"), 0o666))
	require.NoError(t, os.WriteFile("z.xml", []byte("<?xml version='1.0'?><sitemap/>"), 0o666))
	args := Args{Names: []string{"x.xml", "a.md", "y.json", "./x.xml"}, Feed: &feed.Reader{}}
	sources := args.Sources()
	require.Equal(t, "x.xml/item-1-line-1/a.html x.xml/item-2-line-2/b.html a.md y.json ./x.xml/item-1-line-1/a.html ./x.xml/item-2-line-2/b.html", posts(t, sources))
	require.Equal(t, "x.xml a.md y.json", names(t, sources), "each export once")
	require.Equal(t, 6, Count(sources))
	for p, err := range Posts(new(article.Parser), nil, sources) {
		require.NoError(t, err)
		require.Equal(t, Place{Path: "a.html"}, p.Place)
		require.Equal(t, "x.xml", p.Article.Faults[0].File, "faults of an export are of its lines")
		break
	}

	args.Feed = nil
	require.Equal(t, []Source{{Files: args.Names}}, args.Sources())

	sources = Args{Names: []string{"z.xml"}, Feed: &feed.Reader{}}.Sources()
	require.Contains(t, posts(t, sources), "<z.xml: want an export of WordPress")
	require.NoError(t, os.Remove("z.xml"))
	require.Equal(t, "<z.xml: no such file or directory>", posts(t, sources))
	require.Equal(t, 1, Count(sources))
	require.NoError(t, os.WriteFile("z.xml", []byte("<rss>"+strings.Repeat(" <item></item>", 100_000)+"</rss>"), 0o666))
	require.Equal(t, 100_000, Count(sources))
}
