package body

import (
	"bytes"
	"slices"
)

// The kinds of markup that mean a caption and nothing else.
const (
	FromFigcaption = "figcaption" // a figcaption element
	FromClass      = "class"      // an element with a class such as wp-caption-text
	FromAttribute  = "attribute"  // the image's data-caption
	FromShortcode  = "shortcode"  // a WordPress [caption]
)

// captionMark is the kind of caption that an element is by its name or its
// class, or empty. Whether it really is one shows when it is over: a caption
// holds no picture.
func captionMark(t Tag, a *attrs, around Style) string {
	switch t {
	case tagFigcaption:
		return FromFigcaption
	case tagTable, tagTitle, TagRow, tagRows, tagLink, TagFigure:
		return ""
	}
	for c := range bytes.FieldsSeq(a.class) {
		if isCaptionClass(c) || around&imageBlock != 0 && string(c) == "title" {
			return FromClass
		}
	}
	if string(a.label) == "图片描述" {
		return FromClass
	}
	return ""
}

// captionClasses are whole classes of captions, in lower case and without
// the marks between their words.
var captionClasses = map[string]bool{
	"cutline": true, "figurenumber": true, "creditcaption": true, "gallerytext": true, "cap": true, "cap1": true,
	"wpcaptiondd": true, "wpmediacredit": true, "credit": true, "credits": true, "creditline": true,
	"bildunterschrift": true, "bildtext": true, "bildnachweis": true, "legende": true, "legenda": true, "didascalia": true,
	"leyenda": true, "epigrafe": true, "piefoto": true, "piedefoto": true, "bijschrift": true, "podpis": true,
}

// captionEndings end classes of captions: wp-caption-text, tr-caption,
// thumbcaption, imageCaption, media-caption__text.
var captionEndings = []string{"caption", "captions", "captiontext", "captionbody", "captioncontent", "captioncredit", "captiontitle", "captionbox", "captionwrap", "captioninner"}

// The words of other classes of captions: a noun and what is said of it, as
// in img-desc, pictext and image_description. Without the noun they stand
// for anything.
var (
	classNouns = []string{"image", "img", "imgp", "photo", "foto", "picture", "pic", "figure", "fig", "media", "thumb"}
	classSays  = []string{
		"desc", "descr", "descri", "des", "description", "describe", "text", "txt", "note", "notes", "intro", "info", "legend", "title", "cutline", "remark", "explain",
		"credit", "credits", "source", "attribution", "copyright", "meta", "cap", "caption", "captions", "legende", "legenda", "label", "comment",
	}
)

// notCaptionClasses are parts of classes that end like one of a caption and
// mean another: no-caption and has-caption say whether there is one, and
// listings and tables have captions, too.
var notCaptionClasses = []string{"nocaption", "hascaption", "withcaption", "tablecaption", "codecaption", "listingcaption", "videocaption", "thumbtitle", "mediatitle", "mediatext"}

// isCaptionClass reports whether a class is one that captions bear.
func isCaptionClass(class []byte) bool {
	const shortest, longest = len("cap"), 60
	if len(class) < shortest || len(class) > longest {
		return false
	}
	var buf [longest]byte
	s := bareClass(buf[:0], class)
	if captionClasses[string(s)] {
		return true
	}
	for _, not := range notCaptionClasses {
		if bytes.Contains(s, []byte(not)) {
			return false
		}
	}
	return hasAnySuffix(s, captionEndings) || saysOfImage(s)
}

// bareClass appends to s a class in lower case, without the marks between its
// words.
func bareClass(s, class []byte) []byte {
	for _, c := range class {
		if c != '-' && c != '_' {
			s = append(s, lower(c))
		}
	}
	return s
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

func hasAnySuffix(s []byte, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return len(s) >= len(e) && string(s[len(s)-len(e):]) == e })
}

// saysOfImage reports whether a class ends in a noun and what is said of it.
func saysOfImage(s []byte) bool {
	for _, say := range classSays {
		if noun, ok := bytes.CutSuffix(s, []byte(say)); ok && hasAnySuffix(noun, classNouns) {
			return true
		}
	}
	return false
}

// isTitleClass reports whether a class of captions says title.
func isTitleClass(class []byte) bool {
	const say = "title"
	n := len(class) - len(say)
	return n >= 0 && bytes.EqualFold(class[n:], []byte(say))
}

// The words of classes of boxes that hold a picture and what belongs to it: a
// noun, or a noun and a word for a box, as in image-body and photoframe.
var (
	frameNouns = []string{"image", "img", "photo", "picture", "pic", "figure", "thumbnail", "thumb"}
	frameBoxes = []string{"", "body", "box", "frame", "wrapper", "wrap", "container", "block", "holder", "inner", "left", "right", "center"}
)

// isFrameClass reports whether one of the classes is that of a box around a
// picture.
func isFrameClass(classes []byte) bool {
	for len(classes) > 0 {
		class := classes
		if i := bytes.IndexByte(classes, ' '); i >= 0 {
			class, classes = classes[:i], classes[i+1:]
		} else {
			classes = nil
		}
		if len(class) > 0 && framesBegin[class[0]] && isFrame(class) {
			return true
		}
	}
	return false
}

// framesBegin are the first letters of frameNouns.
var framesBegin = [256]bool{'i': true, 'I': true, 'p': true, 'P': true, 'f': true, 'F': true, 't': true, 'T': true}

func isFrame(class []byte) bool {
	const longest = 24
	if len(class) > longest {
		return false
	}
	var buf [longest]byte
	s := bareClass(buf[:0], class)
	return slices.ContainsFunc(frameNouns, func(noun string) bool {
		box, ok := bytes.CutPrefix(s, []byte(noun))
		return ok && slices.Contains(frameBoxes, string(box))
	})
}

// isFigureNumber reports whether an element is the number that Org mode puts
// before a caption.
func isFigureNumber(class []byte) bool { return string(class) == "figure-number" }
