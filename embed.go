package article

import (
	"strings"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption"
	"github.com/goarticle/article/internal/prose"
	"github.com/goarticle/article/internal/weburl"
)

// The values of [Embed.Kind]: the elements, but that what becomes a frame when
// the page is opened is one.
const (
	EmbedIframe = "iframe" // also lite-youtube, amp-youtube and the like
	EmbedVideo  = "video"
	EmbedAudio  = "audio"
	EmbedObject = "object"
	EmbedEmbed  = "embed"
)

// An Embed is what the body shows that is no image: a frame, a video, a sound,
// a plugin; in Markdown also a tag of a site generator that shows one. What
// stands within another is its fallback and no Embed of its own. What only
// counts visits, what nobody sees, and scripts are none.
type Embed struct {
	// Kind is the element: one of the constants.
	Kind string `json:"kind"`

	// URL is the address of what is shown, resolved like [Image.Src]: the
	// real one where loading is lazy, of a video or a sound the first
	// source, of an object also that of its parameter or of the embed in
	// it. It is empty where a script gives it, or the frame holds its own
	// document.
	URL string `json:"url,omitzero"`

	// Poster is the address of the image that stands there until the video
	// plays, resolved.
	Poster string `json:"poster,omitzero"`

	Title string `json:"title,omitzero"` // the title attribute, on one line

	// Caption and CaptionFrom are as those of an [Image], from markup that
	// means a caption and nothing else.
	Caption     string `json:"caption,omitzero"`
	CaptionFrom string `json:"captionFrom,omitzero"`

	// Width and Height are in CSS pixels, from attributes or style; 0 means
	// that the markup does not say.
	Width  int `json:"width,omitzero"`
	Height int `json:"height,omitzero"`

	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // in characters, from 1
	Offset int `json:"-"`      // of its first byte in [Article.Source]
	End    int `json:"-"`      // of the first byte after it
}

// setEmbeds takes what is shown from the body. The captions of images are
// found already.
func (a *Article) setEmbeds(d *body.Document, base *weburl.Base) {
	if len(d.Embeds) == 0 {
		return
	}
	a.Embeds = make([]Embed, len(d.Embeds))
	captions := caption.OfEmbeds(d)
	for i, r := range d.Embeds {
		e := &a.Embeds[i]
		e.Kind = r.Attrs.Kind
		e.URL, e.Poster = base.Resolve(r.Attrs.Address()), base.Resolve(r.Attrs.Poster)
		e.Title = strings.ToValidUTF8(prose.Flatten(r.Attrs.Name()), "\ufffd")
		e.Caption, e.CaptionFrom = captions[i].Text, captions[i].From
		e.Width, e.Height = r.Attrs.Size()
		e.Offset, e.End = r.Offset, r.End
	}
}
