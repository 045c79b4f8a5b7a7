package html

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Balance is the rule html-balance: a pass over the tags with a stack of the open elements. It
// follows the parser of the HTML standard (13.2.6) as far as that tells what
// the author forgot from what may be left out.
func Balance(p *page.Page) {
	if hasBranches(p.Article.Body) {
		return
	}
	b := balance{Page: p, last: map[string]int{}, components: p.Markup().Markdown && imports.MatchString(p.Article.Body)}
	b.stack = make([]openTag, 1, 32)
	p.Markup().Tags(b.tag)
	if !b.full {
		b.closeTo(1, "the end of the post")
	}
	b.reportUnknown()
}

// branches are the tags of templates that decide what is written.
var branches = []string{
	"{% if", "{%- if", "{%if", "{% unless", "{% else", "{%- else", "{% case", "{% for", "{%- for", "{% elsif",
	"{{ if", "{{- if", "{{if", "{{ else", "{{- else", "{{else", "{{ range", "{{- range", "{{range", "{{ with", "{{- with",
	"{{#if", "{{#each", "{{#unless", "<% if", "<% for", "<%- if", "<?php", "<?=",
}

func hasBranches(body string) bool {
	if !strings.Contains(body, "{%") && !strings.Contains(body, "{{") && !strings.Contains(body, "<%") && !strings.Contains(body, "<?") {
		return false
	}
	for _, b := range branches {
		if strings.Contains(body, b) {
			return true
		}
	}
	return false
}

// A balance is the state of the pass.
type balance struct {
	*page.Page
	stack   []openTag              // the first stands for the body
	last    map[string]int         // index of the last open element of a name
	crossed map[string]int         // elements that were closed by another's end tag, and whose own may yet come; nil: none so far
	unknown map[string]*unknownTag // nil: none so far
	order   []*unknownTag
	full    bool // there are too many open elements to go on

	components bool // tags that HTML does not have may be those of components
}

// imports finds the line by which a page of Markdown gets components, as in
// MDX, which Docusaurus reads in .md, too.
var imports = regexp.MustCompile(`(?m)^import\s[^\n]{1,200}\sfrom\s+["'][^"'\n]+["'];?[ \t\r]*$`)

type openTag struct {
	name       string
	start, end int
	prev       int  // index of the open element of that name before it
	scope      int  // index of the nearest element that end tags do not reach out of
	slash      bool // written <b/>
	done       bool // its end tag has come
}

// An unknownTag is a name that HTML does not have. It is reported once.
type unknownTag struct {
	start, end int
	text       string
	n          int
}

// maxOpen is how many open elements are kept track of. Browsers stop at 512.
const maxOpen = 10_000

func (b *balance) tag(t *markup.Token) bool {
	switch t.Kind {
	case html.ErrorToken:
		if rest := bytes.TrimSpace(b.Source[t.Start:t.End]); len(rest) > 0 {
			b.Report(t.Start, t.End, "want a > that closes the tag, have the end of the post")
		}
		return false
	case html.CommentToken:
		b.comment(t)
	case html.StartTagToken, html.SelfClosingTagToken:
		b.start(t)
	case html.EndTagToken:
		b.end(t)
	}
	return !b.full
}

func (b *balance) comment(t *markup.Token) {
	raw := b.Source[t.Start:t.End]
	if bytes.HasPrefix(raw, []byte("<!--")) && !bytes.HasSuffix(raw, []byte(">")) {
		b.Report(t.Start, t.Start+len("<!--"), "want a --> that closes the comment, have the end of the post")
	}
}

func (b *balance) start(t *markup.Token) {
	if t.BadName != "" && !t.Foreign {
		b.ReportAs(page.Notice, t.Start, t.End, "want quotes in pairs and one > for each <, have an attribute named %s", phrase.Quote(t.BadName))
	}
	kind, known := elements[t.Name]
	switch {
	case t.Foreign || kind == elementVoid || kind == elementPage || b.isLeftAlone(t):
		return
	case !known:
		b.addUnknown(t)
		return
	case t.Name == "a":
		b.closeLink(t)
	}
	if isForeignRoot(t) && t.Kind == html.SelfClosingTagToken {
		return
	}
	b.impliedEnds(t)
	b.push(t)
}

func isForeignRoot(t *markup.Token) bool { return t.Atom == atom.Svg || t.Atom == atom.Math }

// isLeftAlone reports whether a tag is of a custom element, of a namespace
// (<o:p>), an address of Markdown (<https://…>, <a@b.org>), a component of a
// page that imports some, or an anchor that
// is closed as in XML (<a name="x"/>).
func (b *balance) isLeftAlone(t *markup.Token) bool {
	if strings.ContainsAny(t.Name, "-:@") {
		return true
	}
	if _, known := elements[t.Name]; !known && b.components {
		return true
	}
	return t.Name == "a" && t.Kind == html.SelfClosingTagToken && !bytes.Contains(bytes.ToLower(b.Source[t.Start:t.End]), []byte("href"))
}

// addUnknown notes a tag that HTML does not have.
func (b *balance) addUnknown(t *markup.Token) {
	u := b.unknown[t.Name]
	if u == nil {
		u = &unknownTag{start: t.Start, end: t.End, text: b.nameAt(t)}
		if b.unknown == nil {
			b.unknown = map[string]*unknownTag{}
		}
		b.unknown[t.Name] = u
		if len(b.order) < page.MaxFindings {
			b.order = append(b.order, u)
		}
	}
	u.n++
}

