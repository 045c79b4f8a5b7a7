// Package token cuts HTML into tokens: those that html.Tokenizer of
// golang.org/x/net/html cuts it into, several times as fast. It takes bytes,
// and gives one token after the other with the bytes that it is made of. It
// does not know which elements there are, but for those that hold raw text.
package token

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Tokenizer cuts a body into the tokens that html.Tokenizer cuts it into.
//
// What is written as nearly everything is, it reads itself, from the bytes
// at hand: text, comments, and tags whose attributes are quoted or plain.
// Whatever is out of the ordinary it leaves to html.Tokenizer, which copies
// the body byte by byte and allocates for each attribute; to leave all to it
// took two fifths of the time of a post. A fuzz test compares the two.
type Tokenizer struct {
	src        []byte
	start, end int // of the token
	kind       html.TokenType
	attrs      []tagAttr // of the token
	returned   int       // attributes that TagAttr has returned
	cdata      bool      // as AllowCDATA said

	slow    *html.Tokenizer // reads from here on; nil: not needed
	patient int             // tokens that slow reads at least, to be worth its buffer
}

type tagAttr struct{ key, val []byte }

// New returns a Tokenizer that begins at an offset of src.
func New(src []byte, offset int) *Tokenizer {
	return &Tokenizer{src: src, start: offset, end: offset}
}

// Next reads the next token.
func (z *Tokenizer) Next() html.TokenType {
	if z.patient--; z.patient < 0 && z.kind == html.EndTagToken {
		z.slow = nil // behind an end tag it has nothing in mind
	}
	z.start = z.end
	if z.start == len(z.src) {
		z.kind = html.ErrorToken
		return z.kind
	}
	if z.slow == nil && z.ordinary(z.src[z.start:]) {
		return z.kind
	}
	if z.slow == nil {
		z.slow, z.patient = html.NewTokenizer(bytes.NewReader(z.src[z.start:])), 16
		z.slow.AllowCDATA(z.cdata)
	}
	z.kind = z.slow.Next()
	z.end += len(z.slow.Raw())
	return z.kind
}

// Raw returns the token as it is in the source.
func (z *Tokenizer) Raw() []byte { return z.src[z.start:z.end] }

// AllowCDATA is that of html.Tokenizer.
func (z *Tokenizer) AllowCDATA(allow bool) {
	z.cdata = allow
	if z.slow != nil {
		z.slow.AllowCDATA(allow)
	}
}

// NextIsNotRawText is that of html.Tokenizer.
func (z *Tokenizer) NextIsNotRawText() {
	if z.slow != nil { // which reads all tags that raw text follows
		z.slow.NextIsNotRawText()
	}
}

// Text returns a text token with its entities decoded.
func (z *Tokenizer) Text() []byte {
	if z.slow != nil {
		return z.slow.Text()
	}
	text := z.Raw()
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if bytes.IndexByte(text, '&') >= 0 {
		text = []byte(html.UnescapeString(string(text)))
	}
	return text
}

// TagName returns the name of a tag in lower case.
func (z *Tokenizer) TagName() []byte {
	if z.slow != nil {
		name, _ := z.slow.TagName()
		return name
	}
	name := bytes.TrimPrefix(z.Raw()[len("<"):], []byte("/"))
	return inLower(name[:plainLen(name)])
}

// TagAttr returns the next attribute of a start tag, its name in lower case
// and the entities of its value decoded, or nothing.
func (z *Tokenizer) TagAttr() (key, val []byte) {
	if z.slow != nil {
		key, val, _ = z.slow.TagAttr()
		return key, val
	}
	if z.returned == len(z.attrs) {
		return nil, nil
	}
	a := &z.attrs[z.returned]
	z.returned++
	return a.key, a.val
}

// ordinary reads the token that src begins with, and reports false if it is
// not an ordinary one.
func (z *Tokenizer) ordinary(src []byte) bool {
	n := textLen(src)
	switch {
	case n > 0:
		z.kind = html.TextToken
	case len(src) < len("<a>"):
		return false
	case src[1] == '/':
		z.kind, n = html.EndTagToken, endTagLen(src)
		z.attrs, z.returned = z.attrs[:0], 0
	case src[1] == '!':
		z.kind, n = html.CommentToken, commentLen(src)
	default:
		n = z.startTag(src)
	}
	z.end = z.start + n
	return n > 0
}

// textLen is the length of the text that src begins with: up to a < that
// begins something else.
func textLen(src []byte) int {
	for n := 0; ; n++ {
		i := bytes.IndexByte(src[n:], '<')
		if i < 0 {
			return len(src)
		}
		n += i
		if n+1 < len(src) && (isLetter(src[n+1]) || src[n+1] == '/' || src[n+1] == '!' || src[n+1] == '?') {
			return n
		}
	}
}

