package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/goarticle/article"
)

// find returns the names of the posts that the arguments name, each once. A -
// among them is standard input. What cannot be found is reported.
func (p *program) find(args []string) []string {
	var names []string
	seen := map[string]bool{}
	add := func(name string) {
		if key := path.Clean(filepath.ToSlash(name)); !seen[key] {
			seen[key] = true
			names = append(names, name)
		}
	}
	for _, arg := range args {
		fi, err := os.Stat(arg)
		switch {
		case arg == "-":
			add("-")
		case err == nil && fi.IsDir():
			p.below(arg, ".", add)
		case err == nil && fi.Mode().IsRegular(), err == nil && strings.HasPrefix(arg, "/dev/"):
			add(fileName(arg))
		case err == nil:
			p.below(filepath.Dir(arg), filepath.Base(arg), add) // says what it is
		case strings.ContainsAny(arg, "*?[{"):
			dir, pattern := doublestar.SplitPattern(filepath.ToSlash(arg))
			p.below(dir, pattern, add)
		case errors.Is(err, fs.ErrNotExist):
			p.fail("%s: %v", arg, fs.ErrNotExist)
		default:
			p.fail("%v", err)
		}
	}
	return names
}

// below adds the posts in the folder dir that the pattern names.
func (p *program) below(dir, pattern string, add func(string)) {
	dir = filepath.ToSlash(dir)
	p.folders = append(p.folders, dir)
	for name, err := range article.Files(os.DirFS(dir), pattern) {
		if err == nil {
			add(fileName(path.Join(dir, name)))
			continue
		}
		if e, ok := errors.AsType[*article.Error](err); ok {
			e.File = path.Join(dir, e.File)
		}
		p.fail("%v", err)
	}
}

// fileName is the name of a file in which a - is not standard input.
func fileName(name string) string {
	if name == "-" {
		return "./-"
	}
	return name
}
