package prepare

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/template"
)

// address is the address of a link as it is to be written.
func (b *body) address(href string) string {
	if u, ok := b.urls[strings.Trim(href, " \t\r\n\f")]; ok {
		return u
	}
	return href
}

// resolve gives the links that are left in the tree their addresses.
func (b *body) resolve() {
	if b.urls == nil {
		return
	}
	for n := range b.Root.Descendants() {
		if dom.IsElement(n, "a") {
			dom.SetAttr(n, "href", b.address(dom.Attr(n, "href")))
		}
	}
}

// source is the address of an image as it is to be written: as it stands in
// the post, if that is where the Article has it from.
func (b *body) source(n *html.Node, m *article.Image) string {
	if b.absolute {
		return m.Src
	}
	if written := dom.Attr(n, "src"); endsWithPath(m.Src, written) || template.IsHidden(written) {
		return written
	}
	for _, a := range n.Attr {
		if endsWithPath(m.Src, a.Val) {
			return a.Val
		}
	}
	return m.Src
}

// endsWithPath reports whether an address may be what another one, relative
// or not, resolves to.
func endsWithPath(address, written string) bool {
	written = strings.TrimLeft(strings.TrimSpace(written), "./")
	rest, ok := strings.CutSuffix(address, written)
	return ok && written != "" && (rest == "" || rest[len(rest)-1] == '/')
}

// setImages writes what the Article knows of its images to their elements.
// What is no picture, such as an icon in a sentence, keeps how it looks.
func (b *body) setImages() {
	for i, n := range b.nodes {
		if n == nil || n.Parent == nil {
			continue
		}
		m := &b.images[i]
		if len(m.Srcset) > 0 {
			b.lose("srcset", m)
		}
		if c := dom.Attr(n, "data-caption"); c != "" && m.CaptionFrom != article.FromAttribute {
			b.lose("data-caption", m)
		}
		if isBeside(n) {
			b.lose("the place of an image beside the text", m)
		}
		if !m.Decorative {
			n.Attr = b.appendImageAttrs(n.Attr[:0], b.source(n, m), shareOf(n), m)
			continue
		}
		b.setDecoration(n, m)
	}
}

// lose notes that something of an image was left out.
func (b *body) lose(what string, m *article.Image) {
	if b.lost[what]++; b.lost[what] == 1 {
		b.firsts[what] = m
	}
}

// setDecoration keeps how an image that is no picture looks.
func (b *body) setDecoration(n *html.Node, m *article.Image) {
	list := []html.Attribute{{Key: "src", Val: b.source(n, m)}, {Key: "alt", Val: b.Marks.Hide(m.Alt)}}
	for _, a := range n.Attr {
		switch a.Key {
		case "title", "width", "height", "class", "style", "hidden":
			list = append(list, a)
		}
	}
	n.Attr = list
}

// isBeside reports whether the text flows around an image.
func isBeside(n *html.Node) bool {
	align := strings.ToLower(dom.Attr(n, "align"))
	return align == "left" || align == "right" || hasClass(n, "alignleft", "alignright") ||
		strings.Contains(strings.ReplaceAll(dom.Attr(n, "style"), " ", ""), "float:")
}

// shareOf is the width of an image as a share of the column, such as 50%; empty
// if it has none.
func shareOf(n *html.Node) string {
	width := strings.TrimSpace(dom.Attr(n, "width"))
	if _, value, ok := strings.Cut(";"+strings.ReplaceAll(dom.Attr(n, "style"), " ", ""), ";width:"); ok {
		width, _, _ = strings.Cut(value, ";")
	}
	number, ok := strings.CutSuffix(width, "%")
	if v, err := strconv.ParseFloat(number, 64); !ok || err != nil || v <= 0 || v >= 100 {
		return ""
	}
	return width
}

func (b *body) appendImageAttrs(list []html.Attribute, src, share string, m *article.Image) []html.Attribute {
	list = append(list, html.Attribute{Key: "src", Val: src}, html.Attribute{Key: "alt", Val: b.Marks.Hide(m.Alt)})
	if m.Title != "" {
		list = append(list, html.Attribute{Key: "title", Val: b.Marks.Hide(m.Title)})
	}
	if m.Width > 0 {
		list = append(list, html.Attribute{Key: "width", Val: strconv.Itoa(m.Width)})
	} else if share != "" {
		list = append(list, html.Attribute{Key: "width", Val: share})
	}
	if m.Height > 0 {
		list = append(list, html.Attribute{Key: "height", Val: strconv.Itoa(m.Height)})
	}
	return list
}
