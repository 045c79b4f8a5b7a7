package convert

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/syntax"
	"github.com/goarticle/article/convert/internal/target"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

var everyTarget = []Target{"", Hexo, Jekyll, Hugo, Eleventy, Astro}

// TestFrontMatter converts every post of testdata/front for every target,
// and compares the front matter and the report with the file beside it. To
// convert the result again changes nothing.
func TestFrontMatter(t *testing.T) {
	names, err := filepath.Glob("testdata/front/*.md")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		for _, target := range everyTarget {
			for _, syntax := range []Syntax{YAML, TOML, JSON} {
				c := &Converter{Target: target, Format: HTML, Syntax: syntax}
				if c.Check() != nil || target == "" && syntax != YAML {
					continue
				}
				golden := strings.TrimSuffix(name, ".md") + "." + string(target) + "." + string(syntax) + ".txt"
				t.Run(filepath.Base(golden), func(t *testing.T) {
					a, err := article.ParseFile(name)
					require.NoError(t, err)
					a.File = filepath.ToSlash(name)
					p, err := c.Convert(a)
					require.NoError(t, err)
					requireGolden(t, golden, report(t, p, a.Body))
					requireStable(t, c, a, p)
				})
			}
		}
	}
}

// report is the name of a post, its front matter, and the changes.
func report(t *testing.T, p *Post, body string) []byte {
	var b bytes.Buffer
	b.WriteString(p.Name + "\n")
	front, ok := strings.CutSuffix(string(p.Data), body)
	require.True(t, ok, "want the body byte for byte")
	b.WriteString(front)
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, c := range p.Changes {
		c.File = ""
		require.NoError(t, enc.Encode(c))
	}
	return b.Bytes()
}

func requireGolden(t *testing.T, name string, have []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(name, have, 0o666))
		return
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), string(have))
}

func TestCategories(t *testing.T) {
	tests := []struct {
		policy Policy
		target Target
		want   string
	}{
		{AsListed, Hexo, "[a b c]"}, {AsListed, Hugo, "[a b c]"}, {AsListed, "", "[a b c]"},
		{Path, Hexo, "[a b c]"}, {Path, Jekyll, "[a b c]"}, {Path, Hugo, "[a/b/c]"}, {Path, "", "[a b c]"},
		{Flat, Hexo, "[[a] [b] [c]]"}, {Flat, Jekyll, "[a b c]"}, {Flat, Astro, "[a b c]"},
		{First, Hugo, "[a]"}, {Last, Eleventy, "[c]"},
	}
	a := &article.Article{Title: "t", Date: time.Unix(0, 0).UTC(), Comments: true, Categories: []string{"a", "b", "c"}}
	for _, tt := range tests {
		p, err := (&Converter{Target: tt.target, Categories: tt.policy}).Convert(a)
		require.NoError(t, err)
		b, err := article.Parse(bytes.NewReader(p.Data))
		require.NoError(t, err)
		var raw struct{ Categories any }
		raw, err = article.FrontMatter[struct{ Categories any }](b)
		require.NoError(t, err)
		require.Equal(t, tt.want, strings.ReplaceAll(strings.Trim(jsonOf(t, raw.Categories), "\n"), `"`, ""), tt)
	}
	a.Categories = a.Categories[:1]
	p, err := (&Converter{Target: Hexo, Categories: Last}).Convert(a)
	require.NoError(t, err)
	require.Contains(t, string(p.Data), "  - a\n")
}

func jsonOf(t *testing.T, v any) string {
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return strings.ReplaceAll(string(data), ",", " ")
}

// TestOwnFields converts an Article that a caller has changed: the fields
// count, not the file.
func TestOwnFields(t *testing.T) {
	a, err := article.Parse(strings.NewReader("---\ntitle: [x]\ndate: never\ncover: {image: a.png}\ntags: [old]\nnote: gone\nkept: {b: 1, a: 2}\ndraft: true\n---\n"))
	require.NoError(t, err)
	a.Title, a.Tags, a.Cover = "New", nil, "b.png"
	a.Date = time.Date(2021, 1, 2, 3, 4, 5, 0, time.FixedZone("LMT", 8*3600+343))
	a.Updated = time.Date(12021, 1, 1, 0, 0, 0, 0, time.UTC)
	a.Extra["added"] = struct{ A int }{1}
	a.Extra["never"] = make(chan int)
	delete(a.Extra, "note")
	p, err := (&Converter{Format: HTML, Keys: map[string]string{"cover": "headimg"}}).Convert(a)
	require.NoError(t, err)
	require.Equal(t, `---
title: New
date: 2021-01-01T18:58:22Z
headimg: b.png
kept:
  b: 1
  a: 2
draft: true
added:
  A: 1
never: null
---
`, string(p.Data))
	var kinds []string
	for _, c := range p.Changes {
		kinds = append(kinds, string(c.Kind)+" "+c.Key+">"+c.To)
	}
	require.Equal(t, []string{"rewritten date>date", "renamed cover>headimg", "dropped tags>", "dropped note>", "meaning >updated"}, kinds)
}

// TestCommas tells of lists that are one text.
func TestCommas(t *testing.T) {
	for front, want := range map[string]int{"tags: a, b": 1, "categories: a, b": 1, "tags: a b": 0, "tags: ['a, b', c]": 0} {
		p, err := (&Converter{Target: Hugo}).Convert(parsed(t, "a.md", "---\n"+front+"\n---\n<p>x</p>"))
		require.NoError(t, err)
		n := 0
		for _, c := range p.Changes {
			if strings.Contains(c.Note, "commas") {
				n++
				require.Equal(t, "a, b", c.Value)
				require.Equal(t, 2, c.Line)
			}
		}
		require.Equal(t, want, n, front)
	}
}

