package report

import (
	"strings"
	"unicode/utf8"

	"github.com/goarticle/article"
)

// How many bytes of the markup around an image, and of itself, are shown.
const (
	maxBefore = 160
	maxTag    = 400
	maxAfter  = 320
)

// A markupRow is the markup of an image in its place.
type markupRow struct {
	Before string `json:"before"`
	Tag    string `json:"tag"`
	After  string `json:"after"`
}

// around is the markup around an image of a. It is empty for an Article that
// has no source.
func around(a *article.Article, m *article.Image) markupRow {
	src := a.Source
	if m.Offset >= m.End || m.End > len(src) {
		return markupRow{}
	}
	body := min(max(0, len(src)-len(a.Body)), m.Offset)
	from := max(body, m.Offset-maxBefore)
	for from < m.Offset && !utf8.RuneStart(src[from]) {
		from++
	}
	row := markupRow{
		Before: string(src[from:m.Offset]),
		Tag:    cut(string(src[m.Offset:m.End]), maxTag),
		After:  cut(string(src[m.End:min(len(src), m.End+maxAfter+utf8.UTFMax)]), maxAfter),
	}
	if from > body {
		row.Before = "…" + row.Before
	}
	row.Before = strings.TrimLeft(row.Before, "\r\n")
	row.After = strings.TrimRight(row.After, "\r\n")
	return row
}
