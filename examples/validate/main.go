// Validate shows how to check posts with a rule of one's own beside others.
//
//	go run ./examples/validate _posts
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"

	"github.com/goarticle/article/lint"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("want a folder of posts")
	}
	if err := validate(os.DirFS(os.Args[1]), os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// validate checks the posts of a folder. A post that cannot be read does not
// stop the others.
func validate(posts fs.FS, out io.Writer) error {
	linter := lint.Linter{Rules: append(lint.Default(), todo())}
	errs, failed := 0, error(nil)
	for d, err := range linter.CheckFS(posts) {
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		if d.Severity == lint.Error {
			errs++
		}
		fmt.Fprintln(out, d)
	}
	if errs > 0 {
		failed = errors.Join(failed, fmt.Errorf("errors in posts: %d", errs))
	}
	return failed
}

// todo finds what is not finished.
func todo() lint.Rule {
	return lint.Rule{
		ID:       "todo",
		Doc:      "A post is finished. Readers should not see what is still to be done.",
		Severity: lint.Warning,
		Check: func(p *lint.Post) {
			if i := bytes.Index(p.Source, []byte("TODO")); i >= 0 {
				p.Report(i, i+len("TODO"), "want a finished post, have a TODO")
			}
		},
	}
}
