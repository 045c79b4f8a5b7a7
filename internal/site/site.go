// Package site knows the folder of a site by the files of its generator. It
// takes a file system and gives descriptions: the generator, the folders in
// which it looks for posts, the folders that it copies, and then the names of
// the posts. It reads configurations, runs nothing of what they hold, and where
// one is a program takes the texts that stand in it as they are. It knows no
// posts but by their names and their first line.
package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Generator is the name of one, as configurations of lint write it.
type Generator string

// The generators that are known.
const (
	Hexo     Generator = "hexo"
	Jekyll   Generator = "jekyll"
	Hugo     Generator = "hugo"
	Eleventy Generator = "eleventy"
	Astro    Generator = "astro"
)

// A Site is a folder that a generator makes a site of. Paths are within Dir,
// but for Dir.
type Site struct {
	Generator Generator
	Dir       string   // within the file system; "." is all of it
	Config    string   // the file that it is known by
	Content   []string // folders in which posts are looked for, none within another
	Static    []Mount  // folders that are copied as they are; nil: not known, or none

	// Bare says that a file without front matter is a page, too.
	Bare bool

	config  settings
	output  string   // the folder of what is built; empty: none within Dir
	own     kind     // what only this generator has
	foreign []string // folders below Dir that hold no posts, where they are not in Content
}

// A Mount is a folder whose files are published below a path.
type Mount struct {
	Dir string
	At  string // without slashes at its ends; empty: at the top of the site
}

// kind is what a generator has of its own.
type kind interface {
	// enters reports whether posts are looked for in a folder, given as a
	// path within the site, that is none of the folders passed over.
	enters(dir string) bool

	// takes reports whether a file, of an ending that posts have, is one.
	// hasFront tells whether it begins as front matter does.
	takes(name string, hasFront func() bool) bool

	// isDated reports whether a post is one with a day, and no page.
	isDated(name string) bool
}

// deepest is how far below the top sites are looked for.
const deepest = 6

// Find returns the sites in fsys: the one of its top folder, or if that is
// none all that are below, in the order of their paths. Within a site no other
// one is looked for, nor in folders that begin with a dot, and node_modules.
func Find(fsys fs.FS) []Site {
	if s, ok := At(fsys, "."); ok {
		return []Site{s}
	}
	var all []Site
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || name == "." || !d.IsDir():
			return nil // what cannot be listed is reported when posts are looked for
		case strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || strings.Count(name, "/") >= deepest:
			return fs.SkipDir
		}
		if s, ok := At(fsys, name); ok {
			all = append(all, s)
			return fs.SkipDir
		}
		return nil
	})
	return all
}

// At returns the site whose folder is dir, if it is one.
func At(fsys fs.FS, dir string) (Site, bool) {
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		return Site{}, false
	}
	f := folder{fsys: sub}
	for _, known := range []func(*folder) (Site, bool){hugoSite, hexoSite, eleventySite, astroSite, jekyllSite} {
		if s, ok := known(&f); ok {
			s.Dir = dir
			s.Content = outermost(s.Content)
			s.Static = existing(&f, s.Static)
			return s, true
		}
	}
	return Site{}, false
}

// IsDated reports whether a post, given as a path within the site, is one with
// a day, and no page that stands for itself.
func (s *Site) IsDated(name string) bool { return s.own.isDated(name) }

// foreign are folders below the top of a site that hold what was built, what
// others wrote, and what posts are made with.
var foreign = strings.Fields("public _site dist node_modules vendor resources themes layouts templates scaffolds archetypes")

// outermost are the folders that stand in none of the others.
func outermost(dirs []string) []string {
	var out []string
	for _, d := range dirs {
		if !fs.ValidPath(d) || slices.ContainsFunc(dirs, func(o string) bool { return o != d && within(d, o) }) || slices.Contains(out, d) {
			continue
		}
		out = append(out, d)
	}
	return out
}

// existing are the mounts whose folder is there; a site that lacks one may
// have files that nobody knows of, unless none was asked for.
func existing(f *folder, mounts []Mount) []Mount {
	return slices.DeleteFunc(mounts, func(m Mount) bool { return !f.isDir(m.Dir) })
}

// within reports whether the path name is dir or below it.
func within(name, dir string) bool {
	return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
}

// clean is a path as configurations write it, within the site; it is not ok
// if it leads out of it.
func clean(dir string) (string, bool) {
	dir = path.Clean(strings.TrimPrefix(strings.ReplaceAll(dir, `\`, "/"), "/"))
	return dir, fs.ValidPath(dir)
}
