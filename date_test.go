package article

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var dateForms = []struct{ in, want string }{
	// RFC 3339.
	{"2021-11-06T08:50:18Z", "2021-11-06T08:50:18Z"},
	{"2021-11-06t08:50:18z", "2021-11-06T08:50:18Z"},
	{"2021-11-06T16:50:18+08:00", "2021-11-06T16:50:18+08:00"},
	{"2021-11-06T08:50:18-00:00", "2021-11-06T08:50:18Z"},
	{"2021-11-06T03:20:18-05:30", "2021-11-06T03:20:18-05:30"},
	{"2021-11-06T08:50:18.123Z", "2021-11-06T08:50:18.123Z"},
	{"2021-11-06T08:50:18.123456789+08:00", "2021-11-06T08:50:18.123456789+08:00"},
	{" 2021-11-06T08:50:18Z\t\n", "2021-11-06T08:50:18Z"},

	// ISO 8601 and what is close to it.
	{"2021-11-06", "2021-11-06T00:00:00Z"},
	{"2021-11-6", "2021-11-06T00:00:00Z"},
	{"2021-1-6", "2021-01-06T00:00:00Z"},
	{"2024-02-29", "2024-02-29T00:00:00Z"},
	{"2000-02-29", "2000-02-29T00:00:00Z"},
	{"0001-01-01", "0001-01-01T00:00:00Z"},
	{"9999-12-31", "9999-12-31T00:00:00Z"},
	{"2021-11-06Z", "2021-11-06T00:00:00Z"},
	{"2021-11-06 UTC", "2021-11-06T00:00:00Z"},
	{"2021-11-06 +08:00", "2021-11-06T00:00:00+08:00"},
	{"2025-01-01T12:00:00.000", "2025-01-01T12:00:00Z"},
	{"2021-11-06T08:50:18", "2021-11-06T08:50:18Z"},
	{"2021-11-06T08:50", "2021-11-06T08:50:00Z"},
	{"2021-11-06T08:50Z", "2021-11-06T08:50:00Z"},
	{"2021-11-06T08:50-05:00", "2021-11-06T08:50:00-05:00"},
	{"2021-11-06T08:50:18,5Z", "2021-11-06T08:50:18.5Z"},
	{"2021-11-06T08:50:18.1234567891234Z", "2021-11-06T08:50:18.123456789Z"},
	{"2021-11-06 08:50:18", "2021-11-06T08:50:18Z"},
	{"2021-11-06   08:50:18", "2021-11-06T08:50:18Z"},
	{"2021-11-06 08:50", "2021-11-06T08:50:00Z"},
	{"2021-11-06 08:50 UTC", "2021-11-06T08:50:00Z"},
	{"2018-7-9 7:03 UTC", "2018-07-09T07:03:00Z"},
	{"2021-11-06 08:50:18 UTC", "2021-11-06T08:50:18Z"},
	{"2021-11-06 08:50:18 gmt", "2021-11-06T08:50:18Z"},
	{"2021-11-06 08:50:18UTC", "2021-11-06T08:50:18Z"},
	{"2021-11-06 08:50:18 UTC+8", "2021-11-06T08:50:18+08:00"},
	{"2021-11-06 08:50:18 +0800", "2021-11-06T08:50:18+08:00"},
	{"2021-11-06 08:50:18+0800", "2021-11-06T08:50:18+08:00"},
	{"2021-11-06 08:50:18 +08:00", "2021-11-06T08:50:18+08:00"},
	{"2021-11-06 08:50:18 +8:00", "2021-11-06T08:50:18+08:00"},
	{"2021-11-06 08:50:18 +08", "2021-11-06T08:50:18+08:00"},
	{"2021-11-06 08:50:18 +8", "2021-11-06T08:50:18+08:00"},
	{"2021-11-06 08:50:18 -4", "2021-11-06T08:50:18-04:00"},
	{"2021-11-06 08:50:18 +18:00", "2021-11-06T08:50:18+18:00"},
	{"2021-11-06 8:50:18 -0400", "2021-11-06T08:50:18-04:00"},
	{"2008-09-21 17:54:58+00:00", "2008-09-21T17:54:58Z"},
	{"2013-06-01 14:18:48.000000000 +09:00", "2013-06-01T14:18:48+09:00"},
	{"2021-11-06 08:50:18 JST", "2021-11-06T08:50:18+09:00"},
	{"20211106", "2021-11-06T00:00:00Z"},
	{"20211106T0850", "2021-11-06T08:50:00Z"},
	{"20211106T085018Z", "2021-11-06T08:50:18Z"},
	{"20211106T085018.25+0800", "2021-11-06T08:50:18.25+08:00"},
	{"20211106T08:50:18Z", "2021-11-06T08:50:18Z"},
	{"20211106 08:50:18", "2021-11-06T08:50:18Z"},
	{"20211106085018", "2021-11-06T08:50:18Z"},
	{"20211106085018Z", "2021-11-06T08:50:18Z"},
	{"20211106085018 +0800", "2021-11-06T08:50:18+08:00"},

	// 12-hour times.
	{"2021-11-06 8:50 PM", "2021-11-06T20:50:00Z"},
	{"2021-11-06 08:50:18 pm", "2021-11-06T20:50:18Z"},
	{"2021-11-06 08:50:18am", "2021-11-06T08:50:18Z"},
	{"2021-11-06 12:50 AM", "2021-11-06T00:50:00Z"},
	{"2021-11-06 12:50 PM", "2021-11-06T12:50:00Z"},
	{"2021-11-06 8:50\u202fPM +08:00", "2021-11-06T20:50:00+08:00"},

	// Slashes and dots.
	{"2021/11/6 8:50:18", "2021-11-06T08:50:18Z"},
	{"2021/11/06", "2021-11-06T00:00:00Z"},
	{"2021.11.06", "2021-11-06T00:00:00Z"},
	{"2021.11.6 08:50", "2021-11-06T08:50:00Z"},
	{"25/12/2021", "2021-12-25T00:00:00Z"},
	{"12/25/2021", "2021-12-25T00:00:00Z"},
	{"12/25/2021, 8:50:18 PM", "2021-12-25T20:50:18Z"},
	{"25-12-2021", "2021-12-25T00:00:00Z"},
	{"06/06/2021", "2021-06-06T00:00:00Z"},
	{"13.11.2021", "2021-11-13T00:00:00Z"},
	{"06.11.2021", "2021-11-06T00:00:00Z"},
	{"6.11.2021 8:50", "2021-11-06T08:50:00Z"},

	// RFC 822 and its successors.
	{"Sat, 06 Nov 2021 08:50:18 GMT", "2021-11-06T08:50:18Z"},
	{"sat, 06 nov 2021 08:50:18 gmt", "2021-11-06T08:50:18Z"},
	{"Sat, 6 Nov 2021 08:50:18 +0800", "2021-11-06T08:50:18+08:00"},
	{"Sat, 6 Nov 2021 08:50:18 +0000 (UTC)", "2021-11-06T08:50:18Z"},
	{"Sat, 06 Nov 2021 08:50 UT", "2021-11-06T08:50:00Z"},
	{"Sat, 06 Nov 2021", "2021-11-06T00:00:00Z"},
	{"Mon, 06 Nov 2021 08:50:18 GMT", "2021-11-06T08:50:18Z"},
	{"06 Nov 2021 08:50:18 Z", "2021-11-06T08:50:18Z"},
	{"06 Nov 21 08:50 EST", "2021-11-06T08:50:00-05:00"},
	{"06 Nov 21 08:50 EDT", "2021-11-06T08:50:00-04:00"},
	{"06 Nov 21 08:50 CST", "2021-11-06T08:50:00-06:00"},
	{"06 Nov 21 08:50 CDT", "2021-11-06T08:50:00-05:00"},
	{"06 Nov 21 08:50 MST", "2021-11-06T08:50:00-07:00"},
	{"06 Nov 21 08:50 MDT", "2021-11-06T08:50:00-06:00"},
	{"06 Nov 21 08:50 PST", "2021-11-06T08:50:00-08:00"},
	{"06 Nov 21 08:50 PDT", "2021-11-06T08:50:00-07:00"},
	{"06 Nov 21 08:50 CET", "2021-11-06T08:50:00+01:00"},
	{"06 Nov 21 08:50 CEST", "2021-11-06T08:50:00+02:00"},
	{"06 Nov 21 08:50 EET", "2021-11-06T08:50:00+02:00"},
	{"06 Nov 21 08:50 EEST", "2021-11-06T08:50:00+03:00"},
	{"06 Nov 21 08:50 MSK", "2021-11-06T08:50:00+03:00"},
	{"06 Nov 21 08:50 HKT", "2021-11-06T08:50:00+08:00"},
	{"06 Nov 21 08:50 KST", "2021-11-06T08:50:00+09:00"},
	{"06 Nov 49 08:50 GMT", "2049-11-06T08:50:00Z"},
	{"06 Nov 50 08:50 GMT", "1950-11-06T08:50:00Z"},
	{"Saturday, 06-Nov-21 08:50:18 GMT", "2021-11-06T08:50:18Z"},

	// The C library and JavaScript.
	{"Sat Nov  6 08:50:18 2021", "2021-11-06T08:50:18Z"},
	{"Sat Nov  6 08:50:18 UTC 2021", "2021-11-06T08:50:18Z"},
	{"Sat Nov 06 08:50:18 +0800 2021", "2021-11-06T08:50:18+08:00"},
	{"Sat Nov 06 2021", "2021-11-06T00:00:00Z"},
	{"Sat Nov 06 2021 16:50:18 GMT+0800 (China Standard Time)", "2021-11-06T16:50:18+08:00"},
	{"Sat Nov 06 2021 16:50:18 GMT+0800 (中国标准时间)", "2021-11-06T16:50:18+08:00"},

	// Names of months.
	{"06 Nov 2021", "2021-11-06T00:00:00Z"},
	{"6 November 2021", "2021-11-06T00:00:00Z"},
	{"6th november 2021 08:50", "2021-11-06T08:50:00Z"},
	{"6 Nov. 2021", "2021-11-06T00:00:00Z"},
	{"Nov 06 2021", "2021-11-06T00:00:00Z"},
	{"Nov 6, 2021", "2021-11-06T00:00:00Z"},
	{"Nov. 6, 2021", "2021-11-06T00:00:00Z"},
	{"NOVEMBER 6, 2021", "2021-11-06T00:00:00Z"},
	{"Saturday, November 6, 2021", "2021-11-06T00:00:00Z"},
	{"November 6th, 2021 at 8:50 pm", "2021-11-06T20:50:00Z"},
	{"November 6, 2021 08:50:18 +0800", "2021-11-06T08:50:18+08:00"},
	{"June 1st 2021", "2021-06-01T00:00:00Z"},
	{"June 2nd 2021", "2021-06-02T00:00:00Z"},
	{"June 3rd 2021", "2021-06-03T00:00:00Z"},
	{"Sept 6, 2021", "2021-09-06T00:00:00Z"},
	{"May 6, 2021", "2021-05-06T00:00:00Z"},
	{"6-Nov-2021", "2021-11-06T00:00:00Z"},
	{"6/Nov/2021", "2021-11-06T00:00:00Z"},
	{"2021-Nov-06", "2021-11-06T00:00:00Z"},
	{"2021 Nov 6", "2021-11-06T00:00:00Z"},
	{"2021 November 6 08:50", "2021-11-06T08:50:00Z"},

	// East Asian.
	{"2021年11月6日", "2021-11-06T00:00:00Z"},
	{"2021年11月06日 8:50", "2021-11-06T08:50:00Z"},
	{"2021年11月6日 8:50:18 +08:00", "2021-11-06T08:50:18+08:00"},
	{"2021年11月6日8时50分", "2021-11-06T08:50:00Z"},
	{"2021年11月6日 08时50分18秒", "2021-11-06T08:50:18Z"},
	{"2021年11月6日 上午8:50", "2021-11-06T08:50:00Z"},
	{"2021年11月6日 下午8时50分", "2021-11-06T20:50:00Z"},
	{"2021年11月6日 午後8時5分", "2021-11-06T20:05:00Z"},
	{"2021年11月6日 午前0時5分", "2021-11-06T00:05:00Z"},
	{"2021년 11월 6일", "2021-11-06T00:00:00Z"},
	{"2021년 11월 6일 오전 8:50", "2021-11-06T08:50:00Z"},
	{"2021년 11월 6일 오후 8시 50분 18초", "2021-11-06T20:50:18Z"},

	// Unix time.
	{"1636188618", "2021-11-06T08:50:18Z"},
	{"1636188618123", "2021-11-06T08:50:18.123Z"},
	{"631152000", "1990-01-01T00:00:00Z"},
	{"631152000000", "1990-01-01T00:00:00Z"},
	{"4102444799", "2099-12-31T23:59:59Z"},
}

