package target

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// StopsAt reports whether the generator builds no site with a value under a key
// that is no date.
func (t *Target) StopsAt(key string) bool {
	return slices.ContainsFunc(t.timed, func(timed string) bool { return key == timed || t.fold && strings.EqualFold(key, timed) })
}

// ReadsDate reports whether a value is read as a time.
func (t *Target) ReadsDate(n *yaml.Node, want time.Time) bool {
	zone := want.Location()
	if t.utc {
		zone = time.UTC
	}
	forms := t.dates
	if n.Tag != "!!str" {
		forms = slices.Concat(forms, t.plain)
	}
	text := strings.TrimSpace(n.Value)
	if t.millis && !hasMillis(text) {
		return false
	}
	if i := len(text) - 2; i > 0 && (text[i] == '-' || text[i] == '+') && strings.Contains(text, ":") {
		text = text[:i+1] + "0" + text[i+1:] // package time wants two digits for the hour of a zone
	}
	return slices.ContainsFunc(forms, func(form string) bool {
		have, err := time.ParseInLocation(form, text, zone)
		return err == nil && have.Equal(want)
	})
}

// hasMillis reports whether a date has no fraction of a second, or one of
// three digits.
func hasMillis(s string) bool {
	_, fraction, ok := strings.Cut(s, ".")
	return !ok || len(fraction)-len(strings.TrimLeft(fraction, "0123456789")) == 3
}

// The forms of dates, by who reads them, as found by asking the readers.
var (
	commonDates = []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly}

	// Timestamps of YAML; without quotes some know also those with the hour of
	// a zone alone.
	yamlDates = []string{time.DateTime, "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05-07:00"}
	yamlHours = []string{"2006-01-02 15:04:05 -07", "2006-01-02 15:04:05-07"}

	zoneDate  = "2006-01-02 15:04:05 -0700"
	hugoDates = []string{zoneDate, time.RFC1123Z, "02 Jan 2006"}

	// What JavaScript and Ruby make sense of.
	looseDates = []string{"2006-01-02 15:04:05 MST", "2006-01-02 15:04", "2006-01-02 15:04 MST", "2006-01-02 15:04 -0700", "2006-01-02 15:04 -07:00", time.RFC1123, time.RFC1123Z,
		"2006/1/2 15:04:05", "2006/1/2 15:04", "2006/1/2", "2006-1-2", "02 Jan 2006", "Jan 02 2006", "January 2, 2006", "Jan 2, 2006"}
)
