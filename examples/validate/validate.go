package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
	"github.com/goarticle/article/lint/report"
)

// validate checks the posts that args name and prints what it finds. What
// stands in the way is reported at once, and does not stop the rest.
func (p *program) validate(ctx context.Context, args []string) int {
	if err := p.readBaseline(); err != nil {
		p.errorf("%v", err)
		return exitFailed
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
		return exitFailed
	}
	p.summarise(found, posts)
	return p.status(ctx, posts, p.fails(found))
}

// status is the exit status for so many posts.
func (p *program) status(ctx context.Context, posts int, found bool) int {
	switch {
	case ctx.Err() != nil:
		p.errorf("interrupted")
		return exitFailed
	case p.failed || posts == 0:
		return exitFailed
	case found:
		return exitFound
	}
	return exitClean
}

// maxStdin is just above the largest post, 16 MiB, so that one that is too
// large is told from one that is not.
const maxStdin = 16<<20 + 1

// check checks the posts of that names; - is standard input.
func (p *program) check(ctx context.Context, run *lint.Run, names []string) (found []lint.Diagnostic, posts int) {
	if slices.Contains(names, "-") {
		names = slices.DeleteFunc(names, func(name string) bool { return name == "-" })
		src, err := io.ReadAll(io.LimitReader(p.stdin, maxStdin))
		if err != nil {
			p.fail("%s: %v", p.stdinName, err)
		} else {
			posts++
			r := run.Source(filepath.ToSlash(p.stdinName), src)
			p.input, p.checked, found = src, append(p.checked, r.File), r.Diagnostics
		}
	}
	for r, err := range run.Files(names...) {
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			p.fail("%v", err)
			continue
		}
		posts++
		p.checked = append(p.checked, r.File)
		found = append(found, r.Diagnostics...)
	}
	return found, posts
}

// fail reports what makes the exit status 2 at the end.
func (p *program) fail(format string, args ...any) {
	p.failed = true
	p.errorf(format, args...)
}

func (p *program) print(found []lint.Diagnostic) error {
	switch p.format {
	case "json":
		return report.JSON(p.stdout, found)
	case "github":
		return report.GitHub(p.stdout, found)
	case "rdjsonl":
		return report.RDJSONL(p.stdout, found)
	case "sarif":
		return report.SARIF(p.stdout, found, p.linter.Rules)
	}
	return report.Text(p.stdout, found)
}

func (p *program) summarise(found []lint.Diagnostic, posts int) {
	if p.quiet || posts == 0 {
		return
	}
	found = slices.DeleteFunc(slices.Clone(found), func(d lint.Diagnostic) bool { return d.Rule == baseline.ID })
	rest := ""
	if p.hidden > 0 {
		rest += fmt.Sprintf("; %d more in the baseline", p.hidden)
	}
	if p.stale > 0 {
		rest += fmt.Sprintf("; %d stale there", p.stale)
	}
	if p.failed {
		rest += "; not all could be checked"
	}
	fmt.Fprintln(p.stderr, report.Summary(found, posts)+rest)
}

// fails reports whether one of the findings is as severe as -fail-on says.
func (p *program) fails(found []lint.Diagnostic) bool {
	return !p.never && slices.ContainsFunc(found, func(d lint.Diagnostic) bool { return d.Severity <= p.failOn })
}
