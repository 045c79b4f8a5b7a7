package lint

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/lint/internal/phrase"
)

func datePortable() Rule {
	return Rule{
		ID: "date-portable",
		Doc: `A date is spelled in a way that the site generator of the setting target reads as it is meant. ` +
			`At 2021-11-06 08:50 UTC Hugo and Eleventy stop; of Sat, 06 Nov 2021 08:50:18 GMT Hugo passes over the GMT; of "2021-11-06 08:50:18" in quotes Hexo and Astro make another time on every machine. ` +
			`Write 2021-11-06T08:50:18Z, or with an offset in place of the Z, which all of them read alike. ` +
			`Dates that name no zone and that the generator takes for a time in the zone of the site, or in UTC, are left alone, as are spellings that are not known. ` +
			`Where most posts of a folder have one such spelling there is one finding for all of them, and with a baseline one for each. ` +
			`The rule wakes up when target is set; of dates in TOML and JSON it says nothing.`,
		Severity:    Warning,
		NeedsTarget: true,
		Keep:        keepDates,
		CheckSite:   checkPortable,
	}
}

// portableKeys are the keys that each generator reads as dates, in lower
// case. In Astro the schema of the collection decides.
var portableKeys = map[Target][]string{
	Hexo:     {"date", "updated"},
	Jekyll:   {"date", "last_modified_at"},
	Hugo:     {"date", "publishdate", "pubdate", "lastmod", "modified"},
	Eleventy: {"date"},
	Astro:    {"pubdate", "updateddate", "date", "updated"},
}

// A datePost is what is kept of a post with dates.
type datePost []keptDate

// A keptDate is a date that the target does not read as it is meant; without
// a message one that it does.
type keptDate struct {
	at      Span
	form    string // the key and the spelling, without the digits
	message string
}

func keepDates(p *Post) any {
	if !bytes.HasPrefix(p.Source[p.opener():], []byte("---")) {
		return nil
	}
	var kept datePost
	for _, key := range p.dates() {
		if !slices.Contains(portableKeys[p.Target], strings.ToLower(key)) || p.hasFault([]string{key}) {
			continue
		}
		start, end := p.Key(key)
		date := dateText(p.keys()[key])
		if date == "" || p.reportedAt(start) {
			continue // date-valid has spoken
		}
		kept = append(kept, keptDate{p.Span(start, end), key + " " + formOf(date), portableMessage(p, key, date)})
	}
	if kept == nil {
		return nil
	}
	return kept
}

// dateText is a date as written, if it is one.
func dateText(v any) string {
	if s, ok := v.(string); ok {
		return strings.TrimSpace(s)
	}
	if isNumber(v) {
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
func portableMessage(p *Post, key, date string) string {
	effect := dateEffectOf(p.Target, date, p.isQuoted(key))
	if effect == dateRead {
		return ""
	}
	return fmt.Sprintf("%s: want %s, have %s, %s", key, portableDate(p.keys()[key]), phrase.Quote(date), dateEffectText(effect, p.Target))
}

// portableDate is the spelling of a date that all generators read.
func portableDate(v any) string {
	t, ok := readDate(v, nil)
	switch date, _ := v.(string); {
	case !ok:
		return "a date such as 2021-11-06T08:50:18Z"
	case strings.Trim(date, "0123456789") != "" && !strings.Contains(date, ":"):
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

func dateEffectText(e dateEffect, reader Target) string {
	switch e {
	case dateFile:
		return fmt.Sprintf("which %v cannot read: it takes the date of the file", reader)
	case dateMachine:
		return fmt.Sprintf("which %v reads in the zone of the machine that builds the site", reader)
	case dateNoZone:
		return fmt.Sprintf("of which %v passes over the zone: it takes that of the site", reader)
	case date1970:
		return fmt.Sprintf("which %v takes for a day in 1970", reader)
	case dateFarAhead:
		return fmt.Sprintf("which %v takes for a day in a far future", reader)
	}
	return fmt.Sprintf("at which %v stops", reader)
}

// isQuoted reports whether the value of a key stands in quotes.
func (p *Post) isQuoted(key string) bool {
	start, end := p.Key(key)
	_, value, _ := bytes.Cut(p.Source[start:end], []byte(":"))
	value = bytes.TrimLeft(value, " \t")
	return len(value) > 0 && (value[0] == '"' || value[0] == '\'')
}

// A dateGroup is the posts of a folder that have one spelling.
type dateGroup struct {
	file  string // the first
	date  *keptDate
	posts int
}

// checkPortable reports each date, or one for all where a spelling is the
// usual one of a folder: nobody reads a thousand lines that say the same.
func checkPortable(s *Site) {
	const few = 3 // are shown one by one
	dated := map[string]int{}
	groups := map[[2]string]*dateGroup{}
	s.eachDate(func(file string, d *keptDate) {
		dir := path.Dir(file)
		dated[dir]++
		if d.message == "" || s.isSuppressed(file, d.at.Start.Line) {
			return
		}
		g := groups[[2]string{dir, d.form}]
		if g == nil {
			g = &dateGroup{file: file, date: d}
			groups[[2]string{dir, d.form}] = g
		}
		g.posts++
	})
	s.eachDate(func(file string, d *keptDate) {
		dir := path.Dir(file)
		g := groups[[2]string{dir, d.form}]
		switch {
		case d.message == "" || g == nil:
		case s.run.linter.Each || g.posts <= few || 2*g.posts < dated[dir]:
			s.Report(file, d.at, d.message)
		case g.date == d:
			s.Report(file, d.at, d.message+phrase.MoreInFolder(g.posts-1))
		}
	})
}

func (s *Site) eachDate(f func(file string, d *keptDate)) {
	for i := range s.Posts {
		dates := s.Posts[i].Value.(datePost)
		for j := range dates {
			f(s.Posts[i].File, &dates[j])
		}
	}
}
