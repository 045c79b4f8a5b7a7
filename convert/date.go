package convert

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/target"
	"github.com/goarticle/article/convert/internal/values"
)

func (f *front) date(c target.Concept, e *entry, t time.Time) *yaml.Node {
	if t.IsZero() {
		return nil
	}
	s, ok := formatDate(t)
	if !ok {
		f.meaning(c, e, t.String(), "RFC 3339 has no form for this year: the date is left out")
		return nil
	}
	return values.Date(s)
}

// formatDate writes t as RFC 3339 with its own offset, which there has no
// seconds: a time of such a zone is written in UTC. Milliseconds have three
// digits, as Eleventy takes .5 for .005. It is not ok for the zero time.
func formatDate(t time.Time) (s string, ok bool) {
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.UTC()
	}
	if _, err := t.MarshalText(); err != nil || t.IsZero() {
		return "", false
	}
	if ns := t.Nanosecond(); ns > 0 && ns%1e6 == 0 {
		return t.Format("2006-01-02T15:04:05.000Z07:00"), true
	}
	return t.Format(time.RFC3339Nano), true
}

// otherDate is the value of a date that no field has: the second of two, or
// one that cannot be read, which stays as it is unless that stops the target.
// So does one that names no zone, as the zone that it is in is not known here.
// It is nil for one that does not stay.
func (f *front) otherDate(e *entry, value *yaml.Node) *yaml.Node {
	t := readDate(value.Value)
	if f.stops(e) {
		f.drop(e, f.target.Name+" builds no site with what it cannot read as a date")
		return nil
	}
	if t.IsZero() || value.Kind != yaml.ScalarNode {
		f.change(Change{Kind: Meaning, Key: e.Key, To: e.Key, Value: values.Short(value), Note: "it is no date that all readers agree on, and stays as it is"})
		return value
	}
	if s, ok := formatDate(t); ok && namesZone(value.Value) && !(f.keeps() && f.target.ReadsDate(value, t)) {
		return values.Date(s)
	}
	return value
}

// stops reports whether an entry is dropped, as the target builds no site with
// a value that is no date.
func (f *front) stops(e *entry) bool {
	return f.target.StopsAt(e.Key) && (e.Value.Kind != yaml.ScalarNode || readDate(e.Value.Value).IsZero())
}

// nextDate is the date of an entry that is read in place of one that stops the
// target, nil if it is none. It gets the key of that, as the post has no other
// date when it is read again.
func (f *front) nextDate(e *entry, value *yaml.Node) *yaml.Node {
	stops := func(o entry) bool { return o.concept == e.concept && o.extra && f.stops(&o) }
	if e.concept == "" || f.used[f.key(e.concept)] || f.written[e.concept] != "" || !slices.ContainsFunc(f.source, stops) {
		return nil
	}
	day := readDate(value.Value)
	s, ok := formatDate(day)
	if !ok {
		return nil
	}
	if e.concept == target.Date {
		f.day = day
	}
	return values.Date(s)
}

// readDate reads a date as that of a post, the zero time if it is none. To
// decode it would take +08:60 for a zone, as package time does.
func readDate(s string) time.Time {
	quoted, err := json.Marshal(s)
	if err != nil {
		return time.Time{}
	}
	a, err := article.Parse(strings.NewReader("---\ndate: " + string(quoted) + "\n---\n"))
	if err != nil {
		return time.Time{}
	}
	return a.Date
}

// namesZone reports whether a date ends with a zone.
func namesZone(s string) bool {
	s = strings.TrimSpace(s)
	for _, z := range []string{"Z", "GMT", "UTC"} {
		if strings.HasSuffix(s, z) {
			return true
		}
	}
	i := strings.LastIndexAny(s, "+-")
	return i > len("2006-01-02") && len(s)-i >= len("+0800")
}
