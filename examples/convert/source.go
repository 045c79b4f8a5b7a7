package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/goarticle/article"
)

// A source is a part of the posts that the arguments name.
type source struct {
	files   []string // names of files; nil for the other kinds
	dir     string   // a folder, and
	pattern string   // what is to be read in it
	json    string   // a file of JSON Lines
	stdin   bool     // the post on standard input
}

// sources returns what is to be read, in order. It reports arguments that do
// not exist. An error is of the list of -files-from.
func (c *converter) sources(args []string) ([]source, error) {
	var all []source
	for _, arg := range args {
		s := argument(arg)
		if s.files != nil && !exists(arg) {
			c.fail(exitUsage, &article.Error{File: arg, Err: fs.ErrNotExist})
			continue
		}
		all = appendSource(all, s)
	}
	list, err := c.list()
	for _, name := range list {
		all = appendSource(all, file(name))
	}
	return all, err
}

func argument(arg string) source {
	fi, err := os.Stat(arg)
	switch {
	case arg == "-":
		return source{stdin: true}
	case err == nil && fi.IsDir():
		return source{dir: filepath.ToSlash(arg), pattern: "."}
	case err == nil && isJSONLines(arg):
		return source{json: arg}
	case err != nil && !exists(arg) && strings.ContainsAny(arg, "*?[{"):
		dir, pattern := doublestar.SplitPattern(filepath.ToSlash(arg))
		return source{dir: dir, pattern: pattern}
	}
	return file(arg)
}

// exists reports whether there is something called name, be it a link to
// nothing.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// file is the source of a name that is that of a file. If it does not exist,
// that shows when it is read. Pipes, which may never end, are left to
// article.ParseFS, which refuses them, except those of the system, such as
// /dev/stdin and what the shell makes of <(command).
func file(name string) source {
	fi, err := os.Stat(name)
	if err != nil || fi.IsDir() || fi.Mode().IsRegular() || strings.HasPrefix(name, "/dev/") {
		return source{files: []string{name}}
	}
	return source{dir: filepath.ToSlash(filepath.Dir(name)), pattern: filepath.Base(name)}
}

// appendSource appends s. Files that follow each other become one source, so
// that they are read at the same time.
func appendSource(all []source, s source) []source {
	if n := len(all) - 1; n >= 0 && all[n].files != nil && s.files != nil {
		all[n].files = append(all[n].files, s.files...)
		return all
	}
	return append(all, s)
}

// list reads the list of -files-from.
func (c *converter) list() ([]string, error) {
	var data []byte
	var err error
	switch c.filesFrom {
	case "":
	case "-":
		data, err = io.ReadAll(c.stdin)
	default:
		data, err = os.ReadFile(c.filesFrom)
	}
	if err != nil {
		return nil, fmt.Errorf("-files-from: %w", err)
	}
	return splitList(data), nil
}

// splitList splits a list at its NULs, or at its lines if it has none.
func splitList(data []byte) []string {
	end := "\n"
	if bytes.IndexByte(data, 0) >= 0 {
		end = "\x00"
	}
	var names []string
	for name := range strings.SplitSeq(string(data), end) {
		if end == "\n" {
			name = strings.TrimSuffix(name, "\r")
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// count is the number of posts in the sources.
func count(sources []source) int {
	n := 0
	for _, s := range sources {
		switch {
		case s.stdin:
			n++
		case s.json != "":
			n += countJSONLines(s.json)
		case s.files != nil:
			n += len(s.files)
		default:
			for range article.Files(os.DirFS(s.dir), s.pattern) {
				n++
			}
		}
	}
	return n
}

// posts reads the posts in the sources, each once.
func (c *converter) posts(sources []source) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		seen := map[string]bool{}
		for _, s := range sources {
			for a, err := range c.read(s) {
				name := path.Clean(filepath.ToSlash(s.rename(a, err)))
				if seen[name] && s.json == "" {
					continue
				}
				// Within one folder nothing comes twice, and its names need not be kept.
				if len(sources) > 1 || s.files != nil {
					seen[name] = true
				}
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

func (c *converter) read(s source) iter.Seq2[*article.Article, error] {
	switch {
	case s.stdin:
		return func(yield func(*article.Article, error) bool) { yield(c.parser.Parse(c.stdin)) }
	case s.json != "":
		return func(yield func(*article.Article, error) bool) { jsonLines(s.json, yield) }
	case s.files != nil:
		return c.parser.ParseFiles(s.files...)
	}
	return c.parser.ParseFS(os.DirFS(s.dir), s.pattern)
}

// rename sets the file of a post, or of what is wrong with it, to what the
// user calls it, and returns that.
func (s source) rename(a *article.Article, err error) (name string) {
	if a != nil {
		a.File = s.name(a.File)
		for _, f := range a.Faults {
			f.File = a.File
		}
		return a.File
	}
	for _, err := range list(err) {
		if e, ok := errors.AsType[*article.Error](err); ok {
			e.File = s.name(e.File)
			name = e.File
		}
	}
	return name
}

func (s source) name(file string) string {
	switch {
	case s.stdin:
		return "-"
	case s.files != nil, s.json != "":
		return file
	}
	return path.Join(s.dir, file)
}

// list is the errors that err joins, or err alone.
func list(err error) []error {
	if l, ok := err.(interface{ Unwrap() []error }); ok {
		return l.Unwrap()
	}
	return []error{err}
}
