package lint

import (
	"fmt"
	"slices"
	"time"
)

func dateValid() Rule {
	return Rule{
		ID: "date-valid",
		Doc: `A date can be read, exists, and means one day to every reader. ` +
			`Of 2021-02-30 many generators make the 2nd of March without a word, of 20211106 a day in 1970, and 06/11/2021 is June to some and November to others. ` +
			`A post that was updated before it was written has one of the two wrong. ` +
			`Write 2021-11-06T08:50:18Z, or with an offset in place of the Z: it is the one form that all generators read alike. ` +
			`Words that stand for a date in Eleventy, such as Last Modified, are left alone.`,
		Severity: Error,
		Check:    checkDates,
	}
}

// dateKeys are the keys that are read as dates.
var dateKeys = slices.Concat(sameField("date")[1:], sameField("updated")[1:])

func isDateKey(key string) bool { return isOneOf(dateKeys, key) }

func checkDates(p *Post) {
	for _, e := range p.Article.Faults {
		if !isDateKey(e.Key) || isDateWord(p.keys()[e.Key]) {
			continue
		}
		start := p.Offset(e.Line, e.Column)
		p.Report(start, p.lineEnd(start), "%s", message(e))
	}
	for _, key := range dateKeys {
		if want, have := dateOfNumber(digits(p.keys()[key])); want != "" && !p.hasFault([]string{key}) {
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

// digits are those of a number.
func digits(v any) string {
	switch v.(type) {
	case int, int64, uint64:
		return fmt.Sprint(v)
	}
	return ""
}

// dateOfNumber says what is wanted in the place of a number that is a date
// without its marks, and what readers make of it; nothing for other numbers.
// They count it as seconds or milliseconds.
func dateOfNumber(n string) (want, have string) {
	switch len(n) {
	case 8:
		want = fmt.Sprintf("dashes as in %s-%s-%s", n[:4], n[4:6], n[6:])
		have = n + ", which Hexo, Hugo and Astro read as a day in 1970"
	case 14:
		want = fmt.Sprintf("dashes and colons as in %s-%s-%sT%s:%s:%s", n[:4], n[4:6], n[6:8], n[8:10], n[10:12], n[12:])
		have = n + ", which Hexo, Hugo and Astro read as a day in a far future"
	}
	return want, have
}

// checkUpdated compares the two dates of a post. A day of slack is for dates
// without a time and for zones.
func checkUpdated(p *Post) {
	a := p.Article
	if a.Date.IsZero() || a.Updated.IsZero() || !a.Updated.Add(slack).Before(a.Date) {
		return
	}
	key, _ := p.present("updated")
	start, end := p.Key(key)
	p.Report(start, end, "%s: want a day not before %s, the date of the post, have %s",
		key, a.Date.Format(time.DateOnly), a.Updated.Format(time.DateOnly))
}

const slack = 24 * time.Hour

// present returns the key that stands for a field in the front matter.
func (p *Post) present(field string) (key string, ok bool) {
	for _, k := range sameField(field)[1:] {
		if p.hasValue([]string{k}) {
			return k, true
		}
	}
	return field, false
}

func dateFuture() Rule {
	return Rule{
		ID: "date-future",
		Doc: `The date of a post is not in the future. ` +
			`Jekyll and Hugo do not publish such a post until its day and the next build, Hexo publishes it at once; often the year is a slip. ` +
			`Correct the date, make the post a draft, or ignore the rule for a post that is meant to wait. ` +
			`A date counts as future after 24 hours, and drafts are left alone.`,
		Severity: Warning,
		Check:    checkFuture,
	}
}

func checkFuture(p *Post) {
	a := p.Article
	if a.Draft || a.Date.IsZero() || !a.Date.After(p.Now.Add(slack)) {
		return
	}
	key, ok := p.present("date")
	start, end := p.Key(key)
	if !ok {
		start, end = p.opener(), p.lineEnd(p.opener())
		key = "the date of the file name"
	}
	p.Report(start, end, "%s: want a day that has come, have %s: Jekyll and Hugo hold the post back until then", key, a.Date.Format(time.DateOnly))
}
