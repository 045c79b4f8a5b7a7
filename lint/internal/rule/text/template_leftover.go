package text

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
	"github.com/goarticle/article/lint/internal/target"
)

// A templateTag is a tag in a body.
type templateTag struct {
	start, end int
	mark       string // {{, {% or [
	inner      string // the text within, without blanks and the dashes that trim them
	name       string // its first word
	spaced     bool   // a blank stands behind the mark
}

// A templateRule knows one kind of tag that not all generators have.
type templateRule struct {
	name string
	of   string // whom the tag belongs to
	fits func(t *templateTag) bool
	does map[target.Name]string // what the others do with it
}

const (
	isText    = "shows as text"
	isOwn     = "takes for a tag of its own"
	isUnknown = "does not know and stops at"
	isNothing = "runs and shows nothing of"
)

// templateRules are asked in order; the first that fits is the one. Names of
// tags that a generator and a well-known plugin of another share (gist,
// codeblock, link) are in no list.
var templateRules = []templateRule{
	{"wordpress", "WordPress", func(t *templateTag) bool { return t.mark == "[" }, nil},
	{"hugo shortcode", "Hugo", func(t *templateTag) bool { return t.mark == "{{" && strings.ContainsAny(t.inner[:1], "<%") },
		map[target.Name]string{target.Hexo: isOwn, target.Jekyll: isOwn, target.Eleventy: isOwn, target.Astro: isText}},
	{"hexo tag", "Hexo", tagOf("asset_img asset_link asset_path post_link post_path"),
		map[target.Name]string{target.Jekyll: isUnknown, target.Eleventy: isUnknown, target.Hugo: isText, target.Astro: isText}},
	{"jekyll tag", "Jekyll", tagOf("post_url include_relative include_cached highlight seo feed_meta"),
		map[target.Name]string{target.Hexo: isUnknown, target.Eleventy: isUnknown, target.Hugo: isText, target.Astro: isText}},
	{"liquid tag", "Liquid", tagOf("assign capture unless comment case cycle tablerow increment decrement"),
		map[target.Name]string{target.Hexo: isUnknown, target.Hugo: isText, target.Astro: isText}},
	// Eleventy has Nunjucks, too, where its configuration says so.
	{"nunjucks tag", "Nunjucks", tagOf("set macro extends import from call asyncEach asyncAll"),
		map[target.Name]string{target.Jekyll: isUnknown, target.Hugo: isText, target.Astro: isText}},
	{"other tag", "a template engine", func(t *templateTag) bool { return t.mark == "{%" && isTagName(t.name) },
		map[target.Name]string{target.Hugo: isText, target.Astro: isText}},
	// {{ title }} and {{site.url}}; not {{a}} of a formula, which is text
	// where nothing runs it.
	{"output", "a template engine", func(t *templateTag) bool { return t.mark == "{{" && isLookup(t) },
		map[target.Name]string{target.Hugo: isText, target.Astro: isText, target.Hexo: isNothing}},
	{"braces", "a template engine", func(t *templateTag) bool { return t.mark == "{{" },
		map[target.Name]string{target.Hexo: isOwn}},
}

// tagOf makes a fits function for tags with one of the names.
func tagOf(names string) func(t *templateTag) bool {
	list := strings.Fields(names)
	return func(t *templateTag) bool { return t.mark == "{%" && slices.Contains(list, t.name) }
}

// isTagName reports whether a tag is one that says something: not the end of
// another.
func isTagName(name string) bool {
	if name == "" || strings.HasPrefix(name, "end") || strings.HasPrefix(name, "els") {
		return false
	}
	return strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
}

// isLookup reports whether {{ }} holds a name, between blanks, or with a
// point in it or a filter behind it.
func isLookup(t *templateTag) bool {
	name, _, filter := strings.Cut(t.inner, "|")
	name = strings.TrimSpace(name)
	letters := strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-[]'\"")
	return name != "" && letters == "" && (t.spaced || filter || strings.Contains(name, "."))
}

// engineSwitches are the keys of a post that turn the engine off.
var engineSwitches = map[target.Name]string{target.Hexo: "disableNunjucks", target.Jekyll: "render_with_liquid", target.Eleventy: "templateEngineOverride"}

