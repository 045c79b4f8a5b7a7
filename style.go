package article

import (
	"bytes"
	"strconv"
)

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
	unseen     // not for readers
	inert      // not for anyone
	foreign    // in svg or math
	apart      // in a heading, code, a cell or an item of a list: not in a paragraph of the article
	imageBlock // in the element that AsciiDoc puts around an image and its title
	wrapped    // in an inline element
	boxed      // in a box with a border, or one that floats
)

// within is the style in force within an element in the style s.
func (s style) within(t tag, a *attrs) style {
	s = s.ofTag(t)
	if a.hidden {
		s |= unseen
	}
	if len(a.align) > 0 && t.isBlock() {
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
	case tagSpan, tagFont:
		return s | wrapped
	case tagItalic:
		return s | italic
	case tagBold:
		return s | bold
	case tagSmall:
		return s | small
	case tagCode:
		return s | code
	case tagPre:
		return s | code | pre | apart
	case tagMedia, tagPlugin:
		return s | unseen
	case tagNoscript, tagUnseen, tagInert, tagSelect, tagTemplate:
		return s | unseen | inert
	case tagCell, tagTitle, tagItem, tagTerm, tagFigcaption:
		return s | apart
	case tagForeign:
		return s | unseen | foreign
	}
	if t.isHeading() {
		return s | bold | apart
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

// greyClasses and smallClasses are the classes that set text back.
var (
	greyClasses = map[string]bool{
		"text-muted": true, "muted": true, "text-secondary": true, "text-gray": true, "text-grey": true, "text-remarks": true, "gray": true, "grey": true,
	}
	smallClasses = map[string]bool{
		"small": true, "smaller": true, "text-small": true, "text-sm": true, "text-xs": true, "is-size-7": true, "has-small-font-size": true,
	}
)

func (s style) ofClass(class []byte) style {
	for c := range bytes.FieldsSeq(class) {
		switch {
		case centredClasses[string(bytes.ToLower(c))]:
			s |= centred
		case greyClasses[string(c)]:
			s |= grey
		case smallClasses[string(c)]:
			s |= small
		case string(c) == "imageblock":
			s |= imageBlock
		}
	}
	return s
}

func (s style) ofCSS(text []byte) style {
	for name, value := range declarations(text) {
		switch string(name) {
		case "text-align":
			s = s.set(centred, equalFold(value, "center") || equalFold(value, "-webkit-center"))
		case "color":
			s = s.set(grey, isGrey(value))
		case "font-size":
			s = s.set(small, isSmall(value))
		case "font-variant":
			s = s.set(small, equalFold(value, "small-caps"))
		case "border", "float":
			if len(value) > 0 && value[0] != '0' && !equalFold(value, "none") {
				s |= boxed
			}
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
