// Package settings finds the configurations that somebody has for the checks of
// posts, and sets a linter as they want. It does not know what is checked.
package settings

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/goarticle/article/internal/file"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/schema"
)

// Name is what a configuration is called, in whatever folder it stands.
const Name = ".article-lint.yaml"

// A File is a configuration as it was read.
type File struct {
	Name string
	Src  []byte
	Dir  string // the folder of posts that it is about, with slashes, as they are named; empty: all posts
}

// Configure sets l, which has its rules, as the configurations want that count
// for all posts, and returns them: the one of that name alone or, without a
// name, those from the working directory upward, each on top of those above.
func Configure(l *lint.Linter, name string) (files []File, err error) {
	names := []string{name}
	if name == "" {
		names = find()
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f := File{Name: name, Src: src}
		if l.Rules, err = f.Configure(l.Rules); err != nil {
			return nil, err
		}
		if err := f.set(l); err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// Configure returns the rules as the configuration wants them. Globs in a
// folder are about the names within it.
func (f *File) Configure(rules []lint.Rule) ([]lint.Rule, error) {
	root, err := os.OpenRoot(filepath.Dir(filepath.FromSlash(f.Name)))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	above := map[string][]string{}
	rules = slices.Clone(rules)
	for i := range rules {
		above[rules[i].ID], rules[i].Ignore = rules[i].Ignore, nil
	}
	rules, err = schema.Configure(rules, f.Name, f.Src, root.FS())
	for i := range rules {
		globs := slices.Clone(above[rules[i].ID])
		for _, g := range rules[i].Ignore {
			globs = append(globs, path.Join(f.Dir, g))
		}
		rules[i].Ignore = globs
	}
	return rules, err
}

// set takes the settings of a configuration.
func (f *File) set(l *lint.Linter) error {
	settings, err := lint.ReadSettings(f.Name, f.Src)
	if err != nil {
		return err
	}
	l.Target = cmp.Or(settings.Target, l.Target)
	if settings.Root == "" {
		return nil
	}
	l.Root, err = OpenRoot(f.Name, settings.Root)
	return err
}

// OpenRoot opens the root that a configuration names, relative to its folder.
// It stays open up to the end.
func OpenRoot(name, dir string) (fs.FS, error) {
	path := filepath.FromSlash(dir)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(name), path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("%s: root: %s: %w", name, dir, file.Cause(err))
	}
	return root.FS(), nil
}

// find is the names of the configurations from the working directory upward,
// the nearest last. A folder with .git is the uppermost, if there is one in it
// or below. Errors other than that a file does not exist show when it is read.
func find() (names []string) {
	dir, err := filepath.Abs("")
	if err != nil {
		return nil
	}
	for {
		name := filepath.Join(dir, Name)
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			names = append([]string{relative(name)}, names...)
		}
		_, err := os.Stat(filepath.Join(dir, ".git"))
		parent := filepath.Dir(dir)
		if parent == dir || err == nil && len(names) > 0 {
			return names
		}
		dir = parent
	}
}

// relative is name as seen from the working directory, if that is shorter.
func relative(name string) string {
	wd, err := os.Getwd()
	if err != nil {
		return name
	}
	rel, err := filepath.Rel(wd, name)
	if err != nil || len(rel) > len(name) {
		return name
	}
	return rel
}
