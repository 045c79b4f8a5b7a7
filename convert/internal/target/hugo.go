package target

import "slices"

// hugo is written down from the documentation and the source of Hugo 0.165.
var hugo = Target{
	Name: "Hugo",
	keys: map[Concept]string{Title: "title", Date: "date", Updated: "lastmod", Categories: "categories", Tags: "tags",
		Cover: "images", Description: "description", Excerpt: "summary", Lang: "language", Layout: dropped, Permalink: "url",
		Draft: "draft", Comments: "comments", Aliases: "aliases"},
	also:   map[Concept][]string{Date: {"publishDate"}, Updated: {"modified"}, Lang: {"lang"}, Cover: {"featured_image", "cover{}"}},
	Opens:  map[string][]string{"---": nil, "+++": nil, "{": nil},
	timed:  []string{"date", "pubdate", "publishdate", "lastmod", "modified", "expirydate", "unpublishdate"},
	dates:  slices.Concat(commonDates, yamlDates, hugoDates),
	fold:   true,
	Reader: "goldmark",
	Reserved: map[string]string{"type": "the kind of template", "kind": "the kind of page", "path": "the address of the page",
		"markup": "the language of the body", "outputs": "the formats of the page", "build": "whether to build the page",
		"cascade": "values of pages below", "resources": "files beside the post", "sitemap": "the entry in the sitemap",
		"headless": "whether to build the page", "linktitle": "the title of links"},
}
