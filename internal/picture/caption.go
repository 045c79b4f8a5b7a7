package picture

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/token"
)

// captionTags are the elements that captions in an attribute were seen to have,
// in lightboxes and in Drupal. The name of a type, as in List<int>, is none, nor
// is what begins with a blank or a digit: a < b, <3.
var captionTags = []string{"a", "abbr", "b", "big", "br", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ins",
	"img", "mark", "p", "q", "s", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "u"}

// captionText is the text of a caption that an attribute holds, which may hold
// HTML: then it is that of the HTML.
func captionText(s string) string {
	if !isHTML(s) {
		return prose.Flatten(s)
	}
	var b strings.Builder
	z, hidden := token.New([]byte(s), 0), false
	for end := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return prose.Flatten(b.String() + s[end:]) // what begins like a tag and never ends is text
		}
		end += len(z.Raw())
		switch kind {
		case html.TextToken:
			if !hidden {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name := string(z.TagName())
			hidden = kind == html.StartTagToken && (name == "script" || name == "style")
			switch name {
			case "br", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6":
				b.WriteByte(' ')
			default:
				if !slices.Contains(captionTags, name) {
					b.Write(z.Raw())
				}
			}
		}
	}
}

// isHTML reports whether a text has a tag of a caption in it, or a reference to
// a character, which the attribute has been read without.
func isHTML(s string) bool {
	for i := range len(s) {
		switch rest := s[i:]; {
		case s[i] == '<' && slices.Contains(captionTags, tagName(rest)):
			return true
		case strings.HasPrefix(rest, "<!--"), s[i] == '&' && isReference(rest):
			return true
		}
	}
	return false
}

// tagName is the name of the tag that s begins with, in lower case, empty if
// that is no whole tag.
func tagName(s string) string {
	s = strings.TrimPrefix(s[1:], "/")
	n := 0
	for n < len(s) && n < len("strong")+1 && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n == len(s) || strings.IndexByte("> /\t\n", s[n]) < 0 || strings.IndexByte(s[n:min(len(s), n+longestTag)], '>') < 0 {
		return ""
	}
	return strings.ToLower(s[:n])
}

const longestTag = 500 // of a tag in a caption, in bytes

// isReference reports whether s begins with a reference to a character.
func isReference(s string) bool {
	const longest = len("&thetasym;")
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	return end > 0 && html.UnescapeString(s[:end+1]) != s[:end+1]
}
