package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/goarticle/article/internal/markdown/tags"
)

// tagAt writes what the tag at an offset stands for.
func (w *writer) tagAt(at int) {
	if t := w.tags.Over(at); t != nil && t.Start == at {
		w.tag(t)
	}
}

// tag writes what a tag stands for: an image, code, or nothing.
func (w *writer) tag(t *tags.Tag) {
	switch t.Kind {
	case tags.Code:
		w.Copy(len(w.out), t.Start, 0)
		w.str("<pre><code>")
		w.verbatim(t.Inner+lineEndLen(w.src[t.Inner:t.InnerEnd]), t.InnerEnd)
		w.str("</code></pre>\n")
	case tags.Template:
		if w.inCaption { // of another tag
			return
		}
		tag := w.src[t.Start:t.End]
		if m := tags.ImageOf(tag); m != nil {
			w.figure(t, m)
		} else if e := tags.EmbedOf(tag); e != nil {
			w.embed(t, e)
		}
	}
}

// lineEndLen is the length of the line end that text begins with: the one
// behind the tag that begins a block of code is no part of it.
func lineEndLen(text []byte) int {
	switch {
	case bytes.HasPrefix(text, []byte("\r\n")):
		return 2
	case bytes.HasPrefix(text, []byte("\n")):
		return 1
	}
	return 0
}

// figure writes the image of a tag.
func (w *writer) figure(t *tags.Tag, m *tags.Image) {
	start := len(w.out)
	w.part(t, "<figure>")
	if m.Link != "" {
		w.startTag(t, "a", "href", m.Link)
	}
	w.startTag(t, "img", "src", m.Address, "alt", m.Alt, "title", m.Title, "width", m.Width, "height", m.Height)
	if m.Link != "" {
		w.str("</a>")
	}
	w.endFigure(t, m.Caption, start)
}

// endFigure writes the caption and the end of a figure.
func (w *writer) endFigure(t *tags.Tag, caption string, start int) {
	if caption != "" {
		w.part(t, "<figcaption>")
		w.caption(t, caption)
		w.str("</figcaption>")
	}
	w.str("</figure>\n")
	w.shortcodes = append(w.shortcodes, Range{start, len(w.out)})
}

// embed writes what a tag shows that is no image: a figure, if it has a
// caption.
func (w *writer) embed(t *tags.Tag, e *tags.Embed) {
	if e.Caption != "" {
		defer w.endFigure(t, e.Caption, len(w.out))
		w.part(t, "<figure>")
	}
	w.startTag(t, e.Kind, "src", e.Address, "poster", e.Poster, "title", e.Title, "width", e.Width, "height", e.Height)
	w.str("</" + e.Kind + ">")
}

// caption writes a caption, in which generators allow Markdown and HTML. Links
// in it have the place of the tag.
func (w *writer) caption(t *tags.Tag, text string) {
	inner := &writer{reading: newReading([]byte(text)), inCaption: true}
	root := inner.parse()
	only, ok := root.FirstChild().(*ast.Paragraph)
	if !ok || only.NextSibling() != nil {
		w.attribute([]byte(text))
		return
	}
	inner.inlines(only)
	for i, c := range inner.out {
		if c == '<' {
			w.Stand(len(w.out)+i, t.Start, t.End)
		}
	}
	w.out = append(w.out, inner.out...)
}

// part begins an element that stands for a tag.
func (w *writer) part(t *tags.Tag, s string) {
	w.Stand(len(w.out), t.Start, t.End)
	w.str(s)
}

// startTag writes a start tag that stands for a tag, with attributes by name and
// value. Those without a value are left out, but for the alt text of an image.
func (w *writer) startTag(t *tags.Tag, name string, attributes ...string) {
	w.part(t, "<"+name)
	for i := 0; i < len(attributes); i += 2 {
		if value := attributes[i+1]; value != "" || attributes[i] == "alt" {
			w.str(" " + attributes[i] + `="`)
			w.attribute([]byte(value))
			w.str(`"`)
		}
	}
	w.str(">")
}

// unmasked is the text of goldmark's that begins at an offset, as it is in the
// body. A title of more than one line is its own text, and keeps its masks.
func (r *reading) unmasked(text []byte, at int) []byte {
	if len(r.tags) == 0 || at+len(text) > len(r.src) || !bytes.Equal(text, r.text[at:at+len(text)]) {
		return text
	}
	return r.src[at : at+len(text)]
}

// withoutTags is a part of the body, less its tags.
func (r *reading) withoutTags(at, stop int) []byte {
	if len(r.tags) == 0 || bytes.IndexByte(r.text[at:stop], tags.Mask) < 0 {
		return r.src[at:stop]
	}
	var text []byte
	for t := r.tags.First(at); t != nil && t.Start < stop; t = r.tags.First(at) {
		text = append(text, r.src[at:max(at, t.Start)]...)
		at = min(t.End, stop)
	}
	return append(text, r.src[at:stop]...)
}
