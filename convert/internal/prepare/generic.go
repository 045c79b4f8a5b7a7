package prepare

import "strings"

// A codeScanner finds what looks like a tag in code: List<object>. Its state is
// whether the source so far ends within a pre or a code, and how many real
// elements of each of generics are open.
type codeScanner struct {
	inside int
	open   [len(generics)]int
}

// generics are the elements that would swallow what stands behind them, and are
// names of types in code. A script or a style in a pre is one.
var generics = [...]string{
	"object", "textarea", "title", "template", "select", "plaintext", "xmp", "noembed", "noframes", "noscript", "iframe", "video", "audio", "canvas",
	"applet", "datalist", "option", "button", "input", "frame",
}

// escape is source in which the tags of generics in code are text, if they
// have no attributes.
func (c *codeScanner) escape(source string) string {
	var out []byte
	pos := 0
	for i := strings.IndexByte(source, '<'); i >= 0; {
		rest := source[i+1:]
		name, ends := strings.CutPrefix(rest, "/")
		switch {
		case isTag(name, "pre"), isTag(name, "code"):
			if ends {
				c.inside = max(c.inside-1, 0)
			} else {
				c.inside++
			}
		case c.isGeneric(name, ends):
			out = append(append(out, source[pos:i]...), "&lt;"...)
			pos = i + 1
		}
		next := strings.IndexByte(rest, '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	if pos == 0 {
		return source
	}
	return string(append(out, source[pos:]...))
}

// isTag reports whether s begins with the name of a tag.
func isTag(s, name string) bool {
	return len(s) > len(name) && strings.EqualFold(s[:len(name)], name) && strings.IndexByte(" >\t\r\n", s[len(name)]) >= 0
}

// isGeneric reports whether s, which follows a < or a </, makes no tag: it
// stands in code, has no attributes, and ends no element that is open.
func (c *codeScanner) isGeneric(s string, ends bool) bool {
	for i, g := range generics {
		if !isTag(s, g) {
			continue
		}
		switch {
		case ends && c.open[i] > 0:
			c.open[i]--
		case c.inside > 0 && s[len(g)] == '>':
			return true
		case !ends:
			c.open[i]++
		}
	}
	return false
}
