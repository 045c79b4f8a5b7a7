// Convert reads posts and writes them as JSON, or as posts for a generator of
// sites.
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
	"runtime/debug"
	"slices"
	"syscall"
	"time"

	"github.com/goarticle/article/convert"
)

const synopsis = `usage: convert [-format json|jsonl] [-site URL] [-zone NAME] [-q]
               [-files-from LIST] [file|folder|glob|- …]
       convert [-to TARGET] [-format markdown|html] [-front yaml|toml|json]
               [-categories path|flat|first|last] [-o DIR] [-force] [-dry-run]
               [-report FILE] … [file|folder|glob|- …]
       convert -to TARGET -body keep [-categories …] [-o DIR] …
               [file|folder|glob|- …]
`

const usage = synopsis + `
Convert reads posts and writes each as JSON to standard output, or as a post for
the generator that is to read it, in the order of the arguments, and below a
folder in the order of the names.

  file      is read whatever its name; a file.jsonl holds posts as JSON
  folder    stands for every .md, .markdown, .html and .htm below it, except
            below names that begin with a dot, and _site, _includes, _layouts,
            _data, _sass and node_modules
  glob      such as 'posts/**/*.{md,html}', in quotes where the shell has no **
  -         is a post on standard input, which has "file": "-"

  -format   json (the default) writes one object after the other, indented;
            jsonl writes one line for each post; markdown (the default with
            -to) and html write posts, html with the body as it is
  -to       hexo, jekyll, hugo, eleventy or astro: keys of the front matter and
            names of files are theirs; without it keys keep their names
  -front    the syntax of the front matter, yaml by default
  -body     keep leaves a post byte for byte as it is, but for the keys of the
            front matter that the target has other names for or cannot read;
            it wants -to, and neither -format nor -front
  -categories
            what a list of them means: path, one below the other; flat, peers;
            first or last, that one alone; by default the list stays as it is
  -o        the folder for the posts, each in a file of its own
  -force    replace files that have other content
  -dry-run  write no posts, print what would become of each
  -report   a file for what the posts do not have as they had it, as JSON Lines
  -site     where the posts are published, to resolve relative links; in
            Markdown, too
  -zone     the time zone of dates that name none, such as Asia/Shanghai
  -q        neither a progress bar nor a summary
  -files-from
            a file with the names of more files, one a line, or each ended by a
            NUL; - is standard input. An empty list is no error.

Nothing but JSON goes to standard output, or the one post if there is no -o, or
the lines of -dry-run. Posts that cannot be read are reported
on standard error, the others are written. Ctrl-C stops after the post at hand, a
second one at once.

A file that is there already and would not change is left alone. The exit status
is 0 if all posts were read and written, 1 if some were not, 2 on
wrong usage, or if an argument does not exist or no posts are found for it.

	convert -format jsonl _posts > posts.jsonl
	git ls-files -z '*.md' | convert -files-from - > posts.json
	convert -to hugo -o content/posts -report changes.jsonl _posts
	convert -to hugo -body keep -o content/posts _posts

`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)   // so that the second signal kills
	signal.Ignore(syscall.SIGPIPE) // so that a write fails, which is reported
	limitMemory(0)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// limitMemory has garbage collected early where a post is made to be large:
// one of so many bytes is to take no more than 64 MB and 20 times its size,
// of which 8 MB are those of the program. Ordinary posts take a quarter of
// the limit that there is at first, so it stays for them; to set it stops the
// program for a moment. GOMEMLIMIT, if set, counts.
func limitMemory(post int) {
	const first, large = 56 << 20, 1 << 19
	if os.Getenv("GOMEMLIMIT") == "" && (post == 0 || post >= large) {
		debug.SetMemoryLimit(first + 20*int64(post))
	}
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
	if c.poster != nil {
		if err := c.poster.open(sources); err != nil {
			fmt.Fprintf(stderr, "convert: %v\n", err)
			return exitUsage
		}
	}
	c.convert(ctx, sources)
	return c.status
}

// flags reads the flags into c and returns what comes after them.
func (c *converter) flags(args []string) ([]string, error) {
	f := flag.NewFlagSet("convert", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	var p poster
	f.StringVar(&c.format, "format", "", "")
	f.StringVar((*string)(&p.Target), "to", "", "")
	f.StringVar((*string)(&p.Syntax), "front", "", "")
	f.StringVar((*string)(&p.Categories), "categories", "", "")
	f.StringVar(&p.body, "body", "", "")
	f.StringVar(&p.folder, "o", "", "")
	f.BoolVar(&p.dir.Force, "force", false, "")
	f.BoolVar(&p.dir.DryRun, "dry-run", false, "")
	f.StringVar(&p.report, "report", "", "")
	f.BoolVar(&c.quiet, "q", false, "")
	f.StringVar(&c.filesFrom, "files-from", "", "")
	site := f.String("site", "", "")
	zone := f.String("zone", "", "")
	if err := f.Parse(args); err != nil {
		return nil, err
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
	if err := c.setFormat(p); err != nil {
		return nil, err
	}
	if f.NArg() == 0 && c.filesFrom == "" {
		return nil, errors.New("want the name of a post")
	}
	if c.filesFrom == "-" && slices.Contains(f.Args(), "-") {
		return nil, errors.New("-files-from: standard input is either the list or a post")
	}
	return f.Args(), nil
}

// setFormat sets the format, and what posts need.
func (c *converter) setFormat(p poster) error {
	if p.body != "" {
		return c.setKeep(p)
	}
	if c.format == "" {
		c.format = "json"
		if p.Target != "" {
			c.format = "markdown"
		}
	}
	switch c.format {
	case "markdown", "html":
		p.Format = convert.Format(c.format)
		p.Absolute = c.parser.Site != nil
		c.poster = &p
		return p.check()
	case "json", "jsonl":
		if !p.isZero() {
			return errors.New("-to, -front, -categories, -o, -force, -dry-run, -report: want -format markdown or html")
		}
		return nil
	}
	return fmt.Errorf("-format: want json, jsonl, markdown or html, have %q", c.format)
}

// setKeep sets the format that -body names.
func (c *converter) setKeep(p poster) error {
	switch {
	case p.body != string(convert.Keep):
		return fmt.Errorf("-body: want keep, have %q", p.body)
	case p.Target == "":
		return errors.New("-body: want -to TARGET, too")
	case c.format != "":
		return fmt.Errorf("-format: want none with -body keep, have %q", c.format)
	case p.Syntax != "":
		return fmt.Errorf("-front: want none with -body keep, have %q", p.Syntax)
	}
	p.Format = convert.Keep
	c.poster = &p
	return p.check()
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
