package validate

import (
	"context"
	"slices"

	"github.com/goarticle/article/internal/command/input"
	"github.com/goarticle/article/lint"
)

// takeExports takes exports and feeds out of the sources, and notes them.
func (p *program) takeExports(sources []input.Source) []input.Source {
	return slices.DeleteFunc(sources, func(s input.Source) bool {
		if s.Export != "" {
			p.exports = append(p.exports, s)
		}
		return s.Export != ""
	})
}

// checkExports checks the posts in exports. What reading them has to say is no
// finding of a rule, and goes to standard error.
func (p *program) checkExports(ctx context.Context) (found []lint.Diagnostic, posts int) {
	run := p.linter.Run()
	for post, err := range input.Posts(&p.linter.Parser, nil, p.exports) {
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			p.fail("%v", err)
			continue
		}
		a := post.Article
		for _, f := range a.Faults {
			if f.File != a.File {
				p.errorf("%v", f)
			}
		}
		posts++
		p.checked = append(p.checked, a.File)
		found = append(found, run.Article(a).Diagnostics...)
	}
	return append(found, run.End()...), posts
}
