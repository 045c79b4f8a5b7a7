package body

import (
	"bytes"
	"strconv"

	"github.com/goarticle/article/internal/css"
)

// A Style is a set of hints on how a text looks and where it stands.
type Style uint16

const (
	Centred Style = 1 << iota // text in the middle of its line
	Grey                      // set back by its colour
	Small                     // below the size of the body
	Italic
	Bold
	Code       // in code or pre: no shortcodes here
	pre        // white space counts
	Unseen     // not for readers
	inert      // not for anyone
	foreign    // in svg or math
	Apart      // in a heading, code, a cell or an item of a list: not in a paragraph of the article
	imageBlock // in the element that AsciiDoc puts around an image and its title
	Wrapped    // in an inline element
	Boxed      // in a box with a border, or one that floats
	Float      // in an element that floats
	Cite       // in cite, which names a source, or says what is seen
)

// within is the style in force within an element in the style s.
func (s Style) within(t Tag, a *attrs) Style {
	s = s.ofTag(t)
	if a.hidden {
		s |= Unseen
	}
	if len(a.align) > 0 && t.IsBlock() {
		s = s.set(Centred, css.EqualFold(a.align, "center") || css.EqualFold(a.align, "middle"))
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

func (s Style) set(hint Style, on bool) Style {
	if on {
		return s | hint
	}
	return s &^ hint
}

func (s Style) ofTag(t Tag) Style {
	switch t {
	case tagCenter:
		return s | Centred
	case tagSpan, tagFont:
		return s | Wrapped
	case tagItalic:
		return s | Italic
	case tagBold:
		return s | Bold
	case tagSmall:
		return s | Small
	case tagCode:
		return s | Code
	case tagPre:
		return s | Code | pre | Apart
	case tagMedia, tagPlugin:
		return s | Unseen
	case tagNoscript, tagUnseen, tagInert, tagSelect, tagTemplate:
		return s | Unseen | inert
	case TagCell, tagTitle, tagItem, TagTerm, tagFigcaption:
		return s | Apart
	case tagForeign:
		return s | Unseen | foreign
	}
	if t.IsHeading() {
		return s | Bold | Apart
	}
	return s
}

func (s Style) ofFont(a *attrs) Style {
	if len(a.color) > 0 {
		s = s.set(Grey, css.IsGrey(a.color))
	}
	switch string(a.size) {
	case "1", "2", "-1", "-2":
		s |= Small
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

// greyClasses and smallClasses are the classes that set text back.
var (
	greyClasses = map[string]bool{
		"text-muted": true, "muted": true, "text-secondary": true, "text-gray": true, "text-grey": true, "text-remarks": true, "gray": true, "grey": true,
	}
	smallClasses = map[string]bool{
		"small": true, "smaller": true, "text-small": true, "small-text": true, "smalltext": true, "text-sm": true, "text-xs": true, "is-size-7": true, "has-small-font-size": true,
	}
)

func (s Style) ofClass(class []byte) Style {
	for c := range bytes.FieldsSeq(class) {
		switch {
		case centredClasses[string(bytes.ToLower(c))]:
			s |= Centred
		case greyClasses[string(c)]:
			s |= Grey
		case smallClasses[string(c)]:
			s |= Small
		case string(c) == "imageblock":
			s |= imageBlock
		}
	}
	return s
}

func (s Style) ofCSS(text []byte) Style {
	for name, value := range css.Declarations(text) {
		switch string(name) {
		case "text-align":
			s = s.set(Centred, css.EqualFold(value, "center") || css.EqualFold(value, "-webkit-center"))
		case "color":
			s = s.set(Grey, css.IsGrey(value))
		case "font-size":
			s = s.set(Small, css.IsSmall(value))
		case "font-variant":
			s = s.set(Small, css.EqualFold(value, "small-caps"))
		case "border", "float":
			if len(value) > 0 && value[0] != '0' && !css.EqualFold(value, "none") {
				s |= Boxed
				s = s.set(Float, s&Float != 0 || string(name) == "float")
			}
		case "font-style":
			s = s.set(Italic, css.EqualFold(value, "italic") || css.EqualFold(value, "oblique"))
		case "font-weight":
			n, _ := strconv.Atoi(string(value))
			s = s.set(Bold, css.EqualFold(value, "bold") || css.EqualFold(value, "bolder") || n >= 600)
		case "display":
			if css.EqualFold(value, "none") {
				s |= Unseen
			}
		case "visibility":
			if css.EqualFold(value, "hidden") {
				s |= Unseen
			}
		}
	}
	return s
}
