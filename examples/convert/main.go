// Convert reads posts and writes them as JSON.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"time"

	"github.com/goarticle/article"
)

const usage = `usage: convert [-format json|jsonl] [-site URL] [-zone NAME] [file …|-]

Convert reads posts and writes each as JSON to standard output. A - stands
for standard input. Posts that cannot be read are reported on standard error,
and the exit status is 1.

	convert -format jsonl _posts/*.html > posts.jsonl

`

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is main without the process: it returns the exit status, 0 when all
// posts were read, 1 when some were not, 2 on wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := converter{stdin: stdin, stderr: stderr}
	names, err := c.flags(args)
	if err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintf(stderr, "convert: %v\n\n%s", err, usage)
			return 2
		}
		fmt.Fprint(stdout, usage)
		return 0
	}
	c.out = json.NewEncoder(stdout)
	c.out.SetEscapeHTML(false)
	if c.format == "json" {
		c.out.SetIndent("", "  ")
	}
	return c.convert(names)
}

type converter struct {
	parser article.Parser
	format string
	stdin  io.Reader
	stderr io.Writer
	out    *json.Encoder
}

func (c *converter) flags(args []string) (names []string, err error) {
	f := flag.NewFlagSet("convert", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&c.format, "format", "json", "")
	site := f.String("site", "", "")
	zone := f.String("zone", "", "")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if c.format != "json" && c.format != "jsonl" {
		return nil, fmt.Errorf("-format: want json or jsonl, have %q", c.format)
	}
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
	if f.NArg() == 0 {
		return nil, errors.New("want the name of a post")
	}
	return f.Args(), nil
}

func (c *converter) convert(names []string) int {
	status := 0
	for _, name := range names {
		a, err := c.read(name)
		if err == nil {
			err = c.out.Encode(a)
		}
		if err != nil {
			fmt.Fprintln(c.stderr, err)
			status = 1
		}
	}
	return status
}

func (c *converter) read(name string) (*article.Article, error) {
	if name == "-" {
		return c.parser.Parse(c.stdin)
	}
	return c.parser.ParseFile(name)
}
