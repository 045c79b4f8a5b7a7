package article

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/prose"
)

// A view is what one reading of a body sees.
type view struct {
	images []string // their src
	links  []string // their href
	text   string   // without white space
}

// tokenView is what the pass of tokens sees.
func tokenView(t testing.TB, a *Article) view {
	var v view
	for _, m := range a.Images {
		v.images = append(v.images, attrAt(t, a.Source[m.Offset:m.End], "src"))
	}
	for _, l := range a.Links {
		v.links = append(v.links, l.Href)
	}
	v.text = squeeze(a.Text)
	return v
}

// attrAt is an attribute of the start tag at the beginning of src.
func attrAt(t testing.TB, src []byte, key string) string {
	z := html.NewTokenizer(strings.NewReader(string(src)))
	z.Next()
	tok := z.Token()
	require.NotEmpty(t, tok.Data)
	for _, a := range tok.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// treeView is what a walk of the tree of html.ParseFragment sees.
func treeView(body string) (view, error) {
	nodes, err := html.ParseFragment(strings.NewReader(body), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return view{}, err
	}
	var w treeWalk
	for _, n := range nodes {
		w.walk(n, false)
	}
	w.view.text = squeeze(w.text.String())
	return w.view, nil
}

type treeWalk struct {
	view view
	text strings.Builder
}

func (w *treeWalk) walk(n *html.Node, unseen bool) {
	switch n.Type {
	case html.TextNode:
		if !unseen {
			w.text.WriteString(n.Data)
		}
		return
	case html.ElementNode:
		if n.DataAtom == atom.Template {
			return
		}
		w.element(n)
		unseen = unseen || isUnseenNode(n)
	}
	edge := " "
	if n.Type != html.ElementNode || !isBlockNode(n) {
		edge = ""
	}
	w.text.WriteString(edge)
	defer w.text.WriteString(edge)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, unseen)
	}
}

func (w *treeWalk) element(n *html.Node) {
	switch {
	case n.Namespace == "" && (n.Data == "img" || n.Data == "amp-img" || n.Data == "a-img"):
		w.view.images = append(w.view.images, attrOf(n, "src"))
	case n.Data == "a" && hasAttr(n, "href"):
		w.view.links = append(w.view.links, strings.Trim(attrOf(n, "href"), " \t\r\n\f"))
	}
}

func isUnseenNode(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "noscript", "title", "textarea", "select", "datalist", "noembed", "noframes", "head",
		"iframe", "video", "audio", "object", "canvas", "svg", "math":
		return true
	}
	css := strings.ReplaceAll(strings.ToLower(attrOf(n, "style")), " ", "")
	return hasAttr(n, "hidden") || strings.Contains(css, "display:none") || strings.Contains(css, "visibility:hidden")
}

func isBlockNode(n *html.Node) bool {
	switch n.Data {
	case "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
		"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup",
		"option", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp":
		return n.Namespace == ""
	}
	return false
}

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// squeeze makes one blank of any run of white space, and none beside Han and
// kana.
func squeeze(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return ' '
		}
		if r == 0 {
			return -1
		}
		return r
	}, s)
	var b strings.Builder
	var last rune
	for w := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(w)
		if last != 0 && !prose.IsWide(first) && !prose.IsWide(last) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		last, _ = utf8.DecodeLastRuneInString(w)
	}
	return b.String()
}

// A difference is a kind of body of which the tokens and the tree give
// different views: without what it names they agree.
type difference struct {
	name, why string
	without   *regexp.Regexp
	with      string // what is put in the place
}

// differences are all that are known. Each says why ours is the better
// answer, or why it is good enough.
var differences = []difference{
	{"noscript", "the tree has its content as text, and the image in it may be the only one that is not lazy",
		regexp.MustCompile(`(?is)<noscript.*?</noscript>`), ""},
	{"preview", "a blurred copy that is shown until the image is loaded is no other image",
		regexp.MustCompile(`<img class="progressiveMedia-thumbnail"[^>]*>`), ""},
	{"data-caption", "sites show it below the image", regexp.MustCompile(`(?i) data-caption="[^"]*"`), ""},
	{"shortcode", "its mark is no text", regexp.MustCompile(`\\?\[/?(wp_)?caption[^\]]*\]`), ""},
	{"CDATA", "what a feed put in a section is the body; HTML makes a comment of it up to the next >",
		regexp.MustCompile(`<!\[CDATA\[|\]\]>`), ""},
	{"select", "what is chosen from is a control; the tree has images and links in it since 2025",
		regexp.MustCompile(`(?is)<select.*?</select>`), ""},
	{"unclosed link", "the tree opens it anew in each block that follows; it is one link, and a fault",
		regexp.MustCompile(`(?i)(<a\s[^>]*>)|</a>`), "$1</a>"},
	{"type in code", "it is no tag to its author, and browsers hide all that follows; it is a fault, too",
		regexp.MustCompile(`(?i)(List|Box|Tag)<(object|textarea|iframe)>`), "$1&lt;$2>"},
	{"table", "the tree moves what stands between rows before the table, and drops cells without one; the order of the source is good enough, and such cells stay apart",
		regexp.MustCompile(`(?i)</?(table|caption|thead|tbody|tfoot|tr|td|th)\b[^>]*>`), "<hr>"},
	{"depth", "the tree refuses elements that are nested more than 512 deep", regexp.MustCompile(`(<div>){500,}`), "<div>"},
	{"video", "a block that is open in it keeps the tree from seeing its end tag, and the rest of the text is lost",
		regexp.MustCompile(`(?is)<video.*?</video>`), ""},
	{"form in a form", "the tree passes over the inner start tag; a break too many is no loss", regexp.MustCompile(`(?i)</?form[^>]*>`), ""},
}

