package input

import (
	"errors"
	"io"
	"iter"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/goarticle/article"
)

// A Post is an Article, and where its file stands.
type Post struct {
	Article *article.Article
	Place   Place
}

// Posts reads the posts in the sources with p, each file once; all of JSON
// Lines are read. [article.Article.File] is what the user calls the file, and -
// for stdin. Errors name their file, too. With an error there is no Post.
func Posts(p *article.Parser, stdin io.Reader, sources []Source) iter.Seq2[Post, error] {
	return func(yield func(Post, error) bool) {
		seen := once{}
		for _, s := range sources {
			// Within one folder nothing comes twice, and its names need not be kept.
			keep := len(sources) > 1 || s.Files != nil
			for a, err := range s.posts(p, stdin) {
				file := ""
				if a != nil {
					file = a.File
				}
				name := s.rename(a, err)
				if keep && s.JSON == "" && s.Export == "" && !seen.first(s, name) {
					continue
				}
				post := Post{Article: a}
				if err == nil {
					post.Place = s.place(file)
				}
				if !yield(post, err) {
					return
				}
			}
		}
	}
}

func (s Source) posts(p *article.Parser, stdin io.Reader) iter.Seq2[*article.Article, error] {
	switch {
	case s.Missing != nil:
		return func(yield func(*article.Article, error) bool) { yield(nil, s.Missing) }
	case s.Stdin:
		return func(yield func(*article.Article, error) bool) { yield(p.Parse(stdin)) }
	case s.JSON != "":
		return func(yield func(*article.Article, error) bool) { jsonLines(s.JSON, yield) }
	case s.Export != "":
		return s.export(p)
	case s.Files != nil:
		return p.ParseFiles(s.Files...)
	}
	return p.ParseFS(os.DirFS(s.Dir), s.Pattern)
}

// rename sets the file of a post, or of what is wrong with it, to what the
// user calls it, and returns that.
func (s Source) rename(a *article.Article, err error) (name string) {
	if s.Export != "" {
		return s.Export // which names its posts, faults and errors itself
	}
	if a != nil {
		a.File = s.name(a.File)
		a.Draft = a.Draft || slices.Contains(strings.Split(path.Clean(s.Dir), "/"), "_drafts")
		for _, f := range a.Faults {
			f.File = a.File
		}
		return a.File
	}
	for _, err := range Errors(err) {
		if e, ok := errors.AsType[*article.Error](err); ok {
			e.File = s.name(e.File)
			name = e.File
		}
	}
	return name
}

// name is what the user calls a file of the source.
func (s Source) name(file string) string {
	switch {
	case s.Stdin:
		return "-"
	case s.Dir != "":
		return path.Join(s.Dir, file)
	}
	return file
}

// IsUsage reports whether err is that of an argument, and not of a post.
func IsUsage(err error) bool {
	return errors.Is(err, article.ErrNoPosts) || errors.Is(err, path.ErrBadPattern)
}

// Errors returns the errors that err joins, as those of one post are, or err
// alone. Without an error there are none.
func Errors(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}
