package validate

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goarticle/article/internal/site"
)

// passed is what was passed over in the folders that were searched.
type passed struct {
	folders []string
	endings map[string]int
	plain   int
}

func (p *passed) add(dir string, posts site.Posts) {
	for _, name := range posts.Foreign {
		p.folders = append(p.folders, path.Join(filepath.ToSlash(dir), name))
	}
	p.plain += posts.Plain
	p.addEndings(posts.Other)
}

func (p *passed) addEndings(n map[string]int) {
	if p.endings == nil {
		p.endings = map[string]int{}
	}
	for ending, n := range n {
		p.endings[ending] += n
	}
}

// String says what it was, for the summary; empty if it was nothing.
func (p *passed) String() string {
	list := p.folders
	for _, ending := range slices.Sorted(maps.Keys(p.endings)) {
		list = append(list, fmt.Sprintf("%s %s", files(p.endings[ending]), ending))
	}
	if p.plain > 0 {
		list = append(list, files(p.plain)+" without front matter")
	}
	return strings.Join(list, ", ")
}

func files(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}