func TestDateForms(t *testing.T) {
	for _, c := range dateForms {
		got, err := parseDate(c.in, nil)
		require.NoError(t, err, c.in)
		require.Equal(t, c.want, got.Format(time.RFC3339Nano), c.in)
	}
}

// Dates that name a zone keep it; the others take the given one.
func TestDateLocation(t *testing.T) {
	loc := time.FixedZone("there", 8*3600)
	for in, want := range map[string]string{
		"2021-11-06":                    "2021-11-06T00:00:00+08:00",
		"2021-11-06 08:50:18":           "2021-11-06T08:50:18+08:00",
		"November 6, 2021":              "2021-11-06T00:00:00+08:00",
		"2021-11-06T08:50:18Z":          "2021-11-06T08:50:18Z",
		"2021-11-06 08:50:18 +0000":     "2021-11-06T08:50:18Z",
		"2021-11-06 08:50:18 -0400":     "2021-11-06T08:50:18-04:00",
		"Sat, 06 Nov 2021 08:50:18 GMT": "2021-11-06T08:50:18Z",
		"1636188618":                    "2021-11-06T08:50:18Z",
	} {
		got, err := parseDate(in, loc)
		require.NoError(t, err, in)
		require.Equal(t, want, got.Format(time.RFC3339), in)
	}
}

