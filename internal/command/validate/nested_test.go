package validate

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNested checks that the configuration of a folder counts there and below,
// on top of those above, for each rule by itself.
func TestNested(t *testing.T) {
	both := bad + "<p>The <b>lake</p>\n"
	folder(t, map[string]string{
		".article-lint.yaml":            "rules:\n  link-href: warning\n  fm-required: {keys: [title]}\n  fm-schema: {file: s.json}\n",
		"s.json":                        `{"properties": {"title": {"maxLength": 3}}}`,
		"x/a.html":                      both,
		"posts/.article-lint.yaml":      "rules:\n  html-balance: notice\n  fm-required: {keys: [author]}\n",
		"posts/b.html":                  both,
		"posts/old/.article-lint.yaml":  "rules:\n  link-href: off\n  fm-schema: warning\n  html-balance: {ignore: [c.html, 20*/**]}\n",
		"posts/old/c.html":              both,
		"posts/old/2020/d.html":         both,
		"posts/old/e.html":              both,
		"posts/new/.article-lint.yaml":  "rules:\n  fm-schema: off\n  link-http: error\n",
		"posts/new/f.html":              head + "<a href=\"http://example.com/\">x</a>\n",
		"posts/bare/.article-lint.yaml": "",
		"posts/bare/g.html":             both,
	})
	_, stdout, stderr := validate("", nil, "-format", "json", ".")
	var have []string
	for _, d := range diagnostics(t, stdout) {
		have = append(have, d.File+" "+d.Rule+" "+d.Severity.String())
	}
	require.Equal(t, []string{
		"posts/b.html fm-required error", "posts/b.html fm-schema error", "posts/b.html link-href warning", "posts/b.html html-balance notice",
		"posts/bare/g.html fm-required error", "posts/bare/g.html fm-schema error", "posts/bare/g.html link-href warning", "posts/bare/g.html html-balance notice",
		"posts/new/f.html fm-required error", "posts/new/f.html link-http error",
		"posts/old/2020/d.html fm-required error", "posts/old/2020/d.html fm-schema warning",
		"posts/old/c.html fm-required error", "posts/old/c.html fm-schema warning",
		"posts/old/e.html fm-required error", "posts/old/e.html fm-schema warning", "posts/old/e.html html-balance notice",
		"x/a.html fm-schema error", "x/a.html link-href warning", "x/a.html html-balance warning",
	}, have, stderr)

	_, stdout, _ = validate("", nil, "-rule", "link-href", "-severity", "link-href=error", "-q", "posts")
	require.Equal(t, 5, strings.Count(stdout, ": error: "), "flags win: "+stdout)
	_, stdout, _ = validate("", nil, "-config", os.DevNull, "-q", "posts")
	require.NotContains(t, stdout, "fm-required", "-config is all there is")
	_, stdout, _ = validate("", nil, "-format", "sarif", "posts/new")
	require.Contains(t, stdout, `"id": "link-http"`)

	t.Chdir("posts/old")
	_, stdout, _ = validate("", nil, "-format", "json", "e.html")
	require.Equal(t, []string{"fm-required error", "fm-schema warning", "html-balance notice"}, rulesIn(t, stdout), "as from above")
	require.NoError(t, os.Mkdir(".git", 0o777))
	require.NoError(t, os.WriteFile(".article-lint.yaml", nil, 0o666))
	_, stdout, _ = validate("", nil, "-format", "json", "e.html")
	require.Equal(t, []string{"link-href error", "html-balance warning"}, rulesIn(t, stdout), "a repository ends there")

	for src, want := range map[string]string{
		"rules: {none: off}": "2020/.article-lint.yaml:1:9: there is no rule \"none\"",
		"target: hugo":       "2020/.article-lint.yaml: want target and root in the folder of a site",
		"root: x":            "2020/.article-lint.yaml: want target and root in the folder of a site",
	} {
		require.NoError(t, os.WriteFile("2020/.article-lint.yaml", []byte(src), 0o666))
		status, _, stderr := validate("", nil, ".")
		require.Equal(t, 2, status)
		require.Contains(t, stderr, want)
	}
}

// TestNestedSite checks the configuration in the folder of a site below.
func TestNestedSite(t *testing.T) {
	skeletons(t)
	require.NoError(t, os.WriteFile("hugo/.article-lint.yaml", []byte("target: astro\nroot: layouts\n"), 0o666))
	require.NoError(t, os.WriteFile("hugo/content/a.md", []byte("---\ntitle: A\n---\n<a href=\"/all.pdf\">x</a>\n"), 0o666))
	require.NoError(t, os.WriteFile("hugo/layouts/all.pdf", nil, 0o666))
	_, stdout, _ := validate("", nil, "-q", "-rule", "link-local,date-portable,fm-parse")
	require.Equal(t, 3, strings.Count(stdout, "\n"), stdout)
	require.Contains(t, stdout, "hugo/content/about.md:1:1: error: want front matter")
	require.NotContains(t, stdout, "all.pdf")
}
