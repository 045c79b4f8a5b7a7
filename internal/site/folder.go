package site

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A folder is that of a site, while it is looked at.
type folder struct{ fsys fs.FS }

// maxConfig is more than a configuration has.
const maxConfig = 1 << 20

// read returns a file, or nothing if it cannot be read or is too large.
func (f *folder) read(name string) string {
	r, err := f.fsys.Open(name)
	if err != nil {
		return ""
	}
	defer r.Close()
	if fi, err := r.Stat(); err != nil || !fi.Mode().IsRegular() {
		return ""
	}
	src, err := io.ReadAll(io.LimitReader(r, maxConfig+1))
	if err != nil || len(src) > maxConfig {
		return ""
	}
	return string(src)
}

// first returns the first of the names that is a file, or nothing.
func (f *folder) first(names ...string) string {
	i := slices.IndexFunc(names, f.isFile)
	if i < 0 {
		return ""
	}
	return names[i]
}

func (f *folder) isFile(name string) bool {
	fi, err := fs.Stat(f.fsys, name)
	return err == nil && fi.Mode().IsRegular()
}

func (f *folder) isDir(name string) bool {
	fi, err := fs.Stat(f.fsys, name)
	return err == nil && fi.IsDir()
}

// names are the files of a folder that have one of the endings.
func (f *folder) names(dir string, endings ...string) []string {
	entries, _ := fs.ReadDir(f.fsys, dir)
	var names []string
	for _, e := range entries {
		if !e.IsDir() && slices.Contains(endings, strings.TrimPrefix(path.Ext(e.Name()), ".")) {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	return names
}

// dirs are the folders in a folder.
func (f *folder) dirs(dir string) []string {
	entries, _ := fs.ReadDir(f.fsys, path.Clean(dir))
	var dirs []string
	for _, e := range entries {
		if e.IsDir() {
			dirs = append(dirs, path.Join(dir, e.Name()))
		}
	}
	return dirs
}
