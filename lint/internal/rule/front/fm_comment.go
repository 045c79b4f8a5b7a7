package front

import (
	"errors"

	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/lint/internal/page"
)

// Comment is the rule fm-comment.
func Comment(p *page.Page) {
	for _, e := range p.Article.Faults {
		if errors.Is(e, front.ErrComment) {
			p.ReportError(e)
		}
	}
}
