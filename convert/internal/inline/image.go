package inline

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/template"
)

// image adds an image, with its size if the dialect has a form for it.
func (r *Run) image(n *html.Node) {
	src := strings.TrimSpace(dom.Attr(n, "src"))
	if r.HTML && r.isShown(src) {
		r.raw(r.img(n), n)
		return
	}
	text := "![" + r.alt(OneLine(dom.Attr(n, "alt"))) + "](" + r.destination(src) + r.title(dom.Attr(n, "title")) + ")"
	if !HasSize(n) && !isDecorated(n) {
		r.raw(text, n)
		return
	}
	switch {
	case r.Sizes == dialect.SizeTag, r.Sizes == dialect.SizeTagRooted && (isDecorated(n) || !isRelative(src)):
		text = r.img(n)
	case r.Sizes == dialect.SizeAttribute && isDecorated(n):
		text = r.img(n)
	case r.Sizes == dialect.SizeAttribute:
		text += sizeAttributes(n)
	case r.Sizes == dialect.SizeFigure && HasSize(n):
		// A paragraph that has nothing else becomes a figure.
	case HasSize(n):
		r.Lose("the size of an image")
	default:
		r.Lose("the style of an image")
	}
	r.raw(text, n)
}

// img is an image as HTML.
func (r *Run) img(n *html.Node) string {
	var b strings.Builder
	b.WriteString("<img")
	for _, a := range n.Attr {
		b.WriteString(" " + a.Key + `="` + r.escapeAttribute(OneLine(a.Val)) + `"`)
	}
	return b.String() + "/>"
}

func sizeAttributes(n *html.Node) string {
	var list []string
	for _, key := range []string{"width", "height"} {
		if v := dom.Attr(n, key); v != "" && IsWord(strings.Trim(v, "%.")) {
			list = append(list, key+`="`+v+`"`)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "{: " + strings.Join(list, " ") + "}"
}

func HasSize(n *html.Node) bool { return dom.Attr(n, "width") != "" || dom.Attr(n, "height") != "" }

// isDecorated reports whether an image is said to look otherwise than images
// do, as an icon in a sentence.
func isDecorated(n *html.Node) bool { return dom.Attr(n, "class") != "" || dom.Attr(n, "style") != "" }

// isRelative reports whether an address is relative to the file that it is in.
func isRelative(src string) bool {
	if strings.HasPrefix(src, "/") || template.IsHidden(src) {
		return false
	}
	scheme, _, ok := strings.Cut(src, ":")
	return !ok || strings.ContainsAny(scheme, "/?#")
}

// alt is the text of an image.
func (r *Run) alt(s string) string {
	r.links++
	e := emitter{Run: r}
	e.escape(s, ']')
	r.links--
	return string(e.out)
}
