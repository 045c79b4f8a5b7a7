package lint_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goarticle/article/lint"
	"github.com/stretchr/testify/require"
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

// TestRootLinks checks that no link leads out of a root, and that a folder
// that loops costs nothing.
func TestRootLinks(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(dir+"/static", 0o777))
	require.NoError(t, os.WriteFile(dir+"/secret.pdf", nil, 0o666))
	require.NoError(t, os.WriteFile(dir+"/static/map.pdf", nil, 0o666))
	require.NoError(t, os.Symlink("../secret.pdf", dir+"/static/out.pdf"))
	require.NoError(t, os.Symlink("map.pdf", dir+"/static/in.pdf"))
	require.NoError(t, os.Symlink(".", dir+"/static/loop"))
	root, err := os.OpenRoot(dir + "/static")
	require.NoError(t, err)
	defer root.Close()
	l := lint.Linter{Now: now, Root: root.FS()}
	body := `<p><a href="/in.pdf">a</a> <a href="/loop/loop/map.pdf">b</a> <a href="/out.pdf">c</a> <a href="/../secret.pdf">d</a></p>`
	var lines []string
	for _, d := range l.Check("a.html", []byte(head+body)) {
		lines = append(lines, d.Message)
	}
	require.Equal(t, []string{
		`want a link to what is there, have "/out.pdf": no such file in the folder root`,
		`want a link to what is there, have "/../secret.pdf": no such file in the folder root`,
	}, lines)
}

// TestRootHostile checks addresses that are no paths.
func TestRootHostile(t *testing.T) {
	l := lint.Linter{Now: now, Root: fstest.MapFS{"a.pdf": {}, "a/a.pdf": {}}}
	for _, address := range []string{"/\x00.pdf", "/%00.pdf", "/%zz.pdf", "/a.pdf/a.pdf", "/a//a.pdf", "/./a/../a.pdf", "/%2fa.pdf", "//a.pdf", "/" + strings.Repeat("a/", 100_000) + "a.pdf"} {
		require.NotPanics(t, func() { l.Check("a.html", []byte(head+`<p><a href="`+address+`">x</a></p>`)) })
	}
}

// TestDateSamples checks that every form of the table of dates is among those
// that interop has the readers of the generators read.
func TestDateSamples(t *testing.T) {
	src, err := os.ReadFile("../interop/tables/dates.txt")
	require.NoError(t, err)
	require.Empty(t, lint.FormsWithoutSample(strings.Split(strings.TrimSpace(string(src)), "\n")))
}
