package front

import (
	"errors"
	"fmt"

	"github.com/goarticle/article/internal/tree"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/target"
)

// Duplicate is the rule fm-duplicate. What Jekyll reads is a warning, and an
// error where the target refuses the post.
func Duplicate(p *page.Page) {
	severity, minds := page.Warning, ""
	if p.Target != "" && p.Target != target.Jekyll {
		severity, minds = page.Error, fmt.Sprintf(": %v stops there", p.Target)
	}
	for _, e := range p.Article.Faults {
		if errors.Is(e, tree.ErrTwice) {
			start := p.Offset(e.Line, e.Column)
			p.ReportAs(severity, start, p.LineEnd(start), "%s%s", page.Message(e), minds)
		}
	}
}
