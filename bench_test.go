package article

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// seedSized is the post of 4.8 KB that bench measures, too.
var seedSized = filepath.Join("bench", "testdata", "post.md")

// BenchmarkParse reads posts of several kinds. BenchmarkParseFS, in
// fs_test.go, reads a folder of a thousand.
func BenchmarkParse(b *testing.B) {
	b.Run("short", func(b *testing.B) { benchmarkParse(b, readPost(b, filepath.Join("testdata", "posts", "news.md"))) })
	b.Run("seed-sized", func(b *testing.B) { benchmarkParse(b, readPost(b, seedSized)) })
	b.Run("long", func(b *testing.B) { benchmarkParse(b, longPost(b, 250_000)) })
	b.Run("images", func(b *testing.B) { benchmarkParse(b, []byte("---\ntitle: Pictures\n---\n"+images(500))) })
}

func benchmarkParse(b *testing.B, post []byte) {
	b.SetBytes(int64(len(post)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := Parse(bytes.NewReader(post))
		require.NoError(b, err)
	}
}

func readPost(tb testing.TB, name string) []byte {
	post, err := os.ReadFile(name)
	require.NoError(tb, err)
	return post
}

// longPost is the seed-sized post with its body repeated up to a size.
func longPost(tb testing.TB, size int) []byte {
	post := readPost(tb, seedSized)
	a, err := Parse(bytes.NewReader(post))
	require.NoError(tb, err)
	return append(post, strings.Repeat(a.Body, size/len(a.Body))...)
}

// images is a body of n images with all that images come with: a figure, a
// srcset, an address that is loaded when it is needed.
func images(n int) string {
	return repeat(n, `<figure class="wp-caption"><a href="/full/%[1]d.jpg"><img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="`+
		` data-src="/i/%[1]d.jpg" srcset="/i/%[1]d-300.jpg 300w, /i/%[1]d-1200.jpg 1200w" width="1200" height="800" alt="Picture %[1]d"></a>`+
		"<figcaption>What picture %[1]d shows. Photo: the author</figcaption></figure>\n")
}

// repeat is format n times, each with its number.
func repeat(n int, format string) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, format, i)
	}
	return s.String()
}

// BenchmarkGrowth shows how time grows with what a post holds: it reads
// posts of n, 2n and 4n in turn, so that whatever else the machine does
// meets all of them, and reports the ratios of the means; medians would leave
// out the garbage of small posts. None should be above 2.2.
func BenchmarkGrowth(b *testing.B) {
	body := func(format string) func(n int) string {
		return func(n int) string { return "---\ntitle: Growth\n---\n" + repeat(n, format) }
	}
	rows := []struct {
		name string
		post func(n int) string
	}{
		{"paragraphs", body("<p>Paragraph %d of some text, 还有一些正文。</p>\n")},
		{"images", func(n int) string { return "---\ntitle: Growth\n---\n" + images(n) }},
		{"plain images", body("<p align=center><img src=/i/%[1]d.jpg></p>\n<p align=center>▲ Picture %[1]d</p>\n")},
		{"links", body(`<a href="https://example.com/%d">a link</a> `)},
		{"unclosed tags", body("<div><b>%d")},
		{"unclosed links", body("<p><a href=/%d>text")},
		{"list in brackets", func(n int) string {
			return "---\ntags: [" + repeat(n, "tag %d, ") + "last" + strings.Repeat(" ", n) + "]\n---\n"
		}},
		{"list", func(n int) string { return "---\ntags:\n" + repeat(n, "- tag %d\n") + "---\n" }},
		{"keys", func(n int) string { return "---\n" + repeat(n, "key%d: value\n") + "---\n<p>Text.</p>\n" }},
	}
	for _, r := range rows {
		posts := [][]byte{[]byte(r.post(1000)), []byte(r.post(2000)), []byte(r.post(4000))}
		b.Run(r.name, func(b *testing.B) { benchmarkGrowth(b, posts) })
	}
}

func benchmarkGrowth(b *testing.B, posts [][]byte) {
	times := make([]time.Duration, len(posts))
	for b.Loop() {
		for i, post := range posts {
			begin := time.Now()
			_, err := Parse(bytes.NewReader(post))
			times[i] += time.Since(begin)
			require.NoError(b, err)
		}
	}
	b.ReportMetric(float64(times[1])/float64(times[0]), "2n/n")
	b.ReportMetric(float64(times[2])/float64(times[1]), "4n/2n")
}
