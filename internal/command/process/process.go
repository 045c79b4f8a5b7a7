// Package process is what a subcommand has of the process that it runs in: it
// takes the streams and the environment, and gives an exit status. What is of
// the whole process, signals and memory, is set up here, too, so that a
// subcommand need not know that there is a process at all. It knows no posts
// and no flags.
package process

import "io"

// A Process is a program that runs, as far as it matters to a subcommand. All
// fields must be set.
type Process struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
}

// The exit statuses.
const (
	Clean    = iota // nothing is wrong
	Problems        // something was found, or some posts could not be read or written
	Failed          // the job could not be done
)
