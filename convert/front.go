package convert

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/syntax"
	"github.com/goarticle/article/convert/internal/target"
	"github.com/goarticle/article/convert/internal/values"
)

// An entry is a key of front matter with its value, and what they are to the
// Article.
type entry struct {
	syntax.Entry

	from    string         // the key in the file, empty if it has none
	concept target.Concept // of the key, empty if it is none
	extra   bool           // the value is one of Article.Extra
}

// newFront makes the front matter of the post: that of the Article's file in
// its order, with the values of the Article's fields, then the fields that
// the file has no key for.
func (w *writer) newFront() (*front, error) {
	extra, err := w.extra()
	if err != nil {
		return nil, err
	}
	root, err := article.FrontMatter[yaml.Node](w.article)
	if err != nil {
		return nil, err
	}
	const added = 2 // keys that a post has more often than not for another target
	source := entriesOf(syntax.Read(w.article.Source, &root))
	f := &front{writer: w, source: source, was: extra, out: make([]entry, 0, len(source)+added),
		given: map[target.Concept]bool{}, written: map[target.Concept]string{}, used: map[string]bool{}}
	for i := range f.source {
		f.classify(&f.source[i])
	}
	for i := range f.source {
		f.convert(&f.source[i])
	}
	f.missing()
	f.needOfDrafts()
	f.needOfSchema(f)
	f.keepEmpty()
	f.dropFolded()
	for _, e := range f.out {
		w.checkIntegers(e.Key, e.Value)
	}
	return f, nil
}

func entriesOf(list []syntax.Entry) []entry {
	entries := make([]entry, len(list))
	for i, e := range list {
		entries[i].Entry = e
	}
	return entries
}

// extra are the values of the file as Extra has them. Of a post that is kept
// they are read once more, as those that json has no form for differ.
func (w *writer) extra() (map[string]any, error) {
	a := w.article
	if !w.keeps() {
		return article.FrontMatter[map[string]any](a)
	}
	again, err := article.Parse(bytes.NewReader(a.Source[:len(a.Source)-len(a.Body)]))
	if err != nil {
		return nil, err
	}
	return again.Extra, nil
}

// A front converts front matter.
type front struct {
	*writer
	source  []entry
	was     map[string]any // the values of the file, as Extra has them
	out     []entry
	given   map[target.Concept]bool   // see isGiven
	written map[target.Concept]string // the key of the file that a concept was written for
	used    map[string]bool           // keys in out
	empty   []*entry                  // of a post that is kept, those without a value
}

// classify finds what an entry is. Extra holds what no field shows whole, so
// what it does not hold is a field's, or has no value. If a key of Extra does
// not hold what its field has, and no other key gave it, then the caller has
// set the field, and means it.
func (f *front) classify(e *entry) {
	e.from, e.concept = e.Key, target.ConceptOf(e.Key)
	_, e.extra = f.article.Extra[e.Key]
	if set := f.texts(e.concept); e.extra && len(set) > 0 && !values.Holds(e.Value, set) {
		field := fieldOf(e.concept)
		if _, ok := f.given[field]; !ok {
			f.given[field] = f.isGiven(field, set)
		}
		e.extra = f.given[field]
	}
}

// isGiven reports whether keys of the file gave a field its texts: one that
// the field shows whole, or those of Extra among other things.
func (f *front) isGiven(field target.Concept, set []string) bool {
	all := &yaml.Node{Kind: yaml.SequenceNode}
	for _, o := range f.source {
		if fieldOf(target.ConceptOf(o.Key)) != field {
			continue
		}
		if _, extra := f.article.Extra[o.Key]; !extra {
			return true
		}
		all.Content = append(all.Content, o.Value)
	}
	return values.Holds(all, set)
}

// fieldOf is the concept with the same field of an Article: Summary is either
// a description or an excerpt.
func fieldOf(c target.Concept) target.Concept {
	if c == target.Excerpt {
		return target.Description
	}
	return c
}

// texts are the texts of a field, nil if it is empty or has none.
func (f *front) texts(c target.Concept) []string {
	a := f.article
	switch c {
	case target.Author:
		return a.Authors
	case target.Categories:
		return a.Categories
	case target.Tags:
		return a.Tags
	}
	s := ""
	switch c {
	case target.Title:
		s = a.Title
	case target.Date:
		s, _ = formatDate(a.Date)
	case target.Updated:
		s, _ = formatDate(a.Updated)
	case target.Cover:
		s = a.Cover
	case target.Description, target.Excerpt:
		s = a.Summary
	case target.Lang:
		s = a.Language
	case target.Layout:
		s = a.Layout
	case target.Permalink:
		s = a.Permalink
	}
	if s == "" {
		return nil
	}
	return []string{s}
}

