// Package body reads HTML, whatever the bytes, in one pass of tokens. It takes
// a source and the offset at which the body begins, and gives a Document: the
// text that a reader sees, and lists of lines, elements, images, links,
// headings and elements that may be captions, each with offsets into the
// source or the text, and what is wrong with the markup.
//
// It knows no file, no line and no column, no site and no front matter, and
// it resolves no address: that is the business of whoever has them. Which
// text is the caption of which image is decided later, in package caption.
package body

import (
	"bytes"
	"errors"
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/srcset"
	"github.com/goarticle/article/internal/token"
)

// A Document is what the body of a post holds, in the order of the body: so
// neighbours are found by counting. Places are offsets in Source; those of
// the text are in Text.
type Document struct {
	Source []byte // the whole file
	Start  int    // offset of the body in it
	Text   string // what a reader sees, blocks on lines of their own

	Elems      []Element          // the first is the body itself
	Lines      []Line             // content between two breaks
	Images     []*Image           // each once, however many fallbacks it has
	Links      []*Link            // every a with an href
	Headings   []Heading          // h1 to h6
	Captions   []Caption          // what is a caption by its markup
	Candidates []srcset.Candidate // of the images
	Twins      map[int32]string   // text behind image i in a noscript element that holds it again
	Faults     []Fault            // in the order in which they were found

	More int32  // length of the text before the more mark, or -1
	Base string // the href of the first base element
}

// A Fault is what is wrong at an offset.
type Fault struct {
	Offset int   // in Source
	Err    error // what was wanted and what was had
}

// Error returns what Err says.
func (f *Fault) Error() string { return f.Err.Error() }

// Unwrap returns f.Err.
func (f *Fault) Unwrap() error { return f.Err }

// TextAt is a part of the text. It shares the memory of the whole. A line of
// images at the end may begin behind it.
func (d *Document) TextAt(from, to int32) string {
	if to = min(to, int32(len(d.Text))); from >= to {
		return ""
	}
	return d.Text[from:to]
}

// Read reads the HTML of src from the offset start on, in one pass of
// tokens, less the ranges in skip, which are in order and begin and end between
// tags. Whatever the bytes are, it is read; an error is a *Fault that says
// where a limit is passed.
//
// A pass of tokens, not a tree: tree nodes have no places, and x/net/html
// refuses bodies that are nested more than 512 deep.
func Read(src []byte, start int, skip ...place.Range) (*Document, error) {
	d := newReader(src, start)
	d.skip = skip
	if err := d.read(); err != nil {
		return nil, err
	}
	d.Text = string(d.text.Buf)
	return &d.Document, nil
}

// maxTag is the size of the largest tag in bytes. Images that are written
// into a tag as a data URL fit in it.
const maxTag = 8 << 20

// maxTags and maxItems keep the memory of a post in proportion to its size
// where all of it is tags: a link of 8 bytes takes 400. A post of 16 MiB as
// people write them has a quarter of that.
const (
	maxTags  = 500_000
	maxItems = 150_000 // images, links and headings
)

// A reader is a body on its way from tokens to a Document.
type reader struct {
	Document
	z          *token.Tokenizer
	start, end int // offsets of the token in Source
	skip       []place.Range
	tags       int // start tags so far

	stack   []open
	last    []int32                  // of each name: index of the last open element, +1
	unknown map[string]name          // of elements that HTML does not have
	opened  struct{ start, end int } // the start tag of the last element on the stack

	text   prose.Writer // what a reader sees
	hidden prose.Writer // text of a link that nobody sees
	line   Line         // being written
	begun  bool         // line has content
	sep    Separator    // what ended the line before
	breaks uint8        // br elements since the line before
	ruled  bool         // an hr since the line before

	link      int32 // index of the open link, or -1
	heading   int32 // index of the open heading, or -1
	sources   int   // candidates before those of the open picture
	inPicture bool
	cdata     int  // CDATA sections that are open
	loose     bool // a blank line ends a paragraph
	embed     bool // a media element stands behind the last line
	short     shortcode
}

