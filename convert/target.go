package convert

import (
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/convert/internal/syntax"
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

	// also are names that the generator or themes of it know for a concept
	// beside the one in keys. A post that is kept keeps them. A name before
	// {} is known where it has a mapping.
	also map[concept][]string

	// reserved are the keys, in lower case, that the generator takes for
	// something of its own, and what for.
	reserved map[string]string

	openJSON, closeJSON string // around JSON; empty: its own braces

	paths  bool // a list of categories is one path
	script bool // it is written in JavaScript
	fold   bool // keys are read without regard to case
	yaml11 bool // yes and off are true and false
	splits bool // tags that are one text are split at blanks
	strict bool // values are of the type that a schema says: a number is no text, and a text no list
	dated  bool // the name of a file has a date that is read

	// opens are the lines that may open the front matter, without blanks at
	// their end, and what may stand before each, nil for any white space.
	opens map[string][]string
	dots  bool // ... may close it
	exact bool // no blanks may follow on the opening line

	// dates are the forms in which dates are read (package time), and plain
	// those that are read without quotes only. Where a date names no zone it
	// is read in UTC, else in that of the site.
	dates []string
	plain []string
	utc   bool

	millis bool // a fraction of a second is its digits as milliseconds

	// braces are the marks of the generator's templates: it runs what they
	// hold in the body, too. off is the key that forbids it, with its value
	// in a post of HTML and of Markdown.
	braces  []string
	off     string
	offHTML string
	offMark string
}

const dropped = "-"

// The forms of dates, by who reads them, as found by asking the readers.
var (
	commonDates = []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly}

	// Timestamps of YAML; without quotes some know also those with the hour of
	// a zone alone.
	yamlDates = []string{time.DateTime, "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05-07:00"}
	yamlHours = []string{"2006-01-02 15:04:05 -07", "2006-01-02 15:04:05-07"}

	zoneDate  = "2006-01-02 15:04:05 -0700"
	hugoDates = []string{zoneDate, time.RFC1123Z, "02 Jan 2006"}

	// What JavaScript and Ruby make sense of.
	looseDates = []string{"2006-01-02 15:04:05 MST", "2006-01-02 15:04", "2006-01-02 15:04 MST", "2006-01-02 15:04 -0700", "2006-01-02 15:04 -07:00", time.RFC1123, time.RFC1123Z,
		"2006/1/2 15:04:05", "2006/1/2 15:04", "2006/1/2", "2006-1-2", "02 Jan 2006", "Jan 02 2006", "January 2, 2006", "Jan 2, 2006"}
)

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
		also:  map[concept][]string{keyCategories: {"category"}, keyTags: {"tag"}, keyLang: {"language"}, keyCover: {"thumbnail", "headimg", "banner"}},
		opens: map[string][]string{"---": {"", "\n", syntax.BOM}, ";;;": {""}},
		exact: true,
		dates: slices.Concat(commonDates, yamlDates, []string{zoneDate}, looseDates),
		plain: yamlHours,
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
		also:   map[concept][]string{keyCategories: {"category"}, keyTags: {"tag"}, keyCover: {"image{}"}},
		opens:  map[string][]string{"---": {""}},
		dots:   true,
		dates:  slices.Concat(commonDates, yamlDates, []string{zoneDate}, looseDates),
		plain:  yamlHours,
		yaml11: true,
		splits: true,
		dated:  true,
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
		also:  map[concept][]string{keyDate: {"publishDate"}, keyUpdated: {"modified"}, keyLang: {"lang"}, keyCover: {"featured_image", "cover{}"}},
		opens: map[string][]string{"---": nil, "+++": nil, "{": nil},
		dates: slices.Concat(commonDates, yamlDates, hugoDates),
		fold:  true,
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
		opens:  map[string][]string{"---": {"", syntax.BOM}, "---yaml": {"", syntax.BOM}, "---yml": {"", syntax.BOM}, "---json": {"", syntax.BOM}},
		dates:  commonDates,
		utc:    true,
		millis: true,
		dated:  true,
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
		opens:    map[string][]string{"---": nil, "+++": nil},
		dates:    slices.Concat(commonDates, yamlDates, []string{zoneDate}, looseDates),
		plain:    yamlHours,
		utc:      true,
		strict:   true,
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
