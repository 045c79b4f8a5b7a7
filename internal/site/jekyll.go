package site

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// jekyllSite knows a site of Jekyll by _config.yml, which Hexo has, too, so
// there has to be a second sign: a folder that only Jekyll has, a Gemfile, or
// keys that only Jekyll reads.
func jekyllSite(f *folder) (Site, bool) {
	name := f.first("_config.yml", "_config.yaml", "_config.toml")
	if name == "" {
		return Site{}, false
	}
	config := f.config(name)
	source := config.dir("source", ".")
	if !f.looksLikeJekyll(config, source) {
		return Site{}, false
	}
	j := &jekyll{config: config, source: source, ignored: append(jekyllIgnored, config.texts("exclude")...)}
	for _, dir := range f.dirs(path.Join(source, config.text("collections_dir"))) {
		if label, ok := strings.CutPrefix(path.Base(dir), "_"); ok && j.isCollection(label) {
			j.collections = append(j.collections, dir)
		}
	}
	s := Site{Generator: Jekyll, Config: name, Content: []string{source}, Static: mounts([]string{source}, config.text("baseurl")), config: config, own: j}
	s.output = config.dir("destination", "_site")
	s.foreign = []string{"_includes", "_layouts", "_sass", "_data", "_plugins"}
	return s, true
}

// looksLikeJekyll looks for the second sign.
func (f *folder) looksLikeJekyll(config settings, source string) bool {
	for _, dir := range []string{"_posts", "_layouts", "_includes", "_drafts"} {
		if f.isDir(path.Join(source, dir)) {
			return true
		}
	}
	return strings.Contains(f.read("Gemfile"), "jekyll") ||
		config.has("plugins gems collections remote_theme kramdown markdown liquid baseurl include exclude defaults permalink safe incremental whitelist show_drafts")
}

// jekyllIgnored are names that Jekyll passes over by itself.
var jekyllIgnored = []string{".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"}

// jekyll is what Jekyll has of its own.
type jekyll struct {
	config      settings
	source      string
	ignored     ignores
	collections []string // folders of the collections that are written
}

// isCollection reports whether a collection is written to pages.
func (j *jekyll) isCollection(label string) bool {
	if label == "posts" {
		return false // they stand in any folder, see enters
	}
	return j.config.below("collections").below(label).flag("output")
}

func (j *jekyll) enters(dir string) bool {
	base := path.Base(dir)
	if j.ignored.matches(j.rel(dir)) {
		return false
	}
	if !strings.HasPrefix(base, "_") || base == "_posts" || base == "_drafts" || slices.Contains(j.collections, dir) {
		return true
	}
	parent := path.Dir(dir)
	return slices.ContainsFunc(j.collections, func(c string) bool { return within(parent, c) }) || inPosts(parent) || slices.Contains(j.config.texts("include"), base)
}

// postName is that of a post: a day, and a name.
var postName = regexp.MustCompile(`^\d{2,4}-\d{1,2}-\d{1,2}-`)

func (j *jekyll) takes(name string, hasFront func() bool) bool {
	base := path.Base(name)
	switch {
	case j.ignored.matches(j.rel(name)) || strings.HasSuffix(base, "~") || strings.HasPrefix(base, "#"):
		return false
	case inDir(name, "_posts"):
		return postName.MatchString(base)
	case inDir(name, "_drafts"):
		return true
	case strings.HasPrefix(base, "_") && !slices.ContainsFunc(j.collections, func(c string) bool { return within(name, c) }):
		return false
	}
	return hasFront()
}

// rel is a path within the source.
func (j *jekyll) rel(name string) string {
	if j.source == "." {
		return name
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, j.source), "/")
}

func (j *jekyll) isDated(name string) bool { return inDir(name, "_posts") }

func inPosts(dir string) bool { return inDir(dir+"/x", "_posts") || inDir(dir+"/x", "_drafts") }

// inDir reports whether a path has a folder of that name.
func inDir(name, dir string) bool { return strings.Contains("/"+path.Dir(name)+"/", "/"+dir+"/") }
