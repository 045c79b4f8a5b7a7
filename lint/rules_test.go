package lint

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

var now = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// TestRules checks every post of testdata/<rule>, or the posts of a folder
// there, and compares what is found with the text beside it. What is named
// bad- must be found by the rule; in what is named good- nothing must be
// found, but for the faults that the post has on purpose.
func TestRules(t *testing.T) {
	for _, r := range Default() {
		bad, good := fixtures(t, r.ID, "bad-"), fixtures(t, r.ID, "good-")
		require.NotEmpty(t, bad, "%s has no post that it must catch", r.ID)
		require.NotEmpty(t, good, "%s has no post that it must leave alone", r.ID)
		for _, name := range append(bad, good...) {
			t.Run(r.ID+"/"+filepath.Base(name), func(t *testing.T) {
				found := checkFixture(t, name)
				requireGolden(t, name, text(found))
				is := slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Rule == r.ID })
				require.Equal(t, slices.Contains(bad, name), is)
			})
		}
	}
}

func fixtures(t *testing.T, rule, prefix string) []string {
	names, err := filepath.Glob(filepath.Join("testdata", rule, prefix+"*"))
	require.NoError(t, err)
	return slices.DeleteFunc(names, func(name string) bool { return filepath.Ext(name) == ".txt" })
}

// checkFixture checks a post, or the posts of a folder, with all rules.
func checkFixture(t *testing.T, name string) []Diagnostic {
	var fsys fs.FS = os.DirFS(filepath.Dir(name))
	pattern := filepath.Base(name)
	if fi, err := os.Stat(name); err == nil && fi.IsDir() {
		fsys, pattern = os.DirFS(name), "**/*.*"
	}
	l := Linter{Now: now}
	var found []Diagnostic
	for d, err := range l.CheckFS(fsys, pattern) {
		require.NoError(t, err)
		found = append(found, d)
	}
	return found
}

func text(found []Diagnostic) []byte {
	var b bytes.Buffer
	for _, d := range found {
		b.WriteString(d.Severity.String() + ": " + d.String() + "\n")
	}
	return b.Bytes()
}

func requireGolden(t *testing.T, name string, have []byte) {
	t.Helper()
	name = strings.TrimSuffix(name, filepath.Ext(name)) + filepath.Ext(name) + ".txt"
	if *update {
		require.NoError(t, os.WriteFile(name, have, 0o666))
		return
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), string(have))
}

// TestDocs holds the IDs, which are a contract, and what every rule must say
// of itself.
func TestDocs(t *testing.T) {
	var ids []string
	for _, r := range Default() {
		ids = append(ids, r.ID)
		require.Regexp(t, regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), r.ID)
		require.GreaterOrEqual(t, strings.Count(r.Doc+" ", ". "), 3, "%s: what, why, how to repair", r.ID)
		require.True(t, r.Check != nil || r.CheckSource != nil || r.CheckSite != nil || r.ID == suppressionID)
	}
	require.Equal(t, []string{
		"text-encoding", "fm-position", "fm-parse", "fm-required", "fm-type", "date-valid", "date-future",
		"site-duplicate", "img-source", "img-alt", "link-href", "html-balance", "body-empty", "suppression",
	}, ids)
}
