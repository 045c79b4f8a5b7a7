package body

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html/atom"
)

// mostHidden is how many bytes of text an element without an end tag may hide and
// be no fault: the fallback of a video, the choices of a form.
const mostHidden = 300

// A cover is the outermost open element that hides what it holds.
type cover struct {
	at     int // its index on the stack; 0: there is none
	offset int // of its start tag
	text   int // bytes of text that were hidden before it
}

// coverFrom notes that the element on top of the stack hides its content.
func (d *reader) coverFrom(e *open) {
	if e.style&Unseen != 0 && d.top().style&Unseen == 0 {
		d.cover = cover{at: len(d.stack), offset: d.start, text: d.covered}
	}
}

// uncover ends the cover if that is the element e, which is no longer on the
// stack. One that another tag closed, or none, while much text stood behind
// it, was meant to end long before.
func (d *reader) uncover(e *open, byOther bool) {
	if n := d.covered - d.cover.text; byOther && n > mostHidden && !e.tag.endsByItself() {
		d.fault(d.cover.offset, fmt.Errorf("want a </%s> that ends the element, have %d bytes of text that it hides", d.nameAt(d.cover.offset), n))
	}
	d.cover = cover{}
}

// nameAt is the name of the start tag at an offset, in lower case.
func (d *reader) nameAt(offset int) string {
	const longest = 30
	name := d.Source[offset+len("<"):]
	name = name[:min(len(name), longest)]
	if i := bytes.IndexAny(name, " \t\r\n\f/>"); i >= 0 {
		name = name[:i]
	}
	return string(bytes.ToLower(name))
}

// endsByItself reports whether an element needs no end tag.
func (t Tag) endsByItself() bool {
	return t == tagParagraph || t == tagItem || t == TagTerm || t == tagOption || t.isTablePart()
}

// isTypeInCode reports whether a tag in code, of which name is the name, is none
// to its author: it has no attributes, and is of an element that
// would show nothing there. It is a type, as in List<object>, or HTML that is
// quoted and not escaped. A script in code is one: it draws the code.
func (d *reader) isTypeInCode(name []byte, tag int) bool {
	if tag != len(name)+len("<>") && tag != len(name)+len("</>") {
		return false
	}
	n := names.of[atom.Lookup(name)]
	if isEnd := tag > len(name)+len("<>"); isEnd && d.last[n] > 0 {
		return false // it ends an element from around the code, or the code
	}
	switch atom.Lookup(name) {
	case atom.Object, atom.Textarea, atom.Title, atom.Template, atom.Select, atom.Noembed, atom.Noframes, atom.Noscript, atom.Iframe, atom.Video, atom.Audio,
		atom.Canvas, atom.Applet, atom.Datalist, atom.Plaintext, atom.Xmp, atom.Option, atom.Button, atom.Input, atom.Frame:
		return true
	}
	return false
}

// typeInCode reads such a tag as the text that it is.
func (d *reader) typeInCode(name []byte) {
	if n := names.of[atom.Lookup(name)]; n.tag() != tagNone && d.Source[d.start+1] != '/' && Style(0).ofTag(n.tag())&Unseen != 0 {
		d.fault(d.start, fmt.Errorf("want &lt;%s> in code, have a tag, which hides what follows", name))
	}
	d.z.NextIsNotRawText()
	d.readText(d.Source[d.start:d.end])
}
