package report

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
)

const lake = `---
title: The lake
date: 2021-11-06
author: Ann
draft: true
cover: /c.jpg
mood: calm
---
<h2>Cranes</h2>
<figure><img src="https://img.example.com/a.jpg" alt="A crane"><figcaption>A crane</figcaption></figure>
<p>See <a href="https://example.org/x">the report</a>, <a href="/about">us</a> and <a href="mailto:a@example.org">me</a>.</p>
<p><img src="/b.jpg"></p>
`

// parse reads a post.
func parse(t *testing.T, name, src string) *article.Article {
	t.Helper()
	var p article.Parser
	a, err := p.ParseNamed(name, strings.NewReader(src))
	require.NoError(t, err)
	return a
}

// written is the page of these posts, with what lint finds in them.
func written(t *testing.T, p Page, posts ...*article.Article) string {
	t.Helper()
	l := lint.Linter{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	run := l.Run()
	var b bytes.Buffer
	w := p.Writer(&b)
	for _, a := range posts {
		require.NoError(t, w.Add(a, run.Article(a).Diagnostics...))
	}
	require.NoError(t, w.Close(run.End()...))
	return b.String()
}

var part = regexp.MustCompile(`<script type="application/gzip" data-kind="(\w+)"(?: data-first="(\d+)" data-count="(\d+)")?>([^<]*)</script>`)

// data are the rows of a page, by kind; of overview there is one.
func data(t *testing.T, page string) map[string][]map[string]any {
	t.Helper()
	all := map[string][]map[string]any{}
	for _, m := range part.FindAllStringSubmatch(page, -1) {
		text := unpacked(t, m[4])
		require.NotContains(t, text, "<")
		var rows []map[string]any
		if m[1] == "overview" {
			text = "[" + text + "]"
		}
		require.NoError(t, json.Unmarshal([]byte(text), &rows))
		all[m[1]] = append(all[m[1]], rows...)
	}
	return all
}

func unpacked(t *testing.T, base string) string {
	t.Helper()
	packed, err := base64.StdEncoding.DecodeString(base)
	require.NoError(t, err)
	r, err := gzip.NewReader(bytes.NewReader(packed))
	require.NoError(t, err)
	text, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(text)
}

func TestPage(t *testing.T) {
	d := data(t, written(t, Page{Title: "Mine"}, parse(t, "a/lake.html", lake), parse(t, "pond.html", "---\ntitle: Pond\n---\n<p>A pond</p>\n")))

	o := d["overview"][0]
	for name, want := range map[string]float64{
		"posts": 2, "noSource": 0, "drafts": 1, "unread": 0, "words": 11, "headings": 1, "images": 2, "decorative": 0,
		"links": 3, "outbound": 1, "hosts": 1, "faults": 0,
	} {
		require.Equal(t, want, o[name], name)
	}
	require.Equal(t, "Mine", o["title"])
	require.Equal(t, map[string]any{"figcaption": 1., "none": 1.}, o["captions"])
	require.Equal(t, map[string]any{"2021-11": 1., "": 1.}, o["months"])
	require.Equal(t, map[string]any{"2021": map[string]any{"with": 1., "without": 1.}}, o["imageYears"])
	require.Equal(t, []any{0., 2., 0., 0., 0., 0., 0., 0., 0.}, o["lengths"])
	require.EqualValues(t, len(d["findings"]), o["findings"])
	require.NotEmpty(t, d["findings"])

	require.Equal(t, "a/lake.html", d["posts"][0]["file"])
	require.Equal(t, "2021-11-06", d["posts"][0]["date"])
	require.EqualValues(t, 1, d["posts"][0]["captions"])
	require.EqualValues(t, 2, d["posts"][1]["firstImage"])
	require.EqualValues(t, 3, d["posts"][1]["firstLink"])
	require.Equal(t, []any{"Ann"}, d["details"][0]["authors"])
	require.Equal(t, `{"mood":"calm"}`, d["details"][0]["extra"])
	require.Equal(t, "Cranes", d["details"][0]["headings"].([]any)[0].(map[string]any)["text"])
	require.Equal(t, map[string]any{
		"post": 0., "src": "https://img.example.com/a.jpg", "host": "img.example.com", "show": "https://img.example.com/a.jpg",
		"alt": "A crane", "caption": "A crane", "from": "figcaption", "line": 10., "column": 9.,
	}, d["images"][0])
	require.NotContains(t, d["images"][1], "show")
	require.Equal(t, "/b.jpg", d["images"][1]["src"])
	require.Equal(t, `<img src="https://img.example.com/a.jpg" alt="A crane">`, d["markup"][0]["tag"])
	require.Equal(t, "<h2>Cranes</h2>\n<figure>", d["markup"][0]["before"])
	require.Equal(t, []map[string]any{
		{"host": "example.org", "links": 1., "outbound": 1., "posts": 1.},
		{"host": "", "links": 1., "outbound": 0., "posts": 1.},
		{"host": "mailto:", "links": 1., "outbound": 0., "posts": 1.},
	}, d["hosts"])
	require.EqualValues(t, 2, d["links"][2]["host"])
	require.Equal(t, []map[string]any{{"folder": ".", "posts": 1., "images": 0.}, {"folder": "a", "posts": 1., "images": 2.}}, d["folders"])
	require.Equal(t, []map[string]any{{"host": "", "images": 1.}, {"host": "img.example.com", "images": 1.}}, d["imageHosts"])
}

// TestEmpty checks that the code finds lists where there is nothing.
func TestEmpty(t *testing.T) {
	o := data(t, written(t, Page{}))["overview"][0]
	require.Equal(t, []any{}, o["topHosts"])
	require.Equal(t, []any{}, o["rules"])
	require.Equal(t, map[string]any{}, o["months"])
}

// TestParts checks that rows in several parts are all there, and say which
// they are.
func TestParts(t *testing.T) {
	text := strings.Repeat("A crane stands in the lake. ", 30)
	var list []*article.Article
	for range 900 {
		list = append(list, &article.Article{File: "a.md", Excerpt: text})
	}
	page := written(t, Page{}, list...)
	next := map[string]int{}
	for _, m := range part.FindAllStringSubmatch(page, -1) {
		if m[2] == "" {
			continue
		}
		require.Equal(t, number(t, m[2]), next[m[1]], m[1])
		next[m[1]] += number(t, m[3])
		require.Less(t, len(unpacked(t, m[4])), partSize+4096)
	}
	require.Equal(t, 900, next["posts"])
	require.Greater(t, strings.Count(page, `data-kind="posts"`), 1)
	require.Len(t, data(t, page)["posts"], 900)
	require.EqualValues(t, 900, data(t, page)["overview"][0]["noSource"])
}

func number(t *testing.T, s string) (n int) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(s), &n))
	return n
}

