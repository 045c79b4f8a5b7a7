package input

import (
	"path"
	"path/filepath"
)

// once holds the posts that came already.
type once map[string]bool

// first reports whether a post comes for the first time. Its name may be
// spelled in several ways, such as a.md and ./a.md, and that of standard input
// may be that of a file, too.
func (o once) first(s Source, name string) bool {
	key := "" // no file has it
	if !s.Stdin {
		key = path.Clean(filepath.ToSlash(name))
	}
	if o[key] {
		return false
	}
	o[key] = true
	return true
}