func endTagLen(src []byte) int {
	n := len("</") + plainLen(src[len("</"):])
	if n < len(src) && src[n] == '>' && isLetter(src[len("</")]) {
		return n + 1
	}
	return 0
}

// commentLen is the length of a comment, if it is not long: it is looked for
// its end again and again where ends are written wrong.
func commentLen(src []byte) int {
	const longest = 1024
	text, ok := bytes.CutPrefix(src[:min(len(src), longest)], []byte("<!--"))
	n := bytes.Index(text, []byte("-->"))
	if !ok || n < 0 || text[0] == '>' || text[0] == '-' || bytes.Contains(text[:n], []byte("--!")) {
		return 0
	}
	return len("<!--") + n + len("-->")
}

// startTag reads a start tag and its attributes.
func (z *Tokenizer) startTag(src []byte) int {
	const most = 32 // attributes
	n := len("<") + plainLen(src[len("<"):])
	if !isLetter(src[1]) || isRawText(src[len("<"):n]) {
		return 0
	}
	z.kind, z.attrs, z.returned = html.StartTagToken, z.attrs[:0], 0
	for len(z.attrs) < most {
		blanks := blankLen(src[n:])
		switch n += blanks; {
		case n == len(src):
			return 0
		case src[n] == '>':
			return n + 1
		case src[n] == '/' && n+1 < len(src) && src[n+1] == '>':
			z.kind = html.SelfClosingTagToken
			return n + 2
		case blanks == 0:
			return 0
		}
		a, used := readAttr(src[n:])
		if used == 0 || slices.ContainsFunc(z.attrs, func(b tagAttr) bool { return bytes.Equal(a.key, b.key) }) {
			return 0
		}
		z.attrs = append(z.attrs, a)
		n += used
	}
	return 0
}

// readAttr reads the attribute that src begins with, and is its length: a
// plain name, alone or with a value right behind it.
func readAttr(src []byte) (tagAttr, int) {
	n := plainLen(src)
	a := tagAttr{key: inLower(src[:n])}
	if n == 0 || n+1 >= len(src) {
		return a, 0
	}
	if src[n] != '=' {
		next := n + blankLen(src[n:])
		if next == len(src) || src[next] == '=' || src[next] == '/' && next == n {
			return a, 0
		}
		return a, n
	}
	n++
	var length int
	switch quote := src[n]; quote {
	case '"', '\'':
		n++
		length = bytes.IndexByte(src[n:], quote)
		a.val = src[n : n+max(length, 0)]
		length++
	default:
		length = unquotedLen(src[n:])
		a.val = src[n : n+length]
	}
	val, ok := plainValue(a.val)
	a.val = val
	if length == 0 || !ok {
		return a, 0
	}
	return a, n + length
}

// unquotedLen is the length of the value without quotes that src begins with,
// or 0 where it ends with the post, or with a slash that may close the tag.
func unquotedLen(src []byte) int {
	n := bytes.IndexAny(src, "> \t\n\f\r")
	if n <= 0 || src[n-1] == '/' {
		return 0
	}
	return n
}

// plainValue is the value of an attribute, if it has no entity but &amp;,
// which stands in most addresses.
func plainValue(val []byte) ([]byte, bool) {
	if bytes.IndexByte(val, 0) >= 0 || bytes.IndexByte(val, '\r') >= 0 {
		return nil, false
	}
	n := bytes.Count(val, []byte("&"))
	if n == 0 {
		return val, true
	}
	if bytes.Count(val, []byte("&amp;")) < n {
		return nil, false
	}
	return bytes.ReplaceAll(val, []byte("&amp;"), []byte("&")), true
}

// plainLen is the length of the letters, digits and the like that src begins
// with.
func plainLen(src []byte) int {
	for i, c := range src {
		if !isLetter(c) && (c < '0' || c > ':') && c != '-' && c != '_' && c != '.' {
			return i
		}
	}
	return len(src)
}

func blankLen(src []byte) int {
	for i, c := range src {
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' {
			return i
		}
	}
	return len(src)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isRawText reports whether text without tags follows a start tag.
func isRawText(name []byte) bool {
	switch atom.Lookup(inLower(name)) {
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext, atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp:
		return true
	}
	return false
}

// inLower is text, which is ASCII, in lower case.
func inLower(text []byte) []byte {
	for _, c := range text {
		if c >= 'A' && c <= 'Z' {
			return bytes.ToLower(text)
		}
	}
	return text
}

// HasTag reports whether something other than text begins in src.
func HasTag(src []byte) bool {
	for {
		i := bytes.IndexByte(src, '<')
		if i < 0 || i+1 == len(src) {
			return false
		}
		src = src[i+1:]
		if c := src[0]; c == '/' || c == '!' || c == '?' || isLetter(c) {
			return true
		}
	}
}
