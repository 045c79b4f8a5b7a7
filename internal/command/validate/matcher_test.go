package validate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/report"
)

// A matcher is what a problem matcher of GitHub Actions has one of.
type matcher struct {
	Owner    string
	Severity string
	Pattern  []struct {
		Regexp                                      string
		File, Line, Column, Severity, Message, Code int
	}
}

func readMatcher(t *testing.T) matcher {
	src, err := os.ReadFile("../../../cmd/article/problem-matcher.json")
	require.NoError(t, err)
	var file struct{ ProblemMatcher []matcher }
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&file))
	require.Len(t, file.ProblemMatcher, 1)
	m := file.ProblemMatcher[0]
	require.NotEmpty(t, m.Owner)
	require.Empty(t, m.Severity, "each line has its own: the runner takes error, warning and notice")
	require.Len(t, m.Pattern, 1)
	return m
}

// match is what the matcher makes of a line: file:line:column, severity, message,
// rule.
func (m matcher) match(line string) []string {
	p := m.Pattern[0]
	groups := regexp.MustCompile(p.Regexp).FindStringSubmatch(line)
	if groups == nil {
		return nil
	}
	return []string{groups[p.File] + ":" + groups[p.Line] + ":" + groups[p.Column], groups[p.Severity], groups[p.Message], groups[p.Code]}
}

// TestMatcher runs the problem matcher over what is printed for posts with
// findings of each severity, and compares it with what -format json says.
func TestMatcher(t *testing.T) {
	m := readMatcher(t)
	notice := head + "<p>The lake</p>\n<!-- article-lint:ignore link-href: none -->\n"
	folder(t, map[string]string{
		".article-lint.yaml": "rules: {suppression: notice}\n",
		"posts/bad.html":     bad, "posts/10:30: a, (b).html": warn, "a b/notice.html": notice, "白宫.html": bad + warn,
		"c/quotes.html": head + "<a href=\"x:1:2: y (z)\">x</a>\n",
		"known.jsonl":   `{"path":"posts/bad.html","rule":"img-alt"}` + "\n",
	})
	args := []string{"-q", "-baseline", "known.jsonl", "."}
	_, text, _ := validate("", nil, args...)
	_, lines, _ := validate("", nil, append([]string{"-format", "json"}, args...)...)
	found := diagnostics(t, lines)
	severities := map[lint.Severity]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		d := found[i]
		severities[d.Severity] = true
		want := []string{fmt.Sprintf("%s:%d:%d", d.File, d.Start.Line, d.Start.Column), d.Severity.String(), d.Message + " (" + d.Rule + ")", d.Rule}
		require.Equal(t, want, m.match(line))
	}
	require.Len(t, severities, 3, "each severity")
	require.GreaterOrEqual(t, len(found), 6)
}

// TestMatcherLeavesAlone checks what the matcher does not take: findings
// without a place, the summary, errors, and the output of others.
func TestMatcherLeavesAlone(t *testing.T) {
	m := readMatcher(t)
	var b bytes.Buffer
	require.NoError(t, report.Text(&b, []lint.Diagnostic{{Rule: "own", Message: "nowhere"}, {Rule: "own", File: "a.html", Message: "no place"}}))
	_, _, stderr := validate("", nil, "none.html")
	for line := range strings.Lines(b.String() + stderr + "2 problems (1 error, 1 warning) in 2 of 3 posts\nmain.go:3:4: undefined: x\nok 12:30:15 (cached)\n") {
		require.Nil(t, m.match(strings.TrimSuffix(line, "\n")), line)
	}
}
