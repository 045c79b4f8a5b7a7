// Package layout says where a post goes in the folder of a site: the tree that
// it is from stays, as far as the generator reads it. In go the path of a post
// among the others and the name that it is to have; out comes its new path, and
// where the addresses in it lead from there. It must not know Articles, nor
// touch files.
package layout

import (
	"path"
	"slices"
	"strings"
)

// A Tree is the posts of one run. It has to see all of them first.
type Tree struct {
	Target string // the generator by its name in lower case; empty: none
	Flat   bool   // all posts go into one folder

	posts map[string]int // in a folder and below it
	site  bool           // there is a folder _posts: it is the tree of a site
	hugo  bool           // there is an _index, which only Hugo has
}

// See has the tree know of a post at a path, with slashes.
func (t *Tree) See(name string) {
	if t.posts == nil {
		t.posts = map[string]int{}
	}
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		t.posts[dir]++
		if dir == "." || dir == "/" {
			break
		}
	}
	t.site = t.site || kindOf(folders(name)) >= 0
	t.hugo = t.hugo || strings.HasPrefix(path.Base(name), "_index.")
}

// A Spot is where a post goes.
type Spot struct {
	Name  string // its path
	Files string // the folder that relative addresses in it lead from

	// Within reports that only what is in Files or below it is published for
	// them, as of the posts of Jekyll and Hexo, but not of their pages, and of
	// those of Hugo that have an address.
	Within bool

	// Aside reports a page of Jekyll's that does not belong into the folder
	// of its posts, but beside that: one without a date, or a draft.
	Aside bool
}

// A Post is what matters of a post for where it goes.
type Post struct {
	Name    string // what it is to be called: for Jekyll with a date in front, if it has one
	Dated   bool   // it has one
	Address bool   // it states an address of its own
	Files   bool   // it names files relatively
}

// Place is where the post at a path goes.
func (t *Tree) Place(p Post, from string) Spot {
	name, dated := p.Name, p.Dated
	if from == "" {
		from = name
	}
	s := t.spot(name, from, dated)
	if t.Target == "hugo" && p.Address && p.Files && !isIndex(s.Name) && !t.Flat {
		// Only the files of a bundle are published where its address is.
		s.Name = strings.TrimSuffix(s.Name, path.Ext(s.Name)) + "/index" + path.Ext(s.Name)
	}
	isPage := s.Aside || t.site && !t.Flat && kindOf(folders(s.Name)) < 0
	s.Files = t.filesOf(s.Name, isPage)
	s.Within = !isPage && (t.Target == "hexo" || t.Target == "jekyll") || t.Target == "hugo" && p.Address
	return s
}

func (t *Tree) spot(name, from string, dated bool) Spot {
	dirs := folders(from)
	switch {
	case t.Target == "jekyll":
		return t.jekyll(name, from, dirs, dated)
	case t.Flat:
		return Spot{Name: name}
	case t.Target == "hexo":
		return Spot{Name: t.hexo(name, from, dirs)}
	case !isIndex(from) || t.isAlone(from):
		return Spot{Name: join(safe(dirs), name)}
	}
	return Spot{Name: join(safe(dirs), t.index(from)+path.Ext(name))}
}

// index is what a file that is named for its folder's sake is called. Hugo
// takes a folder with an index for one page, and all else in it for its files.
func (t *Tree) index(from string) string {
	dir := path.Dir(from)
	if t.Target != "hugo" || t.hugo && strings.HasPrefix(path.Base(from), "index.") {
		return "index"
	}
	if dir == "." || t.posts[dir] > 1 || strings.HasPrefix(path.Base(from), "_index.") {
		return "_index"
	}
	return "index"
}

// isAlone reports whether an index is all there is, and in no folder: it is a
// post that has no other name.
func (t *Tree) isAlone(from string) bool { return path.Dir(from) == "." && t.posts["."] < 2 }

// hexo keeps the folders that Hexo looks for at the top of its source. The
// files of a post stand in a folder of its name beside it, so no post is an
// index.
func (t *Tree) hexo(name, from string, dirs []string) string {
	i := kindOf(dirs)
	switch {
	case i >= 0:
		kind, before := dirs[i], dirs[:i]
		if i == 1 && dirs[0] == "source" {
			before = nil
		}
		rest := dirs[i+1:]
		if isIndex(from) && len(rest) > 0 {
			rest = rest[:len(rest)-1]
		}
		return join(append([]string{kind}, safe(slices.Concat(before, rest))...), name)
	case t.site:
		if len(dirs) > 0 && dirs[0] == "source" {
			dirs = dirs[1:]
		}
		return join(safe(dirs), page(name, from))
	case isIndex(from) && len(dirs) > 0:
		dirs = dirs[:len(dirs)-1]
	}
	return join(safe(dirs), name)
}

