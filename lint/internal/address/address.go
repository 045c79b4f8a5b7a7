// Package address says what the address of a link or of an image names, as far
// as the address alone and the files of the site tell. It takes addresses as
// they stand in a post, and gives their parts, yes or no, or why a file is not
// there; it knows neither links nor images, and asks no network.
package address

import (
	"net/url"
	"strings"

	"github.com/goarticle/article/lint/internal/markup"
)

// Clean is an address without what browsers take away from it (URL
// standard, 4.4: controls and blanks at both ends, tabs and line ends).
func Clean(href string) string {
	href = strings.TrimFunc(href, func(r rune) bool { return r <= ' ' })
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, href)
}

// CutScheme cuts the scheme off an address, in lower case; it is empty when
// there is none.
func CutScheme(href string) (scheme, rest string) {
	i := strings.IndexByte(href, ':')
	if i < 1 {
		return "", href
	}
	for j := range i {
		c := href[j] | 0x20
		if !(c >= 'a' && c <= 'z' || j > 0 && (href[j] >= '0' && href[j] <= '9' || strings.IndexByte("+-.", href[j]) >= 0)) {
			return "", href
		}
	}
	return strings.ToLower(href[:i]), href[i+1:]
}

// IsPlainHTTP reports whether an address is on the web, without encryption.
func IsPlainHTTP(address string) bool {
	scheme, rest := CutScheme(Clean(address))
	if scheme != "http" || !strings.HasPrefix(rest, "//") || markup.HasTemplate(address) {
		return false
	}
	u, err := url.Parse(address)
	return err != nil || u.Host != "" && !IsLocalHost(u)
}

// IsLocalHost reports whether u leads to the computer that it is opened on.
func IsLocalHost(u *url.URL) bool {
	switch host := strings.ToLower(u.Hostname()); host {
	case "localhost", "127.0.0.1", "0.0.0.0", "::1":
		return u.Scheme == "http" || u.Scheme == "https" || u.Scheme == ""
	}
	return false
}

// IsWindowsPath reports whether s begins as C:\ or \\server do.
func IsWindowsPath(s string) bool {
	drive := len(s) > 2 && s[1] == ':' && (s[2] == '\\' || s[2] == '/') && s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z'
	return drive || strings.HasPrefix(s, `\\`)
}
