package link

import (
	"github.com/goarticle/article/internal/markdown"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Reference is the rule link-reference.
func Reference(p *page.Page) {
	for _, f := range p.Markup().References() {
		start, end := p.Body()+f.Start, p.Body()+f.End
		switch f.Fault {
		case markdown.MissingDefinition:
			p.Report(start, end, "want a line [%s]: with the address of the link, have none", phrase.Shorten(f.Name))
		case markdown.UnusedDefinition:
			p.Report(start, end, "want a link to [%s], have none", phrase.Shorten(f.Name))
		case markdown.MissingNote:
			p.Report(start, end, "want a footnote [^%s]: with its text, have none", phrase.Shorten(f.Name))
		case markdown.UnusedNote:
			p.Report(start, end, "want a [^%s] in the text, have none", phrase.Shorten(f.Name))
		}
	}
}
