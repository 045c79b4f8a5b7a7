package weburl

import (
	"net/url"
	"strings"
)

// A Base is what references of a post are relative to. The zero Base
// knows nothing, so that a reference stays as written where it takes a base.
type Base struct {
	page *URL // nil: not known
	site *URL // nil: not known
}

// NewBase finds what relative URLs are relative to: the base element, the
// site with the post's permalink, or a permalink that is a whole URL. A post
// that says none of them has no base, and none is made up.
func NewBase(site *url.URL, permalink, element string) Base {
	var b Base
	if site != nil {
		if u, err := Parse(site.String(), nil); err == nil {
			b.site, b.page = &u, &u
		}
	}
	if permalink != "" {
		if u, err := Parse(permalink, b.page); err == nil && u.isWeb() {
			b.page = &u
		}
	}
	if element != "" {
		if u, err := Parse(element, b.page); err == nil && !u.opaque {
			b.page = &u
		}
	}
	return b
}

// Resolve is ref as a browser resolves it, or as written where that takes a
// base that is not known.
func (b *Base) Resolve(ref string) string {
	ref = strings.Trim(ref, spaces)
	if ref == "" || len(ref) > 5 && strings.EqualFold(ref[:5], "data:") {
		return ref
	}
	u, err := Parse(ref, b.page)
	if err != nil {
		return ref
	}
	return u.String()
}

// Link is the href of a link as a browser resolves it, else trimmed alone,
// and whether it leaves the site.
func (b *Base) Link(href string) (resolved string, isOutbound bool) {
	trimmed := strings.Trim(href, spaces)
	u, err := Parse(href, b.page)
	if err != nil && !u.hasHost {
		return trimmed, false
	}
	return u.String(), b.isOutbound(trimmed, &u)
}

// isOutbound reports whether a link leaves the site. Where the site is not
// known, a link that names no host stays on it, whatever its base.
func (b *Base) isOutbound(href string, u *URL) bool {
	switch {
	case href == "" || href[0] == '#':
		return false
	case b.site == nil && b.page != nil:
		named, _ := Parse(href, nil)
		return outbound(&named, nil)
	}
	return outbound(u, b.site)
}

// HostOf is the host of an address that [Base.Link] called outbound.
func HostOf(address string) string {
	u, _ := Parse(address, nil) // of //host/path it has the host
	return u.host
}

// spaces are the white space of HTML.
const spaces = "\t\n\f\r "