func TestDeterministic(t *testing.T) {
	a := parse(t, "a/lake.html", lake)
	require.Equal(t, written(t, Page{}, a, a), written(t, Page{}, a, a))
	require.NotEqual(t, written(t, Page{}, a, a), written(t, Page{}, a))
}

// TestPolicy checks that the policy names the very style and code that the
// page has, and lets nothing else be.
func TestPolicy(t *testing.T) {
	page := written(t, Page{}, parse(t, "a/lake.html", lake))
	policy := html.UnescapeString(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1])
	style := between(t, page, "<style>", "</style>")
	script := between(t, page, `<script type="module">`, "</script>")
	require.Equal(t, "default-src 'none'; script-src "+sum(script)+"; style-src "+sum(style)+
		"; img-src http: https: data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'", policy)
	require.Contains(t, written(t, Page{Local: func(*article.Article, string) string { return "" }}), "data: 'self' file:;")
	for _, bad := range []string{"<!--", "<script", "innerHTML", "eval(", "http://w", "{{"} {
		require.NotContains(t, strings.Replace(script, "http://www.w3.org/2000/svg", "", 1), bad)
	}
	require.NotContains(t, style, "url(")
	require.NotContains(t, style, "@import")
}

func between(t *testing.T, s, start, end string) string {
	t.Helper()
	require.Equal(t, 1, strings.Count(s, start))
	_, s, _ = strings.Cut(s, start)
	s, _, ok := strings.Cut(s, end)
	require.True(t, ok)
	return s
}

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
}

// TestScripts checks that every file of the page is used.
func TestScripts(t *testing.T) {
	names, err := fs.Glob(page, "page/*")
	require.NoError(t, err)
	require.Len(t, names, len(scripts)+2)
	for _, name := range scripts {
		require.NotEmpty(t, file(name))
	}
}

