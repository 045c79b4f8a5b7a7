package article

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/tree"
)

// The keys that fields are read from. Of several keys of one field the
// earlier is asked first.
const (
	keyTitle = iota
	keyPostTitle
	keyAuthor
	keyAuthors
	keyDate
	keyPubDate
	keyPublishDate
	keyPostDate
	keyUpdated
	keyLastmod
	keyModified
	keyUpdatedDate
	keyLastModifiedAt
	keyCategories
	keyCategory
	keyTags
	keyTag
	keyCover
	keyImage
	keyHeadimg
	keyThumbnail
	keyBanner
	keyFeaturedImage
	keyHeroImage
	keyCoverImage
	keyImages
	keyDescription
	keySummary
	keyExcerpt
	keyPostExcerpt
	keyLang
	keyLanguage
	keyLayout
	keyPermalink
	keyURL
	keyDraft
	keyPublished
	keyComments
	numKeys
)

// keyNames are the keys in lower case: they match without regard to case
// when the exact key does not exist.
var keyNames = map[string]int{
	"title": keyTitle, "post_title": keyPostTitle, // as WordPress-GitHub-Sync writes them
	"author": keyAuthor, "authors": keyAuthors,
	"date": keyDate, "pubdate": keyPubDate, "publishdate": keyPublishDate, "post_date": keyPostDate,
	"updated": keyUpdated, "lastmod": keyLastmod, "modified": keyModified,
	"updateddate": keyUpdatedDate, "last_modified_at": keyLastModifiedAt,
	"categories": keyCategories, "category": keyCategory,
	"tags": keyTags, "tag": keyTag,
	"cover": keyCover, "image": keyImage, "headimg": keyHeadimg, "thumbnail": keyThumbnail,
	"banner": keyBanner, "featured_image": keyFeaturedImage, "heroimage": keyHeroImage,
	"coverimage": keyCoverImage, "images": keyImages,
	"description": keyDescription, "summary": keySummary, "excerpt": keyExcerpt, "post_excerpt": keyPostExcerpt,
	"lang": keyLang, "language": keyLanguage,
	"layout":    keyLayout,
	"permalink": keyPermalink, "url": keyURL,
	"draft": keyDraft, "published": keyPublished,
	"comments": keyComments,
}

// exactKeys are the keys whose own spelling is not lower case.
var exactKeys = map[int]string{
	keyPubDate: "pubDate", keyPublishDate: "publishDate", keyUpdatedDate: "updatedDate",
	keyHeroImage: "heroImage", keyCoverImage: "coverImage",
}

// fields reads the fields of one Article from its entries.
type fields struct {
	*Article
	slots [numKeys]*tree.Entry
	taken [numKeys]bool // a field shows all of the entry
}

// setFields sets the fields of a that come from the front matter.
func (a *Article) setFields(name string) {
	f := fields{Article: a}
	f.sort()
	a.Title = oneLine(f.text(keyTitle, keyPostTitle))
	a.Authors = f.list(authorNames, keyAuthor, keyAuthors)
	a.Date = f.date(keyDate, keyPubDate, keyPublishDate, keyPostDate)
	a.Updated = f.date(keyUpdated, keyLastmod, keyModified, keyUpdatedDate, keyLastModifiedAt)
	a.Categories = f.list(nil, keyCategories, keyCategory)
	a.Tags = f.list(nil, keyTags, keyTag)
	a.Cover = f.cover()
	a.Summary = f.text(keyDescription, keySummary, keyExcerpt, keyPostExcerpt)
	a.Language = f.text(keyLang, keyLanguage)
	a.Layout = f.text(keyLayout)
	a.Permalink = f.text(keyPermalink, keyURL)
	f.draft()
	a.Draft = a.Draft || isDraftName(name)
	a.Comments = f.comments()
	f.extra()
	if a.Date.IsZero() && !f.has(keyDate, keyPubDate, keyPublishDate, keyPostDate) {
		a.Date = dateOfName(name, a.front.Loc)
	}
}

// sort puts each entry into the slot of its key.
func (f *fields) sort() {
	for i := range f.front.Entries {
		e := &f.front.Entries[i]
		k, ok := keyNames[strings.ToLower(e.Key.Value)]
		if ok && (f.slots[k] == nil || isExact(k, e.Key.Value) && !isExact(k, f.slots[k].Key.Value)) {
			f.slots[k] = e
		}
	}
}

func isExact(k int, key string) bool {
	if s, ok := exactKeys[k]; ok {
		return s == key
	}
	return key == strings.ToLower(key)
}

// present returns the entries of the keys that have a value.
func (f *fields) present(keys ...int) []*tree.Entry {
	list := make([]*tree.Entry, 0, 1)
	for _, k := range keys {
		if e := f.slots[k]; e != nil && !tree.IsNull(tree.Resolve(e.Value)) {
			list = append(list, e)
		}
	}
	return list
}

