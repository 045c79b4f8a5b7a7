package convert

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/command/term"
)

// A poster writes posts for a generator. Without a folder the one post there
// is goes to standard output.
type poster struct {
	convert.Converter
	body     string // the flag
	folder   string // empty: standard output
	dir      convert.Dir
	report   string        // the name of the report; empty: none
	changes  *json.Encoder // of the report
	close    func() error  // of the report
	outcomes map[convert.Outcome]int
}

// check reports flags that ask for what there is not, or do not go together.
func (p *poster) check() error {
	if err := p.Check(); err != nil {
		what, _, _ := strings.Cut(err.Error(), ":")
		what, _, _ = strings.Cut(what, " ")
		flags := map[string]string{"target": "-to", "format": "-format", "syntax": "-front", "categories": "-categories"}
		return fmt.Errorf("%s: %w", flags[what], err)
	}
	if p.folder == "" && (p.dir.Force || p.dir.DryRun) {
		return errors.New("-force, -dry-run: want -o DIR, too")
	}
	return nil
}

// isZero reports whether no flag was given that is for posts alone.
func (p *poster) isZero() bool {
	set := []bool{p.Target != "", p.Syntax != "", p.Categories != "", p.folder != "", p.report != "", p.dir.Force, p.dir.DryRun}
	return !slices.Contains(set, true)
}

// open makes the folder and the report ready.
func (p *poster) open(sources []input.Source) error {
	p.outcomes = map[convert.Outcome]int{}
	if p.folder == "" && input.Count(sources) > 1 {
		return errors.New("-o: want a folder for more than one post")
	}
	if p.folder != "" {
		if err := p.openFolder(sources); err != nil {
			return fmt.Errorf("-o: %w", err)
		}
	}
	return p.openReport()
}

// post converts a and writes it. It returns what is to go to standard output:
// the post, if there is no folder, or in a dry run a line on what would be
// done.
func (p *poster) post(a *article.Article) ([]byte, error) {
	post, err := p.Convert(a)
	if err != nil {
		return nil, err
	}
	if p.folder == "" {
		return post.Data, p.tell(post.Changes)
	}
	name, outcome, err := p.dir.Write(post)
	file := path.Join(filepath.ToSlash(p.folder), name)
	switch {
	case errors.Is(err, convert.ErrExists):
		return nil, &article.Error{File: file, Err: fmt.Errorf("%w than %s: -force replaces it", convert.ErrExists, a.File)}
	case err != nil:
		return nil, inFile(file, err)
	}
	p.outcomes[outcome]++
	if p.dir.DryRun {
		return []byte(string(outcome) + "\t" + term.OneLine(file) + "\t" + term.OneLine(a.File) + "\n"), p.tell(post.Changes)
	}
	return nil, p.tell(post.Changes)
}

// inFile is err, an *article.Error, with the name of the file as the user
// calls it.
func inFile(file string, err error) error {
	if e, ok := errors.AsType[*article.Error](err); ok {
		e.File = file
	}
	return err
}

// verb is what was tried with each post.
func (p *poster) verb() string {
	if p == nil {
		return "read"
	}
	return "converted"
}

// summary is what was done with the posts, such as ", 2 written".
func (p *poster) summary() string {
	if p == nil {
		return ""
	}
	var b strings.Builder
	for _, o := range []convert.Outcome{convert.Written, convert.Replaced, convert.Unchanged} {
		if n := p.outcomes[o]; n > 0 {
			fmt.Fprintf(&b, ", %s %s", term.Thousands(n), o)
		}
	}
	if b.Len() > 0 && p.dir.DryRun {
		b.WriteString(" in a dry run")
	}
	return b.String()
}
