package front

import (
	"errors"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/page"
)

// Parse is the rule fm-parse. The article may be nil.
func Parse(p *page.Page) {
	if p.Bare && errors.Is(p.Err, article.ErrNoFrontMatter) {
		return
	}
	for _, e := range errorsOf(p.Err) {
		start := p.Offset(e.Line, e.Column)
		if e.Line == 0 {
			start = 0
		}
		if p.IsReported(start) {
			continue // text-encoding has said it
		}
		p.Report(start, p.LineEnd(start), "%s", page.Message(e))
	}
}

// errorsOf are the errors that are joined in err.
func errorsOf(err error) []*article.Error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var list []*article.Error
		for _, err := range joined.Unwrap() {
			list = append(list, errorsOf(err)...)
		}
		return list
	}
	e, ok := errors.AsType[*article.Error](err)
	switch {
	case ok:
		return []*article.Error{e}
	case err != nil:
		return []*article.Error{{Err: err}}
	}
	return nil
}
