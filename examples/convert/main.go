// Convert shows how to write posts for another generator: those of a Hexo
// site, or of any other, become posts for Hugo. It prints what they do not
// have as they had it.
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
	root, err := os.OpenRoot(to)
	if err != nil {
		return err
	}
	defer root.Close()
	converter := convert.Converter{Target: convert.Hugo, Categories: convert.Flat}
	dir := convert.Dir{Root: root}
	var failed error
	for a, err := range article.ParseFS(os.DirFS(from)) {
		if err == nil {
			err = write(&converter, &dir, a, out)
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

func write(converter *convert.Converter, dir *convert.Dir, a *article.Article, out io.Writer) error {
	post, err := converter.Convert(a)
	if err != nil {
		return err
	}
	if _, _, err := dir.Write(post); err != nil {
		return err
	}
	for _, c := range post.Changes {
		fmt.Fprintf(out, "%q:%d: %s: %q %q\n", c.File, c.Line, c.Kind, c.Key, c.To)
	}
	return nil
}
