package convert

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// What stands here decides what of a post that is kept stays as it is:
// whether the target reads a key, and a value as it is spelled, as what the
// Article has.

// knows reports whether the target looks for the concept of an entry under
// its key. Where the caller names the key, it is that one alone.
func (w *writer) knows(e *entry) bool {
	same := func(name string) bool {
		name, mapping := strings.CutSuffix(name, "{}")
		if mapping && e.Value.Kind != yaml.MappingNode {
			return false
		}
		return name == e.from || w.target.fold && strings.EqualFold(name, e.from)
	}
	main := w.key(e.concept)
	if main == "" || same(main) {
		return true
	}
	return main == w.target.keys[e.concept] && slices.ContainsFunc(w.target.also[e.concept], same)
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
		f.change(Change{Kind: Meaning, Key: e.Key, To: e.Key, Value: f.article.Layout, Note: f.target.name + " wants a template of this name"})
	}
	return true
}

// isInName reports whether a field of a post that is kept needs no key, as
// it is the date in the file name, which the target reads.
func (f *front) isInName(c concept) bool {
	stem := stemOf(f.article)
	return f.keeps() && c == keyDate && f.target.dated && beginsWithDate(stem) &&
		stem[:len(time.DateOnly)] == f.article.Date.Format(time.DateOnly)
}

// stays reports whether the target reads the value of an entry under a key as
// the one that would be written.
func (f *front) stays(e *entry, key string, value *yaml.Node) bool {
	switch e.concept {
	case keyDate:
		return f.target.readsDate(e.Value, f.article.Date)
	case keyUpdated:
		return f.target.readsDate(e.Value, f.article.Updated)
	case keyDraft, keyComments:
		return f.target.readsBool(e.Value, value.Value)
	case keyAuthor, keyCategories, keyTags:
		return f.readsList(e, value)
	}
	if e.Value.Kind == yaml.MappingNode {
		return key == e.Key && f.knows(e) && values.Holds(e.Value, values.Texts(value))
	}
	return e.Value.Kind == value.Kind && f.target.readsTexts(e.Value) && slices.Equal(linesOf(e.Value), linesOf(value))
}

// linesOf are the texts of a value, each on one line, as an Article has them.
func linesOf(n *yaml.Node) []string {
	list := values.Texts(n)
	for i, s := range list {
		list[i] = strings.Join(strings.Fields(s), " ")
	}
	return list
}

// readsDate reports whether a value is read as a time.
func (t *target) readsDate(n *yaml.Node, want time.Time) bool {
	zone := want.Location()
	if t.utc {
		zone = time.UTC
	}
	forms := t.dates
	if n.Tag != "!!str" {
		forms = slices.Concat(forms, t.plain)
	}
	text := strings.TrimSpace(n.Value)
	if t.millis && !hasMillis(text) {
		return false
	}
	if i := len(text) - 2; i > 0 && (text[i] == '-' || text[i] == '+') && strings.Contains(text, ":") {
		text = text[:i+1] + "0" + text[i+1:] // package time wants two digits for the hour of a zone
	}
	return slices.ContainsFunc(forms, func(form string) bool {
		have, err := time.ParseInLocation(form, text, zone)
		return err == nil && have.Equal(want)
	})
}

// hasMillis reports whether a date has no fraction of a second, or one of
// three digits.
func hasMillis(s string) bool {
	_, fraction, ok := strings.Cut(s, ".")
	return !ok || len(fraction)-len(strings.TrimLeft(fraction, "0123456789")) == 3
}

// readsBool reports whether a value is read as true or false.
func (t *target) readsBool(n *yaml.Node, want string) bool {
	if t.yaml11 && n.Tag == values.PlainTag {
		switch strings.ToLower(n.Value) {
		case "yes", "on":
			return want == "true"
		case "no", "off":
			return want == "false"
		}
	}
	return n.Tag == "!!bool" && n.Value == want
}

// readsList reports whether the value of an entry, together with those of the
// other keys that the target knows for the same, is read as a list.
func (f *front) readsList(e *entry, value *yaml.Node) bool {
	if values.Same(e.Value, value) {
		return f.target.readsTexts(e.Value)
	}
	if values.IsNested(e.Value) || values.IsNested(value) {
		return false
	}
	if e.Value.Kind == yaml.ScalarNode && f.target.strict && e.concept != keyAuthor {
		return false
	}
	if f.target.splits && e.Value.Kind == yaml.ScalarNode && strings.ContainsAny(e.Value.Value, " \t") && e.concept != keyAuthor {
		f.meaning(e.concept, e, values.Short(e.Value), f.target.name+" splits it at blanks")
	}
	have, want := f.known(e), linesOf(value)
	all := func(list, in []string) bool {
		return !slices.ContainsFunc(list, func(s string) bool { return !slices.Contains(in, s) })
	}
	return all(have, want) && all(want, have) && f.target.readsTexts(e.Value)
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

// readsTexts reports whether the target reads the scalars of a value as the
// texts that they are spelled with.
func (t *target) readsTexts(n *yaml.Node) bool {
	switch n.Tag {
	case "!!int":
		return !t.strict && (n.Value == "0" || values.IsDigits(n.Value))
	case "!!float":
		s, ok := values.Number(n)
		return !t.strict && ok && s == n.Value
	case "!!bool":
		return !t.strict
	case values.PlainTag:
		return !t.takesForMore(n.Value)
	case values.LocalTag:
		return false
	}
	return !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !t.readsTexts(c) })
}

// takesForMore reports whether text without quotes is a date or, for a reader
// of YAML 1.1, a bool or a number.
func (t *target) takesForMore(s string) bool {
	if t.yaml11 {
		switch strings.ToLower(s) {
		case "yes", "no", "on", "off":
			return true
		}
		if strings.Contains(s, ":") && strings.Trim(s, "0123456789:.") == "" {
			return true // 12:30:45 is a number of seconds
		}
	}
	if len(s) < len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	rest := s[len(time.DateOnly):]
	return err == nil && strings.Trim(rest, "0123456789tTzZ:.+- ") == ""
}
