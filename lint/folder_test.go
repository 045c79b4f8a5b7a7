package lint_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
)

func rulesNamed(ids ...string) []lint.Rule {
	return slices.DeleteFunc(lint.All(), func(r lint.Rule) bool { return !slices.Contains(ids, r.ID) })
}

// TestFolders checks that the nearest folder with rules of its own counts, for
// rules that compare posts and for comments that turn rules off, too.
func TestFolders(t *testing.T) {
	const post = "---\ntitle: x\npermalink: /a/\n---\n<a href=\"\">x</a>\n"
	soft := rulesNamed("site-duplicate", "link-href", "suppression")
	for i := range soft {
		soft[i].Severity = lint.Notice
	}
	l := lint.Linter{Rules: rulesNamed("link-href"), Folders: map[string][]lint.Rule{"a/b": soft, "a/b/c": rulesNamed("fm-required"), "a/d": rulesNamed("site-duplicate")}}
	var have []string
	for d, err := range l.CheckFS(fstest.MapFS{
		"x.md": {Data: []byte(post)}, "a/x.md": {Data: []byte(post)},
		"a/b/x.md": {Data: []byte(post + "<!-- article-lint:ignore site-duplicate: none -->\n")}, "a/b/y/x.md": {Data: []byte(post)},
		"a/b/c/d/x.md": {Data: []byte(post)}, "a/d/x.md": {Data: []byte(post)},
	}) {
		require.NoError(t, err)
		have = append(have, d.File+" "+d.Rule+" "+d.Severity.String())
	}
	require.Equal(t, []string{
		"a/b/c/d/x.md fm-required error", "a/b/x.md link-href notice", "a/b/y/x.md link-href notice", "a/x.md link-href error", "x.md link-href error",
		"a/b/x.md suppression notice", "a/b/y/x.md site-duplicate notice", "a/d/x.md site-duplicate error",
	}, have)
}

// TestBare checks what is no error where the generator takes it.
func TestBare(t *testing.T) {
	l := lint.Linter{Rules: rulesNamed("fm-parse", "fm-required")}
	check := func(name, src string) (rules []string) {
		for _, d := range l.Check(name, []byte(src)) {
			rules = append(rules, d.Rule)
		}
		return rules
	}
	const undated = "---\ntitle: x\n---\n"
	require.Equal(t, []string{"fm-parse"}, check("a.md", "The lake"))
	require.Equal(t, []string{"fm-required"}, check("page.md", undated))
	l.Bare, l.Undated = true, func(name string) bool { return name == "page.md" }
	require.Empty(t, check("a.md", "The lake"))
	require.Equal(t, []string{"fm-parse"}, check("a.md", "---\ntitle: x\n"), "front matter that is broken is none that is missing")
	require.Empty(t, check("page.md", undated))
	require.Equal(t, []string{"fm-required"}, check("a.md", undated))
	require.Equal(t, []string{"fm-required"}, check("page.md", "---\ndate: 2021-01-01\n---\n"))
}
