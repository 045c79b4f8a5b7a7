// Convert shows how to write posts for another generator: those of a Hexo
// site, or of any other, become posts for Hugo, in the same tree and with the
// files that they name. It prints what they do not have as they had it.
//
//	go run ./examples/convert _posts content/posts
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("want a folder of posts, and one for Hugo")
	}
	if err := forHugo(os.Args[1], os.Args[2], os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// forHugo writes the posts below the folder from into the folder to. Posts
// that cannot be converted do not stop the others.
func forHugo(from, to string, out io.Writer) error {
	w, err := open(from, to)
	if err != nil {
		return err
	}
	defer w.close()
	var failed error
	for a, err := range article.ParseFS(w.from.FS()) {
		if err == nil {
			err = w.write(a, out)
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

type writer struct {
	convert.Converter
	convert.Layout
	from, to *os.Root
	dir      convert.Dir
}

func open(from, to string) (*writer, error) {
	w := &writer{Converter: convert.Converter{Target: convert.Hugo, Categories: convert.Flat}, Layout: convert.Layout{Target: convert.Hugo}}
	var err error
	if w.from, err = os.OpenRoot(from); err != nil {
		return nil, err
	}
	if w.to, err = os.OpenRoot(to); err != nil {
		w.from.Close()
		return nil, err
	}
	w.dir.Root = w.to
	for name, err := range article.Files(w.from.FS()) {
		if err == nil {
			w.See(name)
		}
	}
	return w, nil
}

func (w *writer) close() {
	w.from.Close()
	w.to.Close()
}

func (w *writer) write(a *article.Article, out io.Writer) error {
	post, err := w.Convert(a)
	if err != nil {
		return err
	}
	home := w.Place(post, a.File)
	if _, _, err := w.dir.Write(post); err != nil {
		return err
	}
	for _, f := range w.Files(a, w.from, a.File, home) {
		_, err := w.dir.Copy(w.from, &f)
		if c := f.Change(a, err); c != nil {
			post.Changes = append(post.Changes, *c)
		}
	}
	for _, c := range post.Changes {
		fmt.Fprintf(out, "%q:%d: %s: %q %q\n", c.File, c.Line, c.Kind, c.Key, c.To)
	}
	return nil
}
