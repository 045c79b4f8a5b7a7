// Package convert is the command that writes posts as JSON, or as posts for a
// generator of sites: it takes the arguments of a call and a process, and
// gives posts in files or on standard output, messages on standard error and
// an exit status. What a post becomes is the business of the package convert
// of the library, and which posts are meant that of package input.
package convert

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/command/process"
	"github.com/goarticle/article/internal/command/term"
	"github.com/goarticle/article/internal/file"
)

// Run runs the command until it is done, or ctx is. It returns the exit
// status.
func Run(ctx context.Context, args []string, p process.Process) int {
	c := &converter{process: p, stderr: p.Stderr, start: time.Now()}
	args, err := c.flags(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(p.Stdout, Usage)
		return process.Clean
	}
	if err != nil {
		fmt.Fprintf(p.Stderr, "%s: %v\n%s%[1]s -h says more\n", commandName, err, synopsis)
		return process.Failed
	}
	sources, err := c.sources(args)
	if err != nil && ctx.Err() == nil {
		fmt.Fprintf(p.Stderr, "%s: %v\n", commandName, err)
		return process.Failed
	}
	if c.poster != nil {
		if err := c.poster.open(sources); err != nil {
			fmt.Fprintf(p.Stderr, "%s: %v\n", commandName, err)
			return process.Failed
		}
	}
	if err := c.exports.open(c.poster); err != nil {
		fmt.Fprintf(p.Stderr, "%s: %v\n", commandName, err)
		return process.Failed
	}
	if err := c.into(func(w io.Writer) { c.convert(ctx, w, sources) }); err != nil {
		fmt.Fprintf(p.Stderr, "%s: %v\n", commandName, err)
		c.status = max(c.status, process.Problems)
	}
	return c.status
}

type converter struct {
	parser    article.Parser
	format    string
	filesFrom string
	quiet     bool
	process   process.Process
	stderr    io.Writer // that of the process, or above the bar
	start     time.Time
	status    int     // the worst so far
	poster    *poster // nil: posts are written as JSON
	output    string  // the file of JSON Lines; empty: standard output
	json      *jsonWriter
	exports   exports
}

// into runs the work with where JSON goes, and replaces the file of -o if that
// is one and the work was not cut short by it. What went wrong with writing has
// been said.
func (c *converter) into(work func(io.Writer)) error {
	if c.output == "" {
		work(c.process.Stdout)
		return nil
	}
	err := file.Replace(c.output, 0, func(w io.Writer) error {
		work(w)
		return c.json.err
	})
	if err == nil || c.json != nil && c.json.err != nil {
		return nil
	}
	return fmt.Errorf("-o: %s: %w", c.output, file.Cause(err))
}

// sources returns what is to be read, in order. It reports arguments that
// name nothing. An error is of the list of -files-from.
func (c *converter) sources(args []string) ([]input.Source, error) {
	list, err := input.ReadList(c.filesFrom, c.process.Stdin)
	if err != nil {
		err = fmt.Errorf("-files-from: %w", err)
	}
	sources := input.Args{Names: args, List: list, JSONLines: true, Links: true, Feed: c.exports.reader()}.Sources()
	return input.Found(sources, func(err error) { c.fail(process.Failed, err) }), err
}

// convert reads the posts and writes them until ctx is done or writing fails
// for all that come.
func (c *converter) convert(ctx context.Context, out io.Writer, sources []input.Source) {
	c.json = newJSONWriter(out, c.format == "json")
	bar := c.progress(sources)
	c.stderr = bar
	read, failed := 0, 0
	for p, err := range input.Posts(&c.parser, c.process.Stdin, sources) {
		if ctx.Err() != nil {
			break
		}
		if err == nil {
			err = c.write(p)
		}
		if input.IsUsage(err) {
			c.fail(process.Failed, err)
			continue
		}
		if c.json.err == nil && process.IsFull(err) {
			c.json.err = err
		}
		if c.json.err != nil {
			bar.End()
			c.stop(c.json.err)
			return
		}
		read++
		if err != nil {
			failed++
			c.fail(process.Problems, err)
		}
		bar.Set(read)
	}
	bar.End()
	c.end(ctx, read, failed)
}

// stop ends the run as nothing more can be written, which it says once. That
// nobody reads any more is no news.
func (c *converter) stop(err error) {
	c.status = max(c.status, process.Problems)
	if c.output != "" {
		err = fmt.Errorf("-o: %s: %w", c.output, file.Cause(err))
	}
	if !process.IsClosedPipe(err) {
		c.fail(process.Problems, fmt.Errorf("%s: %w", commandName, err))
	}
	_ = c.poster.end() // the report is as short as the run
}

// progress is a bar for the posts in the sources.
func (c *converter) progress(sources []input.Source) *term.Progress {
	return term.NewProgress(c.process, c.quiet, c.start, func() int { return input.Count(sources) })
}

// write writes a post as JSON, or as a post.
func (c *converter) write(p input.Post) error {
	a := p.Article
	process.LimitMemory(max(len(a.Source), len(a.Body)))
	if err := c.exports.note(a); err != nil {
		return err
	}
	if c.poster == nil {
		if err := c.json.write(a); err != nil {
			return &article.Error{File: a.File, Err: err}
		}
		return nil
	}
	data, err := c.poster.post(a, p.Place)
	if err == nil {
		_, c.json.err = c.process.Stdout.Write(data)
	}
	return err
}

// fail reports err, each of several on a line of its own.
func (c *converter) fail(status int, err error) {
	c.status = max(c.status, status)
	for _, err := range input.Errors(err) {
		fmt.Fprintln(c.stderr, term.OneLine(err.Error()))
	}
}

// end closes the report and says what was done.
func (c *converter) end(ctx context.Context, read, failed int) {
	if err := errors.Join(c.exports.end(), c.poster.end()); err != nil {
		c.fail(process.Problems, fmt.Errorf("%s: %w", commandName, err))
	}
	if ctx.Err() != nil {
		c.status = max(c.status, process.Problems)
	}
	c.summary(ctx, read, failed)
}

// summary says what the site has to be told, and what was done, if that was
// more than one post.
func (c *converter) summary(ctx context.Context, read, failed int) {
	if c.quiet {
		return
	}
	defer c.poster.tellNeeds(c.stderr)
	if read <= 1 {
		return
	}
	stopped := ""
	if ctx.Err() != nil {
		stopped = "stopped after "
	}
	fmt.Fprintf(c.stderr, "%s%s posts, %s not %s%s, %.1f s\n",
		stopped, term.Thousands(read), term.Thousands(failed), c.poster.verb(), c.poster.done(), time.Since(c.start).Seconds())
	c.poster.tellChanges(c.stderr)
	c.exports.summary(c.stderr)
}
