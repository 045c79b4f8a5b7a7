package article

import "strings"

// Lead returns the image that the cover names, also when the two addresses
// differ in their proxy, size or scheme alone; else the first image that is
// not decorative; else nil.
func (a *Article) Lead() *Image {
	if m := a.coverImage(); m != nil {
		return m
	}
	for i := range a.Images {
		if !a.Images[i].Decorative {
			return &a.Images[i]
		}
	}
	return nil
}

// coverImage is the image of the body that Cover names, or nil.
func (a *Article) coverImage() *Image {
	if a.Cover == "" {
		return nil
	}
	key := imageKey(a.Cover)
	for i := range a.Images {
		m := &a.Images[i]
		if m.Src == a.Cover {
			return m
		}
		for _, c := range m.Srcset {
			if c.URL == a.Cover {
				return m
			}
		}
	}
	for i := range a.Images {
		if key != "" && imageKey(a.Images[i].Src) == key {
			return &a.Images[i]
		}
	}
	return nil
}

// imageKey is what addresses of one picture have in common: the host and the
// path, of the innermost address where a proxy is in front, without the
// parts that say its size.
func imageKey(address string) string {
	address = innermost(address)
	if _, rest, ok := strings.Cut(address, "//"); ok {
		address = rest
	}
	address, _, _ = strings.Cut(address, "#")
	address, query, _ := strings.Cut(address, "?")
	if i := strings.LastIndexByte(address, '@'); i > 0 && !strings.Contains(address[i:], "/") {
		address = address[:i] // …/a.jpg@s_2,w_820
	}
	parts := strings.Split(address, "/")
	kept := parts[:0]
	for i, p := range parts {
		if i > 0 && i < len(parts)-1 && isSizePart(p) {
			continue
		}
		kept = append(kept, p)
	}
	last := len(kept) - 1
	kept[last] = withoutSize(kept[last])
	key := strings.ToLower(strings.Join(kept, "/"))
	if !hasImageExtension(key) && !strings.Contains(query, "imageView") && !strings.Contains(query, "x-oss-process") {
		key += "?" + query // the query may say which picture it is
	}
	return key
}

// innermost is the address that a proxy is asked for.
func innermost(address string) string {
	for _, mark := range []string{"https://", "http://", "https%3A%2F%2F", "http%3A%2F%2F", "https%3a%2f%2f", "http%3a%2f%2f"} {
		if i := strings.LastIndex(address, mark); i > 0 {
			inner := strings.NewReplacer("%3A", ":", "%2F", "/", "%3a", ":", "%2f", "/").Replace(address[i:])
			if j := strings.IndexByte(inner, '&'); j > 0 {
				inner = inner[:j]
			}
			return inner
		}
	}
	return address
}

// isSizePart reports whether a part of a path says a size: s1600, w640-h480,
// 300x200.
func isSizePart(p string) bool {
	digits := 0
	for _, r := range p {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("swhxc-pk", r):
		default:
			return false
		}
	}
	return digits >= 2 && digits < len(p)
}

// withoutSize is a file name without the size that WordPress puts before
// the extension: a-300x200.jpg.
func withoutSize(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name
	}
	stem := name[:dot]
	if i := strings.LastIndexByte(stem, '-'); i > 0 && strings.Contains(stem[i:], "x") && isSizePart(stem[i+1:]) {
		return stem[:i] + name[dot:]
	}
	return name
}
