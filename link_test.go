package article

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLinksOutbound(t *testing.T) {
	const hrefs = "/a b ?c #d //example.co.uk/e //other.co.uk/f https://www.example.co.uk/g http://user.github.io/h " +
		"mailto:i@other.com tel:1 javascript:x ftp://other.com/ https://xn--r8jz45g.jp/j https://例え.jp:8443/k https://192.0.2.1/l http:// HTTPS://OTHER.COM./m"
	for _, c := range []struct {
		name, site, front, base string
		want                    string
	}{
		{name: "nothing known",
			want: "//example.co.uk/e //other.co.uk/f https://www.example.co.uk/g http://user.github.io/h https://xn--r8jz45g.jp/j https://例え.jp:8443/k https://192.0.2.1/l HTTPS://OTHER.COM./m"},
		{name: "a base is no site", base: "https://example.co.uk/",
			want: "//example.co.uk/e //other.co.uk/f https://www.example.co.uk/g http://user.github.io/h https://xn--r8jz45g.jp/j https://例え.jp:8443/k https://192.0.2.1/l HTTPS://OTHER.COM./m"},
		{name: "site", site: "https://example.co.uk/",
			want: "//other.co.uk/f http://user.github.io/h https://xn--r8jz45g.jp/j https://例え.jp:8443/k https://192.0.2.1/l HTTPS://OTHER.COM./m"},
		{name: "site under a public suffix", site: "https://user.github.io/blog/",
			want: "//example.co.uk/e //other.co.uk/f https://www.example.co.uk/g https://xn--r8jz45g.jp/j https://例え.jp:8443/k https://192.0.2.1/l HTTPS://OTHER.COM./m"},
		{name: "another's site under it", site: "https://neighbour.github.io/",
			want: "//example.co.uk/e //other.co.uk/f https://www.example.co.uk/g http://user.github.io/h https://xn--r8jz45g.jp/j https://例え.jp:8443/k https://192.0.2.1/l HTTPS://OTHER.COM./m"},
		{name: "site in readable form", site: "https://blog.例え.jp/",
			want: "//example.co.uk/e //other.co.uk/f https://www.example.co.uk/g http://user.github.io/h https://192.0.2.1/l HTTPS://OTHER.COM./m"},
		{name: "site is an address", site: "http://192.0.2.1:8080",
			want: "//example.co.uk/e //other.co.uk/f https://www.example.co.uk/g http://user.github.io/h https://xn--r8jz45g.jp/j https://例え.jp:8443/k HTTPS://OTHER.COM./m"},
		{name: "a base away from the site", site: "https://example.co.uk/", base: "https://cdn.example.net/",
			want: "/a b ?c //other.co.uk/f http://user.github.io/h https://xn--r8jz45g.jp/j https://例え.jp:8443/k https://192.0.2.1/l HTTPS://OTHER.COM./m"},
	} {
		body := ""
		if c.base != "" {
			body = `<base href="` + c.base + `">`
		}
		for href := range strings.SplitSeq(hrefs, " ") {
			body += `<a href="` + href + `">x</a>`
		}
		a := parseAt(t, c.site, "", body)
		require.Len(t, a.Links, strings.Count(hrefs, " ")+1)
		var have []string
		for l := range a.Outbound() {
			have = append(have, l.Href)
		}
		require.Equal(t, c.want, strings.Join(have, " "), c.name)
	}
}

// parseAt reads a post of a site, which may be empty.
func parseAt(t testing.TB, site, front, body string) *Article {
	var p Parser
	if site != "" {
		u, err := url.Parse(site)
		require.NoError(t, err)
		p.Site = u
	}
	a, err := p.Parse(strings.NewReader("---\n" + front + "\n---\n" + body))
	require.NoError(t, err)
	return a
}

