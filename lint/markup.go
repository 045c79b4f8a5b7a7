package lint

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A token is a tag, a comment or what is left at the end of a body.
type token struct {
	kind       html.TokenType
	atom       atom.Atom // 0 for names that HTML does not know
	name       string    // in lower case
	start, end int       // in Source
	foreign    bool      // within svg or math
	badName    string    // of an attribute that a lost quote or bracket has made
	id         string    // the attribute
	anchor     string    // the attribute name of an a
}

// tags calls yield for the tags and comments of the body until it returns
// false. Code of Markdown and templates are passed over. A last token of the
// kind html.ErrorToken is what remains when a tag is never closed.
func (p *Post) tags(yield func(t *token) bool) {
	z := html.NewTokenizer(bytes.NewReader(p.masked()))
	t := token{end: p.Body()}
	for depth := 0; ; {
		t = token{start: t.end, end: t.end, kind: z.Next()}
		t.end += len(z.Raw())
		switch t.kind {
		case html.ErrorToken:
			t.end = len(p.Source)
			yield(&t)
			return
		case html.TextToken:
			continue
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			t.read(z, &depth)
		}
		if !yield(&t) {
			return
		}
	}
}

// read reads the name and the attributes of a tag. depth counts the svg and
// math elements that are open.
func (t *token) read(z *html.Tokenizer, depth *int) {
	name, more := z.TagName()
	t.atom = atom.Lookup(name)
	if t.name = t.atom.String(); t.atom == 0 {
		t.name = string(name)
	}
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch {
		case string(key) == "id" && t.id == "":
			t.id = string(val)
		case string(key) == "name" && t.atom == atom.A:
			t.anchor = string(val)
		case bytes.ContainsAny(key, `"'<`) && t.badName == "":
			t.badName = string(key)
		}
	}
	isRoot := t.atom == atom.Svg || t.atom == atom.Math
	t.foreign = *depth > 0 && !(isRoot && *depth == 1 && t.kind == html.EndTagToken)
	switch {
	case !isRoot:
	case t.kind == html.StartTagToken:
		*depth++
	case t.kind == html.EndTagToken:
		*depth = max(*depth-1, 0)
	}
	if *depth > 0 {
		z.NextIsNotRawText()
	}
}

// masked is the body with blanks in the place of what is no HTML: templates,
// and code and escapes of Markdown. Offsets stay.
func (p *Post) masked() []byte {
	if p.cache.masked != nil {
		return p.cache.masked
	}
	body := p.Source[p.Body():]
	m := masker{src: body, out: slices.Clone(body)}
	m.templates()
	if isMarkdown(p.Name) {
		m.markdown()
	}
	p.cache.masked, p.cache.code = m.out, m.code
	return m.out
}

// isCode reports whether an offset is within code of Markdown or a template,
// where <a> is text.
func (p *Post) isCode(offset int) bool {
	p.masked()
	offset -= p.Body()
	i, _ := slices.BinarySearchFunc(p.cache.code, offset, func(r [2]int, at int) int {
		if r[1] <= at {
			return -1
		}
		return 1
	})
	return i < len(p.cache.code) && p.cache.code[i][0] <= offset
}

// codeMask says of each byte of the post whether it is within code: of
// Markdown, or in pre, code and their like.
func (p *Post) codeMask() []bool {
	mask := make([]bool, len(p.Source)+1)
	if p.Article == nil {
		return mask
	}
	p.masked()
	for _, r := range p.cache.code {
		fill(mask, p.Body()+r[0], p.Body()+r[1])
	}
	depth, from := 0, 0
	p.tags(func(t *token) bool {
		switch t.atom {
		case atom.Pre, atom.Code, atom.Samp, atom.Kbd, atom.Tt, atom.Xmp, atom.Listing, atom.Textarea, atom.Script:
		default:
			return true
		}
		switch {
		case t.kind == html.StartTagToken:
			if depth++; depth == 1 {
				from = t.end
			}
		case t.kind == html.EndTagToken && depth > 0:
			if depth--; depth == 0 {
				fill(mask, from, t.start)
			}
		}
		return true
	})
	return mask
}

func fill(mask []bool, from, to int) {
	for i := from; i < to; i++ {
		mask[i] = true
	}
}

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
		return true
	}
	return false
}

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

// longestTemplate keeps a {{ that is no template from hiding what follows,
// and the search for its end short.
const longestTemplate = 1000

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
			window := m.src[i:min(len(m.src), i+longestTemplate)]
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
