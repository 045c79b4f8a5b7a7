package schema_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/schema"
)

// FuzzSchema checks arbitrary posts against the schemas of testdata: nothing
// panics, and every finding is within the file and the same each time.
func FuzzSchema(f *testing.F) {
	var linters []lint.Linter
	for _, name := range []string{"alternatives", "blog", "drafts", "keywords"} {
		dir := filepath.Join("testdata", name)
		rules, err := configure(f, dir)
		require.NoError(f, err)
		linters = append(linters, lint.Linter{Rules: rules})
		posts, err := filepath.Glob(filepath.Join(dir, "posts", "*"))
		require.NoError(f, err)
		for _, post := range posts {
			src, err := os.ReadFile(post)
			require.NoError(f, err)
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, l := range linters {
			found := l.Check("a.html", src)
			for _, d := range found {
				require.GreaterOrEqual(t, d.Start.Line, 1)
				require.GreaterOrEqual(t, d.Start.ByteColumn, 1)
				require.LessOrEqual(t, d.End.ByteColumn, len(src)+1)
				require.Contains(t, d.Message, "want ")
			}
			require.Equal(t, found, l.Check("a.html", src))
		}
	})
}

// FuzzCompile reads arbitrary schemas: nothing panics, and a schema that is
// none is an error that names it.
func FuzzCompile(f *testing.F) {
	names, err := filepath.Glob(filepath.Join("testdata", "*", "*.json"))
	require.NoError(f, err)
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(src)
	}
	post, err := os.ReadFile(filepath.Join("testdata", "blog", "posts", "bad.html"))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, src []byte) {
		rule, err := schema.Rule(fstest.MapFS{"s.json": {Data: src}}, schema.Options{File: "s.json"})
		if err != nil {
			require.Contains(t, err.Error(), "s.json:")
			return
		}
		l := lint.Linter{Rules: []lint.Rule{rule}}
		l.Check("a.html", post)
	})
}
