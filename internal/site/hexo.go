package site

import (
	"path"
	"strings"
)

// hexoSite knows a site of Hexo by _config.yml, which Jekyll has, too, so there
// has to be a second sign: the package hexo, keys that only Hexo reads, or its
// folder of posts beside that of what posts are made of.
func hexoSite(f *folder) (Site, bool) {
	name := f.first("_config.yml", "_config.yaml", "_config.json")
	if name == "" {
		return Site{}, false
	}
	config := f.config(name)
	source := config.dir("source_dir", "source")
	if !f.isDir(source) || !f.looksLikeHexo(config, source) {
		return Site{}, false
	}
	h := &hexo{config: config, source: source}
	h.ignored = append(append(ignores{}, config.texts("exclude")...), config.texts("ignore")...)
	s := Site{Generator: Hexo, Config: name, Content: []string{source}, Static: h.static(f), Bare: true, config: config, own: h}
	s.output = config.dir("public_dir", "public")
	return s, true
}

func (f *folder) looksLikeHexo(config settings, source string) bool {
	return f.config("package.json").below("dependencies").get("hexo") != nil || f.config("package.json").get("hexo") != nil ||
		config.has("source_dir public_dir new_post_name post_asset_folder skip_render render_drafts tag_dir archive_dir") ||
		f.isDir(path.Join(source, "_posts")) && f.isDir("scaffolds")
}

// hexo is what Hexo has of its own.
type hexo struct {
	config  settings
	source  string
	ignored ignores
}

// static are the source and that of the theme, which may be a package. They
// are not known without the theme, nor where pictures stand beside posts.
func (h *hexo) static(f *folder) []Mount {
	dirs := []string{h.source}
	if h.config.flag("post_asset_folder") {
		return nil
	}
	if theme := h.config.text("theme"); theme != "" && theme != "false" {
		dir := path.Join("themes", theme)
		if !f.isDir(dir) {
			dir = path.Join("node_modules", "hexo-theme-"+theme)
		}
		if !f.isDir(dir) {
			return nil
		}
		dirs = append(dirs, path.Join(dir, "source"))
	}
	return mounts(dirs, h.config.text("root"))
}

func (h *hexo) enters(dir string) bool {
	rel := h.rel(dir)
	return rel == "_posts" || rel == "_drafts" || !h.isHidden(rel) && !h.ignored.matches(rel) && !h.ignored.matches(dir)
}

func (h *hexo) takes(name string, _ func() bool) bool {
	rel := h.rel(name)
	if h.isHidden(rel) || h.ignored.matches(rel) || h.ignored.matches(name) || strings.HasSuffix(name, "~") || strings.HasSuffix(name, "%") {
		return false
	}
	return !ignores(h.config.texts("skip_render")).matchesPath(rel)
}

// isHidden reports whether a name begins with _ or a dot, but for the folders
// of posts and of drafts, which stand at the top.
func (h *hexo) isHidden(rel string) bool {
	rel = strings.TrimPrefix(strings.TrimPrefix(rel, "_posts/"), "_drafts/")
	return strings.HasPrefix(rel, "_") || strings.HasPrefix(rel, ".") || strings.Contains(rel, "/_") || strings.Contains(rel, "/.")
}

func (h *hexo) rel(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, h.source), "/")
}

func (h *hexo) isDated(name string) bool { return strings.HasPrefix(h.rel(name), "_posts/") }
