package address

import (
	"path"
	"strings"
)

// Posts are the names of all posts of a site. A nil one has none missing.
type Posts struct {
	names map[string]bool // as they are
	ends  map[string]bool // each end of a name at a slash, without its extension, in lower case, with - for blanks
}

// NewPosts returns the posts of those names; nil if there are none.
func NewPosts(names []string) *Posts {
	if len(names) == 0 {
		return nil
	}
	p := &Posts{names: map[string]bool{}, ends: map[string]bool{}}
	for _, name := range names {
		p.names[name] = true
		stem := normal(name)
		p.addEnds(stem)
		if dir, base := path.Split(stem); base == "index" || base == "_index" {
			p.addEnds(strings.TrimSuffix(dir, "/"))
		}
		for dir := path.Dir(stem); dir != "." && dir != "/" && !p.ends[dir]; dir = path.Dir(dir) {
			p.addEnds(dir) // a page that lists what is in it
		}
	}
	return p
}

func (p *Posts) addEnds(stem string) {
	for !p.ends[stem] {
		p.ends[stem] = true
		_, rest, ok := strings.Cut(stem, "/")
		if !ok {
			return
		}
		stem = rest
	}
}

// normal is a name as generators compare it: without an extension of posts.
func normal(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".md", ".markdown", ".html", ".htm", ".mdx":
		name = name[:len(name)-len(ext)]
	}
	return strings.ReplaceAll(strings.ToLower(name), " ", "-")
}

// Has reports whether there is a post of that name.
func (p *Posts) Has(name string) bool { return p == nil || p.names[name] }

// EndsWith reports whether there is a post, or a folder of posts, whose path
// ends with a name, with or without an extension.
func (p *Posts) EndsWith(name string) bool {
	if p == nil {
		return true
	}
	name = strings.TrimPrefix(path.Clean("/"+normal(name)), "/")
	for strings.HasPrefix(name, "../") {
		name = name[len("../"):]
	}
	return name == "" || p.ends[name]
}
