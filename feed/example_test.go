package feed_test

import (
	"fmt"
	"strings"

	"github.com/goarticle/article/feed"
)

func ExamplePosts() {
	const export = `<rss version="2.0"><channel><link>https://example.org/</link>
<item><title>The lake</title><link>https://example.org/2021/lake/</link>
<pubDate>Sat, 06 Nov 2021 08:50:18 GMT</pubDate>
<description>&lt;p&gt;Cranes.&lt;/p&gt;</description></item>
</channel></rss>`
	for a, err := range feed.Posts(strings.NewReader(export)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(a.File)
		fmt.Print(string(a.Source))
	}
	// Output:
	// export/item-1-line-2/lake.html
	// ---
	// title: The lake
	// date: 2021-11-06T08:50:18Z
	// slug: lake
	// permalink: '/2021/lake/'
	// ---
	// <p>Cranes.</p>
}
