package validate

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/command/term"
)

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
	f.StringVar(&p.color, "color", "auto", "")
	f.StringVar(&p.filesFrom, "files-from", "", "")
	f.StringVar(&p.root, "root", "", "")
	f.IntVar(&p.jobs, "jobs", 0, "")
	f.BoolVar(&p.verbose, "v", false, "")
	f.BoolVar(&p.list, "rules", false, "")
	f.BoolVar(&p.quiet, "q", false, "")
	f.BoolVar(&p.fix, "fix", false, "")
	f.BoolVar(&p.diff, "diff", false, "")
	f.Func("target", "", func(s string) error { return p.target.UnmarshalText([]byte(s)) })
	f.Func("rule", "", p.only.add)
	f.Func("severity", "", p.severities.add)
	f.Func("markup", "", p.setMarkup)
	f.Func("fix-dates", "", p.setFixDates)
	f.Func("fail-on", "", p.setFailOn)
	f.Func("now", "", p.setNow)
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if p.format == "" {
		p.format = "text"
		if p.Getenv("GITHUB_ACTIONS") == "true" {
			p.format = "github"
		}
	}
	if !slices.Contains([]string{"text", "json", "github", "sarif", "rdjsonl"}, p.format) {
		return nil, fmt.Errorf("-format: want text, json, github, sarif or rdjsonl, have %q", p.format)
	}
	if p.jobs < 0 {
		return nil, fmt.Errorf("-jobs: want a number from 1, have %d", p.jobs)
	}
	var err error
	p.colors, err = term.Colors(p.Process, p.color)
	return f.Args(), err
}

func (p *program) setMarkup(s string) (err error) {
	p.linter.Parser.Markup, err = input.Markup(s)
	return err
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
