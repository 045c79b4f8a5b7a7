package body

import (
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/embed"
)

// A tag is an element, or several that are read alike.
type Tag uint8

const (
	tagNone       Tag = iota // void elements, and those of the document around a body
	tagImage                 // img
	tagBreak                 // br
	tagRule                  // hr
	tagSource                // source, of a picture, a video or a sound
	tagBase                  // base
	tagEmbed                 // embed
	tagParam                 // param, of an object
	tagPicture               // picture
	tagLink                  // a
	tagSpan                  // inline elements without a style of their own, and unknown ones
	tagItalic                // em, i, cite, ...
	tagBold                  // strong, b
	tagSmall                 // small
	tagFont                  // font
	tagCode                  // code and its like, in a line
	tagNoscript              // noscript
	tagUnseen                // elements whose content is not for readers
	tagInert                 // datalist: the same, and images and links in it are not for anyone
	tagSelect                // select, which is inert
	tagTemplate              // template, which is inert
	tagMedia                 // elements that show something else than an image, and their fallback
	tagPlugin                // object and applet, which are media
	tagForeign               // svg, math
	tagButton                // button
	tagParagraph             // p
	tagBlock                 // div and its like
	tagOption                // blocks that do not end a p
	tagCenter                // center
	TagFigure                // figure
	tagFigcaption            // figcaption
	tagPre                   // pre and its like
	tagList                  // ul, ol, menu, dir
	tagItem                  // li
	tagTerms                 // dl
	TagTerm                  // dt, dd
	tagTable                 // table
	tagTitle                 // caption, of a table
	tagRows                  // tbody, thead, tfoot
	TagRow                   // tr
	TagCell                  // td, th
	tagH1                    // h1 ...
	tagH2
	tagH3
	tagH4
	tagH5
	tagH6 // ... h6
	numTags
)

// elements are the elements of each tag. Any other is a tagSpan.
var elements = [numTags][]atom.Atom{
	tagNone: {
		atom.Html, atom.Head, atom.Body, atom.Frameset, atom.Frame,
		atom.Area, atom.Col, atom.Input, atom.Keygen, atom.Link, atom.Meta, atom.Track, atom.Wbr,
	},
	tagImage:   {atom.Img, atom.Image}, // browsers read image as img, outside svg
	tagBreak:   {atom.Br},
	tagRule:    {atom.Hr},
	tagSource:  {atom.Source},
	tagBase:    {atom.Base},
	tagEmbed:   {atom.Embed},
	tagParam:   {atom.Param},
	tagPicture: {atom.Picture},
	tagLink:    {atom.A},
	tagSpan:    {atom.Span, atom.Big, atom.Nobr, atom.S, atom.Strike, atom.U},
	tagItalic:  {atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var},
	tagBold:    {atom.Strong, atom.B},
	tagSmall:   {atom.Small},
	tagFont:    {atom.Font},
	tagCode:    {atom.Code, atom.Kbd, atom.Samp, atom.Tt},

	tagNoscript: {atom.Noscript},
	tagUnseen:   {atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noembed, atom.Noframes},
	tagInert:    {atom.Datalist},
	tagSelect:   {atom.Select},
	tagTemplate: {atom.Template},
	tagMedia:    {atom.Iframe, atom.Video, atom.Audio, atom.Canvas},
	tagPlugin:   {atom.Object, atom.Applet},
	tagForeign:  {atom.Svg, atom.Math},
	tagButton:   {atom.Button},

	tagParagraph: {atom.P},
	tagBlock: {
		atom.Div, atom.Section, atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Blockquote,
		atom.Address, atom.Details, atom.Summary, atom.Dialog, atom.Fieldset, atom.Form, atom.Hgroup, atom.Search,
	},
	tagOption:     {atom.Legend, atom.Optgroup, atom.Option},
	tagCenter:     {atom.Center},
	TagFigure:     {atom.Figure},
	tagFigcaption: {atom.Figcaption},
	tagPre:        {atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext},
	tagList:       {atom.Ul, atom.Ol, atom.Menu, atom.Dir},
	tagItem:       {atom.Li},
	tagTerms:      {atom.Dl},
	TagTerm:       {atom.Dt, atom.Dd},
	tagTable:      {atom.Table},
	tagTitle:      {atom.Caption},
	tagRows:       {atom.Tbody, atom.Thead, atom.Tfoot},
	TagRow:        {atom.Tr},
	TagCell:       {atom.Td, atom.Th},
	tagH1:         {atom.H1},
	tagH2:         {atom.H2},
	tagH3:         {atom.H3},
	tagH4:         {atom.H4},
	tagH5:         {atom.H5},
	tagH6:         {atom.H6},
}

// formatting are the elements that go on where they are misnested.
var formatting = []atom.Atom{
	atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U,
}