func (f *front) convert(e *entry) {
	switch {
	case f.target.Drops(e.concept) && f.keepsLayout(e):
		f.add(*e, e.Key)
	case f.target.Drops(e.concept):
		f.drop(e, "a name of a template means nothing to "+f.target.Name)
	case e.extra:
		f.pass(e)
	case e.concept == "" || e.concept == target.Aliases:
		f.unknown(e)
	case values.IsNull(e.Value) && e.concept == target.Layout:
		f.add(*e, f.newKey(e))
	case values.IsEmpty(e.Value) && f.keeps():
		f.empty = append(f.empty, e)
	case values.IsEmpty(e.Value):
		f.drop(e, "it has no value")
	case f.written[e.concept] != "" && !f.keepsTwins(e):
		f.drop(e, "its value is under "+f.written[e.concept])
	case f.knownTwin(e) != "":
		f.drop(e, "its value is under "+f.knownTwin(e))
	default:
		f.field(e)
	}
}

// keepsTwins reports whether a second key of one concept is kept: without a
// target it is, unless the two are lists, which an Article has joined. A post
// that is kept keeps those that the target knows.
func (f *front) keepsTwins(e *entry) bool {
	if f.keeps() {
		return f.knows(e)
	}
	switch e.concept {
	case target.Author, target.Categories, target.Tags:
		return false
	}
	return f.Target == ""
}

func (f *front) drop(e *entry, note string) {
	f.change(Change{Kind: Dropped, Key: e.Key, Value: values.Short(e.Value), Note: note})
}

// dropFolded drops the keys of Extra that the target takes for one of a field,
// as they differ from it in case alone: the later one would win. A post that is
// kept has them already.
func (f *front) dropFolded() {
	if f.keeps() {
		return
	}
	all := slices.Clone(f.out)
	f.out = slices.DeleteFunc(f.out, func(e entry) bool {
		isTwin := func(o entry) bool { return !o.extra && e.Key != o.Key && f.target.IsSameKey(e.Key, o.Key) }
		if !e.extra || !slices.ContainsFunc(all, isTwin) {
			return false
		}
		f.drop(&e, f.target.Name+" takes it for another key, as it differs from that in case alone")
		return true
	})
}

// unknown writes a key that neither a field nor Extra has: one without a
// value, or one that the caller took out of Extra. What Extra never had, as
// JSON has no form for it, stays in a post that is kept.
func (f *front) unknown(e *entry) {
	_, had := f.was[e.Key]
	if values.IsNull(e.Value) || f.keeps() && !had {
		f.add(*e, e.Key)
		return
	}
	f.drop(e, "the Article does not have it")
}

// field writes a field of the Article under the target's key.
func (f *front) field(e *entry) {
	out := *e
	out.Value = f.value(e.concept, e)
	if out.Value == nil {
		f.drop(e, "the Article does not have it")
		return
	}
	key := f.newKey(e)
	f.written[e.concept] = e.Key
	f.rename(e, key)
	switch e.concept {
	case target.Draft:
		out.Value = values.Bool(f.article.Draft != isPublished(key))
	case target.Cover:
		out.Value = f.coverList(e, key, out.Value)
	}
	if f.keeps() && f.stays(e, key, out.Value) {
		out.Value = e.Value
	}
	if isDate := e.concept == target.Date || e.concept == target.Updated; isDate && out.Value.Value != e.Value.Value {
		f.change(Change{Kind: Rewritten, Key: e.Key, To: key, Value: values.Short(e.Value), Note: out.Value.Value})
	}
	f.add(out, key)
}

func (f *front) rename(e *entry, key string) {
	if key == e.Key {
		return
	}
	note := ""
	if e.concept == target.Draft && isPublished(e.Key) != isPublished(key) {
		note = "true and false change places"
	}
	f.change(Change{Kind: Renamed, Key: e.Key, To: key, Note: note})
}

func isPublished(key string) bool { return strings.EqualFold(key, "published") }

// newKey is the key in the post of an entry: the target's, unless the post
// has that one for something else.
func (f *front) newKey(e *entry) string {
	key := f.key(e.concept)
	if key == "" || key == e.Key || f.keeps() && f.knows(e) {
		return e.Key
	}
	other := func(o entry) bool { return o.Key == key && (o.extra || e.extra || o.concept != e.concept) }
	if f.used[key] || slices.ContainsFunc(f.source, other) {
		f.change(Change{Kind: Meaning, Key: e.Key, To: e.Key,
			Note: f.target.Name + " looks for it under " + key + ", which the post has for something else"})
		return e.Key
	}
	return key
}

