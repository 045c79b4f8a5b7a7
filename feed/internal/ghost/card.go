package ghost

import (
	"fmt"
	"html"
	"strings"
)

// cards are the cards of both editors, by their names.
var cards = map[string]func(r *Renderer, n node) string{
	"image":          (*Renderer).image,
	"gallery":        (*Renderer).gallery,
	"html":           func(_ *Renderer, n node) string { return n.text("html") },
	"markdown":       (*Renderer).markdownCard,
	"card-markdown":  (*Renderer).markdownCard,
	"codeblock":      (*Renderer).code,
	"code":           (*Renderer).code,
	"hr":             func(*Renderer, node) string { return "<hr>" },
	"horizontalrule": func(*Renderer, node) string { return "<hr>" },
	"embed":          func(_ *Renderer, n node) string { return figure("embed", embedOf(n), n.text("caption")) },
	"bookmark":       func(_ *Renderer, n node) string { return figure("bookmark", bookmark(n), n.text("caption")) },
	"video": func(_ *Renderer, n node) string {
		return figure("video", `<video controls src="`+html.EscapeString(n.text("src"))+`"`+attr("poster", n.text("thumbnailSrc"))+"></video>", n.text("caption"))
	},
	"audio": func(_ *Renderer, n node) string {
		return figure("audio", `<audio controls src="`+html.EscapeString(n.text("src"))+`"></audio>`, html.EscapeString(n.text("title")))
	},
	"file": func(_ *Renderer, n node) string {
		return "<p>" + link(n.text("src"), first(n.text("fileTitle"), n.text("fileName"), n.text("src"))) + " " + html.EscapeString(n.text("fileCaption")) + "</p>"
	},
	"callout": func(_ *Renderer, n node) string {
		return `<div class="kg-card kg-callout-card">` + html.EscapeString(n.text("calloutEmoji")) + " " + n.text("calloutText") + "</div>"
	},
	"toggle": func(_ *Renderer, n node) string {
		return "<details><summary>" + n.text("heading") + "</summary>" + n.text("content") + "</details>"
	},
	"button": func(_ *Renderer, n node) string {
		return "<p>" + link(n.text("buttonUrl"), first(n.text("buttonText"), n.text("buttonUrl"))) + "</p>"
	},
	"header": func(_ *Renderer, n node) string {
		return "<h2>" + n.text("header") + "</h2>\n<p>" + n.text("subheader") + "</p>"
	},
	"paywall": func(*Renderer, node) string { return "<!--members-only-->" },
}

// card is a card as HTML.
func (r *Renderer) card(name string, n node) string {
	show, ok := cards[name]
	if !ok {
		return r.unknown(name)
	}
	return show(r, n)
}

// figure is an element with its caption, which is HTML.
func figure(kind, content, caption string) string {
	if caption != "" {
		content += "<figcaption>" + caption + "</figcaption>"
	}
	return `<figure class="kg-card kg-` + kind + `-card">` + content + "</figure>"
}

func (r *Renderer) image(n node) string {
	img := picture(n)
	if href := n.text("href"); href != "" {
		img = `<a href="` + html.EscapeString(href) + `">` + img + "</a>"
	}
	return figure("image", img, n.text("caption"))
}

// picture is the img of a card.
func picture(n node) string {
	size := ""
	if w, h := n.number("width"), n.number("height"); w > 0 && h > 0 {
		size = fmt.Sprintf(` width="%d" height="%d"`, w, h)
	}
	return `<img src="` + html.EscapeString(n.text("src")) + `" alt="` + html.EscapeString(n.text("alt")) + `"` + attr("title", n.text("title")) + size + ">"
}

func (r *Renderer) gallery(n node) string {
	var b strings.Builder
	for _, m := range n.nodes("images") {
		b.WriteString(figure("image", picture(m), m.text("caption")) + "\n")
	}
	text := ""
	if c := n.text("caption"); c != "" {
		text = "<p>" + c + "</p>"
	}
	return `<div class="kg-card kg-gallery-card">` + "\n" + b.String() + text + "</div>"
}

func (r *Renderer) markdownCard(n node) string {
	if r.Markdown == nil {
		return n.text("markdown")
	}
	return r.Markdown(n.text("markdown"))
}

func (r *Renderer) code(n node) string {
	class := ""
	if l := n.text("language"); l != "" {
		class = ` class="language-` + html.EscapeString(l) + `"`
	}
	pre := "<pre><code" + class + ">" + html.EscapeString(n.text("code")) + "</code></pre>"
	if n.text("caption") == "" {
		return pre
	}
	return figure("code", pre, n.text("caption"))
}

// embedOf is what the host of a page gave to show it with, or a link.
func embedOf(n node) string {
	if s := n.text("html"); s != "" {
		return s
	}
	return link(n.text("url"), n.text("url"))
}

// bookmark is the link of a card that shows another page.
func bookmark(n node) string {
	meta := n.node("metadata")
	s := link(n.text("url"), first(meta.text("title"), n.text("title"), n.text("url")))
	if d := first(meta.text("description"), n.text("description")); d != "" {
		s += "<p>" + html.EscapeString(d) + "</p>"
	}
	return s
}

func link(to, text string) string {
	return `<a href="` + html.EscapeString(to) + `">` + html.EscapeString(text) + "</a>"
}

// attr is an attribute, if it has a value.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + html.EscapeString(value) + `"`
}

// first is the first text that is not empty.
func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
