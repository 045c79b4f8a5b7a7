package convert

import (
	"errors"
	"fmt"
	"os"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/command/process"
)

// The values of -assets.
const (
	copyAssets   = "copy"
	reportAssets = "report"
	noAssets     = "none"
)

var errReportOnly = errors.New("-assets report copies none")

// assets are the files that posts name, and where they come from.
type assets struct {
	mode   string // of the flag
	folder string // that root is
	root   *os.Root
	copied int // files, each once
}

func (s *assets) check() error {
	switch s.mode {
	case copyAssets, reportAssets, noAssets:
		return nil
	}
	return fmt.Errorf("-assets: want copy, report or none, have %q", s.mode)
}

// from is the folder that a post is from, nil if that is not known. One is open
// at a time, as posts come by their folders.
func (s *assets) from(folder string) *os.Root {
	if folder == s.folder {
		return s.root
	}
	s.close()
	s.folder = folder
	if folder != "" {
		s.root, _ = os.OpenRoot(folder) // its files are missing, then
	}
	return s.root
}

func (s *assets) close() {
	if s.root != nil {
		s.root.Close()
	}
	s.root = nil
}

// takeAlong copies the files that a post names relatively, into the folder in
// which addresses of the post lead to them. What does not come along is among
// the changes of the post. An error is that of a full disk.
func (p *poster) takeAlong(a *article.Article, post *convert.Post, place input.Place, to convert.Home) error {
	if p.assets.mode == noAssets {
		return nil
	}
	root := p.assets.from(place.Folder)
	needs := map[convert.Need]bool{}
	for _, f := range p.Files(a, root, place.File, to) {
		outcome, err := p.take(root, &f)
		if process.IsFull(err) {
			return err
		}
		if outcome == convert.Written || outcome == convert.Replaced {
			p.assets.copied++
		}
		if c := f.Change(a, err); c != nil {
			post.Changes = append(post.Changes, *c)
		}
		if n := f.Need(p.Target, err); n != "" && !needs[n] {
			needs[n] = true
			post.Needs = append(post.Needs, n)
		}
	}
	return nil
}

func (p *poster) take(root *os.Root, f *convert.File) (convert.Outcome, error) {
	if p.assets.mode == reportAssets && f.Err == nil {
		return "", errReportOnly
	}
	return p.dir.Copy(root, f)
}
