package date

import (
	"time"

	"github.com/goarticle/article/lint/internal/page"
)

// Valid is the rule date-valid.
func Valid(p *page.Page) {
	for _, e := range p.Article.Faults {
		if !page.IsUnread(e) || !page.IsDateKey(e.Key) || isDateWord(p.Keys()[e.Key]) {
			continue
		}
		p.ReportError(e)
	}
	for _, key := range page.DateFields() {
		if want, have := OfNumber(p.Keys()[key]); want != "" && !p.HasFault(key) {
			start, end := p.Key(key)
			p.Report(start, end, "%s: want %s, have the number %s", key, want, have)
		}
	}
	checkUpdated(p)
}

// isDateWord reports whether v is one of the words that Eleventy takes for a
// date of the file or of git.
func isDateWord(v any) bool {
	switch v {
	case "Last Modified", "Created", "git Last Modified", "git Created":
		return true
	}
	return false
}

// checkUpdated compares the two dates of a post. A day of slack is for dates
// without a time and for zones.
func checkUpdated(p *page.Page) {
	a := p.Article
	if a.Date.IsZero() || a.Updated.IsZero() || !a.Updated.Add(slack).Before(a.Date) {
		return
	}
	key, _ := p.Present("updated")
	start, end := p.Key(key)
	p.Report(start, end, "%s: want a day not before %s, the date of the post, have %s",
		key, a.Date.Format(time.DateOnly), a.Updated.Format(time.DateOnly))
}
