// Package markup tells what of a post's body is markup: its tags, which in
// Markdown are those of raw HTML, and the parts of it that are code or
// templates, in which a < is text. It takes the bytes of a file and where the
// body begins, and gives offsets in the file. It does not know of front matter,
// of articles or of rules.
package markup

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/markdown"
)

// A Body is a body in the file that it is of. What is asked of it is worked
// out when it is first asked for.
type Body struct {
	Source   []byte // the whole file
	Start    int    // where the body begins
	Markdown bool   // it is Markdown

	masked []byte
	code   [][2]int // parts of the body, see mask
	doc    *markdown.Document
	raw    []byte // see html
}

// mask returns the body with blanks in the place of templates. Offsets stay.
func (b *Body) mask() []byte {
	if b.masked != nil {
		return b.masked
	}
	body := b.Source[b.Start:]
	m := masker{src: body, out: slices.Clone(body)}
	m.templates()
	b.masked, b.code = m.out, m.code
	return m.out
}

// html returns the body with blanks in the place of what is no HTML. Offsets
// stay.
func (b *Body) html() []byte {
	if !b.Markdown {
		return b.mask()
	}
	if b.raw == nil {
		b.raw = rawHTML(b.Source[b.Start:], b.mask(), b.rendering())
	}
	return b.raw
}

// rendering is a body of Markdown as HTML, with its places.
func (b *Body) rendering() *markdown.Document {
	if b.doc == nil {
		doc, err := markdown.Parse(b.Source[b.Start:])
		if err != nil {
			doc = &markdown.Document{} // the post is one that cannot be read
		}
		b.doc = doc
	}
	return b.doc
}

// References are the references and definitions of Markdown that have no other
// half, with their places in the body.
func (b *Body) References() []markdown.Finding {
	if !b.Markdown {
		return nil
	}
	return b.rendering().Findings
}

// IsCode reports whether an image or a link at an offset is within the code of
// a template, where <a> is text. In Markdown there is none in code.
func (b *Body) IsCode(offset int) bool {
	if b.Markdown {
		return false
	}
	b.mask()
	offset -= b.Start
	i, _ := slices.BinarySearchFunc(b.code, offset, func(r [2]int, at int) int {
		if r[1] <= at {
			return -1
		}
		return 1
	})
	return i < len(b.code) && b.code[i][0] <= offset
}

// CodeMask says of each byte of the post whether it is within code: of
// Markdown, of a template, or in pre, code and their like.
func (b *Body) CodeMask() []bool {
	mask := make([]bool, len(b.Source)+1)
	b.mask()
	for _, r := range b.code {
		fill(mask, b.Start+r[0], b.Start+r[1])
	}
	if b.Markdown {
		b.markdownCode(mask)
		return mask
	}
	c := codeDepth{}
	from := 0
	b.Tags(func(t *Token) bool {
		switch before := c.depth; c.tag(t.Kind, t.Atom) {
		case before:
		case 1:
			if before == 0 {
				from = t.End
			}
		case 0:
			fill(mask, from, t.Start)
		}
		return true
	})
	return mask
}

// A codeDepth is how many elements for code are open.
type codeDepth struct{ depth int }

// tag counts a tag, and returns the new depth.
func (c *codeDepth) tag(kind html.TokenType, a atom.Atom) int {
	switch a {
	case atom.Pre, atom.Code, atom.Samp, atom.Kbd, atom.Tt, atom.Xmp, atom.Listing, atom.Textarea, atom.Script:
		switch {
		case kind == html.StartTagToken:
			c.depth++
		case kind == html.EndTagToken && c.depth > 0:
			c.depth--
		}
	}
	return c.depth
}

func fill(mask []bool, from, to int) {
	for i := from; i < to; i++ {
		mask[i] = true
	}
}
