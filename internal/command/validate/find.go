package validate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goarticle/article/feed"
	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/internal/site"
	"github.com/goarticle/article/lint"
)

// A part is posts that belong together: those of a site, or those that are of
// none.
type part struct {
	names []string
	site  *site.Site // nil: no site is known
	dir   string     // the folder that the paths of the site begin in
	files fs.FS      // of the site; nil: not known
	all   []string   // the posts of the site; nil: not looked for yet

	target lint.Target // of a configuration in its folder; empty: none
	root   fs.FS       // likewise
}

// find returns the posts that the arguments name, and notes the folders that
// were searched. What cannot be found is reported.
func (p *program) find(args []string) ([]part, error) {
	list, err := input.ReadList(p.filesFrom, p.Stdin)
	switch {
	case err != nil:
		return nil, fmt.Errorf("-files-from: %w", err)
	case p.filesFrom == "-" && slices.Contains(args, "-"):
		return nil, errors.New("-files-from: want standard input for the list or for a post, have it for both")
	case len(args) == 0 && p.filesFrom == "":
		return p.findSites()
	}
	f := finder{program: p, here: siteHere(), seen: map[string]bool{}, listed: list}
	for _, name := range args {
		f.add(name)
	}
	return f.parts(), nil
}

// findSites returns the posts of the sites in the working directory.
func (p *program) findSites() ([]part, error) {
	f := finder{program: p, seen: map[string]bool{}}
	for _, s := range site.Find(os.DirFS(".")) {
		f.addSite(".", &s)
	}
	if len(f.sites) == 0 {
		return nil, errors.New("want the name of a post, or of a folder, as there is no site of Hexo, Jekyll, Hugo, Eleventy or Astro here; " + commandName + " -help says more")
	}
	return f.parts(), nil
}

// siteHere is the site of the working directory, if it is one: it is that of
// the posts in it that arguments name.
func siteHere() *site.Site {
	if s, ok := site.At(os.DirFS("."), "."); ok {
		return &s
	}
	return nil
}

// A finder turns arguments into parts.
type finder struct {
	*program
	here   *site.Site
	sites  []part
	args   []string        // that are no folders of sites
	listed []string        // by -files-from
	seen   map[string]bool // posts, and folders with a slash at the end
}

// add adds an argument. A folder may be that of a site, or have sites below.
func (f *finder) add(name string) {
	fi, err := os.Stat(name)
	if name == "-" || err != nil || !fi.IsDir() {
		f.args = append(f.args, name)
		return
	}
	dir := shortest(name)
	if f.seen[dir+"/"] {
		return
	}
	f.seen[dir+"/"] = true
	sites := site.Find(os.DirFS(dir))
	if f.here != nil && dir != "." && filepath.IsLocal(dir) {
		sites = nil // a folder of the site, which is named
	}
	for i := range sites {
		f.addSite(dir, &sites[i])
	}
	if len(sites) == 0 || sites[0].Dir != "." {
		f.args = append(f.args, name)
		f.passed.addEndings(site.Others(os.DirFS(dir), sites))
	}
}

// addSite adds the posts of a site.
func (f *finder) addSite(dir string, s *site.Site) {
	f.saySite(dir, s)
	posts := s.Posts(os.DirFS(dir))
	part := part{site: s, dir: dir}
	part.all = part.join(posts.Names)
	for _, name := range part.all {
		part.names = f.once(part.names, name)
	}
	for _, content := range s.Content {
		f.folders = append(f.folders, path.Join(filepath.ToSlash(dir), s.Dir, content))
	}
	for _, err := range posts.Errors {
		f.fail("%v", err)
	}
	if len(posts.Names) == 0 {
		f.fail("%s: no posts found", path.Join(filepath.ToSlash(dir), s.Dir))
	}
	f.passed.add(dir, posts)
	f.sites = append(f.sites, part)
}

// once appends a name that was not there yet.
func (f *finder) once(names []string, name string) []string {
	if f.seen[path.Clean(name)] {
		return names
	}
	f.seen[path.Clean(name)] = true
	return append(names, name)
}

// parts are the posts that were found: those of the sites, and the others.
func (f *finder) parts() []part {
	rest := part{}
	sources := f.takeExports(input.Args{Names: f.args, List: f.listed, Feed: new(feed.Reader)}.Sources())
	for _, s := range sources {
		if s.Dir != "" {
			f.folders = append(f.folders, s.Dir)
		}
	}
	if f.here != nil {
		rest.site, rest.dir = f.here, "."
	}
	for name, err := range input.Names(sources) {
		switch {
		case err != nil:
			f.fail("%v", err)
		case name == "-":
			rest.names = append(rest.names, name)
		case !f.isInSite(name):
			rest.names = f.once(rest.names, local(name))
		}
	}
	all := f.sites
	if len(rest.names) > 0 {
		all = append(all, rest)
	}
	for i := range all {
		all[i].files = f.siteFiles(&all[i])
	}
	return all
}

// isInSite reports whether a file lies in the folder of a site that was found
// below a folder that is none, and was not named itself.
func (f *finder) isInSite(name string) bool {
	if slices.Contains(f.args, name) || slices.Contains(f.listed, name) {
		return false
	}
	return slices.ContainsFunc(f.sites, func(p part) bool {
		return strings.HasPrefix(filepath.ToSlash(local(name)), path.Join(filepath.ToSlash(p.dir), p.site.Dir)+"/")
	})
}

// siteFiles are the files that the site copies.
func (f *finder) siteFiles(p *part) fs.FS {
	if p.site == nil {
		return nil
	}
	var u site.Union
	for _, m := range p.site.Static {
		root, err := os.OpenRoot(filepath.Join(p.dir, filepath.FromSlash(path.Join(p.site.Dir, m.Dir))))
		if err != nil {
			return nil // one that is there and cannot be opened: nothing is known
		}
		u = append(u, site.Part{FS: root.FS(), At: m.At}) // stays open up to the end
	}
	if len(u) == 0 {
		return nil
	}
	return u
}

// shortest is the name of a folder as seen from the working directory, if it
// is in it.
func shortest(name string) string {
	if !filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	wd, err := os.Getwd()
	if err != nil {
		return name
	}
	if rel, err := filepath.Rel(wd, name); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return name
}

// local is the name of a file as findings show it: relative to the working
// directory if the file is in it, and without ./ at the front.
func local(name string) string {
	if name == "./-" {
		return name
	}
	return shortest(name)
}
