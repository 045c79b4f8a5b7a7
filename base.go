package article

import (
	"net/url"
	"strings"
)

// setBase finds what relative URLs are relative to: the base element, the
// site with the post's permalink, or a permalink that is a whole URL. A post
// that says none of them has no base, and none is made up.
func (d *document) setBase(site *url.URL) {
	var page *webURL
	if site != nil {
		if u, err := parseURL(site.String(), nil); err == nil {
			d.siteURL, page = &u, &u
		}
	}
	if d.Permalink != "" {
		if u, err := parseURL(d.Permalink, page); err == nil && u.isWeb() {
			page = &u
		}
	}
	if d.base != "" {
		if u, err := parseURL(d.base, page); err == nil && !u.opaque {
			page = &u
		}
	}
	d.baseURL = page
}

// resolve is ref as a browser resolves it, or as written where that takes a
// base that is not known.
func (d *document) resolve(ref string) string {
	ref = strings.Trim(ref, htmlSpaces)
	if ref == "" || len(ref) > 5 && strings.EqualFold(ref[:5], "data:") {
		return ref
	}
	u, err := parseURL(ref, d.baseURL)
	if err != nil {
		return ref
	}
	return u.String()
}
