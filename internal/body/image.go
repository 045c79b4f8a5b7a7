package body

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/picture"
	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/srcset"
	"github.com/goarticle/article/internal/token"
)

// An Image is an img with what its attributes say, not yet resolved.
type Image struct {
	Attrs      picture.Attrs // as written
	Offset     int           // of its first byte in Source
	End        int           // of the first byte after it
	Elem       int32         // the innermost block
	Figure     int32         // elem of the nearest figure, or -1
	InLine     int32         // index of its line
	Text       int32         // length of the text before it
	Link       int32         // the link around it, or -1
	Style      Style         // in force where it stands
	Caption    int32         // index of the caption element of its own, +1
	noscript   bool          // stands in a noscript element
	Decorative bool          // is no picture of the article; set by whoever knows where its address leads
	set0, set1 int           // its candidates
}

// CandidatesOf are the candidates of the sources of a picture, then those of
// srcset.
func (d *Document) CandidatesOf(i *Image) []srcset.Candidate { return d.Candidates[i.set0:i.set1] }

// image reads an img.
func (d *reader) image() {
	a := picture.Read(d.z)
	d.addImage(a, d.start, d.end, d.top().style)
}

func (d *reader) addImage(a picture.Attrs, offset, end int, s Style) {
	if !d.begun {
		d.beginLine()
	}
	if !a.Swaps() && (a.Hidden || s.ofCSS([]byte(a.Style))&Unseen != 0) {
		s |= Unseen
	}
	i := &Image{
		Attrs: a, Offset: offset, End: end,
		Elem: d.block(), Figure: d.top().figure, InLine: int32(len(d.Lines)), Text: d.text.Len(),
		Link: d.link, Style: s, noscript: d.top().tag == tagNoscript,
	}
	i.set0 = len(d.Candidates)
	if d.inPicture {
		i.set0 = d.sources
	}
	d.Candidates = srcset.Append(d.Candidates, a.Srcset)
	i.set1, d.sources = len(d.Candidates), len(d.Candidates)
	if d.twin(i) {
		return
	}
	d.Images = append(d.Images, i)
	d.captionAttribute(a.Caption)
}

// captionAttribute writes the caption that an image bears as an attribute:
// sites show it below the image.
func (d *reader) captionAttribute(caption string) {
	if caption == "" || d.top().style&Unseen != 0 {
		return
	}
	d.breakLine(AtBreak)
	from := d.text.Len()
	d.beginLine()
	d.line.Attribute = true
	d.text.Write([]byte(caption), false)
	d.breakLine(AtBreak)
	n := int32(len(d.Images))
	d.Captions = append(d.Captions, Caption{
		From: FromAttribute, Given: caption, Figure: -1, Within: -1, Elem: d.block(),
		Text0: from, Text1: d.text.Len(), Img0: n, Img1: n, Line: int32(len(d.Lines)),
	})
	d.Images[n-1].Caption = int32(len(d.Captions))
}

// twin reports whether i is one image with the one before it: what a
// noscript element holds for browsers that do not load it the lazy way. It
// then gives its address to the other.
func (d *reader) twin(i *Image) bool {
	if len(d.Images) == 0 {
		return false
	}
	before := d.Images[len(d.Images)-1]
	if isPreview(before) && i.Text == before.Text && i.Figure == before.Figure && !i.noscript {
		i.InLine = before.InLine
		*before = *i
		return true
	}
	if i.noscript == before.noscript || i.Text > before.Text && !i.noscript && !before.noscript {
		return false
	}
	near := before.Elem == i.Elem || before.Figure >= 0 && before.Figure == i.Figure
	if !near || i.Text > before.Text {
		return false
	}
	shown, spare := before, i
	if before.noscript {
		shown, spare = i, before
	}
	same := shown.Attrs.Src == spare.Attrs.Src || shown.Attrs.Lazy == spare.Attrs.Src
	if !same && !picture.IsPlaceholder(shown.Attrs.Src) && !strings.Contains(shown.Attrs.Class, "lazy") {
		return false
	}
	merged := *shown
	if shown.Style&Unseen != 0 && spare.Style&Unseen == 0 {
		merged.Style, merged.Attrs = spare.Style, shown.Attrs.Shown() // a script shows it
	}
	if picture.IsPlaceholder(shown.Attrs.Src) {
		merged.Attrs.Src = spare.Attrs.Src
	}
	if merged.Attrs.Alt == "" {
		merged.Attrs.Alt = spare.Attrs.Alt
	}
	if merged.Attrs.RawWidth == "" && merged.Attrs.RawHeight == "" {
		merged.Attrs.RawWidth, merged.Attrs.RawHeight = spare.Attrs.RawWidth, spare.Attrs.RawHeight
	}
	if merged.set0 == merged.set1 {
		merged.set0, merged.set1 = spare.set0, spare.set1
	}
	merged.noscript = false
	merged.InLine, merged.Text = before.InLine, before.Text
	*before = merged
	return true
}

// isPreview reports whether an image is the blurred one that stands below
// the real one until that is loaded.
func isPreview(r *Image) bool { return picture.HasClass(r.Attrs.Class, previewClasses...) }

var previewClasses = []string{"progressivemedia-thumbnail", "lqip", "blur-preview", "image-preview-blur", "gatsby-resp-image-placeholder"}

// addTwin notes text that stands behind the last image in a noscript element.
func (d *reader) addTwin(text string) {
	if d.Twins == nil {
		d.Twins = map[int32]string{}
	}
	if i := int32(len(d.Images)) - 1; d.Twins[i] == "" && text != "" {
		d.Twins[i] = text
	}
}

// noscript looks for images and frames in what a noscript element holds. Its
// text and links are not for browsers that run scripts, which is nearly all of
// them.
func (d *reader) noscript(raw []byte) {
	if !bytes.Contains(raw, []byte("<")) {
		return
	}
	z, inCopy := token.New(raw, 0), false
	var frame *Embed // open
	for pos := d.start; ; {
		kind := z.Next()
		if kind == html.ErrorToken || d.items() > maxItems {
			return
		}
		from := pos
		pos += len(z.Raw())
		switch {
		case kind == html.TextToken && inCopy:
			d.addTwin(prose.Flatten(string(z.Text())))
		case kind == html.EndTagToken && frame != nil:
			frame.End, frame = pos, nil // all before it is text
		case kind != html.StartTagToken && kind != html.SelfClosingTagToken:
		default:
			if name := z.TagName(); atom.Lookup(name) != atom.Img {
				frame = d.spareFrame(z, name, from, pos)
				continue
			}
			d.addImage(picture.Read(z), from, pos, d.stack[len(d.stack)-2].style)
			inCopy = true
		}
	}
}
