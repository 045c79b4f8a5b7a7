package date

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
	"github.com/goarticle/article/lint/internal/target"
)

// portableKeys are the keys that each generator reads as dates, in lower
// case. In Astro the schema of the collection decides.
var portableKeys = map[target.Name][]string{
	target.Hexo:     {"date", "updated"},
	target.Jekyll:   {"date", "last_modified_at"},
	target.Hugo:     {"date", "publishdate", "pubdate", "lastmod", "modified"},
	target.Eleventy: {"date"},
	target.Astro:    {"pubdate", "updateddate", "date", "updated"},
}

// A keptDate is a date that the target does not read as it is meant; without
// a message one that it does.
type keptDate struct {
	at      page.Span
	form    string // the key and the spelling, without the digits
	message string
}

// KeepPortable keeps of a post what Portable asks at the end.
func KeepPortable(p *page.Page) any {
	if !bytes.HasPrefix(p.Source[p.Opener():], []byte("---")) {
		return nil
	}
	var kept []keptDate
	for _, key := range p.DateKeys() {
		if !slices.Contains(portableKeys[p.Target], strings.ToLower(key)) || p.HasFault(key) {
			continue
		}
		start, end := p.Key(key)
		date := textOf(p.Keys()[key])
		if date == "" || p.IsReported(start) {
			continue // date-valid has spoken
		}
		kept = append(kept, keptDate{p.Span(start, end), key + " " + formOf(date), portableMessage(p, key, date)})
	}
	if kept == nil {
		return nil
	}
	return kept
}

// textOf is a date as written, if it is one.
func textOf(v any) string {
	if s, ok := v.(string); ok {
		return strings.TrimSpace(s)
	}
	if page.IsNumber(v) {
		return fmt.Sprint(v)
	}
	return ""
}

// formOf is a date with 0 for each digit and a for each word, and without
// what is too long for a date.
func formOf(date string) string {
	const longest = 60
	form := make([]byte, 0, longest)
	for i := range min(len(date), longest) {
		c := date[i]
		switch {
		case c >= '0' && c <= '9':
			c = '0'
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			c = 'a'
		}
		if n := len(form); c != 'a' || n == 0 || form[n-1] != 'a' {
			form = append(form, c)
		}
	}
	return string(form)
}

// portableMessage says what the target makes of a date; nothing if it is what
// is meant.
func portableMessage(p *page.Page, key, date string) string {
	effect := effectOf(p.Target, date, isQuoted(p, key))
	if effect == asMeant {
		return ""
	}
	return fmt.Sprintf("%s: want %s, have %s, %s", key, portableDate(p.Keys()[key]), phrase.Quote(date), textOfEffect(effect, p.Target))
}

// portableDate is the spelling of a date that all generators read.
func portableDate(v any) string {
	t, ok := Read(v, nil)
	switch date, _ := v.(string); {
	case !ok:
		return "a date such as 2021-11-06T08:50:18Z"
	case strings.Trim(date, "0123456789") != "" && !strings.Contains(date, ":"):
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

func textOfEffect(e effect, reader target.Name) string {
	switch e {
	case ofFile:
		return fmt.Sprintf("which %v cannot read: it takes the date of the file", reader)
	case ofMachine:
		return fmt.Sprintf("which %v reads in the zone of the machine that builds the site", reader)
	case noZone:
		return fmt.Sprintf("of which %v passes over the zone: it takes that of the site", reader)
	case in1970:
		return fmt.Sprintf("which %v takes for a day in 1970", reader)
	case farAhead:
		return fmt.Sprintf("which %v takes for a day in a far future", reader)
	}
	return fmt.Sprintf("at which %v stops", reader)
}

// isQuoted reports whether the value of a key stands in quotes.
func isQuoted(p *page.Page, key string) bool {
	start, end := p.Key(key)
	_, value, _ := bytes.Cut(p.Source[start:end], []byte(":"))
	value = bytes.TrimLeft(value, " \t")
	return len(value) > 0 && (value[0] == '"' || value[0] == '\'')
}

// A group is the posts of a folder that have one spelling.
type group struct {
	file  string // the first
	date  *keptDate
	posts int
}

// Portable is the rule date-portable: it reports each date, or one for all where a spelling is the
// usual one of a folder: nobody reads a thousand lines that say the same.
func Portable(s *page.Site) {
	const few = 3 // are shown one by one
	dated := map[string]int{}
	groups := map[[2]string]*group{}
	eachDate(s, func(file string, d *keptDate) {
		dir := path.Dir(file)
		dated[dir]++
		if d.message == "" || s.IsSuppressed(file, d.at.Start.Line) {
			return
		}
		g := groups[[2]string{dir, d.form}]
		if g == nil {
			g = &group{file: file, date: d}
			groups[[2]string{dir, d.form}] = g
		}
		g.posts++
	})
	eachDate(s, func(file string, d *keptDate) {
		dir := path.Dir(file)
		g := groups[[2]string{dir, d.form}]
		switch {
		case d.message == "" || g == nil:
		case s.Each || g.posts <= few || 2*g.posts < dated[dir]:
			s.Report(file, d.at, d.message)
		case g.date == d:
			s.Report(file, d.at, d.message+phrase.MoreInFolder(g.posts-1))
		}
	})
}

func eachDate(s *page.Site, f func(file string, d *keptDate)) {
	for file, kept := range s.Posts {
		dates := kept.([]keptDate)
		for i := range dates {
			f(file, &dates[i])
		}
	}
}
