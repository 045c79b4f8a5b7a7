package convert

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/target"
	"github.com/goarticle/article/convert/internal/values"
	"github.com/goarticle/article/internal/date"
)

// What stands here decides what of a post that is kept stays as it is:
// whether the target reads a key, and a value as it is spelled, as what the
// Article has.

// key is the key of a concept, empty where it keeps the one that it has.
func (w *writer) key(c target.Concept) string { return w.target.Key(c, w.Keys) }

// knows reports whether the target looks for the concept of an entry under
// its key. Where the caller names the key, it is that one alone.
func (w *writer) knows(e *entry) bool {
	return w.target.Knows(e.concept, e.from, e.Value, w.Keys)
}

// knownTwin is another key of the file that has the field of an entry and
// that the target knows, where a post is kept and it does not know this one.
func (f *front) knownTwin(e *entry) string {
	if !f.keeps() || f.knows(e) {
		return ""
	}
	for i := range f.source {
		if o := &f.source[i]; o.concept == e.concept && !o.extra && !values.IsEmpty(o.Value) && f.knows(o) {
			return o.Key
		}
	}
	return ""
}

// keepEmpty keeps the keys without a value, unless another one has become of
// the same name.
func (f *front) keepEmpty() {
	for _, e := range f.empty {
		switch {
		case !f.used[e.Key]:
			f.add(*e, e.Key)
		case slices.ContainsFunc(f.out, func(o entry) bool { return o.Key == e.Key && o.from != "" }):
			f.drop(e, "it has no value")
		}
	}
}

// keepsLayout reports whether the name of a template stays, though it means
// nothing to another generator. Whether it is one of another generator the
// post does not say; the names that every site of Hexo and Jekyll has do.
func (f *front) keepsLayout(e *entry) bool {
	if !f.keeps() || slices.Contains([]string{"post", "page", "draft", "home"}, f.article.Layout) {
		return false
	}
	if f.article.Layout != "" {
		f.change(Change{Kind: Meaning, Key: e.Key, To: e.Key, Value: f.article.Layout, Note: f.target.Name + " wants a template of this name"})
	}
	return true
}

// isInName reports whether a field of a post that is kept needs no key, as
// it is the date in the file name, which the target reads.
func (f *front) isInName(c target.Concept) bool {
	day, ok := date.Prefix(stemOf(f.article), nil)
	return f.keeps() && c == target.Date && f.target.Dated && ok && day.Format(time.DateOnly) == f.article.Date.Format(time.DateOnly)
}

// stays reports whether the target reads the value of an entry under a key as
// the one that would be written.
func (f *front) stays(e *entry, key string, value *yaml.Node) bool {
	if e.Encoded && !f.target.Binary {
		return false
	}
	switch e.concept {
	case target.Date:
		return f.target.ReadsDate(e.Value, f.article.Date)
	case target.Updated:
		return f.target.ReadsDate(e.Value, f.article.Updated)
	case target.Draft, target.Comments:
		return f.target.ReadsBool(e.Value, value.Value)
	case target.Author, target.Categories, target.Tags:
		return f.readsList(e, value)
	}
	if e.Value.Kind == yaml.MappingNode {
		return key == e.Key && f.knows(e) && values.Holds(e.Value, values.Texts(value))
	}
	return e.Value.Kind == value.Kind && f.target.ReadsTexts(e.Value) && slices.Equal(linesOf(e.Value), linesOf(value))
}

// linesOf are the texts of a value, each on one line, as an Article has them.
func linesOf(n *yaml.Node) []string {
	list := values.Texts(n)
	for i, s := range list {
		list[i] = strings.Join(strings.Fields(s), " ")
	}
	return list
}

// readsList reports whether the value of an entry, together with those of the
// other keys that the target knows for the same, is read as a list.
func (f *front) readsList(e *entry, value *yaml.Node) bool {
	if slices.ContainsFunc(e.Value.Content, values.IsNull) {
		return false // an item that is null is one elsewhere
	}
	if values.Same(e.Value, value) {
		return f.target.ReadsTexts(e.Value)
	}
	if values.IsNested(e.Value) || values.IsNested(value) {
		return false
	}
	if e.Value.Kind == yaml.ScalarNode && f.target.Strict && e.concept != target.Author {
		return false
	}
	if f.target.Splits && e.Value.Kind == yaml.ScalarNode && strings.ContainsAny(e.Value.Value, " \t") && e.concept != target.Author {
		f.meaning(e.concept, e, values.Short(e.Value), f.target.Name+" splits it at blanks")
	}
	have, want := f.known(e), linesOf(value)
	all := func(list, in []string) bool {
		return !slices.ContainsFunc(list, func(s string) bool { return !slices.Contains(in, s) })
	}
	return all(have, want) && all(want, have) && f.target.ReadsTexts(e.Value)
}

// known are the texts of an entry and of the other keys of its concept that
// the target knows.
func (f *front) known(e *entry) []string {
	var list []string
	for i := range f.source {
		if o := &f.source[i]; o == e || o.concept == e.concept && !o.extra && f.knows(o) {
			list = append(list, linesOf(o.Value)...)
		}
	}
	return list
}
