package article

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

// TestPosts reads every post of testdata/posts and compares it with the JSON
// beside it. With -update it writes the JSON instead: read the diff.
func TestPosts(t *testing.T) {
	for _, name := range globPosts(t, "testdata/posts") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := ParseFile(name)
			require.NoError(t, err)
			requireGolden(t, goldenOf(name, ".json"), toJSON(t, a))
		})
	}
}

// TestErrors reads every post of testdata/errors and compares the whole
// message of its error with the text beside it.
func TestErrors(t *testing.T) {
	for _, name := range globPosts(t, "testdata/errors") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := ParseFile(name)
			require.Error(t, err)
			require.Nil(t, a)
			requireGolden(t, goldenOf(name, ".txt"), []byte(err.Error()+"\n"))
		})
	}
}

// globPosts are the names of the posts in a folder, with slashes.
func globPosts(t testing.TB, dir string) []string {
	var names []string
	for _, ext := range []string{"html", "md"} {
		found, err := filepath.Glob(filepath.Join(dir, "*."+ext))
		require.NoError(t, err)
		names = append(names, found...)
	}
	require.NotEmpty(t, names)
	for i := range names {
		names[i] = filepath.ToSlash(names[i])
	}
	return names
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