// pass writes an entry of Extra, under its own key unless that is one that
// targets differ in the name of.
func (f *front) pass(e *entry) {
	out := *e
	if v := f.article.Extra[e.Key]; !sameValue(f.was[e.Key], v) {
		out.Value = values.Of(v) // the caller has put another one there
	}
	key := e.Key
	switch e.concept {
	case target.Aliases, target.Excerpt:
		key = f.newKey(e)
		f.rename(e, key)
		if e.concept == target.Aliases {
			f.needOfAliases(e, key)
		}
		if key == "aliases" && out.Value.Kind == yaml.ScalarNode {
			out.Value = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{out.Value}}
		}
	case target.Date, target.Updated, "":
		if e.concept == "" && !isDateKey(key) {
			break
		}
		if next := f.nextDate(e, out.Value); next != nil {
			out.Value, key = next, f.key(e.concept)
			f.written[e.concept] = e.Key
			f.rename(e, key)
			break
		}
		if out.Value = f.otherDate(e, out.Value); out.Value == nil {
			return
		}
	}
	if what, ok := f.target.Reserved[strings.ToLower(key)]; ok {
		f.change(Change{Kind: Meaning, Key: e.Key, To: key, Note: f.target.Name + " takes it for " + what})
	}
	f.add(out, key)
}

// sameValue reports whether two values are one, as JSON shows them.
func sameValue(a, b any) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

// isDateKey reports the keys of Hugo that hold a date and are no field of an
// Article.
func isDateKey(key string) bool {
	return strings.EqualFold(key, "expiryDate") || strings.EqualFold(key, "unpublishDate")
}

// add adds an entry under a key that is not there yet.
func (f *front) add(e entry, key string) {
	e.Key = key
	f.used[key] = true
	f.out = append(f.out, e)
}

// missing adds the fields that the file has no key for, and then what is in
// Extra without being in the file.
func (f *front) missing() {
	for _, c := range []target.Concept{target.Title, target.Author, target.Date, target.Updated, target.Categories, target.Tags, target.Cover, target.Description,
		target.Lang, target.Layout, target.Permalink, target.Draft, target.Comments} {
		if !f.target.Drops(c) && !f.has(c) && !f.isInName(c) {
			f.addField(c)
		}
	}
	there := make(map[string]bool, len(f.source))
	for _, e := range f.source {
		there[e.Key] = true
	}
	for _, k := range slices.Sorted(maps.Keys(f.article.Extra)) {
		if !there[k] {
			f.pass(&entry{Entry: syntax.Entry{Key: k, Value: values.Of(f.article.Extra[k])}, concept: target.ConceptOf(k), extra: true})
		}
	}
}

// has reports whether the post has a field already: it was written, or a key
// of Extra holds it among other things.
func (f *front) has(c target.Concept) bool {
	if f.written[c] != "" || c == target.Description && f.written[target.Excerpt] != "" {
		return true
	}
	texts := f.texts(c)
	return len(texts) > 0 && slices.ContainsFunc(f.out, func(o entry) bool {
		return o.concept == c && (f.key(c) == "" || f.key(c) == o.Key || f.keeps() && f.knows(&o)) && values.Holds(o.Value, texts)
	})
}

// addField writes a field under the target's key, or its usual one.
func (f *front) addField(c target.Concept) {
	value := f.value(c, nil)
	if value == nil {
		return
	}
	key := f.key(c)
	if key == "" {
		key = string(c)
	}
	if c == target.Author && value.Kind == yaml.SequenceNode {
		key = "authors"
	}
	if f.used[key] {
		f.change(Change{Kind: Dropped, To: key, Value: values.Short(value), Note: "the post has another value under this key"})
		return
	}
	switch {
	case c == target.Draft && isPublished(key):
		value = values.Bool(!f.article.Draft)
	case c == target.Cover:
		value = f.coverList(nil, key, value)
	}
	note := ""
	switch {
	case c == target.Date && len(f.article.Source) > 0:
		note = "the name of the file has it"
	case c == target.Draft && f.inDrafts():
		note = "the folder _drafts has it"
	}
	f.change(Change{Kind: Added, To: key, Value: values.Short(value), Note: note})
	f.add(entry{Entry: syntax.Entry{Key: key, Value: value}, concept: c}, key)
}
