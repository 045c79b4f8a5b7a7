package validate

import (
	"cmp"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/goarticle/article/internal/site"
	"github.com/goarticle/article/lint"
)

// saySite says in a line which site was found.
func (p *program) saySite(dir string, s *site.Site) {
	if p.quiet {
		return
	}
	var static []string
	for _, m := range s.Static {
		if m.At == "" {
			static = append(static, m.Dir)
		}
	}
	line := fmt.Sprintf("%s site, known by %s: posts in %s", lint.Target(s.Generator), path.Join(filepath.ToSlash(dir), s.Dir, s.Config), strings.Join(s.Content, ", "))
	if len(static) > 0 {
		line += ", files in " + strings.Join(static, ", ")
	}
	p.errorf("%s", line)
}

// linterOf is the linter of a part: what the site says holds where neither a
// flag nor the configuration does.
func (p *program) linterOf(part *part) lint.Linter {
	l := p.linter
	if part.site == nil {
		return l
	}
	if p.target == "" {
		l.Target = cmp.Or(part.target, l.Target, lint.Target(part.site.Generator))
	}
	if p.root == "" && part.root != nil {
		l.Root = part.root
	}
	if l.Root == nil {
		l.Root = part.files
	}
	if l.Target == lint.Target(part.site.Generator) {
		l.Posts = part.allPosts()
		l.Bare = part.site.Bare
		l.Undated = func(name string) bool {
			rel, ok := part.inSite(name)
			return ok && !part.site.IsDated(rel)
		}
	}
	return l
}

// allPosts are the names of all posts of the site.
func (part *part) allPosts() []string {
	if part.all == nil {
		part.all = part.join(part.site.Posts(os.DirFS(part.dir)).Names)
	}
	return part.all
}

// join is the names of posts in the folder of the part as findings show them.
func (part *part) join(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = path.Join(filepath.ToSlash(part.dir), name)
	}
	return all
}

// inSite is the name of a post within the site, if it is in it.
func (part *part) inSite(name string) (string, bool) {
	top := path.Join(filepath.ToSlash(part.dir), part.site.Dir)
	if top == "." {
		return name, filepath.IsLocal(name)
	}
	return strings.CutPrefix(name, top+"/")
}
