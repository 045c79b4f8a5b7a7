package command_test

import (
	"bytes"
	"os"

	"github.com/goarticle/article/command"
	"github.com/goarticle/article/lint"
)

// The whole of a main.go that has one more rule: go run . validate does what
// article validate does, and finds what is not finished.
func Example() {
	os.Exit(command.Main(func() []lint.Rule {
		return append(lint.Default(), lint.Rule{ID: "todo", Doc: "A post is finished.", Check: func(p *lint.Post) {
			if i := bytes.Index(p.Source, []byte("TODO")); i >= 0 {
				p.Report(i, i+len("TODO"), "want a finished post, have a TODO")
			}
		}})
	}))
}