// TestComments keeps comments from becoming anything else.
func TestComments(t *testing.T) {
	a, err := article.Parse(strings.NewReader("+++\n# one\u2028draft: true\n\n# two\n  # three\ntitle = 't'\n+++\n"))
	require.NoError(t, err)
	p, err := (&Converter{Format: HTML}).Convert(a)
	require.NoError(t, err)
	require.Equal(t, "---\n# one draft: true\n# two\n# three\ntitle: t\n---\n", string(p.Data))
	a, err = article.Parse(strings.NewReader("+++\n# one\u2028draft: true\ntitle = 't'\n+++\n"))
	require.NoError(t, err)
	p, err = (&Converter{Format: HTML}).Convert(a)
	require.NoError(t, err)
	require.Equal(t, "---\n# one draft: true\ntitle: t\n---\n", string(p.Data))
}

// TestManyKeys converts a post of many keys in little time.
func TestManyKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\n")
	for i := range 60_000 {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	b.WriteString("---\n")
	a, err := article.Parse(strings.NewReader(b.String()))
	require.NoError(t, err)
	p, err := (&Converter{Target: Hugo, Format: HTML}).Convert(a)
	require.NoError(t, err)
	require.Equal(t, b.String(), string(p.Data))
}

func TestCheck(t *testing.T) {
	for want, c := range map[string]Converter{
		"target: want hexo, jekyll, hugo, eleventy, astro, have \"wordpress\"": {Target: "wordpress"},
		"format: want markdown, html, keep, have \"pdf\"":                      {Format: "pdf"},
		"syntax: want yaml, toml, json, have \"xml\"":                          {Syntax: "xml"},
		"syntax of jekyll: want yaml, have \"toml\"":                           {Target: Jekyll, Syntax: TOML},
		"categories: want path, flat, first, last, have \"all\"":               {Categories: "all"},
	} {
		require.EqualError(t, c.Check(), want)
		_, err := c.Convert(&article.Article{File: "a.md"})
		require.EqualError(t, err, "a.md: "+want)
	}
	require.NoError(t, new(Converter).Check())
}

// TestTargetNames holds the names in the tables of targets to the public ones.
func TestTargetNames(t *testing.T) {
	for _, name := range everyTarget {
		g := target.Of(string(name))
		require.NotNil(t, g, name)
		require.Equal(t, string(name), strings.ToLower(g.Name))
		require.Subset(t, []Syntax{YAML, TOML, JSON}, syntaxesOf(g))
	}
	for opener, want := range map[string]Syntax{"---": YAML, "+++": TOML, "{": JSON} {
		require.Equal(t, want, Syntax(syntax.Fence{Opener: opener}.Syntax()))
	}
}

func syntaxesOf(g *target.Target) []Syntax {
	var list []Syntax
	for _, s := range g.Syntaxes {
		list = append(list, Syntax(s))
	}
	return list
}

// TestOddZone keeps a date with a zone that only package time reads.
func TestOddZone(t *testing.T) {
	a, err := article.Parse(strings.NewReader("---\ndate: 2021-11-06T08:50:18+08:60\n---\n"))
	require.NoError(t, err)
	p, err := (&Converter{Format: HTML}).Convert(a)
	require.NoError(t, err)
	require.Contains(t, string(p.Data), "18+08:60")
	require.Len(t, p.Changes, 1)
}

// TestFoldedKeys has keys that differ in case alone, which Hugo takes for one.
func TestFoldedKeys(t *testing.T) {
	a, err := article.Parse(strings.NewReader("---\nTItle: Ponds\ntitle: Lakes\nSize: 1\nsize: 2\n---\n<p>text</p>\n"))
	require.NoError(t, err)
	a.File = "lakes.html"
	for target, want := range map[Target]string{
		Hugo: "---\ntitle: Lakes\nSize: 1\nsize: 2\n---\n\ntext\n",
		Hexo: "---\nTItle: Ponds\ntitle: Lakes\nSize: 1\nsize: 2\n---\n\ntext\n",
	} {
		p, err := (&Converter{Target: target}).Convert(a)
		require.NoError(t, err)
		require.Equal(t, want, string(p.Data))
	}
}

// TestDateThatStops converts dates that cannot be read: they stay but where
// the target would build no site with them.
func TestDateThatStops(t *testing.T) {
	a, err := new(article.Parser).ParseNamed("2021-11-06-lake.md", strings.NewReader("---\ndate: one\npubDate: two\nlastmod: three\nexpiryDate: four\n---\n<p>Text.</p>\n"))
	require.NoError(t, err)
	for target, want := range map[Target]string{
		"":       "date: one\npubDate: two\nlastmod: three\nexpiryDate: four\n",
		Hexo:     "date: one\npubDate: two\nlastmod: three\nexpiryDate: four\n",
		Jekyll:   "pubDate: two\nlastmod: three\nexpiryDate: four\n",
		Hugo:     "",
		Eleventy: "pubDate: two\nlastmod: three\nexpiryDate: four\n",
		Astro:    "date: one\nlastmod: three\nexpiryDate: four\n",
	} {
		p, err := (&Converter{Target: target}).Convert(a)
		require.NoError(t, err)
		front, _, _ := strings.Cut(strings.TrimPrefix(string(p.Data), "---\n"), "---\n")
		require.Equal(t, want, front, target)
	}
}
