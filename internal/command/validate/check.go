package validate

import (
	"context"
	"io"
	"path/filepath"
	"slices"

	"github.com/goarticle/article/lint"
)

// maxStdin is just above the largest post, 16 MiB, so that one that is too
// large is told from one that is not.
const maxStdin = 16<<20 + 1

// checkAll checks the posts of all parts. Posts of one part are compared with
// each other, and with no others.
func (p *program) checkAll(ctx context.Context, parts []part) (found []lint.Diagnostic, posts int) {
	for i := range parts {
		linter := p.linterOf(&parts[i])
		run := linter.Run()
		list, n := p.check(ctx, run, parts[i].names)
		found, posts = append(found, list...), posts+n
		if ctx.Err() == nil {
			found = append(found, run.End()...) // what it compares is only whole at the end
		}
	}
	more, n := p.checkExports(ctx)
	return append(found, more...), posts + n
}

// check checks the posts of that names; - is standard input.
func (p *program) check(ctx context.Context, run *lint.Run, names []string) (found []lint.Diagnostic, posts int) {
	if slices.Contains(names, "-") {
		names = slices.DeleteFunc(names, func(name string) bool { return name == "-" })
		found, posts = p.checkInput(ctx, run)
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

// checkInput checks the post on standard input.
func (p *program) checkInput(ctx context.Context, run *lint.Run) (found []lint.Diagnostic, posts int) {
	src, err := io.ReadAll(io.LimitReader(p.Stdin, maxStdin))
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, 0 // the status says so
	case err != nil:
		p.fail("%s: %v", p.stdinName, err)
		return nil, 0
	}
	r := run.Source(filepath.ToSlash(p.stdinName), src)
	p.input, p.checked = src, append(p.checked, r.File)
	return r.Diagnostics, 1
}
