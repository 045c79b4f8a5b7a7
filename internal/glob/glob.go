// Package glob finds the files that hold posts. It takes a file system and
// patterns, and gives names in the order of a walk, each once. It opens no
// file.
package glob

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ErrNoPosts is the error of a pattern that matches no file, and of a folder
// with no posts in it.
var ErrNoPosts = errors.New("no posts found")

// postExtensions are those of the posts that are read where no pattern names
// the files. Case does not matter.
var postExtensions = []string{".md", ".markdown", ".html", ".htm"}

// skippedNames are folders of site generators that hold no posts. Others
// that begin with _, such as _posts and _drafts, do.
var skippedNames = []string{"_site", "_includes", "_layouts", "_data", "_sass", "node_modules"}

// Files yields the names of the posts in fsys that the patterns name, in
// the order of [fs.WalkDir], each once; without a pattern those of the folder
// ".". Each call gives the name of a file, or the name or the pattern that an
// error is about.
func Files(fsys fs.FS, patterns ...string) iter.Seq2[string, error] {
	patterns = slices.Clone(patterns)
	if len(patterns) == 0 {
		patterns = []string{"."}
	}
	return func(yield func(string, error) bool) {
		w := &walker{fsys: fsys, yield: yield, files: map[string]*selector{}, way: map[string]bool{}}
		err := w.add(patterns)
		for _, root := range w.roots() {
			if err == nil {
				err = fs.WalkDir(fsys, root, w.visit)
			}
		}
		if err == nil {
			w.unmatched()
		}
	}
}

// errStop ends a walk: the loop has been left.
var errStop = errors.New("stop")

// A walker finds the files that patterns name.
type walker struct {
	fsys  fs.FS
	yield func(string, error) bool
	all   []*selector
	files map[string]*selector // those that are the path of a file
	globs []*selector          // the others
	way   map[string]bool      // folders that globs start in, and all on the way to a selector
	hits  []*selector          // of the last call of match
}

// A selector is a pattern and what it means in the file system.
type selector struct {
	pattern string
	base    string   // the longest path that all it takes is in, or the file itself
	rest    []string // patterns of the names below base; "**" any number of them
	folder  bool     // the pattern is a folder, and takes the posts below it
	found   bool     // it has taken something, or an error says why it has not
}

// add makes selectors of the patterns, and yields the errors of those that
// are none.
func (w *walker) add(patterns []string) error {
	for _, p := range patterns {
		s, err := newSelector(w.fsys, p)
		if err != nil {
			if err := w.fail(p, err); err != nil {
				return err
			}
			continue
		}
		if s.rest == nil {
			if w.files[s.base] != nil {
				continue
			}
			w.files[s.base] = s
		} else {
			w.globs = append(w.globs, s)
			w.way[s.base] = true
		}
		w.all = append(w.all, s)
		for dir := s.base; dir != "."; {
			dir = path.Dir(dir)
			w.way[dir] = true
		}
	}
	return nil
}

func newSelector(fsys fs.FS, pattern string) (*selector, error) {
	if !fs.ValidPath(pattern) {
		return nil, errors.New("want a path from the top of the file system, without . or .. or an empty name")
	}
	fi, err := fs.Stat(fsys, pattern)
	switch {
	case err == nil && fi.IsDir():
		return &selector{pattern: pattern, base: pattern, rest: []string{"**"}, folder: true}, nil
	case err == nil:
		return &selector{pattern: pattern, base: pattern}, nil
	case !isGlob(pattern):
		return nil, err
	case !doublestar.ValidatePattern(pattern):
		return nil, fmt.Errorf("want a glob such as posts/**/*.md: %w", path.ErrBadPattern)
	}
	return newGlob(pattern), nil
}

