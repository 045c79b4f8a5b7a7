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

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/rule/front"
	"github.com/goarticle/article/lint/internal/target"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

var now = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// TestRules checks every post of testdata/<rule>, or the posts of a folder
// there, and compares what is found with the text beside it. What is named
// bad- must be found by the rule; in what is named good- nothing must be
// found, but for the faults that the post has on purpose. A rule that is off
// by default is on for its own posts. The name of a target behind bad- or
// good- is the setting, and root there stands for testdata/root.
func TestRules(t *testing.T) {
	for _, r := range All() {
		bad, good := fixtures(t, r.ID, "bad-"), fixtures(t, r.ID, "good-")
		require.NotEmpty(t, bad, "%s has no post that it must catch", r.ID)
		require.NotEmpty(t, good, "%s has no post that it must leave alone", r.ID)
		for _, name := range append(bad, good...) {
			t.Run(r.ID+"/"+filepath.Base(name), func(t *testing.T) {
				found := checkFixture(t, r, name)
				requireGolden(t, name, printed(found))
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

// checkFixture checks a post, or the posts of a folder, with the default rules
// and the rule.
func checkFixture(t *testing.T, rule Rule, name string) []Diagnostic {
	var fsys fs.FS = os.DirFS(filepath.Dir(name))
	pattern := filepath.Base(name)
	if fi, err := os.Stat(name); err == nil && fi.IsDir() {
		fsys, pattern = os.DirFS(name), "**/*.*"
	}
	l := Linter{Now: now, Rules: Default()}
	if pattern == "**/*.*" {
		for post := range article.Files(fsys, pattern) {
			l.Posts = append(l.Posts, post)
		}
	}
	if !slices.ContainsFunc(l.Rules, func(r Rule) bool { return r.ID == rule.ID }) {
		l.Rules = append(l.Rules, rule)
	}
	switch word := strings.Split(filepath.Base(name), "-")[1]; {
	case slices.Contains(target.All(), target.Name(word)):
		l.Target = Target(word)
	case word == "root":
		l.Root = os.DirFS("testdata/root")
	}
	var found []Diagnostic
	for d, err := range l.CheckFS(fsys, pattern) {
		require.NoError(t, err)
		found = append(found, d)
	}
	return found
}

func printed(found []Diagnostic) []byte {
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
	for _, r := range All() {
		ids = append(ids, r.ID)
		require.Regexp(t, regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), r.ID)
		require.GreaterOrEqual(t, strings.Count(r.Doc+" ", ". "), 3, "%s: what, why, how to repair", r.ID)
		require.True(t, r.Check != nil || r.CheckSource != nil || r.CheckSite != nil || r.ID == suppressionID)
	}
	require.Equal(t, []string{
		"text-encoding", "fm-position", "fm-parse", "fm-duplicate", "fm-comment", "fm-required", "fm-type", "fm-list", "fm-entity", "fm-invisible", "date-valid", "date-portable", "date-future",
		"site-duplicate", "img-source", "img-alt", "link-href", "link-local", "link-post", "link-reference", "html-balance", "body-empty", "template-leftover", "suppression",
		"text-bidi", "caption-missing", "cover-in-body", "img-size", "img-http", "tracker-pixel",
		"link-http", "link-text", "heading-order", "dup-id",
	}, ids)
	require.Len(t, Default(), 24)
}

// TestRuleFiles checks that what a rule checks is found by its ID: in the one
// file below internal/rule that is named for it.
func TestRuleFiles(t *testing.T) {
	for _, r := range All() {
		if r.ID == suppressionID {
			continue // the run knows what was used
		}
		files, err := filepath.Glob("internal/rule/*/" + strings.ReplaceAll(r.ID, "-", "_") + ".go")
		require.NoError(t, err)
		require.Len(t, files, 1, r.ID)
	}
}

// TestNames checks that the names which packages below have, too, are the
// same there.
func TestNames(t *testing.T) {
	var names []target.Name
	for _, name := range []Target{Hexo, Jekyll, Hugo, Eleventy, Astro} {
		names = append(names, target.Name(name))
		require.NoError(t, new(Target).UnmarshalText([]byte(name)))
	}
	require.Equal(t, target.All(), names)
	var kinds []front.Kind
	for _, v := range []ValueType{TypeAny, TypeText, TypeNumber, TypeBoolean, TypeList, TypeTexts, TypeMapping} {
		kinds = append(kinds, front.Kind(v))
		require.NoError(t, new(ValueType).UnmarshalText([]byte(v)))
	}
	require.Equal(t, front.Kinds(), kinds)
	require.Equal(t, []Severity{Error, Warning, Notice}, []Severity{Severity(page.Error), Severity(page.Warning), Severity(page.Notice)})
}
