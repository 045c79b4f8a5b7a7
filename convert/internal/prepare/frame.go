package prepare

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
)

// setFrames makes plain frames of those that a script loads or puts in the
// place of another element, and of those that only noscript elements have, as
// far as the Article shows them.
func (b *body) setFrames() {
	known := frames{}
	for i := range b.article.Embeds {
		if e := &b.article.Embeds[i]; e.Kind == article.EmbedIframe && e.URL != "" && known[tail(e.URL)] == nil {
			known[tail(e.URL)] = e
		}
	}
	if len(known) == 0 {
		return
	}
	for _, n := range b.all() {
		switch {
		case n.Type != html.ElementNode || n.Parent == nil:
		case n.Data == "iframe":
			known.set(n)
		case n.DataAtom == 0 && strings.Contains(n.Data, "-"):
			if address, e := known.of(n); e != nil {
				n.Parent.InsertBefore(frame(address, e.Title), n)
				dom.Unwrap(n)
			}
		}
	}
}

// frames are those of the Article by the tail of their addresses.
type frames map[string]*article.Embed

// tail is what stands behind the last slash of an address.
func tail(address string) string { return address[strings.LastIndexByte(address, '/')+1:] }

// set sets the address of a frame that is loaded late, and takes one out
// of a noscript element unless it stands there for the frame before that.
func (f frames) set(n *html.Node) {
	address, e := f.of(n)
	if e == nil {
		return
	}
	if src := dom.Attr(n, "src"); src == "" || strings.HasPrefix(src, "about:") {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "src" })
		n.Attr = append(n.Attr, html.Attribute{Key: "src", Val: address})
	}
	around := dom.Around(n, "noscript")
	if around == nil || dom.IsElement(before(around), "iframe") {
		return
	}
	n.Parent.RemoveChild(n)
	around.Parent.InsertBefore(n, around)
}

// of is the address of a frame and its entry in the Article, by an attribute
// that has the address or the number of a video; nil if there is none.
func (f frames) of(n *html.Node) (string, *article.Embed) {
	for _, a := range n.Attr {
		val, isNumber := strings.TrimSpace(a.Val), strings.HasSuffix(a.Key, "videoid")
		if !isNumber && !strings.HasSuffix(a.Key, "src") {
			continue
		}
		e := f[tail(val)]
		switch {
		case val == "" || e == nil || !strings.HasSuffix(e.URL, strings.TrimLeft(val, "./")):
		case isNumber:
			return e.URL, e
		default:
			return val, e
		}
	}
	return "", nil
}

// before is what stands before a node, but for white space.
func before(n *html.Node) *html.Node {
	p := n.PrevSibling
	for p != nil && p.Type == html.TextNode && strings.TrimSpace(p.Data) == "" {
		p = p.PrevSibling
	}
	return p
}

func frame(address, title string) *html.Node { return titled(atom.Iframe, "src", address, title) }
