package article

import (
	"bytes"
	"strconv"

	"golang.org/x/net/html/atom"
)

// A tag is an element name, or several that are read alike.
type tag uint8

const (
	tagNone       tag = iota // what has no bearing on the reading
	tagImage                 // img, and image outside svg
	tagBreak                 // br
	tagRule                  // hr
	tagSource                // source, of a picture
	tagBase                  // base
	tagPicture               // picture
	tagLink                  // a
	tagSpan                  // inline elements without a style of their own
	tagItalic                // em, i, cite, ...
	tagBold                  // strong, b
	tagSmall                 // small
	tagFont                  // font
	tagCode                  // code and its like, in a line
	tagNoscript              // noscript
	tagUnseen                // elements whose content is not for readers
	tagMedia                 // elements that show something else than an image, and their fallback
	tagForeign               // svg, math
	tagObject                // foreignobject: HTML within svg
	tagButton                // button
	tagParagraph             // p
	tagBlock                 // div and its like
	tagCenter                // center
	tagFigure                // figure
	tagFigcaption            // figcaption
	tagPre                   // pre and its like
	tagList                  // ul, ol, menu, dir
	tagItem                  // li
	tagTerms                 // dl
	tagTerm                  // dt, dd
	tagTable                 // table
	tagTitle                 // caption, of a table
	tagRows                  // tbody, thead, tfoot
	tagRow                   // tr
	tagCell                  // td, th
	tagH1                    // h1 ...
	tagH2
	tagH3
	tagH4
	tagH5
	tagH6 // ... h6
	numTags
)

// tags are the elements that have a bearing on the reading.
var tags = map[atom.Atom]tag{
	atom.Img: tagImage, atom.Image: tagImage,
	atom.Br:      tagBreak,
	atom.Hr:      tagRule,
	atom.Source:  tagSource,
	atom.Base:    tagBase,
	atom.Picture: tagPicture,
	atom.A:       tagLink,
	atom.Span:    tagSpan, atom.U: tagSpan, atom.S: tagSpan, atom.Del: tagSpan, atom.Ins: tagSpan,
	atom.Strike: tagSpan, atom.Sub: tagSpan, atom.Sup: tagSpan, atom.Abbr: tagSpan, atom.Mark: tagSpan,
	atom.Q: tagSpan, atom.Label: tagSpan, atom.Nobr: tagSpan, atom.Big: tagSpan, atom.Time: tagSpan,
	atom.Ruby: tagSpan, atom.Rt: tagSpan, atom.Bdi: tagSpan, atom.Bdo: tagSpan,
	atom.Em: tagItalic, atom.I: tagItalic, atom.Cite: tagItalic, atom.Dfn: tagItalic, atom.Var: tagItalic,
	atom.Strong: tagBold, atom.B: tagBold,
	atom.Small: tagSmall,
	atom.Font:  tagFont,
	atom.Code:  tagCode, atom.Kbd: tagCode, atom.Samp: tagCode, atom.Tt: tagCode,
	atom.Noscript: tagNoscript,
	atom.Script:   tagUnseen, atom.Style: tagUnseen, atom.Template: tagUnseen, atom.Title: tagUnseen,
	atom.Textarea: tagUnseen, atom.Select: tagUnseen, atom.Datalist: tagUnseen, atom.Noembed: tagUnseen,
	atom.Noframes: tagUnseen, atom.Head: tagUnseen,
	atom.Iframe: tagMedia, atom.Video: tagMedia, atom.Audio: tagMedia, atom.Object: tagMedia,
	atom.Canvas: tagMedia,
	atom.Svg:    tagForeign, atom.Math: tagForeign,
	atom.ForeignObject: tagObject, atom.Foreignobject: tagObject,
	atom.Button: tagButton,
	atom.P:      tagParagraph,
	atom.Div:    tagBlock, atom.Section: tagBlock, atom.Article: tagBlock, atom.Aside: tagBlock,
	atom.Header: tagBlock, atom.Footer: tagBlock, atom.Main: tagBlock, atom.Nav: tagBlock,
	atom.Blockquote: tagBlock, atom.Address: tagBlock, atom.Details: tagBlock, atom.Summary: tagBlock,
	atom.Dialog: tagBlock, atom.Fieldset: tagBlock, atom.Form: tagBlock, atom.Hgroup: tagBlock,
	atom.Search: tagBlock, atom.Legend: tagBlock, atom.Optgroup: tagBlock, atom.Option: tagBlock,
	atom.Center:     tagCenter,
	atom.Figure:     tagFigure,
	atom.Figcaption: tagFigcaption,
	atom.Pre:        tagPre, atom.Listing: tagPre, atom.Xmp: tagPre, atom.Plaintext: tagPre,
	atom.Ul: tagList, atom.Ol: tagList, atom.Menu: tagList, atom.Dir: tagList,
	atom.Li: tagItem,
	atom.Dl: tagTerms,
	atom.Dt: tagTerm, atom.Dd: tagTerm,
	atom.Table:   tagTable,
	atom.Caption: tagTitle,
	atom.Tbody:   tagRows, atom.Thead: tagRows, atom.Tfoot: tagRows,
	atom.Tr: tagRow,
	atom.Td: tagCell, atom.Th: tagCell,
	atom.H1: tagH1,
	atom.H2: tagH2,
	atom.H3: tagH3,
	atom.H4: tagH4,
	atom.H5: tagH5,
	atom.H6: tagH6,
}

