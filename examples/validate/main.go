// Validate checks posts and prints what is wrong with them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
	"github.com/goarticle/article/lint/report"
)

const usage = `usage: validate [-format text|json|github|sarif|rdjsonl] [-config FILE]
                [-fail-on LEVEL] [-now DATE] [-stdin-name NAME] [-q]
                [-baseline FILE] [-write-baseline FILE]
                [-fix] [-fix-dates ZONE] [-diff] file|folder|glob|- …
       validate -rules
       validate -explain RULE

Validate checks posts, front matter and body, without a network, and prints what
it finds to standard output, sorted by file and place.

  file      is checked whatever its name
  folder    stands for every .md, .markdown, .html and .htm below it, except
            below names that begin with a dot, and _site, _includes, _layouts,
            _data, _sass and node_modules
  glob      such as 'posts/**/*.{md,html}', in quotes where the shell has no **
  -         is a post on standard input

  -format   text (the default) prints file:line:column: message (rule);
            json prints an object on each line; github prints annotations, and
            is the default where GITHUB_ACTIONS is true; sarif prints SARIF 2.1.0;
            rdjsonl prints what reviewdog reads with -f=rdjsonl
  -config   the configuration (default: the first .article-lint.yaml found from
            the working directory upward, if there is one)
  -fail-on  error (the default), warning, notice or never: from which severity
            on findings make the exit status 1
  -now      the day for rules that ask for it, such as 2026-01-31 or an RFC 3339
            time (default: today)
  -stdin-name
            the name of the post on standard input (default: stdin)
  -q        no summary on standard error
  -write-baseline FILE
            write what is found to FILE, print none of it
  -baseline FILE
            print only what FILE does not know, and which of its lines are stale,
            as they have nothing to hide any more (baseline, a warning). With
            -write-baseline FILE, too, take what is stale out of it and add nothing
  -fix      repair what can be repaired without asking, then check: blank lines,
            blanks and a byte order mark before the front matter are taken away
            (fm-position), and numbers that readers take for another day, such
            as 20211106, become dates (date-valid). Nothing else in the post
            changes, and nothing where the rule is off
  -fix-dates ZONE
            -fix, and write every date that can be read as RFC 3339 with its own
            offset, under date, pubDate, publishDate, updated, lastmod, modified,
            updatedDate and last_modified_at. Dates that name no zone are in
            ZONE, such as UTC or Asia/Shanghai; a day alone stays
  -diff     print what -fix, or -fix-dates, would change as a unified diff, change
            nothing and check nothing else
  -rules    list the rules with their severity as configured. Those that are off
            are turned on by a severity in the configuration, as in
            rules: {img-size: warning}; target? and root? are rules that sleep
            until the configuration says target: hugo (or hexo, jekyll, eleventy,
            astro), or root: and the folder of the site's images and other files
  -explain  print what a rule is about

In a post, <!-- article-lint:ignore RULE: reason --> or, in the front matter,
# article-lint:ignore RULE: reason turns a rule off for its line and the next;
article-lint:ignore-file RULE: reason does so for the post.

A baseline knows a finding by its post, its rule and its message, and how often
it is there; lines may move. Names of posts are relative to the folder of the
file. Of posts that were not checked nothing is stale, but of those that are gone
from a folder that was. It is not written if a post cannot be read.

-fix writes a new file beside the old one, with its mode, and renames it. It
leaves standard input and symbolic links alone, and says so, and posts whose
front matter cannot be read. Doing it twice changes nothing more.

The exit status is 0 if nothing was found that -fail-on asks for, 1 if something
was, 2 if the job could not be done: wrong usage or configuration, a file that
cannot be read or fixed, no posts found. With -diff, 1 means that there is a
difference.

	validate _posts
	validate -format sarif 'content/**/*.html' > article.sarif
	validate -diff _posts && echo nothing to fix
	validate -write-baseline known.jsonl _posts
	validate -baseline known.jsonl _posts

`

// Exit statuses.
const (
	exitClean = iota
	exitFound
	exitFailed
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // so that the second signal kills
	p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.Getenv}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50) // a third less memory for posts that are made to be large
	}
	os.Exit(p.run(ctx, os.Args[1:]))
}

