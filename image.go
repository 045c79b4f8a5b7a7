package article

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lazyKeys are the attributes in which pages keep the address of an image
// that is loaded when it comes into view, those asked first in front.
// Where src is the real image they hold copies of it, often smaller ones, so
// they are asked only where it is not.
var lazyKeys = []string{
	"data-src", "data-actualsrc", "data-original", "data-lazy-src", "data-lazy", "data-lazyload", "data-lazysrc",
	"data-url", "data-img-src", "data-image", "data-img", "data-srv", "data-echo", "data-ks-lazyload",
	"data-original-src", "data-native-src", "data-delayed-src", "data-orig-file", "data-orig",
	"data-large-file", "data-medium-file", "data-full-src", "data-hi-res-src", "data-zoom-image",
	"data-large", "datasrc", "_src", "oldsrc", "origin-src", "data-lazyload-src", "data-real-src", "real_src", "real-src", "lazy-src", "lazysrc",
	"original", "zoomfile", "file",
}

var lazyRank = func() map[string]int {
	m := make(map[string]int, len(lazyKeys))
	for i, k := range lazyKeys {
		m[k] = i
	}
	return m
}()

// rankOf is the rank of a lazy attribute. Those that no list knows, such as
// data-cfsrc, data-src-large and data-1000src, come last.
func rankOf(key []byte) (int, bool) {
	if rank, ok := lazyRank[string(key)]; ok {
		return rank, true
	}
	other := bytes.HasPrefix(key, []byte("data-")) && (bytes.HasSuffix(key, []byte("src")) || bytes.HasPrefix(key, []byte("data-src-")))
	return len(lazyKeys), other
}

// A rawImage is an img with what its attributes say, not yet judged.
type rawImage struct {
	attrs      imageAttrs
	offset     int
	end        int
	line, col  int
	elem       int32
	figure     int32 // elem of the nearest figure, or -1
	inLine     int32 // index of its line
	text       int32 // length of the text before it
	link       int32 // the link around it, or -1
	style      style
	caption    int32 // index of the caption element of its own, +1
	noscript   bool  // stands in a noscript element
	candidates []Candidate
}

// imageAttrs are the attributes of an image.
type imageAttrs struct {
	src, alt, width, height string
	*seldomAttrs
}

// seldomAttrs are those that most images have none of. To keep them apart
// takes half of the memory of a post that is nothing but images.
type seldomAttrs struct {
	title, class, style   string
	srcset, lazySet, json string
	lazy                  string
	lazyRank              int // +1; 0: there is none
	caption               string
	dataWidth, dataHeight string // from other attributes than width and height
	hidden                bool
	ratio                 bool // width and height say the shape only
}

// noAttrs are the seldom attributes of an image that has none.
var noAttrs = &seldomAttrs{}

func (a *imageAttrs) seldom() *seldomAttrs {
	if a.seldomAttrs == noAttrs {
		a.seldomAttrs = &seldomAttrs{}
	}
	return a.seldomAttrs
}

// imageAttrs reads the attributes of an img from z.
func readImageAttrs(z *tokenizer) imageAttrs {
	a := imageAttrs{seldomAttrs: noAttrs}
	for key, val := z.TagAttr(); key != nil; key, val = z.TagAttr() {
		a.set(key, val)
	}
	return a
}

func (a *imageAttrs) set(key, val []byte) {
	switch string(key) {
	case "src":
		a.src = string(val)
	case "alt":
		a.alt = strings.ToValidUTF8(flatten(string(val)), "\ufffd")
	case "title":
		a.seldom().title = flatten(string(val))
	case "class":
		a.seldom().class = string(val)
	case "style":
		a.seldom().style = string(val)
	case "srcset":
		a.seldom().srcset = string(val)
	case "data-srcset", "data-lazy-srcset", "datasrcset":
		a.seldom().lazySet = string(val)
	case "data-attrs":
		a.seldom().json = string(val)
	case "data-caption":
		a.seldom().caption = flatten(string(val))
	case "width":
		a.width = string(val)
	case "height":
		a.height = string(val)
	case "data-width", "data-rawwidth", "data-original-width", "data-file-width", "data-w", "w":
		a.seldom().dataWidth = string(val)
	case "data-height", "data-rawheight", "data-original-height", "data-file-height", "data-h", "h":
		a.seldom().dataHeight = string(val)
	case "data-img-size-val":
		if w, h, ok := strings.Cut(string(val), ","); ok {
			a.seldom().dataWidth, a.seldom().dataHeight = w, h
		}
	case "hidden":
		a.seldom().hidden = true
	case "layout":
		a.seldom().ratio = string(val) == "responsive" || string(val) == "fill" // of amp-img
	default:
		a.setLazy(key, val)
	}
}

