// Command is the program article with a rule of its own.
//
//	go run ./examples/command validate _posts
package main

import (
	"bytes"
	"os"

	"github.com/goarticle/article/command"
	"github.com/goarticle/article/lint"
)

func main() { os.Exit(command.Main(rules)) }

func rules() []lint.Rule { return append(lint.Default(), todo()) }

// todo finds what is not finished.
func todo() lint.Rule {
	o := &options{Word: "TODO"}
	return lint.Rule{ID: "todo", Doc: "A post is finished. Write it, or make it a draft.", Options: o, Check: func(p *lint.Post) {
		if i := bytes.Index(p.Source, []byte(o.Word)); i >= 0 {
			p.Report(i, i+len(o.Word), "want a finished post, have %s", o.Word)
		}
	}}
}

// options can be set in .article-lint.yaml, as in rules: {todo: {word: FIXME}}.
type options struct {
	Word string `yaml:"word"`
}
