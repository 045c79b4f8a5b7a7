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
	"github.com/goarticle/article/internal/command/settings"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
)

// Run runs the command until it is done, or ctx is. It returns the exit
// status.
func Run(ctx context.Context, args []string, pr process.Process) int {
	return Command{}.Run(ctx, args, pr)
}

// A Command is the command with rules of the caller's.
type Command struct {
	// Rules returns those that are on by default, made anew for each call;
	// nil: those of lint.Default.
	Rules func() []lint.Rule
}

// Run is Run with the rules of c.
func (c Command) Run(ctx context.Context, args []string, pr process.Process) int {
	p := &program{Process: pr, Command: c}
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
	}
	defer process.UseProcessors(p.jobs)()
	return p.validate(ctx, args)
}

// A program is one run of the command.
type program struct {
	process.Process
	Command

	format, config, stdinName string
	failOn                    lint.Severity
	never, quiet              bool
	list                      bool
	fix, fixDates, diff       bool
	explain                   string
	baseline, writeBaseline   string
	color, filesFrom, root    string
	target                    lint.Target
	only                      ruleNames
	severities                ruleSeverities
	jobs                      int
	verbose, colors           bool
	linter                    lint.Linter
	base                      []settings.File // the configurations that count for all posts
	passed                    passed          // what was found in the folders and not read

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
	parts, err := p.find(args)
	if err != nil {
		p.errorf("%v", err)
		return process.Failed
	}
	if err := p.readFolders(parts); err != nil {
		p.errorf("%v", err)
		return process.Failed
	}
	if len(args) == 0 && p.filesFrom != "" && len(parts) == 0 && !p.failed {
		return process.Clean // nothing was asked for, as of a commit without posts
	}
	if p.diff {
		return p.showFixes(ctx, parts)
	}
	if p.fix {
		p.noteFixed(p.fixAll(ctx, parts))
	}
	found, posts := p.checkAll(ctx, parts)
	slices.SortStableFunc(found, lint.Diagnostic.Compare)
	found, err = p.compare(ctx, found)
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
