package prepare

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/goarticle/article/convert/internal/dom"
)

// listings gives each pre the language of its code as its class, language-x,
// and puts one in the place of a table of line numbers and lines.
func (b *body) listings() {
	for _, n := range b.all() {
		switch {
		case dom.IsElement(n, "pre") && n.Parent != nil:
			setLanguage(n, languageOf(n))
		case dom.IsElement(n, "table") && n.Parent != nil:
			replaceListing(n)
		}
	}
}

// replaceListing puts the lines of code in the place of a table that numbers
// them, and of the figure or the pre around it, as Hexo, Rouge and Pygments
// write one.
func replaceListing(table *html.Node) {
	cell := codeCell(table)
	if cell == nil || !hasNumbers(table) {
		return
	}
	outer := table
	for dom.IsElement(outer.Parent, "code", "pre", "figure") || dom.IsElement(outer.Parent, "div") && hasClass(outer.Parent, "highlight") {
		outer = outer.Parent
	}
	pre := &html.Node{Type: html.ElementNode, Data: "pre", DataAtom: atom.Pre}
	language := cmp.Or(languageOf(table), languageOf(cell))
	outer.Parent.InsertBefore(pre, outer)
	if c := dom.Find(outer, func(n *html.Node) bool { return dom.IsElement(n, "figcaption") }); c != nil {
		c.Data, c.DataAtom = "p", atom.P
		c.Parent.RemoveChild(c)
		pre.Parent.InsertBefore(c, pre)
	}
	for c := cell.FirstChild; c != nil; c = cell.FirstChild {
		cell.RemoveChild(c)
		pre.AppendChild(c)
	}
	for n := range pre.Descendants() {
		if dom.IsElement(n, "pre") {
			n.Data, n.DataAtom = "code", atom.Code
		}
	}
	setLanguage(pre, language)
	outer.Parent.RemoveChild(outer)
}

// codeCell is the cell that has the code of a listing, nil if there is none.
func codeCell(table *html.Node) *html.Node {
	if c := dom.Find(table, func(n *html.Node) bool {
		return dom.IsElement(n, "td") && hasClass(n, "code", "rouge-code", "hljs-ln-code")
	}); c != nil || !hasClass(table, "lntable") {
		return c
	}
	var last *html.Node // Chroma's
	for n := range table.Descendants() {
		if dom.IsElement(n, "td") && hasClass(n, "lntd") {
			last = n
		}
	}
	return last
}

// hasNumbers reports whether a table has a cell for the numbers of lines.
func hasNumbers(table *html.Node) bool {
	return dom.Find(table, func(n *html.Node) bool {
		return dom.IsElement(n, "td") && hasClass(n, "gutter", "rouge-gutter", "linenos", "hljs-ln-numbers") || dom.IsElement(n, "span") && hasClass(n, "lnt")
	}) != nil
}

func hasClass(n *html.Node, names ...string) bool {
	for c := range strings.FieldsSeq(dom.Attr(n, "class")) {
		if slices.Contains(names, c) {
			return true
		}
	}
	return false
}

// setLanguage gives a pre its language as its only class.
func setLanguage(pre *html.Node, language string) {
	pre.Attr = slices.DeleteFunc(pre.Attr, func(a html.Attribute) bool { return a.Key == "class" })
	if language != "" {
		pre.Attr = append(pre.Attr, html.Attribute{Key: "class", Val: "language-" + language})
	}
}

// languageOf is the language that the code in an element is in, as the element,
// a code in it, or one of those right around it says; empty if none does.
func languageOf(n *html.Node) string {
	if s := ownLanguage(n); s != "" {
		return s
	}
	if c := dom.Find(n, func(c *html.Node) bool { return dom.IsElement(c, "code") }); c != nil {
		if s := ownLanguage(c); s != "" {
			return s
		}
	}
	p := n.Parent
	for range 4 {
		if !dom.IsElement(p, "div", "figure", "pre", "code") {
			break
		}
		if s := ownLanguage(p); s != "" {
			return s
		}
		p = p.Parent
	}
	return ""
}

