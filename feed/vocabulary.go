package feed

import (
	"strings"

	"github.com/goarticle/article/feed/internal/element"
)

// The vocabularies that elements of exports and feeds belong to.
const (
	plain     = ""
	wordpress = "wp"
	excerpt   = "excerpt"
	content   = "content"
	dublin    = "dc"
	atom      = "atom"
	media     = "media"
	itunes    = "itunes"
	thread    = "thr"
	app       = "app"
	blogger   = "blogger"
)

// vocabularies are the parts of namespaces that tell them. WordPress has one for
// each version of its exports, and has had http and https in it.
var vocabularies = []struct{ part, vocabulary string }{
	{"purl.org/rss/1.0/modules/content", content},
	{"purl.org/dc/elements/", dublin},
	{"purl.org/dc/terms", dublin},
	{"www.w3.org/2005/Atom", atom},
	{"purl.org/atom/ns#", atom},
	{"search.yahoo.com/mrss", media},
	{"www.itunes.com/dtds/podcast", itunes},
	{"purl.org/syndication/thread", thread},
	{"www.w3.org/2007/app", app},
	{"purl.org/atom/app#", app},
	{"schemas.google.com/blogger/", blogger},
	{"purl.org/rss/1.0/", plain},
	{"my.netscape.com/rdf/", plain},
	{"backend.userland.com/rss", plain},
}

// vocabularyOf is the vocabulary of a namespace, or of a prefix that is not
// declared, as exports have it that were cut by hand; ok is false for one that
// is not known.
func vocabularyOf(space string) (vocabulary string, ok bool) {
	switch space {
	case plain, wordpress, excerpt, content, dublin, atom, media, itunes, thread, app, blogger:
		return space, true
	}
	if strings.Contains(space, "wordpress.org/export/") {
		if strings.HasSuffix(space, "/excerpt/") {
			return excerpt, true
		}
		return wordpress, true
	}
	for _, v := range vocabularies {
		if strings.Contains(space, v.part) {
			return v.vocabulary, true
		}
	}
	return "", false
}

// is reports whether an element is that of a vocabulary.
func is(e *element.Element, vocabulary, name string) bool {
	if e.Name != name {
		return false
	}
	have, ok := vocabularyOf(e.Space)
	return ok && have == vocabulary
}

// kids are the elements of a name in another.
func kids(e *element.Element, vocabulary, name string) (list []*element.Element) {
	for _, k := range e.Kids {
		if is(k, vocabulary, name) {
			list = append(list, k)
		}
	}
	return list
}

// kid is the first element of a name in another, or nil.
func kid(e *element.Element, vocabulary, name string) *element.Element {
	for _, k := range e.Kids {
		if is(k, vocabulary, name) {
			return k
		}
	}
	return nil
}

// value is the text of the first element of a name, without blanks around it.
func value(e *element.Element, vocabulary, name string) string {
	return strings.TrimSpace(kid(e, vocabulary, name).Value())
}
