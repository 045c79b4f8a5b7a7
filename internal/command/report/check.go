package report

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/lint"
)

// checked is a post with what was found in it, or the error of reading it.
type checked struct {
	post  *article.Article
	err   error
	found []lint.Diagnostic
}

// ahead is how many posts may be checked before they are on the page.
const ahead = 16

// check reads and checks the posts in the sources until ctx is done, while
// those before are put on the page.
func (r *reporter) check(ctx context.Context, run *lint.Run, sources []input.Source) iter.Seq[checked] {
	return func(yield func(checked) bool) {
		posts := make(chan checked, ahead)
		done := make(chan struct{})
		go func() {
			defer close(posts)
			page, _ := os.Stat(r.out) // nil: there is none yet
			for post, err := range input.Posts(&r.linter.Parser, r.process.Stdin, sources) {
				a := post.Article
				if ctx.Err() != nil {
					return
				}
				if isSameFile(page, a, err) {
					continue
				}
				select {
				case posts <- r.checkPost(run, a, err):
				case <-done:
					return
				}
			}
		}()
		defer func() {
			close(done)
			for range posts { // until the reading has ended
			}
		}()
		for c := range posts {
			if !yield(c) {
				return
			}
		}
	}
}

// isSameFile reports whether a post, or what is wrong with one, is the page
// that was written before: it may stand among the posts.
func isSameFile(page fs.FileInfo, a *article.Article, err error) bool {
	name := ""
	if e, ok := errors.AsType[*article.Error](err); ok {
		name = e.File
	}
	if a != nil {
		name = a.File
	}
	if page == nil || name == "" {
		return false
	}
	file, err := os.Stat(name)
	return err == nil && os.SameFile(page, file)
}

// checkPost checks one post. Of one from JSON there is no source to check. One
// that cannot be read is read again, as there may be more to find in it.
func (r *reporter) checkPost(run *lint.Run, a *article.Article, err error) checked {
	c := checked{post: a, err: err}
	if a != nil {
		if a.Source != nil {
			c.found = run.Article(a).Diagnostics
		}
		return c
	}
	e, ok := errors.AsType[*article.Error](err)
	if !ok || input.IsUsage(err) || e.File == "-" {
		return c
	}
	for report, err := range run.Files(e.File) {
		if err == nil {
			c.found = report.Diagnostics
		}
	}
	return c
}
