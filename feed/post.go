package feed

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed/internal/front"
)

// A post is what an item says, whatever its format.
type post struct {
	line, number int // of the item in the export

	title        string // as text
	titleHTML    string // if it has markup
	slug         string
	id           string
	link         string // the address that it has
	oldSlugs     []string
	date         date
	updated      date
	badDate      bool // one could not be read
	authors      []string
	categories   []term
	tags         []term
	others       []other
	format       string // a kind of post that themes show in a way of its own
	excerpt      string
	cover        string
	coverAlt     string
	coverCaption string
	lang         string
	layout       string // empty: post
	status       string // empty: published
	draft        bool
	noComments   bool
	sticky       bool     // it stands before newer ones
	base         *url.URL // nil: that of the site
	body         string
	comments     []Comment
	faults       []*article.Error
}

// A date is one that may have no zone.
type date struct {
	time.Time
	zoned bool
}

// A term is a category or a tag.
type term struct{ name, slug, parent string }

// other are terms of another kind.
type other struct {
	taxonomy string
	names    []string
}

// fault notes what is wrong with an item, at a line in it.
func (p *post) fault(line int, err error) {
	p.faults = append(p.faults, &article.Error{Line: line, Err: err})
}

// setTitle sets a title that is HTML.
func (p *post) setTitle(markup string) {
	p.title = textOf(markup)
	if hasTag.MatchString(markup) {
		p.titleHTML = strings.TrimSpace(markup)
	}
}

var hasTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// textOf is the text of a line of HTML.
func textOf(markup string) string {
	return strings.TrimSpace(html.UnescapeString(hasTag.ReplaceAllString(markup, "")))
}

// givePost gives a post as an Article, with its comments.
func (x *export) givePost(p *post) error {
	a, err := x.article(p)
	if err == nil && len(p.comments) > 0 && x.Comments != nil {
		err = x.Comments(a, p.comments)
	}
	x.posts++
	if err != nil {
		a = nil
	}
	if !x.give(a, err) {
		return errStop
	}
	return nil
}

// article is the Article of a post.
func (x *export) article(p *post) (*article.Article, error) {
	if p.title == "" {
		p.fault(1, errors.New("want a title, have none"))
	}
	if p.date.IsZero() && !p.badDate {
		p.fault(1, errors.New("want a date, have none"))
	}
	file := fmt.Sprintf("%s/item-%d-line-%d/%s.html", x.name(), p.number, p.line, p.name())
	parser := x.Parser
	parser.Formats, parser.Markup = nil, article.HTML
	if parser.Site == nil {
		parser.Site = x.site.url
	}
	if base := x.base(p); base != nil {
		parser.Site = base
	}
	a, err := parser.ParseNamed(file, bytes.NewReader([]byte(x.front(p)+p.body)))
	if err != nil {
		return nil, &article.Error{File: x.name(), Line: p.line, Err: causeOf(err)}
	}
	slices.SortStableFunc(p.faults, func(a, b *article.Error) int { return cmp.Compare(a.Line, b.Line) })
	for _, f := range p.faults {
		f.File, f.Line = x.name(), p.line+f.Line-1
	}
	a.Faults = append(p.faults, a.Faults...)
	return a, nil
}

// base is the address that those in a post are relative to, nil for that of the
// site.
func (x *export) base(p *post) *url.URL {
	if p.base != nil {
		return p.base
	}
	u, err := url.Parse(p.link)
	if err != nil || !u.IsAbs() || u.Host == "" || x.site.has(u) {
		return nil
	}
	return u
}

// causeOf is what is wrong with a post, without its place in a file that does
// not exist.
func causeOf(err error) error {
	if e, ok := errors.AsType[*article.Error](err); ok {
		return e.Err
	}
	return err
}

// front is the front matter.
func (x *export) front(p *post) string {
	var b front.Block
	b.Text("title", p.title)
	b.Text("title_html", p.titleHTML)
	b.Time("date", p.date.Time, p.date.zoned)
	b.Time("updated", p.updated.Time, p.updated.zoned)
	if len(p.authors) == 1 {
		b.Text("author", p.authors[0])
	} else {
		b.List("authors", p.authors)
	}
	b.List("categories", names(p.categories))
	b.List("tags", names(p.tags))
	for _, o := range p.others {
		b.Other(o.taxonomy, o.names)
	}
	b.Text("slug", p.slug)
	x.addresses(&b, p)
	b.Text("excerpt", p.excerpt)
	b.Text("cover", p.cover)
	b.Text("cover_alt", p.coverAlt)
	b.Text("cover_caption", p.coverCaption)
	b.Text("lang", p.lang)
	b.Text("layout", p.layout)
	b.Text("post_format", p.format)
	b.Text("status", p.status)
	b.True("draft", p.draft)
	b.True("sticky", p.sticky)
	b.False("comments", !p.noComments)
	b.Map("category_slugs", slugs(p.categories))
	b.Map("category_parents", parents(p.categories))
	b.Map("tag_slugs", slugs(p.tags))
	return b.String()
}

// addresses adds the addresses that a post has and had: as paths of the site,
// where they are.
func (x *export) addresses(b *front.Block, p *post) {
	u, err := url.Parse(p.link)
	if err != nil || p.link == "" || u.RawQuery != "" || u.Path == "" || u.Path == "/" || !x.site.has(u) {
		b.Text("link", p.link)
		return
	}
	b.Text("permalink", u.EscapedPath())
	var old []string
	for _, slug := range p.oldSlugs {
		dir, slash := strings.CutSuffix(u.EscapedPath(), "/")
		dir = strings.TrimSuffix(dir, path.Base(dir)) + slug
		if slash {
			dir += "/"
		}
		old = append(old, dir)
	}
	b.List("aliases", old)
}

// name is the name of the file that a post would be, without its ending.
func (p *post) name() string {
	words := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		}), "-")
	}
	name := strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, p.slug)
	switch {
	case strings.Trim(name, ". ") != "":
	case words(p.title) != "":
		name = words(p.title)
	default:
		name = "post-" + cmp.Or(words(p.id), fmt.Sprint(p.number))
	}
	const longest = 200
	if r := []rune(name); len(r) > longest {
		name = string(r[:longest])
	}
	return name
}

// unescaped is a slug as one reads it.
func unescaped(slug string) string {
	if s, err := url.PathUnescape(slug); err == nil {
		return s
	}
	return slug
}

func names(terms []term) (list []string) {
	for _, t := range terms {
		if t.name != "" && !slices.Contains(list, t.name) {
			list = append(list, t.name)
		}
	}
	return list
}

// slugs are the slugs that do not follow from the names.
func slugs(terms []term) (pairs [][2]string) {
	for _, t := range terms {
		words := strings.FieldsFunc(strings.ToLower(t.name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if t.slug != "" && t.slug != strings.Join(words, "-") {
			pairs = addPair(pairs, t.name, t.slug)
		}
	}
	return pairs
}

// parents are the names of the categories above.
func parents(terms []term) (pairs [][2]string) {
	for _, t := range terms {
		if t.parent != "" {
			pairs = addPair(pairs, t.name, t.parent)
		}
	}
	return pairs
}

// addPair adds a pair, unless there is one of that name.
func addPair(pairs [][2]string, name, value string) [][2]string {
	if slices.ContainsFunc(pairs, func(p [2]string) bool { return p[0] == name }) {
		return pairs
	}
	return append(pairs, [2]string{name, value})
}
