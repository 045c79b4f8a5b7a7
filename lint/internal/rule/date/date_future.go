package date

import (
	"time"

	"github.com/goarticle/article/lint/internal/page"
)

// Future is the rule date-future, on the day of now.
func Future(p *page.Page, now time.Time) {
	a := p.Article
	if a.Draft || a.Date.IsZero() || !a.Date.After(now.Add(slack)) {
		return
	}
	key, ok := p.Present("date")
	start, end := p.Key(key)
	if !ok {
		start, end = p.Opener(), p.LineEnd(p.Opener())
		key = "the date of the file name"
	}
	p.Report(start, end, "%s: want a day that has come, have %s: Jekyll and Hugo hold the post back until then", key, a.Date.Format(time.DateOnly))
}
