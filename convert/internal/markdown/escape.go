package markdown

import (
	"fmt"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/marker"
	"golang.org/x/net/html"
)

// escapeEntities keeps text that looks like an entity from becoming one.
func escapeEntities(_ converter.Context, text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		out.WriteByte(text[i])
		if text[i] == '&' && isEntity(text[i:]) {
			out.WriteString("amp;")
		}
	}
	return out.String()
}

// isEntity reports whether text begins with what Markdown reads as a
// reference to a character: one with a semicolon.
func isEntity(text string) bool {
	const longest = 33 // &CounterClockwiseContourIntegral;
	end := strings.IndexByte(text[:min(len(text), longest)], ';')
	return end > 0 && html.UnescapeString(text[:end+1]) != text[:end+1]
}

// escapeText escapes text for a place where the library does not: the text
// of an image.
func escapeText(s string) string {
	var b strings.Builder
	for i, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune("\\`*_[]<>!~", r) || r == '&' && isEntity(strings.Join(strings.Fields(s), " ")[i:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// destination is an address as the destination of a link (CommonMark 0.31,
// 6.3). White space and control characters, which may not stand in one, are
// percent-encoded, as a browser would do.
func destination(s string) string {
	s = strings.TrimSpace(s)
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c == 0x7f:
			fmt.Fprintf(&b, "%%%02X", c)
		case c == '\\' || c == '(' || c == ')' || c == '<' || c == '>':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '&' && isEntity(s[i:]):
			b.WriteString("&amp;")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// titlePart is the title of a link or an image, behind its destination.
func titlePart(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return ""
	}
	return ` "` + strings.ReplaceAll(escapeText(s), `"`, `\"`) + `"`
}

// escapeBrackets escapes brackets right away. The library leaves it for later
// to find out which of them need it, for which it searches the rest of the
// text from each of them, and does so for the closing ones in a link only,
// which leaves an opening one to begin the link.
func escapeBrackets(ctx converter.Context, text string) string {
	if inside, ok := ctx.Value(insideLink).(bool); ok && inside {
		return linkEscaper.Replace(text)
	}
	return bracketEscaper.Replace(text)
}

const toEscape = string(marker.MarkerEscaping)

var (
	bracketEscaper = strings.NewReplacer(toEscape+"[", `\[`, toEscape+"]", "]", toEscape+"!", "!")
	linkEscaper    = strings.NewReplacer(toEscape+"[", `\[`, toEscape+"]", `\]`, toEscape+"!", "!")
)

// escapePipes escapes pipes; see [Writer].
func escapePipes(_ converter.Context, text string) string {
	return strings.ReplaceAll(text, toEscape+"|", `\|`)
}
