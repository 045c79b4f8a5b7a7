package address

import (
	"strings"

	"github.com/goarticle/article/internal/weburl"
)

// A malformation is a way in which an address is no address.
type malformation struct {
	name string
	want string
	fits func(href string) bool
}

// malformations are asked in order.
var malformations = []malformation{
	// href=“https://example.com/”, and href=\"…\" of a text that was escaped
	// once too often. Not: a path that has such a mark within.
	{"quotes", "straight quotes around the address, and none in it", func(href string) bool {
		return startsWithAny(href, "\"“”„‟‘’‚‛″′«»") || strings.HasPrefix(href, `\"`) || strings.HasPrefix(href, "%E2%80%9C") || strings.Contains(href, "%E2%80%9Chttp")
	}},
	// [text](https://example.com), a part of it, <https://example.com>. Not:
	// ?a=[1]&b=(2).
	{"markdown", "the address alone, without Markdown", func(href string) bool {
		return strings.Contains(href, "](") || strings.HasPrefix(href, "<")
	}},
	// https://example.com:port/, https://[::1/, //, https://a^b/.
	{"host", "a host that can be, and a port from 0 to 65535 if any", func(href string) bool {
		scheme, _ := CutScheme(href)
		if scheme != "http" && scheme != "https" && (scheme != "" || !strings.HasPrefix(href, "//")) {
			return false
		}
		_, err := weburl.Parse(href, &web)
		return err != nil
	}},
}

// web is a base of which only the scheme counts.
var web, _ = weburl.Parse("https://example.com/", nil)

// Malformed says what is wanted of an address that no browser takes for what
// was meant; empty of every other one. The address is clean.
func Malformed(href string) (want string) {
	if href == "" {
		return ""
	}
	for _, m := range malformations {
		if m.fits(href) {
			return m.want
		}
	}
	return ""
}

func startsWithAny(s, chars string) bool {
	for _, c := range chars {
		if strings.HasPrefix(s, string(c)) {
			return true
		}
	}
	return false
}