func (a *imageAttrs) setLazy(key, val []byte) {
	rank, ok := rankOf(key)
	if better := a.lazyRank == 0 || rank+1 < a.lazyRank; ok && better && isAddress(val) {
		a.seldom().lazy, a.seldom().lazyRank = string(val), rank+1
	}
}

// isAddress reports whether the value of a data attribute is that of an
// image: a URL or a path, not a flag, a number or JSON. Many have no
// extension.
func isAddress(val []byte) bool {
	val = bytes.TrimSpace(val)
	if len(val) == 0 || bytes.ContainsAny(val, " \t\n{}<>\"") || bytes.HasPrefix(val, []byte("data:")) {
		return false
	}
	for _, p := range []string{"http://", "https://", "/", "./", "../"} {
		if bytes.HasPrefix(val, []byte(p)) {
			return true
		}
	}
	return hasImageExtension(string(val))
}

func hasImageExtension(s string) bool {
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

// image reads an img.
func (d *document) image() {
	a := readImageAttrs(d.z)
	d.addImage(a, d.start, d.end, d.top().style)
}

func (d *document) addImage(a imageAttrs, offset, end int, s style) {
	if !d.begun {
		d.beginLine()
	}
	line, col := d.cursor.place(offset)
	if a.hidden || s.ofCSS([]byte(a.style))&unseen != 0 {
		s |= unseen
	}
	i := &rawImage{
		attrs: a, offset: offset, end: end, line: line, col: col,
		elem: d.block(), figure: d.top().figure, inLine: int32(len(d.lines)), text: d.text.len(),
		link: d.link, style: s, noscript: d.top().tag == tagNoscript,
	}
	if d.inPicture {
		i.candidates, d.sources = d.sources, nil
	}
	i.candidates = append(i.candidates, parseSrcset(a.srcset)...)
	if d.twin(i) {
		return
	}
	d.images = append(d.images, i)
	d.captionAttribute(a.caption)
}

// captionAttribute writes the caption that an image bears as an attribute:
// sites show it below the image.
func (d *document) captionAttribute(caption string) {
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
		from: FromAttribute, given: caption, figure: -1, within: -1, elem: d.block(),
		text0: from, text1: d.text.len(), img0: n, img1: n, line: int32(len(d.lines)),
	})
	d.images[n-1].caption = int32(len(d.captions))
}

