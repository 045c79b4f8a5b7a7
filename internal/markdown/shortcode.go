package markdown

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// An imageTag is a tag of a site generator that shows an image, and what its
// parameters mean. Of the names of a parameter the first that has a value
// counts.
type imageTag struct {
	open  string                        // what the tag begins with
	named func(string) bool             // whether this is a name of the tag
	shows func(*imageTag, *params) bool // whether this one is an image

	address, alt, title, caption, link, width, height []string

	// placed says what the parameters without a name are; nil: nothing.
	placed func(*params)
}

// imageTags are those that are known.
var imageTags = []imageTag{
	{ // gohugo.io/shortcodes/figure, and those of themes and sites: img, legacy-img, image_right
		open: "{{", named: isNamedForImage, shows: hasAddress,
		address: []string{"src"}, alt: []string{"alt"}, title: []string{"title"}, caption: []string{"caption"},
		link: []string{"link"}, width: []string{"width"}, height: []string{"height"},
		placed: addressFirst,
	},
	{ // hexo.io/docs/tag-plugins, "Image" and "Include assets"; Octopress had the first
		open: "{%", named: isHexoImage, shows: hasAddress,
		address: []string{"src"}, alt: []string{"alt"}, title: []string{"title"}, width: []string{"width"}, height: []string{"height"},
		placed: placedByHexo,
	},
	{ // jekyllrb.com/docs/includes: a file of the site's own, so its name and parameters say what it is
		open: "{%", named: isInclude, shows: includesImage,
		address: []string{"src", "image", "img", "image_path", "path", "file", "url"},
		alt:     []string{"alt"}, title: []string{"title"}, caption: []string{"caption", "description"},
		link: []string{"link", "href", "url"}, width: []string{"width"}, height: []string{"height"},
	},
}

// params are the parameters of a tag, with a name or without.
type params struct {
	named  map[string]string
	placed []param
}

type param struct {
	value  string
	quoted bool
}

// imageWords are what tags and files that show an image are named for.
var imageWords = []string{"figure", "image", "img", "picture", "photo"}

// isNamedForImage reports whether one of the words of a name is that of an
// image, as in img-right.
func isNamedForImage(name string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == '-' || c == '_' })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(imageWords, w) })
}

func isHexoImage(name string) bool { return name == "img" || name == "asset_img" }

func isInclude(name string) bool { return name == "include" || name == "include_cached" }

// hasAddress tells an image from a tag of such a name that shows something
// else, as an end tag does.
func hasAddress(_ *imageTag, p *params) bool { return p.named["src"] != "" }

// includesImage reports whether an include shows an image: it has the address
// of a picture, and a caption or a file that is named for one. A file of such
// a name is enough for an address that the site fills in.
func includesImage(t *imageTag, p *params) bool {
	address := p.get(t.address)
	if address == "" || len(p.placed) == 0 {
		return false
	}
	file := strings.ToLower(path.Base(p.placed[0].value))
	named := slices.ContainsFunc(imageWords, func(w string) bool { return strings.Contains(file, w) })
	says := p.get(t.caption) != "" || p.get(t.alt) != ""
	return isPicture(address) && (named || p.get(t.caption) != "") || named && says
}

// isPicture reports whether an address ends like that of a picture.
func isPicture(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	switch strings.ToLower(path.Ext(address)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp":
		return true
	}
	return false
}

// addressFirst takes the first parameter for the address.
func addressFirst(p *params) {
	if len(p.placed) > 0 {
		p.name("src", p.placed[0].value)
	}
}

// placedByHexo reads [classes] address [width] [height] [title [alt]], where
// title and alt text may stand in quotes within quotes.
func placedByHexo(p *params) {
	list := p.placed
	i := slices.IndexFunc(list, func(v param) bool { return strings.ContainsAny(v.value, "/.") })
	if i < 0 {
		return
	}
	p.name("src", list[i].value)
	list = list[i+1:]
	for _, name := range []string{"width", "height"} {
		if len(list) > 0 && !list[0].quoted && list[0].value != "" && strings.Trim(list[0].value, "0123456789") == "" {
			p.name(name, list[0].value)
			list = list[1:]
		}
	}
	if len(list) == 1 && strings.Contains(list[0].value, `"`) {
		inner := readParams([]byte(list[0].value))
		list = inner.placed
	}
	if len(list) > 0 && !list[0].quoted {
		p.name("title", joinedValues(list))
		return
	}
	for j, name := range []string{"title", "alt"} {
		if j < len(list) {
			p.name(name, list[j].value)
		}
	}
}

func joinedValues(list []param) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = v.value
	}
	return strings.Join(words, " ")
}

func (p *params) name(name, value string) {
	if p.named == nil {
		p.named = map[string]string{}
	}
	if p.named[name] == "" {
		p.named[name] = value
	}
}

// get is the first value of some names.
func (p *params) get(names []string) string {
	for _, n := range names {
		if v := p.named[n]; v != "" {
			return v
		}
	}
	return ""
}

