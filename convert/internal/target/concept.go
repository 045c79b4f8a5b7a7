package target

import "strings"

// A Concept is what keys of several names have in common, empty if they have
// nothing. It is named as its usual key.
type Concept string

// The concepts.
const (
	Title       Concept = "title"
	Author      Concept = "author"
	Date        Concept = "date"
	Updated     Concept = "updated"
	Categories  Concept = "categories"
	Tags        Concept = "tags"
	Cover       Concept = "cover"
	Description Concept = "description"
	Excerpt     Concept = "excerpt"
	Lang        Concept = "lang"
	Layout      Concept = "layout"
	Permalink   Concept = "permalink"
	Draft       Concept = "draft"
	Comments    Concept = "comments"
	Aliases     Concept = "aliases"
)

// concepts are the keys, in lower case, that mean a concept. They are those
// of the fields of an Article, and the addresses that a post had before.
var concepts = map[string]Concept{
	"title":  Title,
	"author": Author, "authors": Author,
	"date": Date, "pubdate": Date, "publishdate": Date,
	"updated": Updated, "lastmod": Updated, "modified": Updated, "updateddate": Updated, "last_modified_at": Updated,
	"categories": Categories, "category": Categories,
	"tags": Tags, "tag": Tags,
	"cover": Cover, "image": Cover, "headimg": Cover, "thumbnail": Cover, "banner": Cover, "featured_image": Cover,
	"heroimage": Cover, "coverimage": Cover, "images": Cover,
	"description": Description,
	"summary":     Excerpt, "excerpt": Excerpt,
	"lang": Lang, "language": Lang,
	"layout":    Layout,
	"permalink": Permalink, "url": Permalink,
	"draft": Draft, "published": Draft,
	"comments": Comments,
	"aliases":  Aliases, "alias": Aliases, "redirect_from": Aliases,
}

// ConceptOf is the concept of a key, in whatever case, empty if it has none.
func ConceptOf(key string) Concept { return concepts[strings.ToLower(key)] }
