package linttest

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
)

const head = "---\ntitle: Reed warblers return\ndate: 2021-05-04\npermalink: /lake/\n---\n"

func TestTest(t *testing.T) {
	Test(t, nil, fstest.MapFS{
		"posts/a.html": {Data: []byte(head + "<p>The lake</p>")},
		"posts/b.html": {Data: []byte("---\ntitle: x\ndate: 2021-05-04\n---\n<img src=a.png>")}, // a warning
	})
}

// TestCheck checks what the subtests are given, as a test that fails cannot
// be run here.
func TestCheck(t *testing.T) {
	fsys := fstest.MapFS{
		"a.html": {Data: []byte(head + "<p>The lake</p>")},
		"b.html": {Data: []byte(head + "<p>The <b>reeds</p>")},
	}
	posts, err := check(&lint.Linter{}, fsys, []string{".", "none.html"})
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorAs(t, err, new(*article.Error))
	require.Len(t, posts, 2)
	var r recorder
	for _, p := range posts {
		say(&r, p.Diagnostics)
	}
	require.Equal(t, []string{
		"log: warning: b.html:6:8: want </b> before </p>, have none (html-balance)",
		"error: b.html:4:1: want a permalink of its own, have that of a.html (site-duplicate)",
	}, r.lines)
}

// A recorder is a test that keeps what is said.
type recorder struct {
	testing.TB
	lines []string
}

func (r *recorder) Helper() {}

func (r *recorder) Error(args ...any) { r.lines = append(r.lines, "error: "+fmt.Sprint(args...)) }

func (r *recorder) Logf(format string, args ...any) {
	r.lines = append(r.lines, "log: "+fmt.Sprintf(format, args...))
}
