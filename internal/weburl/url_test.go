package weburl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// urlTests has what each reference is against a base; "" where that is an
// error, or where there is no base.
var urlTests = []struct {
	base  string
	cases [][2]string
}{
	{"", [][2]string{
		{"https://example.com/", "https://example.com/"},
		{"http://example.com/a/b.png?q=1#f", "http://example.com/a/b.png?q=1#f"},
		{"https://example.com", "https://example.com/"},
		{"HTTPS://EXAMPLE.COM/Path", "https://example.com/Path"},
		{" https://example.com/x.png ", "https://example.com/x.png"},
		{"\n\thttps://example.com/x.png\r\n", "https://example.com/x.png"},
		{"https://exa\tmple.com/a\nb", "https://example.com/ab"},
		{"\u0001https://example.com/x\u0000", "https://example.com/x"},
		{"http:example.com/x", "http://example.com/x"},
		{"http:/example.com/x", "http://example.com/x"},
		{"http:///example.com//x", "http://example.com//x"},
		{"https:\\\\example.com\\a\\b?c\\d#e\\f", "https://example.com/a/b?c\\d#e\\f"},
		{"https://example.com:443/x", "https://example.com/x"},
		{"http://example.com:443/x", "http://example.com:443/x"},
		{"http://example.com:80/", "http://example.com/"},
		{"http://example.com:/", "http://example.com/"},
		{"http://example.com:00080/", "http://example.com/"},
		{"http://example.com:65535/", "http://example.com:65535/"},
		{"http://example.com:65536/", ""},
		{"http://example.com:8o/", ""},
		{"http://example.com:-1/", ""},
		{"ws://example.com:80/", "ws://example.com/"},
		{"wss://example.com:443/", "wss://example.com/"},
		{"ftp://example.com:21/a", "ftp://example.com/a"},
		{"https://user:pass@example.com/", "https://user:pass@example.com/"},
		{"https://user@example.com/", "https://user@example.com/"},
		{"https://@example.com/", "https://example.com/"},
		{"https://:p@example.com/", "https://:p@example.com/"},
		{"https://a@b:c@d@example.com/", "https://a%40b:c%40d@example.com/"},
		{"https://us er:p[]|@example.com/", "https://us%20er:p%5B%5D%7C@example.com/"},
		{"http://user@/", ""},
		{"http://@/", ""},
		{"http://:80/", ""},
		{"http://", ""},
		{"http://?x", ""},
		{"http:", ""},
		{"https://example.com?q", "https://example.com/?q"},
		{"https://example.com#f", "https://example.com/#f"},
		{"https://example.com/a/./b/../c", "https://example.com/a/c"},
		{"https://example.com/..", "https://example.com/"},
		{"https://example.com/a/..", "https://example.com/"},
		{"https://example.com/a/.", "https://example.com/a/"},
		{"https://example.com/a/%2e%2E/b/.%2e/c/%2E", "https://example.com/c/"},
		{"https://example.com/a/.../b", "https://example.com/a/.../b"},
		{"https://example.com/a//../b", "https://example.com/a/b"},
		{"https://example.com/a b?c d#e f", "https://example.com/a%20b?c%20d#e%20f"},
		{"https://example.com/\"<>`{}|", "https://example.com/%22%3C%3E%60%7B%7D|"},
		{"https://example.com/?\"<>`{}|'^", "https://example.com/?%22%3C%3E`{}|%27^"},
		{"https://example.com/#\"<>`{}|'^", "https://example.com/#%22%3C%3E%60{}|'^"},
		{"https://example.com/^", "https://example.com/%5E"},
		{"https://א1.example.com/", "https://xn--1-zhc.example.com/"},
		{"https://1א.example.com/", ""},
		{"https://ℶa.example.com/", ""},
		{"https://xn--a-a-.example.com/", "https://xn--a-a-.example.com/"}, // not Punycode, but ASCII
		{"https://XN--A-A-.中.com/", ""},
		{"https://example.com/\xff", "https://example.com/%EF%BF%BD"},
		{"https://example.com/'a'", "https://example.com/'a'"},
		{"https://example.com/%zz/100%?%#%", "https://example.com/%zz/100%?%#%"},
		{"https://example.com/图片.png?q=中文#节", "https://example.com/%E5%9B%BE%E7%89%87.png?q=%E4%B8%AD%E6%96%87#%E8%8A%82"},
		{"https://example.com/\u007f", "https://example.com/%7F"},
		{"https://中文.example.com/x", "https://xn--fiq228c.example.com/x"},
		{"https://Bücher.example.com/", "https://xn--bcher-kva.example.com/"},
		{"https://faß.example.com/", "https://xn--fa-hia.example.com/"},
		{"https://example。com/", "https://example.com/"},
		{"https://ＥＸＡＭＰＬＥ.com/", "https://example.com/"},
		{"https://xn--fiq228c.example.com/", "https://xn--fiq228c.example.com/"},
		{"https://XN--FIQ228C.example.com/", "https://xn--fiq228c.example.com/"},
		{"https://xn--a/", "https://xn--a/"},
		{"https://a.XN--ls8h=/", "https://a.xn--ls8h=/"},
		{"https://exam%70le.com/", "https://example.com/"},
		{"https://%e4%b8%ad.example.com/", "https://xn--fiq.example.com/"},
		{"https://exam ple.com/", ""},
		{"https://exam%20ple.com/", ""},
		{"https://example%.com/", ""},
		{"https://exam<ple.com/", ""},
		{"https://exam^ple.com/", ""},
		{"https://\u00ad/", ""},
		{"https://a_b.example.com/", "https://a_b.example.com/"},
		{"https://-a-.example.com/", "https://-a-.example.com/"},
		{"https://a..example.com/", "https://a..example.com/"},
		{"https://example.com./", "https://example.com./"},
		{"http://0x7f.1/", "http://127.0.0.1/"},
		{"http://1.2.3/", "http://1.2.0.3/"},
		{"http://127.0.0.1/", "http://127.0.0.1/"},
		{"http://256/", "http://0.0.1.0/"},
		{"http://4294967295/", "http://255.255.255.255/"},
		{"http://4294967296/", ""},
		{"http://1.2.3.4.5/", ""},
		{"http://1.2.3.256/", ""},
		{"http://256.1.1.1/", ""},
		{"http://010.1/", "http://8.0.0.1/"},
		{"http://09.1/", ""},
		{"http://0x/", "http://0.0.0.0/"},
		{"http://1.2.3.4./", "http://1.2.3.4/"},
		{"http://a.0x7f/", ""},
		{"http://a.7z/", "http://a.7z/"},
		{"http://0xffffffffffffffffff/", ""},
		{"http://１.2.3.4/", "http://1.2.3.4/"},
		{"http://[::1]/", "http://[::1]/"},
		{"http://[1:2:0:0:0:0:0:8]:8080/", "http://[1:2::8]:8080/"},
		{"http://[2001:DB8::A]/", "http://[2001:db8::a]/"},
		{"http://[::ffff:192.0.2.1]/", "http://[::ffff:c000:201]/"},
		{"http://[::1", ""},
		{"http://[::1]x/", ""},
		{"http://[::1%25eth0]/", ""},
		{"http://[1.2.3.4]/", ""},
		{"http://]/", ""},
		{"mailto:a@example.com?subject=a b", "mailto:a@example.com?subject=a%20b"},
		{"tel:+1 234", "tel:+1 234"},
		{"data:text/plain,a b\nc", "data:text/plain,a bc"},
		{"data:image/gif;base64,R0lGOD==", "data:image/gif;base64,R0lGOD=="},
		{"javascript:alert(1)", "javascript:alert(1)"},
		{"JAVA\nSCRIPT:alert(1)", "javascript:alert(1)"},
		{"about:blank", "about:blank"},
		{"foo:/a/../b", "foo:/b"},
		{"foo:/a/..//b", "foo:/.//b"},
		{"foo:/..", "foo:/"},
		{"data:a  ?x", "data:a %20?x"},
		{"data:a  #x", "data:a %20#x"},
		{"foo://Host:80/a b", "foo://Host:80/a%20b"},
		{"foo://h", "foo://h"},
		{"foo://", "foo://"},
		{"foo:///x", "foo:///x"},
		{"foo://u@/", ""},
		{"foo://:80", ""},
		{"foo://a b/", ""},
		{"foo://é/", "foo://%C3%A9/"},
		{"foo://[::1]/", "foo://[::1]/"},
		{"foo:\\x\\y", "foo:\\x\\y"},
		{"c:\\dir\\a.png", "c:\\dir\\a.png"},
		{"file:///C:/a/../../b", "file:///C:/b"},
		{"file:///c|/a", "file:///c:/a"},
		{"file://c:/a", "file:///c:/a"},
		{"file:c:\\a", "file:///c:/a"},
		{"file:\\\\host\\a", "file://host/a"},
		{"file://localhost/a", "file:///a"},
		{"file:", "file:///"},
		{"file:a", "file:///a"},
		{"file://ho st/a", ""},
		{"blob:https://example.com/1", "blob:https://example.com/1"},
		{"", ""},
		{".", ""},
		{"/a", ""},
		{"a.png", ""},
		{"//example.com/a", ""},
		{"#", ""},
		{"?q", ""},
		{"1a:b", ""},
		{":a", ""},
		{"中:a", ""},
	}},
	{"https://example.com/blog/post.html?x=1#top", [][2]string{
		{"", "https://example.com/blog/post.html?x=1"},
		{"#", "https://example.com/blog/post.html?x=1#"},
		{"#end", "https://example.com/blog/post.html?x=1#end"},
		{"?", "https://example.com/blog/post.html?"},
		{"?q=中文", "https://example.com/blog/post.html?q=%E4%B8%AD%E6%96%87"},
		{"a.png", "https://example.com/blog/a.png"},
		{"./a.png", "https://example.com/blog/a.png"},
		{"../a.png", "https://example.com/a.png"},
		{"../../../a.png", "https://example.com/a.png"},
		{"/img/a.png", "https://example.com/img/a.png"},
		{"/", "https://example.com/"},
		{"//example.org", "https://example.org/"},
		{"//example.org/a.png", "https://example.org/a.png"},
		{"\\\\example.org\\a", "https://example.org/a"},
		{"/\\example.org/a", "https://example.org/a"},
		{"a\\b.png", "https://example.com/blog/a/b.png"},
		{"//", ""},
		{"///example.org/x", "https://example.org/x"},
		{"//user@example.org:443/", "https://user@example.org/"},
		{"https:", "https://example.com/blog/post.html?x=1"},
		{"https:a", "https://example.com/blog/a"},
		{"https:/a", "https://example.com/a"},
		{"https://", ""},
		{"https:../a", "https://example.com/a"},
		{"https:?q", "https://example.com/blog/post.html?q"},
		{"http:a", "http://a/"},
		{"http:/example.org", "http://example.org/"},
		{"https:https://example.org/a", "https://example.com/blog/https://example.org/a"},
		{"httphttps://example.org/a", "httphttps://example.org/a"},
		{"1a:b", "https://example.com/blog/1a:b"},
		{"100%.png", "https://example.com/blog/100%.png"},
		{"a|b.png", "https://example.com/blog/a|b.png"},
		{"a:b", "a:b"},
		{"./a:b", "https://example.com/blog/a:b"},
		{"%2e%2e/a", "https://example.com/a"},
		{"..", "https://example.com/"},
		{"../", "https://example.com/"},
		{"a/..", "https://example.com/blog/"},
		{".", "https://example.com/blog/"},
		{"a/./b", "https://example.com/blog/a/b"},
		{"__X_URL__ /a.png", "https://example.com/blog/__X_URL__%20/a.png"},
		{"{{ \"/a/b.png\" }}", "https://example.com/blog/%7B%7B%20%22/a/b.png%22%20%7D%7D"},
		{"\u3000https://example.org/", "https://example.com/blog/%E3%80%80https://example.org/"},
		{"?a=1&copy=2", "https://example.com/blog/post.html?a=1&copy=2"},
		{"a;b,c=d", "https://example.com/blog/a;b,c=d"},
		{"é", "https://example.com/blog/%C3%A9"},
		{"mailto:b@example.org", "mailto:b@example.org"},
		{"//exa mple.org/", ""},
		{"javascript:void(0)", "javascript:void(0)"},
	}},
	{"http://user:pw@example.com:8080", [][2]string{
		{"a", "http://user:pw@example.com:8080/a"},
		{"", "http://user:pw@example.com:8080/"},
		{"/b", "http://user:pw@example.com:8080/b"},
		{"//example.org", "http://example.org/"},
		{"?q", "http://user:pw@example.com:8080/?q"},
		{"..", "http://user:pw@example.com:8080/"},
		{"#f", "http://user:pw@example.com:8080/#f"},
		{"http:a", "http://user:pw@example.com:8080/a"},
	}},
	{"mailto:a@example.com", [][2]string{
		{"#f", "mailto:a@example.com#f"},
		{"https://example.com/", "https://example.com/"},
		{"", ""},
		{"b", ""},
		{"b#f", ""},
	}},
	{"foo://host/a/b?q", [][2]string{
		{"c", "foo://host/a/c"},
		{"../..//c", "foo://host//c"},
		{"/d", "foo://host/d"},
		{"//other/e", "foo://other/e"},
		{"?r", "foo://host/a/b?r"},
		{"#f", "foo://host/a/b?q#f"},
		{"", "foo://host/a/b?q"},
		{"\\x", "foo://host/a/\\x"},
		{"foo:c", "foo:c"},
	}},
	{"foo:/a/b", [][2]string{
		{"c", "foo:/a/c"},
		{"..//c", "foo:/.//c"},
		{"/d", "foo:/d"},
		{"//other/e", "foo://other/e"},
		{"/..//c", "foo:/.//c"},
		{"..", "foo:/"},
		{"", "foo:/a/b"},
	}},
	{"file:///C:/a/b?q", [][2]string{
		{"c", "file:///C:/a/c"},
		{"..", "file:///C:/"},
		{"../../..", "file:///C:/"},
		{"/d", "file:///C:/d"},
		{"/D:/e", "file:///D:/e"},
		{"D|/e", "file:///D:/e"},
		{"//host/e", "file://host/e"},
		{"", "file:///C:/a/b?q"},
		{"?r", "file:///C:/a/b?r"},
		{"#f", "file:///C:/a/b?q#f"},
		{"file:c", "file:///C:/a/c"},
		{"file:/c", "file:///C:/c"},
		{"\\d", "file:///C:/d"},
		{"https:x", "https://x/"},
	}},
	{"file://host/a/b", [][2]string{
		{"c", "file://host/a/c"},
		{"/d", "file://host/d"},
		{"/D:/e", "file://host/D:/e"},
		{"D:\\e", "d:\\e"},
	}},
}

