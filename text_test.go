package article

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// parseBody reads a body of HTML without front matter.
func parseBody(t testing.TB, body string) *Article {
	p := Parser{Markup: HTML}
	a, err := p.Parse(strings.NewReader("---\n---\n" + body))
	require.NoError(t, err)
	return a
}

func TestReadingTime(t *testing.T) {
	for _, c := range []struct {
		text string
		want time.Duration
	}{
		{"", 0},
		{"…!", 0},
		{"one", time.Minute},
		{strings.Repeat("字", 500), time.Minute},
		{strings.Repeat("字", 501), 2 * time.Minute},
		{strings.Repeat("word ", 212), time.Minute},
		{strings.Repeat("word ", 213), 2 * time.Minute},
		{strings.Repeat("字", 375) + strings.Repeat(" word", 53), time.Minute},
		{strings.Repeat("字", 376) + strings.Repeat(" word", 53), 2 * time.Minute},
	} {
		require.Equal(t, c.want, (&Article{Text: c.text}).ReadingTime())
	}
}

// TestLongText reads a text without a tag that is larger than the largest
// tag.
func TestLongText(t *testing.T) {
	const n = 5 << 20
	a := parseBody(t, strings.Repeat("a ", n))
	require.Equal(t, n, a.Words)
	require.Len(t, a.Text, 2*n-1)
	require.Empty(t, a.Faults)
}

// TestEmptyBody reads bodies with nothing to see.
func TestEmptyBody(t *testing.T) {
	for _, body := range []string{"", "\n", "<p></p>", "<!-- x -->", "<br><hr>", "&nbsp;", "　", "<", "</", "<div hidden>x</div>"} {
		a := parseBody(t, body)
		require.Empty(t, strings.Trim(a.Text, "</"), body)
		require.Zero(t, a.Words, body)
		require.Empty(t, a.Excerpt, body)
		require.Zero(t, a.ReadingTime(), body)
	}
}
