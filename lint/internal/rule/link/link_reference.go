package link

import (
	"strings"

	"github.com/goarticle/article/internal/markdown"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Reference is the rule link-reference. A definition or a footnote whose name stands in
// brackets somewhere else, in code or in an extension that is not known, is
// left alone.
func Reference(p *page.Page) {
	list := p.Markup().References()
	if len(list) == 0 {
		return
	}
	named := bracketed(p.Article.Body)
	for _, f := range list {
		start, end := p.Body()+f.Start, p.Body()+f.End
		switch f.Fault {
		case markdown.MissingDefinition:
			p.Report(start, end, "want a line [%s]: with the address of the link, have none", phrase.Shorten(f.Name))
		case markdown.UnusedDefinition:
			if named[strings.ToLower(f.Name)] > 1 {
				continue
			}
			p.Report(start, end, "want a link to [%s], have none", phrase.Shorten(f.Name))
		case markdown.MissingNote:
			p.Report(start, end, "want a footnote [^%s]: with its text, have none", phrase.Shorten(f.Name))
		case markdown.UnusedNote:
			if named["^"+strings.ToLower(f.Name)] > 1 {
				continue
			}
			p.Report(start, end, "want a [^%s] in the text, have none", phrase.Shorten(f.Name))
		}
	}
}

// bracketed counts what stands in brackets, in lower case.
func bracketed(body string) map[string]int {
	counts := map[string]int{}
	for {
		_, rest, ok := strings.Cut(body, "[")
		if !ok {
			return counts
		}
		body = rest
		if i := strings.IndexAny(body, "[]"); i > 0 && body[i] == ']' {
			counts[strings.ToLower(body[:i])]++
		}
	}
}
