package article

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

// TestPosts reads every post of testdata/posts and compares it with the JSON
// beside it. With -update it writes the JSON instead: read the diff.
func TestPosts(t *testing.T) {
	for _, name := range fixture.Names(t, "testdata/posts") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a := parsePost(t, name)
			requirePlaces(t, a)
			requireGolden(t, goldenOf(name, ".json"), toJSON(t, a))
		})
	}
}

// parsePost reads a post of testdata. Its front matter may name the site
// that it is read for: test-site.
func parsePost(t testing.TB, name string) *Article {
	a, err := ParseFile(name)
	require.NoError(t, err)
	site, ok := a.Extra["test-site"].(string)
	if !ok {
		return a
	}
	u, err := url.Parse(site)
	require.NoError(t, err)
	p := Parser{Site: u}
	a, err = p.ParseFile(name)
	require.NoError(t, err)
	return a
}

// requirePlaces checks the places of images, links, embeds and headings against the
// source, without the code under test.
func requirePlaces(t testing.TB, a *Article) {
	image, link, heading := `^<(img|image|amp-img|a-img)[\s/>]`, `^<a[\s/]`, `^<h[1-6][\s/>]`
	embed := `^<(iframe|video|audio|object|embed|(amp|lite)-\w+|(youtube|vimeo)-video)[\s/>]`
	if a.Markup == Markdown {
		image += `|^!\[|^{{[<%]\s*\w|^{%-?\s*(asset_img|img|include)`
		link += `|^{{[<%]|^{%|^\[|^<[^\s<>]+>$|^(https?|ftp)://|^www\.|^[^\s@]+@[^\s@]+$`
		embed += `|^{{[<%]|^{%`
		heading += `|^#|\n[^\n]*(=|-)[ \t]*$`
	}
	for _, m := range a.Images {
		require.Regexp(t, "(?i)"+image, string(a.Source[m.Offset:m.End]))
		requirePlace(t, a, m.Offset, m.Line, m.Column)
	}
	for _, l := range a.Links {
		require.Regexp(t, "(?i)"+link, string(a.Source[l.Offset:l.End]))
		requirePlace(t, a, l.Offset, l.Line, l.Column)
	}
	for _, e := range a.Embeds {
		require.Regexp(t, "(?i)"+embed, string(a.Source[e.Offset:e.End]))
		requirePlace(t, a, e.Offset, e.Line, e.Column)
	}
	for _, h := range a.Headings {
		require.Regexp(t, "(?i)"+heading, strings.TrimRight(string(a.Source[h.Offset:h.End]), "\r\n"))
		requirePlace(t, a, h.Offset, h.Line, h.Column)
	}
}

// requirePlace checks the line and the column of an offset.
func requirePlace(t testing.TB, a *Article, offset, line, column int) {
	before := strings.TrimPrefix(string(a.Source[:offset]), "\ufeff")
	require.Equal(t, strings.Count(before, "\n")+1, line)
	require.Equal(t, len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))+1, column)
}

// TestErrors reads every post of testdata/errors and compares the whole
// message of its error with the text beside it.
func TestErrors(t *testing.T) {
	for _, name := range fixture.Names(t, "testdata/errors") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := ParseFile(name)
			require.Error(t, err)
			require.Nil(t, a)
			requireGolden(t, goldenOf(name, ".txt"), []byte(err.Error()+"\n"))
		})
	}
}

func goldenOf(name, ext string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ext }

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

// toJSON is a as convert writes it, without the body, which the post beside
// it holds.
func toJSON(t testing.TB, a *Article) []byte {
	b := *a
	b.Body = ""
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	require.NoError(t, enc.Encode(&b))
	return buf.Bytes()
}
