// Package picture tells what the attributes of an img say. It takes the
// attributes, and gives the address of the real image where loading is lazy,
// the size, whether the image is decoration, and whether two addresses are of
// one picture. It knows nothing of the elements around an image.
package picture

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/goarticle/article/internal/css"
	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/srcset"
	"github.com/goarticle/article/internal/token"
)

// Attrs are the attributes of an image.
type Attrs struct {
	Src, Alt            string // src as written, alt on one line
	RawWidth, RawHeight string // width and height as written
	*seldomAttrs
}

// seldomAttrs are those that most images have none of. To keep them apart
// takes half of the memory of a post that is nothing but images.
type seldomAttrs struct {
	Title, Class, Style   string
	Srcset, LazySet, json string
	Lazy                  string
	lazyRank              int // +1; 0: there is none
	Caption               string
	dataWidth, dataHeight string // from other attributes than width and height
	Hidden                bool
	ratio                 bool // width and height say the shape only
}

// noAttrs are the seldom attributes of an image that has none.
var noAttrs = &seldomAttrs{}

func (a *Attrs) seldom() *seldomAttrs {
	if a.seldomAttrs == noAttrs {
		a.seldomAttrs = &seldomAttrs{}
	}
	return a.seldomAttrs
}

// NewAttrs returns the attributes of an image that has none.
func NewAttrs() Attrs { return Attrs{seldomAttrs: noAttrs} }

// Read reads the attributes of an img from z.
func Read(z *token.Tokenizer) Attrs {
	a := NewAttrs()
	for key, val := z.TagAttr(); key != nil; key, val = z.TagAttr() {
		a.Set(key, val)
	}
	return a
}

// Set takes an attribute, by its name in lower case.
func (a *Attrs) Set(key, val []byte) {
	switch string(key) {
	case "src":
		a.Src = string(val)
	case "alt":
		a.Alt = strings.ToValidUTF8(prose.Flatten(string(val)), "\ufffd")
	case "title":
		a.seldom().Title = prose.Flatten(string(val))
	case "class":
		a.seldom().Class = string(val)
	case "style":
		a.seldom().Style = string(val)
	case "srcset":
		a.seldom().Srcset = string(val)
	case "data-srcset", "data-lazy-srcset", "datasrcset", "data-flickity-lazyload-srcset":
		a.seldom().LazySet = string(val)
	case "data-attrs":
		a.seldom().json = string(val)
	case "data-caption":
		a.seldom().Caption = captionText(string(val))
	case "width":
		a.RawWidth = string(val)
	case "height":
		a.RawHeight = string(val)
	case "data-width", "data-rawwidth", "data-original-width", "data-file-width", "data-w", "w":
		a.seldom().dataWidth = string(val)
	case "data-height", "data-rawheight", "data-original-height", "data-file-height", "data-h", "h":
		a.seldom().dataHeight = string(val)
	case "data-img-size-val":
		if w, h, ok := strings.Cut(string(val), ","); ok {
			a.seldom().dataWidth, a.seldom().dataHeight = w, h
		}
	case "hidden":
		a.seldom().Hidden = true
	case "layout":
		a.seldom().ratio = string(val) == "responsive" || string(val) == "fill" // of amp-img
	default:
		a.setLazy(key, val)
	}
}

// HasExtension reports whether an address ends, before its query, like the
// name of an image.
func HasExtension(s string) bool {
	s, _, _ = strings.Cut(s, "?")
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return false
	}
	switch strings.ToLower(s[i+1:]) {
	case "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp":
		return true
	}
	return false
}

// Shown is a without the attributes that hide an image until a script shows
// it.
func (a Attrs) Shown() Attrs {
	own := *a.seldomAttrs
	own.Hidden, own.Style = false, ""
	a.seldomAttrs = &own
	return a
}

// Source is the address of the real image, of which set are the candidates.
func (a *Attrs) Source(set []srcset.Candidate) string {
	src := strings.Trim(a.Src, prose.Spaces)
	if !a.Swaps() && !IsPlaceholder(src) {
		return src
	}
	if a.Lazy != "" {
		return strings.TrimSpace(a.Lazy)
	}
	if a.LazySet != "" {
		if c, ok := srcset.Best(srcset.Append(nil, a.LazySet)); ok {
			return c.URL
		}
	}
	if c, ok := srcset.Best(set); ok {
		return c.URL
	}
	if s := sourceInJSON(a.json); s != "" {
		return s
	}
	return src
}

// sourceInJSON is the src of a JSON object, as editors of newsletters keep
// it in data-attrs.
func sourceInJSON(s string) string {
	if !strings.HasPrefix(s, "{") {
		return ""
	}
	var v struct {
		Src string `json:"src"`
	}
	if json.Unmarshal([]byte(s), &v) != nil {
		return ""
	}
	return v.Src
}

