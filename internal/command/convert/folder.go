package convert

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/goarticle/article/internal/command/input"
)

// openFolder opens the folder.
func (p *poster) openFolder(sources []input.Source) error {
	if p.isRead(sources) {
		return fmt.Errorf("want a folder whose posts are not read, have %s", p.folder)
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
