package site

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Posts is what was found in a site. Names are within the file system.
type Posts struct {
	Names   []string       // of the posts, in the order of their paths
	Foreign []string       // folders directly below the site that were passed over
	Other   map[string]int // files that were passed over, by their ending
	Plain   int            // files without front matter, which the generator only copies
	Errors  []error        // *fs.PathError: folders that cannot be listed
}

// postEndings are those of posts that are read; otherEndings those of posts
// that are not, which somebody may miss.
var (
	postEndings  = []string{".md", ".markdown", ".html", ".htm"}
	otherEndings = []string{".mdx", ".adoc", ".asciidoc", ".ipynb", ".org", ".rst", ".textile", ".mdoc", ".rmd", ".qmd"}
)

// Posts looks for the posts of the site in fsys, the file system that it was
// found in.
func (s *Site) Posts(fsys fs.FS) Posts {
	w := walk{Site: s, fsys: fsys}
	for _, dir := range s.Content {
		_ = fs.WalkDir(fsys, path.Join(s.Dir, dir), w.visit)
	}
	slices.Sort(w.posts.Names)
	w.posts.Names = slices.Compact(w.posts.Names)
	slices.Sort(w.posts.Foreign)
	w.posts.Foreign = slices.Compact(w.posts.Foreign)
	for _, dir := range s.foreignBeside(fsys) {
		if !slices.Contains(w.posts.Foreign, dir) {
			w.posts.Foreign = append(w.posts.Foreign, dir)
		}
	}
	slices.Sort(w.posts.Foreign)
	return w.posts
}

// foreignBeside are the folders of what was built or is foreign that stand
// beside the folders of the posts.
func (s *Site) foreignBeside(fsys fs.FS) []string {
	entries, _ := fs.ReadDir(fsys, s.Dir)
	var list []string
	for _, e := range entries {
		if e.IsDir() && s.isForeign(e.Name()) {
			list = append(list, path.Join(s.Dir, e.Name()))
		}
	}
	return list
}

// isForeign reports whether a folder of the site is one that is passed over.
func (s *Site) isForeign(dir string) bool {
	if slices.Contains(s.Content, dir) {
		return false
	}
	return dir == s.output || slices.Contains(foreign, dir) || slices.Contains(s.foreign, dir)
}

type walk struct {
	*Site
	fsys  fs.FS
	posts Posts
}

func (w *walk) visit(name string, d fs.DirEntry, err error) error {
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			w.posts.Errors = append(w.posts.Errors, &fs.PathError{Op: "open", Path: name, Err: err})
		}
		return nil
	}
	rel := w.rel(name)
	switch {
	case d.IsDir() && slices.Contains(w.Content, rel):
		return nil
	case d.IsDir() && w.isForeign(rel):
		w.posts.Foreign = append(w.posts.Foreign, name)
		return fs.SkipDir
	case d.IsDir():
		if strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || !w.own.enters(rel) {
			return fs.SkipDir
		}
		return nil
	}
	w.file(name, rel, d)
	return nil
}

// file notes a file, which may be a link to one.
func (w *walk) file(name, rel string, d fs.DirEntry) {
	ending := strings.ToLower(path.Ext(name))
	isPost := slices.Contains(postEndings, ending)
	if strings.HasPrefix(d.Name(), ".") || !isPost && !slices.Contains(otherEndings, ending) {
		return
	}
	if fi, err := fs.Stat(w.fsys, name); err != nil || !fi.Mode().IsRegular() {
		return
	}
	hasFront, asked := false, false
	ok := w.own.takes(rel, func() bool {
		hasFront, asked = hasFrontMatter(w.fsys, name), true
		return hasFront
	})
	switch {
	case ok && isPost:
		w.posts.Names = append(w.posts.Names, name)
	case ok:
		if w.posts.Other == nil {
			w.posts.Other = map[string]int{}
		}
		w.posts.Other[ending]++
	case asked && !hasFront:
		w.posts.Plain++
	}
}

// rel is a path within the site.
func (s *Site) rel(name string) string {
	switch {
	case s.Dir == ".":
		return name
	case name == s.Dir:
		return "."
	}
	return strings.TrimPrefix(name, s.Dir+"/")
}

// hasFrontMatter reports whether a file begins with the line that opens front
// matter of YAML, be there blank lines before it.
func hasFrontMatter(fsys fs.FS, name string) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return true // the error shows when it is read
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 512))
	if err != nil {
		return true
	}
	text := strings.TrimLeft(strings.TrimPrefix(string(head), "\ufeff"), " \t\r\n")
	return strings.HasPrefix(text, "---")
}

// Others counts the files below a folder that is no site of which nobody reads
// the ending, by that. It does not enter the sites in it, nor folders that
// begin with a dot, and node_modules.
func Others(fsys fs.FS, sites []Site) map[string]int {
	n := map[string]int{}
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"),
			d.IsDir() && slices.ContainsFunc(sites, func(s Site) bool { return s.Dir == name }):
			return fs.SkipDir
		}
		if ending := strings.ToLower(path.Ext(name)); !d.IsDir() && slices.Contains(otherEndings, ending) {
			n[ending]++
		}
		return nil
	})
	return n
}