// tagOf is the tag of an element name.
func tagOf(a atom.Atom) tag { return tags[a] }

func (t tag) isHeading() bool { return t >= tagH1 && t <= tagH6 }
func (t tag) level() int      { return int(t-tagH1) + 1 }

// isBlock reports whether the element begins and ends a line.
func (t tag) isBlock() bool { return t >= tagParagraph && t < numTags }

// isInline reports whether an end tag takes just its own element off the
// stack, not those that were opened within it.
func (t tag) isInline() bool { return t >= tagPicture && t <= tagCode }

// closesParagraph reports whether a start tag closes an open p.
func (t tag) closesParagraph() bool {
	switch t {
	case tagRule:
		return true
	case tagTitle, tagRows, tagRow, tagCell:
		return false
	}
	return t.isBlock()
}

// isScope reports whether end tags do not reach out of the element (HTML
// standard, 13.2.4.2: the elements that bound "has an element in scope").
func (t tag) isScope() bool {
	switch t {
	case tagTable, tagCell, tagTitle, tagMedia, tagObject:
		return true
	}
	return false
}

func (t tag) isTablePart() bool { return t == tagCell || t == tagRow || t == tagRows || t == tagTitle }

// breaksOut reports whether the start tag ends svg and math (13.2.6.5).
func (t tag) breaksOut() bool {
	switch t {
	case tagNone, tagLink, tagUnseen, tagMedia, tagForeign, tagObject, tagFont, tagSource, tagBase, tagNoscript, tagPicture, tagButton:
		return false
	}
	return true
}

// attrs are the attributes that are looked at, of elements other than
// images. They are valid until the next token.
type attrs struct {
	class, style, align, id, color, size, label []byte
	href, title, rel                            []byte
	srcset, lazySet                             []byte
	hasHref, hidden                             bool
}

// attrs reads the attributes of the tag, if it has more than its name.
func (d *document) attrs(more bool) attrs {
	var a attrs
	for more {
		var key, val []byte
		key, val, more = d.z.TagAttr()
		switch string(key) {
		case "class":
			a.class = val
		case "style":
			a.style = val
		case "align":
			a.align = val
		case "id":
			a.id = val
		case "color":
			a.color = val
		case "size":
			a.size = val
		case "label":
			a.label = val
		case "href":
			a.href, a.hasHref = val, true
		case "title":
			a.title = val
		case "rel":
			a.rel = val
		case "srcset":
			a.srcset = val
		case "data-srcset":
			a.lazySet = val
		case "hidden":
			a.hidden = true
		}
	}
	return a
}

// A style is a set of hints on how a text looks and where it stands.
type style uint16

const (
	centred style = 1 << iota
	grey
	small
	italic
	bold
	code       // in code or pre: no shortcodes here
	pre        // white space counts
	preStart   // nothing has been read of the pre yet
	unseen     // not for readers
	foreign    // in svg or math
	imageBlock // in the element that AsciiDoc puts around an image and its title
)

// within is the style in force within an element in the style s.
func (s style) within(t tag, a *attrs) style {
	s = s.ofTag(t)
	if a.hidden {
		s |= unseen
	}
	if len(a.align) > 0 && (t.isBlock()) {
		s = s.set(centred, equalFold(a.align, "center") || equalFold(a.align, "middle"))
	}
	if t == tagFont {
		s = s.ofFont(a)
	}
	if len(a.class) > 0 {
		s = s.ofClass(a.class)
	}
	if len(a.style) > 0 {
		s = s.ofCSS(a.style)
	}
	return s
}

func (s style) set(hint style, on bool) style {
	if on {
		return s | hint
	}
	return s &^ hint
}

func (s style) ofTag(t tag) style {
	switch t {
	case tagCenter:
		return s | centred
	case tagItalic:
		return s | italic
	case tagBold:
		return s | bold
	case tagSmall:
		return s | small
	case tagCode:
		return s | code
	case tagPre:
		return s | code | pre | preStart
	case tagNoscript, tagUnseen, tagMedia:
		return s | unseen
	case tagForeign:
		return s | unseen | foreign
	case tagObject:
		return s &^ foreign
	}
	if t.isHeading() {
		return s | bold
	}
	return s
}

