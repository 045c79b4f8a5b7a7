package element

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// repair is an item without what a reader of XML refuses, and a list of what
// that was.
func repair(data []byte) ([]byte, []Repair) {
	data, repairs := characters(data)
	data, more := sections(data)
	return data, append(repairs, more...)
}

// maxRepairs is how many repairs of an item are told.
const maxRepairs = 20

// characters replaces bytes that are no UTF-8, drops characters and references to
// characters that XML does not allow, and escapes each < that is none of markup.
func characters(data []byte) (out []byte, repairs []Repair) {
	line := 1
	tell := func(format string, args ...any) {
		if len(repairs) < maxRepairs {
			repairs = append(repairs, Repair{line, fmt.Errorf(format, args...)})
		}
	}
	out = make([]byte, 0, len(data))
	section := false // there a reference is none, and < no tag
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == '<' && bytes.HasPrefix(data[i:], []byte(opensSection)):
			section = true
		case r == '>' && bytes.HasSuffix(data[:i], []byte("]]")):
			section = false
		}
		switch {
		case r == utf8.RuneError && n == 1:
			tell("want UTF-8, have the byte 0x%02x", data[i])
			out = append(out, "\uFFFD"...)
		case !isAllowed(r):
			tell("want a character that XML allows, have U+%04X, which is left out", r)
		case r == '<' && !section && !beginsTag(data[i+1:]):
			tell("want &lt; for < in a text, have <")
			out = append(out, "&lt;"...)
		case r == '&' && !section:
			if length, bad := badReference(data[i:]); bad {
				tell("want a character that XML allows, have %s, which is left out", data[i:i+length])
				n = length
				break
			}
			out = append(out, '&')
		default:
			out = append(out, data[i:i+n]...)
		}
		if r == '\n' {
			line++
		}
		i += n
	}
	return out, repairs
}

// beginsTag reports whether what stands behind a < makes it one of markup.
func beginsTag(rest []byte) bool {
	if len(rest) == 0 {
		return false
	}
	c := rest[0]
	return c >= utf8.RuneSelf || c == '/' || c == '!' || c == '?' || c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// isAllowed reports whether XML allows a character.
func isAllowed(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}

// badReference reports whether text begins with a reference to a character that
// XML does not allow, and its length.
func badReference(text []byte) (int, bool) {
	end := bytes.IndexByte(text[:min(len(text), 14)], ';')
	if end < 0 || !bytes.HasPrefix(text, []byte("&#")) {
		return 0, false
	}
	number, base := text[2:end], 10
	if len(number) > 0 && (number[0] == 'x' || number[0] == 'X') {
		number, base = number[1:], 16
	}
	n, err := strconv.ParseUint(string(number), base, 32)
	return end + 1, err == nil && (n > utf8.MaxRune || !isAllowed(rune(n)))
}

const (
	opensSection  = "<![CDATA["
	closesSection = "]]>"
)

// sections escapes the ends of sections of CDATA that stand within one, as
// plugins write them which forget to: what is in an element that begins with a
// section, and has an end of one outside of every section, is one section as a
// whole.
func sections(data []byte) (out []byte, repairs []Repair) {
	tries := maxRepairs // each may look at all of the item
	for at := 0; at < len(data); {
		i := bytes.Index(data[at:], []byte(opensSection))
		if i < 0 {
			return append(out, data[at:]...), repairs
		}
		from := at + i + len(opensSection)
		out = append(out, data[at:from]...)
		to, nested := endOfSection(data[from:], elementBefore(data[:from-len(opensSection)]), &tries)
		if to < 0 {
			return append(out, data[from:]...), repairs
		}
		text := data[from : from+to]
		if nested {
			text = bytes.ReplaceAll(text, []byte(closesSection), []byte("]]]]><![CDATA[>"))
			if len(repairs) < maxRepairs {
				line := 1 + bytes.Count(data[:from], []byte("\n"))
				repairs = append(repairs, Repair{line, errors.New("want ]]]]><![CDATA[> for ]]> within CDATA, have ]]>")})
			}
		}
		out = append(append(out, text...), closesSection...)
		at = from + to + len(closesSection)
	}
	return out, repairs
}

// elementBefore is the end tag of the element whose start tag data ends with,
// or nil.
func elementBefore(data []byte) []byte {
	data = bytes.TrimRight(data, " \t\r\n")
	if !bytes.HasSuffix(data, []byte(">")) {
		return nil
	}
	i := bytes.LastIndexByte(data, '<')
	if i < 0 || data[i+1] == '/' || data[i+1] == '!' {
		return nil
	}
	name := data[i+1 : len(data)-1]
	if n := bytes.IndexAny(name, " \t\r\n"); n >= 0 {
		name = name[:n]
	}
	return slices.Concat([]byte("</"), name, []byte(">"))
}

// endOfSection is the offset of the end of a section, and whether there are ends
// within it. It is the first one, unless one more stands outside of all
// sections before the element is closed.
func endOfSection(text, closing []byte, tries *int) (end int, nested bool) {
	first := bytes.Index(text, []byte(closesSection))
	if first < 0 || closing == nil || *tries == 0 {
		return first, false
	}
	at := first + len(closesSection)
	for { // between sections
		next := bytes.IndexByte(text[at:], '<')
		stray := bytes.Index(text[at:], []byte(closesSection))
		if stray >= 0 && (next < 0 || stray < next) {
			break
		}
		if next < 0 || !bytes.HasPrefix(text[at+next:], []byte(opensSection)) {
			return first, false
		}
		at += next + len(opensSection)
		i := bytes.Index(text[at:], []byte(closesSection))
		if i < 0 {
			break
		}
		at += i + len(closesSection)
	}
	if last := lastEnd(text, closing, first); last >= 0 {
		return last, true
	}
	*tries--
	return first, false
}

// lastEnd is the offset of the first end of a section that the end tag of the
// element follows, or -1.
func lastEnd(text, closing []byte, first int) int {
	for at := first; ; {
		i := bytes.Index(text[at:], []byte(closesSection))
		if i < 0 {
			return -1
		}
		rest := bytes.TrimLeft(text[at+i+len(closesSection):], " \t\r\n")
		if bytes.HasPrefix(rest, closing) {
			return at + i
		}
		at += i + len(closesSection)
	}
}
