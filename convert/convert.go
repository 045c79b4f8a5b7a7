// Package convert writes posts for the generators of sites that read them:
// front matter under the names and in the syntax that one of them reads, and
// the body as Markdown or as the HTML that it was. With [Keep] nothing changes
// but the keys that the generator wants otherwise.
//
// Nothing is lost without a word: what is renamed, dropped or means something
// else in its new place is in [Post.Changes], and what the site has to be told in
// [Post.Needs]; a [Tally] counts both.
//
// A [Converter] writes a post. A [Layout] says where it goes in the folder of a
// site, so that the tree stays that the posts are from, and a [Dir] writes it
// there, with the files that it names, which [Converter.Files] finds.
package convert

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/markdown"
	"github.com/goarticle/article/convert/internal/prepare"
	"github.com/goarticle/article/convert/internal/syntax"
	"github.com/goarticle/article/convert/internal/target"
	"github.com/goarticle/article/internal/place"
)

// A Converter turns Articles into posts. The zero Converter writes Markdown
// below YAML, and leaves the keys of the front matter as they are. A
// Converter may be used by several goroutines at once.
type Converter struct {
	// Target is the generator that is to read the posts. Empty: none in
	// particular, so keys keep their names.
	Target Target

	// Format is that of the body; empty: [Markdown].
	Format Format

	// Syntax is that of the front matter; empty: [YAML]. Not every target
	// reads every one.
	Syntax Syntax

	// Categories says how a list of categories is to be understood; empty:
	// [AsListed].
	Categories Policy

	// Keys are names to use in place of the target's own, such as
	// {"cover": "headimg"} for a theme that looks there. What is named is
	// the target's key, or in a Converter without a target one of title,
	// author, date, updated, categories, tags, cover, description, excerpt,
	// lang, layout, permalink, draft, comments and aliases.
	Keys map[string]string

	// Absolute writes addresses in Markdown as the Article has resolved
	// them (see [article.Parser.Site]), otherwise they stay as written.
	Absolute bool

	// Permalinks says how the addresses live on that the posts had. Those that
	// a post states, as permalink, url or aliases, are written as the target
	// has them in any case. With [KeepPermalinks] a file is named by the slug
	// that a post states where the target makes the address of that name and
	// reads no slug. A pattern of the old site's configuration, such as
	// /:year/:month/:day/:title/, or Jekyll's name of one (date, pretty, ordinal,
	// none), also gives posts that state none the address that they had.
	Permalinks string

	// Map has other addresses for those of images, videos and links, in the
	// body as it is written and as the cover. Nil: they stay.
	Map *Map
}

// A Target is a generator of sites.
type Target string

// The targets.
const (
	Hexo     Target = "hexo"
	Jekyll   Target = "jekyll"
	Hugo     Target = "hugo"
	Eleventy Target = "eleventy"
	Astro    Target = "astro"
)

// A Format is that of the body of a post.
type Format string

// The formats. Markdown is what the target's own reader of it shows as the body
// looked: goldmark for Hugo, kramdown for Jekyll, marked for Hexo, markdown-it
// for Eleventy, remark for Astro, and CommonMark without a target. What it
// cannot say, such as a figure with a caption, stands in it as HTML, or for
// Hugo, which leaves HTML out, as one of its shortcodes or as text; what is lost
// by that is a [Change]. Marks of template engines, {{ … }}, {% … %} and Hugo's
// shortcodes, come through byte for byte. They are left alive where the body
// has some that only the target itself knows, such as {{ site.url }} for
// Jekyll, and are text otherwise. HTML is the body byte for byte. A body that is
// Markdown already stays as it is in Markdown, and is rendered as HTML; see
// [article.Article.HTML].
//
// Keep keeps not only the body: the post stays byte for byte what it was, but
// for the keys that the target has other names for or cannot read, and for a
// byte order mark, blank lines and marks around the front matter that it
// cannot read. It wants a target and no syntax, and an Article with the bytes
// of its file.
const (
	Markdown Format = "markdown"
	HTML     Format = "html"
	Keep     Format = "keep"
)

