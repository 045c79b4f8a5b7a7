package article

import (
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// TestEditFields sets every typed field of the fixtures and sets it back.
func TestEditFields(t *testing.T) {
	names, err := filepath.Glob("testdata/posts/*.*")
	require.NoError(t, err)
	var r fieldEdits
	for _, name := range names {
		if a, err := ParseFile(name); err == nil {
			r.post(t, name, a)
		}
	}
	require.Positive(t, r.set)
	require.Empty(t, r.failed)
}

func TestSharedEdit(t *testing.T) {
	var r fieldEdits
	corpus(t, func(name string, a *Article, err error) {
		if err == nil {
			r.post(t, name, a)
		}
	})
	names, err := filepath.Glob(filepath.Join(fixture.Shared(t, "labelled"), "*.md"))
	require.NoError(t, err)
	for _, name := range names {
		if a, err := ParseFile(name); err == nil {
			r.post(t, name, a)
		}
	}
	fmt.Printf("edit: %d posts, %d fields set; %d set back, %d of them to the same bytes\n", r.posts, r.set, r.setBack, r.same)
	for _, why := range slices.Sorted(maps.Keys(r.other)) {
		fmt.Printf("edit: not the same: %4d %s, such as %s\n", len(r.other[why]), why, r.other[why][0])
	}
	for _, err := range r.failed {
		require.ErrorContains(t, err, "want keys on lines of their own, have a mapping in braces", "a mapping in braces that is no JSON is all that cannot be edited")
	}
	fixture.Share(t, "edit: fields set", r.set, r.set+len(r.failed), 99.8)
	fixture.Share(t, "edit: set back to the same bytes", r.same, r.setBack, 86)
}

// fieldEdits counts what became of setting fields.
type fieldEdits struct {
	posts, set, setBack, same int
	other                     map[string][]string // by why, where the bytes are not the same
	failed                    []error
}

func (r *fieldEdits) post(t *testing.T, name string, a *Article) {
	r.posts++
	for _, e := range a.front.Entries {
		if _, ok := keyNames[strings.ToLower(e.Key.Value)]; !ok {
			continue
		}
		for i, v := range newValues(&e) {
			edit := r.field(t, name, a, &e, v)
			if edit != nil && i == 0 {
				r.back(t, name, a, edit, &e)
			}
		}
	}
}

// newValues are values for a key that fit what it has, the first written
// without quotes, the others not.
func newValues(e *tree.Entry) []any {
	old := tree.Resolve(e.Value)
	k := keyNames[strings.ToLower(e.Key.Value)]
	b, boolErr := readBool(old)
	switch {
	case slices.Contains([]int{keyDate, keyPubDate, keyPublishDate, keyUpdated, keyLastmod, keyModified, keyUpdatedDate, keyLastModifiedAt}, k):
		return []any{time.Date(2031, 5, 6, 7, 8, 9, 0, time.FixedZone("", 8*60*60)), "no: date"}
	case slices.Contains([]int{keyDraft, keyPublished, keyComments}, k) && boolErr == nil:
		return []any{!b}
	case old.Kind == tree.Sequence:
		return []any{[]string{"new one"}, []string{"new: one", "yes", "two\nlines"}, "one"}
	}
	return []any{"new text", "new: text #1", "two\nlines \"x\"", []string{"a", "b: c"}}
}

// field sets one key to v.
func (r *fieldEdits) field(t *testing.T, name string, a *Article, old *tree.Entry, v any) *Edit {
	key := old.Key.Value
	e := a.Edit()
	if err := e.Set(key, v); err != nil {
		r.failed = append(r.failed, err)
		return nil
	}
	r.set++
	b, err := Parse(strings.NewReader(string(e.Bytes())))
	require.NoError(t, err, name)
	requireChange(t, a, b, key, key, v)
	requireField(t, a, b, old, v)
	from, to := linesOf(a, old)
	fixture.SameBut(t, string(a.Source), string(e.Bytes()), from, to)
	return e
}

// back sets the value that the key had, and compares the bytes.
func (r *fieldEdits) back(t *testing.T, name string, a *Article, e *Edit, old *tree.Entry) {
	v := goValueOf(old)
	if v == nil {
		r.note("no value that Set takes: "+kindOf(old.Value), name, old)
		return
	}
	require.NoError(t, e.Set(old.Key.Value, v), name)
	r.setBack++
	if string(e.Bytes()) == string(a.Source) {
		r.same++
		return
	}
	r.note(fmt.Sprintf("%s, set back as %T", kindOf(old.Value), v), name, old)
}

func (r *fieldEdits) note(why, name string, e *tree.Entry) {
	if r.other == nil {
		r.other = map[string][]string{}
	}
	r.other[why] = append(r.other[why], fmt.Sprintf("%s:%d %s: %.40q", name, e.Key.Line, e.Key.Value, e.Value.Value))
}

// kindOf names the ways in which a value may be written.
func kindOf(n *tree.Node) string {
	switch {
	case n.Kind == tree.Sequence && n.Style&tree.Flow != 0:
		return "list in brackets"
	case n.Kind == tree.Sequence:
		return "list on lines"
	case n.Kind == tree.Mapping:
		return "mapping"
	case tree.IsNull(n):
		return "nothing"
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return "block scalar"
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return "quoted text"
	}
	if _, err := date.Parse(n.Value, nil); err == nil {
		return "plain date"
	}
	return "plain " + strings.TrimPrefix(n.ShortTag(), "!!")
}

// goValueOf is the value of an entry as Set takes it, or nil.
func goValueOf(e *tree.Entry) any {
	n := e.Value
	if n.Kind == tree.Sequence {
		list := []string{}
		for _, c := range n.Content {
			if c.Kind != tree.Scalar || tree.IsNull(c) {
				return nil
			}
			list = append(list, c.Value)
		}
		return list
	}
	if n.Kind != tree.Scalar || tree.IsNull(n) {
		return nil
	}
	if t, err := date.Parse(n.Value, nil); err == nil && n.ShortTag() == "!!str" {
		return t
	}
	return tree.ScalarValue(n, func(*tree.Node) {})
}

type deleted struct{}

// requireChange checks that b is a but for one key, which was from, is to
// and has the value v.
func requireChange(t *testing.T, a, b *Article, from, to string, v any) {
	t.Helper()
	want, err := FrontMatter[map[string]any](a)
	require.NoError(t, err)
	have, err := FrontMatter[map[string]any](b)
	require.NoError(t, err)
	switch v := v.(type) {
	case deleted:
		delete(want, from)
	case time.Time:
		d, err := date.Parse(have[to].(string), nil)
		require.NoError(t, err)
		require.Equal(t, v.Format(time.RFC3339Nano), d.Format(time.RFC3339Nano))
		delete(want, from)
		delete(have, to)
	case []string:
		list := []any{}
		for _, s := range v {
			list = append(list, s)
		}
		delete(want, from)
		want[to] = list
	case [][]string:
		lists := []any{}
		for _, l := range v {
			list := []any{}
			for _, s := range l {
				list = append(list, s)
			}
			lists = append(lists, list)
		}
		delete(want, from)
		want[to] = lists
	default:
		delete(want, from)
		want[to] = v
	}
	if !reflect.DeepEqual(want, have) {
		require.Equal(t, want, have) // NaN differs from itself
	}
	require.Equal(t, a.Body, b.Body)
}

// requireField checks that the field of a key has a value, unless another key
// has a say in it.
func requireField(t *testing.T, a, b *Article, at *tree.Entry, v any) {
	t.Helper()
	for _, group := range fieldKeys {
		i := slices.Index(group.keys, strings.ToLower(at.Key.Value))
		others := func(e tree.Entry) bool {
			return e.Key.Value != at.Key.Value && slices.Contains(group.keys, strings.ToLower(e.Key.Value))
		}
		if i < 0 || slices.ContainsFunc(a.front.Entries, others) {
			continue
		}
		switch have := group.field(b).(type) {
		case string:
			if s, ok := v.(string); ok {
				require.Equal(t, oneBlank(s), oneBlank(have))
			}
		case []string:
			require.Equal(t, oneBlank(strings.Trim(fmt.Sprint(v), "[]")), oneBlank(strings.Trim(fmt.Sprint(have), "[]")))
		case time.Time:
			if d, ok := v.(time.Time); ok {
				require.Equal(t, d.Format(time.RFC3339), have.Format(time.RFC3339))
			}
		default:
			if _, ok := v.(bool); ok {
				require.Equal(t, v, have)
			}
		}
	}
}

// fieldKeys are the fields that tests set, and their keys in lower case.
var fieldKeys = []struct {
	field func(*Article) any
	keys  []string
}{
	{func(a *Article) any { return a.Title }, []string{"title"}},
	{func(a *Article) any { return a.Authors }, []string{"author", "authors"}},
	{func(a *Article) any { return a.Date }, []string{"date", "pubdate", "publishdate"}},
	{func(a *Article) any { return a.Updated }, []string{"updated", "lastmod", "modified", "updateddate", "last_modified_at"}},
	{func(a *Article) any { return a.Categories }, []string{"categories", "category"}},
	{func(a *Article) any { return a.Tags }, []string{"tags", "tag"}},
	{func(a *Article) any { return a.Summary }, []string{"description", "summary", "excerpt"}},
	{func(a *Article) any { return a.Language }, []string{"lang", "language"}},
	{func(a *Article) any { return a.Layout }, []string{"layout"}},
	{func(a *Article) any { return a.Permalink }, []string{"permalink", "url"}},
	{func(a *Article) any { return a.Draft }, []string{"draft"}},
	{func(a *Article) any { return !a.Draft }, []string{"published"}},
	{func(a *Article) any { return a.Comments }, []string{"comments"}},
}

// linesOf are the first line of an entry and the line behind its last one,
// comments and blank lines behind it included.
func linesOf(a *Article, e *tree.Entry) (from, to int) {
	c := place.Cursor{Src: a.Source}
	to, _ = c.At(a.front.End)
	if strings.HasPrefix(a.front.Format.Start, "{") {
		to++
	}
	root := a.front.Root
	for i := 0; i < len(root.Content); i += 2 {
		if l := root.Content[i].Line; l > e.Key.Line {
			to = min(to, l)
		}
	}
	return e.Key.Line, to
}