// jekyll keeps the folders that Jekyll looks for. In the tree of a site what
// stands in none of them is a page. Elsewhere all goes into the folder of the
// posts, but for what Jekyll would not read there.
func (t *Tree) jekyll(name, from string, dirs []string, dated bool) Spot {
	i := kindOf(dirs)
	if i == 1 && dirs[0] == "source" {
		dirs, i = dirs[1:], 0 // it would be a category
	}
	var before, rest []string
	if i >= 0 {
		before, rest = safe(dirs[:i]), safe(dirs[i+1:])
	}
	switch flat := t.Flat; {
	case flat && dated:
		return Spot{Name: name}
	case flat && i >= 0 && dirs[i] == drafts:
		return Spot{Name: join([]string{drafts}, name), Aside: true}
	case flat:
		return Spot{Name: join([]string{pages}, name), Aside: true}
	case i >= 0 && dirs[i] == drafts:
		return Spot{Name: join(slices.Concat(before, []string{drafts}, rest), withoutDate(name, from))}
	case i >= 0 && dated:
		return Spot{Name: join(slices.Concat(before, []string{posts}, rest), name)}
	case i >= 0:
		return Spot{Name: join(slices.Concat([]string{pages}, before, rest), page(name, from)), Aside: true}
	case t.site:
		return Spot{Name: join(collections(dirs), page(name, from))}
	case dated:
		return Spot{Name: join(safe(dirs), name)}
	}
	return Spot{Name: join(slices.Concat([]string{pages}, safe(dirs)), page(name, from)), Aside: true}
}

// The folders of posts and of drafts, of Jekyll and Hexo, and that of the pages
// that Jekyll would not find among its posts.
const (
	posts  = "_posts"
	drafts = "_drafts"
	pages  = "pages"
)

// kindOf is which of the folders is that of posts or drafts, -1 if none is.
func kindOf(dirs []string) int {
	return slices.IndexFunc(dirs, func(s string) bool { return s == posts || s == drafts })
}

// page is what a page is called: as it was, without a date in front that the
// name of a post would have.
func page(name, from string) string {
	if isIndex(from) {
		return "index" + path.Ext(name)
	}
	return withoutDate(name, from)
}

// withoutDate is a name as the file has it, but for its extension.
func withoutDate(name, from string) string {
	base := path.Base(from)
	if s := SafeName(strings.TrimSuffix(base, path.Ext(base))); s != "" && !isIndex(from) {
		return s + path.Ext(name)
	}
	return name
}

// isIndex reports whether a file is named for its folder's sake.
func isIndex(name string) bool {
	base := path.Base(name)
	stem := strings.ToLower(strings.TrimSuffix(base, path.Ext(base)))
	return stem == "index" || stem == "_index"
}

// folders are the names of the folders that a file is in.
func folders(name string) []string {
	dir := path.Dir(name)
	if dir == "." || dir == "/" {
		return nil
	}
	return strings.Split(strings.Trim(dir, "/"), "/")
}

// safe are folders with safe names, without those that have none.
func safe(dirs []string) []string {
	list := make([]string, 0, len(dirs))
	for _, s := range dirs {
		if s = SafeName(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// collections are folders with safe names, but for the mark in front of those
// of Jekyll's collections.
func collections(dirs []string) []string {
	list := make([]string, 0, len(dirs))
	for _, s := range dirs {
		name := SafeName(s)
		if name != "" && strings.HasPrefix(s, "_") {
			name = "_" + name
		}
		list = append(list, name)
	}
	return list
}

func join(dirs []string, name string) string { return path.Join(path.Join(dirs...), name) }

// filesOf is the folder that relative addresses in a post lead from. Hugo and
// Eleventy give each post a folder in the site, and Hexo looks for the files of
// a post in one of its name; Astro looks beside the file, and Jekyll puts the
// post there.
func (t *Tree) filesOf(name string, isPage bool) string {
	dir, base := path.Split(name)
	dir = path.Clean(dir)
	stem := strings.TrimSuffix(base, path.Ext(base))
	switch t.Target {
	case "hugo", "eleventy":
		if isIndex(base) {
			return dir
		}
	case "hexo":
		if isPage {
			return dir
		}
	default:
		return dir
	}
	return path.Join(dir, stem)
}
