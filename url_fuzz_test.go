package article

import (
	"bytes"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzURL checks of any reference and any base:
//   - Parsing does not panic.
//   - What String gives is parsed to the same String again.
//   - It is ASCII without controls. That of a web URL has no blank anywhere,
//     up to the query no backslash or angle bracket, and its host is in lower
//     case.
//   - Where the short way is taken, the long way comes to the same.
//   - A URL that runs code when followed has a scheme that unsafeScheme
//     reports.
//   - A URL does not leave the site that is its own.
func FuzzURL(f *testing.F) {
	for _, group := range urlTests {
		for _, c := range group.cases {
			f.Add(c[0], group.base)
		}
	}
	eachSeed(f, func(post []byte) {
		a, err := Parse(bytes.NewReader(post))
		if err != nil {
			return
		}
		for _, l := range a.Links {
			f.Add(l.Href, a.Permalink)
		}
	})
	f.Fuzz(func(t *testing.T, ref, base string) {
		fuzzURLScript(t, ref)
		var against *webURL
		if u, err := parseURL(base, nil); err == nil {
			against = &u
		}
		u, err := parseURL(ref, against)
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
	u, err := parseURL(ref, nil)
	if err == nil && (u.scheme == "javascript" || u.scheme == "vbscript") {
		require.Equal(t, u.scheme, unsafeScheme(ref))
	}
}

func fuzzURLText(t *testing.T, u *webURL, text string) {
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
	again, err := parseURL(text, nil)
	require.NoError(t, err, "%q", text)
	require.Equal(t, text, again.String())
}

func fuzzURLWays(t *testing.T, ref string, base *webURL) {
	fast, ok := parseURLFast(ref)
	if !ok {
		return
	}
	require.Equal(t, ref, fast.String())
	slow, err := parseURLSlow(ref, base)
	require.NoError(t, err)
	fast.raw = ""
	require.Equal(t, slow, fast)
}

// FuzzSrcset checks of any attribute:
//   - Parsing does not panic.
//   - Each URL is part of the attribute, behind the one before it.
//   - It is not empty, has no white space of HTML in it, and neither begins nor
//     ends with a comma.
//   - Widths and densities are numbers, neither negative nor infinite, and a
//     candidate has one of the two at most.
//   - The best is among the candidates, and none is larger.
func FuzzSrcset(f *testing.F) {
	for _, c := range srcsetTests {
		f.Add(c.srcset)
	}
	eachSeed(f, func(post []byte) {
		for _, attr := range strings.Split(string(post), "srcset=\"")[1:] {
			value, _, _ := strings.Cut(attr, "\"")
			f.Add(value)
		}
	})
	if dir := os.Getenv("ARTICLE_SHARED"); dir != "" {
		for _, c := range sharedSrcsets(f, dir) {
			f.Add(c[0])
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := appendSrcset(nil, s)
		best, ok := bestCandidate(list)
		require.Equal(t, len(list) > 0, ok)
		rest := s
		for _, c := range list {
			i := strings.Index(rest, c.URL)
			require.GreaterOrEqual(t, i, 0)
			rest = rest[i+len(c.URL):]
			require.NotEmpty(t, c.URL)
			require.False(t, strings.ContainsAny(c.URL, " \t\n\f\r"))
			require.Equal(t, c.URL, strings.Trim(c.URL, ","))
			require.GreaterOrEqual(t, c.Width, 0)
			require.False(t, math.Signbit(c.Density) || math.IsNaN(c.Density) || math.IsInf(c.Density, 0))
			require.True(t, c.Width == 0 || c.Density == 0)
			require.LessOrEqual(t, c.Width, best.Width)
			require.True(t, best.Width > 0 || c.Density <= best.Density)
		}
		if ok {
			require.Contains(t, list, best)
		}
	})
}
