package target

import "slices"

// jekyll is written down from the documentation and the source of Jekyll 4.
var jekyll = Target{
	Name:     "Jekyll",
	Syntaxes: []string{"yaml"},
	keys: map[Concept]string{Title: "title", Date: "date", Updated: "last_modified_at", Categories: "categories", Tags: "tags",
		Cover: "image", Description: "description", Excerpt: "excerpt", Lang: "lang", Layout: "layout", Permalink: "permalink",
		Draft: "published", Comments: "comments", Aliases: "redirect_from"},
	also:   map[Concept][]string{Categories: {"category"}, Tags: {"tag"}, Cover: {"image{}"}},
	Opens:  map[string][]string{"---": {""}},
	Dots:   true,
	timed:  []string{"date"},
	dates:  slices.Concat(commonDates, yamlDates, []string{zoneDate}, looseDates),
	plain:  yamlHours,
	yaml11: true,
	Splits: true,
	Dated:  true,
	Binary: true,
	Reserved: map[string]string{"id": "the identifier of the post", "path": "the file of the post", "content": "the body", "output": "the page",
		"collection": "the collection of the post", "next": "the next post", "previous": "the post before"},
	Paths:  true,
	Braces: []string{"{{", "{%"},
	Off:    "render_with_liquid", OffHTML: "false", OffMark: "false",
	Reader: "kramdown",
	tags: []string{"include", "include_relative", "post_url", "link", "highlight", "assign", "capture", "seo", "feed_meta", "comment", "raw",
		"if", "unless", "case", "for", "tablerow", "increment", "cycle"},
	objects: []string{"site", "page", "post", "layout", "include", "paginator", "content", "jekyll"},
	filters: true,
}
