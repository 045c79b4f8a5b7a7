package validate

import (
	"github.com/goarticle/article/feed"
	"github.com/goarticle/article/internal/command/input"
)

// find returns the names of the posts that the arguments name, and notes the
// folders that were searched. What cannot be found is reported.
func (p *program) find(args []string) []string {
	sources := p.takeExports(input.Args{Names: args, Feed: new(feed.Reader)}.Sources())
	for _, s := range sources {
		if s.Dir != "" {
			p.folders = append(p.folders, s.Dir)
		}
	}
	var names []string
	for name, err := range input.Names(sources) {
		if err != nil {
			p.fail("%v", err)
			continue
		}
		names = append(names, name)
	}
	return names
}
