package target

import "slices"

// hexo is written down from the documentation and the source of Hexo 7.
var hexo = Target{
	Name:     "Hexo",
	Syntaxes: []string{"yaml", "json"},
	keys: map[Concept]string{Title: "title", Date: "date", Updated: "updated", Categories: "categories", Tags: "tags",
		Cover: "cover", Description: "description", Excerpt: "excerpt", Lang: "lang", Layout: "layout", Permalink: "permalink",
		Draft: "published", Comments: "comments", Aliases: "alias"},
	also:  map[Concept][]string{Categories: {"category"}, Tags: {"tag"}, Lang: {"language"}, Cover: {"thumbnail", "headimg", "banner"}},
	Opens: map[string][]string{"---": {"", "\n", bom}, ";;;": {""}},
	Exact: true,
	dates: slices.Concat(commonDates, yamlDates, []string{zoneDate}, looseDates),
	plain: yamlHours,
	Reserved: map[string]string{"source": "the file of the post", "path": "the address of the post", "raw": "the text of the post", "content": "the body",
		"photos": "the pictures of a gallery post", "link": "the address of a link post"},
	OpenJSON: ";;;", CloseJSON: ";;;",
	Paths:  true,
	Script: true,
	Braces: []string{"{{", "{%", "{#"},
	Reader: "marked",
	tags: []string{"asset_img", "asset_path", "asset_link", "post_link", "post_path", "codeblock", "endcodeblock", "code", "blockquote", "quote", "pullquote",
		"jsfiddle", "gist", "iframe", "img", "include_code", "youtube", "vimeo", "note", "raw"},
	Off: "disableNunjucks", OffHTML: "true", OffMark: "true",
}