// The words of the file names of what stands in the place of an image until
// that is loaded, such as lazy_placeholder.gif. Those that only go with
// others are in fillerWords: img-loading, default_blank. A name with any
// other word is a picture's: transparent-solar-cell.jpg.
var (
	placeholderWords = []string{
		"spacer", "blank", "transparent", "placeholder", "loading", "loader", "lazyload", "lazy", "grey", "gray", "pixel", "1x1", "1px",
		"whitedot", "empty", "clear", "trans", "holder", "preload", "preloader", "lazyloading", "lazyimg", "spaceball", "none",
		"blur", "blurred", "lqip",
	}
	fillerWords = []string{"img", "image", "pic", "default", "load", "icon", "bg", "b", "small", "big", "sg", "square", "white", "post", "thumb", "gif", "svg"}
	// emptyNames are whole names of GIF and PNG files; as a JPEG they are
	// somebody's picture.
	emptyNames = []string{"t", "b", "dot", "s", "default", "default_b", "load", "nopic", "noimg"}
)

// IsPlaceholder reports whether src is no image of its own.
func IsPlaceholder(src string) bool {
	src = strings.Trim(src, prose.Spaces)
	if src == "" || src[0] == '#' || src == "about:blank" || src == "null" || src == "undefined" {
		return true
	}
	if data, ok := strings.CutPrefix(src, "data:"); ok {
		const small = 400 // a GIF of one pixel has 56 to 78 characters
		return len(data) < small || strings.HasPrefix(data, "image/svg")
	}
	stem := fileStem(src)
	return isPlaceholderName(stem) || slices.Contains(emptyNames, stem) && isGIFOrPNG(src)
}

func isGIFOrPNG(src string) bool {
	src, _, _ = strings.Cut(src, "?")
	src, _, _ = strings.Cut(src, "#")
	return hasSuffixFold(src, ".gif") || hasSuffixFold(src, ".png")
}

func isPlaceholderName(stem string) bool {
	found := false
	for word := range strings.FieldsFuncSeq(stem, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
		if slices.Contains(placeholderWords, word) {
			found = true
		} else if !slices.Contains(fillerWords, word) {
			return false
		}
	}
	return found
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}

// fileStem is the file name of a URL without its extension, in lower case,
// if that is one of an image.
func fileStem(src string) string {
	src, _, _ = strings.Cut(src, "?")
	src, _, _ = strings.Cut(src, "#")
	if !HasExtension(src) {
		return ""
	}
	src = src[strings.LastIndexByte(src, '/')+1:]
	return strings.ToLower(src[:strings.LastIndexByte(src, '.')])
}

// Size is the width and height of an image in pixels; 0 where the markup
// does not say.
func (a *Attrs) Size() (w, h int) {
	if a.ratio {
		return 0, 0
	}
	w, h = pixels(a.RawWidth), pixels(a.RawHeight)
	for name, value := range css.Declarations([]byte(a.Style)) {
		switch {
		case string(name) == "width" && w == 0 && bytes.HasSuffix(value, []byte("px")):
			w = pixels(string(value))
		case string(name) == "height" && h == 0 && bytes.HasSuffix(value, []byte("px")):
			h = pixels(string(value))
		}
	}
	if w == 0 && h == 0 {
		w, h = pixels(a.dataWidth), pixels(a.dataHeight)
	}
	if w == 0 && h == 0 && strings.HasPrefix(a.Src, "data:image/svg") {
		w, h = svgSize(a.Src)
	}
	return w, h
}

// pixels reads a dimension by the rules of the HTML standard (2.3.4.4); 0
// for a percentage and for what is none.
func pixels(s string) int {
	s = strings.TrimLeft(s, prose.Spaces)
	i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if i < 0 {
		i = len(s)
	}
	if i == 0 {
		return 0 // an error of strconv is made anew each time
	}
	n, err := strconv.ParseInt(s[:i], 10, 32)
	rest := strings.TrimLeft(s[i:], ".0123456789")
	if err != nil || strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, "em") || strings.HasPrefix(rest, "v") {
		return 0
	}
	return int(n)
}

// svgSize is the size that an empty svg keeps free for an image.
func svgSize(src string) (w, h int) {
	at := func(name string) int {
		_, rest, ok := strings.Cut(src, name+"=")
		if !ok {
			return 0
		}
		return pixels(strings.TrimLeft(rest, `'"`))
	}
	return at("width"), at("height")
}

// HasClass reports whether a class attribute has one of the classes.
func HasClass(attr string, classes ...string) bool {
	for c := range strings.FieldsSeq(attr) {
		if slices.Contains(classes, strings.ToLower(c)) {
			return true
		}
	}
	return false
}
