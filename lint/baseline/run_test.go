package baseline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
)

func TestNormalise(t *testing.T) {
	for _, c := range []struct {
		message, normal string
		like, others    int
	}{
		{"", "", 0, 0},
		{"key is there twice, first on line 12", "key is there twice, first on line 0", 0, 0},
		{"date: want a day that exists, have \"2021-02-30\": February 2021 has 28 days", "date: want a day that exists, have \"2021-02-30\": February 0 has 0 days", 0, 0},
		{"want dashes as in 2021-11-06, have -5", "want dashes as in 0, have -0", 0, 0},
		{"want </h2> before </h3>, have UTF-8", "want </h2> before </h3>, have UTF-8", 0, 0},
		{"have the byte 0x80 (and 3 more)", "have the byte 0", 0, 3},
		{"have <T> (and 5 more); write &lt;", "have <T>; write &lt;", 5, 0},
		{"have <T> (and 5 more); write &lt; (and 2 more)", "have <T>; write &lt;", 5, 2},
		{"have \"a (and 5 more)\"", "have \"a (and 5 more)\"", 0, 0},
		{"have \"a (and 5 more)", "have \"a", 0, 5},
		{"have x (and 0 more) (and many more) (and 99999999999999999999 more)", "have x (and 0 more) (and many more) (and 0 more)", 0, 0},
		{"have \"a\\\" 1\" and \"\" and 2", "have \"a\\\" 1\" and \"\" and 0", 0, 0},
		{"want a slug of its own, have that of ../posts/2021/my lake.html", "want a slug of its own, have that of my lake.html", 0, 0},
		{"want a text of its own, have that of /x/b.html (97 % alike)", "want a text of its own, have that of b.html (0 % alike)", 0, 0},
		{"at which Hugo stops; 4 more in this folder are alike", "at which Hugo stops", 4, 0},
		{"have \xff 湖1 1湖", "have \ufffd 湖1 0", 0, 0},
	} {
		normal, like, others := normalise(c.message)
		require.Equal(t, c.normal, normal)
		require.Equal(t, []int{c.like, c.others}, []int{like, others}, c.message)
	}
}

// rules are one that looks at posts one by one, and one that compares them.
var rules = []lint.Rule{
	{ID: "one", Ignore: []string{"ignored/**"}},
	{ID: "all", CheckSite: func(*lint.Site) {}},
	{ID: "counts", Count: func(n int) string {
		if n == 1 {
			return "one of 7"
		}
		return fmt.Sprintf("%d of 7", n)
	}},
	{ID: "vague", Count: func(int) string { return "some" }},
	Rule(),
}

// folder changes to a new folder with these files.
func folder(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte("a\r\n\tb  c \xff\n"+strings.Repeat("湖", 100)), 0o666))
	}
}

// TestJudged checks which entries are stale when nothing is found.
func TestJudged(t *testing.T) {
	folder(t, "posts/a.html", "posts/b.html", "drafts/c.html", "ignored/d.html")
	known := []Entry{
		{Path: "posts/a.html", Rule: "one"}, {Path: "posts/b.html", Rule: "one"}, {Path: "posts/gone.html", Rule: "one"},
		{Path: "drafts/c.html", Rule: "one"}, {Path: "ignored/d.html", Rule: "one"}, {Path: "posts/a.html", Rule: "all"}, {Path: "posts/a.html", Rule: "off"},
	}
	for _, c := range []struct {
		name           string
		files, folders []string
		stale          string // paths and rules
	}{
		{"nothing", nil, nil, ""},
		{"one post", []string{"posts/a.html"}, nil, "posts/a.html one"},
		{"other spelling", []string{"./posts/../posts/a.html"}, nil, "posts/a.html one"},
		{"no longer there", nil, []string{"posts"}, "posts/gone.html one"},
		{"not below", nil, []string{"post", "posts/gone", "drafts"}, ""},
		{"a folder", []string{"posts/a.html", "posts/b.html"}, []string{"posts"}, "posts/a.html one, posts/b.html one, posts/gone.html one"},
		{"ignored", []string{"ignored/d.html"}, []string{"ignored"}, ""},
		{"everything", []string{"posts/a.html", "posts/b.html", "drafts/c.html", "ignored/d.html"}, []string{"."},
			"posts/a.html one, posts/b.html one, posts/gone.html one, drafts/c.html one, posts/a.html all"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := (&Run{Name: "b.jsonl", Rules: rules, Files: c.files, Folders: c.folders}).Compare(known, nil)
			require.ElementsMatch(t, split(c.stale), about(r.Stale))
			require.Len(t, r.Known, len(known)-len(r.Stale))
			require.Empty(t, r.New)
		})
	}
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ", ")
}

// about are the posts and the rules of stale entries.
func about(stale []lint.Diagnostic) (list []string) {
	for _, d := range stale {
		var path, rule string
		fmt.Sscanf(d.Message, "nothing to ignore any more in %s for the rule %s", &path, &rule)
		list = append(list, path+" "+rule)
	}
	return list
}

