package html

import (
	"strings"

	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// DupID is the rule dup-id.
func DupID(p *page.Page) {
	seen := map[string]bool{}
	p.Markup().Tags(func(t *markup.Token) bool {
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
