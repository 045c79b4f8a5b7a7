package target

// eleventy is written down from the documentation and the source of Eleventy 3.
var eleventy = Target{
	Name:     "Eleventy",
	Syntaxes: []string{"yaml", "json"},
	keys: map[Concept]string{Title: "title", Date: "date", Updated: "updated", Categories: "categories", Tags: "tags",
		Layout: dropped, Permalink: "permalink", Draft: "draft", Comments: "comments"},
	Opens:  map[string][]string{"---": {"", bom}, "---yaml": {"", bom}, "---yml": {"", bom}, "---json": {"", bom}},
	timed:  []string{"date"},
	dates:  commonDates,
	utc:    true,
	millis: true,
	Dated:  true,
	Reserved: map[string]string{"page": "what it knows of the page, and fails", "content": "the body, and fails", "collections": "the collections, and fails",
		"eleventy": "what it knows of itself, and fails", "pkg": "package.json, and fails", "pagination": "a list to make pages of"},
	OpenJSON: "---json", CloseJSON: "---",
	Script:  true,
	Braces:  []string{"{{", "{%", "{#"},
	Reader:  "markdown-it",
	tags:    []string{"render", "renderTemplate", "renderFile", "assign", "if", "unless", "case", "for", "capture", "set", "raw", "image", "include"},
	objects: []string{"page", "collections", "pagination", "eleventy", "pkg", "content"},
	filters: true,
	Off:     "templateEngineOverride", OffHTML: "false", OffMark: "md",
}
