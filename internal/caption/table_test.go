package caption

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/picture"
)

// A post of the project's testdata, with the captions that it should have.
type post struct {
	name, title string
	source      []byte
	captions    []string // of each image
}

func readPosts(t *testing.T) []post {
	var posts []post
	for _, name := range fixture.Names(t, fixture.Path(t, "testdata/posts")) {
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		if !strings.HasPrefix(filepath.Base(name), "caption-") {
			continue
		}
		data, err := os.ReadFile(strings.TrimSuffix(name, filepath.Ext(name)) + ".json")
		require.NoError(t, err)
		var want struct {
			Title  string
			Images []struct{ Caption string }
		}
		require.NoError(t, json.Unmarshal(data, &want))
		p := post{name: filepath.Base(name), title: want.Title, source: source}
		for _, m := range want.Images {
			p.captions = append(p.captions, m.Caption)
		}
		posts = append(posts, p)
	}
	return posts
}

// has reports whether a post has the captions that it should have.
func (p *post) has(t *testing.T) bool {
	_, front, _ := strings.Cut(string(p.source), "---\n")
	_, text, _ := strings.Cut(front, "\n---\n")
	d, err := body.Read(p.source, len(p.source)-len(text))
	require.NoError(t, err)
	for _, m := range d.Images {
		w, h := m.Attrs.Size()
		look := picture.Look{Attrs: &m.Attrs, Src: m.Attrs.Source(d.CandidatesOf(m)), Width: w, Height: h, Hidden: m.Style&body.Unseen != 0, InFigure: m.Figure >= 0}
		m.Decorative = look.Decorative()
	}
	var have []string
	for _, c := range Find(d, p.title) {
		have = append(have, c.Text)
	}
	return slices.Equal(p.captions, have)
}

// TestRows leaves out one row of the tables after the other: each must have a
// post of testdata that needs it.
func TestRows(t *testing.T) {
	posts := readPosts(t)
	for i := range posts {
		require.True(t, posts[i].has(t), posts[i].name)
	}
	eachRow(t, posts, &rules, func(r rule) string { return "rule " + r.name })
	eachRow(t, posts, &signs, func(s sign) string { return "sign " + s.name })
	eachRow(t, posts, &vetoes, func(v veto) string { return "veto " + v.name })
	eachRow(t, posts, &soft, func(v veto) string { return "soft veto " + v.name })
}

func eachRow[T any](t *testing.T, posts []post, table *[]T, name func(T) string) {
	all := *table
	defer func() { *table = all }()
	for i, row := range all {
		*table = slices.Delete(slices.Clone(all), i, i+1)
		needs := slices.ContainsFunc(posts, func(p post) bool { return !p.has(t) })
		if !needs {
			t.Errorf("%s: want a post that needs it, have none", name(row))
		}
	}
}
