package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// TestFromJSON reads every post of testdata/posts, writes it as JSON on one
// line and on many, and reads that back.
func TestFromJSON(t *testing.T) {
	for _, indent := range []string{"", "  "} {
		var want []*Article
		var buf bytes.Buffer
		enc := json.NewEncoder(&buf)
		enc.SetIndent("", indent)
		for _, name := range fixture.Names(t, "testdata/posts") {
			a, err := ParseFile(name)
			require.NoError(t, err)
			want = append(want, a)
			require.NoError(t, enc.Encode(a))
		}
		i := 0
		for a, err := range FromJSON(&buf) {
			require.NoError(t, err)
			requireSameJSON(t, want[i], a)
			i++
		}
		require.Len(t, want, i)
	}
}

// TestSharedFromJSON does the same with real posts.
func TestSharedFromJSON(t *testing.T) {
	right, all := 0, 0
	corpus(t, func(name string, a *Article, err error) {
		if err != nil {
			return
		}
		all++
		b := fromJSON(t, string(toJSON(t, a)))
		b.Body, a.Body = "", ""
		requireSameJSON(t, a, b)
		_, err = FrontMatter[map[string]any](b)
		require.NoError(t, err, name)
		right++
	})
	fixture.Share(t, "corpus: read back from JSON", right, all, 100)
}

// requireSameJSON compares all that JSON holds of two Articles, and the
// types in Extra but for those of numbers.
func requireSameJSON(t *testing.T, want, have *Article) {
	t.Helper()
	w, err := json.Marshal(want)
	require.NoError(t, err)
	h, err := json.Marshal(have)
	require.NoError(t, err)
	require.Equal(t, string(w), string(h))
	require.Equal(t, want.Date.Format(time.RFC3339Nano), have.Date.Format(time.RFC3339Nano))
	require.ElementsMatch(t, slices.Collect(maps.Keys(want.Extra)), slices.Collect(maps.Keys(have.Extra)))
}

func fromJSON(t testing.TB, s string) *Article {
	t.Helper()
	var found *Article
	for a, err := range FromJSON(strings.NewReader(s)) {
		require.NoError(t, err)
		require.Nil(t, found)
		found = a
	}
	require.NotNil(t, found)
	return found
}

func TestFromJSONFields(t *testing.T) {
	a := fromJSON(t, `{"file":"a.md","title":"T","date":"2021-11-06T08:50:18+08:00","updated":"2021-11-06T00:50:18Z",
"extra":{"n":3,"big":18446744073709551615,"huge":123456789012345678901234567890,"half":0.5,"list":[1,{"x":2}],"no":null}
}`)
	require.Equal(t, "2021-11-06T08:50:18+08:00", a.Date.Format(time.RFC3339))
	require.NotSame(t, time.Local, a.Date.Location())
	require.Equal(t, time.UTC, a.Updated.Location())
	require.True(t, a.Comments, "comments are on unless the post says otherwise")
	require.Equal(t, map[string]any{
		"n": 3, "big": uint64(18446744073709551615), "huge": json.Number("123456789012345678901234567890"), "half": 0.5,
		"list": []any{1, map[string]any{"x": 2}}, "no": nil,
	}, a.Extra)
}

func TestFromJSONErrors(t *testing.T) {
	tests := []struct{ name, in string }{
		{"a bad line between two good ones", "{\"title\":\"a\"}\n{\"title\":\n{\"title\":\"b\"}\n"},
		{"the last line is cut off", "{\"title\":\"a\"}\n\n{\"title\":\"b\"}\n{\"title\":\"c"},
		{"no object", "{\"title\":\"a\"}\n17\n{\"title\":\"b\"}"},
		{"a wrong type", "{\"title\":\"a\"}\n{\"title\":[]}\n{\"title\":\"b\"}"},
		{"two objects on a line", "{\"title\":\"a\"}\n{\"title\":\"x\"} {}\n{\"title\":\"b\"}"},
		{"a brace of an object too many", "{\"title\":\"a\"}\n}\n{\"title\":\"b\"}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var titles []string
			var errs []error
			for a, err := range FromJSON(strings.NewReader(tt.in)) {
				if err != nil {
					require.Nil(t, a)
					errs = append(errs, err)
					continue
				}
				titles = append(titles, a.Title)
			}
			require.Equal(t, []string{"a", "b"}, titles)
			require.Len(t, errs, 1)
			e, ok := errors.AsType[*Error](errs[0])
			require.True(t, ok)
			require.Positive(t, e.Line)
			require.Equal(t, strings.Split(tt.in, "\n")[e.Line-1], badLine(tt.in))
		})
	}
}

