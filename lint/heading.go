package lint

import (
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/phrase"
)

func headingOrder() Rule {
	return Rule{
		ID: "heading-order",
		Doc: `Headings go down by one level at a time. ` +
			`Who reads by ear goes from heading to heading, and takes a level that is skipped for a part that is missing (WCAG 1.3.1). ` +
			`Use the next level, and a style sheet for the size. ` +
			`The first heading may be of any level, and going up may skip some. In a post that has headings of Markdown (#), too, nothing is looked at.`,
		Severity: Warning,
		Check:    checkHeadings,
	}
}

func checkHeadings(p *Post) {
	if isMarkdown(p.Name) && hasMarkdownHeading(p.Article.Body) {
		return
	}
	var last *article.Heading
	for i := range p.Article.Headings {
		h := &p.Article.Headings[i]
		if p.markup().IsCode(h.Offset) {
			continue
		}
		if last != nil && h.Level > last.Level+1 {
			p.Report(h.Offset, markup.TagEnd(p.Source, h.Offset), "want h%d after h%d, have h%d", last.Level+1, last.Level, h.Level)
		}
		last = h
	}
}

// hasMarkdownHeading reports whether a line of a body is a heading of
// Markdown (CommonMark 0.31, 4.2 and 4.3), or could be one.
func hasMarkdownHeading(body string) bool {
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, " \t\r\n")
		if strings.HasPrefix(line, "#") || len(line) > 2 && (strings.Trim(line, "=") == "" || strings.Trim(line, "-") == "") {
			return true
		}
	}
	return false
}

func dupID() Rule {
	return Rule{
		ID: "dup-id",
		Doc: `No two elements of a post have the same id. ` +
			`A link to it leads to the first, and so do labels, scripts and style sheets; the second is never found. ` +
			`Give one of them another id. ` +
			`Code, templates, svg, and ids that a template fills in are left alone.`,
		Severity: Warning,
		Check:    checkIDs,
	}
}

func checkIDs(p *Post) {
	seen := map[string]bool{}
	p.markup().Tags(func(t *markup.Token) bool {
		// A template within is blanks, see masked.
		if t.ID == "" || t.Foreign || strings.ContainsAny(t.ID, " \t\r\n") {
			return true
		}
		if seen[t.ID] {
			p.Report(t.Start, t.End, "want an id of its own, have %s again", phrase.Quote(t.ID))
		}
		seen[t.ID] = true
		return true
	})
}
