package lint

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/phrase"
	"golang.org/x/net/html"
)

func imgSource() Rule {
	return Rule{
		ID: "img-source",
		Doc: `Every image has an address that a reader can load. ` +
			`An img without src, with the placeholder of a script that is gone, or with a path on the author's own computer shows nothing. ` +
			`Give the address of the image, or take the img away. ` +
			`Images that are loaded when they come into view (data-src, srcset, noscript), data: images and templates are left alone. ` +
			`Where root is set, images with an address that begins with one slash are looked for in that folder, with regard to case; link-local says more.`,
		Severity: Error,
		Check:    checkImageSources,
	}
}

func checkImageSources(p *Post) {
	for i := range p.Article.Images {
		m := &p.Article.Images[i]
		if p.markup().IsCode(m.Offset) || p.isShortcode(m) {
			continue
		}
		why := badSource(m)
		if missing := p.files.missing(m.Src); why == "" && missing != "" {
			why = phrase.Quote(m.Src) + ": " + missing
		}
		if why != "" {
			p.Report(m.Offset, m.End, "want an image that can be loaded, have %s", why)
		}
	}
}

// isShortcode reports whether an image comes from something else than an img
// element.
func (p *Post) isShortcode(m *article.Image) bool {
	return m.Offset >= len(p.Source) || p.Source[m.Offset] != '<'
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
	case isWindowsPath(src):
		return "a path on a computer, " + phrase.Quote(src)
	case isPlaceholderName(lower) && !m.Decorative:
		return "a placeholder, " + phrase.Quote(src)
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
func badPlace(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	if what, ok := privateSchemes[strings.ToLower(u.Scheme)]; ok {
		return what + ", " + phrase.Quote(address)
	}
	if isLocalHost(u) {
		return "a computer of the author, " + phrase.Quote(address)
	}
	return ""
}

func isLocalHost(u *url.URL) bool {
	switch host := strings.ToLower(u.Hostname()); host {
	case "localhost", "127.0.0.1", "0.0.0.0", "::1":
		return u.Scheme == "http" || u.Scheme == "https" || u.Scheme == ""
	}
	return false
}

// isWindowsPath reports whether s begins as C:\ or \\server do.
func isWindowsPath(s string) bool {
	drive := len(s) > 2 && s[1] == ':' && (s[2] == '\\' || s[2] == '/') && s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z'
	return drive || strings.HasPrefix(s, `\\`)
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

func imgAlt() Rule {
	return Rule{
		ID: "img-alt",
		Doc: `Images have an alt attribute. ` +
			`Without one a screen reader reads out the file's name, and where the image is missing there is nothing. ` +
			`Say in alt what the image says, or write alt="" for one that adds nothing to the text; a caption nearby or a title attribute is no replacement. ` +
			`Icons, emoji, avatars, pixels that count visits, and images that are marked as decoration (role="presentation", aria-hidden) are left alone. ` +
			`There is one finding for a post.`,
		Severity: Warning,
		Check:    checkAlt,
		Count: func(n int) string {
			return phrase.Count(n, "want an alt attribute, have none", "want an alt attribute on each image, have %d without")
		},
	}
}

func checkAlt(p *Post) {
	for i := range p.Article.Images {
		m := &p.Article.Images[i]
		if m.Alt != "" || m.Decorative || p.markup().IsCode(m.Offset) || p.isShortcode(m) {
			continue
		}
		if !hasAlt(p.Source[m.Offset:m.End]) {
			p.Report(m.Offset, m.End, "want an alt attribute, have none")
		}
	}
}

// hasAlt reports whether the tag of an image has an alt attribute, or says
// that it needs none.
func hasAlt(tag []byte) bool {
	z := html.NewTokenizer(bytes.NewReader(tag))
	if kind := z.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return true
	}
	_, more := z.TagName()
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "alt", "aria-label", "aria-labelledby":
			return true
		case "aria-hidden":
			if string(val) == "true" {
				return true
			}
		case "role":
			if string(val) == "presentation" || string(val) == "none" {
				return true
			}
		}
	}
	return false
}