func isGlob(name string) bool { return strings.ContainsAny(name, `*?[{\`) }

func newGlob(pattern string) *selector {
	s := &selector{pattern: pattern, base: "."}
	names := strings.Split(pattern, "/")
	for len(names) > 0 && !isGlob(names[0]) {
		s.base = path.Join(s.base, names[0])
		names = names[1:]
	}
	for _, name := range names {
		if strings.Contains(name, "**") || !doublestar.ValidatePattern(name) {
			name = "**" // where it is not valid, the slash was within {a/b,c}
		}
		s.rest = append(s.rest, name)
	}
	return s
}

// roots are the paths to walk: the bases of the selectors, less those that
// are within another one.
func (w *walker) roots() []string {
	var roots []string
	for _, s := range w.all {
		roots = append(roots, s.base)
	}
	slices.SortFunc(roots, func(a, b string) int { return cmp.Compare(walkKey(a), walkKey(b)) })
	kept := roots[:0]
	for _, r := range roots {
		if len(kept) == 0 || !within(r, kept[len(kept)-1]) {
			kept = append(kept, r)
		}
	}
	return kept
}

// walkKey is a text that sorts as fs.WalkDir does, name by name.
func walkKey(name string) string {
	if name == "." {
		return ""
	}
	return strings.ReplaceAll(name, "/", "\x00")
}

func within(name, dir string) bool {
	return dir == "." || name == dir || strings.HasPrefix(name, dir) && name[len(dir)] == '/'
}

func (w *walker) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil:
		return w.failed(name, d, err)
	case d.IsDir() && !w.enters(name):
		return fs.SkipDir
	case d.IsDir():
		return nil
	case d.Type()&fs.ModeSymlink != 0 && w.way[name]:
		return fs.WalkDir(w.fsys, name, w.visit) // follows the link
	}
	return w.file(name, d)
}

// failed reports a folder that cannot be listed. A base of which there is
// nothing is reported as unmatched instead.
func (w *walker) failed(name string, d fs.DirEntry, err error) error {
	if d == nil && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, s := range w.globs {
		s.found = s.found || s.enters(name)
	}
	return w.fail(name, err)
}

func (w *walker) fail(name string, err error) error {
	if !w.yield(name, err) {
		return errStop
	}
	return nil
}

// enters reports whether there may be something to take in the folder dir.
func (w *walker) enters(dir string) bool {
	return w.way[dir] || slices.ContainsFunc(w.globs, func(s *selector) bool { return s.enters(dir) })
}

func (s *selector) enters(dir string) bool {
	names, ok := s.below(dir)
	if !ok {
		return false
	}
	for i, name := range names {
		if i < len(s.rest) && s.rest[i] == "**" {
			return true
		}
		if i >= len(s.rest)-1 || !doublestar.MatchUnvalidated(s.rest[i], name) {
			return false
		}
	}
	return true
}

// below returns the names of the path name that are below the base of s. It
// is not ok if there is one among them that is passed over.
func (s *selector) below(name string) (names []string, ok bool) {
	if !within(name, s.base) {
		return nil, false
	}
	rest := name
	if s.base != "." {
		rest = strings.TrimPrefix(name[len(s.base):], "/")
	}
	if rest == "" || name == "." {
		return nil, true
	}
	names = strings.Split(rest, "/")
	return names, !slices.ContainsFunc(names, s.skips)
}

func (s *selector) skips(name string) bool {
	if !strings.HasPrefix(name, ".") && !slices.Contains(skippedNames, name) {
		return false
	}
	return s.folder || !slices.ContainsFunc(s.words(), func(word string) bool {
		if word == name {
			return true
		}
		ok, err := doublestar.Match(word, name)
		return ok && err == nil && word[0] == '.' && name[0] == '.'
	})
}

// words are the names in the glob s, those in braces too.
func (s *selector) words() []string {
	return strings.FieldsFunc(s.pattern, func(r rune) bool { return strings.ContainsRune("/{,}", r) })
}

// file yields the file name if a selector takes it.
func (w *walker) file(name string, d fs.DirEntry) error {
	if !w.match(name) {
		return nil
	}
	mode, err := d.Type(), error(nil)
	if mode&fs.ModeSymlink != 0 {
		mode, err = w.target(name)
	}
	if mode.IsDir() {
		return nil
	}
	for _, s := range w.hits {
		s.found = true
	}
	if err == nil && !mode.IsRegular() {
		err = fmt.Errorf("want a regular file, have a %s", kind(mode))
	}
	if err != nil {
		return w.fail(name, err)
	}
	if !w.yield(name, nil) {
		return errStop
	}
	return nil
}

// match reports whether a selector takes the file name, and puts all that do
// into w.hits.
func (w *walker) match(name string) bool {
	w.hits = w.hits[:0]
	if s := w.files[name]; s != nil {
		w.hits = append(w.hits, s)
	}
	for _, s := range w.globs {
		if s.takes(name) {
			w.hits = append(w.hits, s)
		}
	}
	return len(w.hits) > 0
}

func (s *selector) takes(name string) bool {
	if s.folder && !isPost(name) || !s.folder && !doublestar.MatchUnvalidated(s.pattern, name) {
		return false
	}
	_, ok := s.below(name)
	return ok
}

func isPost(name string) bool {
	return slices.Contains(postExtensions, strings.ToLower(path.Ext(name)))
}

// target is the type of what the link name leads to.
func (w *walker) target(name string) (fs.FileMode, error) {
	fi, err := fs.Stat(w.fsys, name)
	if err != nil {
		return 0, err
	}
	return fi.Mode().Type(), nil
}

func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "named pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	case mode&fs.ModeDevice != 0:
		return "device"
	}
	return "file that is none"
}

// unmatched yields an error for each pattern that has taken nothing.
func (w *walker) unmatched() {
	for _, s := range w.all {
		if !s.found && w.fail(s.pattern, ErrNoPosts) != nil {
			return
		}
	}
}
