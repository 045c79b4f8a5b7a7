package lint

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

// BenchmarkRules measures what the rules cost beside the parsing.
func BenchmarkRules(b *testing.B) {
	src := "---\ntitle: Reed warblers return\ndate: 2021-05-04T08:00:00Z\ntags: [lake, birds]\n---\n" +
		strings.Repeat("<p>In the first week of May the <b>reed warblers</b> came back to the <a href=\"/lake/\">lake</a>.</p>\n<figure><img src=\"/a.jpg\" alt=\"A\"><figcaption>A nest</figcaption></figure>\n", 40)
	a, err := article.Parse(strings.NewReader(src))
	require.NoError(b, err)
	l := Linter{}
	r := l.Run()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		clear(r.kept)
		r.Article(a)
	}
}