func TestParseURL(t *testing.T) {
	for _, group := range urlTests {
		base := mustParseBase(t, group.base)
		for _, c := range group.cases {
			u, err := Parse(c[0], base)
			if c[1] == "" {
				require.Error(t, err, "%q against %q", c[0], group.base)
				continue
			}
			require.NoError(t, err, "%q against %q", c[0], group.base)
			require.Equal(t, c[1], u.String(), "%q against %q", c[0], group.base)
		}
	}
}

func mustParseBase(t *testing.T, base string) *URL {
	t.Helper()
	if base == "" {
		return nil
	}
	u, err := Parse(base, nil)
	require.NoError(t, err)
	return &u
}

func TestParseURLErrors(t *testing.T) {
	tests := []struct{ ref, base, want string }{
		{"a.png", "", "want a base for a relative URL, have none"},
		{"//example.com/a", "", "want a base for a relative URL, have none"},
		{"//exa mple.com/a", "", `want a domain, have "exa mple.com"`},
		{"a.png", "mailto:a@example.com", "want a base that has a path, have mailto:"},
		{"https://", "", `want a host, have ""`},
		{"https://user@:80/", "", `want a host, have "user@:80"`},
		{"foo://a b/", "", `want a host, have "a b"`},
		{"https://example.com:99999/", "", `want a port from 0 to 65535, have "99999"`},
		{"https://[::1/", "", `want an IPv6 address in brackets, have "[::1"`},
		{"https://1.2.3.256/", "", `want an IPv4 address, have "1.2.3.256"`},
		{"https://1.2.3.4.5.6/", "", `want an IPv4 address, have "1.2.3.4.5.6"`},
	}
	for _, test := range tests {
		_, err := Parse(test.ref, mustParseBase(t, test.base))
		require.EqualError(t, err, test.want, test.ref)
	}
}