// badLine is the line that has no title of a or b, or is cut off.
func badLine(in string) string {
	for line := range strings.SplitSeq(in, "\n") {
		if line != "" && line != `{"title":"a"}` && line != `{"title":"b"}` {
			return line
		}
	}
	return ""
}

func TestFromJSONReader(t *testing.T) {
	broken := errors.New("disk is gone")
	r := io.MultiReader(strings.NewReader("{}\n{"), iotest.ErrReader(broken))
	var errs []error
	n := 0
	for _, err := range FromJSON(r) {
		if err != nil {
			errs = append(errs, err)
		}
		n++
	}
	require.Equal(t, 3, n)
	require.Len(t, errs, 2)
	require.ErrorIs(t, errs[1], broken)

	for range FromJSON(strings.NewReader("{}\n{}\n")) {
		break // and no panic
	}
	for range FromJSON(strings.NewReader("{\n{}\n")) {
		break
	}
	for range FromJSON(strings.NewReader("{")) {
		break
	}
	for range FromJSON(strings.NewReader("")) {
		t.Fatal("want nothing of nothing")
	}
}

func TestFromJSONTooLarge(t *testing.T) {
	var errs []error
	for _, err := range FromJSON(io.LimitReader(endless{}, maxJSON+1)) {
		errs = append(errs, err)
	}
	require.Len(t, errs, 1)
	require.ErrorIs(t, errs[0], ErrTooLarge)
}

// endless is a line that does not end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '{'
	}
	return len(p), nil
}

type callersOwn struct {
	Title  string
	Author string
	Date   time.Time
	Tags   []string
	Draft  bool
	Weight int
	Event  time.Time
}

// TestFrontMatterOfFields decodes the fields of Articles that have no front
// matter.
func TestFrontMatterOfFields(t *testing.T) {
	a := fromJSON(t, `{"title":"1.10","authors":["A"],"date":"2021-11-06T08:50:18+08:00","tags":["x"],"draft":true,
"extra":{"weight":3,"event":"6 Nov 2021"}
}`)
	have, err := FrontMatter[callersOwn](a)
	require.NoError(t, err)
	require.True(t, have.Date.Equal(a.Date))
	have.Date = time.Time{}
	require.Equal(t, callersOwn{Title: "1.10", Author: "A", Tags: []string{"x"}, Draft: true, Weight: 3,
		Event: time.Date(2021, 11, 6, 0, 0, 0, 0, time.UTC)}, have)
}

func TestFrontMatterOfAllFields(t *testing.T) {
	a := &Article{
		Title: "t", Authors: []string{"a", "b"}, Date: time.Date(2021, 1, 2, 3, 4, 5, 0, time.UTC), Categories: []string{"c"},
		Cover: "i.png", Summary: "s", Language: "fr", Layout: "post", Permalink: "/p/",
		Extra: map[string]any{"cover": map[string]any{"image": "i.png", "alt": "x"}, "n": json.Number("12345678901234567890123"),
			"f": 0.5, "i": int64(1), "null": nil, "on": true, "own": struct{ A []int }{[]int{1}}, "never": make(chan int), "list": []any{"x"}},
	}
	have, err := FrontMatter[map[string]any](a)
	require.NoError(t, err)
	require.Equal(t, "1.2345678901234568e+22", fmt.Sprint(have["n"]))
	delete(have, "n")
	require.Equal(t, map[string]any{
		"title": "t", "authors": []any{"a", "b"}, "date": "2021-01-02T03:04:05Z", "categories": []any{"c"},
		"description": "s", "lang": "fr", "layout": "post", "permalink": "/p/", "comments": false,
		"cover": map[string]any{"image": "i.png", "alt": "x"},
		"f":     0.5, "i": 1, "null": nil, "on": true, "own": map[string]any{"A": []any{1}}, "never": nil, "list": []any{"x"},
	}, have)
}

func TestFrontMatterOfFieldsErrors(t *testing.T) {
	a := &Article{File: "a.md", Title: "t", Comments: true, Extra: map[string]any{"weight": []any{"x"}, "event": "never"}}
	_, err := FrontMatter[callersOwn](a)
	require.ErrorContains(t, err, "a.md: event: want a date")
	a.Extra = map[string]any{"weight": "heavy"}
	_, err = FrontMatter[callersOwn](a)
	require.ErrorContains(t, err, "a.md: weight: ")
	require.NotContains(t, err.Error(), "line")
}
