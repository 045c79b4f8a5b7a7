package article

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/adrg/frontmatter"
	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/front"
)

// TestEdit makes the changes that each file of testdata/edit begins with: to
// the post before they give the post after, or the error. Line ends of CRLF
// and a byte order mark make no difference.
func TestEdit(t *testing.T) {
	names, err := filepath.Glob("testdata/edit/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			changes, before, ok := strings.Cut(string(data), "-- before --\n")
			require.True(t, ok)
			before, after, edits := strings.Cut(before, "-- after --\n")
			before, message, fails := strings.Cut(before, "-- error --\n")
			require.True(t, edits != fails, "want after or error")
			for _, form := range postForms {
				e := editOf(t, form(before))
				var have strings.Builder
				for line := range strings.Lines(changes) {
					if err := changeBy(t, e, line); err != nil {
						fmt.Fprintln(&have, err)
					}
				}
				require.Equal(t, message, have.String())
				if fails {
					after = before
				}
				require.Equal(t, form(after), string(e.Bytes()))
			}
		})
	}
}

// postForms are the ways in which the same post can be a file.
var postForms = []func(string) string{
	func(s string) string { return s },
	func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	func(s string) string { return "\ufeff" + s },
	func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") },
}

func editOf(t testing.TB, post string) *Edit { return parseString(t, post).Edit() }

// changeBy makes the change of a line such as: set title "text".
func changeBy(t *testing.T, e *Edit, line string) error {
	verb, args, _ := strings.Cut(strings.TrimSpace(line), " ")
	d := json.NewDecoder(strings.NewReader("[" + args + "]"))
	var list []any
	require.NoError(t, d.Decode(&list), line)
	key := list[0].(string)
	switch verb {
	case "set":
		return e.Set(key, goValue(list[1]))
	case "time":
		v, err := time.Parse(time.RFC3339, list[1].(string))
		require.NoError(t, err)
		return e.Set(key, v)
	case "rename":
		return e.Rename(key, list[1].(string))
	case "delete":
		return e.Delete(key)
	}
	require.Fail(t, "no such change", line)
	return nil
}

// goValue is what the JSON of a change stands for.
func goValue(v any) any {
	switch v := v.(type) {
	case []any:
		list, lists := []string{}, [][]string{}
		for _, item := range v {
			switch item := goValue(item).(type) {
			case string:
				list = append(list, item)
			case []string:
				lists = append(lists, item)
			}
		}
		if len(lists) > 0 {
			return lists
		}
		return list
	case float64:
		if v == math.Trunc(v) {
			return int(v)
		}
	}
	return v
}

func TestEditValues(t *testing.T) {
	type name string
	type level uint8
	for _, c := range []struct {
		value any
		line  string
	}{
		{int8(-3), "key: -3"},
		{level(200), "key: 200"},
		{uint64(math.MaxUint64), "key: 18446744073709551615"},
		{float32(0.1), "key: 0.1"},
		{3.0, "key: 3.0"},
		{-1e30, "key: -1.0e+30"},
		{1.25e-9, "key: 1.25e-09"},
		{math.SmallestNonzeroFloat64, "key: 5.0e-324"},
		{[]string(nil), "key: []"},
		{[][]string{{"a", "b: c"}, {"yes"}, nil}, `key: [[a, "b: c"], ["yes"], []]`},
		{[][]string(nil), "key: []"},
		{time.Date(2021, 11, 6, 8, 50, 18, 0, time.FixedZone("CST", 8*60*60)), "key: 2021-11-06T08:50:18+08:00"},
		{time.Date(2021, 11, 6, 8, 50, 18, 5e8, time.UTC), "key: 2021-11-06T08:50:18.500Z"},
		{time.Date(2021, 11, 6, 8, 50, 18, 5000, time.UTC), "key: 2021-11-06T08:50:18.000005Z"},
	} {
		e := editOf(t, "---\n---\nBody")
		require.NoError(t, e.Set("key", c.value))
		require.Equal(t, "---\n"+c.line+"\n---\nBody", string(e.Bytes()))
	}
	for _, c := range []struct {
		value any
		err   string
	}{
		{nil, "want a string, []string, [][]string, bool, number or time.Time, have <nil>"},
		{name("x"), "want a string, []string, [][]string, bool, number or time.Time, have article.name"},
		{[]int{1}, "want a string, []string, [][]string, bool, number or time.Time, have []int"},
		{math.NaN(), "want a finite number, have NaN"},
		{math.Inf(-1), "want a finite number, have -Inf"},
		{"a\xffb", `want UTF-8, have the byte 0xff in "a\xffb"`},
		{[]string{"a", "\xc3"}, `want UTF-8, have the byte 0xc3 in "\xc3"`},
		{time.Time{}, "want a time, have the zero time"},
		{time.Date(12021, 1, 1, 0, 0, 0, 0, time.UTC), "want a time that RFC 3339 can hold, have 12021-01-01T00:00:00Z"},
		{time.Date(1880, 1, 1, 0, 0, 0, 0, time.FixedZone("", 1172)), "want a time that RFC 3339 can hold, have 1880-01-01T00:00:00+00:19"},
	} {
		e := editOf(t, "---\ntitle: x\n---\nBody")
		require.EqualError(t, e.Set("title", c.value), "2:1: title: "+c.err)
		require.EqualError(t, e.Set("other", c.value), "1:1: other: "+c.err)
		require.Equal(t, "---\ntitle: x\n---\nBody", string(e.Bytes()))
	}
}

