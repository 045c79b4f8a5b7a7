package article

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/fixture"
)

type captionCase struct {
	ID, HTML, Title string
	Want            [][3]string
}

func TestSharedCaptions(t *testing.T) {
	right, all := 0, 0
	for _, c := range fixture.Lines[captionCase](t, fixture.Shared(t, "cases/captions.jsonl")) {
		all++
		post := "---\ntitle: " + quoted(c.Title) + "\n---\n" + c.HTML
		a, err := Parse(strings.NewReader(post))
		require.NoError(t, err, c.ID)
		have := [][3]string{}
		for _, m := range a.Images {
			have = append(have, [3]string{m.Src, oneBlank(m.Caption), m.CaptionFrom})
		}
		want := [][3]string{}
		for _, w := range c.Want {
			want = append(want, [3]string{w[0], oneBlank(w[1]), w[2]})
		}
		if !reflect.DeepEqual(want, have) {
			t.Logf("%s:\nwant %q\nhave %q", c.ID, want, have)
			continue
		}
		right++
	}
	fixture.Share(t, "caption cases", right, all, 100)
}

// wildCase is a caption case of what was seen to go wrong on posts that nobody
// tuned for.
type wildCase struct {
	ID, HTML, Title, Habit string
	Want                   [][3]string
	Accept                 map[string][]string
	Content                []string // sources of images that are no decoration
	Neighbour              bool
}

// TestSharedCaptionsWild counts images, not cases. How a caption was found is
// a hint there and is not compared.
func TestSharedCaptionsWild(t *testing.T) {
	right, all, wrong, given := 0, 0, 0, 0
	for _, c := range fixture.Lines[wildCase](t, fixture.Shared(t, "cases/captions-wild.jsonl")) {
		a, err := Parse(strings.NewReader("---\ntitle: " + quoted(c.Title) + "\n---\n" + c.HTML))
		require.NoError(t, err, c.ID)
		require.Len(t, a.Images, len(c.Want), c.ID)
		for i, w := range c.Want {
			m := &a.Images[i]
			all++
			switch caption := oneBlank(m.Caption); {
			case m.Src != w[0], m.Decorative && slices.Contains(c.Content, m.Src):
				t.Logf("%s: want %q, have %q, decorative: %v", c.ID, w[0], m.Src, m.Decorative)
			case caption == oneBlank(w[1]), slices.ContainsFunc(c.Accept[m.Src], func(s string) bool { return oneBlank(s) == caption }):
				right++
			default:
				t.Logf("%s: %s: want %q, have %q (%s)", c.ID, m.Src, w[1], caption, m.CaptionFrom)
				if caption != "" {
					wrong++
				}
			}
			if m.Caption != "" {
				given++
			}
		}
	}
	fixture.Share(t, "captions-wild: given that are right", given-wrong, given, 100)
	fixture.Share(t, "captions-wild: images", right, all, 95)
}

func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }

type frontCase struct {
	ID, Input, Tier string
	Expect          frontWant
	Alt             []frontWant
	Typed           map[string]any
	TypedError      bool     `json:"typed_error"`
	ErrorLine       int      `json:"error_line"`
	DataIgnore      []string `json:"data_ignore"`
}

type frontWant struct {
	Found, Error *bool
	Data         map[string]any
	Body         *string
}

func TestSharedFrontMatter(t *testing.T) {
	right, all := map[string]int{}, map[string]int{}
	for _, c := range fixture.Lines[frontCase](t, fixture.Shared(t, "cases/frontmatter.jsonl")) {
		all[c.Tier]++
		a, err := Parse(strings.NewReader(c.Input))
		why := c.check(a, err, c.Expect)
		for _, alt := range c.Alt {
			if why != "" && c.check(a, err, alt) == "" {
				why = ""
			}
		}
		if why == "" {
			right[c.Tier]++
			continue
		}
		t.Logf("%s: %s (%v)", c.ID, why, err)
	}
	for _, tier := range slices.Sorted(maps.Keys(all)) {
		fixture.Share(t, "front matter cases, "+tier, right[tier], all[tier], 100)
	}
}

// check says what of the answer is not as wanted.
func (c *frontCase) check(a *Article, err error, want frontWant) string {
	if want.Error != nil && *want.Error {
		e, ok := errors.AsType[*Error](err)
		if !ok {
			return "want an error"
		}
		if c.ErrorLine > 0 && e.Line != c.ErrorLine {
			return fmt.Sprintf("want an error on line %d", c.ErrorLine)
		}
		return ""
	}
	if want.Found != nil && !*want.Found {
		if !errors.Is(err, ErrNoFrontMatter) {
			return "want no front matter"
		}
		return ""
	}
	if err != nil {
		return "want no error"
	}
	if want.Body != nil && *want.Body != a.Body {
		return fmt.Sprintf("body: want %q, have %q", *want.Body, a.Body)
	}
	if why := c.checkData(a, want); why != "" {
		return why
	}
	return c.checkTyped(a)
}

