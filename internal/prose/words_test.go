package prose

import (
	"testing"

	"github.com/stretchr/testify/require"
)

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
		require.Equal(t, want, Words(text), text)
	}
}

func TestCount(t *testing.T) {
	for text, want := range map[string][2]int{
		"": {}, "one two": {0, 2}, "中文": {2, 0}, "GPT4模型 v2": {2, 2}, "一 two 三": {2, 1}, "한국어": {0, 1}, "䷀ ㄱ": {0, 1}, "\xe4\xb8": {},
	} {
		characters, words := Count(text)
		require.Equal(t, want, [2]int{characters, words}, text)
	}
}