// A Syntax is that of front matter.
type Syntax string

// The syntaxes.
const (
	YAML Syntax = "yaml"
	TOML Syntax = "toml"
	JSON Syntax = "json"
)

// A Policy says what a list of categories means. For Hexo and Jekyll a list
// is a path, a/b/c; for the others, and in most feeds, its entries are peers.
type Policy string

// The policies.
const (
	AsListed Policy = ""      // the list as the post has it, whatever the target makes of it
	Path     Policy = "path"  // one category below the other; where there are no paths, one named a/b/c
	Flat     Policy = "flat"  // peers
	First    Policy = "first" // the first one alone
	Last     Policy = "last"  // the last one alone
)

// A Post is what became of an Article.
type Post struct {
	// File is that of the Article.
	File string

	// Name is the file name, without a folder, that the target wants.
	// Several Articles may have one name; see [Layout].
	Name string

	// Data is the file.
	Data []byte

	// Changes are what the post does not have as the Article had it: first
	// those of the front matter in its order, then those of the body.
	Changes []Change

	// Needs are what the site has to be told to show the post, each once.
	Needs []Need

	address string // that it states
	files   bool   // it may name files relatively
}

// Check returns an error if c asks for what does not exist, or for what its
// target cannot read. It is of use before the first post; Convert does it,
// too.
func (c *Converter) Check() error {
	t := target.Of(string(c.Target))
	if t == nil {
		return wrongChoice("target", c.Target, Hexo, Jekyll, Hugo, Eleventy, Astro)
	}
	switch c.Format {
	case "", Markdown, HTML:
	case Keep:
		return c.checkKeep()
	default:
		return wrongChoice("format", c.Format, Markdown, HTML, Keep)
	}
	switch c.Syntax {
	case "", YAML, TOML, JSON:
	default:
		return wrongChoice("syntax", c.Syntax, YAML, TOML, JSON)
	}
	if !t.ReadsSyntax(string(c.syntax())) {
		return wrongChoice("syntax of "+string(c.Target), string(c.Syntax), t.Syntaxes...)
	}
	return c.checkCategories()
}

func (c *Converter) checkKeep() error {
	if c.Target == "" {
		return wrongChoice("target", c.Target, Hexo, Jekyll, Hugo, Eleventy, Astro)
	}
	if c.Syntax != "" {
		return fmt.Errorf("syntax: want none where the front matter is kept, have %q", string(c.Syntax))
	}
	return c.checkCategories()
}

func (c *Converter) checkCategories() error {
	if err := c.checkPermalinks(); err != nil {
		return err
	}
	switch c.Categories {
	case AsListed, Path, Flat, First, Last:
		return nil
	}
	return wrongChoice("categories", c.Categories, Path, Flat, First, Last)
}

func wrongChoice[T ~string](what string, have T, want ...T) error {
	names := make([]string, len(want))
	for i, w := range want {
		names[i] = string(w)
	}
	return fmt.Errorf("%s: want %s, have %q", what, strings.Join(names, ", "), string(have))
}

func (c *Converter) syntax() Syntax {
	if c.Syntax == "" {
		return YAML
	}
	return c.Syntax
}

func (c *Converter) asHTML() bool { return c.Format == HTML }

func (c *Converter) keeps() bool { return c.Format == Keep }

// Convert turns a into a post. It does not change a.
//
// An error is an [*article.Error] with a's file: what [Converter.Check]
// finds, and a body that is nested too deep for Markdown. With [Keep] it is also
// front matter in a syntax that the target does not read, and a key, with its
// place, that cannot be changed in place; see [article.Edit].
func (c *Converter) Convert(a *article.Article) (*Post, error) {
	p, err := c.convert(a)
	if err == nil {
		return p, nil
	}
	if e, ok := errors.AsType[*article.Error](err); ok {
		return nil, e
	}
	return nil, &article.Error{File: a.File, Err: err}
}

