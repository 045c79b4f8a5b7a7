package article

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// parseBody reads a body without front matter.
func parseBody(t testing.TB, body string) *Article {
	a, err := Parse(strings.NewReader("---\n---\n" + body))
	require.NoError(t, err)
	return a
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                  0,
		" \n\t":             0,
		"one":               1,
		"one, two - three!": 3,
		"don't won’t":       2,
		"3.5 1,000 v1.2.3":  3,
		"U.S.A. e.g. end.":  3,
		"state-of-the-art":  4,
		"snake_case a/b":    3,
		"中文":                2,
		"中文，标点。":            4,
		"有 3 个 words":       4,
		"GPT4模型":            3,
		"ひらがな カタカナ スーパー ｱｰ": 14,
		"か\u3099く":                 2, // a mark on a kana is no word
		"한국어 문장":                   2,
		"привет мир":               2,
		"cafe\u0301 naïve":         2,
		"हिन्दी भाषा":              2,
		"👍 ❤\ufe0f 👨\u200d👩":       0,
		"1\ufe0f\u20e3":            1,
		"𠀀𠮷":                       2,
		"a\u00adb":                 1, // a soft hyphen
		"http://example.com/a?b=c": 5,
	} {
		require.Equal(t, want, countWords(text), text)
	}
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
