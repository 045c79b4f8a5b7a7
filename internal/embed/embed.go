// Package embed tells what the attributes of an element say that shows
// something else than an image: a frame, a video, a sound, a plugin. It takes
// attributes, and gives the kind and the address, the real one where loading
// is lazy. It knows nothing of what stands in or around the element.
package embed

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/goarticle/article/internal/css"
	"github.com/goarticle/article/internal/picture"
	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/token"
)

// The kinds of what is shown.
const (
	Iframe = "iframe"
	Video  = "video"
	Audio  = "audio"
	Object = "object"
	Embed  = "embed"
)

// A player is an element, and what it shows.
type player struct {
	kind string
	base string // of the address, where an attribute has the number of a video alone; empty: there is none
}

// players are the elements that are known, by their names. Those with a hyphen
// become frames when the page is opened.
var players = map[string]player{
	"iframe": {Iframe, ""}, "video": {Video, ""}, "audio": {Audio, ""}, "object": {Object, ""}, "embed": {Embed, ""},
	"amp-iframe": {Iframe, ""}, "amp-video": {Video, ""}, "amp-audio": {Audio, ""},
	"lite-youtube": {Iframe, youTube}, "youtube-video": {Iframe, youTube}, "amp-youtube": {Iframe, youTube},
	"lite-vimeo": {Iframe, vimeo}, "vimeo-video": {Iframe, vimeo}, "amp-vimeo": {Iframe, vimeo},
}

const (
	youTube = "https://www.youtube.com/embed/"
	vimeo   = "https://player.vimeo.com/video/"
)

// Attrs are the attributes of an element that shows something.
type Attrs struct {
	picture.Attrs
	Kind   string // of what it shows
	Poster string // the address of the image that stands there until it plays
	base   string
	id     string // of a video
	label  string
	source bool // it holds its document itself

	address string // as of Address, if it is known
	known   bool
}

// Of begins to read the attributes of an element by its name, which is in
// lower case. It is nil if the element shows nothing of these kinds.
func Of(name []byte) *Attrs {
	p, ok := players[string(name)]
	if !ok {
		return nil
	}
	return &Attrs{Attrs: picture.NewAttrs(), Kind: p.kind, base: p.base}
}

// Read reads all attributes of the element whose tag z stands at.
func (a *Attrs) Read(z *token.Tokenizer) {
	for key, val := z.TagAttr(); key != nil; key, val = z.TagAttr() {
		a.Set(key, val)
	}
}

// Set takes an attribute. Candidates of images mean nothing here.
func (a *Attrs) Set(key, val []byte) {
	a.known = false
	switch string(key) {
	case "srcset", "data-srcset", "data-attrs":
	case "data":
		if a.Kind == Object {
			a.Src = string(val)
		}
	case "poster", "data-poster", "data-lazy-poster":
		if a.Poster == "" {
			a.Poster = strings.Trim(string(val), prose.Spaces)
		}
	case "videoid", "data-videoid", "video-id":
		a.id = strings.Trim(string(val), prose.Spaces)
	case "playlabel":
		a.label = prose.Flatten(string(val))
	case "srcdoc":
		a.source = true
	case "style":
		a.Attrs.Set(key, val)
		if s := background(val); a.base != "" && a.Poster == "" {
			a.Poster = s
		}
	default:
		a.Attrs.Set(key, val)
	}
}

// background is the address of the image in a style attribute: where players
// that are loaded late have their poster.
func background(style []byte) string {
	for name, value := range css.Declarations(style) {
		if string(name) != "background-image" && string(name) != "background" {
			continue
		}
		_, rest, ok := bytes.Cut(value, []byte("url("))
		address, _, closed := bytes.Cut(rest, []byte(")"))
		if ok && closed {
			return string(bytes.Trim(address, "'\" \t\r\n"))
		}
	}
	return ""
}

// Address is where what is shown is, empty if the markup does not say.
func (a *Attrs) Address() string {
	if !a.known {
		a.address, a.known = a.find(), true // it is asked for everything that stands in the element
	}
	return a.address
}

func (a *Attrs) find() string {
	if a.base != "" && a.id != "" {
		return a.base + a.id
	}
	if s := a.Source(nil); !picture.IsPlaceholder(s) {
		return s
	}
	return ""
}

// Name is the title of what is shown.
func (a *Attrs) Name() string {
	if a.Title != "" {
		return a.Title
	}
	return a.label
}

// IsEmpty reports whether an element shows nothing, as far as the markup
// says. A video or a sound without an address may have its sources from a
// script, as may an object that has a size, such as Blogger's videos; a frame
// without one is for a script's own use.
func (a *Attrs) IsEmpty() bool {
	switch {
	case a.Address() != "" || a.source, a.Kind == Video, a.Kind == Audio:
		return false
	case a.Kind == Object:
		return a.RawWidth == "" && a.RawHeight == ""
	}
	return true
}

// Counts reports whether a frame is there to count visits: it is of a service
// that does, or has no size.
func (a *Attrs) Counts() bool {
	w, h := strings.TrimSpace(a.RawWidth), strings.TrimSpace(a.RawHeight)
	return isNothing(w) && isNothing(h) || counters.In(a.Address())
}

// isNothing reports whether a width or height is of a pixel at most.
func isNothing(size string) bool { return size == "0" || size == "1" || size == "0px" || size == "1px" }

// counters are services that a frame tells of a visit.
var counters = prose.NewSet(
	"googletagmanager.com/ns.html", "doubleclick.net/activityi", "fls.doubleclick.net/", "scorecardresearch.com/", "facebook.com/tr?",
	"quantserve.com/", "bat.bing.com/",
)

// Fallback takes what an element within says of what this one does not: an
// object's embed, in which browsers without the plugin find the same.
func (a *Attrs) Fallback(inner *Attrs) {
	if a.Address() == "" {
		a.Src, a.known = inner.Address(), false
	}
	if a.RawWidth == "" && a.RawHeight == "" {
		a.RawWidth, a.RawHeight = inner.RawWidth, inner.RawHeight
	}
	if a.Name() == "" {
		a.label = inner.Name()
	}
	if a.Poster == "" {
		a.Poster = inner.Poster
	}
}

// ReadParam reads the tag that z stands at, which is a parameter of the object
// or a source of the video: the first that has an address counts.
func (a *Attrs) ReadParam(z *token.Tokenizer) {
	var name, address string
	for key, val := z.TagAttr(); key != nil; key, val = z.TagAttr() {
		switch string(key) {
		case "name":
			name = strings.ToLower(string(val))
		case "value", "src", "data-src":
			address = cmp.Or(address, string(val))
		}
	}
	if isAddressParam[name] && a.Address() == "" {
		a.Src, a.known = address, false
	}
}

// isAddressParam are the names of parameters that plugins take the address
// from; a source has none.
var isAddressParam = map[string]bool{"": true, "movie": true, "src": true, "url": true, "filename": true}