// Without a base //host/path is an error, but the host is known.
func TestParseURLWithoutBase(t *testing.T) {
	for _, ref := range []string{"//example.com/a", `\\example.com\a`, `/\example.com/a`, " //EXAMPLE.com/./a\n"} {
		u, err := Parse(ref, nil)
		require.Error(t, err)
		require.Equal(t, "example.com", u.host)
		require.Equal(t, "//example.com/a", u.String())
		require.False(t, u.isWeb())
		require.True(t, outbound(&u, nil))
	}
	for _, ref := range []string{"/a", "a", "", "/", "//", "//exa mple.com/"} {
		u, err := Parse(ref, nil)
		require.Error(t, err)
		require.False(t, outbound(&u, nil), ref)
	}
}

func TestParseURLFast(t *testing.T) {
	for _, ref := range []string{
		"https://example.com/",
		"http://www.example.co.uk/a/b.c-d_e~f.jpg",
		"https://cdn.example.com/w_400,q_1/$s!x/https://example.com/a.jpg?a=1&b=[2]#c:d@e?f#g",
		"https://127.0.0.1.example.com/100%/%zz;x=1",
	} {
		fast, ok := parseFast(ref)
		require.True(t, ok, ref)
		require.Equal(t, ref, fast.String())
		slow, err := parseSlow(ref, nil)
		require.NoError(t, err)
		fast.raw = ""
		require.Equal(t, slow, fast)
		require.Zero(t, testing.AllocsPerRun(100, func() {
			u, _ := Parse(ref, nil)
			_ = u.String()
		}))
	}
	for _, ref := range []string{
		"https://example.com", "https://example.com:443/", "https://u@example.com/", "https://Example.com/",
		"https://1.2.3/", "https://a.0x7f/", "https://a.1-xn/", "https:///a/", "ftp://example.com/",
		"https://example.com/a/../b", "https://example.com/%2e", "https://example.com/a b", `https://example.com/a\b`,
		"https://example.com/\n", "https://example.com/é", "https://example.com/?'", "https://example.com/ ",
	} {
		_, ok := parseFast(ref)
		require.False(t, ok, ref)
	}
}