func newReader(src []byte, start int) *reader {
	d := &reader{Document: Document{Source: src, Start: start, More: -1}, start: start, link: -1, heading: -1, loose: IsLoose(src[start:])}
	size := len(src) - start
	d.text.Buf = make([]byte, 0, size)
	d.stack = make([]open, 1, 16)
	d.last = make([]int32, len(names.tags), len(names.tags)+8)
	d.Elems = make([]Element, 1, size/128+8)
	d.Lines = make([]Line, 0, size/192+8)
	d.stack[0] = open{caption: -1, figure: -1, link: -1, heading: -1, own: true, scope: 1}
	d.Elems[0] = Element{Parent: -1, Figure: -1, Table: -1, Cell: -1, Item: -1, Quote: -1}
	return d
}

// read is the pass over the tokens.
func (d *reader) read() error {
	d.restart(d.start)
	for {
		if len(d.skip) > 0 && d.end >= d.skip[0].Start {
			d.restart(max(d.end, d.skip[0].End))
			d.skip = d.skip[1:]
			continue
		}
		kind := d.z.Next()
		d.start = d.end
		if kind == html.ErrorToken {
			d.finish() // it is the end: a bytes.Reader has no other errors
			return d.tooMany()
		}
		raw := d.z.Raw()
		d.end += len(raw)
		switch kind {
		case html.TextToken:
			d.textToken(raw)
		case html.CommentToken:
			d.comment(raw)
		case html.EndTagToken:
			d.endTag()
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := d.limit(raw); err != nil {
				return err
			}
			d.startTag(kind == html.SelfClosingTagToken)
		}
	}
}

// limit reports a start tag, whose bytes are raw, that is too large or one
// too many.
func (d *reader) limit(raw []byte) error {
	d.tags++
	switch {
	case len(raw) > maxTag:
		return d.tooLarge("tag is %w: want at most %d bytes", maxTag)
	case d.tags > maxTags:
		return d.tooLarge("body is %w: want at most %d tags", maxTags)
	}
	return d.tooMany()
}

func (d *reader) tooMany() error {
	if d.items() > maxItems {
		return d.tooLarge("body is %w: want at most %d images, links and headings", maxItems)
	}
	return nil
}

func (d *reader) items() int { return len(d.Images) + len(d.Links) + len(d.Headings) }

func (d *reader) tooLarge(format string, most int) error {
	return &Fault{d.start, fmt.Errorf(format, place.ErrTooLarge, most)}
}

// restart begins to read tokens at an offset in Source.
func (d *reader) restart(offset int) {
	d.z = token.New(d.Source, offset)
	d.end = offset
}

// textToken reads a text token, whose bytes as in the source are raw.
func (d *reader) textToken(raw []byte) {
	top := d.top()
	if top.tag == tagNoscript && d.stack[len(d.stack)-2].style&inert == 0 {
		d.noscript(raw)
	}
	if !d.isRead() {
		return
	}
	text := d.z.Text()
	if top.tag == tagPre && d.start == d.opened.end {
		text = bytes.TrimPrefix(text, []byte("\n"))
	}
	d.readText(text)
}

// isRead reports whether the text that stands here is for a reader, or for
// a link that nobody sees.
func (d *reader) isRead() bool {
	s := d.top().style
	return s&Unseen == 0 || s&inert == 0 && d.link >= 0 && d.Links[d.link].unseen
}

// startTag reads a start tag.
func (d *reader) startTag(selfClosing bool) {
	text := d.z.TagName()
	if d.top().style&foreign != 0 {
		if !breaksOut(atom.Lookup(text)) {
			d.foreignTag(text, selfClosing)
			return
		}
		d.leaveForeign()
	}
	n := d.name(text, true)
	switch t := n.tag(); t {
	case tagNone:
	case tagImage:
		if d.top().style&inert == 0 {
			d.image()
		}
	case tagLink:
		if d.top().style&inert == 0 {
			d.push(n)
		}
	case tagBreak:
		d.breakLine(AtBreak)
	case tagRule:
		d.impliedEnds(t)
		d.breakLine(AtBlock)
		d.ruled = true
	case tagSource:
		d.source()
	case tagBase:
		if a := d.attrs(); d.Base == "" {
			d.Base = string(a.href)
		}
	case tagSelect:
		if i := d.lastOf(t); i > 0 && i >= d.top().scope {
			d.closeTo(int(i)-1, true) // one in another ends that
			return
		}
		d.push(n)
	case tagForeign:
		d.push(n)
		if selfClosing {
			d.leaveForeign()
		}
	default:
		d.push(n)
	}
}

