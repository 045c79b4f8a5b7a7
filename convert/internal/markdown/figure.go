package markdown

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/inline"
	"github.com/goarticle/article/convert/internal/template"
)

// figure writes images with their caption, or a video with its own.
func (p *printer) figure(n *html.Node) {
	switch {
	case p.HTML && isImages(n):
		onLines(n)
		p.raw(n)
	case p.HTML:
		p.raw(n)
	case p.Shortcodes && isImages(n):
		p.figureShortcodes(n)
	default:
		p.blocks(n)
	}
}

// isImages reports whether a figure is one of images and a caption alone.
func isImages(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case dom.IsElement(c, "img", "figcaption"):
		case dom.IsElement(c, "a") && dom.IsElement(c.FirstChild, "img") && c.FirstChild.NextSibling == nil:
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			return false
		}
	}
	return n.FirstChild != nil
}

// onLines puts each child of a node on a line.
func onLines(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		n.InsertBefore(&html.Node{Type: html.TextNode, Data: "\n"}, c)
	}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: "\n"})
}

// figureShortcodes writes a shortcode for each image of a figure; the last one
// has the caption.
func (p *printer) figureShortcodes(n *html.Node) {
	caption := ""
	var images []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case dom.IsElement(c, "figcaption"):
			r := p.NewRun()
			r.One = true
			r.Children(c)
			caption = r.String()
			p.captionMarks(c)
		case c.Type == html.ElementNode:
			images = append(images, c)
		}
	}
	for i, c := range images {
		text := ""
		if i == len(images)-1 {
			text = caption
		}
		p.figureLine(c, text)
	}
	if len(images) == 0 && caption != "" {
		p.begin()
		p.line(caption)
	}
}

// figureLine writes an image, which may be in a link, with its caption as a
// shortcode, or as text behind it where the shortcode would fail.
func (p *printer) figureLine(n *html.Node, caption string) {
	img, link := n, (*html.Node)(nil)
	if n.Data == "a" {
		img, link = n.FirstChild, n
	}
	p.begin()
	if p.HasShortcodes() && isAddress(dom.Attr(img, "src")) && (link == nil || isAddress(dom.Attr(link, "href"))) {
		p.line(p.figureShortcode(img, link, caption))
		return
	}
	r := p.NewRun()
	r.Node(n)
	p.line(r.String())
	if caption != "" {
		p.begin()
		p.line(caption)
	}
}

// isAddress reports whether Hugo's figure can parse an address, which it stops
// at if it cannot (package net/url).
func isAddress(s string) bool {
	_, err := url.Parse(strings.TrimSpace(s))
	return err == nil && !template.IsHidden(s)
}

// captionMarks tells of the elements of a caption that are Markdown in the
// shortcode: a theme that has a figure of its own may not read it.
func (p *printer) captionMarks(caption *html.Node) {
	for n := range caption.Descendants() {
		switch {
		case dom.IsElement(n, "em", "i", "strong", "b", "code"):
			p.LoseTo(n.Data+" in a caption", "it is Markdown in Hugo's figure, which a theme's own may not read")
		case dom.IsElement(n, "br"):
			p.LoseTo("br in a caption", "it is a blank")
		}
	}
}

// figureShortcode is Hugo's figure for an image.
func (p *printer) figureShortcode(img, link *html.Node, caption string) string {
	var b strings.Builder
	b.WriteString("{{< figure src=" + p.Param(strings.TrimSpace(dom.Attr(img, "src"))))
	for _, key := range []string{"alt", "width", "height"} {
		if v := inline.OneLine(dom.Attr(img, key)); v != "" {
			b.WriteString(" " + key + "=" + p.Param(v))
		}
	}
	if dom.Attr(img, "title") != "" {
		p.Lose("the title of an image")
	}
	if link != nil {
		b.WriteString(" link=" + p.Param(strings.TrimSpace(dom.Attr(link, "href"))))
	}
	if caption != "" {
		b.WriteString(" caption=" + p.Param(caption))
	}
	return b.String() + " >}}"
}

// media writes a video and the like. Where raw HTML is not shown it stands
// there for the day that it is: it holds no text that a browser shows. What is
// on YouTube or Vimeo has a shortcode.
func (p *printer) media(n *html.Node) {
	if p.HasShortcodes() {
		if mark := player(dom.Attr(n, "src")); mark != "" && n.Data == "iframe" {
			p.begin()
			p.line(mark)
			return
		}
	}
	if !p.HTML {
		p.LoseTo(n.Data, "it is HTML, which is not shown unless raw HTML is allowed")
	}
	p.raw(n)
}

// players are the addresses of players that Hugo has a shortcode for, up to the
// identifier of a film.
var players = []struct{ address, name string }{
	{"//www.youtube.com/embed/", "youtube"},
	{"//youtube.com/embed/", "youtube"},
	{"//www.youtube-nocookie.com/embed/", "youtube"},
	{"//player.vimeo.com/video/", "vimeo"},
}

// player is the shortcode for a film by the address of its player, empty for
// another one.
func player(src string) string {
	for _, p := range players {
		if _, id, ok := strings.Cut(src, p.address); ok {
			if id, _, _ = strings.Cut(id, "?"); inline.IsWord(id) {
				return "{{< " + p.name + " " + id + " >}}"
			}
		}
	}
	return ""
}