func TestDateUTC(t *testing.T) {
	for _, in := range []string{"2021-11-06", "2021-11-06 08:50 UTC", "2021-11-06T08:50:18+00:00", "1636188618"} {
		got, err := parseDate(in, nil)
		require.NoError(t, err, in)
		require.Equal(t, time.UTC, got.Location(), in)
	}
}

func TestDateErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":              `want a date such as 2021-11-06T08:50:18Z, have nothing`,
		" \n":           `want a date such as 2021-11-06T08:50:18Z, have nothing`,
		"Invalid Date":  `want a date such as 2021-11-06T08:50:18Z, have "Invalid Date"`,
		"Last Modified": `want a date such as 2021-11-06T08:50:18Z, have "Last Modified"`,
		"git Created":   `want a date such as 2021-11-06T08:50:18Z, have "git Created"`,
		"date: \xff":    `want a date such as 2021-11-06T08:50:18Z, have "date: \xff"`,
		"2021":          `want a date such as 2021-11-06T08:50:18Z, have "2021"`,
		"2021-11":       `want a date such as 2021-11-06T08:50:18Z, have "2021-11"`,
		"2021-11/06":    `want a date such as 2021-11-06T08:50:18Z, have "2021-11/06"`,
		"2021 11 06":    `want a date such as 2021-11-06T08:50:18Z, have "2021 11 06"`,
		"2021-011-06":   `want a date such as 2021-11-06T08:50:18Z, have "2021-011-06"`,
		"12021-11-06":   `want a date such as 2021-11-06T08:50:18Z, have "12021-11-06"`,
		"-2021-11-06":   `want a date such as 2021-11-06T08:50:18Z, have "-2021-11-06"`,
		"2021-W44-6":    `want a date such as 2021-11-06T08:50:18Z, have "2021-W44-6"`,
		"2021年11月":      `want a date such as 2021-11-06T08:50:18Z, have "2021年11月"`,
		"06-11-21":      `want a date such as 2021-11-06T08:50:18Z, have "06-11-21"`,
		"Nov 6":         `want a date such as 2021-11-06T08:50:18Z, have "Nov 6"`,
		"Nov 2021":      `want a date such as 2021-11-06T08:50:18Z, have "Nov 2021"`,
		"6 Novem 2021":  `want a date such as 2021-11-06T08:50:18Z, have "6 Novem 2021"`,
		"06 11 2021":    `want a date such as 2021-11-06T08:50:18Z, have "06 11 2021"`,
		"8:50:18":       `want a date such as 2021-11-06T08:50:18Z, have "8:50:18"`,

		"2021-11-06 08":              `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08"`,
		"2021-11-06 08:5":            `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:5"`,
		"2021-11-06 08:50:1":         `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:50:1"`,
		"2021-11-06 08:50:18.":       `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:50:18."`,
		"2021-11-06 08:50:18 +":      `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:50:18 +"`,
		"2021-11-06 08:50:18 UTC+":   `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:50:18 UTC+"`,
		"2021-11-06 08:50:18Z+08:00": `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:50:18Z+08:00"`,
		"2021-11-06 08:50:18 +080":   `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:50:18 +080"`,
		"2021-11-06 08:50:18 +08:":   `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 08:50:18 +08:"`,
		"2021-11-06-05":              `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06-05"`,
		"2021-11-06 and more":        `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 and more"`,
		"2021-11-06 (a Saturday":     `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 (a Saturday"`,
		"2021年11月6日 8时50":            `want a date such as 2021-11-06T08:50:18Z, have "2021年11月6日 8时50"`,
		"2021年11月6日 8时50分18":         `want a date such as 2021-11-06T08:50:18Z, have "2021年11月6日 8时50分18"`,
		"2021年11月6日 上午":              `want a date such as 2021-11-06T08:50:18Z, have "2021年11月6日 上午"`,

		"0000-00-00":     `want a year from 1 to 9999, have 0 in "0000-00-00"`,
		"2021-13-01":     `want a month from 1 to 12, have 13 in "2021-13-01"`,
		"2021-00-01":     `want a month from 1 to 12, have 0 in "2021-00-01"`,
		"25/13/2021":     `want a month from 1 to 12, have 13 in "25/13/2021"`,
		"12.25.2021":     `want a month from 1 to 12, have 25 in "12.25.2021"`,
		"2021-02-30":     `want a day that exists, have "2021-02-30": February 2021 has 28 days`,
		"2021-02-29":     `want a day that exists, have "2021-02-29": February 2021 has 28 days`,
		"1900-02-29":     `want a day that exists, have "1900-02-29": February 1900 has 28 days`,
		"2024-02-30":     `want a day that exists, have "2024-02-30": February 2024 has 29 days`,
		"20210431":       `want a day that exists, have "20210431": April 2021 has 30 days`,
		"Dec 32, 2021":   `want a day that exists, have "Dec 32, 2021": December 2021 has 31 days`,
		"2021年11月0日":     `want a day that exists, have "2021年11月0日": November 2021 has 30 days`,
		"06/11/2021":     `want a date such as 2021-11-06 or 2021-06-11, have "06/11/2021", whose day and month cannot be told apart`,
		"6-11-2021 8:50": `want a date such as 2021-11-06 or 2021-06-11, have "6-11-2021 8:50", whose day and month cannot be told apart`,

		"2021-11-06 25:00":             `want an hour from 0 to 23, have 25 in "2021-11-06 25:00"`,
		"2021-11-06T24:00:00":          `want an hour from 0 to 23, have 24 in "2021-11-06T24:00:00"`,
		"2021-11-06 13:00 PM":          `want an hour from 0 to 12, have 13 in "2021-11-06 13:00 PM"`,
		"20211106T0860":                `want a minute from 0 to 59, have 60 in "20211106T0860"`,
		"2021-11-06 08:50:61":          `want a second from 0 to 59, have 61 in "2021-11-06 08:50:61"`,
		"2016-12-31T23:59:60Z":         `want a second from 0 to 59, have the leap second of "2016-12-31T23:59:60Z"`,
		"2021-11-06 08:50 +18:01":      `want a zone from -18:00 to +18:00, have "2021-11-06 08:50 +18:01"`,
		"2021-11-06 08:50 -1900":       `want a zone from -18:00 to +18:00, have "2021-11-06 08:50 -1900"`,
		"2021-11-06 08:50 +08:60":      `want a zone from -18:00 to +18:00, have "2021-11-06 08:50 +08:60"`,
		"2021-11-06 08:50 IST":         `want a zone such as Z or +08:00, have "IST" in "2021-11-06 08:50 IST"`,
		"2021-11-06 soon":              `want a zone such as Z or +08:00, have "soon" in "2021-11-06 soon"`,
		"Sat Nov  6 08:50 WEST 2021":   `want a zone such as Z or +08:00, have "WEST" in "Sat Nov  6 08:50 WEST 2021"`,
		"2021-11-06 下午8:50 AM":         `want a zone such as Z or +08:00, have "AM" in "2021-11-06 下午8:50 AM"`,
		"Sat, 06 Nov 2021 08:50 A (x)": `want a zone such as Z or +08:00, have "A" in "Sat, 06 Nov 2021 08:50 A (x)"`,

		"123456789":      `want a Unix time from 1990 to 2099, have "123456789"`,
		"4102444800":     `want a Unix time from 1990 to 2099, have "4102444800"`,
		"9999999999999":  `want a Unix time from 1990 to 2099, have "9999999999999"`,
		"202111060850":   `want a Unix time from 1990 to 2099, have "202111060850"`,
		"16361886181":    `want a date such as 2021-11-06T08:50:18Z, have "16361886181"`,
		"16361886181234": `want a month from 1 to 12, have 18 in "16361886181234"`,

		strings.Repeat("1", 101):                `want a date such as 2021-11-06T08:50:18Z, have "` + strings.Repeat("1", 40) + `"...`,
		"2021-11-06 " + strings.Repeat("日", 40): `want a date such as 2021-11-06T08:50:18Z, have "2021-11-06 ` + strings.Repeat("日", 29) + `"...`,
	} {
		got, err := parseDate(in, nil)
		require.EqualError(t, err, want, in)
		require.True(t, got.IsZero(), in)
	}
}

