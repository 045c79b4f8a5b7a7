package date

import (
	"slices"
	"strings"

	"github.com/goarticle/article/lint/internal/target"
)

// A form is a spelling of dates, and what the generators make of it.
type form struct {
	// pattern is the spelling without a fraction of a second: 0 is a
	// digit, 9 one or two, d two that are above 12, N the first three
	// letters of a month, M those or its name, W likewise for a day of the
	// week, U the name of a zone, P AM or PM, and ± a sign. All else
	// stands for itself.
	pattern string

	plain, quoted effects // in YAML, without and with quotes
}

// effects has a letter for each of targets: Hexo, Jekyll, Hugo, Eleventy,
// Astro.
type effects string

// An effect is what a generator makes of a date.
type effect byte

const (
	asMeant   effect = '.' // the time that is meant; without a zone in that of the site, or UTC
	stops     effect = 'x' // an error
	ofFile    effect = 'f' // the date of the file in its place
	ofMachine effect = 'm' // in the zone of the machine that builds the site
	noZone    effect = 'g' // the name of the zone is passed over
	in1970    effect = '7' // a number, taken for too small a unit
	farAhead  effect = 'y' // a number, taken for too large a unit
)

// forms are asked in order; the first that fits is the one. A spelling
// that none fits is not known, and nothing is said of it.
//
// Read in November 2026 with hexo-front-matter 5.0.0; Hugo 0.165; gray-matter
// 4.0.3 and @11ty/gray-matter 1.0.0 with luxon 3.7.2, as Eleventy 3 has them;
// js-yaml 4.3 with the z.coerce.date of zod, as Astro has them. interop/tables
// reads every form with all of these. For Jekyll 4 the Psych 4.0.3 and the
// Time.parse of Ruby 3.1 stood in, once, on the same forms: it has no reader
// outside Ruby, and SafeYAML in the place of Psych may differ.
var forms = []form{
	{"0000-00-00T00:00:00Z", ".....", "....."},
	{"0000-00-00T00:00:00±00:00", ".....", "....."},
	{"0000-00-00T00:00:00±0000", ".....", "....."},
	{"0000-00-00T00:00:00 ±00:00", "..x..", "f.xxx"},
	{"0000-00-00T00:00Z", "..x..", "..x.."},
	{"0000-00-00T00:00±00:00", "..x..", "..x.."},
	{"0000-00-00T00:00:00", ".....", "m...m"},
	{"0000-00-00T00:00", "m.x.m", "m.x.m"},

	{"0000-00-00", ".....", "....."},
	{"0000-9-9", "..xxm", "m.xxm"},
	{"0000-00-00 00:00:00", ".....", "m..xm"},
	{"0000-00-00 9:00:00", ".....", "m..xm"},
	{"0000-00-00 00:00", "m.xxm", "m.xxm"},
	{"0000-00-00 9:00", "m.xxm", "m.xxm"},
	{"0000-00-00 9:00 P", "m.xxm", "m.xxm"},
	{"0000-00-00 9:00:00 ±0000", "...x.", "...x."},
	{"0000-00-00 00:00:00 ±00:00", ".....", "...x."},
	{"0000-00-00 00:00:00±0000", "...x.", "...x."},
	{"0000-00-00 00:00:00±00:00", ".....", "...x."},
	{"0000-00-00 00:00:00 ±9", "..x..", ".gxx."},
	{"0000-00-00 00:00 ±0000", "..xx.", "..xx."},
	{"0000-00-00 00:00 ±00:00", "..xx.", "..xx."},
	{"0000-00-00 00:00:00Z", ".....", "...x."},
	{"0000-00-00 00:00:00 Z", "..x..", "..xx."},
	{"0000-00-00 00:00:00 U", "..xx.", "..xx."},
	{"0000-00-00 00:00 U", "..xx.", "..xx."},

	{"0000/9/9", "m.xxm", "m.xxm"},
	{"0000/9/9 9:00", "m.xxm", "m.xxm"},
	{"0000/9/9 9:00:00", "m.xxm", "m.xxm"},
	{"0000/9/9 9:00:00 ±0000", "..xx.", "..xx."},
	{"0000.9.9", "m.xxm", "m.xxm"},
	{"d/00/0000", "f.xxx", "f.xxx"},
	{"00/d/0000", "mxxxm", "mxxxm"},
	{"d.00.0000", "f.xxx", "f.xxx"},
	{"0000年9月9日", "fxxxx", "fxxxx"},

	// Numbers, and texts of digits. Of YYYYMMDD date-valid speaks first.
	{"00000000", "7.7x7", "f.x.x"},
	{"00000000000000", "y.yxy", "f.xxx"},
	{"0000000000", "7x.x7", "fxxxx"},
	{"0000000000000", ".xyx.", "fxxxx"},

	{"00 N 0000", "m..xm", "m..xm"},
	{"9 M 0000", "m.xxm", "m.xxm"},
	{"M 9 0000", "m.xxm", "m.xxm"},
	{"M 9, 0000", "m.xxm", "m.xxm"},
	{"W, M 9, 0000", "m.xxm", "m.xxm"},
	{"W, 9 M 0000", "m.xxm", "m.xxm"},
	{"M 9, 0000 9:00:00", "m.xxm", "m.xxm"},
	{"M 9, 0000 9:00 P", "m.xxm", "m.xxm"},

	// Of feeds: RFC 1123, and its like.
	{"W, 00 N 0000 00:00:00 U", "..gx.", "..gx."},
	{"W, 00 N 0000 00:00:00 ±0000", "...x.", "...x."},
	{"W, 9 N 0000 00:00:00 U", "..xx.", "..xx."},
	{"W, 9 N 0000 00:00:00 ±0000", "..xx.", "..xx."},
	{"9 N 0000 00:00:00 U", "..xx.", "..xx."},
	{"9 N 0000 00:00:00 ±0000", "..xx.", "..xx."},

	// Of date in C and in JavaScript.
	{"W N 9 00:00:00 0000", "m..xm", "m..xm"},
	{"W N 9 00:00:00 U 0000", "..gx.", "..gx."},
	{"W N 00 0000 00:00:00 U±0000", ".gxx.", ".gxx."},
}

