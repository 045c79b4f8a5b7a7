package lint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
)

// TestTurnedOn checks that a rule which is off by default is on where a
// configuration gives it a severity or a setting, and only there.
func TestTurnedOn(t *testing.T) {
	for src, want := range map[string]int{
		"":                                      0,
		"rules: {dup-id: off}":                  0,
		"rules: {dup-id: {severity: off}}":      0,
		"rules: {dup-id: warning}":              1,
		"rules: {dup-id: {severity: error}}":    1,
		"rules: {dup-id: {ignore: [about/**]}}": 1,
		"rules: {dup-id: {ignore: [a.html]}}":   0,
	} {
		rules, err := lint.Configure(lint.Default(), "", []byte(src))
		require.NoError(t, err)
		l := lint.Linter{Now: now, Rules: rules}
		found := l.Check("a.html", []byte(head+`<p id="a">x</p><p id="a">y</p>`))
		require.Len(t, found, want, src)
	}
	require.Greater(t, len(lint.All()), len(lint.Default()))
}

// TestKnownWhenOff checks that a comment may name a rule that is off, or that
// sleeps, without a finding.
func TestKnownWhenOff(t *testing.T) {
	require.Empty(t, check("<p>x</p><!-- article-lint:ignore-file dup-id, link-local, date-portable: for the archive -->"))
}

func TestReadSettings(t *testing.T) {
	s, err := lint.ReadSettings("a.yaml", []byte("target: hugo\nroot: ../static\nrules: {own: error}\n"))
	require.NoError(t, err)
	require.Equal(t, lint.Settings{Target: lint.Hugo, Root: "../static"}, s)
	s, err = lint.ReadSettings("a.yaml", nil)
	require.NoError(t, err)
	require.Zero(t, s)
	for src, want := range map[string]string{
		"target: gatsby":     `a.yaml:1:9: want hexo, jekyll, hugo, eleventy or astro, have "gatsby"`,
		"target: [hugo]":     `a.yaml:1:9: want hexo, jekyll, hugo, eleventy or astro, have ""`,
		"root:":              "a.yaml:1:6: want the path of a folder, such as static",
		"root: [static]":     "a.yaml:1:7: want the path of a folder, such as static",
		"base: x":            `a.yaml:1:1: want rules, target or root, have "base"`,
		"root: a\nroot: b\n": "a.yaml:2:1: root is there twice, first on line 1",
	} {
		_, err := lint.ReadSettings("a.yaml", []byte(src))
		require.EqualError(t, err, want)
		_, err = lint.Configure(lint.Default(), "a.yaml", []byte(src))
		require.EqualError(t, err, want)
	}
}

func TestTarget(t *testing.T) {
	require.Equal(t, "Hugo", lint.Hugo.String())
	require.Empty(t, lint.Target("").String())
}