func (c *Converter) convert(a *article.Article) (*Post, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	w := c.writer(a)
	w.address()
	if w.keeps() {
		data, err := w.keep()
		return w.post(data), err
	}
	f, err := w.newFront()
	if err != nil {
		return nil, err
	}
	body, err := w.body()
	if err != nil {
		return nil, err
	}
	body = w.moved(body, !w.isHTMLFile())
	w.needOfBody(body)
	front := w.front(w.guarded(f.out, body))
	return w.post(append(front, body...)), nil
}

// A writer converts one Article.
type writer struct {
	*Converter
	article *article.Article
	target  *target.Target
	day     time.Time    // of a date in place of one that stops the target; zero: there is none
	source  string       // the body that is written, or that Markdown is written from
	already bool         // the body is Markdown already
	cursor  place.Cursor // in the file; without Src if the Article does not have its bytes
	changes []Change
	needs   []Need
}

// post is the post that was written.
func (w *writer) post(data []byte) *Post {
	name := w.name()
	return &Post{File: w.article.File, Name: name, Data: data, Changes: w.ordered(), Needs: w.needs,
		address: w.article.Permalink, files: !w.Absolute && namesFiles(w.article)}
}

func (c *Converter) writer(a *article.Article) *writer {
	w := &writer{Converter: c, article: a, target: target.Of(string(c.Target)), source: a.Body, already: a.Markup == article.Markdown}
	if w.already && w.asHTML() {
		w.source = a.HTML()
	}
	if hasFile(a) {
		w.cursor.Src = a.Source
	}
	return w
}

// hasFile reports whether an Article has the bytes of the file that its body
// is from.
func hasFile(a *article.Article) bool {
	start := len(a.Source) - len(a.Body)
	return start >= 0 && string(a.Source[start:]) == a.Body
}

// front is the front matter, up to the line where the body begins.
func (w *writer) front(entries []entry) []byte {
	list := make([]syntax.Entry, len(entries))
	for i, e := range entries {
		list[i] = e.Entry
	}
	switch w.syntax() {
	case TOML:
		return w.withLosses(syntax.TOML(list))
	case JSON:
		return w.withLosses(syntax.JSON(list, w.target.OpenJSON, w.target.CloseJSON))
	}
	return syntax.YAML(list)
}

// withLosses tells of what a syntax has no form for.
func (w *writer) withLosses(text []byte, lost []syntax.Loss) []byte {
	for _, l := range lost {
		w.change(Change{Kind: Dropped, Key: l.Key, Value: l.Value, Note: l.Note})
	}
	return text
}

// body is the body in its format, with a blank line before Markdown.
func (w *writer) body() (string, error) {
	switch {
	case w.already && w.asHTML():
		return w.source, nil
	case w.already:
		w.change(Change{Kind: Meaning, Note: noteStays})
		w.templates()
		return w.source, nil
	case w.asHTML():
		w.keptHTML()
		return w.source, nil
	}
	text, err := w.markdown()
	if err != nil || text == "" {
		return "", err
	}
	return "\n" + text + "\n", nil
}

// markdown is the body as Markdown, without blank lines around it.
func (w *writer) markdown() (string, error) {
	tree, lost, err := prepare.Body(w.article, w.Absolute)
	if err != nil {
		return "", err
	}
	text, more := (&markdown.Writer{Dialect: dialect.Of(w.target.Reader), Alive: w.owns()}).Write(tree)
	for _, l := range lost {
		c := Change{Kind: Dropped, Line: l.Line, Column: l.Column, Value: l.Value, Note: l.Note}
		if c.Line == 0 {
			c.Line, c.Column = w.placeOf(l.Value)
		}
		w.change(c)
	}
	for _, l := range more {
		w.lost(l)
	}
	w.templates()
	return text, nil
}
