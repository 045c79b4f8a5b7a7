package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article/internal/command/process"
)

// help prints what the program does, or the subcommand that is named.
func help(args []string, p process.Process) int {
	args = slices.DeleteFunc(slices.Clone(args), asksForHelp)
	if len(args) == 0 || args[0] == "help" {
		fmt.Fprint(p.Stdout, usage())
		return process.Clean
	}
	s, ok := find(args, nil)
	switch {
	case !ok:
		return wrongUsage(p, noCommand(args[0]))
	case len(args) > 1:
		return wrongUsage(p, fmt.Errorf("help: want one command, have %d", len(args)))
	}
	fmt.Fprint(p.Stdout, s.usage)
	return process.Clean
}

// asksForHelp reports whether an argument is the flag that does, which help
// itself needs none of.
func asksForHelp(arg string) bool {
	return slices.Contains([]string{"-h", "-help", "--h", "--help"}, arg)
}

// usage is the help for the program.
func usage() string {
	var b strings.Builder
	b.WriteString(`usage: article COMMAND [argument …]
       article help [COMMAND]
       article -version

Article reads posts: files of front matter followed by a body in HTML or
Markdown. It opens no connection and runs nothing that a post holds.

`)
	for _, s := range subcommands(nil) {
		fmt.Fprintf(&b, "  %-9s %s\n", s.name, s.does)
	}
	fmt.Fprintf(&b, "  %-9s %s\n", "help", "say what a command does and which flags it has")
	b.WriteString(`
The exit status is 0 if nothing is wrong, 1 if something was found or some posts
could not be read or written, 2 if the job could not be done.

	article convert posts/news.md
	article validate posts

`)
	return b.String()
}
