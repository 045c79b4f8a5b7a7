package convert

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
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

// FuzzTexts checks of any text, in every syntax:
//   - As title, key, value and item of a list it is written so that reading
//     gives the same text, and no other type.
func FuzzTexts(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	eachSeed(f, func(a *article.Article) {
		f.Add(a.Title)
		f.Add(a.Excerpt)
	})
	f.Fuzz(func(t *testing.T, s string) {
		for _, syntax := range []Syntax{YAML, TOML, JSON} {
			requireText(t, syntax, strings.ToValidUTF8(s, "\ufffd"))
		}
	})
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
		p, err := (&Converter{Target: Hexo}).Convert(a)
		if err != nil {
			require.ErrorIs(t, err, errDepth)
			return
		}
		readBack(t, new(Converter), p)
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
//     links and text. Of several keys for one of them, such as image and
//     thumbnail, another may come first under new names.
//   - Converting the result once more changes nothing, with the same exception,
//     and but for TOML, whose days become text the second time.
//   - The Article is as it was before.
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
		a, err := article.Parse(bytes.NewReader(src))
		if err != nil {
			return
		}
		a.File = "a.html"
		c := all[int(which)%len(all)]
		before := toJSON(t, a)
		p, err := c.Convert(a)
		require.Equal(t, before, toJSON(t, a))
		if c.Target == Jekyll && a.Date.IsZero() {
			require.ErrorContains(t, err, "date: want one")
			return
		}
		require.NoError(t, err)
		require.NotRegexp(t, `^$|^\.|[/\\[:cntrl:]]`, p.Name)
		diffs := differences(t, c, a, readBack(t, c, p))
		for what := range diffs {
			if k, ok := keyed[what]; ok && keysFor(t, a, k) > 1 {
				delete(diffs, what)
			}
		}
		require.Empty(t, diffs, "%s: %s", nameOf(c), p.Data)
		for _, k := range keyed {
			if keysFor(t, a, k) > 1 {
				return
			}
		}
		if c.Syntax != TOML {
			requireStable(t, c, a, p)
		}
	})
}

// keyed are the keys of what [differences] compares.
var keyed = map[string]concept{
	"title": keyTitle, "authors": keyAuthor, "date": keyDate, "updated": keyUpdated, "categories": keyCategories,
	"tags": keyTags, "cover": keyCover, "language": keyLang,
}

// keysFor counts the keys of a post for one concept.
func keysFor(t *testing.T, a *article.Article, c concept) int {
	m, err := article.FrontMatter[map[string]any](a)
	require.NoError(t, err)
	n := 0
	for k := range m {
		if conceptOf(k) == c {
			n++
		}
	}
	return n
}

func toJSON(t *testing.T, a *article.Article) string {
	data, err := json.Marshal(a)
	require.NoError(t, err)
	return string(data)
}
