package input

import (
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/goarticle/article"
)

// A Place is where the file of a post stands among those that an argument
// names.
type Place struct {
	// Folder is the folder of the argument: for a file that is named singly the
	// working directory, or the file's own folder if that is not below it. It
	// is empty for posts that are in no file of their own, on standard input
	// and in JSON Lines and exports.
	Folder string

	// File is the path of the file below Folder, with slashes.
	File string

	// Path is the path that the post is to keep: File, or for one that is named
	// singly the name that it was named by, without what leads out of a folder
	// in front. It is empty for standard input.
	Path string
}

// place is the place of a file of the source, which it knows by this name.
func (s Source) place(file string) Place {
	slash := filepath.ToSlash(file)
	switch {
	case s.Stdin:
		return Place{}
	case s.JSON != "":
		return Place{Path: below(slash)}
	case s.Export != "":
		return Place{Path: path.Base(slash)}
	case s.Dir != "":
		return Place{Folder: s.Dir, File: slash, Path: slash}
	case filepath.IsLocal(file):
		return Place{Folder: ".", File: path.Clean(slash), Path: path.Clean(slash)}
	}
	return Place{Folder: filepath.Dir(file), File: path.Base(slash), Path: below(slash)}
}

// below is a name without what leads out of a folder.
func below(name string) string {
	name = strings.TrimPrefix(name, filepath.ToSlash(filepath.VolumeName(name)))
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// Places yields where the files of the sources stand, without reading them.
// What cannot be found is passed over, as are the posts in JSON Lines, whose
// places are not known before they are read.
func Places(sources []Source) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for _, s := range sources {
			for file := range s.files {
				if !yield(s.place(file)) {
					return
				}
			}
		}
	}
}

// files yields the files of a source, as it knows them.
func (s Source) files(yield func(string) bool) {
	switch {
	case s.Files != nil:
		for _, name := range s.Files {
			if !yield(name) {
				return
			}
		}
	case s.Dir != "":
		for name, err := range article.Files(os.DirFS(s.Dir), s.Pattern) {
			if err == nil && !yield(name) {
				return
			}
		}
	}
}
