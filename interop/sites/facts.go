package main

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article"
	"github.com/goarticle/article/interop/visible"
)

// facts are what a reader finds in a body.
type facts struct {
	text     string
	headings []string
	links    []string // addresses
	images   []image
	captions []string // each with the address of its image
}

// An image has one address or, where a script shows it, several.
type image struct {
	addresses []string
	alt       string
}

func (f *facts) alts() []string {
	var list []string
	for _, m := range f.images {
		list = append(list, m.alt)
	}
	return list
}

// sourceOf are the facts of a post as its author wrote it.
func sourceOf(a *article.Article) (*facts, error) { return factsOf([]byte(a.HTML())) }

func factsOf(body []byte) (*facts, error) {
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	prune(root)
	f := &facts{text: visible.Text(root)}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			f.headings = append(f.headings, n.Data+" "+visible.Text(n))
		case "a":
			if href := attribute(n, "href"); href != "" && !isFootnote(href) && isSeen(n) {
				f.links = append(f.links, decoded(href))
			}
		case "img":
			f.images = append(f.images, imageOf(n))
		}
	}
	f.captions, err = captionsOf(body)
	return f, err
}

// prune takes out what nobody sees, and what Hexo and others add: numbers of
// lines and links of headings to themselves.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && (isHidden(c) || isAdded(c)) {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
}

func isHidden(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "title", "template", "noscript", "iframe", "noembed", "noframes", "video", "audio", "canvas", "svg":
		return true
	}
	for _, a := range n.Attr {
		style := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(style, "display:none") {
			return true
		}
	}
	return false
}

func isAdded(n *html.Node) bool {
	class := attribute(n, "class")
	return n.Data == "td" && class == "gutter" || n.Data == "a" && class == "headerlink"
}

// isSeen reports whether a link has something to click on.
func isSeen(link *html.Node) bool {
	for n := range link.Descendants() {
		if n.Type == html.ElementNode && n.Data == "img" {
			return true
		}
	}
	return visible.Text(link) != ""
}

// isFootnote reports whether an address is that of a footnote or its mark,
// which each generator names as it likes.
func isFootnote(href string) bool {
	return strings.HasPrefix(href, "#fn") || strings.HasPrefix(href, "#user-content-fn")
}

func imageOf(n *html.Node) image {
	m := image{addresses: []string{decoded(attribute(n, "src"))}, alt: oneLine(attribute(n, "alt"))}
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "data-") {
			m.addresses = append(m.addresses, decoded(strings.TrimSpace(a.Val)))
		}
		if a.Key == "srcset" || strings.HasSuffix(a.Key, "srcset") {
			for _, candidate := range strings.Split(a.Val, ",") {
				first, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
				m.addresses = append(m.addresses, decoded(first))
			}
		}
	}
	return m
}

// captionsOf are the captions that an Article finds.
func captionsOf(body []byte) ([]string, error) {
	a, err := (&article.Parser{MaxBytes: 1 << 30, Markup: article.HTML}).Parse(bytes.NewReader(append([]byte("---\n---\n"), body...)))
	if err != nil {
		return nil, err
	}
	var list []string
	for _, m := range a.Images {
		if m.Caption != "" {
			list = append(list, decoded(m.Src)+": "+strings.Join(strings.Fields(m.Caption), " "))
		}
	}
	return list, nil
}

// decoded is an address without percent-encoding: renderers of Markdown add
// it.
func decoded(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