// has reports whether one of the keys has a value.
func (f *fields) has(keys ...int) bool {
	return slices.ContainsFunc(f.present(keys...), func(e *tree.Entry) bool {
		n := tree.Resolve(e.Value)
		return n.Kind != tree.Scalar || strings.TrimSpace(n.Value) != ""
	})
}

// take notes that a field shows all of an entry.
func (f *fields) take(e *tree.Entry) { f.taken[slices.Index(f.slots[:], e)] = true }

// isTaken reports whether a field shows all of an entry.
func (f *fields) isTaken(e *tree.Entry) bool {
	k := slices.Index(f.slots[:], e)
	return k >= 0 && f.taken[k]
}

func (f *fields) fault(e *tree.Entry, n *tree.Node, err error) {
	f.Faults = append(f.Faults, &Error{Line: n.Line, Column: n.Column, Key: e.Key.Value, Err: err})
}

// text is the text of the first of the keys that has one. An entry with the
// same text is taken, too.
func (f *fields) text(keys ...int) string {
	found := ""
	for _, e := range f.present(keys...) {
		n := tree.Resolve(e.Value)
		if n.Kind != tree.Scalar {
			f.fault(e, e.Value, fmt.Errorf("want text, have %s", tree.KindName(n)))
			continue
		}
		s := strings.TrimSpace(tree.TextOf(n))
		if found == "" {
			found = s
		}
		if s == found {
			f.take(e)
		}
	}
	return found
}

// oneLine is s with each line end and the blanks around it as one blank.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n\u2028\u2029\u0085") {
		return s
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\r\n\u2028\u2029\u0085", r) })
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), " ")
}

// A namer gives the text that a mapping stands for in a list, and whether
// that is all the mapping holds.
type namer func(n *tree.Node) (name string, whole, ok bool)

// list is what the keys hold together: texts, lists of them, lists of lists.
func (f *fields) list(name namer, keys ...int) []string {
	l := listReader{fields: f, name: name}
	for _, e := range f.present(keys...) {
		l.entry, l.whole = e, true
		l.add(e.Value)
		if l.whole {
			f.take(e)
		}
	}
	return l.items
}

type listReader struct {
	*fields
	name  namer
	entry *tree.Entry
	items []string
	seen  map[string]bool // items, once they are many
	whole bool            // items shows all that the entry holds
}

func (l *listReader) add(v *tree.Node) {
	n := tree.Resolve(v)
	switch {
	case tree.IsNull(n):
	case n.Kind == tree.Sequence:
		for _, c := range n.Content {
			l.add(c)
		}
	case n.Kind == tree.Mapping:
		l.addMapping(v, n)
	default:
		l.addText(tree.TextOf(n))
	}
}

func (l *listReader) addMapping(v, n *tree.Node) {
	if l.name != nil {
		if name, whole, ok := l.name(n); ok {
			l.whole = l.whole && whole
			l.addText(name)
			return
		}
	}
	l.whole = false
	if l.name != nil && isBlank(n) {
		return // an export's author of whom nothing is known
	}
	l.fault(l.entry, v, errors.New("want text or a list of texts, have a mapping"))
}

func (l *listReader) addText(s string) {
	s = oneLine(strings.TrimSpace(s))
	if s != "" && !l.has(s) {
		l.items = append(l.items, s)
	}
}

// has reports whether s is one of the items.
func (l *listReader) has(s string) bool {
	const few = 16
	if len(l.items) < few {
		return slices.Contains(l.items, s)
	}
	if l.seen == nil {
		l.seen = make(map[string]bool)
	}
	for _, item := range l.items[len(l.seen):] {
		l.seen[item] = true
	}
	return l.seen[s]
}

// isBlank reports whether all values of a mapping are blank.
func isBlank(n *tree.Node) bool {
	for _, e := range tree.Entries(n) {
		if v := tree.Resolve(e.Value); v.Kind != tree.Scalar || !tree.IsNull(v) && strings.TrimSpace(v.Value) != "" {
			return false
		}
	}
	return true
}

// authorNames takes a mapping's name or display_name.
func authorNames(n *tree.Node) (string, bool, bool) { return textUnder(n, "name", "display_name") }

// textUnder is the text of the first of the keys that a mapping has.
func textUnder(n *tree.Node, keys ...string) (text string, whole, ok bool) {
	all := tree.Entries(n)
	for _, k := range keys {
		for _, e := range all {
			v := tree.Resolve(e.Value)
			if e.Key.Value == k && v.Kind == tree.Scalar && !tree.IsNull(v) && strings.TrimSpace(v.Value) != "" {
				return strings.TrimSpace(tree.TextOf(v)), len(all) == 1, true
			}
		}
	}
	return "", false, false
}