// languageRules are where a language stands in a class. Each was seen in what
// is named; none of them may take wp-block-code, notranslate, or a hljs alone
// for one.
var languageRules = []struct {
	before string // what stands before it
	next   bool   // it is the next class
	seenIn string
}{
	{"language-", false, "HTML's own convention, Prism, Rouge"},
	{"lang-", false, "Prettify, Stack Overflow"},
	{"lang:", false, "Crayon"},
	{"brush:", true, "SyntaxHighlighter, with a blank"},
	{"brush:", false, "SyntaxHighlighter"},
	{"syntaxhighlighter", true, "SyntaxHighlighter's page"},
	{"highlight-source-", false, "GitHub"},
	{"highlight-text-", false, "GitHub"},
	{"src-", false, "Org"},
	{"sourceCode", true, "Pandoc"},
	{"hljs", true, "highlight.js"},
	{"highlight-", false, "Sphinx"},
	{"highlight", true, "Hexo"},
}

// ownLanguage is the language that an element itself says.
func ownLanguage(n *html.Node) string {
	for _, key := range []string{"data-language", "data-lang", "data-enlighter-language"} {
		if s := cleanLanguage(dom.Attr(n, key)); s != "" {
			return s
		}
	}
	if s := cleanLanguage(dom.Attr(n, "lang")); s != "" && dom.IsElement(n, "pre", "code") && !isTongue(s) {
		return s
	}
	classes := strings.Fields(dom.Attr(n, "class"))
	for _, rule := range languageRules {
		for i, c := range classes {
			rest, ok := strings.CutPrefix(c, rule.before)
			if rule.next {
				ok = rest == "" && ok && i+1 < len(classes)
				if ok {
					rest = classes[i+1]
				}
			}
			if ok && !(rule.before == "highlight" && !dom.IsElement(n, "figure")) {
				if s := cleanLanguage(rest); s != "" {
					return s
				}
			}
		}
	}
	if len(classes) == 1 && dom.IsElement(n, "pre", "code") && slices.Contains(languages, strings.ToLower(classes[0])) {
		return classes[0]
	}
	return ""
}

// languages are names that a pre or a code has as its only class where it says
// its language so, as CodeRay, GeSHi and an old marked do. Words that are
// something else, too, such as go, basic, make or text, are none.
var languages = []string{"actionscript", "apache", "applescript", "awk", "bash", "batch", "c", "clojure", "cmake", "coffeescript", "cpp", "csharp", "css", "cs",
	"dart", "diff", "dockerfile", "elixir", "erlang", "fortran", "fsharp", "golang", "graphql", "groovy", "haskell", "haml", "html", "ini", "java",
	"javascript", "js", "json", "jsx", "kotlin", "latex", "less", "lisp", "lua", "makefile", "matlab", "nginx", "objc", "objectivec", "ocaml",
	"pascal", "perl", "php", "powershell", "prolog", "properties", "python", "py", "rb", "ruby", "rust", "sass", "scala", "scheme", "scss", "sh",
	"shell", "smalltalk", "sql", "swift", "tcl", "tex", "toml", "ts", "tsx", "typescript", "vb", "vbnet", "vim", "xml", "xslt", "yaml", "yml", "zsh"}

// cleanLanguage is a word that may be the name of a language, as it may stand
// behind a fence; empty if it is none.
func cleanLanguage(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ";")
	switch strings.ToLower(s) {
	case "", "none", "default", "plain", "plaintext", "text", "notranslate", "highlight", "sourcecode", "hljs", "nohighlight", "undefined", "auto", "generic":
		return ""
	}
	for i := range len(s) {
		c := s[i]
		if c != '+' && c != '#' && c != '-' && c != '_' && c != '.' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return ""
		}
	}
	return s
}

// isTongue reports whether a language is one that people speak.
func isTongue(s string) bool {
	if len(s) == len("en-GB") && s[2] == '-' {
		return true
	}
	switch s {
	case "en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja", "ko", "nl", "pl", "sv", "tr", "ar", "he", "und", "x-default":
		return true
	}
	return false
}