func TestLinksOutboundStop(t *testing.T) {
	a := parseBody(t, `<a href="https://a.example/">a</a><a href="https://b.example/">b</a>`)
	for l := range a.Outbound() {
		require.Equal(t, "a", l.Text)
		break
	}
}

func TestBase(t *testing.T) {
	const example = "https://example.com"
	for _, c := range []struct{ site, permalink, base, want string }{
		{"", "", "", "x.html"},
		{"", "/2021/post/", "", "x.html"}, // a path is no base
		{"", "2021/post", "", "x.html"},
		{"", "mailto:a@example.com", "", "x.html"},
		{"", example + "/2021/post", "", example + "/2021/x.html"},
		{"", "", example + "/dir/", example + "/dir/x.html"},
		{"", "", "/dir/", "x.html"},
		{"", "", "javascript:x", "x.html"},
		{example, "", "", example + "/x.html"},
		{example + "/blog/", "", "", example + "/blog/x.html"},
		{example + "/blog", "", "", example + "/x.html"},
		{example, "/2021/post/", "", example + "/2021/post/x.html"},
		{example + "/blog/", "2021/post.html", "", example + "/blog/2021/x.html"},
		{example, "https://example.org/post/", "", "https://example.org/post/x.html"},
		{example, "/2021/post/", "../up/", example + "/2021/up/x.html"},
		{example, "/2021/post/", "//example.net", "https://example.net/x.html"},
		{example, "/2021/post/", "https://", example + "/2021/post/x.html"},
	} {
		body := `<a href="x.html">x</a><img src="x.html">`
		if c.base != "" {
			body = `<base target="_blank"><base href="` + c.base + `"><base href="https://second.example/">` + body
		}
		a := parseAt(t, c.site, "permalink: "+c.permalink, body)
		require.Equal(t, c.want, a.Links[0].URL, "%+v", c)
		require.Equal(t, c.want, a.Images[0].Src, "%+v", c)
		require.Equal(t, "x.html", a.Links[0].Href)
	}
}

func TestHosts(t *testing.T) {
	a := parseBody(t, `<a href="https://b.example/1">1</a><a href="//A.example:81/2">2</a><a href="http://b.example:8080/3">3</a>`+
		`<a href="https://例え.jp/">4</a><a href="https://[2001:db8::1]/">5</a><a href="mailto:x@c.example">6</a><a href="/d">7</a><a href="https://B.EXAMPLE">8</a>`)
	require.Equal(t, []string{"[2001:db8::1]", "a.example", "b.example", "xn--r8jz45g.jp"}, a.Hosts())
	require.Nil(t, new(Article).Hosts())
	require.True(t, slices.IsSorted(a.Hosts()))
}

// TestDisguises are links that run a script.
func TestDisguises(t *testing.T) {
	for _, href := range []string{
		"javascript:x", "JAVASCRIPT:x", " \n javascript:x", "java\nscript:x", "java&#x9;script&colon;x", "&#x6A;avascript:x", "&#1;javascript:x",
		"\x1fjavascript:x", "vbscript:x", "data:text/html,x", "DATA:text/html;base64,eA==", "data:image/svg+xml,x", "javascript://example.com/%0ax",
	} {
		a := parseAt(t, "https://example.com/", "title: x", `<p><a href="`+href+`">x</a></p>`)
		require.Len(t, a.Faults, 1, href)
		require.Equal(t, 4, a.Faults[0].Line)
		require.Regexp(t, `^\d+:4: want a link to a page, have (javascript|vbscript|data:[a-z/+]+): which runs a script$`, a.Faults[0].Error())
		require.False(t, a.Links[0].Outbound, href)
	}
	for _, href := range []string{"javascript", "/javascript:x", "#javascript:x", "javascripts:x", "\x00javascript:x", "data:image/png;base64,x", "data:text/plain,x", "https://example.com/javascript:x"} {
		require.Empty(t, parseBody(t, `<a href="`+href+`">x</a>`).Faults, href)
	}
}
