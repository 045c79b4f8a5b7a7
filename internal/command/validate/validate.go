// Package validate is the command that checks posts: it takes the arguments of
// a call and a process, and gives findings on standard output, messages on
// standard error and an exit status; with -fix it repairs posts in place. What
// is found is the business of the package lint of the library, and which posts
// are meant that of package input.
package validate

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"

	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/command/process"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
)

// Run runs the command until it is done, or ctx is. It returns the exit
// status.
func Run(ctx context.Context, args []string, pr process.Process) int {
	p := &program{Process: pr}
	args, err := p.flags(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(p.Stdout, Usage)
		return process.Clean
	}
	if err == nil {
		err = p.configure()
	}
	if err != nil {
		p.errorf("%v", err)
		return process.Failed
	}
	switch {
	case p.list:
		return p.printRules()
	case p.explain != "":
		return p.printRule(p.explain)
	case len(args) == 0:
		p.errorf("want the name of a post, or of a folder; %s -help says more", commandName)
		return process.Failed
	}
	return p.validate(ctx, args)
}

// A program is one run of the command.
type program struct {
	process.Process

	format, config, stdinName string
	failOn                    lint.Severity
	never, quiet              bool
	list                      bool
	fix, fixDates, diff       bool
	explain                   string
	baseline, writeBaseline   string
	linter                    lint.Linter

	known            []baseline.Entry
	exports          []input.Source
	checked, folders []string // posts that were checked, folders that were searched
	input            []byte   // standard input, if it was checked
	hidden, stale    int      // findings that the baseline knows, and those that it has for nothing
	failed           bool
}

// validate checks the posts that args name and prints what it finds. What
// stands in the way is reported at once, and does not stop the rest.
func (p *program) validate(ctx context.Context, args []string) int {
	if err := p.readBaseline(); err != nil {
		p.errorf("%v", err)
		return process.Failed
	}
	names := p.find(args)
	if p.diff {
		return p.showFixes(ctx, names)
	}
	if p.fix {
		p.noteFixed(p.fixAll(ctx, names))
	}
	run := p.linter.Run()
	found, posts := p.check(ctx, run, names)
	if ctx.Err() == nil {
		found = append(found, run.End()...) // what it compares is only whole at the end
	}
	slices.SortStableFunc(found, lint.Diagnostic.Compare)
	found, err := p.compare(ctx, found)
	if err != nil {
		p.fail("%v", err)
	}
	if err := p.print(found); err != nil {
		p.errorf("standard output: %v", err)
		return process.Failed
	}
	p.summarise(found, posts)
	return p.status(ctx, posts, p.fails(found))
}

// status is the exit status for so many posts.
func (p *program) status(ctx context.Context, posts int, found bool) int {
	switch {
	case ctx.Err() != nil:
		p.errorf("interrupted")
		return process.Failed
	case p.failed || posts == 0:
		return process.Failed
	case found:
		return process.Problems
	}
	return process.Clean
}

// fail reports what makes the exit status that of failure at the end.
func (p *program) fail(format string, args ...any) {
	p.failed = true
	p.errorf(format, args...)
}

// errorf reports on standard error what stood in the way.
func (p *program) errorf(format string, args ...any) {
	fmt.Fprintf(p.Stderr, "%s: %s\n", commandName, lint.Escape(fmt.Sprintf(format, args...)))
}