// effectOf returns what a target makes of a date as written; asMeant for
// spellings that are not known.
func effectOf(t target.Name, date string, quoted bool) effect {
	column := slices.Index(target.All(), t)
	i := slices.IndexFunc(forms, func(f form) bool { return fits(f.pattern, withoutFraction(date)) })
	switch {
	case i < 0 || column < 0:
		return asMeant
	case quoted:
		return effect(forms[i].quoted[column])
	}
	return effect(forms[i].plain[column])
}

// withoutFraction is a date without the fraction of its second, without the
// name of the zone in brackets that JavaScript writes, and with one blank
// where there are several.
func withoutFraction(date string) string {
	date, _, _ = strings.Cut(date, " (")
	date = strings.Join(strings.Fields(date), " ")
	colon := strings.Index(date, ":")
	if colon < 0 {
		return date
	}
	dot := strings.IndexByte(date[colon:], '.')
	if dot < 0 {
		return date
	}
	from := colon + dot
	return date[:from] + strings.TrimLeft(date[from+1:], "0123456789")
}

// fits reports whether a date is spelled as a pattern says.
func fits(pattern, date string) bool {
	for _, c := range pattern {
		n := field(c, date)
		if n == 0 {
			return false
		}
		date = date[n:]
	}
	return date == ""
}

var (
	monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	dayNames   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	// zoneNames are those that JavaScript knows.
	zoneNames = []string{"UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"}
)

// field is how many bytes of a date the character of a pattern stands
// for; 0: it does not fit.
func field(c rune, date string) int {
	digits := len(date) - len(strings.TrimLeft(date, "0123456789"))
	switch c {
	case '0':
		return min(digits, 1)
	case '9':
		if digits > 2 {
			return 0
		}
		return digits
	case 'd':
		if digits == 2 && date[:2] > "12" {
			return 2
		}
		return 0
	case 'N':
		return nameLength(date, monthNames, true)
	case 'M':
		return nameLength(date, monthNames, false)
	case 'W':
		return nameLength(date, dayNames, false)
	case 'U':
		return nameLength(date, zoneNames, false)
	case 'P':
		return nameLength(date, []string{"AM", "PM", "am", "pm"}, false)
	case '±':
		c = '+'
		if strings.HasPrefix(date, "-") {
			return 1
		}
	}
	if strings.HasPrefix(date, string(c)) {
		return len(string(c))
	}
	return 0
}

// nameLength is the length of the word that a date begins with, if it is one
// of the names or the first three letters of one; short: only these.
func nameLength(date string, names []string, short bool) int {
	n := 0
	for n < len(date) && (date[n]|0x20 >= 'a' && date[n]|0x20 <= 'z') {
		n++
	}
	for _, name := range names {
		if n > 0 && (date[:n] == name && !short || date[:n] == name[:min(3, len(name))]) {
			return n
		}
	}
	return 0
}
