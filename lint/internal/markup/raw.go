package markup

import (
	"bytes"
	"slices"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/markdown"
)

// rawHTML is a body of Markdown with blanks in the place of what is no raw
// HTML. It is copied from masked, in which templates are blanks, too.
//
// Indented code that begins with a tag of HTML is HTML here: so kramdown reads it
// within an element, and whoever wrote it meant it so. Other tags are code.
func rawHTML(body, masked []byte, d *markdown.Document) []byte {
	out := bytes.Repeat([]byte{' '}, len(body))
	for i, c := range body {
		if c == '\n' || c == '\r' {
			out[i] = c
		}
	}
	seen, line := 0, 0 // how far lines were looked for, and where the last one begins
	for t := range tokens(d) {
		if t.kind == html.TextToken {
			from, to, ok := d.Copied(t.start, t.end)
			if !ok || t.code == 0 || from < seen {
				continue
			}
			if i := bytes.LastIndexByte(body[seen:from], '\n'); i >= 0 {
				line = seen + i + 1
			}
			if seen = from; isIndented(body[:to], line) && beginsWithTag(bytes.TrimLeft(masked[line:], " \t")) {
				copy(out[line:], masked[line:to+lineEnd(masked[to:])])
			}
			continue
		}
		from, ok := d.Exact(t.start)
		to, ok2 := d.Exact(t.end - 1)
		if ok && ok2 && from <= to {
			copy(out[from:to+1], masked[from:])
		} else if ok {
			copy(out[from:], masked[from:]) // a tag that is never closed
		}
	}
	return out
}

// beginsWithTag reports whether text begins with a tag of HTML, or a comment.
func beginsWithTag(text []byte) bool {
	name, ok := bytes.CutPrefix(text, []byte("<"))
	if !ok {
		return false
	}
	name = bytes.TrimPrefix(name, []byte("/"))
	n := bytes.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return n == 0 || atom.Lookup(bytes.ToLower(name[:max(n, 0)])) != 0
}

// isIndented reports whether code whose first line begins at an offset is so
// for the blanks that the line begins with.
func isIndented(body []byte, line int) bool {
	rest := body[line:]
	indent := rest[:len(rest)-len(bytes.TrimLeft(rest, " \t"))]
	if len(indent) < 4 && bytes.IndexByte(indent, '\t') < 0 {
		return false
	}
	above := bytes.TrimLeft(body[bytes.LastIndexByte(body[:max(line-1, 0)], '\n')+1:line], " \t>")
	return !bytes.HasPrefix(above, []byte("```")) && !bytes.HasPrefix(above, []byte("~~~"))
}

// lineEnd is where the line ends that text begins with.
func lineEnd(text []byte) int {
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return i
	}
	return len(text)
}

// markdownCode marks the code of a body of Markdown.
func (b *Body) markdownCode(mask []bool) {
	d := b.rendering()
	opened, depth := -1, 0 // where the raw tag ends that opened the outermost element; -1: it is none
	for t := range tokens(d) {
		before := depth
		depth = t.code
		switch {
		case t.kind == html.TextToken:
			if from, to, ok := d.Copied(t.start, t.end); ok && t.code > 0 {
				fill(mask, b.Start+from, b.Start+to)
			}
		case before == 0 && depth == 1:
			opened = -1
			if at, ok := d.Exact(t.end - 1); ok {
				opened = at + 1
			}
		case before == 1 && depth == 0:
			if at, ok := d.Exact(t.start); ok && opened >= 0 {
				fill(mask, b.Start+opened, b.Start+at)
			}
		}
	}
}

// A renderedToken is one of a rendering.
type renderedToken struct {
	kind       html.TokenType
	start, end int // in the rendering
	code       int // elements for code that are open behind it
}

// tokens goes over the tokens of a rendering. Templates, which may hold quotes
// and brackets within an attribute, are blanks.
func tokens(d *markdown.Document) func(yield func(t renderedToken) bool) {
	m := masker{src: d.HTML, out: slices.Clone(d.HTML)}
	m.templates()
	return func(yield func(t renderedToken) bool) {
		z := html.NewTokenizer(bytes.NewReader(m.out))
		var c codeDepth
		foreign := 0 // svg and math that are open, in which no text is raw
		for at := 0; ; {
			t := renderedToken{kind: z.Next(), start: at}
			at += len(z.Raw())
			t.end = at
			if t.kind == html.StartTagToken || t.kind == html.EndTagToken {
				name, _ := z.TagName()
				a := atom.Lookup(name)
				c.tag(t.kind, a)
				switch isRoot := a == atom.Svg || a == atom.Math; {
				case isRoot && t.kind == html.StartTagToken:
					foreign++
				case isRoot:
					foreign = max(0, foreign-1)
				}
				if foreign > 0 {
					z.NextIsNotRawText()
				}
			}
			t.code = c.depth
			if t.kind == html.ErrorToken && t.start == t.end || !yield(t) || t.kind == html.ErrorToken {
				return
			}
		}
	}
}
