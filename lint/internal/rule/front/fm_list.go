package front

import (
	"slices"
	"strings"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// listKeys are the keys of lists, in lower case. Not: tag and category, which
// name one.
var listKeys = []string{"categories", "tags"}

// ListText is the rule fm-list.
func ListText(p *page.Page) {
	for _, key := range keysOf(p, listKeys) {
		text, _ := p.Keys()[key].(string)
		parts := strings.Split(text, ",")
		if len(parts) < 2 {
			continue
		}
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
		start, end := p.Key(key)
		p.Report(start, end, "%s: want a list such as [%s], have one text with commas, of which some generators make one and others several",
			key, phrase.Shorten(strings.Join(parts, ", ")))
	}
}