// TestPaths checks that a baseline holds wherever lint is run, and however
// posts are named.
func TestPaths(t *testing.T) {
	folder(t, "ci/b.jsonl", "posts/a.html")
	top, err := os.Getwd()
	require.NoError(t, err)
	found := func(file string) []lint.Diagnostic { return []lint.Diagnostic{{Rule: "one", File: file, Message: "m"}} }
	run := Run{Name: "ci/b.jsonl", Rules: rules}
	known := run.Entries(found("posts/a.html"))
	require.Equal(t, []Entry{{Path: "../posts/a.html", Rule: "one", Message: "m", Count: 1}}, known)
	for _, c := range [][3]string{
		{".", "ci/b.jsonl", "./posts/a.html"},
		{"posts", "../ci/b.jsonl", "a.html"},
		{"ci", "b.jsonl", "../posts/a.html"},
		{"posts", filepath.Join(top, "ci/b.jsonl"), filepath.ToSlash(filepath.Join(top, "posts/a.html"))},
	} {
		t.Chdir(filepath.Join(top, c[0]))
		run := Run{Name: c[1], Rules: rules, Files: []string{c[2]}}
		r := run.Compare(known, found(c[2]))
		require.Empty(t, r.New)
		require.Empty(t, r.Stale)
		r = run.Compare(known, nil)
		require.Equal(t, "nothing to ignore any more in ../posts/a.html for the rule one: m", r.Stale[0].Message)
		require.Equal(t, filepath.ToSlash(c[1]), r.Stale[0].File)
	}
}

func TestCounts(t *testing.T) {
	run := Run{Name: "b.jsonl", Rules: rules}
	count := func(rule, message string) Entry {
		entries := run.Entries([]lint.Diagnostic{{Rule: rule, File: "a", Message: message}})
		require.Len(t, entries, 1)
		return entries[0]
	}
	require.Equal(t, Entry{Path: "a", Rule: "counts", Message: "one of 0", Count: 1}, count("counts", "one of 7"))
	require.Equal(t, Entry{Path: "a", Rule: "counts", Message: "one of 0", Count: 12}, count("counts", "12 of 7"))
	require.Equal(t, Entry{Path: "a", Rule: "counts", Message: "one of 0", Count: 1}, count("counts", "99999999999 of 7"))
	require.Equal(t, Entry{Path: "a", Rule: "vague", Message: "some", Count: 1}, count("vague", "some"))
}

// TestTexts checks where a text begins and ends.
func TestTexts(t *testing.T) {
	folder(t, "a.html")
	run := Run{Name: "b.jsonl", Rules: rules, Source: func(file string) []byte { src, _ := os.ReadFile(file); return src }}
	for at, want := range map[lint.Position]string{
		{}:                         "",
		{Line: 1, ByteColumn: 1}:   "a",
		{Line: 2, ByteColumn: 1}:   "b c \ufffd",
		{Line: 2, ByteColumn: 3}:   "c \ufffd",
		{Line: 3, ByteColumn: 1}:   strings.Repeat("湖", 26),
		{Line: 3, ByteColumn: 2}:   "\ufffd" + strings.Repeat("湖", 26),
		{Line: 3}:                  "",
		{Line: 3, ByteColumn: 999}: "",
		{Line: 9, ByteColumn: 1}:   "",
	} {
		entries := run.Entries([]lint.Diagnostic{{Rule: "one", File: "a.html", Span: lint.Span{Start: at}, Message: "m"}})
		require.Equal(t, want, entries[0].Text, at)
	}
}

// TestStaleSeverity checks that the severity is the rule's, and that nothing
// is said when the rule is off.
func TestStaleSeverity(t *testing.T) {
	known := []Entry{{Path: "a", Rule: "one"}}
	run := Run{Name: "b.jsonl", Files: []string{"a"}, Rules: []lint.Rule{{ID: "one"}, {ID: ID, Severity: lint.Notice}}}
	require.Equal(t, lint.Notice, run.Compare(known, nil).Stale[0].Severity)
	run.Rules = run.Rules[:1]
	r := run.Compare(known, nil)
	require.Empty(t, r.Stale)
	require.Empty(t, r.Known)
}

// TestHostile compares many findings with many entries of one post: the work
// is in proportion to their number.
func TestHostile(t *testing.T) {
	const n = 100_000
	var known []Entry
	var found []lint.Diagnostic
	for i := range n {
		known = append(known, Entry{Path: "a", Rule: "one", Message: "m", Text: fmt.Sprint(i), Count: 1})
		found = append(found, lint.Diagnostic{Rule: "one", File: "a", Message: "m", Span: lint.Span{Start: lint.Position{Line: n - i}}})
	}
	run := Run{Name: "b.jsonl", Rules: rules, Files: []string{"a"}, Source: func(string) []byte { return []byte(strings.Repeat("\n", n)) }}
	r := run.Compare(known, append(found, found[0]))
	require.Len(t, r.New, 1)
	require.Empty(t, r.Stale)
}
