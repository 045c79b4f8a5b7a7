package glob

import (
	"io/fs"
	"path"
	"slices"
)

// An output is a folder that a site generator builds into. Its name alone says
// nothing: a folder of that name may hold posts.
type output struct {
	folder string
	beside []string // globs of files of which one stands beside it
	source string   // a folder that stands beside it, too; empty: none
}

var outputs = []output{
	{"public", []string{"hugo.*", "config.toml", "gatsby-config.*"}, ""},
	{"public", []string{"config.y*ml", "config.json"}, "content"}, // Hugo's as well, by a name that much else has
	{"public", []string{"_config.y*ml"}, "source"},                // Hexo's. Jekyll has a file of this name, and builds into _site
	{"dist", []string{"astro.config.*", "eleventy.config.*", ".eleventy.js"}, ""},
}

// isBuilt reports whether dir is an output that no pattern names.
func (w *walker) isBuilt(dir string) bool {
	folder := path.Base(dir)
	if !slices.ContainsFunc(outputs, func(o output) bool { return o.folder == folder }) || w.names(dir) {
		return false
	}
	entries, err := fs.ReadDir(w.fsys, path.Dir(dir))
	return err == nil && slices.ContainsFunc(outputs, func(o output) bool { return o.folder == folder && o.standsAmong(entries) })
}

// names reports whether a folder stands in a pattern by its name.
func (w *walker) names(dir string) bool {
	return w.way[dir] || slices.ContainsFunc(w.globs, func(s *selector) bool {
		return !s.folder && slices.Contains(s.words(), path.Base(dir))
	})
}

// standsAmong reports whether the entries of a folder are those that an output
// stands beside.
func (o *output) standsAmong(entries []fs.DirEntry) bool {
	config, source := false, o.source == ""
	for _, e := range entries {
		source = source || e.IsDir() && e.Name() == o.source
		config = config || !e.IsDir() && slices.ContainsFunc(o.beside, func(glob string) bool {
			ok, err := path.Match(glob, e.Name())
			return ok && err == nil
		})
	}
	return config && source
}