// foreignTag reads a start tag within svg or math, of which only links and
// the ways back to HTML matter.
func (d *reader) foreignTag(text []byte, selfClosing bool) {
	d.z.NextIsNotRawText()
	if selfClosing {
		return
	}
	switch a := atom.Lookup(text); a {
	case atom.A, atom.Svg, atom.Math:
		d.push(names.of[a])
	case atom.Foreignobject, atom.Desc, atom.Title:
		d.push(d.name(text, true))
		top := d.top() // in which there is HTML again
		top.style &^= foreign | inert
		top.scope = int32(len(d.stack))
	}
}

// leaveForeign closes the svg or math that is open.
func (d *reader) leaveForeign() {
	for d.top().style&foreign != 0 {
		d.closeTo(len(d.stack)-1, true)
	}
}

// source reads a source element, of a picture.
func (d *reader) source() {
	if !d.inPicture {
		return
	}
	a := d.attrs()
	set := a.srcset
	if len(set) == 0 {
		set = a.lazySet
	}
	d.Candidates = srcset.Append(d.Candidates, string(set))
}

// endTag reads an end tag.
func (d *reader) endTag() {
	text := d.z.TagName()
	n := d.name(text, false)
	t := n.tag()
	if t == tagParagraph || t == tagBreak {
		d.leaveForeign()
	}
	switch i := d.last[n]; {
	case t == tagBreak:
		d.breakLine(AtBreak) // </br> is a br
	case t == tagParagraph && i < d.top().scope:
		d.breakLine(AtBlock) // </p> without a p is an empty p
	case t.IsHeading():
		d.endHeading()
	case t == tagLink && d.top().style&inert != 0:
	case t == tagLink:
		if d.link >= 0 {
			d.closeLink(d.end)
		}
		d.closeInline(n)
	case i == 0:
	case t == tagForeign:
		d.closeTo(int(i)-1, false)
	case t.isInline():
		d.closeInline(n)
	case t == tagItem && i < d.lastOf(tagList):
	case t == tagTable, t == tagTemplate, t.isTablePart() && i > d.lastOf(tagTable), i >= d.top().scope:
		d.closeTo(int(i)-1, false)
	}
}

// endHeading closes the open heading, of whatever level.
func (d *reader) endHeading() {
	var i int32
	for t := tagH1; t <= tagH6; t++ {
		i = max(i, d.lastOf(t))
	}
	if i >= d.top().scope && i > 0 {
		d.closeTo(int(i)-1, false)
	}
}

// comment reads a comment, of whatever form.
func (d *reader) comment(raw []byte) {
	switch {
	case bytes.HasPrefix(raw, cdataStart):
		d.cdataSection()
	case d.end == len(d.Source) && !isClosedComment(raw):
		d.fault(d.start, errors.New("want the end of the comment, have the end of the post"))
	case d.top().style&Unseen == 0 && isMoreMark(raw):
		d.markMore()
	}
}

// isClosedComment reports whether a comment has an end, in one of its forms.
func isClosedComment(raw []byte) bool {
	text, ok := bytes.CutPrefix(raw, []byte("<!--"))
	switch {
	case !ok:
		return bytes.HasSuffix(raw, []byte(">")) // <?php ?>, <!x>, </ x>
	case string(text) == ">", string(text) == "->":
		return true
	}
	return bytes.HasSuffix(text, []byte("-->")) || bytes.HasSuffix(text, []byte("--!>"))
}

// finish closes what the body leaves open.
func (d *reader) finish() {
	if len(bytes.TrimSpace(d.Source[d.start:])) > 0 {
		d.fault(d.start, errors.New("want a > that closes the tag, have the end of the post"))
	}
	if top := d.top(); top.name.isRaw() && top.style&foreign == 0 {
		d.fault(d.opened.start, errors.New("want the end tag of the element, have the end of the post"))
	}
	d.start = d.end
	d.closeTo(1, true)
	if d.link >= 0 {
		d.unclosedLink()
	}
	d.breakLine(AtBlock)
	root := &d.Elems[0]
	root.Img1, root.Line1, root.Text1 = int32(len(d.Images)), int32(len(d.Lines)), d.text.Len()
}

func (d *reader) fault(offset int, err error) {
	d.Faults = append(d.Faults, Fault{offset, err})
}