// readParams reads what stands behind the name of a tag: name="value",
// name='value', name=`value`, or values alone.
func readParams(text []byte) *params {
	p := &params{}
	for {
		text = bytes.TrimLeft(text, " \t\r\n,")
		if len(text) == 0 {
			return p
		}
		name := bytes.TrimRight(text[:nameSize(text)], ":")
		behind := text[len(name):]
		if len(name) == 0 || len(behind) == 0 || behind[0] != '=' && behind[0] != ':' || bytes.HasPrefix(behind, []byte("://")) {
			v, n := readValue(text)
			p.placed = append(p.placed, v)
			text = text[n:]
			continue
		}
		behind = bytes.TrimLeft(behind[1:], " \t\r\n")
		v, n := readValue(behind)
		value := v.value
		if !v.quoted && value != "" && isVariable(value) {
			value = "{{ " + value + " }}"
		}
		p.name(string(name), value)
		text = behind[n:]
	}
}

// isVariable reports whether a value without quotes is one of Liquid's
// variables, which the site fills in.
func isVariable(value string) bool {
	for _, scope := range []string{"page.", "site.", "include.", "post.", "layout."} {
		if strings.HasPrefix(value, scope) {
			return true
		}
	}
	return false
}

// readValue reads a value, in quotes or up to the next blank, and its length.
func readValue(text []byte) (param, int) {
	if len(text) == 0 {
		return param{}, 0
	}
	q := text[0]
	if q != '"' && q != '\'' && q != '`' {
		n := bytes.IndexAny(text, " \t\r\n")
		if n < 0 {
			n = len(text)
		}
		return param{value: string(text[:n])}, n
	}
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && q != '`':
			i++
		case text[i] == q:
			return param{value: unquoted(text[1:i], q), quoted: true}, i + 1
		}
	}
	return param{value: string(text[1:]), quoted: true}, len(text)
}

// unquoted takes the backslashes off quotes in a value.
func unquoted(value []byte, q byte) string {
	return strings.ReplaceAll(string(value), `\`+string(rune(q)), string(rune(q)))
}

// tagAt writes what the tag at an offset stands for.
func (w *writer) tagAt(at int) {
	if t := w.tagOver(at); t != nil && int(t.start) == at {
		w.tag(t)
	}
}

// tag writes what a tag stands for: an image, code, or nothing.
func (w *writer) tag(t *tag) {
	switch t.kind {
	case code:
		w.copied(len(w.out), int(t.start), 0)
		w.str("<pre><code>")
		w.verbatim(int(t.inner), int(t.innerEnd))
		w.str("</code></pre>\n")
	case template:
		if w.inCaption { // of another tag
			return
		}
		if image, p := w.imageTag(t); image != nil {
			w.figure(t, image, p)
		}
	}
}

// imageTag is what a tag is in the table of those that show an image, or nil.
func (w *writer) imageTag(t *tag) (*imageTag, *params) {
	text := w.src[t.start:t.end]
	inner := bytes.Trim(text, "{%<>}")
	inner = bytes.TrimSuffix(bytes.TrimPrefix(inner, []byte{'-'}), []byte{'-'})
	name := tagName(inner)
	for i := range imageTags {
		image := &imageTags[i]
		if !bytes.HasPrefix(text, []byte(image.open)) || !image.named(name) {
			continue
		}
		p := readParams(bytes.TrimSuffix(inner[bytes.Index(inner, []byte(name))+len(name):], []byte{'/'}))
		if image.placed != nil {
			image.placed(p)
		}
		if image.shows(image, p) {
			return image, p
		}
	}
	return nil, nil
}

// figure writes the image of a tag.
func (w *writer) figure(t *tag, image *imageTag, p *params) {
	start := len(w.out)
	w.part(t, "<figure>")
	address, link := p.get(image.address), p.get(image.link)
	if link == address {
		link = ""
	}
	if link != "" {
		w.part(t, "<a")
		w.parameter("href", link)
		w.str(">")
	}
	w.part(t, "<img")
	w.parameter("src", address)
	w.parameter("alt", p.get(image.alt))
	w.parameter("title", p.get(image.title))
	w.parameter("width", p.get(image.width))
	w.parameter("height", p.get(image.height))
	w.str(">")
	if link != "" {
		w.str("</a>")
	}
	if caption := p.get(image.caption); caption != "" {
		w.part(t, "<figcaption>")
		w.caption(t, caption)
		w.str("</figcaption>")
	}
	w.str("</figure>\n")
	w.shortcodes = append(w.shortcodes, Range{start, len(w.out)})
}

// caption writes a caption, in which generators allow Markdown and HTML. Links
// in it have the place of the tag.
func (w *writer) caption(t *tag, text string) {
	inner := &writer{reading: newReading([]byte(text)), inCaption: true}
	root := inner.parse()
	only, ok := root.FirstChild().(*ast.Paragraph)
	if !ok || only.NextSibling() != nil {
		w.attribute([]byte(text))
		return
	}
	inner.inlines(only)
	for i, c := range inner.out {
		if c == '<' {
			w.stands(len(w.out)+i, int(t.start), int(t.end))
		}
	}
	w.out = append(w.out, inner.out...)
}

// part begins an element that stands for a tag.
func (w *writer) part(t *tag, s string) {
	w.stands(len(w.out), int(t.start), int(t.end))
	w.str(s)
}

// parameter writes an attribute, if it has a value. An image has an alt text,
// even an empty one.
func (w *writer) parameter(name, value string) {
	if value == "" && name != "alt" {
		return
	}
	w.str(" " + name + `="`)
	w.attribute([]byte(value))
	w.str(`"`)
}
