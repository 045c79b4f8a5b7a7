package weburl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// FuzzURL checks of any reference and any base:
//   - Parsing does not panic.
//   - What String gives is parsed to the same String again.
//   - It is ASCII without controls. That of a web URL has no blank anywhere,
//     up to the query no backslash or angle bracket, and its host is in lower
//     case.
//   - Where the short way is taken, the long way comes to the same.
//   - A URL that runs code when followed has a scheme that UnsafeScheme
//     reports.
//   - A URL does not leave the site that is its own.
func FuzzURL(f *testing.F) {
	for _, group := range urlTests {
		for _, c := range group.cases {
			f.Add(c[0], group.base)
		}
	}
	fixture.Seeds(f, func(post []byte) {
		for _, attr := range strings.Split(string(post), "href=\"")[1:] {
			href, _, _ := strings.Cut(attr, "\"")
			f.Add(href, "https://example.org/posts/")
		}
	})
	f.Fuzz(func(t *testing.T, ref, base string) {
		fuzzURLScript(t, ref)
		var against *URL
		if u, err := Parse(base, nil); err == nil {
			against = &u
		}
		u, err := Parse(ref, against)
		outbound(&u, against)
		if err != nil {
			return
		}
		text := u.String()
		fuzzURLText(t, &u, text)
		fuzzURLAgain(t, text)
		fuzzURLWays(t, ref, against)
		require.False(t, outbound(&u, &u))
	})
}

func fuzzURLScript(t *testing.T, ref string) {
	u, err := Parse(ref, nil)
	if err == nil && (u.scheme == "javascript" || u.scheme == "vbscript") {
		require.Equal(t, u.scheme, UnsafeScheme(ref))
	}
}

func fuzzURLText(t *testing.T, u *URL, text string) {
	for i := range len(text) {
		require.True(t, ' ' <= text[i] && text[i] <= '~', "%q", text)
	}
	if !u.isWeb() {
		return
	}
	front, _, _ := strings.Cut(text, "#")
	front, _, _ = strings.Cut(front, "?")
	require.False(t, strings.ContainsAny(front, "\\<>"), "%q", text)
	require.False(t, strings.Contains(text, " "), "%q", text)
	require.Equal(t, strings.ToLower(u.host), u.host)
	require.True(t, strings.HasPrefix(u.path, "/"), "%q", text)
}

func fuzzURLAgain(t *testing.T, text string) {
	again, err := Parse(text, nil)
	require.NoError(t, err, "%q", text)
	require.Equal(t, text, again.String())
}

func fuzzURLWays(t *testing.T, ref string, base *URL) {
	fast, ok := parseFast(ref)
	if !ok {
		return
	}
	require.Equal(t, ref, fast.String())
	slow, err := parseSlow(ref, base)
	require.NoError(t, err)
	fast.raw = ""
	require.Equal(t, slow, fast)
}
