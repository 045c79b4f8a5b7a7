package article

import (
	"errors"
	"io/fs"
	"iter"
	"runtime"
	"slices"
	"sync"

	"github.com/goarticle/article/internal/glob"
)

// ErrNoPosts is what the [Error] of a pattern wraps that matches no file, and
// that of a folder with no posts in it.
var ErrNoPosts = errors.New("no posts found")

// ParseFS reads the posts of fsys with the zero [Parser]. See
// [Parser.ParseFS].
func ParseFS(fsys fs.FS, patterns ...string) iter.Seq2[*Article, error] {
	return new(Parser).ParseFS(fsys, patterns...)
}

// ParseFiles reads the posts in the files names with the zero [Parser]. See
// [Parser.ParseFiles].
func ParseFiles(names ...string) iter.Seq2[*Article, error] {
	return new(Parser).ParseFiles(names...)
}

// ParseFS reads the posts of fsys that the patterns name, in the order of
// [fs.WalkDir], each once. [Files] says what a pattern is, and what is read
// without one. [Article.File] is the post's path within fsys.
//
// Every step of the loop gives either an Article or an error: of a post, as
// [Parser.Parse] returns it, of a folder that cannot be listed, or of a
// pattern. Errors name their file (see [Error]) and do not end the loop.
//
// Posts are read by as many goroutines as there are processors, so fsys, and
// the Formats of p, must allow for that, as the file systems of the standard
// library do. Only a few posts for each processor are in memory, however
// many there are and however slow the loop is. When the loop ends, early or
// not, so have the goroutines. The result can be ranged over again, which
// walks fsys again.
//
// Links to files are read. In a folder that is not trusted use the FS of
// [os.OpenRoot], which links cannot leave, and not [os.DirFS].
func (p *Parser) ParseFS(fsys fs.FS, patterns ...string) iter.Seq2[*Article, error] {
	return inOrder(Files(fsys, patterns...), func(name string) (*Article, error) {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, &Error{File: name, Err: pathCause(err)}
		}
		defer f.Close()
		return p.parseReader(name, f)
	})
}

// ParseFiles reads the posts in the files names, in that order. It does for
// each what [Parser.ParseFile] does, and otherwise promises what
// [Parser.ParseFS] does. Names are not patterns.
func (p *Parser) ParseFiles(names ...string) iter.Seq2[*Article, error] {
	names = slices.Clone(names)
	return inOrder(func(yield func(string, error) bool) {
		for _, name := range names {
			if !yield(name, nil) {
				return
			}
		}
	}, p.ParseFile)
}

// Files yields the names of the posts in fsys that the patterns name, in the
// order of [fs.WalkDir], each once.
//
// A pattern is the path of a file, the path of a folder, which stands for all
// posts below it, or a glob: * and ? match within a name, ** any number of
// folders, [a-z] a character, {a,b} either. Without a pattern the posts are
// those of the folder ".". The posts of a folder are the files that end in
// .md, .markdown, .html or .htm; a glob takes every file it matches.
//
// Names that begin with a dot, and _site, _includes, _layouts, _data, _sass
// and node_modules, are passed over unless the pattern has them as a name, as
// in _includes/** and .drafts/*.md.
//
// Each step gives a name or an [*Error]: of a pattern that is malformed
// ([path.ErrBadPattern]) or matches nothing ([ErrNoPosts]), of a path that
// does not exist ([fs.ErrNotExist]), of a folder that cannot be listed, and
// of a file that is matched and is not a regular one, such as a named pipe.
// Links to files are followed; links to folders only where a pattern is their
// path.
func Files(fsys fs.FS, patterns ...string) iter.Seq2[string, error] {
	names := glob.Files(fsys, patterns...)
	return func(yield func(string, error) bool) {
		for name, err := range names {
			if err != nil {
				name, err = "", &Error{File: name, Err: publicCause(pathCause(err))}
			}
			if !yield(name, err) {
				return
			}
		}
	}
}

// ahead is how many posts, for each processor, may be read or waiting at
// once. It lets the others go on while one reads a long post, and bounds
// what is in memory.
const ahead = 4

// A task is a post that is to be read, or an error that takes its turn.
type task struct {
	name string
	err  error
	done chan result // holds one, so that a worker never waits for the loop
}

type result struct {
	article *Article
	err     error
}

// inOrder calls parse for each of the names, several at once, and yields
// what it returns in the order of the names.
func inOrder(names iter.Seq2[string, error], parse func(string) (*Article, error)) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		workers := runtime.GOMAXPROCS(0)
		todo := make(chan *task, ahead*workers)
		order := make(chan *task, ahead*workers)
		stop := make(chan struct{})
		var group sync.WaitGroup
		defer group.Wait()
		defer close(stop)
		group.Go(func() { feed(names, todo, order, stop) })
		for range workers {
			group.Go(func() { work(parse, todo, stop) })
		}
		for t := range order {
			r := <-t.done
			if !yield(r.article, r.err) {
				return
			}
		}
	}
}

// feed sends a task for each of the names to the workers, and to the loop.
// It waits while order is full, which is what bounds the memory.
func feed(names iter.Seq2[string, error], todo, order chan<- *task, stop <-chan struct{}) {
	defer close(order)
	defer close(todo)
	for name, err := range names {
		t := &task{name: name, err: err, done: make(chan result, 1)}
		for _, queue := range []chan<- *task{order, todo} {
			select {
			case queue <- t:
			case <-stop:
				return
			}
		}
	}
}

// work reads posts until there are no more, or the loop has stopped.
func work(parse func(string) (*Article, error), todo <-chan *task, stop <-chan struct{}) {
	for t := range todo {
		select {
		case <-stop:
			return
		default:
		}
		r := result{err: t.err}
		if t.err == nil {
			r.article, r.err = parse(t.name)
		}
		t.done <- r
		runtime.Gosched() // to the loop, which frees a place for the next post
	}
}
