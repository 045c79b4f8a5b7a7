package image

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/page/pagetest"
)

// TestRules checks of each rule one post that it must catch, beside images that
// all leave alone: a good one, and one in code. lint has fixtures for the rest.
func TestRules(t *testing.T) {
	const good = `<figure><img src="https://example.com/a.jpg" alt="A" width="90" height="90"><figcaption>A nest</figcaption></figure>` +
		"\n\n```\n<img src=\"http://example.com/1x1.gif\" width=\"1\">\n```\n\n"
	for _, c := range []struct {
		check     func(p *page.Page)
		bad, want string
	}{
		{Source, `<img src="c:/a.jpg">`, `want an image that can be loaded, have a path on a computer, "c:/a.jpg"`},
		{Alt, `<img src="a.jpg">`, "want an alt attribute, have none"},
		{CaptionMissing, `<img src="a.jpg" alt="x">`, ""},
		{Size, `<img src="a.jpg" width="90">`, ""},
		{HTTP, `<img src="http://example.com/a.jpg">`, ""},
		{TrackerPixel, `<img src="//example.com/a.gif" width="1" height="1">`, `want no image that counts readers, have "//example.com/a.gif"`},
	} {
		require.Equal(t, []string{c.bad + "|" + c.want}, pagetest.Check("a.md", pagetest.Head+good+c.bad, c.check))
	}
}

func TestCoverInBody(t *testing.T) {
	const head = "---\ntitle: x\nbanner: /img/lake-300x200.jpg\n---\n"
	require.Empty(t, pagetest.Check("a.md", head+`<img src="https://example.com/Lake.png?x=1">`, CoverInBody))
	require.Equal(t, []string{`banner: /img/lake-300x200.jpg|banner: want one of the images of the body, have "/img/lake-300x200.jpg"`},
		pagetest.Check("a.md", head+`<img src="reed.jpg">`, CoverInBody))
}

func TestCounts(t *testing.T) {
	for _, count := range []func(n int) string{CountAlt, CountCaptionMissing, CountSize, CountHTTP} {
		require.NotContains(t, count(1), "1")
		require.Contains(t, count(7), "7")
	}
}
