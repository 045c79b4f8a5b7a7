// Package date has the rules about dates: that they can be read, say what they
// seem to say, and say it to every generator. A rule takes a page and reports on
// it, or keeps of each what it asks at the end. What it makes of a date serves
// the repair of dates, too. It knows no other rule.
package date

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/goarticle/article"
)

// Read reads a value as [article.Article.Date] is read. What is written as
// a float, such as 1e12, was no date there and is none here, though as a
// number it would be one.
func Read(v any, loc *time.Location) (time.Time, bool) {
	if _, ok := v.(float64); ok {
		return time.Time{}, false
	}
	src, err := json.Marshal(map[string]any{"date": v})
	if err != nil {
		return time.Time{}, false
	}
	p := article.Parser{Location: loc}
	a, err := p.Parse(bytes.NewReader(src))
	if err != nil || a.Date.IsZero() {
		return time.Time{}, false
	}
	return a.Date, true
}

// OfNumber says what is wanted in the place of a number that is a date
// without its marks, and what readers make of it; nothing for other numbers.
// They count it as seconds or milliseconds.
func OfNumber(v any) (want, have string) {
	switch n := digits(v); len(n) {
	case 8:
		want = fmt.Sprintf("dashes as in %s-%s-%s", n[:4], n[4:6], n[6:])
		have = n + ", which Hexo, Hugo and Astro read as a day in 1970"
	case 14:
		want = fmt.Sprintf("dashes and colons as in %s-%s-%sT%s:%s:%s", n[:4], n[4:6], n[6:8], n[8:10], n[10:12], n[12:])
		have = n + ", which Hexo, Hugo and Astro read as a day in a far future"
	}
	return want, have
}

// digits are those of a number.
func digits(v any) string {
	switch v.(type) {
	case int, int64, uint64:
		return fmt.Sprint(v)
	}
	return ""
}

// slack is how far two days may be apart and yet be one: dates without a time,
// and in other zones.
const slack = 24 * time.Hour
