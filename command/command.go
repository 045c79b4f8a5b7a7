// Package command is the program article as a whole, for programs that add rules
// of their own to it: with them come all formats, the configuration, the
// baseline, and what the program knows of sites.
package command

import (
	"os"

	"github.com/goarticle/article/internal/command"
	"github.com/goarticle/article/lint"
)

// Main runs the program with the arguments of this process, and returns the exit
// status, for [os.Exit]. It is called once, from main.
//
// rules returns the rules that are on by default in place of those of
// [lint.Default]; a nil rules stands for those. It is called whenever rules are
// configured, and has to make them anew each time, as a configuration writes to
// their Options. An ID that is neither here nor in [lint.All] does not exist.
func Main(rules func() []lint.Rule) int { return command.MainWith(os.Args[1:], rules) }