func TestDateLikeTimeParse(t *testing.T) {
	zones := []*time.Location{
		time.UTC,
		time.FixedZone("GMT", 0),
		time.FixedZone("EST", -5*3600),
		time.FixedZone("PDT", -7*3600),
		time.FixedZone("JST", 9*3600),
	}
	layouts := []string{
		time.RFC3339, time.RFC3339Nano, time.RFC1123, time.RFC1123Z, time.RFC850, time.RFC822, time.RFC822Z,
		time.ANSIC, time.UnixDate, time.RubyDate, time.DateTime, time.DateOnly,
	}
	// Both read the two-digit years from 1970 to 2049 alike.
	first := time.Date(1970, 1, 2, 0, 0, 0, 0, time.UTC).Unix()
	last := time.Date(2049, 12, 30, 0, 0, 0, 0, time.UTC).Unix()
	random := rand.New(rand.NewSource(1))
	for range 300 {
		at := time.Unix(first+random.Int63n(last-first), random.Int63n(1e9))
		zone := zones[random.Intn(len(zones))]
		for _, layout := range layouts {
			s := at.In(zone).Format(layout)
			want, err := time.ParseInLocation(layout, s, zone)
			require.NoError(t, err, s)
			got, err := parseDate(s, zone)
			require.NoError(t, err, s)
			require.Equal(t, want.Format(time.RFC3339Nano), got.Format(time.RFC3339Nano), s)
		}
	}
}

// A time in a gap of the zone moves as time.Date moves it.
func TestDateDaylightSaving(t *testing.T) {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zone database")
	}
	got, err := parseDate("2021-03-28 02:30", loc)
	require.NoError(t, err)
	require.Equal(t, time.Date(2021, 3, 28, 2, 30, 0, 0, loc), got)
}

func BenchmarkDate(b *testing.B) {
	for _, s := range []string{
		"2021-11-06",
		"2021-11-06 08:50:18",
		"2021-11-06T16:50:18+08:00",
		"Sat, 06 Nov 2021 08:50:18 GMT",
	} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parseDate(s, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