// TestHostile checks that a post which tries to end the element it is in, in
// every field, leaves the page the elements that it has without it.
func TestHostile(t *testing.T) {
	const bad = `</script><img src=x onerror=alert(1)><!--{{data}}`
	a := &article.Article{
		File: bad, Title: bad, Authors: []string{bad}, Categories: []string{bad}, Tags: []string{bad}, Cover: bad, Summary: bad,
		Language: bad, Layout: bad, Permalink: bad, Extra: map[string]any{bad: bad}, Text: bad, Excerpt: bad,
		Headings: []article.Heading{{Level: 1, Text: bad}}, Links: []article.Link{{Href: bad, URL: bad, Text: bad, Title: bad}},
		Images: []article.Image{{Src: bad, Alt: bad, Title: bad, Caption: bad, CaptionFrom: bad, Link: bad, End: len(bad)}},
		Faults: []*article.Error{{File: bad, Key: bad, Err: errors.New(bad)}}, Source: []byte(bad), Body: bad,
	}
	found := lint.Diagnostic{Rule: bad, File: bad, Message: bad}
	var b bytes.Buffer
	w := Page{Title: bad}.Writer(&b)
	require.NoError(t, w.Add(a, found))
	require.NoError(t, w.AddError(&article.Error{File: bad, Err: errors.New(bad)}, found))
	require.NoError(t, w.Close(found, lint.Diagnostic{Rule: bad, File: "other", Message: bad}))

	plain := strings.ReplaceAll(written(t, Page{}, &article.Article{}), "\r", "")
	require.Equal(t, elements(t, plain, false), elements(t, b.String(), false))
	require.NotContains(t, elements(t, b.String(), true), "img")
	d := data(t, b.String())
	require.Equal(t, bad, d["posts"][0]["title"])
	require.Equal(t, bad, d["findings"][0]["message"])
	require.Equal(t, "other", d["findings"][3]["file"])
}

// elements are the names of the elements of a page, but for those of data if
// not wanted.
func elements(t *testing.T, page string, data bool) []string {
	t.Helper()
	var names []string
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			require.ErrorIs(t, z.Err(), io.EOF)
			return names
		case html.StartTagToken:
			token := z.Token()
			if !data && token.Data == "script" && token.Attr[0].Val == "application/gzip" {
				continue
			}
			names = append(names, token.Data)
		}
	}
}

func TestAddError(t *testing.T) {
	var b bytes.Buffer
	w := Page{}.Writer(&b)
	require.NoError(t, w.AddError(errors.Join(&article.Error{File: "a.md", Line: 2, Column: 3, Key: "title", Err: errors.New("want a text")}, errors.New("other"))))
	require.NoError(t, w.AddError(io.ErrUnexpectedEOF, lint.Diagnostic{Rule: "r", Severity: lint.Warning}))
	require.NoError(t, w.Close())
	d := data(t, b.String())
	require.EqualValues(t, 2, d["overview"][0]["unread"])
	require.EqualValues(t, 0, d["overview"][0]["posts"])
	require.Equal(t, "a.md", d["posts"][0]["file"])
	require.Equal(t, true, d["posts"][0]["unread"])
	require.Equal(t, []any{
		map[string]any{"key": "title", "message": "want a text", "line": 2., "column": 3.}, map[string]any{"message": "other"},
	}, d["details"][0]["faults"])
	require.Equal(t, "", d["posts"][1]["file"])
	require.EqualValues(t, 1, d["findings"][0]["post"])
}

// TestCompared checks that what was found by comparing posts is told to the
// posts that it is about.
func TestCompared(t *testing.T) {
	var b bytes.Buffer
	w := Page{Rules: []lint.Rule{{ID: "two", Doc: "Two posts differ."}}}.Writer(&b)
	for _, name := range []string{"a", "b"} {
		require.NoError(t, w.Add(&article.Article{File: name}, lint.Diagnostic{Rule: "one", File: name, Severity: lint.Notice}))
	}
	require.NoError(t, w.Close(lint.Diagnostic{Rule: "two", File: "b"}, lint.Diagnostic{Rule: "two", File: "c", Severity: lint.Warning}))
	d := data(t, b.String())
	require.EqualValues(t, 2, d["overview"][0]["compareFrom"])
	require.EqualValues(t, 1, d["findings"][2]["post"])
	require.EqualValues(t, -1, d["findings"][3]["post"])
	require.Equal(t, "c", d["findings"][3]["file"])
	require.Equal(t, []any{
		map[string]any{"rule": "one", "severity": "notice", "findings": 2., "posts": 2.},
		map[string]any{"rule": "two", "severity": "error", "findings": 2., "posts": 2., "doc": "Two posts differ."},
	}, d["overview"][0]["rules"])
}

// TestWriteError checks that an error of writing is told, and by every call
// after.
func TestWriteError(t *testing.T) {
	w := Page{}.Writer(failing{})
	require.ErrorIs(t, w.Add(&article.Article{}), io.ErrClosedPipe)
	require.ErrorIs(t, w.AddError(io.EOF), io.ErrClosedPipe)
	require.ErrorIs(t, w.Close(), io.ErrClosedPipe)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestIsPage(t *testing.T) {
	require.True(t, IsPage(strings.NewReader(written(t, Page{Title: strings.Repeat("Lake ", 3000)}))))
	for _, s := range []string{"", lake, `<!doctype html><title>x</title>`, lake + file("page.html")} {
		require.False(t, IsPage(strings.NewReader(s)))
	}
}