func (c *frontCase) checkData(a *Article, want frontWant) string {
	if want.Data == nil {
		return ""
	}
	m, err := FrontMatter[map[string]any](a)
	if err != nil {
		return "decode: " + err.Error()
	}
	for _, k := range c.DataIgnore {
		delete(m, k)
		delete(want.Data, k)
	}
	data, err := json.Marshal(m)
	if err != nil {
		return "marshal: " + err.Error()
	}
	var have map[string]any
	if err := json.Unmarshal(data, &have); err != nil {
		return err.Error()
	}
	if !sameData(want.Data, have) {
		return fmt.Sprintf("data: want %v, have %v", want.Data, have)
	}
	return ""
}

// sameData compares decoded JSON; dates may be equal as text or as times.
func sameData(want, have any) bool {
	switch w := want.(type) {
	case map[string]any:
		h, ok := have.(map[string]any)
		if !ok || len(h) != len(w) {
			return false
		}
		for k := range w {
			if !sameData(w[k], h[k]) {
				return false
			}
		}
		return true
	case []any:
		h, ok := have.([]any)
		return ok && slices.EqualFunc(w, h, sameData)
	case string:
		h, _ := have.(string)
		a, err1 := date.Parse(w, nil)
		b, err2 := date.Parse(h, nil)
		return w == h || err1 == nil && err2 == nil && a.Equal(b)
	}
	return reflect.DeepEqual(want, have)
}

func (c *frontCase) checkTyped(a *Article) string {
	have := map[string]any{
		"title": a.Title, "tags": a.Tags, "categories": a.Categories, "cover": a.Cover, "date": a.Date, "author": a.Authors,
		"authors": a.Authors, "draft": a.Draft, "comments": a.Comments,
	}
	if c.TypedError && (len(a.Faults) == 0 || c.ErrorLine > 0 && a.Faults[0].Line != c.ErrorLine) {
		return fmt.Sprintf("want a fault on line %d, have %v", c.ErrorLine, a.Faults)
	}
	for k, w := range c.Typed {
		switch h := have[k].(type) {
		case string:
			if s, _ := w.(string); s != h {
				return fmt.Sprintf("%s: want %q, have %q", k, w, h)
			}
		case bool:
			if h != w {
				return fmt.Sprintf("%s: want %v, have %v", k, w, h)
			}
		case time.Time:
			s := ""
			if !h.IsZero() {
				s = h.UTC().Format(time.RFC3339Nano)
			}
			if ws, _ := w.(string); ws != s {
				return fmt.Sprintf("%s: want %v, have %v", k, w, s)
			}
		case []string:
			var ws []string
			switch w := w.(type) {
			case string:
				if w != "" {
					ws = []string{w}
				}
			case []any:
				for _, x := range w {
					ws = append(ws, fmt.Sprint(x))
				}
			}
			if !slices.Equal(ws, h) {
				return fmt.Sprintf("%s: want %v, have %v", k, w, h)
			}
		default:
			return "no field for " + k
		}
	}
	return ""
}

type label struct {
	FrontMatter struct {
		Title, Author, Cover string
		DateUTC              string `json:"date_utc"`
		Categories           []string
	} `json:"front_matter"`
	Images []struct {
		Src, Alt, Caption string
		Content           bool
		Ambiguous         bool
		Accept            []string
		CaptionBare       string `json:"caption_without_marker"`
	}
	Links []struct {
		Href, Text string
		ImageOnly  bool `json:"image_only"`
	}
	YAMLInvalid bool `json:"yaml_invalid"`
}

func TestSharedLabelled(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(fixture.Shared(t, "labelled"), "*.md"))
	require.NoError(t, err)
	var s labelScore
	for _, name := range names {
		data, err := os.ReadFile(strings.TrimSuffix(name, ".md") + ".json")
		require.NoError(t, err)
		var l label
		require.NoError(t, json.Unmarshal(data, &l))
		a, err := ParseFile(name)
		if l.YAMLInvalid {
			e, ok := errors.AsType[*Error](err)
			require.True(t, ok && e.Line > 0, name)
			continue
		}
		require.NoError(t, err)
		s.meta(t, filepath.Base(name), a, &l)
		s.images(t, filepath.Base(name), a, &l)
		s.links(t, filepath.Base(name), a, &l)
	}
	fixture.Share(t, "labelled: front matter", s.metaRight, s.metaAll, 100)
	fixture.Share(t, "labelled: images, source, alt, decorative", s.imageRight, s.imageAll, 100)
	fixture.Share(t, "labelled: captions given that are right", s.given-s.wrong, s.given, 97)
	fixture.Share(t, "labelled: captions found", s.found, s.labelled, 95)
	fixture.Share(t, "labelled: links", s.linkRight, s.linkAll, 100)
}