func TestOutbound(t *testing.T) {
	tests := []struct {
		ref, site string
		want      bool
	}{
		{"https://example.org/a", "", true},
		{"ftp://example.org/a", "", false},
		{"mailto:a@example.org", "", false},
		{"file://host/a", "", false},
		{"https://example.org/", "https://example.com/", true},
		{"https://example.com/a", "http://example.com:8080/", false},
		{"https://www.example.com/", "https://blog.example.com/", false},
		{"https://example.com./", "https://example.com/", false},
		{"https://example.com.example.org/", "https://example.com/", true},
		{"https://notexample.com/", "https://example.com/", true},
		{"//example.org/a", "https://example.com/", true},
		{"/a", "https://example.com/", false},
		{"#a", "https://example.com/", false},
		{"https://a.co.uk/", "https://b.co.uk/", true},
		{"https://www.a.co.uk/", "https://a.co.uk/", false},
		{"https://a.github.io/", "https://b.github.io/", true},
		{"https://x.a.github.io/", "https://a.github.io/", false},
		{"https://github.io/", "https://a.github.io/", true},
		{"https://github.io/a", "https://github.io/", false},
		{"https://co.uk/", "https://a.co.uk/", true},
		{"http://127.0.0.1/", "http://127.0.0.1:1313/", false},
		{"http://127.0.0.1/", "http://126.0.0.1/", true},
		{"http://[::1]/", "http://[::1]:1313/", false},
		{"http://[::1]/", "http://[::2]/", true},
		{"http://localhost/", "http://localhost:4000/", false},
		{"http://localhost/", "http://intranet/", true},
		{"http://a.localhost/", "http://localhost/", true},
		{"https://a..example.com/", "https://example.com/", true},
		{"https://www.例.example.com/", "https://例.example.com/", false},
	}
	for _, test := range tests {
		site := mustParseBase(t, test.site)
		u, err := Parse(test.ref, site)
		require.NoError(t, err, test.ref)
		require.Equal(t, test.want, outbound(&u, site), "%s from %s", test.ref, test.site)
	}
}

