package address

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMalformed(t *testing.T) {
	want := map[string]string{}
	for _, m := range malformations {
		want[m.name] = m.want
	}
	for href, name := range map[string]string{
		"“https://example.com/x”": "quotes", "‘/x’": "quotes", "«a": "quotes", `"/x`: "quotes", `\"/x\"`: "quotes",
		"https://example.org/%E2%80%9Chttps://example.com/a.png%E2%80%9D": "quotes",
		"[text](https://example.com)":                                     "markdown", "https://example.com](https://example.com": "markdown", "<https://example.com>": "markdown",
		"https://example.com:port/": "host", "https://example.com:99999/": "host", "http://example.com:80a": "host", "https://[::1/": "host",
		"//": "host", "///": "host", "//example.com:x/": "host", "https://exa^mple.com/": "host", "http://1.2.3.256/": "host",

		"": "", "/a“b”": "", "/x?a=[1]&b=(2)": "", "https://example.com:8080/": "", "https://[2606:4700::1111]:8080/x": "",
		"//example.com/x": "", "///example.com/x": "", "mailto:a": "", "a:b": "", "/a:b": "", "https://xn--a/": "", "#<a>": "",
		"https://例え.jp:8443/k": "", "https://u:p@example.com/": "", "https://example.com?q=mailto:a": "", "http:/a": "",
	} {
		require.Equal(t, want[name], Malformed(href), href)
	}
}
