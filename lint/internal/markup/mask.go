package markup

import (
	"bytes"
	"slices"
	"strings"
)

// A masker writes blanks over parts of a body.
type masker struct {
	src, out []byte
	code     [][2]int // parts that are code, in order, none within another
	endless  []string // code tags that have no end any more
}

// mask writes blanks over a part, but keeps its lines.
func (m *masker) mask(from, to int) {
	for i := from; i < to; i++ {
		if m.out[i] != '\n' && m.out[i] != '\r' {
			m.out[i] = ' '
		}
	}
}

func (m *masker) maskCode(from, to int) {
	m.mask(from, to)
	m.code = append(m.code, [2]int{from, to})
}

// LongestTemplate keeps a {{ that is no template from hiding what follows,
// and the search for its end short.
const LongestTemplate = 1000

// templateMarks are what begins and ends the tags of template engines, and
// CDATA sections left over from feeds, whose content is the body.
var templateMarks = []struct{ begin, end string }{
	{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}, {"<?", "?>"},
}

var cdataMark = []byte("<![CDATA[")

func (m *masker) templates() {
	for i := 0; i < len(m.src); i++ {
		if c := m.src[i]; c != '{' && c != '<' {
			continue
		}
		if bytes.HasPrefix(m.src[i:], cdataMark) {
			m.mask(i, i+len(cdataMark))
			continue
		}
		for _, t := range templateMarks {
			if !bytes.HasPrefix(m.src[i:], []byte(t.begin)) {
				continue
			}
			window := m.src[i:min(len(m.src), i+LongestTemplate)]
			if n := bytes.Index(window, []byte(t.end)); n > 0 {
				m.mask(i, i+n+len(t.end))
				i = m.codeBlock(i, i+n+len(t.end)) - 1
			}
			break
		}
	}
}

// codeTags are the template tags around code and comments: of Jekyll, Hexo
// and Hugo.
var codeTags = []string{"highlight", "codeblock", "code", "comment", "prism"}

// codeBlock masks the code that the template tag from up to to begins, and
// returns its end; to if the tag begins none.
func (m *masker) codeBlock(from, to int) int {
	inner := strings.TrimLeft(string(m.src[from+2:to]), "-%< \t")
	name, _, _ := strings.Cut(strings.TrimRight(inner, "-%>} \t"), " ")
	if !slices.Contains(codeTags, name) || slices.Contains(m.endless, name) {
		return to
	}
	for _, end := range []string{"{% end" + name, "{%- end" + name, "{%end" + name, "{{< /" + name, "{{% /" + name, "{{</" + name} {
		if n := bytes.Index(m.src[to:], []byte(end)); n >= 0 {
			m.maskCode(from, to+n)
			return to + n
		}
	}
	m.endless = append(m.endless, name)
	return to
}

// HasTemplate reports whether a value holds what a template engine fills in.
func HasTemplate(s string) bool {
	for _, mark := range []string{"{{", "{%", "<%", "<?", "${", "#{"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}
