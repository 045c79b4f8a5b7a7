package picture

import (
	"slices"
	"strings"
)

// Same compares two keys. That of a cover without a host stands for
// the path alone.
func Same(cover, src string) bool {
	if cover == src {
		return cover != ""
	}
	path := strings.TrimPrefix(strings.TrimPrefix(cover, "."), "/")
	return len(path) < len(cover) && path != "" && strings.HasSuffix(src, "/"+path)
}

// Key is what addresses of one picture have in common: the host and the
// path, of the innermost address where a proxy is in front, without the
// parts that say its size.
func Key(address string) string {
	address = innermost(strings.TrimSpace(address))
	if IsPlaceholder(address) {
		return ""
	}
	if _, rest, ok := strings.Cut(address, "//"); ok {
		address = rest
	}
	address, _, _ = strings.Cut(address, "#")
	address, query, _ := strings.Cut(address, "?")
	address, resized := withoutCommand(address)
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
	if !resized && !HasExtension(key) && query != "" {
		key += "?" + identity(query) // the query may say which picture it is
	}
	return key
}

// withoutCommand cuts what image servers of China are told behind a name:
// …/a.jpg@s_2,w_820, …/a.jpg!thumb, …/a~tplv-x.image.
func withoutCommand(address string) (string, bool) {
	name := strings.LastIndexByte(address, '/') + 1
	if i := strings.IndexAny(address[name:], "@!~"); i > 0 {
		return address[:name+i], true
	}
	return address, false
}

// identity is a query without what says size and format.
func identity(query string) string {
	var kept []string
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if !slices.Contains(sizeKeys, name) && !strings.HasPrefix(name, "imageView") && !strings.HasPrefix(name, "imageMogr") {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "&")
}

// sizeKeys are the keys of queries that say size and format.
var sizeKeys = []string{"w", "h", "width", "height", "size", "s", "q", "quality", "fit", "crop", "dpr", "auto", "fm", "format", "name", "resize", "x-oss-process", "wx_fmt", "tp", "wxfrom", "wx_lazy"}

// innermost is the address that a proxy is asked for.
func innermost(address string) string {
	for _, mark := range []string{"https://", "http://", "https%3A%2F%2F", "http%3A%2F%2F", "https%3a%2f%2f", "http%3a%2f%2f"} {
		if i := strings.LastIndex(address, mark); i > 0 {
			inner, _, _ := strings.Cut(unescapeSlashes.Replace(address[i:]), "&")
			return inner
		}
	}
	for _, proxy := range pathProxies {
		if _, inner, ok := strings.Cut(address, proxy); ok {
			return "//" + strings.TrimPrefix(inner, "ssl:")
		}
	}
	return address
}

var unescapeSlashes = strings.NewReplacer("%3A", ":", "%2F", "/", "%3a", ":", "%2f", "/")

// pathProxies are proxies that take a host and a path as they are.
var pathProxies = []string{"i0.wp.com/", "i1.wp.com/", "i2.wp.com/", "i3.wp.com/", "images.weserv.nl/?url="}

// isSizePart reports whether a part of a path says a size: s1600, w640-h480,
// 300x200, thumb.
func isSizePart(p string) bool {
	switch p {
	case "thumb", "thumbs", "thumbnail", "large", "medium", "small", "original", "bmiddle":
		return true
	}
	digits := 0
	for _, r := range p {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("swhxc-pkmorjt", r):
		default:
			return false
		}
	}
	return digits >= 2 && digits < len(p) && strings.Trim(p, "0123456789-") != ""
}

// withoutSize is a file name without the size that WordPress puts before
// the extension: a-300x200.jpg, a-scaled.jpg.
func withoutSize(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name
	}
	stem := name[:dot]
	i := strings.LastIndexByte(stem, '-')
	if i > 0 && (stem[i:] == "-scaled" || strings.Contains(stem[i:], "x") && isSizePart(stem[i+1:])) {
		return stem[:i] + name[dot:]
	}
	return name
}