// A program is the process, as far as it matters.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	dir            string // where the search for the configuration begins; empty: the working directory

	format, config, stdinName string
	failOn                    lint.Severity
	never, quiet              bool
	list                      bool
	fix, fixDates, diff       bool
	explain                   string
	baseline, writeBaseline   string
	linter                    lint.Linter

	known            []baseline.Entry
	checked, folders []string // posts that were checked, folders that were searched
	input            []byte   // standard input, if it was checked
	hidden, stale    int      // findings that the baseline knows, and those that it has for nothing
	failed           bool
}

// run is main without the process. It returns the exit status.
func (p *program) run(ctx context.Context, args []string) int {
	args, err := p.flags(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(p.stdout, usage)
		return exitClean
	}
	if err == nil {
		err = p.configure()
	}
	if err != nil {
		p.errorf("%v", err)
		return exitFailed
	}
	switch {
	case p.list:
		return p.printRules()
	case p.explain != "":
		return p.printRule(p.explain)
	case len(args) == 0:
		p.errorf("want the name of a post, or of a folder; validate -help says more")
		return exitFailed
	}
	return p.validate(ctx, args)
}

// flags reads the flags into p and returns what comes after them.
func (p *program) flags(args []string) ([]string, error) {
	f := flag.NewFlagSet("validate", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&p.format, "format", "", "")
	f.StringVar(&p.config, "config", "", "")
	f.StringVar(&p.stdinName, "stdin-name", "stdin", "")
	f.StringVar(&p.baseline, "baseline", "", "")
	f.StringVar(&p.writeBaseline, "write-baseline", "", "")
	f.StringVar(&p.explain, "explain", "", "")
	f.BoolVar(&p.list, "rules", false, "")
	f.BoolVar(&p.quiet, "q", false, "")
	f.BoolVar(&p.fix, "fix", false, "")
	f.BoolVar(&p.diff, "diff", false, "")
	f.Func("fix-dates", "", p.setFixDates)
	f.Func("fail-on", "", p.setFailOn)
	f.Func("now", "", p.setNow)
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if p.format == "" {
		p.format = "text"
		if p.env("GITHUB_ACTIONS") == "true" {
			p.format = "github"
		}
	}
	if !slices.Contains([]string{"text", "json", "github", "sarif", "rdjsonl"}, p.format) {
		return nil, fmt.Errorf("-format: want text, json, github, sarif or rdjsonl, have %q", p.format)
	}
	return f.Args(), nil
}

func (p *program) setFailOn(s string) error {
	if p.never = s == "never"; p.never {
		return nil
	}
	if err := p.failOn.UnmarshalText([]byte(s)); err != nil {
		return errors.New("want error, warning, notice or never")
	}
	return nil
}

func (p *program) setNow(s string) (err error) {
	for _, form := range []string{time.DateOnly, time.RFC3339} {
		if p.linter.Now, err = time.Parse(form, s); err == nil {
			return nil
		}
	}
	return errors.New("want a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z")
}

// errorf reports on standard error what stood in the way.
func (p *program) errorf(format string, args ...any) {
	fmt.Fprintf(p.stderr, "validate: %s\n", lint.Escape(fmt.Sprintf(format, args...)))
}

func (p *program) printRules() int {
	for _, r := range p.linter.Rules {
		fmt.Fprintf(p.stdout, "%-17s %-8s %s\n", r.ID, p.state(r), report.FirstSentence(r.Doc))
	}
	for _, r := range allRules() {
		if !slices.ContainsFunc(p.linter.Rules, func(on lint.Rule) bool { return on.ID == r.ID }) {
			fmt.Fprintf(p.stdout, "%-17s %-8s %s\n", r.ID, "off", report.FirstSentence(r.Doc))
		}
	}
	return exitClean
}

// state is the severity of a rule, or that it needs a setting.
func (p *program) state(r lint.Rule) string {
	switch {
	case !p.linter.Sleeps(r):
		return r.Severity.String()
	case r.NeedsTarget:
		return "target?"
	}
	return "root?"
}

func (p *program) printRule(id string) int {
	for _, r := range allRules() {
		if r.ID == id {
			fmt.Fprintf(p.stdout, "%s (%s)\n\n%s\n", r.ID, r.Severity, wrap(r.Doc, 80))
			return exitClean
		}
	}
	p.errorf("-explain: there is no rule %q; validate -rules lists them", id)
	return exitFailed
}

// wrap breaks text into lines of at most width characters, between words.
func wrap(text string, width int) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		n := len([]rune(word))
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}