func (s style) ofFont(a *attrs) style {
	if len(a.color) > 0 {
		s = s.set(grey, isGrey(a.color))
	}
	switch string(a.size) {
	case "1", "2", "-1", "-2":
		s |= small
	}
	return s
}

// centredClasses are the classes that centre, of WordPress, Bootstrap,
// Tailwind, Quill and others.
var centredClasses = map[string]bool{
	"center": true, "centre": true, "centered": true, "centred": true, "text-center": true, "text_center": true,
	"textcenter": true, "aligncenter": true, "align-center": true, "aligncentre": true, "f_center": true,
	"has-text-align-center": true, "has-text-centered": true, "ql-align-center": true, "text-xs-center": true,
}

func (s style) ofClass(class []byte) style {
	for c := range bytes.FieldsSeq(class) {
		switch {
		case centredClasses[string(bytes.ToLower(c))]:
			s |= centred
		case string(c) == "text-muted", string(c) == "muted":
			s |= grey
		case string(c) == "small":
			s |= small
		case string(c) == "imageblock":
			s |= imageBlock
		}
	}
	return s
}

func (s style) ofCSS(css []byte) style {
	for name, value := range declarations(css) {
		switch string(name) {
		case "text-align":
			s = s.set(centred, equalFold(value, "center") || equalFold(value, "-webkit-center"))
		case "color":
			s = s.set(grey, isGrey(value))
		case "font-size":
			s = s.set(small, isSmall(value))
		case "font-style":
			s = s.set(italic, equalFold(value, "italic") || equalFold(value, "oblique"))
		case "font-weight":
			n, _ := strconv.Atoi(string(value))
			s = s.set(bold, equalFold(value, "bold") || equalFold(value, "bolder") || n >= 600)
		case "display":
			if equalFold(value, "none") {
				s |= unseen
			}
		case "visibility":
			if equalFold(value, "hidden") {
				s |= unseen
			}
		}
	}
	return s
}

// declarations goes over the declarations of a style attribute.
func declarations(css []byte) func(yield func(name, value []byte) bool) {
	return func(yield func(name, value []byte) bool) {
		for decl := range bytes.SplitSeq(css, []byte(";")) {
			name, value, ok := bytes.Cut(decl, []byte(":"))
			if !ok {
				continue
			}
			name = bytes.ToLower(bytes.TrimSpace(name))
			value = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(value), []byte("!important")))
			if !yield(name, value) {
				return
			}
		}
	}
}

func equalFold(b []byte, s string) bool { return len(b) == len(s) && bytes.EqualFold(b, []byte(s)) }

// isGrey reports whether a colour is a grey that is meant to stand back: not
// black, not white.
func isGrey(color []byte) bool {
	switch string(bytes.ToLower(color)) {
	case "gray", "grey", "darkgray", "darkgrey", "dimgray", "dimgrey", "silver", "lightgray", "lightgrey", "slategray", "slategrey":
		return true
	}
	r, g, b, ok := rgb(color)
	lo, hi := min(r, g, b), max(r, g, b)
	return ok && lo >= 0x50 && hi <= 0xd0 && hi-lo <= 0x18
}

// rgb reads #666, #666666 and rgb(102, 102, 102).
func rgb(color []byte) (r, g, b int, ok bool) {
	if hex, found := bytes.CutPrefix(color, []byte("#")); found {
		n, err := strconv.ParseUint(string(hex), 16, 32)
		switch {
		case err == nil && len(hex) == 3:
			return int(n>>8&15) * 17, int(n>>4&15) * 17, int(n&15) * 17, true
		case err == nil && len(hex) == 6:
			return int(n >> 16), int(n >> 8 & 255), int(n & 255), true
		}
		return 0, 0, 0, false
	}
	open := bytes.IndexByte(color, '(')
	if open < 0 || !bytes.HasPrefix(bytes.ToLower(color), []byte("rgb")) {
		return 0, 0, 0, false
	}
	var n [3]int
	parts := bytes.FieldsFunc(color[open+1:], func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) < 3 {
		return 0, 0, 0, false
	}
	for i := range n {
		n[i], _ = strconv.Atoi(string(parts[i]))
	}
	return n[0], n[1], n[2], true
}

// isSmall reports whether a font size is below what a body is set in.
func isSmall(size []byte) bool {
	switch string(bytes.ToLower(size)) {
	case "small", "smaller", "x-small", "xx-small":
		return true
	}
	i := bytes.IndexFunc(size, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if i < 0 {
		return false
	}
	n, err := strconv.ParseFloat(string(size[:i]), 64)
	if err != nil {
		return false
	}
	switch string(bytes.ToLower(size[i:])) {
	case "px":
		return n <= 13
	case "pt":
		return n <= 9.5
	case "em", "rem":
		return n <= 0.9
	case "%":
		return n <= 90
	}
	return false
}
