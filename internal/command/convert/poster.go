package convert

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
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
	body     string                     // the flag
	mapFile  string                     // the flag
	folder   string                     // empty: standard output
	flat     bool                       // the flag
	layouts  map[string]*convert.Layout // by the folders of arguments
	dir      convert.Dir
	assets   assets
	report   string        // the name of the report; empty: none
	changes  *json.Encoder // of the report
	close    func() error  // of the report
	outcomes map[convert.Outcome]int
	tally    convert.Tally
}

// check reports flags that ask for what there is not, or do not go together.
func (p *poster) check() error {
	if err := p.Check(); err != nil {
		what, _, _ := strings.Cut(err.Error(), ":")
		what, _, _ = strings.Cut(what, " ")
		flags := map[string]string{"target": "-to", "format": "-format", "syntax": "-front", "categories": "-categories", "permalinks": "-permalinks"}
		return fmt.Errorf("%s: %w", flags[what], err)
	}
	if p.folder == "" && (p.dir.Force || p.dir.DryRun || p.flat) {
		return errors.New("-force, -dry-run, -flat: want -o DIR, too")
	}
	if err := p.assets.check(); err != nil {
		return err
	}
	return p.readMap()
}

// readMap reads the file of -map.
func (p *poster) readMap() error {
	if p.mapFile == "" {
		return nil
	}
	f, err := os.Open(p.mapFile)
	if err != nil {
		return fmt.Errorf("-map: %w", err)
	}
	defer f.Close()
	p.Map, err = convert.ReadMap(p.mapFile, f)
	return err
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
func (p *poster) post(a *article.Article, place input.Place) (out []byte, err error) {
	post, err := p.Convert(a)
	if err != nil {
		return nil, err
	}
	if p.folder == "" {
		out = post.Data
	} else {
		file, outcome, err := p.write(a, post, place)
		if err != nil {
			return nil, err
		}
		if p.dir.DryRun {
			out = []byte(string(outcome) + "\t" + term.OneLine(file) + "\t" + term.OneLine(a.File) + "\n")
		}
	}
	p.tally.Add(post)
	return out, p.tell(post.Changes)
}

// verb is what was tried with each post.
func (p *poster) verb() string {
	if p == nil {
		return "read"
	}
	return "converted"
}
