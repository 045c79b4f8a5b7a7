package convert

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
	"github.com/goarticle/article/internal/command/input"
)

// openFolder opens the folder, and has the layout see what goes there.
func (p *poster) openFolder(sources []input.Source) error {
	if strings.HasSuffix(p.folder, ".jsonl") {
		return fmt.Errorf("want a folder for posts, have %s", p.folder)
	}
	if p.isRead(sources) {
		return fmt.Errorf("want a folder whose posts are not read, have %s", p.folder)
	}
	for place := range input.Places(sources) {
		p.layout(place.Folder).See(place.Path)
	}
	if !p.dir.DryRun {
		if err := os.MkdirAll(p.folder, 0o777); err != nil {
			return err
		}
	}
	root, err := os.OpenRoot(p.folder)
	if p.dir.DryRun && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	p.dir.Root = root
	return err
}

// layout is that of the posts below the folder of an argument.
func (p *poster) layout(folder string) *convert.Layout {
	l := p.layouts[folder]
	if l == nil {
		l = &convert.Layout{Target: p.Target, Flat: p.flat}
		if p.layouts == nil {
			p.layouts = map[string]*convert.Layout{}
		}
		p.layouts[folder] = l
	}
	return l
}

// write writes a post into the folder, and what it names beside it. It returns
// the post's name as the user calls it.
func (p *poster) write(a *article.Article, post *convert.Post, place input.Place) (string, convert.Outcome, error) {
	to := p.layout(place.Folder).Place(post, place.Path)
	name, outcome, err := p.dir.Write(post)
	file := path.Join(filepath.ToSlash(p.folder), name)
	switch {
	case errors.Is(err, convert.ErrExists):
		return file, "", &article.Error{File: file, Err: fmt.Errorf("%w than %s: -force replaces it", convert.ErrExists, a.File)}
	case errors.Is(err, convert.ErrTaken):
		return file, "", &article.Error{File: a.File, Err: fmt.Errorf("%s: %w", file, errors.Unwrap(err))}
	case err != nil:
		return file, "", inFile(file, err)
	}
	p.outcomes[outcome]++
	return file, outcome, p.takeAlong(a, post, place, to)
}

// inFile is err, an *article.Error, with the name of the file as the user
// calls it.
func inFile(file string, err error) error {
	if e, ok := errors.AsType[*article.Error](err); ok {
		e.File = file
	}
	return err
}

// isRead reports whether posts in the folder are read, or would be the next
// time: then every run would make more of them.
func (p *poster) isRead(sources []input.Source) bool {
	dirs := map[string]bool{}
	for _, s := range sources {
		for _, f := range s.Files {
			dirs[filepath.Dir(f)] = true
		}
		if s.Dir == "" {
			continue
		}
		if s.Pattern == "." || strings.Contains(s.Pattern, "**") {
			if isWithin(p.folder, s.Dir) {
				return true
			}
		}
		dirs[s.Dir] = true
	}
	for dir := range dirs {
		if realPath(dir) == realPath(p.folder) {
			return true
		}
	}
	return false
}

// isWithin reports whether a folder is another one or below it.
func isWithin(folder, other string) bool {
	rel, err := filepath.Rel(realPath(other), realPath(folder))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// realPath is the path of a folder without links, as far as it exists.
func realPath(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if found, err := filepath.EvalSymlinks(abs); err == nil {
		return found
	}
	parent := filepath.Dir(abs)
	if parent == abs {
		return abs
	}
	return filepath.Join(realPath(parent), filepath.Base(abs))
}
