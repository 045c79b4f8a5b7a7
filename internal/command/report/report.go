// Package report is the command that writes a page to look at posts with: it
// takes the arguments of a call and a process, and gives a file, messages on
// standard error and an exit status. What is on the page is the business of
// the package report of the library, what is found that of lint, and which
// posts are meant that of package input.
package report

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/command/process"
	"github.com/goarticle/article/internal/command/settings"
	"github.com/goarticle/article/internal/command/term"
	"github.com/goarticle/article/internal/file"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/report"
)

// Run runs the command until it is done, or ctx is. It returns the exit
// status.
func Run(ctx context.Context, args []string, p process.Process) int {
	r := &reporter{process: p, stderr: p.Stderr, start: time.Now()}
	args, err := r.flags(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(p.Stdout, Usage)
		return process.Clean
	}
	if err != nil {
		fmt.Fprintf(p.Stderr, "%s: %v\n%s%[1]s -h says more\n", commandName, err, synopsis)
		return process.Failed
	}
	sources, err := r.sources(args)
	if err == nil {
		err = r.prepare()
	}
	if err == nil {
		err = file.Replace(r.out, 0, func(w io.Writer) error { return r.write(ctx, w, sources) })
	}
	if err != nil {
		r.fail(process.Failed, fmt.Errorf("%s: %w", commandName, err))
	}
	r.summary(err)
	return r.status
}

// A reporter is one run of the command.
type reporter struct {
	linter    lint.Linter
	page      report.Page
	out       string
	root      string
	config    string
	filesFrom string
	quiet     bool

	process      process.Process
	stderr       io.Writer // that of the process, or above the bar
	start        time.Time
	status       int // the worst so far
	read, failed int
}

// sources returns what is to be read, in order. It reports arguments that name
// nothing.
func (r *reporter) sources(args []string) ([]input.Source, error) {
	list, err := input.ReadList(r.filesFrom, r.process.Stdin)
	if err != nil {
		return nil, fmt.Errorf("-files-from: %w", err)
	}
	sources := input.Found(input.Args{Names: args, List: list, JSONLines: true, Links: true}.Sources(),
		func(err error) { r.fail(process.Failed, err) })
	if len(sources) == 0 {
		return nil, errors.New("want posts, have none")
	}
	return sources, nil
}

// prepare makes ready what is asked for beside the posts.
func (r *reporter) prepare() error {
	if err := checkOut(r.out); err != nil {
		return fmt.Errorf("-o: %w", err)
	}
	if r.root != "" {
		local, err := newLocal(r.root, filepath.Dir(r.out))
		if err != nil {
			return fmt.Errorf("-root: %w", err)
		}
		r.page.Local = local.address
	}
	r.linter.Rules = lint.Default()
	if _, err := settings.Configure(&r.linter, r.config); err != nil {
		return err
	}
	r.page.Rules = append(lint.All(), r.linter.Rules...)
	return nil
}

// checkOut reports a file that is there and is no page of this command: it may
// be a post.
func checkOut(name string) error {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if !report.IsPage(f) {
		return fmt.Errorf("want a new file, or a page that was written before, have %s", name)
	}
	return nil
}

// write writes the page. Posts that cannot be read are on it, too.
func (r *reporter) write(ctx context.Context, w io.Writer, sources []input.Source) error {
	buffer := bufio.NewWriterSize(w, 1<<16)
	page := r.page.Writer(buffer)
	bar := term.NewProgress(r.process, r.quiet, r.start, func() int { return input.Count(sources) })
	r.stderr = bar
	defer bar.End()
	run := r.linter.Run()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	for c := range r.check(ctx, run, sources) {
		if err := r.add(page, c); err != nil {
			stop(err)
			return err
		}
		bar.Set(r.read)
	}
	if ctx.Err() != nil {
		return errors.New("interrupted; no page was written")
	}
	if r.read == 0 {
		return errors.New("want posts, have none")
	}
	return errors.Join(page.Close(run.End()...), buffer.Flush())
}

// add adds a post to the page, or what is wrong with it.
func (r *reporter) add(page *report.Writer, c checked) error {
	switch {
	case c.err == nil:
		r.read++
		return page.Add(c.post, c.found...)
	case input.IsUsage(c.err):
		r.fail(process.Failed, c.err)
		return nil
	}
	r.read++
	r.failed++
	r.fail(process.Problems, c.err)
	return page.AddError(c.err, c.found...)
}

// fail reports err, each of several on a line of its own.
func (r *reporter) fail(status int, err error) {
	r.status = max(r.status, status)
	for _, err := range input.Errors(err) {
		fmt.Fprintln(r.stderr, term.OneLine(err.Error()))
	}
}

// summary says what was done.
func (r *reporter) summary(err error) {
	if r.quiet || err != nil {
		return
	}
	posts := "posts"
	if r.read == 1 {
		posts = "post"
	}
	fmt.Fprintf(r.process.Stderr, "%s: %s %s, %s not read, %.1f s\n",
		term.OneLine(r.out), term.Thousands(r.read), posts, term.Thousands(r.failed), time.Since(r.start).Seconds())
}
