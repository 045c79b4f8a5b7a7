package report

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/goarticle/article"
)

// local finds the images that stand in a folder.
type local struct {
	root *os.Root
	dir  string // absolute
	base string // of addresses in the page: the folder as seen from it, with slashes
}

// newLocal is for the images below dir, and a page that stands in the folder
// from.
func newLocal(dir, from string) (*local, error) {
	root, err := os.OpenRoot(dir) // stays open up to the end
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	from, err = filepath.Abs(from)
	if err != nil {
		return nil, err
	}
	base, err := filepath.Rel(from, abs)
	if err != nil {
		return nil, err
	}
	return &local{root, abs, filepath.ToSlash(base)}, nil
}

// address is where the page finds the image src of a, empty if there is no
// such file. What begins with a slash is looked for below the folder, and
// everything else beside the post first, if that stands in the folder, too.
func (l *local) address(a *article.Article, src string) string {
	src, _, _ = strings.Cut(src, "#")
	src, _, _ = strings.Cut(src, "?")
	name, err := url.PathUnescape(src)
	if err != nil {
		name = src
	}
	if !strings.HasPrefix(name, "/") {
		if beside := l.beside(a.File, name); l.has(beside) {
			return l.in(beside)
		}
	}
	if below := strings.TrimPrefix(path.Clean("/"+name), "/"); l.has(below) {
		return l.in(below)
	}
	return ""
}

// beside is the name below the folder of what stands beside a post.
func (l *local) beside(post, name string) string {
	abs, err := filepath.Abs(filepath.FromSlash(post))
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(l.dir, filepath.Dir(abs))
	if err != nil {
		return ""
	}
	return path.Join(filepath.ToSlash(rel), name)
}

// has reports whether there is such a file below the folder.
func (l *local) has(name string) bool {
	fi, err := l.root.Stat(filepath.FromSlash(name))
	return err == nil && fi.Mode().IsRegular()
}

// in is the address of what has a name below the folder. It is relative to
// the page, with a ./ before what could be taken for a scheme.
func (l *local) in(name string) string {
	u := url.URL{Path: path.Join(l.base, name)}
	return u.String()
}