// TemplateLeftover is the rule template-leftover.
func TemplateLeftover(p *page.Page) {
	if !mayHaveTags(p) {
		return
	}
	found := make([]leftover, len(templateRules))
	_, isOff := p.Keys()[engineSwitches[p.Target]]
	for _, t := range templateTags(p) {
		i := slices.IndexFunc(templateRules, func(r templateRule) bool { return r.fits(&t) })
		if i >= 0 && (t.mark == "[" || !isOff && templateRules[i].does[p.Target] != "") {
			found[i].add(&t)
		}
	}
	for i, f := range found {
		if f.n == 0 {
			continue
		}
		does := fmt.Sprintf("which %v %s", p.Target, templateRules[i].does[p.Target])
		if templateRules[i].does == nil {
			does = "which site generators show as text"
		}
		p.Report(f.start, f.end, "want no tag of %s, have %s, %s%s", templateRules[i].of, phrase.Quote(string(p.Source[f.start:f.end])), does, phrase.MoreInPost(f.n-1))
	}
}

// mayHaveTags is a quick look, as most posts have none.
func mayHaveTags(p *page.Page) bool {
	body := p.Article.Body
	if p.Target != "" && (strings.Contains(body, "{{") || strings.Contains(body, "{%")) {
		return true
	}
	return slices.ContainsFunc(shortcodes, func(name string) bool { return strings.Contains(body, "["+name) })
}

// A leftover is the first tag of a kind, and how many there are.
type leftover struct{ start, end, n int }

func (f *leftover) add(t *templateTag) {
	if f.n++; f.n == 1 {
		f.start, f.end = t.start, t.end
	}
}

// templateTags are the tags of the body, without those in code, comments and
// raw blocks.
func templateTags(p *page.Page) []templateTag {
	s := tagScanner{src: p.Source, code: p.Markup().CodeMask(), at: p.Body()}
	for s.at < len(s.src) {
		s.step()
	}
	return s.tags
}

type tagScanner struct {
	src     []byte
	code    []bool
	at      int
	tags    []templateTag
	endless []string // what was looked for in vain up to the end
}

var templateEnds = map[string]string{"{{": "}}", "{%": "%}", "[": "]"}

// step goes over one byte, or over a tag.
func (s *tagScanner) step() {
	from := s.at
	s.at++
	if s.code[from] {
		return
	}
	rest := s.src[from:min(len(s.src), from+markup.LongestTemplate)]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.skip("-->")
	case bytes.HasPrefix(rest, []byte("{{")):
		s.tag(from, "{{", rest)
	case bytes.HasPrefix(rest, []byte("{%")):
		s.tag(from, "{%", rest)
	case rest[0] == '[':
		s.shortcode(from, rest)
	}
}

// skip goes behind the next end, if there is one.
func (s *tagScanner) skip(end string) {
	if slices.Contains(s.endless, end) {
		return
	}
	n := bytes.Index(s.src[s.at:], []byte(end))
	if n < 0 {
		s.endless = append(s.endless, end)
		return
	}
	s.at += n + len(end)
}

func (s *tagScanner) tag(from int, mark string, rest []byte) {
	n := bytes.Index(rest[2:], []byte(templateEnds[mark]))
	if n < 0 {
		return
	}
	t := templateTag{start: from, end: from + 2 + n + 2, mark: mark}
	t.spaced = rest[2] == ' ' || rest[2] == '-'
	t.inner = strings.Trim(string(rest[2:2+n]), "- \t\r\n")
	t.name, _, _ = strings.Cut(strings.ReplaceAll(t.inner, "\n", " "), " ")
	s.at = t.end
	// {{</* x */>}} is how Hugo shows a shortcode.
	if t.inner == "" || strings.HasPrefix(t.inner[1:], "/*") {
		return
	}
	s.tags = append(s.tags, t)
	if mark == "{%" && (t.name == "raw" || t.name == "verbatim") {
		s.skip("end" + t.name)
	}
}

// shortcodes are those that every WordPress has.
var shortcodes = []string{"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"}

// shortcode adds a shortcode of WordPress: [caption id="a"], [embed]https://….
// Not: [video](a.mp4) and [gallery][1] of Markdown, and [video] as a word.
func (s *tagScanner) shortcode(from int, rest []byte) {
	inner, after, ok := bytes.Cut(rest[1:], []byte("]"))
	name, attributes, _ := strings.Cut(string(inner), " ")
	if !ok || !slices.Contains(shortcodes, name) || len(after) > 0 && strings.IndexByte("([:", after[0]) >= 0 {
		return
	}
	end := bytes.Index(after, []byte("[/"+name+"]"))
	isClosed := end >= 0 && !s.code[from+len(inner)+2+end]
	if strings.Contains(attributes, "=") || isClosed {
		s.tags = append(s.tags, templateTag{start: from, end: from + len(inner) + 2, mark: "["})
	}
}
