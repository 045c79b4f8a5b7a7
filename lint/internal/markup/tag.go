package markup

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Token is a tag, a comment or what is left at the end of a body.
type Token struct {
	Kind       html.TokenType
	Atom       atom.Atom // 0 for names that HTML does not know
	Name       string    // in lower case
	Start, End int       // in Source
	Foreign    bool      // within svg or math
	BadName    string    // of an attribute that a lost quote or bracket has made
	ID         string    // the attribute
	Anchor     string    // the attribute name of an a
	Media      []string  // addresses in src and poster of video, audio, source, track, embed and object
}

// Tags calls yield for the tags and comments of the body until it returns
// false. Code of Markdown and templates are passed over, and in Markdown all
// that is no raw HTML. A last token of the kind html.ErrorToken is what
// remains when a tag is never closed.
func (b *Body) Tags(yield func(t *Token) bool) {
	z := html.NewTokenizer(bytes.NewReader(b.html()))
	t := Token{End: b.Start}
	for depth := 0; ; {
		t = Token{Start: t.End, End: t.End, Kind: z.Next()}
		t.End += len(z.Raw())
		switch t.Kind {
		case html.ErrorToken:
			t.End = len(b.Source)
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

// isMedia reports whether an element shows a file, images aside.
func isMedia(a atom.Atom) bool {
	switch a {
	case atom.Video, atom.Audio, atom.Source, atom.Track, atom.Embed, atom.Object:
		return true
	}
	return false
}

// read reads the name and the attributes of a tag. depth counts the svg and
// math elements that are open.
func (t *Token) read(z *html.Tokenizer, depth *int) {
	name, more := z.TagName()
	t.Atom = atom.Lookup(name)
	if t.Name = t.Atom.String(); t.Atom == 0 {
		t.Name = string(name)
	}
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch {
		case string(key) == "id" && t.ID == "":
			t.ID = string(val)
		case string(key) == "name" && t.Atom == atom.A:
			t.Anchor = string(val)
		case isMedia(t.Atom) && (string(key) == "src" || string(key) == "poster" || string(key) == "data" && t.Atom == atom.Object):
			t.Media = append(t.Media, string(val))
		case bytes.ContainsAny(key, `"'<`) && t.BadName == "":
			t.BadName = string(key)
		}
	}
	isRoot := t.Atom == atom.Svg || t.Atom == atom.Math
	t.Foreign = *depth > 0 && !(isRoot && *depth == 1 && t.Kind == html.EndTagToken)
	switch {
	case !isRoot:
	case t.Kind == html.StartTagToken:
		*depth++
	case t.Kind == html.EndTagToken:
		*depth = max(*depth-1, 0)
	}
	if *depth > 0 {
		z.NextIsNotRawText()
	}
}

// EndOf is the end of what a finding about an image, a link or a heading is
// shown at: of its tag, or in Markdown of all of it.
func EndOf(src []byte, start, end int) int {
	if start < len(src) && src[start] == '<' {
		return TagEnd(src, start)
	}
	return start + len(bytes.TrimRight(src[start:end], "\r\n"))
}

// TagEnd is the end of the tag at offset: the first > that is not quoted.
func TagEnd(src []byte, offset int) int {
	quoted := byte(0)
	for i := offset; i < len(src); i++ {
		switch c := src[i]; {
		case quoted != 0:
			if c == quoted {
				quoted = 0
			}
		case (c == '"' || c == '\'') && src[i-1] == '=':
			quoted = c
		case c == '>':
			return i + 1
		}
	}
	return len(src)
}
