package image

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Source is the rule img-source.
func Source(p *page.Page) {
	for m := range images(p) {
		why := badSource(m)
		if why == "" {
			why = badFile(p, m)
		}
		if why != "" {
			p.Report(m.Offset, m.End, "want an image that can be loaded, have %s", why)
		}
	}
}

// badFile says which file of an image is not there, of its own or one that
// srcset names.
func badFile(p *page.Page, m *article.Image) string {
	if missing := p.Files.Missing(m.Src); missing != "" {
		return phrase.Quote(m.Src) + ": " + missing
	}
	for _, c := range m.Srcset {
		if missing := p.Files.Missing(c.URL); missing != "" {
			return phrase.Quote(c.URL) + " in srcset: " + missing
		}
	}
	return ""
}

// badSource says what the address of an image is if nobody can load it.
func badSource(m *article.Image) string {
	src := strings.TrimSpace(m.Src)
	lower := strings.ToLower(src)
	switch {
	case markup.HasTemplate(src):
		return ""
	case src == "":
		return "none"
	case lower == "#" || lower == "null" || lower == "undefined" || lower == "about:blank" || lower == "http://" || lower == "https://":
		return phrase.Quote(src)
	case strings.HasPrefix(lower, "data:"):
		return badData(src, m)
	case address.IsWindowsPath(src):
		return "a path on a computer, " + phrase.Quote(src)
	case isPlaceholderName(lower) && !m.Decorative:
		return "a placeholder, " + phrase.Quote(src)
	}
	if want := address.Malformed(address.Clean(src)); want != "" {
		return phrase.Quote(src) + ": want " + want
	}
	return badPlace(src)
}

// privateSchemes are those of addresses that only the author's own program
// can load: what editors leave behind when something is pasted into them.
var privateSchemes = map[string]string{
	"file":            "a file on a computer",
	"blob":            "the memory of a browser",
	"cid":             "a part of a mail",
	"webkit-fake-url": "the memory of a browser",
	"about":           "a page of the browser",
	"x-apple-data":    "the memory of a program",
	"safari-resource": "the memory of a browser",
	"chrome":          "a page of the browser",
}

// badPlace says what an address names that is not on the web.
func badPlace(src string) string {
	u, err := url.Parse(strings.TrimSpace(src))
	if err != nil {
		return ""
	}
	if what, ok := privateSchemes[strings.ToLower(u.Scheme)]; ok {
		return what + ", " + phrase.Quote(src)
	}
	if address.IsLocalHost(u) {
		return "a computer of the author, " + phrase.Quote(src)
	}
	return ""
}

// badData tells data: images of their own from those that keep a place free.
func badData(src string, m *article.Image) string {
	if m.Decorative {
		return ""
	}
	head, data, _ := strings.Cut(src, ",")
	if strings.Contains(head, "svg") {
		if drawsNothing(head, data) {
			return "a placeholder, an empty svg"
		}
		return ""
	}
	const pixel = 120 // a GIF or PNG of one pixel has 56 to 118 characters
	if len(data) <= pixel {
		return "a placeholder, " + phrase.Quote(src)
	}
	return ""
}

// drawsNothing reports whether an svg in a data: address has no shape.
func drawsNothing(head, data string) bool {
	text := data
	if strings.HasSuffix(head, ";base64") {
		b, _ := base64.StdEncoding.DecodeString(data)
		text = string(b)
	} else if s, err := url.PathUnescape(data); err == nil {
		text = s
	}
	for _, shape := range []string{"<path", "<rect", "<circle", "<ellipse", "<line", "<poly", "<text", "<use", "<image", "<foreignObject"} {
		if strings.Contains(text, shape) {
			return false
		}
	}
	return true
}

// isPlaceholderName knows the files that stand in for an image until it is
// loaded. A name alone decides, so the list is short.
func isPlaceholderName(src string) bool {
	src, _, _ = strings.Cut(src, "?")
	switch strings.TrimSuffix(path.Base(src), path.Ext(src)) {
	case "placeholder", "lazyload", "lazy_placeholder", "img-loading", "loading-lazy", "1x1":
		return strings.Contains(path.Base(src), ".")
	}
	return false
}
