package article

import (
	"net/url"
	"strings"
)

// A webBase is what references of a post are relative to. The zero webBase
// knows nothing, so that a reference stays as written where it takes a base.
type webBase struct {
	page *webURL // nil: not known
	site *webURL // nil: not known
}

// newBase finds what relative URLs are relative to: the base element, the
// site with the post's permalink, or a permalink that is a whole URL. A post
// that says none of them has no base, and none is made up.
func newBase(site *url.URL, permalink, element string) webBase {
	var b webBase
	if site != nil {
		if u, err := parseURL(site.String(), nil); err == nil {
			b.site, b.page = &u, &u
		}
	}
	if permalink != "" {
		if u, err := parseURL(permalink, b.page); err == nil && u.isWeb() {
			b.page = &u
		}
	}
	if element != "" {
		if u, err := parseURL(element, b.page); err == nil && !u.opaque {
			b.page = &u
		}
	}
	return b
}

// Resolve is ref as a browser resolves it, or as written where that takes a
// base that is not known.
func (b *webBase) Resolve(ref string) string {
	ref = strings.Trim(ref, urlSpaces)
	if ref == "" || len(ref) > 5 && strings.EqualFold(ref[:5], "data:") {
		return ref
	}
	u, err := parseURL(ref, b.page)
	if err != nil {
		return ref
	}
	return u.String()
}

// Link is the href of a link as a browser resolves it, else trimmed alone,
// and whether it leaves the site.
func (b *webBase) Link(href string) (resolved string, isOutbound bool) {
	trimmed := strings.Trim(href, urlSpaces)
	u, err := parseURL(href, b.page)
	if err != nil && !u.hasHost {
		return trimmed, false
	}
	return u.String(), b.isOutbound(trimmed, &u)
}

// isOutbound reports whether a link leaves the site. Where the site is not
// known, a link that names no host stays on it, whatever its base.
func (b *webBase) isOutbound(href string, u *webURL) bool {
	switch {
	case href == "" || href[0] == '#':
		return false
	case b.site == nil && b.page != nil:
		named, _ := parseURL(href, nil)
		return outbound(&named, nil)
	}
	return outbound(u, b.site)
}

// urlHostOf is the host of an address that [webBase.Link] called outbound.
func urlHostOf(address string) string {
	u, _ := parseURL(address, nil) // of //host/path it has the host
	return u.host
}

// urlSpaces are the white space of HTML.
const urlSpaces = "\t\n\f\r "
