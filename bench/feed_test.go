package main

import (
	"bytes"
	"fmt"
	"html"
	"testing"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed"
	"github.com/mmcdole/gofeed"
	"github.com/stretchr/testify/require"
)

// feedOf is a feed in RSS of so many items, whose bodies are that of the post
// that readers are measured on.
func feedOf(tb testing.TB, items int) []byte {
	posts, err := readPosts("")
	require.NoError(tb, err)
	a, err := article.Parse(bytes.NewReader(posts[0].data))
	require.NoError(tb, err)
	var b bytes.Buffer
	b.WriteString(`<rss version="2.0"><channel><title>Lakes</title><link>https://example.org/</link>` + "\n")
	for i := range items {
		fmt.Fprintf(&b, "<item><title>Item %d</title><link>https://example.org/%[1]d/</link><pubDate>Sat, 06 Nov 2021 08:50:18 GMT</pubDate>"+
			"<category>Lakes</category><description>%s</description></item>\n", i, html.EscapeString(a.HTML()))
	}
	b.WriteString("</channel></rss>\n")
	return b.Bytes()
}

// TestFeeds holds both readers to the same items.
func TestFeeds(t *testing.T) {
	data := feedOf(t, 20)
	theirs, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	require.NoError(t, err)
	n := 0
	for a, err := range feed.Posts(bytes.NewReader(data)) {
		require.NoError(t, err)
		require.Equal(t, theirs.Items[n].Title, a.Title)
		require.True(t, theirs.Items[n].PublishedParsed.Equal(a.Date))
		require.Equal(t, theirs.Items[n].Categories, a.Categories)
		require.Len(t, theirs.Items[n].Description, len(a.Body))
		n++
	}
	require.Len(t, theirs.Items, n)
}

// BenchmarkFeed reads a feed of 1,000 items: with gofeed, which holds all of them
// and does not look into their bodies, and with this package.
func BenchmarkFeed(b *testing.B) {
	data := feedOf(b, 1000)
	b.Run("feed", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			for _, err := range feed.Posts(bytes.NewReader(data)) {
				require.NoError(b, err)
			}
		}
	})
	b.Run("gofeed", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			_, err := gofeed.NewParser().Parse(bytes.NewReader(data))
			require.NoError(b, err)
		}
	})
}