type labelScore struct {
	metaRight, metaAll, imageRight, imageAll, linkRight, linkAll int
	given, wrong, labelled, found                                int
}

func (s *labelScore) meta(t *testing.T, name string, a *Article, l *label) {
	date := ""
	if !a.Date.IsZero() {
		date = a.Date.UTC().Format(time.RFC3339)
	}
	w := l.FrontMatter
	want := []any{w.Title, []string{w.Author}, date, w.Categories, w.Cover}
	have := []any{a.Title, a.Authors, date, a.Categories, a.Cover}
	s.metaAll++
	if reflect.DeepEqual(want, have) {
		s.metaRight++
		return
	}
	t.Logf("%s:\nwant %q\nhave %q", name, want, have)
}

func (s *labelScore) images(t *testing.T, name string, a *Article, l *label) {
	s.imageAll += max(len(l.Images), len(a.Images))
	for i, w := range l.Images {
		if i >= len(a.Images) {
			t.Logf("%s: no image %d, want %s", name, i, w.Src)
			continue
		}
		m := &a.Images[i]
		if m.Src == w.Src && m.Alt == w.Alt && m.Decorative == !w.Content {
			s.imageRight++
		} else {
			t.Logf("%s:%d: want %q %q %v\nhave %q %q %v", name, m.Line, w.Src, w.Alt, !w.Content, m.Src, m.Alt, m.Decorative)
		}
		s.caption(t, name, m, w.Caption, append(w.Accept, w.Caption, w.CaptionBare), w.Ambiguous)
	}
}

func (s *labelScore) caption(t *testing.T, name string, m *Image, want string, accept []string, ambiguous bool) {
	right := slices.ContainsFunc(accept, func(w string) bool { return w != "" && oneBlank(w) == oneBlank(m.Caption) })
	if ambiguous {
		return
	}
	if want != "" {
		s.labelled++
	}
	if m.Caption != "" {
		s.given++
	}
	switch {
	case want != "" && right:
		s.found++
	case m.Caption != "":
		s.wrong++
		t.Logf("%s:%d: want caption %q, have %q (%s)", name, m.Line, want, m.Caption, m.CaptionFrom)
	case want != "":
		t.Logf("%s:%d: want caption %q, have none", name, m.Line, want)
	}
}

func (s *labelScore) links(t *testing.T, name string, a *Article, l *label) {
	s.linkAll += max(len(l.Links), len(a.Links))
	for i, w := range l.Links {
		if i >= len(a.Links) {
			t.Logf("%s: no link %d, want %s", name, i, w.Href)
			continue
		}
		h := &a.Links[i]
		if h.Href == w.Href && (oneBlank(h.Text) == oneBlank(w.Text) || w.Text == "") {
			s.linkRight++
			continue
		}
		t.Logf("%s:%d: want %q %q, have %q %q", name, h.Line, w.Href, w.Text, h.Href, h.Text)
	}
	for _, h := range a.Links[min(len(a.Links), len(l.Links)):] {
		t.Logf("%s:%d: link too many: %s", name, h.Line, h.Href)
	}
}

// corpus calls f for every post of the corpus.
func corpus(t testing.TB, f func(name string, a *Article, err error)) { posts(t, "corpus", f) }

// posts calls f for every post below a shared folder.
func posts(t testing.TB, below string, f func(name string, a *Article, err error)) {
	dir := fixture.Shared(t, below)
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) == ".json" {
			return err
		}
		a, err := ParseFile(name)
		short, _ := filepath.Rel(dir, name)
		f(short, a, err)
		return nil
	}))
}

func TestSharedCorpus(t *testing.T) {
	all, read, faulty := 0, 0, 0
	rules := map[string]int{}
	corpus(t, func(name string, a *Article, err error) {
		all++
		if err != nil {
			e, ok := errors.AsType[*Error](err)
			require.True(t, ok && e.Line > 0 && e.File != "", "%s: %v", name, err)
			t.Logf("%s: %v", name, err)
			return
		}
		read++
		if len(a.Faults) > 0 {
			faulty++
		}
		for _, m := range a.Images {
			if m.CaptionFrom != "" {
				rules[m.CaptionFrom]++
			}
		}
		requirePlaces(t, a)
		_, err = json.Marshal(a)
		require.NoError(t, err, name)
	})
	fmt.Printf("corpus: %d posts, %d read, %d of them with faults; captions %v\n", all, read, faulty, rules)
	require.Positive(t, read)
}

// quoted is s as YAML takes any text.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
