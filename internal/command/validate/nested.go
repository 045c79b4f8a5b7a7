package validate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/goarticle/article/internal/command/settings"
	"github.com/goarticle/article/lint"
)

// A nest reads the configurations in the folders of posts, each of which
// counts for its folder on top of what counts above.
type nest struct {
	*program
	folders map[string]*layer
}

// A layer is what counts in a folder: the configuration there, if it has one,
// on top of what is above.
type layer struct {
	settings.File
	above *layer // nil: the one that counts for all posts
	rules []lint.Rule
}

// readFolders reads the configurations below the one that counts for all of
// the posts. With -config there are none.
func (p *program) readFolders(parts []part) error {
	if p.config != "" {
		return nil
	}
	n := nest{program: p, folders: map[string]*layer{}}
	for i := range parts {
		for _, name := range parts[i].names {
			if name == "-" || filepath.IsAbs(name) {
				continue
			}
			if _, err := n.below(path.Dir(filepath.ToSlash(name)), &parts[i]); err != nil {
				return err
			}
		}
	}
	for dir, l := range n.folders {
		if l == nil || l.Dir != dir {
			continue
		}
		if p.linter.Folders == nil {
			p.linter.Folders = map[string][]lint.Rule{}
		}
		p.linter.Folders[dir] = l.rules
	}
	return nil
}

// below returns what counts in a folder, nil if it is what counts for all.
func (n *nest) below(dir string, part *part) (*layer, error) {
	up := path.Dir(dir)
	if up == dir || dir == "." || path.Base(dir) == ".." {
		return nil, nil // the working directory, or one above it
	}
	if l, known := n.folders[dir]; known {
		return l, nil
	}
	l, err := n.below(up, part)
	if err != nil {
		return nil, err
	}
	name := path.Join(dir, settings.Name)
	src, err := os.ReadFile(filepath.FromSlash(name))
	switch {
	case err == nil:
		l, err = n.read(&layer{File: settings.File{Name: name, Src: src, Dir: dir}, above: l}, part)
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	}
	n.folders[dir] = l
	return l, err
}

// read reads the configuration of a folder. All above are read once more, so
// that none writes to the options of another.
func (n *nest) read(l *layer, part *part) (*layer, error) {
	set, err := lint.ReadSettings(l.Name, l.Src)
	if err == nil {
		err = n.setPart(part, l, set)
	}
	if err != nil {
		return nil, err
	}
	chain := []*settings.File{&l.File}
	for up := l.above; up != nil; up = up.above {
		chain = append(chain, &up.File)
	}
	for i := range slices.Backward(n.base) {
		chain = append(chain, &n.base[i])
	}
	rules := n.program.rules()
	for _, c := range slices.Backward(chain) {
		if rules, err = c.Configure(rules); err != nil {
			return nil, err
		}
	}
	l.rules, err = n.choose(rules)
	return l, err
}

// setPart takes the target and the root for the posts of a site: they belong
// into the folder of the site, or above it.
func (n *nest) setPart(part *part, l *layer, s lint.Settings) error {
	if s.Target == "" && s.Root == "" {
		return nil
	}
	if part.site == nil || !isWithin(path.Join(filepath.ToSlash(part.dir), part.site.Dir), l.Dir) {
		return fmt.Errorf("%s: want target and root in the folder of a site, or in the configuration of all posts", l.Name)
	}
	if s.Target != "" {
		part.target = s.Target
	}
	if s.Root == "" {
		return nil
	}
	root, err := settings.OpenRoot(l.Name, s.Root)
	part.root = root
	return err
}

// isWithin reports whether the path name is dir, or below it.
func isWithin(name, dir string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(rel)
}
