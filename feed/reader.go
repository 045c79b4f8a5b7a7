// Package feed reads posts that still stand in an export or a feed: WordPress
// exports (WXR), Blogger exports, RSS, Atom, JSON Feed and Ghost exports. Each
// item becomes an [article.Article] as if it had been a file, so that what
// checks and converts posts takes it as it is.
//
//	f, err := os.Open("export.xml")
//	…
//	for a, err := range feed.Posts(f) {
//
// # What an Article has
//
// [article.Article.Source] is the file that the item would be: front matter in
// YAML made of the item's fields, and the body in HTML as the site showed it.
// For WordPress that means paragraphs by blank lines, [caption], [gallery],
// [embed], [audio] and [video] as elements, addresses alone on a line as
// players or links, and no comments around blocks.
// [article.Article.File] is the export's name with the item's number and line
// in it, and a name made of the slug: site.xml/item-12-line-345/the-lake.html.
//
// The keys are title, date, updated, author or authors, categories, tags, slug,
// permalink (the path of the old address), aliases (older ones), excerpt, cover,
// lang, layout (page, or another type that is not post), status (if it is not
// publish), draft (also for what was private, pending, in the trash or behind a
// password), comments, link (an address that is no path of the site), title_html
// (a title with markup), category_slugs, tag_slugs and category_parents (where
// they do not follow from the names), cover_alt, cover_caption, post_format, sticky, and
// the names of other taxonomies.
//
// # Errors and faults
//
// An item that cannot be read is an error; the others come through. What is
// wrong with an item that could be read, or does not show as the site did, is in
// [article.Article.Faults]. Both have the export's name and the line in it.
// Declarations of entities are refused.
//
// # Memory
//
// Items are read one at a time, so that memory does not grow with the export but
// for what items refer to and may stand behind them: each picture and file of a
// WordPress export takes some 400 bytes, as do tags and authors of Ghost.
// Comments of Blogger, which stand apart from their posts, are held if they are
// asked for. An export is read twice for that where its reader is an
// [io.Seeker]; otherwise what comes later is not found, and told as missing.
package feed

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed/internal/stream"
)

// A Reader reads exports and feeds. The zero Reader is ready to use, and is what
// [Posts] uses.
type Reader struct {
	// Parser reads the files that items become. Of its fields Site, Location
	// and MaxBytes count: without a Site that of the export is taken.
	Parser article.Parser

	// Name is that of the export, for [article.Article.File] and errors; empty:
	// "export".
	Name string

	// Types are the types of items of WordPress and Ghost that are posts; nil:
	// post and page. "*" stands for all but attachments, revisions and entries
	// of menus.
	Types []string

	// Comments is called with the comments of a post, if it has some, before
	// the loop gets the post; nil: comments are left out. Its error takes the
	// place of the post.
	Comments func(a *article.Article, list []Comment) error

	// Skipped is called for each item that is no post, but for the parts of an
	// export that are never shown by themselves (attachments, revisions,
	// entries of menus, settings, comments).
	Skipped func(Skipped)
}

// A Skipped is an item of an export that is none of [Reader.Types].
type Skipped struct {
	Type, Title string
	Line        int // in the export
}

// Posts reads the items of an export or a feed with the zero [Reader].
func Posts(r io.Reader) iter.Seq2[*article.Article, error] { return new(Reader).Posts(r) }

// Posts reads the items of an export or a feed, whose format its content tells,
// in order. Every step of the loop gives an Article or an error, an
// [*article.Error] with the export's name and a line in it. An error of an item
// does not end the loop; the last one may be that of the export as a whole: it
// is of no known format, ends too early or has no posts ([article.ErrNoPosts]).
//
// The result can be ranged over once, or again if r is an [io.Seeker].
func (fr *Reader) Posts(r io.Reader) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		x := &export{Reader: fr, yield: yield, src: source{r: r}}
		if err := x.read(); err != nil && !x.stopped {
			x.fail(err)
		}
	}
}

// errStop says that the loop has heard enough.
var errStop = errors.New("stopped")

// An export is one that is being read.
type export struct {
	*Reader
	src     source
	format  Format
	yield   func(*article.Article, error) bool
	stopped bool
	number  int // of the item at hand
	line    int // where it begins
	posts   int // that were given, or were errors
	site    site
	ghost   *ghost          // of an export of Ghost
	json    *stream.Decoder // of what is JSON
}

// read reads the export, as far as the loop wants to hear of it.
func (x *export) read() error {
	r, err := x.src.open()
	if err != nil {
		return err
	}
	head, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return err
	}
	x.format = FormatOf(head)
	switch x.format {
	case Unknown:
		return fmt.Errorf("want an export of WordPress, Blogger or Ghost, or a feed in RSS, Atom or JSON, have %s", startOf(head))
	case JSONFeed, Ghost:
		err = x.readJSON(r)
	default:
		err = x.readXML(r)
	}
	if err == nil && x.posts == 0 {
		err = article.ErrNoPosts
	}
	return err
}

// startOf is what stands at the start of something unknown.
func startOf(head []byte) string {
	head = bytes.TrimSpace(head)
	switch {
	case len(head) == 0:
		return "nothing"
	case len(head) > 40:
		head = append(bytes.Clone(head[:40]), "…"...)
	}
	return fmt.Sprintf("%q", head)
}

// fail gives an error of the export, or of an item.
func (x *export) fail(err error) bool {
	e, ok := errors.AsType[*article.Error](err)
	if !ok {
		e = &article.Error{Err: err}
	}
	if e.File == "" {
		e.File = x.name()
	}
	return x.give(nil, e)
}

func (x *export) give(a *article.Article, err error) bool {
	if !x.stopped && !x.yield(a, err) {
		x.stopped = true
	}
	return !x.stopped
}

func (x *export) name() string {
	if x.Name == "" {
		return "export"
	}
	return x.Name
}

// headSize is how much of an export is looked at to tell its format. WordPress
// has a page of comments before the first element.
const headSize = 32 << 10

// A source is what an export is read from, once or twice.
type source struct {
	r     io.Reader
	start int64
	seeks bool
	ready bool
}

// open begins to read, each time from where the reader stood at first.
func (s *source) open() (*bufio.Reader, error) {
	seeker, ok := s.r.(io.Seeker)
	if !s.ready {
		s.ready = true
		if ok {
			at, err := seeker.Seek(0, io.SeekCurrent)
			s.start, s.seeks = at, err == nil
		}
	} else if _, err := seeker.Seek(s.start, io.SeekStart); err != nil {
		return nil, err
	}
	return decoded(bufio.NewReaderSize(s.r, headSize))
}
