package validate

import (
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFlags checks what flags change of what is found.
func TestFlags(t *testing.T) {
	folder(t, map[string]string{
		"posts/bad.html": bad, "posts/warn.html": warn, "static/a.pdf": "", "list": "posts/warn.html\n./posts/bad.html\n", "empty": "",
		"posts/z.html": "---\ntitle: x\ndate: 2021-11-06 08:50 UTC\n---\n<p><a href=\"/b.pdf\">b</a> <a href=\"http://example.com\">c</a></p>\n",
	})
	for _, c := range []struct {
		args   string
		status int
		found  string // rules and severities
		stderr string
	}{
		{"posts", 1, "link-href error,html-balance warning", ""},
		{"-target hugo -root static posts", 1, "link-href error,html-balance warning,date-portable warning,link-local error", ""},
		{"-target gatsby posts", 2, "", "want hexo, jekyll, hugo, eleventy or astro, have \"gatsby\""},
		{"-root none posts", 2, "", "-root: none: no such file or directory"},
		{"-rule html-balance posts", 0, "html-balance warning", ""},
		{"-rule html-balance,link-http -rule link-href posts", 1, "link-href error,html-balance warning,link-http warning", ""},
		{"-rule none posts", 2, "", "-rule: there is no rule \"none\""},
		{"-rule , posts", 2, "", "want the ID of a rule"},
		{"-severity html-balance=error -severity link-href=off posts", 1, "html-balance error", ""},
		{"-severity link-http=notice -rule link-http posts", 0, "link-http notice", ""},
		{"-severity link-http posts", 2, "", "want RULE=LEVEL"},
		{"-severity none=error posts", 2, "", "-severity: there is no rule \"none\""},
		{"-files-from list", 1, "link-href error,html-balance warning", "in 2 of 2 posts"},
		{"-files-from list posts/z.html", 1, "link-href error,html-balance warning", "in 2 of 3 posts"},
		{"-files-from - posts/z.html", 0, "html-balance warning", "in 1 of 2 posts"},
		{"-files-from - -", 2, "", "have it for both"},
		{"-files-from empty", 0, "", ""},
		{"-files-from empty none.html", 2, "", "none.html: file does not exist"},
		{"-files-from none", 2, "", "-files-from: open none"},
		{"-jobs 1 posts", 1, "link-href error,html-balance warning", ""},
		{"-jobs -1 posts", 2, "", "want a number from 1, have -1"},
		{"-color blue posts", 2, "", "want auto, always or never"},
	} {
		t.Run(c.args, func(t *testing.T) {
			before := runtime.GOMAXPROCS(0)
			status, stdout, stderr := validate("posts/warn.html\n", nil, append([]string{"-format", "json"}, strings.Fields(c.args)...)...)
			require.Equal(t, c.status, status, stderr)
			require.Equal(t, c.found, strings.Join(rulesIn(t, stdout), ","))
			require.Contains(t, stderr, c.stderr)
			require.Equal(t, before, runtime.GOMAXPROCS(0))
		})
	}
}

// TestFlagsWin checks that flags win over the configuration.
func TestFlagsWin(t *testing.T) {
	folder(t, map[string]string{"a.html": bad, ".article-lint.yaml": "target: astro\nroot: none\nrules: {link-href: off}\n"})
	require.NoError(t, os.Mkdir("none", 0o777))
	_, stdout, _ := validate("", nil, "-severity", "link-href=notice", "a.html")
	require.Equal(t, "a.html:5:4: notice: want an address in href, have \"\" (link-href)\n", stdout)
}

// TestText checks what somebody at a terminal sees.
func TestText(t *testing.T) {
	folder(t, map[string]string{"a.html": bad, "b.html": warn})
	_, stdout, stderr := validate("", nil, "-v", "a.html", "b.html")
	require.Equal(t, `a.html:5:4: error: want an address in href, have "" (link-href)
     5 | <p><a href="">The lake</a></p>
       |    ^^^^^^^^^^^

b.html:5:8: warning: want </b> before </p>, have none (html-balance)
     5 | <p>The <b>lake</p>
       |        ^^^
`, stdout)
	require.Equal(t, `2 problems (1 error, 1 warning) in 2 of 2 posts
1 error: link-href 1
1 warning: html-balance 1
article validate -explain link-href says what to do about the most of them
`, stderr)
	_, stdout, _ = validate("", map[string]string{"FORCE_COLOR": "1"}, "a.html")
	require.Contains(t, stdout, "\x1b[31merror:\x1b[0m want")
	_, stdout, _ = validate("", map[string]string{"FORCE_COLOR": "1"}, "-color", "never", "a.html")
	require.NotContains(t, stdout, "\x1b")
	_, stdout, _ = validate(bad, nil, "-v", "-")
	require.Contains(t, stdout, "     5 | <p>")
}
