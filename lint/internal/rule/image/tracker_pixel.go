package image

import (
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// TrackerPixel is the rule tracker-pixel.
func TrackerPixel(p *page.Page) {
	for m := range images(p) {
		if isTracker(m) {
			p.Report(m.Offset, m.End, "want no image that counts readers, have %s", phrase.Quote(m.Src))
		}
	}
}

// isTracker reports whether a decoration is one that nobody can see, on
// another host. Emoji, formulas and avatars, which are decorations as well,
// say their size or an alt text; a spacer is an image that many posts share.
func isTracker(m *article.Image) bool {
	scheme, rest := address.CutScheme(address.Clean(m.Src))
	if !m.Decorative || m.Alt != "" || scheme != "http" && scheme != "https" && !strings.HasPrefix(rest, "//") {
		return false
	}
	if m.Width <= 1 && m.Height <= 1 && m.Width+m.Height > 0 {
		return true
	}
	if m.Width+m.Height > 0 {
		return false
	}
	rest, _, _ = strings.Cut(strings.ToLower(rest), "?")
	return slices.ContainsFunc(trackerWords, func(word string) bool { return strings.Contains(rest, word) })
}

// trackerWords are parts of the addresses of counters. They count only where
// the library takes an image for a decoration, and the post says no size and
// no alt text: so a picture such as /hitchhiker.jpg is none.
var trackerWords = []string{"/_/stat", "/pixel", "pixel.", "/tracker", "/track/", "/beacon", "/counter", "/~r/", "/stats", "stats.", "/collect", "/__utm", "/b.gif", "/hit"}
