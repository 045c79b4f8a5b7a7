package dom

import (
	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/template"
)

// A Tree is a tree of HTML in which words stand for the marks of template
// engines.
type Tree struct {
	Root  *html.Node
	Marks *template.Marks // nil: there are none
}

// More is the comment that ends a summary.
const More = "more"

// IsMore reports whether n is the mark that ends a summary.
func IsMore(n *html.Node) bool { return n.Type == html.CommentNode && n.Data == More }
