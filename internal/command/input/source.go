// Package input finds the posts that somebody means who calls a command: it
// takes arguments as a shell gives them (files, folders, globs, -) and lists
// of files, and gives sources in their order, and from these the names of the
// posts, or the posts, each once. It does not know what becomes of a post,
// nor what is said of one that is missing.
package input

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed"
	"github.com/goarticle/article/internal/file"
)

// A Source is a part of the posts that arguments name.
type Source struct {
	Files   []string // names of files; nil for the other kinds
	Dir     string   // a folder, with slashes, and
	Pattern string   // what is to be read in it, as article.Files takes it
	JSON    string   // a file of JSON Lines
	Export  string   // an export or a feed
	feed    *feed.Reader
	Stdin   bool  // the post on standard input
	Missing error // an *article.Error, in the place of an argument that names nothing
}

// Args are the arguments of a command that name posts.
type Args struct {
	Names []string // files, folders, globs and -
	List  []string // files and nothing else, see ReadList; they come last

	// JSONLines makes an argument that ends with .jsonl stand for the posts in
	// that file, not for the file.
	JSONLines bool

	// Feed makes an argument that is an export or a feed stand for the posts in
	// it, which it reads. Its Name and Parser are not asked for.
	Feed *feed.Reader

	// Links makes an argument that is a link to nothing a file, which cannot be
	// read. Otherwise it is missing.
	Links bool
}

// Sources returns what the arguments stand for, in their order.
func (a Args) Sources() []Source {
	var all []Source
	for _, name := range a.Names {
		all = add(all, a.source(name))
	}
	for _, name := range a.List {
		all = add(all, named(name))
	}
	return all
}

// Found returns the sources that are there. Of each argument that names nothing
// tell gets the error.
func Found(sources []Source, tell func(error)) []Source {
	return slices.DeleteFunc(sources, func(s Source) bool {
		if s.Missing != nil {
			tell(s.Missing)
		}
		return s.Missing != nil
	})
}

// add appends s. Files that follow each other become one source, so that they
// are read at the same time.
func add(all []Source, s Source) []Source {
	if n := len(all) - 1; n >= 0 && all[n].Files != nil && s.Files != nil {
		all[n].Files = append(all[n].Files, s.Files...)
		return all
	}
	return append(all, s)
}

// source is what one argument stands for.
func (a Args) source(name string) Source {
	if name == "-" {
		return Source{Stdin: true}
	}
	fi, err := os.Stat(name)
	switch {
	case err == nil && fi.IsDir():
		return Source{Dir: filepath.ToSlash(name), Pattern: "."}
	case err == nil && a.JSONLines && isJSONLines(name):
		return Source{JSON: name}
	case err == nil && a.Feed != nil && isExport(name):
		return Source{Export: name, feed: a.Feed}
	case err == nil, a.Links && exists(name):
		return named(name)
	case strings.ContainsAny(name, "*?[{"):
		dir, pattern := doublestar.SplitPattern(filepath.ToSlash(name))
		return Source{Dir: dir, Pattern: pattern}
	}
	return Source{Missing: missing(name, err)}
}

// exists reports whether there is something called name, be it a link to
// nothing.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// named is the source of a name that is that of a file. If it does not exist,
// that shows when it is read. Pipes, which may never end, are left to
// [article.Files], which refuses them, except those of the system, such as
// /dev/stdin and what the shell makes of <(command).
func named(name string) Source {
	fi, err := os.Stat(name)
	if err != nil || fi.IsDir() || fi.Mode().IsRegular() || strings.HasPrefix(name, "/dev/") {
		return Source{Files: []string{name}}
	}
	return Source{Dir: filepath.ToSlash(filepath.Dir(name)), Pattern: filepath.Base(name)}
}

// missing says that there is nothing called name, or why that cannot be told.
func missing(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		err = fs.ErrNotExist
	}
	return &article.Error{File: name, Err: file.Cause(err)}
}
