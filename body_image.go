package article

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A rawImage is an img with what its attributes say, not yet resolved.
type rawImage struct {
	attrs      imageAttrs
	offset     int
	end        int
	elem       int32
	figure     int32 // elem of the nearest figure, or -1
	inLine     int32 // index of its line
	text       int32 // length of the text before it
	link       int32 // the link around it, or -1
	style      style
	caption    int32 // index of the caption element of its own, +1
	noscript   bool  // stands in a noscript element
	decorative bool  // is no picture of the article; set by whoever knows where its address leads
	set0, set1 int   // its candidates
}

// CandidatesOf are the candidates of the sources of a picture, then those of
// srcset.
func (d *Document) CandidatesOf(i *rawImage) []candidateOfSet { return d.candidates[i.set0:i.set1] }

// image reads an img.
func (d *reader) image() {
	a := readImageAttrs(d.z)
	d.addImage(a, d.start, d.end, d.top().style)
}

func (d *reader) addImage(a imageAttrs, offset, end int, s style) {
	if !d.begun {
		d.beginLine()
	}
	if a.hidden || s.ofCSS([]byte(a.style))&unseen != 0 {
		s |= unseen
	}
	i := &rawImage{
		attrs: a, offset: offset, end: end,
		elem: d.block(), figure: d.top().figure, inLine: int32(len(d.lines)), text: d.text.len(),
		link: d.link, style: s, noscript: d.top().tag == tagNoscript,
	}
	i.set0 = len(d.candidates)
	if d.inPicture {
		i.set0 = d.sources
	}
	d.candidates = appendSrcset(d.candidates, a.srcset)
	i.set1, d.sources = len(d.candidates), len(d.candidates)
	if d.twin(i) {
		return
	}
	d.images = append(d.images, i)
	d.captionAttribute(a.caption)
}

// captionAttribute writes the caption that an image bears as an attribute:
// sites show it below the image.
func (d *reader) captionAttribute(caption string) {
	if caption == "" || d.top().style&unseen != 0 {
		return
	}
	d.breakLine(sepBreak)
	from := d.text.len()
	d.beginLine()
	d.line.attribute = true
	d.text.write([]byte(caption), false)
	d.breakLine(sepBreak)
	n := int32(len(d.images))
	d.captions = append(d.captions, captionElem{
		from: fromAttribute, given: caption, figure: -1, within: -1, elem: d.block(),
		text0: from, text1: d.text.len(), img0: n, img1: n, line: int32(len(d.lines)),
	})
	d.images[n-1].caption = int32(len(d.captions))
}

// twin reports whether i is one image with the one before it: what a
// noscript element holds for browsers that do not load it the lazy way. It
// then gives its address to the other.
func (d *reader) twin(i *rawImage) bool {
	if len(d.images) == 0 {
		return false
	}
	before := d.images[len(d.images)-1]
	if isPreview(before) && i.text == before.text && i.figure == before.figure && !i.noscript {
		i.inLine = before.inLine
		*before = *i
		return true
	}
	if i.noscript == before.noscript || i.text > before.text && !i.noscript && !before.noscript {
		return false
	}
	near := before.elem == i.elem || before.figure >= 0 && before.figure == i.figure
	if !near || i.text > before.text {
		return false
	}
	shown, spare := before, i
	if before.noscript {
		shown, spare = i, before
	}
	same := shown.attrs.src == spare.attrs.src || shown.attrs.lazy == spare.attrs.src
	if !same && !isPlaceholder(shown.attrs.src) && !strings.Contains(shown.attrs.class, "lazy") {
		return false
	}
	merged := *shown
	if isPlaceholder(shown.attrs.src) {
		merged.attrs.src = spare.attrs.src
	}
	if merged.attrs.alt == "" {
		merged.attrs.alt = spare.attrs.alt
	}
	if merged.attrs.width == "" && merged.attrs.height == "" {
		merged.attrs.width, merged.attrs.height = spare.attrs.width, spare.attrs.height
	}
	if merged.set0 == merged.set1 {
		merged.set0, merged.set1 = spare.set0, spare.set1
	}
	merged.noscript = false
	merged.inLine, merged.text = before.inLine, before.text
	*before = merged
	return true
}

// isPreview reports whether an image is the blurred one that stands below
// the real one until that is loaded.
func isPreview(r *rawImage) bool { return hasClass(r.attrs.class, previewClasses...) }

var previewClasses = []string{"progressivemedia-thumbnail", "lqip", "blur-preview", "image-preview-blur", "gatsby-resp-image-placeholder"}

// noscript looks for images in what a noscript element holds. Its text and
// links are not for browsers that run scripts, which is nearly all of them.
func (d *reader) noscript(raw []byte) {
	if !bytes.Contains(raw, []byte("<")) {
		return
	}
	z := newTokenizer(raw, 0)
	for pos := d.start; ; {
		kind := z.Next()
		if kind == html.ErrorToken || d.items() > maxItems {
			return
		}
		from := pos
		pos += len(z.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		if atom.Lookup(z.TagName()) == atom.Img {
			d.addImage(readImageAttrs(z), from, pos, d.stack[len(d.stack)-2].style)
		}
	}
}
