// Package command is the program article: it takes the arguments of a call and
// finds the subcommand that they name, which it gives what it needs of the
// process. Each subcommand is a package of its own, and so is what they share:
// input, the posts that arguments name; term, what somebody at a terminal
// sees; process, streams, exit statuses, signals and memory. None of them
// knows of this package, nor a subcommand of another.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	_ "time/tzdata" // for the zones that flags name, where the system knows none

	"github.com/goarticle/article/internal/command/convert"
	"github.com/goarticle/article/internal/command/process"
	"github.com/goarticle/article/internal/command/report"
	"github.com/goarticle/article/internal/command/validate"
	"github.com/goarticle/article/lint"
)

// A subcommand is one thing that the program does.
type subcommand struct {
	name  string
	does  string // in one line
	usage string // what help prints
	setUp func() // what it needs of the process as a whole
	run   func(ctx context.Context, args []string, p process.Process) int
}

// subcommands are all there are, in the order in which help lists them.
// validate has the rules in place of lint.Default; nil: those.
func subcommands(rules func() []lint.Rule) []subcommand {
	return []subcommand{
		{"convert", "write posts as JSON, or as posts for a generator of sites", convert.Usage, setUpConvert, convert.Run},
		{"validate", "check posts and print what is wrong with them", validate.Usage, process.CollectOften, validate.Command{Rules: rules}.Run},
		{"report", "write a page to look at posts with", report.Usage, process.CollectSeldom, report.Run},
	}
}

func setUpConvert() {
	process.ReportPipe()
	process.LimitMemory(0)
}

// Main runs the program in this process, with what comes after its name. It
// returns the exit status.
func Main(args []string) int { return MainWith(args, nil) }

// MainWith is Main with rules of the caller's in place of lint.Default for
// validate; nil: those.
func MainWith(args []string, rules func() []lint.Rule) int {
	ctx := process.Context()
	if s, ok := find(args, rules); ok {
		s.setUp()
	}
	return run(ctx, args, rules, process.Process{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv})
}

// Run is Main, but for what it sets up of the process. Reading from standard
// input ends with ctx.
func Run(ctx context.Context, args []string, p process.Process) int {
	return run(ctx, args, nil, p)
}

func run(ctx context.Context, args []string, rules func() []lint.Rule, p process.Process) int {
	if s, ok := find(args, rules); ok {
		p.Stdin = process.Interruptible(ctx, p.Stdin)
		return s.run(ctx, args[1:], p)
	}
	f := flag.NewFlagSet("article", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	version := f.Bool("version", false, "")
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return help(nil, p)
	case err != nil:
		return wrongUsage(p, err)
	case *version:
		return printVersion(p)
	case f.NArg() == 0:
		fmt.Fprint(p.Stderr, usage())
		return process.Failed
	case f.Arg(0) == "help":
		return help(f.Args()[1:], p)
	}
	return wrongUsage(p, noCommand(f.Arg(0)))
}

// find finds the subcommand that the arguments begin with.
func find(args []string, rules func() []lint.Rule) (subcommand, bool) {
	for _, s := range subcommands(rules) {
		if len(args) > 0 && args[0] == s.name {
			return s, true
		}
	}
	return subcommand{}, false
}

// wrongUsage reports a call that cannot be made sense of.
func wrongUsage(p process.Process, err error) int {
	fmt.Fprintf(p.Stderr, "article: %v; article help says more\n", err)
	return process.Failed
}

// noCommand is the error for what is none of the commands.
func noCommand(name string) error {
	var names []string
	for _, s := range subcommands(nil) {
		names = append(names, s.name)
	}
	return fmt.Errorf("want %s or help, have %q", strings.Join(names, ", "), name)
}
