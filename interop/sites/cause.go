package main

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

// A cause is why something differs: it is this if nothing does where both texts
// are edited.
type cause struct {
	name   string
	target convert.Target // empty: all
	what   string         // of a kind
	edit   func(p *post, want, have string) (string, string)
}

var causes = []cause{
	// The caption of an Article has no mark that points at its image.
	{"pointer", "", "text", without(`[▲△▼▽] ?`)},
	// What runs a script is left out.
	{"script", "", "links", without(`(?m)^javascript:.*\n?`)},
	// An address in a text is a link.
	{"address", "", "links", func(p *post, want, have string) (string, string) {
		return want, strings.Join(slices.DeleteFunc(strings.Split(have, "\n"), func(link string) bool {
			return !slices.Contains(p.source.links, link) && strings.Contains(p.source.text, strings.TrimPrefix(strings.TrimSuffix(link, "/"), "http://"))
		}), "\n")
	}},
	// A heading that is a caption is a caption.
	{"caption", "", "headings", func(p *post, want, have string) (string, string) {
		return strings.Join(slices.DeleteFunc(strings.Split(want, "\n"), func(heading string) bool {
			_, text, _ := strings.Cut(heading, " ")
			return slices.ContainsFunc(p.source.captions, func(c string) bool { return strings.HasSuffix(quotes.Replace(c), text) })
		}), "\n"), have
	}},
	// A heading without text is left out.
	{"empty", "", "headings", without(`(?m)^h\d $\n?`)},
	// Of an image and its twins, which a script shows or hides, one is left.
	{"twin", "", "images", func(p *post, _, have string) (string, string) {
		return ofImages(p, func(m article.Image) string { return m.Src }), have
	}},
	{"twin", "", "alts", func(p *post, _, have string) (string, string) {
		return ofImages(p, func(m article.Image) string { return m.Alt }), have
	}},
	// Hexo puts a / before a relative address of an image (prependRoot), and
	// one behind a host.
	{"root", convert.Hexo, "images", without(`(?m)^/`)},
	{"root", convert.Hexo, "captions", without(`(?m)^/`)},
	{"slash", convert.Hexo, "links", without(`(?m)/$`)},
	// Jekyll makes a title of the name of the file.
	{"name", convert.Jekyll, "title", func(_ *post, want, have string) (string, string) {
		if want == "" {
			return "", ""
		}
		return want, have
	}},
	// Hugo's shortcode figure takes the caption for the text of an image without
	// one.
	{"figure", convert.Hugo, "alts", func(_ *post, want, have string) (string, string) {
		w, h := strings.Split(want, "\n"), strings.Split(have, "\n")
		for i := range min(len(w), len(h)) {
			if w[i] == "" {
				h[i] = ""
			}
		}
		return want, strings.Join(h, "\n")
	}},
}

// without edits texts to be without what an expression matches.
func without(expression string) func(p *post, want, have string) (string, string) {
	gone := regexp.MustCompile(expression)
	return func(_ *post, want, have string) (string, string) {
		return strings.TrimSpace(gone.ReplaceAllLiteralString(want, "")), strings.TrimSpace(gone.ReplaceAllLiteralString(have, ""))
	}
}

// ofImages is something of the images that an Article has, a line each.
func ofImages(p *post, of func(m article.Image) string) string {
	var list []string
	for _, m := range p.article.Images {
		list = append(list, decoded(oneLine(of(m))))
	}
	return strings.Join(list, "\n")
}

// cause is the name of the cause that tells of all that differs, or else the
// names of those that do together.
func (t *tally) cause(p *post, what, want, have string) string {
	w, h := want, have
	var names []string
	for _, c := range causes {
		if c.target != "" && c.target != t.target || c.what != what {
			continue
		}
		if x, y := c.edit(p, want, have); isSame(x, y) {
			return c.name
		}
		if x, y := c.edit(p, w, h); x != w || y != h {
			names, w, h = append(names, c.name), x, y
		}
	}
	switch {
	case isSame(w, h):
		return strings.Join(names, "+")
	case p.article.Markup == article.Markdown && !isFront(what):
		return t.dialect(p.article.Body)
	}
	return ""
}

func isSame(want, have string) bool {
	return strings.ReplaceAll(want, " ", "") == strings.ReplaceAll(have, " ", "")
}

func isFront(what string) bool {
	return what == "title" || what == "date" || what == "categories" || what == "tags"
}

// dialects are what a body of Markdown has that not every reader knows, in the
// order of how much it changes.
var dialects = []struct {
	name   string
	target convert.Target // empty: all
	is     *regexp.Regexp
}{
	{"template", "", regexp.MustCompile(`\{\{|\{%`)},
	{"attribute", "", regexp.MustCompile(`\{:|\{#|\{\.|\}\s*$`)},
	{"footnote", "", regexp.MustCompile(`\[\^`)},
	{"directive", "", regexp.MustCompile(`(?m)^\s*::`)},
	{"task", convert.Eleventy, regexp.MustCompile(`(?m)^\s*[-*+] \[[ xX]\] `)},
	{"indent", convert.Eleventy, regexp.MustCompile(`(?m)^(?:    |\t)`)},
	{"html", "", regexp.MustCompile(`<[a-zA-Z/!]`)},
	{"math", "", regexp.MustCompile(`\$`)},
}

// dialect is what of a body its generator reads otherwise than CommonMark, as
// far as that is known.
func (t *tally) dialect(body string) string {
	for _, d := range dialects {
		if (d.target == "" || d.target == t.target) && d.is.MatchString(body) {
			return d.name
		}
	}
	return "dialect"
}