// nameAt is the name of a tag as it is written.
func (b *balance) nameAt(t *markup.Token) string {
	raw := strings.TrimPrefix(string(b.Source[t.Start:min(t.End, t.Start+len(t.Name)+2)]), "<")
	slash := ""
	if t.Kind == html.EndTagToken {
		slash, raw = "/", strings.TrimPrefix(raw, "/")
	}
	return slash + phrase.Shorten(raw[:min(len(raw), len(t.Name))])
}

func (b *balance) reportUnknown() {
	for _, u := range b.order {
		b.Report(u.start, u.end, "want an element of HTML, have <%s>%s; write &lt; where < is text", u.text, phrase.MoreInPost(u.n-1))
	}
}

// closeLink ends the link that is open when another begins: links do not
// nest.
func (b *balance) closeLink(t *markup.Token) {
	i := b.last["a"]
	if i == 0 || i < b.top().scope || b.stack[i].done {
		return
	}
	b.missing(&b.stack[i], "<a>")
	b.stack[i].done = true
	b.last["a"] = b.stack[i].prev
	b.cross("a")
}

// cross notes that an element was closed by the end tag of another.
func (b *balance) cross(name string) {
	if b.crossed == nil {
		b.crossed = map[string]int{}
	}
	b.crossed[name]++
}

func (b *balance) top() *openTag { return &b.stack[len(b.stack)-1] }

// impliedEnds takes elements off the stack that the start tag ends and whose
// end tag may be left out.
func (b *balance) impliedEnds(t *markup.Token) {
	for len(b.stack) > 1 && impliesEnd(b.top().name, t.Name) {
		b.pop()
	}
}

func (b *balance) push(t *markup.Token) {
	if len(b.stack) > maxOpen {
		b.Report(t.Start, t.End, "want at most %d open elements", maxOpen)
		b.full = true
		return
	}
	i := len(b.stack)
	e := openTag{name: t.Name, start: t.Start, end: t.End, prev: b.last[t.Name], scope: b.top().scope, slash: t.Kind == html.SelfClosingTagToken}
	if isScope(t.Name) {
		e.scope = i
	}
	b.last[t.Name] = i
	b.stack = append(b.stack, e)
}

func (b *balance) pop() openTag {
	e := *b.top()
	b.stack = b.stack[:len(b.stack)-1]
	if !e.done {
		b.last[e.name] = e.prev
	}
	return e
}

// closeTo takes elements off the stack until n are left, and reports those
// that should have been closed before.
func (b *balance) closeTo(n int, before string) {
	for len(b.stack) > n {
		e := b.pop()
		if e.done || elements[e.name] == elementOptional {
			continue
		}
		b.missing(&e, before)
		b.cross(e.name)
	}
}

func (b *balance) missing(e *openTag, before string) {
	if e.slash {
		b.Report(e.start, e.end, "want <%s></%s>, have <%s/>, which is a start tag in HTML", e.name, e.name, e.name)
		return
	}
	b.Report(e.start, e.end, "want </%s> before %s, have none", e.name, before)
}

func (b *balance) end(t *markup.Token) {
	kind, known := elements[t.Name]
	switch {
	case t.Foreign || kind == elementVoid || kind == elementPage || b.isLeftAlone(t):
		return
	case !known:
		if b.unknown[t.Name] == nil {
			b.addUnknown(t)
		}
		return
	}
	i := b.last[t.Name]
	if i == 0 || i < b.bound(t.Name) {
		b.stray(t)
		return
	}
	if kind == elementInline && b.crossesBlock(t, i) {
		return
	}
	b.closeTo(i+1, "</"+t.Name+">")
	b.pop()
}

// bound is the index of the element that an end tag does not reach out of.
func (b *balance) bound(name string) int {
	switch name {
	case "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup":
		return b.last["table"]
	}
	if s := b.top().scope; !isScope(name) {
		return s
	}
	return 0
}

// crossesBlock closes the inline element with index i, and leaves open the
// blocks that were opened within it, as browsers do. It reports false if
// there are none.
func (b *balance) crossesBlock(t *markup.Token, i int) bool {
	const farthest = 100 // keeps the looking short
	var block *openTag
	crosses := false
	for j := len(b.stack) - 1; j > i && j > len(b.stack)-farthest; j-- {
		switch e := &b.stack[j]; elements[e.name] {
		case elementOptional:
			crosses = true
		case elementBlock:
			if crosses = true; !e.done {
				block = e
			}
		}
	}
	if !crosses {
		return false
	}
	if block != nil {
		b.Report(t.Start, t.End, "want </%s> before </%s>, have none", block.name, t.Name)
	}
	b.last[t.Name] = b.stack[i].prev
	b.stack[i].done = true
	return true
}

// stray reports an end tag that closes nothing.
func (b *balance) stray(t *markup.Token) {
	switch {
	case b.crossed[t.Name] > 0:
		b.crossed[t.Name]--
	case t.Name == "p": // a block has closed the p
	case isHeading(t.Name) && isHeading(b.top().name):
		b.Report(t.Start, t.End, "want </%s>, have </%s>", b.top().name, t.Name)
		b.pop()
	default:
		b.Report(t.Start, t.End, "want <%s> before </%s>, have none", t.Name, t.Name)
	}
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
}
