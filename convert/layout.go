package convert

import (
	"path"
	"strings"

	"github.com/goarticle/article/convert/internal/layout"
)

// A Layout says which file of a folder each post of a tree is to be: the tree
// stays, in the form in which the target reads it. A folder with an index and
// files beside it stays one, for Hexo the post and a folder of its name. The
// folders _posts and _drafts stay for Jekyll and Hexo, and are posts and drafts
// for others. Each tree wants a Layout of its own. It is not for several
// goroutines at once.
type Layout struct {
	Target Target

	// Flat puts all posts into one folder.
	Flat bool

	tree layout.Tree
}

// A Home is where files have to be in the folder of the new posts that a post
// names relatively.
type Home struct {
	Folder string // with slashes: relative addresses lead from it
	Only   bool   // what is neither in it nor below it is not published for the post
}

// See has l know that there is a post at a path below the folder that is
// converted, with slashes. What becomes of an index depends on whether there are
// other posts in its folder, so all should be seen before the first is placed.
func (l *Layout) See(path string) { l.tree.See(path) }

// Place gives p, as [Converter.Convert] made it, its path, for the post that
// stands at a path below the folder that is converted; an empty one is that of
// a post that stands in none. It returns where files have to be that the post
// names relatively.
//
// What Jekyll would not build among its posts goes into the folder pages, or
// _drafts, which p.Needs says.
func (l *Layout) Place(p *Post, path string) Home {
	l.tree.Target, l.tree.Flat = string(l.Target), l.Flat
	s := l.tree.Place(layout.Post{Name: p.Name, Dated: isDated(stem(p.Name)), Address: p.address != "", Files: p.files}, path)
	p.Name = s.Name
	if p.files && l.isElsewhere(p.address) {
		p.Changes = append(p.Changes, Change{File: p.File, Kind: Meaning, Value: p.address,
			Note: "the files that the post names relatively are looked for from this address, and published elsewhere"})
	}
	if s.Aside {
		p.Needs = append(p.Needs, JekyllPages)
	}
	return Home{Folder: s.Files, Only: s.Within}
}

// isElsewhere reports whether the files of a post that has an address are not
// published below it.
func (l *Layout) isElsewhere(address string) bool {
	switch l.Target {
	case Eleventy:
		return address != ""
	case Hugo, Hexo:
		return address != "" && (!strings.HasSuffix(address, "/") || l.Target == Hugo && l.Flat)
	}
	return false
}

func stem(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}