// A date alone stays one only where it is read as the same time.
func TestEditLocation(t *testing.T) {
	east := time.FixedZone("", 8*60*60)
	a, err := (&Parser{Location: east}).Parse(strings.NewReader("---\ndate: 2021-11-06\n---\n"))
	require.NoError(t, err)
	e := a.Edit()
	require.NoError(t, e.Set("date", time.Date(2021, 11, 7, 0, 0, 0, 0, east)))
	require.Equal(t, "---\ndate: 2021-11-07\n---\n", string(e.Bytes()))
	require.NoError(t, e.Set("date", time.Date(2021, 11, 7, 0, 0, 0, 0, time.UTC)))
	require.Equal(t, "---\ndate: 2021-11-07T00:00:00Z\n---\n", string(e.Bytes()))
}

// What cannot be edited at all says so with every change, and its bytes stay.
func TestEditNothing(t *testing.T) {
	own := &Parser{Formats: []*frontmatter.Format{{Start: "---", End: "---", Unmarshal: func(data []byte, v any) error { return json.Unmarshal(data, v) }}}}
	custom, err := own.Parse(strings.NewReader("---\n{\"a\": 1}\n---\nBody"))
	require.NoError(t, err)
	custom.File = "a.md"
	for _, c := range []struct {
		edit        *Edit
		post, error string
	}{
		{custom.Edit(), "---\n{\"a\": 1}\n---\nBody", "a.md: a: want YAML, TOML or JSON, have a format of the caller's own"},
		{(&Article{File: "a.md"}).Edit(), "", "a.md: a: want an Article that was read from a post"},
		{new(Edit), "", "a: want an Edit of an Article"},
	} {
		require.EqualError(t, c.edit.Set("a", 1), c.error)
		require.EqualError(t, c.edit.Rename("a", "b"), c.error)
		require.EqualError(t, c.edit.Delete("a"), c.error)
		require.Equal(t, c.post, string(c.edit.Bytes()))
	}
}

func TestEditErrors(t *testing.T) {
	e := editOf(t, "\n---\ntitle: x\n---\nBody")
	e.file = "posts/a.md"
	err := e.Rename("titel", "title")
	require.ErrorIs(t, err, ErrNoKey)
	require.EqualError(t, err, "posts/a.md:2:1: titel: want a key of the front matter, have none of that name")
	require.ErrorIs(t, e.Delete("titel"), ErrNoKey)
	require.EqualError(t, e.Rename("title", "\xff"), `posts/a.md:3:1: title: want UTF-8, have the byte 0xff in "\xff"`)
	require.EqualError(t, e.Set("\xff", 1), "posts/a.md:2:1: \xff: want UTF-8, have the byte 0xff in \"\\xff\"")

	long := strings.Repeat("x", front.MaxFrontMatter)
	require.EqualError(t, e.Set("title", long), "posts/a.md:3:1: title: cannot be changed in place: front matter is larger than allowed: want at most 1048576 bytes")
	require.ErrorIs(t, e.Set("title", long), ErrTooLarge)

	e = editOf(t, "+++\nn = 1\n+++\n")
	require.EqualError(t, e.Set("n", uint64(math.MaxUint64)), "2:1: n: cannot be changed in place: want TOML: 18446744073709551615 is out of range for int64")
}

// An Edit does not change its Article, and the bytes belong to the caller.
func TestEditIsApart(t *testing.T) {
	const post = "---\ntitle: x\n---\nBody"
	a := parseString(t, post)
	e := a.Edit()
	require.NoError(t, e.Set("title", "longer"))
	copy(e.Bytes(), "overwritten")
	require.Equal(t, "---\ntitle: longer\n---\nBody", string(e.Bytes()))
	require.Equal(t, post, string(a.Source))
	require.Equal(t, post, string(a.Edit().Bytes()))
}