// date is the date of the first of the keys that has a value.
func (f *fields) date(keys ...int) time.Time {
	var found time.Time
	decided := false
	for _, e := range f.present(keys...) {
		n := tree.Resolve(e.Value)
		if n.Kind != tree.Scalar {
			f.fault(e, e.Value, fmt.Errorf("want a date, have %s", tree.KindName(n)))
			decided = true
			continue
		}
		if strings.TrimSpace(n.Value) == "" {
			f.take(e)
			continue
		}
		t, err := date.Parse(tree.TextOf(n), f.front.Loc)
		if err != nil {
			f.fault(e, e.Value, err)
			decided = true
			continue
		}
		if !decided {
			found, decided = t, true
		}
		if t.Equal(found) && date.SameOffset(t, found) {
			f.take(e)
		}
	}
	return found
}

// dateOfName is the date that the name of a Jekyll post begins with, or the
// zero time.
func dateOfName(name string, loc *time.Location) time.Time {
	t, _ := date.Prefix(path.Base(filepath.ToSlash(name)), loc)
	return t
}

// cover is the first of the cover keys that has a value. A list stands for
// its first entry, a mapping for its address.
func (f *fields) cover() string {
	found := ""
	for _, e := range f.present(keyCover, keyImage, keyHeadimg, keyThumbnail, keyBanner,
		keyFeaturedImage, keyHeroImage, keyCoverImage, keyImages) {
		s, whole, ok := coverOf(e.Value)
		if !ok {
			f.fault(e, e.Value, fmt.Errorf("want the address of an image, have %s", tree.KindName(e.Value)))
			continue
		}
		if found == "" {
			found = s
		}
		if whole && s == found || s == "" && whole {
			f.take(e)
		}
	}
	return found
}

// coverOf is the address in v, and whether v holds nothing else.
func coverOf(v *tree.Node) (address string, whole, ok bool) {
	switch n := tree.Resolve(v); {
	case tree.IsNull(n):
		return "", true, true
	case n.Kind == tree.Mapping:
		address, whole, _ = textUnder(n, "image", "path", "url", "src")
		return address, whole, true
	case n.Kind == tree.Sequence && len(n.Content) == 0:
		return "", true, true
	case n.Kind == tree.Sequence && tree.Resolve(n.Content[0]).Kind != tree.Sequence:
		address, whole, ok = coverOf(n.Content[0])
		return address, whole && len(n.Content) == 1, ok
	case n.Kind == tree.Sequence:
		return "", false, false
	default:
		return strings.TrimSpace(tree.TextOf(n)), true, true
	}
}

// isDraftName reports whether a file is in a folder of drafts, as Jekyll and
// Hexo have it. They show none of it, whatever its front matter says.
func isDraftName(name string) bool {
	dir := path.Dir(filepath.ToSlash(name))
	return slices.Contains(strings.Split(dir, "/"), "_drafts")
}

// draft reads draft, and published, which is its opposite. Hugo also knows a
// published that is a date; that one stays in Extra.
func (f *fields) draft() {
	f.Draft = f.boolean(keyDraft, false)
	e := f.slots[keyPublished]
	if e == nil {
		return
	}
	n := tree.Resolve(e.Value)
	published, err := readBool(n)
	if err != nil {
		if _, dateErr := date.Parse(n.Value, f.front.Loc); n.Kind != tree.Scalar || dateErr != nil {
			f.fault(e, e.Value, err)
		}
		return
	}
	if !published && !tree.IsNull(n) {
		f.Draft = true
	}
	if tree.IsNull(n) || published != f.Draft {
		f.take(e)
	}
}

// boolean is the value of a key, or def if it has none.
func (f *fields) boolean(key int, def bool) bool {
	for _, e := range f.present(key) {
		v, err := readBool(tree.Resolve(e.Value))
		if err != nil {
			f.fault(e, e.Value, err)
			return def
		}
		f.take(e)
		return v
	}
	return def
}

// comments reads comments. A list or a mapping holds those of another program,
// or its settings: there are comments, and they stay in Extra.
func (f *fields) comments() bool {
	if e := f.slots[keyComments]; e != nil && tree.Resolve(e.Value).Kind != tree.Scalar {
		return true
	}
	return f.boolean(keyComments, true)
}

// readBool reads the spellings of YAML 1.1 and 1.2, quoted or not.
func readBool(n *tree.Node) (bool, error) {
	if n.Kind == tree.Scalar {
		switch strings.ToLower(strings.TrimSpace(n.Value)) {
		case "true", "yes", "on", "y":
			return true, nil
		case "false", "no", "off", "n":
			return false, nil
		}
	}
	return false, fmt.Errorf("want true or false, have %s", tree.KindName(n))
}

// extra sets Extra to what no field shows.
func (f *fields) extra() {
	for i := range f.front.Entries {
		e := &f.front.Entries[i]
		if f.isTaken(e) || tree.IsNull(tree.Resolve(e.Value)) {
			continue
		}
		v := tree.Value(e.Value, func(n *tree.Node) {
			f.fault(e, n, fmt.Errorf("want a number that can be written, have %s", n.Value))
		})
		if v == nil {
			continue
		}
		if f.Extra == nil {
			f.Extra = make(map[string]any)
		}
		f.Extra[e.Key.Value] = v
	}
}