func TestSameSite(t *testing.T) {
	require.True(t, sameSite("WWW.Example.com", "example.com."))
	require.True(t, sameSite("", ""))
	require.False(t, sameSite("", "example.com"))
	require.False(t, sameSite("1.2.3.4", "9.2.3.4"))
	require.False(t, sameSite("com", "example.com"))
}

func TestUnsafeScheme(t *testing.T) {
	tests := [][2]string{
		{"", ""},
		{"#", ""},
		{"/a", ""},
		{"https://example.com/javascript:alert(1)", ""},
		{"?javascript:alert(1)", ""},
		{"javascript", ""},
		{"javascript%3Aalert(1)", ""},
		{"xjavascript:alert(1)", ""},
		{"\u00a0javascript:alert(1)", ""},
		{"mailto:a@example.com", ""},
		{"javascript:", "javascript"},
		{"javascript:alert(1)", "javascript"},
		{"JavaScript:alert(1)", "javascript"},
		{" \x00\x01\x1fjavascript:alert(1)", "javascript"},
		{"java\nscript:alert(1)", "javascript"},
		{"j\ta\rv\nascript\n:\talert(1)", "javascript"},
		{"vbscript:msgbox(1)", "vbscript"},
		{"VB\tScript:msgbox(1)", "vbscript"},
		{"data:,a", ""},
		{"data:;base64,YQ==", ""},
		{"data:text/plain,<script>", ""},
		{"data:text/htmlx,a", ""},
		{"data:image/gif;base64,R0lGOD==", ""},
		{"data:text/html,<script>", "data:text/html"},
		{"data:text/html", "data:text/html"},
		{"DATA: Text/HTML ;charset=utf-8,a", "data:text/html"},
		{"da\nta:text/\thtml,a", "data:text/html"},
		{"data:text/html#,", "data:text/html"},
		{"data:text/xml,a", "data:text/xml"},
		{"data:application/xml,a", "data:application/xml"},
		{"data:application/xhtml+xml,a", "data:application/xhtml+xml"},
		{"data:image/svg+xml;base64,PHN2Zz4=", "data:image/svg+xml"},
	}
	for _, test := range tests {
		require.Equal(t, test[1], UnsafeScheme(test[0]), "%q", test[0])
	}
}

// None of these may take time that grows with its square, nor may errors grow.
func TestParseURLLong(t *testing.T) {
	base := mustParseBase(t, "https://example.com/")
	const n = 1 << 18
	for _, ref := range []string{
		strings.Repeat("a/../", n),
		strings.Repeat("a/", n) + strings.Repeat("../", n),
		strings.Repeat("\t \x00", n),
	} {
		u, err := Parse(ref, base)
		require.NoError(t, err)
		require.Equal(t, "https://example.com/", u.String())
	}
	for _, host := range []string{
		strings.Repeat("1.", n),
		strings.Repeat("@:[", n),
		strings.Repeat("é", n),
		strings.Repeat("xn--a", n) + "é",
		"[" + strings.Repeat(":", n),
		"a:" + strings.Repeat("1", n),
	} {
		_, err := Parse("//"+host, base)
		require.Error(t, err)
		require.Less(t, len(err.Error()), 200)
	}
}
