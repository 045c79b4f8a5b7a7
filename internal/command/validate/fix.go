package validate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/file"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/report"
)

// setFixDates takes the zone of dates that name none.
func (p *program) setFixDates(zone string) error {
	loc, err := time.LoadLocation(zone)
	if zone == "" || err != nil {
		return errors.New("want the zone of dates that name none, such as UTC or Asia/Shanghai")
	}
	p.fix, p.fixDates, p.linter.Parser.Location = true, true, loc
	return nil
}

// showFixes prints what would be changed.
func (p *program) showFixes(ctx context.Context, parts []part) int {
	changed := p.fixAll(ctx, parts)
	posts := 0
	for _, part := range parts {
		posts += len(part.names)
	}
	return p.status(ctx, posts, changed > 0)
}

func (p *program) noteFixed(posts int) {
	if posts > 0 && !p.quiet {
		fmt.Fprintf(p.Stderr, "fixed %s\n", plural(posts))
	}
}

func plural(posts int) string {
	if posts == 1 {
		return "1 post"
	}
	return fmt.Sprintf("%d posts", posts)
}

// fixAll repairs the posts of the parts, or prints what it would change. It
// returns how many are changed.
func (p *program) fixAll(ctx context.Context, parts []part) (changed int) {
	for _, s := range p.exports {
		p.fail("%s: want a post to repair, have an export", s.Export)
	}
	for i := range parts {
		linter := p.linterOf(&parts[i])
		for _, name := range parts[i].names {
			if ctx.Err() != nil {
				return changed
			}
			done, err := p.fixFile(linter, name)
			if done {
				changed++
			}
			if err != nil {
				p.fail("%v", err)
			}
		}
	}
	return changed
}

// fixFile repairs the post in one file, and reports whether there was
// something to repair.
func (p *program) fixFile(linter lint.Linter, name string) (bool, error) {
	mode, src, why, err := readPost(name)
	switch {
	case err != nil && !p.diff:
		return false, nil // the check says so
	case err != nil:
		return false, fmt.Errorf("%s: %w", name, file.Cause(err))
	case why != "":
		p.errorf("%s: not fixed: %s", p.shown(name), why)
		return false, nil
	}
	f := lint.Fixer{Linter: linter, Dates: p.fixDates}
	fixed, done, err := f.Fix(filepath.ToSlash(name), src)
	for _, e := range input.Errors(err) {
		p.fail("%v", e)
	}
	switch {
	case len(done) == 0:
		return false, nil
	case p.diff:
		return true, report.Diff(p.Stdout, filepath.ToSlash(name), src, fixed)
	case mode.Perm()&0o222 == 0:
		return false, fmt.Errorf("%s: not fixed: want a file that may be written", name)
	}
	write := func(w io.Writer) error {
		_, err := w.Write(fixed)
		return err
	}
	if err := file.Replace(name, mode, write); err != nil {
		return false, fmt.Errorf("%s: not fixed: %w", name, file.Cause(err))
	}
	return true, nil
}

// shown is name, or what standard input is called.
func (p *program) shown(name string) string {
	if name == "-" {
		return p.stdinName
	}
	return name
}

// readPost reads a file, but no more than a post can have, or says why it is
// not to be changed.
func readPost(name string) (mode fs.FileMode, src []byte, why string, err error) {
	if name == "-" {
		return 0, nil, "it is standard input", nil
	}
	fi, err := os.Lstat(name)
	switch {
	case err != nil:
		return 0, nil, "", err
	case fi.Mode()&fs.ModeSymlink != 0:
		return 0, nil, "it is a symbolic link", nil
	case !fi.Mode().IsRegular():
		return 0, nil, "it is no regular file", nil
	}
	f, err := os.Open(name)
	if err != nil {
		return 0, nil, "", err
	}
	defer f.Close()
	src, err = io.ReadAll(io.LimitReader(f, maxStdin))
	return fi.Mode(), src, "", err
}
