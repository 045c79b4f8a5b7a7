package convert

import (
	"slices"
	"strings"
)

// A concept is what keys of several names have in common.
type concept string

const (
	keyTitle       concept = "title"
	keyAuthor      concept = "author"
	keyDate        concept = "date"
	keyUpdated     concept = "updated"
	keyCategories  concept = "categories"
	keyTags        concept = "tags"
	keyCover       concept = "cover"
	keyDescription concept = "description"
	keyExcerpt     concept = "excerpt"
	keyLang        concept = "lang"
	keyLayout      concept = "layout"
	keyPermalink   concept = "permalink"
	keyDraft       concept = "draft"
	keyComments    concept = "comments"
	keyAliases     concept = "aliases"
)

// concepts are the keys, in lower case, that mean a concept. They are those
// of the fields of an Article, and the addresses that a post had before.
var concepts = map[string]concept{
	"title":  keyTitle,
	"author": keyAuthor, "authors": keyAuthor,
	"date": keyDate, "pubdate": keyDate, "publishdate": keyDate,
	"updated": keyUpdated, "lastmod": keyUpdated, "modified": keyUpdated, "updateddate": keyUpdated, "last_modified_at": keyUpdated,
	"categories": keyCategories, "category": keyCategories,
	"tags": keyTags, "tag": keyTags,
	"cover": keyCover, "image": keyCover, "headimg": keyCover, "thumbnail": keyCover, "banner": keyCover, "featured_image": keyCover,
	"heroimage": keyCover, "coverimage": keyCover, "images": keyCover,
	"description": keyDescription,
	"summary":     keyExcerpt, "excerpt": keyExcerpt,
	"lang": keyLang, "language": keyLang,
	"layout":    keyLayout,
	"permalink": keyPermalink, "url": keyPermalink,
	"draft": keyDraft, "published": keyDraft,
	"comments": keyComments,
	"aliases":  keyAliases, "alias": keyAliases, "redirect_from": keyAliases,
}

func conceptOf(key string) concept { return concepts[strings.ToLower(key)] }

// A target is how a generator reads posts.
type target struct {
	name     string
	syntaxes []Syntax // nil: every one

	// keys are the names of concepts. A concept that has none keeps the key
	// that it has in the post, and is written under its own name if it has
	// none there. A - stands for a concept whose values mean nothing to
	// another generator: it is dropped.
	keys map[concept]string

	// reserved are the keys, in lower case, that the generator takes for
	// something of its own, and what for.
	reserved map[string]string

	openJSON, closeJSON string // around JSON; empty: its own braces

	paths  bool // a list of categories is one path
	script bool // it is written in JavaScript

	// braces are the marks of the generator's templates: it runs what they
	// hold in the body, too. off is the key that forbids it, with its value
	// in a post of HTML and of Markdown.
	braces  []string
	off     string
	offHTML string
	offMark string
}

const dropped = "-"

// targets are written down from the documentation and the source of the
// generators: Hexo 7, Jekyll 4, Hugo 0.165, Eleventy 3, and the blog starter
// of Astro 5, which itself reserves next to no keys.
var targets = map[Target]*target{
	"": {keys: map[concept]string{}},
	Hexo: {
		name:     "Hexo",
		syntaxes: []Syntax{YAML, JSON},
		keys: map[concept]string{keyTitle: "title", keyDate: "date", keyUpdated: "updated", keyCategories: "categories", keyTags: "tags",
			keyCover: "cover", keyDescription: "description", keyExcerpt: "excerpt", keyLang: "lang", keyLayout: "layout", keyPermalink: "permalink",
			keyDraft: "published", keyComments: "comments", keyAliases: "alias"},
		reserved: map[string]string{"source": "the file of the post", "path": "the address of the post", "raw": "the text of the post", "content": "the body",
			"photos": "the pictures of a gallery post", "link": "the address of a link post"},
		openJSON: ";;;", closeJSON: ";;;",
		paths:  true,
		script: true,
		braces: []string{"{{", "{%", "{#"},
		off:    "disableNunjucks", offHTML: "true", offMark: "true",
	},
	Jekyll: {
		name:     "Jekyll",
		syntaxes: []Syntax{YAML},
		keys: map[concept]string{keyTitle: "title", keyDate: "date", keyUpdated: "last_modified_at", keyCategories: "categories", keyTags: "tags",
			keyCover: "image", keyDescription: "description", keyExcerpt: "excerpt", keyLang: "lang", keyLayout: "layout", keyPermalink: "permalink",
			keyDraft: "published", keyComments: "comments", keyAliases: "redirect_from"},
		reserved: map[string]string{"id": "the identifier of the post", "path": "the file of the post", "content": "the body", "output": "the page",
			"collection": "the collection of the post", "next": "the next post", "previous": "the post before"},
		paths:  true,
		braces: []string{"{{", "{%"},
		off:    "render_with_liquid", offHTML: "false", offMark: "false",
	},
	Hugo: {
		name: "Hugo",
		keys: map[concept]string{keyTitle: "title", keyDate: "date", keyUpdated: "lastmod", keyCategories: "categories", keyTags: "tags",
			keyCover: "images", keyDescription: "description", keyExcerpt: "summary", keyLang: "language", keyLayout: dropped, keyPermalink: "url",
			keyDraft: "draft", keyComments: "comments", keyAliases: "aliases"},
		reserved: map[string]string{"type": "the kind of template", "kind": "the kind of page", "path": "the address of the page",
			"markup": "the language of the body", "outputs": "the formats of the page", "build": "whether to build the page",
			"cascade": "values of pages below", "resources": "files beside the post", "sitemap": "the entry in the sitemap",
			"headless": "whether to build the page", "linktitle": "the title of links"},
	},
	Eleventy: {
		name:     "Eleventy",
		syntaxes: []Syntax{YAML, JSON},
		keys: map[concept]string{keyTitle: "title", keyDate: "date", keyUpdated: "updated", keyCategories: "categories", keyTags: "tags",
			keyLayout: dropped, keyPermalink: "permalink", keyDraft: "draft", keyComments: "comments"},
		reserved: map[string]string{"page": "what it knows of the page, and fails", "content": "the body, and fails", "collections": "the collections, and fails",
			"eleventy": "what it knows of itself, and fails", "pkg": "package.json, and fails", "pagination": "a list to make pages of"},
		openJSON: "---json", closeJSON: "---",
		script: true,
		braces: []string{"{{", "{%", "{#"},
		off:    "templateEngineOverride", offHTML: "false", offMark: "md",
	},
	Astro: {
		name:     "Astro",
		syntaxes: []Syntax{YAML, TOML},
		keys: map[concept]string{keyTitle: "title", keyDate: "pubDate", keyUpdated: "updatedDate", keyCategories: "categories", keyTags: "tags",
			keyCover: "heroImage", keyDescription: "description", keyLayout: dropped, keyDraft: "draft", keyComments: "comments"},
		reserved: map[string]string{"slug": "the identifier of the entry"},
		script:   true,
	},
}

func (t *target) reads(s Syntax) bool { return t.syntaxes == nil || slices.Contains(t.syntaxes, s) }

// key is the name of a concept, empty where it keeps the one that it has.
func (w *writer) key(c concept) string {
	name := w.target.keys[c]
	if own, ok := w.Keys[name]; ok && name != "" && name != dropped {
		return own
	}
	if own, ok := w.Keys[string(c)]; ok && name == "" {
		return own
	}
	return name
}
