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

func (s style) ofCSS(css []byte) style {
	for name, value := range declarations(css) {
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
	return ok && lo >= 0x50 && hi <= 0xd0 && hi-lo <= 0x24
}

// rgb reads #666, #666666 and rgb(102, 102, 102); rgba(0, 0, 0, 0.6) as it
// looks on white.
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
	if len(parts) == 5 && string(parts[3]) == "0" { // the alpha value is 0.…
		alpha, _ := strconv.ParseFloat("0."+string(parts[4]), 64)
		for i := range n {
			n[i] = 255 - int(alpha*float64(255-n[i]))
		}
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