// A name is the number of an element's name. An end tag closes an element of
// its own name, not one that is read alike.
type name uint16

// names numbers the names of elements, those of a tag in a row.
var names = func() (n struct {
	of         map[atom.Atom]name
	tags       []Tag             // of each name
	formatting []bool            // of each name
	first      [numTags + 1]name // of each tag
}) {
	n.of = map[atom.Atom]name{}
	for t, list := range elements {
		n.first[t] = name(len(n.tags))
		for _, a := range list {
			n.of[a] = name(len(n.tags))
			n.tags = append(n.tags, Tag(t))
			n.formatting = append(n.formatting, slices.Contains(formatting, a))
		}
	}
	n.first[numTags] = name(len(n.tags))
	return n
}()

// maxNames bounds the names of unknown elements in a body.
const maxNames = 10_000

// name is the number of an element's name, which is in lower case. An
// unknown one gets a number if add says so. It is 0, of tagNone, otherwise.
func (d *reader) name(text []byte, add bool) name {
	if n, ok := names.of[atom.Lookup(text)]; ok {
		return n
	}
	if s := string(text); s == "amp-img" || s == "a-img" {
		return names.first[tagImage]
	}
	n, ok := d.unknown[string(text)]
	if !ok && add && len(d.unknown) < maxNames {
		if d.unknown == nil {
			d.unknown = map[string]name{}
		}
		n = name(len(d.last))
		d.unknown[string(text)] = n
		d.last = append(d.last, 0)
	}
	return n
}

func (n name) tag() Tag {
	if int(n) < len(names.tags) {
		return names.tags[n]
	}
	return tagSpan
}

// IsHeading reports whether the element is h1 to h6.
func (t Tag) IsHeading() bool { return t >= tagH1 && t <= tagH6 }
func (t Tag) level() int      { return int(t-tagH1) + 1 }

// IsBlock reports whether the element begins and ends a line.
func (t Tag) IsBlock() bool { return t >= tagParagraph && t < numTags }

// isInline reports whether an end tag closes no block that was opened within
// its element.
func (t Tag) isInline() bool { return t >= tagPicture && t <= tagCode }

// isFormatting reports whether an element goes on where it is misnested (HTML
// standard, 13.2.4.3).
func (n name) isFormatting() bool { return int(n) < len(names.tags) && names.formatting[n] }

// quotation and citation are the names of blockquote and cite.
var (
	quotation = names.of[atom.Blockquote]
	citation  = names.of[atom.Cite]
)

func (t Tag) isTablePart() bool { return t >= tagTitle && t <= TagCell }

// closesParagraph reports whether a start tag closes an open p.
func (t Tag) closesParagraph() bool {
	return t == tagRule || t.IsBlock() && t != tagOption && !t.isTablePart()
}

// isScope reports whether end tags do not reach out of the element (HTML
// standard, 13.2.4.2: the elements that bound "has an element in scope").
func (t Tag) isScope() bool {
	switch t {
	case tagTable, TagCell, tagTitle, tagTemplate, tagPlugin:
		return true
	}
	return false
}

// isRaw reports whether all that stands before the element's end tag is text.
func (n name) isRaw() bool {
	switch t := n.tag(); t {
	case tagUnseen, tagNoscript:
		return true
	case tagMedia, tagPre:
		return n == names.of[atom.Iframe] || n == names.of[atom.Xmp]
	}
	return false
}

// breaksOut reports whether a start tag ends svg and math (13.2.6.5).
func breaksOut(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Blockquote, atom.Body, atom.Br, atom.Center, atom.Code, atom.Dd, atom.Div, atom.Dl, atom.Dt,
		atom.Em, atom.Embed, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Hr, atom.I, atom.Img,
		atom.Li, atom.Listing, atom.Menu, atom.Meta, atom.Nobr, atom.Ol, atom.P, atom.Pre, atom.Ruby, atom.S, atom.Small,
		atom.Span, atom.Strong, atom.Strike, atom.Sub, atom.Sup, atom.Table, atom.Tt, atom.U, atom.Ul, atom.Var:
		return true
	}
	return false
}

// attrs are the attributes that are looked at, of elements other than
// images. They are valid until the next token.
type attrs struct {
	class, style, align, id, color, size, label []byte
	href, title, rel                            []byte
	srcset, lazySet                             []byte
	hasHref, hidden                             bool
}

// attrs reads the attributes of the tag, those of one that shows something
// into player, too.
func (d *reader) attrs(player *embed.Attrs) attrs {
	var a attrs
	for key, val := d.z.TagAttr(); key != nil; key, val = d.z.TagAttr() {
		if player != nil {
			player.Set(key, val)
		}
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
		case "xlink:href": // in svg
			if !a.hasHref && d.top().style&foreign != 0 {
				a.href, a.hasHref = val, true
			}
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
