package target

import "slices"

// astro is written down from the documentation of Astro 5 and its blog starter,
// as Astro itself reserves next to no keys.
var astro = Target{
	Name:     "Astro",
	Syntaxes: []string{"yaml", "toml"},
	keys: map[Concept]string{Title: "title", Date: "pubDate", Updated: "updatedDate", Categories: "categories", Tags: "tags",
		Cover: "heroImage", Description: "description", Layout: dropped, Draft: "draft", Comments: "comments"},
	Opens:    map[string][]string{"---": nil, "+++": nil},
	timed:    []string{"pubDate", "updatedDate"},
	dates:    slices.Concat(commonDates, yamlDates, []string{zoneDate}, looseDates),
	plain:    yamlHours,
	utc:      true,
	Strict:   true,
	Reserved: map[string]string{"slug": "the identifier of the entry"},
	Script:   true,
	Reader:   "remark",
}
