package site

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// hugoSite knows a site of Hugo by hugo.toml, and by config.toml where there is
// a folder of posts as well; either in YAML and JSON, too, or in
// config/_default.
func hugoSite(f *folder) (Site, bool) {
	name := f.first("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json",
		"config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/hugo.yml", "config/_default/hugo.json")
	if name == "" {
		name = f.first("config.toml", "config.yaml", "config.yml", "config.json",
			"config/_default/config.toml", "config/_default/config.yaml", "config/_default/config.yml", "config/_default/config.json")
		if name == "" || !f.isDir(f.config(name).dir("contentDir", "content")) {
			return Site{}, false
		}
	}
	h := &hugo{folder: f, config: f.config(name)}
	if dir := path.Dir(name); dir != "." {
		h.addFiles(dir)
	}
	s := Site{Generator: Hugo, Config: name, Content: h.content(), Static: h.static(), Bare: true, config: h.config, own: h}
	s.output = h.config.dir("publishDir", "public")
	for _, p := range h.config.texts("ignoreFiles") {
		if re, err := regexp.Compile(p); err == nil {
			h.ignored = append(h.ignored, re)
		}
	}
	return s, true
}

// hugo is what Hugo has of its own.
type hugo struct {
	*folder
	config  settings
	ignored []*regexp.Regexp
	posts   []string        // the sections with posts, once they were asked for
	bundles map[string]bool // whether a folder is a leaf bundle
}

// addFiles adds the keys of the other files in config/_default, each of which
// is the value of the key that it is called.
func (h *hugo) addFiles(dir string) {
	if h.config == nil {
		h.config = settings{}
	}
	for _, name := range h.names(dir, "toml", "yaml", "yml", "json") {
		key := strings.TrimSuffix(path.Base(name), path.Ext(name))
		if key != "hugo" && key != "config" && h.config.get(key) == nil {
			h.config[key] = map[string]any(h.folder.config(name))
		}
	}
}

// content are the folders of posts: contentDir, that of each language, and
// what module.mounts makes a part of content.
func (h *hugo) content() []string {
	var dirs []string
	h.config.below("module").each("mounts", func(m settings) {
		if target := m.text("target"); within(target, "content") {
			dirs = append(dirs, m.dir("source", "content"))
		}
	})
	if len(dirs) == 0 {
		dirs = []string{h.config.dir("contentDir", "content")}
	}
	languages := h.config.below("languages")
	for key := range languages {
		if dir := languages.below(key).dir("contentDir", ""); dir != "" {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	return dirs
}

// static are the folders of files, those of the themes among them, the files
// beside the posts, and those that templates publish. They are not known where a module or a theme has
// some that are not here.
func (h *hugo) static() []Mount {
	module := h.config.below("module")
	if module.get("imports") != nil || module.get("mounts") != nil {
		return nil
	}
	dirs := h.config.texts("staticDir")
	if len(dirs) == 0 {
		dirs = []string{"static"}
	}
	themes := h.config.dir("themesDir", "themes")
	for _, theme := range h.config.texts("theme") {
		if !h.isDir(path.Join(themes, theme)) {
			return nil
		}
		dirs = append(dirs, path.Join(themes, theme, "static"))
	}
	dirs = append(dirs, h.config.dir("assetDir", "assets")) // which a template may publish
	return mounts(append(dirs, h.content()...), h.config.text("baseURL"))
}

// enters knows no folder that Hugo passes over.
func (h *hugo) enters(dir string) bool { return !h.isIgnored(dir + "/") }

// takes takes all but what is a part of another page.
func (h *hugo) takes(name string, _ func() bool) bool {
	return !strings.HasSuffix(name, "~") && !h.isIgnored(name) && !h.isPart(name)
}

func (h *hugo) isIgnored(name string) bool {
	return slices.ContainsFunc(h.ignored, func(re *regexp.Regexp) bool { return re.MatchString(name) })
}

// isPart reports whether a file belongs to the page index.md in its folder, or
// in one above.
func (h *hugo) isPart(name string) bool {
	dir := path.Dir(name)
	if stem, _, _ := strings.Cut(path.Base(name), "."); stem == "index" || stem == "_index" {
		dir = path.Dir(dir)
	}
	for ; dir != "." && dir != "/"; dir = path.Dir(dir) {
		if h.isLeaf(dir) {
			return true
		}
	}
	return false
}

// isLeaf reports whether a folder has an index.md of its own.
func (h *hugo) isLeaf(dir string) bool {
	if is, ok := h.bundles[dir]; ok {
		return is
	}
	is := slices.ContainsFunc(h.names(dir, "md", "markdown", "html", "htm", "mdx", "adoc", "org", "rst"), func(name string) bool {
		return strings.HasPrefix(path.Base(name), "index.")
	})
	if h.bundles == nil {
		h.bundles = map[string]bool{}
	}
	h.bundles[dir] = is
	return is
}

// isDated goes by the sections that Hugo calls the main ones: those that the
// configuration names, or the one with the most pages.
func (h *hugo) isDated(name string) bool {
	if stem, _, _ := strings.Cut(path.Base(name), "."); stem == "_index" {
		return false
	}
	return slices.Contains(h.mainSections(), h.section(name))
}

func (h *hugo) mainSections() []string {
	if h.posts != nil {
		return h.posts
	}
	h.posts = append(h.config.texts("mainSections"), h.config.below("params").texts("mainSections")...)
	if len(h.posts) == 0 {
		h.posts = []string{h.largest()}
	}
	return h.posts
}

// section is the folder of a post within that of the content; empty for one
// that stands in none.
func (h *hugo) section(name string) string {
	for _, dir := range h.content() {
		if !within(name, dir) {
			continue
		}
		rest := strings.TrimPrefix(strings.TrimPrefix(name, dir), "/")
		section, page, ok := strings.Cut(rest, "/")
		if ok && (strings.Contains(page, "/") || !strings.HasPrefix(page, "index.")) {
			return section
		}
	}
	return ""
}

// largest is the section with the most pages.
func (h *hugo) largest() string {
	s := Site{Dir: ".", Content: h.content(), own: h}
	n := map[string]int{}
	most := ""
	for _, name := range s.Posts(h.fsys).Names {
		section := h.section(name)
		if n[section]++; section != "" && n[section] > n[most] || most == "" {
			most = section
		}
	}
	return most
}

// mounts are folders at the top of a site, and below the path that the site's
// own address has, if it has one: it may be that of a preview.
func mounts(dirs []string, base string) []Mount {
	at := basePath(base)
	var list []Mount
	for _, dir := range dirs {
		dir, ok := clean(dir)
		if !ok {
			continue
		}
		list = append(list, Mount{Dir: dir})
		if at != "" {
			list = append(list, Mount{Dir: dir, At: at})
		}
	}
	return list
}

// basePath is the path of the address of a site, without slashes at its ends.
func basePath(base string) string {
	if _, rest, ok := strings.Cut(base, "//"); ok {
		_, base, _ = strings.Cut(rest, "/")
	}
	base, _, _ = strings.Cut(base, "?")
	base = strings.Trim(path.Clean("/"+base), "/")
	if strings.ContainsAny(base, "{$<") {
		return ""
	}
	return base
}
