package validate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
)

// readBaseline reads the baseline before anything is checked.
func (p *program) readBaseline() (err error) {
	p.linter.Each = p.baseline != "" || p.writeBaseline != ""
	if p.baseline == "" {
		return nil
	}
	if p.writeBaseline != "" && p.writeBaseline != p.baseline {
		return fmt.Errorf("-write-baseline: want the file that -baseline names, %s, have %s", p.baseline, p.writeBaseline)
	}
	p.known, err = baseline.ReadFile(p.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("-baseline: %w; -write-baseline makes one", err)
	}
	return err
}

// compare takes from the findings what the baseline knows, and adds what of
// it is stale; or writes it.
func (p *program) compare(ctx context.Context, found []lint.Diagnostic) ([]lint.Diagnostic, error) {
	run := baseline.Run{Name: cmp.Or(p.baseline, p.writeBaseline), Rules: p.allOn(), Files: p.checked, Folders: p.folders, Source: p.source}
	if ctx.Err() != nil {
		run.Files, run.Folders = nil, nil // rules that compare posts had no say
	}
	switch {
	case run.Name == "":
		return found, nil
	case p.baseline == "":
		return p.writeAll(ctx, run.Entries(found), found)
	}
	r := run.Compare(p.known, found)
	p.hidden = len(found) - len(r.New)
	if p.writeBaseline != "" {
		return r.New, p.write(ctx, r.Known)
	}
	p.stale = len(r.Stale)
	found = append(r.New, r.Stale...)
	slices.SortStableFunc(found, lint.Diagnostic.Compare)
	return found, nil
}

// writeAll writes a new baseline. The findings are known then.
func (p *program) writeAll(ctx context.Context, entries []baseline.Entry, found []lint.Diagnostic) ([]lint.Diagnostic, error) {
	if err := p.write(ctx, entries); err != nil {
		return found, err
	}
	p.hidden = len(found)
	return nil, nil
}

// write writes the baseline, unless it would lack what was not checked.
func (p *program) write(ctx context.Context, entries []baseline.Entry) error {
	if p.failed || ctx.Err() != nil || len(p.checked) == 0 {
		return fmt.Errorf("%s: not written, as not all could be checked", p.writeBaseline)
	}
	if err := baseline.WriteFile(p.writeBaseline, entries); err != nil {
		return err
	}
	if !p.quiet {
		fmt.Fprintf(p.Stderr, "wrote %s, lines: %d\n", lint.Escape(p.writeBaseline), len(entries))
	}
	return nil
}

// source is a post that was checked. One that can be read only once is nil.
func (p *program) source(name string) []byte {
	if p.input != nil && name == filepath.ToSlash(p.stdinName) {
		return p.input
	}
	fi, err := os.Stat(name)
	if err != nil || !fi.Mode().IsRegular() {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, maxStdin))
	if err != nil {
		return nil
	}
	return src
}
