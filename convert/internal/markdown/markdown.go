// Package markdown writes Markdown. In goes a tree of HTML, with what Markdown
// has no form for set aside in it; out comes the text. It also tells whether a
// text is Markdown already. It must not know of Articles or generators:
// where readers of Markdown differ, a field of [Writer] says for which one.
package markdown

import (
	"bytes"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// A Writer writes Markdown. The zero Writer writes CommonMark with the tables
// of GitHub.
type Writer struct {
	// Pipes escapes the pipes in text, for kramdown, which makes a table of
	// every line that holds one.
	Pipes bool
}

// Write writes a tree, without blank lines around it, and empty if there is
// nothing in it. It may change the tree. An error is that of the library.
func (w *Writer) Write(t dom.Tree) (string, error) {
	out, err := w.library(t).ConvertNode(t.Root)
	if err != nil {
		return "", err
	}
	return string(bytes.ToValidUTF8(bytes.Trim(out, "\n"), []byte("\ufffd"))), nil
}

// library is html-to-markdown as it is used here.
func (w *Writer) library(t dom.Tree) *converter.Converter {
	lib := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithHorizontalRule("---"), commonmark.WithListEndComment(false)),
		table.NewTablePlugin(table.WithNewlineBehavior(table.NewlineBehaviorSkip), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
	))
	lib.Register.TextTransformer(escapeEntities, converter.PriorityEarly)
	lib.Register.TextTransformer(escapeBrackets, converter.PriorityStandard+1)
	if w.Pipes {
		lib.Register.TextTransformer(escapePipes, converter.PriorityStandard+2)
	}
	lib.Register.Renderer(renderer{t}.render, converter.PriorityEarly)
	return lib
}

// A renderer writes the elements that the library does not, or not well.
type renderer struct{ dom.Tree }

func (r renderer) render(ctx converter.Context, out converter.Writer, n *html.Node) converter.RenderStatus {
	if n.Type != html.ElementNode {
		return converter.RenderTryNext
	}
	if text := r.Raw[n]; text != "" {
		if n.Data == dom.Block {
			text = "\n\n" + text + "\n\n"
		}
		out.WriteString(text)
		return converter.RenderSuccess
	}
	switch n.Data {
	case "img":
		out.WriteString(image(n))
	case "a":
		link(ctx, out, n)
	case "strong", "b":
		emphasis(ctx, out, n, "**", "strong")
	case "em", "i":
		emphasis(ctx, out, n, "*", "em")
	case "code", "samp", "kbd", "tt", "var", "sup", "sub", "del", "s", "strike", "ins", "u", "mark", "small", "q", "abbr", "cite", "dfn":
		return inline(ctx, out, n)
	default:
		return converter.RenderTryNext
	}
	return converter.RenderSuccess
}

// image is an image as Markdown.
func image(n *html.Node) string {
	return "![" + escapeText(dom.Attr(n, "alt")) + "](" + destination(dom.Attr(n, "src")) + titlePart(dom.Attr(n, "title")) + ")"
}

// link writes a link, its text on one line.
func link(ctx converter.Context, out converter.Writer, n *html.Node) {
	content := children(ctx.WithValue(insideLink, true), n)
	href, ok := dom.Attribute(n, "href")
	if !ok {
		out.WriteString(content)
		return
	}
	before, after := edges(content)
	text := strings.Join(strings.Fields(content), " ")
	out.WriteString(before + "[" + text + "](" + destination(href) + titlePart(dom.Attr(n, "title")) + ")" + after)
}

// insideLink is the library's own mark of what is rendered within a link.
const insideLink = "is_inside_link"

func children(ctx converter.Context, n *html.Node) string {
	var buf bytes.Buffer
	ctx.RenderChildNodes(ctx, &buf, n)
	return buf.String()
}

// edges are the blanks around text.
func edges(s string) (before, after string) {
	rest := strings.TrimLeft(s, " \n")
	if rest == "" {
		return "", ""
	}
	if rest != s {
		before = " "
	}
	if strings.TrimRight(rest, " \n") != rest {
		after = " "
	}
	return before, after
}

// inline writes an element that Markdown has no mark for as HTML, so that a
// formula keeps its ₂ and a text its strike. Code is left to the library,
// unless there is a link in it, which backticks would hide.
func inline(ctx converter.Context, out converter.Writer, n *html.Node) converter.RenderStatus {
	switch n.Data {
	case "code", "samp", "kbd", "tt", "var":
		if dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "a", "img") }) == nil {
			return converter.RenderTryNext
		}
	}
	content := children(ctx, n)
	if dom.HasBlock(n) || strings.TrimSpace(content) == "" {
		out.WriteString(content)
		return converter.RenderSuccess
	}
	open := "<" + n.Data
	if t := dom.Attr(n, "title"); t != "" {
		open += ` title="` + html.EscapeString(strings.Join(strings.Fields(t), " ")) + `"`
	}
	out.WriteString(open + ">" + content + "</" + n.Data + ">")
	return converter.RenderSuccess
}
