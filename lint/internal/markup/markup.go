// Package markup tells what of a post's body is markup: its tags, and the
// parts of it that are code or templates, in which a < is text. It takes the
// bytes of a file and where the body begins, and gives offsets in the file. It
// does not know of front matter, of articles or of rules.
package markup

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Body is a body in the file that it is of. What is asked of it is worked
// out when it is first asked for.
type Body struct {
	Source   []byte // the whole file
	Start    int    // where the body begins
	Markdown bool   // it is in Markdown, which has code of its own

	masked []byte
	code   [][2]int // parts of the body, see mask
}

// mask returns the body with blanks in the place of what is no HTML: templates,
// and code and escapes of Markdown. Offsets stay.
func (b *Body) mask() []byte {
	if b.masked != nil {
		return b.masked
	}
	body := b.Source[b.Start:]
	m := masker{src: body, out: slices.Clone(body)}
	m.templates()
	if b.Markdown {
		m.markdown()
	}
	b.masked, b.code = m.out, m.code
	return m.out
}

// IsCode reports whether an offset is within code of Markdown or a template,
// where <a> is text.
func (b *Body) IsCode(offset int) bool {
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
// Markdown, or in pre, code and their like.
func (b *Body) CodeMask() []bool {
	mask := make([]bool, len(b.Source)+1)
	b.mask()
	for _, r := range b.code {
		fill(mask, b.Start+r[0], b.Start+r[1])
	}
	depth, from := 0, 0
	b.Tags(func(t *Token) bool {
		switch t.Atom {
		case atom.Pre, atom.Code, atom.Samp, atom.Kbd, atom.Tt, atom.Xmp, atom.Listing, atom.Textarea, atom.Script:
		default:
			return true
		}
		switch {
		case t.Kind == html.StartTagToken:
			if depth++; depth == 1 {
				from = t.End
			}
		case t.Kind == html.EndTagToken && depth > 0:
			if depth--; depth == 0 {
				fill(mask, from, t.Start)
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