// twin reports whether i is one image with the one before it: what a
// noscript element holds for browsers that do not load it the lazy way. It
// then gives its address to the other.
func (d *document) twin(i *rawImage) bool {
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
	if len(merged.candidates) == 0 {
		merged.candidates = spare.candidates
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
func (d *document) noscript(raw []byte) {
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

// setImages sets the Article's images.
func (d *document) setImages() {
	if len(d.images) == 0 {
		return
	}
	d.Images = make([]Image, len(d.images))
	for i, r := range d.images {
		m := &d.Images[i]
		m.Src = d.resolve(r.source())
		m.Srcset = d.candidates(r)
		m.Alt, m.Title = r.attrs.alt, r.attrs.title
		m.Width, m.Height = r.size()
		if r.link >= 0 {
			m.Link = d.Links[r.link].URL
		}
		m.Line, m.Column, m.Offset, m.End = r.line, r.col, r.offset, r.end
		m.Decorative = d.isDecorative(r, m)
	}
}

// source is the address of the real image.
func (r *rawImage) source() string {
	src := strings.Trim(r.attrs.src, htmlSpaces)
	if !isPlaceholder(src) {
		return src
	}
	if r.attrs.lazy != "" {
		return strings.TrimSpace(r.attrs.lazy)
	}
	if r.attrs.lazySet != "" {
		if c, ok := bestCandidate(parseSrcset(r.attrs.lazySet)); ok {
			return c.URL
		}
	}
	if c, ok := bestCandidate(r.candidates); ok {
		return c.URL
	}
	if s := sourceInJSON(r.attrs.json); s != "" {
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
	}
	fillerWords = []string{"img", "image", "pic", "default", "load", "icon", "bg", "b", "small", "big", "sg", "square", "white", "post", "thumb", "gif", "svg"}
	// emptyNames are whole names of GIF and PNG files; as a JPEG they are
	// somebody's picture.
	emptyNames = []string{"t", "b", "dot", "s", "default", "default_b", "load", "nopic", "noimg"}
)

// isPlaceholder reports whether src is no image of its own.
func isPlaceholder(src string) bool {
	src = strings.Trim(src, htmlSpaces)
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
	if !hasImageExtension(src) {
		return ""
	}
	src = src[strings.LastIndexByte(src, '/')+1:]
	return strings.ToLower(src[:strings.LastIndexByte(src, '.')])
}

// candidates are those of the sources of a picture, then those of srcset.
func (d *document) candidates(r *rawImage) []Candidate {
	list := r.candidates
	if len(list) == 0 && r.attrs.lazySet != "" {
		list = parseSrcset(r.attrs.lazySet)
	}
	for i := range list {
		list[i].URL = d.resolve(list[i].URL)
	}
	return list
}

// size is the width and height of an image in pixels.
func (r *rawImage) size() (w, h int) {
	if r.attrs.ratio {
		return 0, 0
	}
	w, h = pixels(r.attrs.width), pixels(r.attrs.height)
	for name, value := range declarations([]byte(r.attrs.style)) {
		switch {
		case string(name) == "width" && w == 0 && bytes.HasSuffix(value, []byte("px")):
			w = pixels(string(value))
		case string(name) == "height" && h == 0 && bytes.HasSuffix(value, []byte("px")):
			h = pixels(string(value))
		}
	}
	if w == 0 && h == 0 {
		w, h = pixels(r.attrs.dataWidth), pixels(r.attrs.dataHeight)
	}
	if w == 0 && h == 0 && strings.HasPrefix(r.attrs.src, "data:image/svg") {
		w, h = svgSize(r.attrs.src)
	}
	return w, h
}

// pixels reads a dimension by the rules of the HTML standard (2.3.4.4); 0
// for a percentage and for what is none.
func pixels(s string) int {
	s = strings.TrimLeft(s, htmlSpaces)
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

// A decorationRule knows one kind of image that is no picture of the
// article.
type decorationRule struct {
	name string
	fits func(d *document, r *rawImage, m *Image) bool
}

// decorationRules are in no order: one is enough.
var decorationRules = []decorationRule{
	// What no reader sees: pictures for the cards of chat programs.
	{"hidden", func(_ *document, r *rawImage, _ *Image) bool { return r.style&unseen != 0 }},
	// Pixels that count visits. A rule, such as a line of 1 pixel, is one too.
	{"pixel", func(_ *document, r *rawImage, m *Image) bool {
		w, h := m.Width, m.Height
		zero := strings.TrimSpace(r.attrs.width) == "0" || strings.TrimSpace(r.attrs.height) == "0"
		return w == 1 && h <= 1 || h == 1 && w <= 1 || zero && w <= 1 && h <= 1
	}},
	{"counter", func(_ *document, _ *rawImage, m *Image) bool { return counterServices.in(m.Src) }},
	{"spacer", func(_ *document, _ *rawImage, m *Image) bool { return slices.Contains(spacerNames, fileStem(m.Src)) }},
	// A picture of an emotion may be in a folder of that name.
	{"emoji", func(_ *document, r *rawImage, m *Image) bool {
		return hasClass(r.attrs.class, emojiClasses...) || isGlyph(r) ||
			m.Width <= largestGlyph && m.Height <= largestGlyph && emojiPaths.in(strings.ToLower(m.Src))
	}},
	// Formulas that were drawn because HTML could not show them. An image of
	// a formula that an author drew has a name like any other.
	{"formula", func(_ *document, r *rawImage, m *Image) bool {
		return formulaServices.in(m.Src) || hasClass(r.attrs.class, formulaClasses...)
	}},
	{"avatar", func(_ *document, r *rawImage, m *Image) bool {
		return hasClass(r.attrs.class, avatarClasses...) || strings.Contains(m.Src, "gravatar.com/avatar")
	}},
	// A small picture in a figure is a figure.
	{"icon", func(_ *document, r *rawImage, m *Image) bool {
		const largest = 32
		small := m.Width > 0 && m.Width <= largest && m.Height <= largest || m.Height > 0 && m.Height <= largest && m.Width <= largest
		return small && r.figure < 0 || strings.EqualFold(m.Alt, "icon") || hasClass(r.attrs.class, iconClasses...)
	}},
}

var spacerNames = []string{"spacer", "blank", "transparent", "pixel", "1x1", "1px", "clear", "clearpixel", "whitedot", "spaceball", "trans"}

// largestGlyph is the side in pixels of the largest emoji. Stickers are
// larger.
const largestGlyph = 100

var (
	emojiClasses   = []string{"emoji", "emoticon", "smiley", "wp-smiley", "emojione", "twemoji", "smilie", "smilies", "emoji-icon", "icon-emoji", "inlineimg", "bde_smiley", "emote", "joypixels", "blob-emoji"}
	formulaClasses = []string{"mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "mwe-math-fallback", "latex", "tex", "ee_img", "tr_noresize", "formula", "equation", "math-inline", "tex2jax"}
	avatarClasses  = []string{"avatar", "userpic", "gravatar", "author-avatar", "author-photo", "author-image", "user-avatar", "profile-photo"}
	iconClasses    = []string{"icon", "ico", "favicon", "titleicon", "link-icon", "file-icon", "svg-icon"}
)

// isGlyph reports whether an image is as large as the text around it.
func isGlyph(r *rawImage) bool {
	for name, value := range declarations([]byte(r.attrs.style)) {
		if em, ok := bytes.CutSuffix(value, []byte("em")); ok && (string(name) == "height" || string(name) == "width") {
			n, err := strconv.ParseFloat(string(em), 64)
			return err == nil && n <= 1.5
		}
	}
	return false
}

var counterServices = newWordSet(
	"/pixel.gif", "feeds.feedburner.com/~r/", "feeds.feedburner.com/~ff/", "feeds.wordpress.com/", "stats.wordpress.com/", "pixel.wp.com/",
	"pixel.quantserve.com", "google-analytics.com/", "sitemeter.com/meter", "c.statcounter.com/", "doubleclick.net/", "medium.com/_/stat",
	"track.mailerlite.com/", "blogger.googleusercontent.com/tracker/", "blogger.com/tracker/", "blogsmithmedia.com/pixel", "pheedo.com/img", "ads.pheedo.com/",
	"assoc-amazon.com/e/ir", "assoc-amazon.co", "ir-na.amazon-adsystem.com/e/ir", "/b.gif?", "technorati.com/faves/", "hm.baidu.com/", "scorecardresearch.com/",
	"facebook.com/tr?", "mc.yandex.ru/watch", "counter.yadro.ru", "/pixy.gif", "linksynergy.com/fs-bin/show", "rss.feedsportal.com/", "pi.feedsportal.com/", "counter.rambler.ru", "top.mail.ru/counter",
)

var emojiPaths = newWordSet(
	"/emoji/", "/emojis/", "/smiley/", "/smileys/", "/smilies/", "/emoticons/", "/emoticon/", "/twemoji/", "s.w.org/images/core/emoji",
	"/wp-includes/images/smilies", "/smilie/", "/emotion/", "/emotions/", "/emot/", "/emote/", "/expression/", "face.t.sinajs.cn/",
)

// formulaServices draw formulas from their source, which is in the address.
var formulaServices = newWordSet(
	"latex.codecogs.com", "/equation?tex=", "math.now.sh", "chart.apis.google.com/chart?cht=tx", "chart.googleapis.com/chart?cht=tx", "/math?formula=", "/render/math?math=",
	"s0.wp.com/latex.php", "wordpress.com/latex.php", "/latex.php?", "/mimetex", "/mathtex", "/cgi-bin/tex", "wikimedia.org/api/rest_v1/media/math/", "/math/render/svg/", "tex.s2cms.ru/", "i.upmath.me/", "latex.numberempire.com/",
)

func (d *document) isDecorative(r *rawImage, m *Image) bool {
	for _, rule := range decorationRules {
		if rule.fits(d, r, m) {
			return true
		}
	}
	return false
}

// hasClass reports whether a class attribute has one of the classes.
func hasClass(attr string, classes ...string) bool {
	for c := range strings.FieldsSeq(attr) {
		if slices.Contains(classes, strings.ToLower(c)) {
			return true
		}
	}
	return false
}
