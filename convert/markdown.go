package convert

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

// markdown is the body as Markdown, without blank lines around it.
//
// The body is made ready as a tree: what Markdown has no form for is set
// aside as HTML, and what the library would lose or break gets a form that it
// keeps. The library then writes the text.
func (w *writer) markdown() (string, error) {
	b, err := w.newBody()
	if err != nil {
		return "", err
	}
	b.prepare()
	out, err := b.library().ConvertNode(b.root)
	if err != nil {
		return "", err
	}
	b.reportLost()
	w.shortcodes(string(out))
	return string(bytes.ToValidUTF8(bytes.Trim(out, "\n"), []byte("\ufffd"))), nil
}

// library is html-to-markdown as it is used here.
func (b *body) library() *converter.Converter {
	lib := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithHorizontalRule("---"), commonmark.WithListEndComment(false)),
		table.NewTablePlugin(table.WithNewlineBehavior(table.NewlineBehaviorSkip), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
	))
	lib.Register.TextTransformer(escapeEntities, converter.PriorityEarly)
	lib.Register.TextTransformer(escapeBrackets, converter.PriorityStandard+1)
	if b.Target == Jekyll {
		lib.Register.TextTransformer(escapePipes, converter.PriorityStandard+2)
	}
	lib.Register.Renderer(b.render, converter.PriorityEarly)
	return lib
}

// render writes the elements that the library does not, or not well.
func (b *body) render(ctx converter.Context, out converter.Writer, n *html.Node) converter.RenderStatus {
	if n.Type != html.ElementNode {
		return converter.RenderTryNext
	}
	if text := b.raw[n]; text != "" {
		if n.Data == rawBlock {
			text = "\n\n" + text + "\n\n"
		}
		out.WriteString(text)
		return converter.RenderSuccess
	}
	switch n.Data {
	case "img":
		out.WriteString(b.image(n))
	case "a":
		b.link(ctx, out, n)
	case "strong", "b":
		b.emphasis(ctx, out, n, "**", "strong")
	case "em", "i":
		b.emphasis(ctx, out, n, "*", "em")
	case "code", "samp", "kbd", "tt", "var", "sup", "sub", "del", "s", "strike", "ins", "u", "mark", "small", "q", "abbr", "cite", "dfn":
		return b.inline(ctx, out, n)
	default:
		return converter.RenderTryNext
	}
	return converter.RenderSuccess
}

// image is an image as Markdown.
func (b *body) image(n *html.Node) string {
	return "![" + escapeText(dom.Attr(n, "alt")) + "](" + destination(dom.Attr(n, "src")) + titlePart(dom.Attr(n, "title")) + ")"
}

// link writes a link, its text on one line.
func (b *body) link(ctx converter.Context, out converter.Writer, n *html.Node) {
	content := b.children(ctx.WithValue(insideLink, true), n)
	href, ok := dom.Attribute(n, "href")
	if !ok {
		out.WriteString(content)
		return
	}
	before, after := edges(content)
	text := strings.Join(strings.Fields(content), " ")
	out.WriteString(before + "[" + text + "](" + destination(b.address(href)) + titlePart(dom.Attr(n, "title")) + ")" + after)
}

// insideLink is the library's own mark of what is rendered within a link.
const insideLink = "is_inside_link"

func (b *body) children(ctx converter.Context, n *html.Node) string {
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
func (b *body) inline(ctx converter.Context, out converter.Writer, n *html.Node) converter.RenderStatus {
	switch n.Data {
	case "code", "samp", "kbd", "tt", "var":
		if dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "a", "img") }) == nil {
			return converter.RenderTryNext
		}
	}
	content := b.children(ctx, n)
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
