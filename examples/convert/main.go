// Convert reads posts and writes them as JSON.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
)

const synopsis = `usage: convert [-format json|jsonl] [-site URL] [-zone NAME] [-q]
               [-files-from LIST] [file|folder|glob|- …]
`

const usage = synopsis + `
Convert reads posts and writes each as JSON to standard output, in the order of
the arguments, and below a folder in the order of the names.

  file      is read whatever its name
  folder    stands for every .md, .markdown, .html and .htm below it, except
            below names that begin with a dot, and _site, _includes, _layouts,
            _data, _sass and node_modules
  glob      such as 'posts/**/*.{md,html}', in quotes where the shell has no **
  -         is a post on standard input, which has "file": "-"

  -format   json (the default) writes one object after the other, indented;
            jsonl writes one line for each post
  -site     where the posts are published, to resolve relative links
  -zone     the time zone of dates that name none, such as Asia/Shanghai
  -q        neither a progress bar nor a summary
  -files-from
            a file with the names of more files, one a line, or each ended by a
            NUL; - is standard input. An empty list is no error.

Nothing but JSON goes to standard output. Posts that cannot be read are reported
on standard error, the others are written. Ctrl-C stops after the post at hand, a
second one at once.

The exit status is 0 if all posts were read and written, 1 if some were not, 2 on
wrong usage, or if an argument does not exist or no posts are found for it.

	convert -format jsonl _posts > posts.jsonl
	git ls-files -z '*.md' | convert -files-from - > posts.json

`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)   // so that the second signal kills
	signal.Ignore(syscall.SIGPIPE) // so that a write fails, which is reported
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process. It returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &converter{stdin: interruptible(ctx, stdin), stdout: stdout, stderr: stderr, start: time.Now()}
	args, err := c.flags(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, usage)
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "convert: %v\n%sconvert -h says more\n", err, synopsis)
		return exitUsage
	}
	sources, err := c.sources(args)
	if err != nil && ctx.Err() == nil {
		fmt.Fprintf(stderr, "convert: %v\n", err)
		return exitUsage
	}
	c.convert(ctx, sources)
	return c.status
}

// flags reads the flags into c and returns what comes after them.
func (c *converter) flags(args []string) ([]string, error) {
	f := flag.NewFlagSet("convert", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&c.format, "format", "json", "")
	f.BoolVar(&c.quiet, "q", false, "")
	f.StringVar(&c.filesFrom, "files-from", "", "")
	site := f.String("site", "", "")
	zone := f.String("zone", "", "")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if c.format != "json" && c.format != "jsonl" {
		return nil, fmt.Errorf("-format: want json or jsonl, have %q", c.format)
	}
	var err error
	if *site != "" {
		if c.parser.Site, err = url.Parse(*site); err != nil || c.parser.Site.Host == "" {
			return nil, fmt.Errorf("-site: want a URL such as https://example.com/, have %q", *site)
		}
	}
	if *zone != "" {
		if c.parser.Location, err = time.LoadLocation(*zone); err != nil {
			return nil, fmt.Errorf("-zone: want a name such as Asia/Shanghai, have %q", *zone)
		}
	}
	if f.NArg() == 0 && c.filesFrom == "" {
		return nil, errors.New("want the name of a post")
	}
	if c.filesFrom == "-" && slices.Contains(f.Args(), "-") {
		return nil, errors.New("-files-from: standard input is either the list or a post")
	}
	return f.Args(), nil
}

// interruptible is r, of which reading ends with ctx even while r waits.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	pr, pw := io.Pipe()
	context.AfterFunc(ctx, func() { pr.CloseWithError(ctx.Err()) })
	started := false
	return readerFunc(func(b []byte) (int, error) {
		if !started {
			started = true
			go func() {
				_, err := io.Copy(pw, r)
				pw.CloseWithError(err)
			}()
		}
		return pr.Read(b)
	})
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }
