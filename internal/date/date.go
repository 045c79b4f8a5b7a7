// Package date reads dates in every form that front matter and feeds have. It
// takes a text and the zone of dates that name none, and gives a time, or an
// error that says what was wanted. It guesses nothing, and knows no keys and
// no files.
package date

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxLen is above the longest date that is read, JavaScript's
// "Sat Nov 06 2021 16:50:18 GMT+0800 (China Standard Time)" with a zone of
// the longest name.
const maxLen = 100

// Parse reads s as a date. The date may be written as ISO 8601, RFC 3339,
// RFC 822 and its successors, as JavaScript, the C library, git, Go or Java
// print it, with an English month name, with 年月日, with slashes or dots, or as
// Unix seconds or milliseconds. The parts of the time are apart by colons, or
// hour and minute by a dot (12.04), and may have one digit.
//
// The result keeps the offset that s names: UTC for Z, UTC, GMT and a Unix
// time, a fixed zone otherwise. The zone names of RFC 822, section 5.1, have
// the offsets that it gives them: CST is -06:00. Of an offset and a zone behind
// it (+0800 CST) the offset counts. loc is the zone of dates that name none;
// nil means UTC. A local time that loc skips for daylight saving is moved as
// [time.Date] moves it. Nothing else is moved or guessed: a day that does not
// exist, a date with two readings and a zone name with two meanings are errors.
// A weekday is not compared with the date, for feeds often have it wrong.
func Parse(s string, loc *time.Location) (time.Time, error) {
	s = strings.TrimSpace(s)
	if len(s) > maxLen {
		return time.Time{}, unknown(s)
	}
	d := reader{whole: s, rest: s}
	if d.isUnix() {
		return d.unix()
	}
	if !d.read() {
		return time.Time{}, unknown(s)
	}
	if err := d.check(); err != nil {
		return time.Time{}, err
	}
	return d.time(loc), nil
}

// Prefix is the date that s begins with, year, month and day with a dash behind
// each and more text behind the last, and whether there is one. As in Jekyll 4,
// month and day may have one digit. loc is its zone; nil means UTC.
func Prefix(s string, loc *time.Location) (t time.Time, ok bool) {
	parts := strings.SplitN(s, "-", 4)
	if len(parts) < 4 || parts[3] == "" {
		return time.Time{}, false
	}
	if loc == nil {
		loc = time.UTC
	}
	t, err := time.ParseInLocation("2006-1-2", strings.Join(parts[:3], "-"), loc)
	return t, err == nil
}

// Is reports whether s, without blanks around it, is a date that
// Parse reads, however long it is.
func Is(s string) bool {
	d := reader{whole: s, rest: s}
	return d.isUnix() || d.read() && d.check() == nil
}

// SameOffset reports whether two times have the same offset from UTC.
func SameOffset(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return x == y
}

// A reader reads one date from left to right. Its reading methods look at
// the shape of the text only; whether the numbers make a date is left to check.
type reader struct {
	whole string
	rest  string // the part of whole not yet read

	year, month, day int
	yearLast         bool // the year stands behind the time
	ambiguous        bool // day and month may be the other way round

	clocked              bool // there is a time of day
	hour, minute, second int
	nanosecond           int
	half                 half

	zoned       bool
	offset      int // minutes east of UTC
	offsetMin   int // the minutes as written, which may be over 59
	unknownZone string
}

// A half is the half of the day that a 12-hour time is in.
type half int

const (
	dateWholeDay half = iota
	dateMorning
	dateAfternoon
)

// isUnix tells whether the whole text has the form of Unix seconds or
// milliseconds.
func (d *reader) isUnix() bool {
	switch len(d.whole) {
	case 9, 10, 12, 13:
		return d.digits() == len(d.whole)
	}
	return false
}

// unix reads the text as Unix time. Only near times are read, as a far one is
// more likely a number that means something else.
func (d *reader) unix() (time.Time, error) {
	n, err := strconv.ParseInt(d.whole, 10, 64)
	if err != nil {
		return time.Time{}, unknown(d.whole)
	}
	t := time.UnixMilli(n).UTC()
	if len(d.whole) <= 10 {
		t = time.Unix(n, 0).UTC()
	}
	if t.Year() < 1990 || t.Year() >= 2100 {
		return time.Time{}, fmt.Errorf("want a Unix time from 1990 to 2099, have %s", quote(d.whole))
	}
	return t, nil
}

// read reads all of the text and tells whether it has the form of a date.
func (d *reader) read() bool {
	d.weekday()
	if !d.date() {
		return false
	}
	d.clock()
	d.zone()
	d.elapsed()
	if d.yearLast && !d.lastYear() {
		return false
	}
	return d.rest == ""
}

// lastYear reads the year behind a time, and the zone that git writes behind
// that.
func (d *reader) lastYear() bool {
	if d.separator() != ' ' || !d.number(&d.year, 4, 4) {
		return false
	}
	if !d.zoned && d.unknownZone == "" {
		d.zone()
	}
	return true
}

// weekday skips the name of a day, if there is one.
func (d *reader) weekday() {
	start := d.rest
	name := d.name()
	for w := time.Sunday; w <= time.Saturday; w++ {
		if isName(name, w.String()) {
			d.skip(".")
			d.skip(",")
			d.blanks()
			return
		}
	}
	d.rest = start
}

func (d *reader) date() bool {
	switch d.digits() {
	case 0:
		return d.monthFirst()
	case 1, 2:
		return d.dayFirst()
	case 4:
		return d.yearFirst()
	case 8, 14:
		return d.compact()
	}
	return false
}

// monthFirst reads "Nov 6, 2021" and the start of "Nov  6 08:50:18 2021".
func (d *reader) monthFirst() bool {
	if !d.monthName() {
		return false
	}
	d.skip(".")
	if d.separator() != ' ' || !d.number(&d.day, 1, 2) {
		return false
	}
	d.ordinal()
	start := d.rest
	if d.separator() != ' ' || !d.number(&d.year, 4, 4) {
		d.rest = start
		d.yearLast = true
	}
	return true
}

// dayFirst reads "6 November 2021", "6. Nov 2021", "06-Nov-21" and "25/12/2021".
func (d *reader) dayFirst() bool {
	d.number(&d.day, 1, 2)
	d.ordinal()
	sep := d.separator()
	if sep == 0 {
		return false
	}
	if !d.monthName() {
		return d.dayMonth(sep)
	}
	if sep == ' ' {
		d.skip(".")
	}
	next := d.separator()
	return (next == sep || sep == '.' && next == ' ') && d.shortYear() // 5. March 2015
}

// dayMonth reads on after the first number of "25/12/2021" or "12/25/2021".
func (d *reader) dayMonth(sep rune) bool {
	if sep == ' ' || !d.number(&d.month, 1, 2) || d.separator() != sep || !d.number(&d.year, 4, 4) {
		return false
	}
	if sep == '.' {
		return true // wherever dots are the custom, the day comes first
	}
	if d.day <= 12 && d.month > 12 {
		d.day, d.month = d.month, d.day
		return true
	}
	d.ambiguous = d.day <= 12 && d.day != d.month
	return true
}

// shortYear reads a year of four digits, or of two as RFC 5322, section 4.3,
// takes those of RFC 822.
func (d *reader) shortYear() bool {
	if d.number(&d.year, 4, 4) {
		return true
	}
	if !d.number(&d.year, 2, 2) {
		return false
	}
	if d.year < 50 {
		d.year += 100
	}
	d.year += 1900
	return true
}

// yearFirst reads "2021-11-06", "2021/11/6", "2021.11.06", "2021-Nov-06",
// "2021 Nov 6" and "2021年11月6日".
func (d *reader) yearFirst() bool {
	d.number(&d.year, 4, 4)
	if d.skip("年년") {
		return d.eastAsian()
	}
	sep := d.separator()
	if sep == 0 {
		return false
	}
	if !d.monthName() && (sep == ' ' || !d.number(&d.month, 1, 2)) {
		return false
	}
	if d.separator() != sep || !d.number(&d.day, 1, 2) {
		return false
	}
	if rest, ok := strings.CutPrefix(d.rest, "/ "); ok && sep == '/' {
		d.rest = " " + rest // 2021/11/6/ 8:50:18
	}
	return true
}

// eastAsian reads on after the year of "2021年11月6日".
func (d *reader) eastAsian() bool {
	d.blanks()
	if !d.number(&d.month, 1, 2) || !d.skip("月월") {
		return false
	}
	d.blanks()
	return d.number(&d.day, 1, 2) && d.skip("日일")
}

// compact reads "20211106", "20211106T085018" and "20211106085018".
func (d *reader) compact() bool {
	d.year, d.month, d.day = d.fixed(4), d.fixed(2), d.fixed(2)
	start := d.rest
	d.skip("Tt")
	switch d.digits() {
	case 4:
		d.hour, d.minute = d.fixed(2), d.fixed(2)
	case 6:
		d.hour, d.minute, d.second = d.fixed(2), d.fixed(2), d.fixed(2)
		d.fraction()
	default:
		d.rest = start
		return true
	}
	d.clocked = true
	return true
}

// clock reads the time of day and what joins it to the date, if it is there.
func (d *reader) clock() {
	if d.clocked {
		return
	}
	start := d.rest
	d.joint()
	d.halfBefore()
	d.clocked = d.number(&d.hour, 1, 2) && (d.colons() || d.hourWords())
	if !d.clocked {
		d.rest = start
		return
	}
	d.halfAfter()
}

// joint skips what stands between date and time.
func (d *reader) joint() {
	d.skip(",")
	d.blanks()
	start := d.rest
	if name := d.name(); !strings.EqualFold(name, "T") && !strings.EqualFold(name, "at") {
		d.rest = start
	}
	d.blanks()
}

func (d *reader) halfBefore() {
	for _, h := range halves {
		if rest, ok := strings.CutPrefix(d.rest, h.word); ok {
			d.rest = rest
			d.half = h.half
			d.blanks()
			return
		}
	}
}

var halves = [...]struct {
	word string
	half half
}{
	{"上午", dateMorning},
	{"下午", dateAfternoon},
	{"午前", dateMorning},
	{"午後", dateAfternoon},
	{"오전", dateMorning},
	{"오후", dateAfternoon},
}

// colons reads on after the hour of "8:50", "8:5:3" and "08:50:18.123".
func (d *reader) colons() bool {
	if !d.skip(":") {
		return d.dots()
	}
	if !d.number(&d.minute, 1, 2) {
		return false
	}
	if !d.skip(":") {
		return true
	}
	if !d.number(&d.second, 1, 2) {
		return false
	}
	d.fraction()
	return true
}

// dots reads on after the hour of "8.50" and "08.50.18". One digit behind a dot
// would more likely be a part of an hour.
func (d *reader) dots() bool {
	if !d.skip(".") || !d.number(&d.minute, 2, 2) {
		return false
	}
	return !d.skip(".") || d.number(&d.second, 2, 2)
}

// fraction reads ".5" or ",5" as half a second. Digits beyond the ninth are
// dropped.
func (d *reader) fraction() {
	start := d.rest
	if !d.skip(".,") || d.digits() == 0 {
		d.rest = start
		return
	}
	unit := 100_000_000
	for d.digits() > 0 {
		d.nanosecond += d.fixed(1) * unit
		unit /= 10
	}
}

// hourWords reads on after the hour of "8时50分" and "8时50分18秒".
func (d *reader) hourWords() bool {
	if !d.skip("时時시") {
		return false
	}
	d.blanks()
	if !d.number(&d.minute, 1, 2) || !d.skip("分분") {
		return false
	}
	start := d.rest
	d.blanks()
	if d.number(&d.second, 1, 2) {
		return d.skip("秒초")
	}
	d.rest = start
	return true
}

func (d *reader) halfAfter() {
	if d.half != dateWholeDay {
		return
	}
	start := d.rest
	d.blanks()
	name := d.name()
	if len(name) == 1 && d.skip(".") { // p.m.
		name += d.name()
		d.skip(".")
	}
	switch {
	case strings.EqualFold(name, "AM"):
		d.half = dateMorning
	case strings.EqualFold(name, "PM"):
		d.half = dateAfternoon
	default:
		d.rest = start
	}
}

// zone reads the zone and a comment behind it, if they are there.
func (d *reader) zone() {
	start := d.rest
	blank := d.blanks()
	name := d.name()
	switch {
	case name != "":
		d.namedZone(name)
	case !d.clocked && !blank:
		return // in 2021-11-06-05 the last number need not be a zone
	case !d.numericZone():
		d.rest = start
		return
	default:
		d.zoneAgain()
	}
	d.comment()
}

// zoneAgain skips what says the same as the offset before it: a name as of date
// in C ("+0200 CEST"), that of a place ("+01:00 Europe/Berlin"), or the offset
// once more, as Go prints a zone that has no name.
func (d *reader) zoneAgain() {
	start := d.rest
	if d.blanks() {
		if d.placeName() {
			return
		}
		name := d.name()
		if len(name) >= 3 && len(name) <= 5 && name == strings.ToUpper(name) {
			return
		}
		offset, minutes := d.offset, d.offsetMin
		if name == "" && d.numericZone() && d.offset == offset {
			return
		}
		d.offset, d.offsetMin = offset, minutes
	}
	d.rest = start
}

// placeName skips the name of a zone as computers have it, such as
// America/Argentina/San_Juan or Etc/GMT+5.
func (d *reader) placeName() bool {
	n := strings.IndexFunc(d.rest, func(r rune) bool {
		return (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9') && !strings.ContainsRune("/_+-", r)
	})
	if n < 0 {
		n = len(d.rest)
	}
	before, after, ok := strings.Cut(d.rest[:n], "/")
	if !ok || before == "" || after == "" {
		return false
	}
	d.rest = d.rest[n:]
	return true
}

// elapsed skips what Go prints behind a time that its clock was asked for, such
// as m=+0.001.
func (d *reader) elapsed() {
	start := d.rest
	rest, ok := strings.CutPrefix(strings.TrimLeftFunc(d.rest, unicode.IsSpace), "m=")
	d.rest = rest
	if !ok || !d.skip("+-") || d.digits() == 0 || strings.Trim(d.rest, "0123456789.") != "" {
		d.rest = start
		return
	}
	d.rest = ""
}

func (d *reader) namedZone(name string) {
	hours, ok := zoneHours(name)
	if !ok {
		d.unknownZone = name
		return
	}
	d.zoned = true
	d.offset = hours * 60
	if strings.EqualFold(name, "GMT") || strings.EqualFold(name, "UTC") {
		d.numericZone() // GMT+0800
	}
}

// zoneHours returns the offset of a named zone. It knows the names of RFC
// 822 and those that mean one offset wherever feeds use them. BST, IST and
// their like mean several and are left out.
func zoneHours(name string) (hours int, ok bool) {
	for _, z := range zones {
		if strings.EqualFold(name, z.name) {
			return z.hours, true
		}
	}
	return 0, false
}

var zones = [...]struct {
	name  string
	hours int
}{
	{"Z", 0}, {"GMT", 0}, {"UTC", 0}, {"UT", 0},

	{"EST", -5}, {"EDT", -4},
	{"CST", -6}, {"CDT", -5},
	{"MST", -7}, {"MDT", -6},
	{"PST", -8}, {"PDT", -7},

	{"CET", 1}, {"CEST", 2},
	{"EET", 2}, {"EEST", 3},
	{"MSK", 3},
	{"HKT", 8},
	{"JST", 9}, {"KST", 9},
}

// numericZone reads "+08:00", "+0800", "+08" or "+8", or nothing.
func (d *reader) numericZone() bool {
	start := d.rest
	sign := d.oneOf("+-")
	hours, minutes := 0, 0
	if sign == 0 || !d.zoneDigits(&hours, &minutes) {
		d.rest = start
		return false
	}
	d.zoned = true
	d.offset = hours*60 + minutes
	d.offsetMin = minutes
	if sign == '-' {
		d.offset = -d.offset
	}
	return true
}

func (d *reader) zoneDigits(hours, minutes *int) bool {
	if d.digits() == 4 {
		*hours, *minutes = d.fixed(2), d.fixed(2)
		return true
	}
	return d.number(hours, 1, 2) && (!d.skip(":") || d.number(minutes, 2, 2))
}

// comment skips the name of a zone in parentheses, or in brackets as RFC 9557
// has it ("+01:00[Europe/Paris]"), if there is one.
func (d *reader) comment() {
	start := d.rest
	d.blanks()
	end := ")"
	switch d.oneOf("([") {
	case 0:
		d.rest = start
		return
	case '[':
		end = "]"
	}
	_, after, ok := strings.Cut(d.rest, end)
	if d.rest = after; !ok {
		d.rest = start
	}
}

// monthName reads the name of a month, or nothing.
func (d *reader) monthName() bool {
	start := d.rest
	name := d.name()
	if strings.EqualFold(name, "Sept") {
		name = "Sep"
	}
	for m := time.January; m <= time.December; m++ {
		if isName(name, m.String()) {
			d.month = int(m)
			return true
		}
	}
	d.rest = start
	return false
}

// isName tells whether name is full or its first three letters.
func isName(name, full string) bool {
	if len(name) != 3 && len(name) != len(full) {
		return false
	}
	return strings.EqualFold(name, full[:len(name)])
}

// ordinal skips the ending of "1st" and "6th", if there is one.
func (d *reader) ordinal() {
	start := d.rest
	switch strings.ToLower(d.name()) {
	case "st", "nd", "rd", "th":
	default:
		d.rest = start
	}
}

// separator reads what stands between two parts of a date: '-', '/', '.' and
// blanks behind it, or blanks or a comma or both, which it returns as ' '. It returns 0 if there is
// none of them.
func (d *reader) separator() rune {
	if c := d.oneOf("-/."); c != 0 {
		if c == '.' {
			d.blanks() // 6. 11. 2021
		}
		return c
	}
	comma := d.skip(",")
	if d.blanks() || comma {
		return ' '
	}
	return 0
}

// name reads a run of letters, possibly empty.
func (d *reader) name() string {
	n := 0
	for n < len(d.rest) && 'a' <= d.rest[n]|0x20 && d.rest[n]|0x20 <= 'z' {
		n++
	}
	name := d.rest[:n]
	d.rest = d.rest[n:]
	return name
}

// number reads a run of least to most digits into n, or nothing.
func (d *reader) number(n *int, least, most int) bool {
	digits := d.digits()
	if digits < least || digits > most {
		return false
	}
	*n = d.fixed(digits)
	return true
}

// digits counts the digits ahead.
func (d *reader) digits() int {
	n := 0
	for n < len(d.rest) && '0' <= d.rest[n] && d.rest[n] <= '9' {
		n++
	}
	return n
}

// fixed reads the next digits, which the caller has counted.
func (d *reader) fixed(digits int) int {
	n := 0
	for _, c := range []byte(d.rest[:digits]) {
		n = n*10 + int(c-'0')
	}
	d.rest = d.rest[digits:]
	return n
}

// skip reads one character of set, or nothing.
func (d *reader) skip(set string) bool {
	return d.oneOf(set) != 0
}

// oneOf reads and returns one character of set. It returns 0 if another one is
// next.
func (d *reader) oneOf(set string) rune {
	next, size := utf8.DecodeRuneInString(d.rest)
	for _, c := range set {
		if c == next {
			d.rest = d.rest[size:]
			return c
		}
	}
	return 0
}

func (d *reader) blanks() bool {
	before := len(d.rest)
	d.rest = strings.TrimLeftFunc(d.rest, unicode.IsSpace)
	return len(d.rest) < before
}

// check tells whether the parts that were read make a date.
func (d *reader) check() error {
	maxHour := 23
	if d.half != dateWholeDay {
		maxHour = 12
	}
	switch {
	case d.unknownZone != "":
		return fmt.Errorf("want a zone such as Z or +08:00, have %q in %s", d.unknownZone, quote(d.whole))
	case d.year == 0:
		return d.outside("a year", 1, 9999, d.year)
	case d.month < 1 || d.month > 12:
		return d.outside("a month", 1, 12, d.month)
	case d.day < 1 || d.day > daysIn(d.year, d.month):
		return fmt.Errorf("want a day that exists, have %s: %v %d has %d days",
			quote(d.whole), time.Month(d.month), d.year, daysIn(d.year, d.month))
	case d.ambiguous:
		return fmt.Errorf("want a date such as %04d-%02d-%02d or %04d-%02d-%02d, have %s, whose day and month cannot be told apart",
			d.year, d.month, d.day, d.year, d.day, d.month, quote(d.whole))
	case d.hour > maxHour:
		return d.outside("an hour", 0, maxHour, d.hour)
	case d.minute > 59:
		return d.outside("a minute", 0, 59, d.minute)
	case d.second == 60:
		return fmt.Errorf("want a second from 0 to 59, have the leap second of %s", quote(d.whole))
	case d.second > 59:
		return d.outside("a second", 0, 59, d.second)
	case d.offsetMin > 59 || d.offset > 18*60 || d.offset < -18*60:
		return fmt.Errorf("want a zone from -18:00 to +18:00, have %s", quote(d.whole))
	}
	return nil
}

// outside returns the error of a number that is out of its range.
func (d *reader) outside(what string, least, most, have int) error {
	return fmt.Errorf("want %s from %d to %d, have %d in %s", what, least, most, have, quote(d.whole))
}

func daysIn(year, month int) int {
	switch time.Month(month) {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func (d *reader) time(loc *time.Location) time.Time {
	switch {
	case d.zoned && d.offset != 0:
		loc = time.FixedZone("", d.offset*60)
	case d.zoned || loc == nil:
		loc = time.UTC
	}
	return time.Date(d.year, time.Month(d.month), d.day, d.hour24(), d.minute, d.second, d.nanosecond, loc)
}

func (d *reader) hour24() int {
	switch d.half {
	case dateMorning:
		return d.hour % 12
	case dateAfternoon:
		return d.hour%12 + 12
	}
	return d.hour
}

func unknown(s string) error {
	if s == "" {
		return errors.New("want a date such as 2021-11-06T08:50:18Z, have nothing")
	}
	return fmt.Errorf("want a date such as 2021-11-06T08:50:18Z, have %s", quote(s))
}

// quote quotes s for a message, at most 40 characters of it.
func quote(s string) string {
	n := 0
	for i := range s {
		if n == 40 {
			return strconv.Quote(s[:i]) + "..."
		}
		n++
	}
	return strconv.Quote(s)
}
