package convert

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/prepare"
	"github.com/goarticle/article/convert/internal/target"
	"github.com/goarticle/article/convert/internal/values"
)

// eachSeed calls f for every post of the project's testdata and, where
// ARTICLE_SHARED names a folder, for its labelled posts and the seed.
func eachSeed(t testing.TB, f func(a *article.Article)) {
	dirs := []string{"testdata", "../testdata", "../lint/testdata"}
	if dir := os.Getenv("ARTICLE_SHARED"); dir != "" {
		dirs = append(dirs, filepath.Join(dir, "labelled"), filepath.Join(dir, "seed"))
	}
	for _, dir := range dirs {
		require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(name) != ".html" && filepath.Ext(name) != ".md" {
				return err
			}
			if a, err := article.ParseFile(name); err == nil {
				f(a)
			}
			return nil
		}))
	}
}

// FuzzMarkdown checks of any body:
//   - It becomes Markdown, unless it is nested too deep for that.
//   - Markdown and HTML are made of it without a panic, and what they make can
//     be read.
func FuzzMarkdown(f *testing.F) {
	eachSeed(f, func(a *article.Article) { f.Add(a.Body) })
	for _, text := range hostile {
		f.Add(text[:min(len(text), 200)])
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := article.Parse(strings.NewReader("---\ntitle: x\n---\n" + text))
		if err != nil {
			return
		}
		for _, target := range []Target{Hexo, Hugo} {
			c := &Converter{Target: target}
			p, err := c.Convert(a)
			if err != nil {
				require.ErrorIs(t, err, prepare.ErrDepth)
				return
			}
			readBack(t, c, p)
		}
	})
}

// FuzzRoundTrip checks of any post, for every target and syntax, with the
// body as HTML:
//   - It is converted without a panic, unless it is for Jekyll and has no date.
//   - The name of its file is one of a file in the folder: not empty, not
//     hidden and without a slash or a control character.
//   - What is written is read back, with the same body.
//   - The title, authors, date, categories, tags, cover, summary, language,
//     draft and comments are those that the post had, and so are images,
//     links and text. A target has names of its own: where a post has a second
//     date or cover, the first one stands under the target's name, and an
//     Article may ask for that of the second before. No order of names suits
//     all targets, and to leave out the second would lose it.
//   - Converting the result once more changes nothing. Where a second date is
//     asked for before the first it may get the zone that it does not name,
//     which is not known before, and a second cover that is a number becomes
//     text.
//   - The Article is as it was before.
//
// Posts with a mapping or a null in a value are held to the first three points
// alone. What becomes of those is for fixtures to show: it depends on what else
// the value has, and TOML has no null.
func FuzzRoundTrip(f *testing.F) {
	eachSeed(f, func(a *article.Article) {
		for i := range uint8(3) {
			f.Add(i, a.Source)
		}
	})
	var all []*Converter
	eachConverter(func(c *Converter) {
		if c.asHTML() {
			all = append(all, c)
		}
	})
	f.Fuzz(func(t *testing.T, which uint8, src []byte) {
		a, err := new(article.Parser).ParseNamed("a.html", bytes.NewReader(src))
		if err != nil {
			return
		}
		c := all[int(which)%len(all)]
		before := toJSON(t, a)
		p, err := c.Convert(a)
		require.Equal(t, before, toJSON(t, a))
		require.NoError(t, err)
		require.NotRegexp(t, `^$|^\.|[/\\[:cntrl:]]`, p.Name)
		diffs := differences(t, c, a, readBack(t, c, p))
		for what, k := range keyed {
			if c.Target != "" && hasTwin(a, k) {
				delete(diffs, what)
				requireStands(t, p, k, a)
			}
		}
		if !isFlat(a) {
			return
		}
		require.Empty(t, diffs, "%s: %s", nameOf(c), p.Data)
		if c.Target == "" || !hasTwin(a, target.Date) && !hasTwin(a, target.Updated) && !hasTwin(a, target.Cover) {
			requireStable(t, c, a, p)
		}
	})
}

// isFlat reports whether no value of the front matter is a mapping or null,
// or has one in it.
func isFlat(a *article.Article) bool {
	m, err := article.FrontMatter[map[string]any](a)
	if err != nil {
		return false
	}
	for _, v := range m {
		if isDeep(v) {
			return false
		}
	}
	return true
}

func isDeep(v any) bool {
	switch v := v.(type) {
	case nil, map[string]any:
		return true
	case []any:
		return slices.ContainsFunc(v, isDeep)
	}
	return false
}

// keyed are the keys of what [differences] compares.
var keyed = map[string]target.Concept{"date": target.Date, "updated": target.Updated, "cover": target.Cover}

// hasTwin reports whether a post has another value beside that of a field.
func hasTwin(a *article.Article, c target.Concept) bool {
	for k := range a.Extra {
		if target.ConceptOf(k) == c {
			return true
		}
	}
	return false
}

// requireStands requires that a key of the post has the field of the Article.
func requireStands(t *testing.T, p *Post, c target.Concept, a *article.Article) {
	b, err := article.Parse(bytes.NewReader(p.Data))
	require.NoError(t, err)
	m, err := article.FrontMatter[map[string]any](b)
	require.NoError(t, err)
	var list []string
	for k, v := range m {
		if target.ConceptOf(k) == c {
			list = append(list, values.Texts(values.Of(v))...)
		}
	}
	is := func(s string) bool {
		switch c {
		case target.Date:
			return readDate(s).Equal(a.Date)
		case target.Updated:
			return readDate(s).Equal(a.Updated)
		}
		return s == a.Cover
	}
	require.True(t, slices.ContainsFunc(append(list, ""), is), "%s: %s", c, p.Data)
}

func toJSON(t *testing.T, a *article.Article) string {
	data, err := json.Marshal(a)
	require.NoError(t, err)
	return string(data)
}
