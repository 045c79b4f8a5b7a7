package tags

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// An Image is what a tag shows. A field that the tag does not set is empty.
type Image struct{ Address, Alt, Title, Caption, Link, Width, Height string }

// ImageOf is the image that a tag shows, nil if it shows none. The address of
// one that the site fills in is in braces: {{ page.cover }}.
func ImageOf(tag []byte) *Image {
	inner := innerOf(tag)
	name := tagName(inner)
	for i := range imageTags {
		t := &imageTags[i]
		if !bytes.HasPrefix(tag, []byte(t.open)) || !t.named(name) {
			continue
		}
		p := readParams(bytes.TrimSuffix(inner[bytes.Index(inner, []byte(name))+len(name):], []byte{'/'}))
		if t.placed != nil {
			t.placed(p)
		}
		if t.shows(t, p) {
			return t.image(p)
		}
	}
	return nil
}

// Includes reports whether a tag puts another file into the body.
func Includes(tag []byte) bool { return strings.HasPrefix(tagName(innerOf(tag)), "include") }

// innerOf is what stands between the marks of a tag.
func innerOf(tag []byte) []byte {
	inner := bytes.Trim(tag, "{%<>}")
	return bytes.TrimSuffix(bytes.TrimPrefix(inner, []byte{'-'}), []byte{'-'})
}

// image gives the parameters of a tag their meaning.
func (t *imageTag) image(p *params) *Image {
	m := &Image{
		Address: p.get(t.address), Alt: p.get(t.alt), Title: p.get(t.title), Caption: p.get(t.caption),
		Link: p.get(t.link), Width: p.get(t.width), Height: p.get(t.height),
	}
	if m.Link == m.Address {
		m.Link = ""
	}
	return m
}

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
