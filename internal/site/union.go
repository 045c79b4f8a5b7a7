package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Part is a file system whose files are published below a path.
type Part struct {
	FS fs.FS
	At string // as in [Mount]
}

// Union is what several folders make together, as a generator copies them: of
// a file that several have it is that of the first.
type Union []Part

// Open opens a file, or a folder of one of the parts.
func (u Union) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	for _, p := range u {
		if sub, ok := p.rel(name); ok {
			if f, err := p.FS.Open(sub); err == nil {
				return f, nil
			}
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists what all parts have in a folder, in the order of the names.
func (u Union) ReadDir(name string) ([]fs.DirEntry, error) {
	var all []fs.DirEntry
	for _, p := range u {
		if sub, ok := p.rel(name); ok {
			entries, _ := fs.ReadDir(p.FS, sub)
			all = append(all, entries...)
		} else if way, ok := p.way(name); ok {
			all = append(all, way)
		}
	}
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}

// rel is a path within the part.
func (p Part) rel(name string) (string, bool) {
	switch {
	case p.At == "":
		return name, true
	case name == p.At:
		return ".", true
	}
	return strings.CutPrefix(name, p.At+"/")
}

// way is the folder within a folder that leads to the part.
func (p Part) way(name string) (fs.DirEntry, bool) {
	rest := p.At
	if name != "." {
		var ok bool
		if rest, ok = strings.CutPrefix(p.At, name+"/"); !ok {
			return nil, false
		}
	}
	first, _, _ := strings.Cut(rest, "/")
	fi, err := fs.Stat(p.FS, ".")
	if err != nil {
		return nil, false
	}
	return named{fs.FileInfoToDirEntry(fi), path.Base(first)}, true
}

// named is an entry under a name of its own.
type named struct {
	fs.DirEntry
	name string
}

func (n named) Name() string { return n.name }
