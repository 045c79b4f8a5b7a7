package article

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readBody reads the body in one pass of html.Tokenizer into lines and
// elements, and takes the text, headings, images and links from them.
//
// A pass of tokens, not a tree: tree nodes have no places, and x/net/html
// refuses bodies that are nested more than 512 deep.
func (a *Article) readBody(site *url.URL) error {
	d := newDocument(a)
	if err := d.read(); err != nil {
		return err
	}
	a.Text = string(d.text.buf)
	a.Words = countWords(a.Text)
	d.setBase(site)
	d.setHeadings()
	d.setLinks()
	d.setImages()
	d.setCaptions()
	a.Excerpt = d.excerpt()
	d.setFaults()
	return nil
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

// A document is the body on its way from tokens to an Article. The lists are
// in the order of the body, so neighbours are found by counting.
type document struct {
	*Article
	z          *tokenizer
	start, end int // offsets of the token in Source
	tags       int // start tags so far
	cursor     cursor
	faults     []*Error

	stack   []open
	last    []int32                  // of each name: index of the last open element, +1
	unknown map[string]name          // of elements that HTML does not have
	opened  struct{ start, end int } // the start tag of the last element on the stack

	text   textWriter // what a reader sees
	hidden textWriter // text of a link that nobody sees
	line   line       // being written
	begun  bool       // line has content
	sep    separator  // what ended the line before
	breaks uint8      // br elements since the line before

	elems    []elem
	lines    []line
	images   []*rawImage
	links    []*rawLink
	headings []rawHeading
	captions []captionElem

	link      int32       // index of the open link, or -1
	heading   int32       // index of the open heading, or -1
	sources   []Candidate // of the open picture
	inPicture bool
	cdata     int // CDATA sections that are open
	short     shortcode
	more      int32  // length of the text before the more mark, or -1
	base      string // of the first base element
	baseURL   *webURL
	siteURL   *webURL
}

func newDocument(a *Article) *document {
	d := &document{Article: a, cursor: cursor{src: a.Source}, link: -1, heading: -1, more: -1}
	d.start = len(a.Source) - len(a.Body)
	d.text.buf = make([]byte, 0, len(a.Body))
	d.stack = make([]open, 1, 16)
	d.last = make([]int32, len(names.tags), len(names.tags)+8)
	d.elems = make([]elem, 1, len(a.Body)/128+8)
	d.lines = make([]line, 0, len(a.Body)/192+8)
	d.stack[0] = open{caption: -1, figure: -1, link: -1, heading: -1, own: true, scope: 1}
	d.elems[0] = elem{parent: -1, figure: -1, table: -1, cell: -1, item: -1}
	return d
}

// read is the pass over the tokens.
func (d *document) read() error {
	d.restart(d.start)
	for {
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
func (d *document) limit(raw []byte) error {
	d.tags++
	switch {
	case len(raw) > maxTag:
		return d.tooLarge("tag is %w: want at most %d bytes", maxTag)
	case d.tags > maxTags:
		return d.tooLarge("body is %w: want at most %d tags", maxTags)
	}
	return d.tooMany()
}

func (d *document) tooMany() error {
	if d.items() > maxItems {
		return d.tooLarge("body is %w: want at most %d images, links and headings", maxItems)
	}
	return nil
}

func (d *document) items() int { return len(d.images) + len(d.links) + len(d.headings) }

func (d *document) tooLarge(format string, most int) error {
	line, column := d.cursor.place(d.start)
	return &Error{Line: line, Column: column, Err: fmt.Errorf(format, ErrTooLarge, most)}
}

// restart begins to read tokens at an offset in Source.
func (d *document) restart(offset int) {
	d.z = newTokenizer(d.Source, offset)
	d.end = offset
}

// textToken reads a text token, whose bytes as in the source are raw.
func (d *document) textToken(raw []byte) {
	top := d.top()
	if top.tag == tagNoscript && d.stack[len(d.stack)-2].style&inert == 0 {
		d.noscript(raw)
	}
	if !d.isRead() {
		return
	}
	text := d.z.Text()
	if top.tag == tagPre && d.start == d.opened.end {
		text = bytes.TrimPrefix(text, newline)
	}
	d.readText(text)
}

// isRead reports whether the text that stands here is for a reader, or for
// a link that nobody sees.
func (d *document) isRead() bool {
	s := d.top().style
	return s&unseen == 0 || s&inert == 0 && d.link >= 0 && d.links[d.link].unseen
}

// startTag reads a start tag.
func (d *document) startTag(selfClosing bool) {
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
		d.breakLine(sepBreak)
	case tagRule:
		d.impliedEnds(t)
		d.breakLine(sepBlock)
	case tagSource:
		d.source()
	case tagBase:
		if a := d.attrs(); d.base == "" {
			d.base = string(a.href)
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
func (d *document) foreignTag(text []byte, selfClosing bool) {
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
func (d *document) leaveForeign() {
	for d.top().style&foreign != 0 {
		d.closeTo(len(d.stack)-1, true)
	}
}

// source reads a source element, of a picture.
func (d *document) source() {
	if !d.inPicture {
		return
	}
	a := d.attrs()
	set := a.srcset
	if len(set) == 0 {
		set = a.lazySet
	}
	d.sources = append(d.sources, parseSrcset(string(set))...)
}

// endTag reads an end tag.
func (d *document) endTag() {
	text := d.z.TagName()
	n := d.name(text, false)
	t := n.tag()
	if t == tagParagraph || t == tagBreak {
		d.leaveForeign()
	}
	switch i := d.last[n]; {
	case t == tagBreak:
		d.breakLine(sepBreak) // </br> is a br
	case t == tagParagraph && i < d.top().scope:
		d.breakLine(sepBlock) // </p> without a p is an empty p
	case t.isHeading():
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
	case t == tagTable, t.isTablePart() && i > d.lastOf(tagTable), i >= d.top().scope:
		d.closeTo(int(i)-1, false)
	}
}

// endHeading closes the open heading, of whatever level.
func (d *document) endHeading() {
	var i int32
	for t := tagH1; t <= tagH6; t++ {
		i = max(i, d.lastOf(t))
	}
	if i >= d.top().scope && i > 0 {
		d.closeTo(int(i)-1, false)
	}
}

// comment reads a comment, of whatever form.
func (d *document) comment(raw []byte) {
	switch {
	case bytes.HasPrefix(raw, cdataStart):
		d.cdataSection()
	case d.end == len(d.Source) && !isClosedComment(raw):
		d.fault(d.start, errors.New("want the end of the comment, have the end of the post"))
	case d.top().style&unseen == 0 && isMoreMark(raw):
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
func (d *document) finish() {
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
	d.breakLine(sepBlock)
	root := &d.elems[0]
	root.img1, root.line1, root.text1 = int32(len(d.images)), int32(len(d.lines)), d.text.len()
}

func (d *document) fault(offset int, err error) {
	line, column := d.cursor.place(offset)
	d.faults = append(d.faults, &Error{Line: line, Column: column, Err: err})
}

// setFaults puts the faults of the body behind those of the front matter, in
// the order of the file.
func (d *document) setFaults() {
	body := len(d.Source) - len(d.Body)
	if !utf8.Valid(d.Source[body:]) {
		at := body + invalidUTF8(d.Source[body:])
		d.fault(at, fmt.Errorf("want UTF-8, have the byte 0x%02x", d.Source[at]))
	}
	d.Faults = append(d.Faults, d.faults...)
	slices.SortStableFunc(d.Faults, func(x, y *Error) int {
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
	if more := len(d.Faults) - maxFaults; more > 0 {
		next := d.Faults[maxFaults]
		d.Faults = append(slices.Clone(d.Faults[:maxFaults]), &Error{Line: next.Line, Column: next.Column,
			Err: fmt.Errorf("want at most %d faults in a post, have %d more from here on", maxFaults, more)})
	}
}

// maxFaults is how many faults of one post are told.
const maxFaults = 1000