// agree reports whether the tokens and the tree give one view of a body.
func agree(t testing.TB, body string) bool {
	a, err := Parse(strings.NewReader("---\n---\n" + body))
	require.NoError(t, err)
	want, err := treeView(body)
	return err == nil && reflect.DeepEqual(want, tokenView(t, a))
}

// explain names the differences without which the two views of a body agree:
// one, or all that are to be found in it.
func explain(t testing.TB, body string) (names []string) {
	rest := body
	for _, d := range differences {
		without := d.without.ReplaceAllString(body, d.with)
		if without == body {
			continue
		}
		if agree(t, without) {
			return []string{d.name}
		}
		rest = d.without.ReplaceAllString(rest, d.with)
		names = append(names, d.name)
	}
	if !agree(t, rest) {
		return nil
	}
	return names
}

// TestTree compares the fixtures with the tree of html.ParseFragment. Every
// difference must be one that is known, and every known one must be there.
func TestTree(t *testing.T) {
	seen := map[string]int{}
	for _, name := range fixture.Names(t, "testdata/posts") {
		a, err := ParseFile(name)
		require.NoError(t, err)
		if a.Markup == Markdown || agree(t, a.Body) {
			continue // package markdown compares what it renders
		}
		names := explain(t, a.Body)
		assert.NotEmpty(t, names, "%s: %s", name, views(t, a))
		for _, n := range names {
			seen[n]++
		}
	}
	for _, d := range differences {
		assert.Positive(t, seen[d.name], d.name)
	}
}

// TestSharedTree does the same with real posts, of which nearly all must
// agree.
func TestSharedTree(t *testing.T) {
	same, all := 0, 0
	for _, dir := range []string{"corpus", "labelled", "seed"} {
		posts(t, dir, func(name string, a *Article, err error) {
			if err != nil || a.Markup == Markdown {
				return
			}
			all++
			if agree(t, a.Body) {
				same++
				return
			}
			names := explain(t, a.Body)
			assert.NotEmpty(t, names, "%s: %s", name, views(t, a))
			fmt.Printf("tree: %s differs by %s\n", name, strings.Join(names, ", "))
		})
	}
	fixture.Share(t, "tree: images, links and text agree", same, all, 99.5)
}

func views(t testing.TB, a *Article) string {
	want, err := treeView(a.Body)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("\nwant %q\nhave %q", want, tokenView(t, a))
}

// FuzzMarkdownBody checks of any Markdown:
//   - It is read, whatever it is.
//   - The places of images, links, embeds and headings point at what they are of.
//   - The Article can be written as JSON, and reading twice gives the same.
//   - A link has an end behind its start, and in the file.
func FuzzMarkdownBody(f *testing.F) {
	p := Parser{Markup: Markdown}
	fixture.Seeds(f, func(post []byte) {
		if a, err := Parse(bytes.NewReader(post)); err == nil {
			f.Add(a.Body)
		}
	})
	f.Fuzz(func(t *testing.T, body string) {
		post := "---\n---\n" + body
		a, err := p.Parse(strings.NewReader(post))
		require.NoError(t, err)
		requirePlaces(t, a)
		again, err := p.Parse(strings.NewReader(post))
		require.NoError(t, err)
		require.JSONEq(t, string(toJSON(t, a)), string(toJSON(t, again)))
		for _, l := range a.Links {
			require.LessOrEqual(t, l.End, len(a.Source))
			require.Less(t, l.Offset, l.End)
		}
	})
}

// TestBodyFaults has the places of faults in the file, in their order. What is
// a fault of the markup, package body tells.
func TestBodyFaults(t *testing.T) {
	a := parseBody(t, "中 <a href=x>b\n<p>\xff<a href=javascript:x>c</a>\n<!-- d")
	var have []string
	for _, f := range a.Faults {
		have = append(have, f.Error())
	}
	require.Equal(t, []string{
		"3:3: want an </a> that closes the link, have none",
		"4:4: want UTF-8, have the byte 0xff",
		"4:5: want a link to a page, have javascript: which runs a script",
		"5:1: want the end of the comment, have the end of the post",
	}, have)
}
