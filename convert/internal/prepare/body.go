package prepare

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dom"
	"github.com/goarticle/article/convert/internal/template"
)

// A body is the body of an Article as a tree, with the Article's images tied
// to its elements.
type body struct {
	dom.Tree
	article *article.Article
	images  []article.Image           // by their offsets
	links   []article.Link            // the same
	start   int                       // of the body, from where offsets count
	list    []*html.Node              // see all
	nodes   []*html.Node              // the elements of images; nil for those that the tree does not have
	tied    map[*html.Node]bool       // the same, to look up
	urls    map[string]string         // the resolved addresses of links, if they are wanted
	own     map[*html.Node]bool       // the figures that are made here
	lost    map[string]int            // what was left out, by name
	firsts  map[string]*article.Image // the first image that it is of, if it is of images

	absolute bool // write addresses as the Article has resolved them
}

// ErrDepth is the error for a body that package html finds nested too deep.
var ErrDepth = errors.New("want a body that is at most 512 elements deep, to write it as Markdown")

func newBody(a *article.Article, absolute bool) (*body, error) {
	b := &body{Tree: dom.Tree{Marks: new(template.Marks)}, article: a, absolute: absolute,
		own: map[*html.Node]bool{}, tied: map[*html.Node]bool{}, lost: map[string]int{}, firsts: map[string]*article.Image{}}
	if err := b.locate(); err != nil {
		return nil, err
	}
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	marked, mark := b.marked(a.Body)
	list, err := html.ParseFragmentWithOptions(bytes.NewReader(marked), context, html.ParseOptionEnableScripting(false))
	if err != nil {
		// Too deep for the package, and far beyond what a post means to say.
		list, err = html.ParseFragmentWithOptions(bytes.NewReader(shallow(marked)), context, html.ParseOptionEnableScripting(false))
	}
	if err != nil {
		return nil, ErrDepth
	}
	b.Root = &html.Node{Type: html.DocumentNode}
	top := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	b.Root.AppendChild(top)
	for _, n := range list {
		top.AppendChild(n)
	}
	b.tie(mark)
	b.setAddresses()
	return b, nil
}

// setAddresses decides how addresses are written. Those of a body that names
// its base, which Markdown cannot, are all resolved.
func (b *body) setAddresses() {
	b.absolute = b.absolute || dom.Find(b.Root, func(n *html.Node) bool { return dom.IsElement(n, "base") && dom.Attr(n, "href") != "" }) != nil
	if !b.absolute {
		return
	}
	b.urls = map[string]string{}
	for _, l := range b.article.Links {
		b.urls[l.Href] = l.URL
	}
}

// locate sets the images and the links in the order of the body, and where
// their offsets count from. An Article that was read back from JSON, or has
// another body by now, has no offsets in it: its body is read again.
func (b *body) locate() error {
	a := b.article
	b.images, b.links, b.start = a.Images, a.Links, len(a.Source)-len(a.Body)
	if b.start < 0 || string(a.Source[b.start:]) != a.Body {
		again, err := b.again()
		if err != nil {
			return err
		}
		b.start = len(again.Source) - len(again.Body)
		b.adopt(again)
	}
	b.images = sorted(b.images, func(x, y article.Image) int { return x.Offset - y.Offset })
	b.links = sorted(b.links, func(x, y article.Link) int { return x.Offset - y.Offset })
	return nil
}

// sorted is a list in order: itself, if it is, as the Article's is not to be
// changed.
func sorted[T any](list []T, cmp func(x, y T) int) []T {
	if !slices.IsSortedFunc(list, cmp) {
		list = slices.Clone(list)
		slices.SortStableFunc(list, cmp)
	}
	return list
}

// adopt takes the places of what the body holds from a second reading of it,
// and the rest of the images, too, if they are not the Article's.
func (b *body) adopt(again *article.Article) {
	b.links = again.Links
	mine := b.images
	b.images = again.Images
	if len(mine) != len(again.Images) || len(mine) == 0 {
		return
	}
	shift := mine[0].Line - again.Images[0].Line
	for i := range mine {
		if mine[i].Line-again.Images[i].Line != shift {
			return
		}
	}
	mine = slices.Clone(mine)
	for i := range mine {
		mine[i].Offset, mine[i].End = again.Images[i].Offset, again.Images[i].End
	}
	b.images = mine
}

// again reads the body again.
func (b *body) again() (*article.Article, error) {
	const front = "---\n---\n"
	p := article.Parser{MaxBytes: int64(len(front) + len(b.article.Body))}
	return p.Parse(strings.NewReader(front + b.article.Body))
}

// shallow is source without the tags of elements that may stand anywhere and
// are nested deeper than anyone means, as where a tag is never closed.
func shallow(source []byte) []byte {
	const deepest = 20 // of one name
	var out []byte
	depth := map[string]int{}
	z := html.NewTokenizer(bytes.NewReader(source))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out
		}
		raw := bytes.Clone(z.Raw())
		name, _ := z.TagName()
		tag := string(name)
		switch {
		case kind == html.StartTagToken:
			if depth[tag]++; mayGo(tag) && depth[tag] > deepest {
				continue
			}
		case kind == html.EndTagToken:
			if depth[tag]--; mayGo(tag) && depth[tag] >= deepest {
				continue
			}
		}
		out = append(out, raw...)
	}
}

// mayGo reports whether the tags of an element can be left out without a
// trace in Markdown, or nearly so. Those that other tags close are not among
// them, as how deep they stand cannot be counted.
func mayGo(name string) bool {
	switch name {
	case "div", "span", "font", "b", "strong", "i", "em", "u", "s", "big", "small", "center", "section", "article", "main", "blockquote", "ul", "ol":
		return true
	}
	return false
}

// tie finds the elements of the images, and drops those that the tree has
// too many of a link: a link around a block begins again within it, and what
// comes before may be nothing.
func (b *body) tie(mark string) {
	b.nodes = make([]*html.Node, len(b.images))
	links := make([]*html.Node, len(b.links))
	for _, n := range b.all() {
		i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == mark })
		if n.Type != html.ElementNode || i < 0 {
			continue
		}
		number, isLink := strings.CutPrefix(n.Attr[i].Val, "a")
		n.Attr = slices.Delete(n.Attr, i, i+1)
		k, err := strconv.Atoi(number)
		switch {
		case err != nil:
		case isLink && k < len(links):
			if before := links[k]; before != nil && isHollow(before) {
				prune(before)
			}
			links[k] = n
		case !isLink && k < len(b.nodes) && b.nodes[k] == nil:
			b.nodes[k], b.tied[n] = n, true
		}
	}
}
