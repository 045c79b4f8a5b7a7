package lint_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
)

var now = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

const head = "---\ntitle: Reed warblers return\ndate: 2021-05-04T08:00:00Z\n---\n"

func check(body string) []lint.Diagnostic {
	l := lint.Linter{Now: now}
	return l.Check("a.html", []byte(head+body))
}

// TestPositions compares places with a count that knows nothing of the code.
func TestPositions(t *testing.T) {
	src := "\ufeff---\ntitle: 芦苇莺\ndate: 2021-05-04\n---\r\n<p>湖边<a href=\"\">x</a>é<a href=\"#\">\ny</a></p>\r\n<p><b>b</p>"
	l := lint.Linter{Now: now}
	found := l.Check("a.html", []byte(src))
	require.Len(t, found, 4)
	for i, part := range []string{"\ufeff", `<a href="">`, `<a href="#">`, `<b>`} {
		start := strings.Index(src, part)
		require.Equal(t, lint.Span{Start: placeOf(src, start), End: placeOf(src, start+len(part))}, found[i].Span, part)
	}
	require.Equal(t, lint.Position{Line: 5, Column: 6, ByteColumn: 10}, found[1].Start)
}

func placeOf(src string, offset int) lint.Position {
	before := src[:offset]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return lint.Position{
		Line:       strings.Count(before, "\n") + 1,
		Column:     utf8.RuneCountInString(strings.TrimPrefix(line, "\ufeff")) + 1,
		ByteColumn: len(line) + 1,
	}
}

func TestSeverityText(t *testing.T) {
	for _, s := range []lint.Severity{lint.Error, lint.Warning, lint.Notice} {
		text, err := s.MarshalText()
		require.NoError(t, err)
		var back lint.Severity
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, s, back)
	}
	var s lint.Severity
	require.EqualError(t, s.UnmarshalText([]byte("fatal")), `want error, warning or notice, have "fatal"`)
}

// TestReportAs checks that a rule which was made milder stays so.
func TestReportAs(t *testing.T) {
	rule := lint.Rule{ID: "own", Severity: lint.Warning, Check: func(p *lint.Post) {
		p.ReportAs(lint.Error, -1, 1<<40, "all of it")
		p.ReportAs(lint.Notice, 3, 2, "nothing")
	}}
	l := lint.Linter{Rules: []lint.Rule{rule}}
	found := l.Check("", []byte(head))
	require.Len(t, found, 2)
	require.Equal(t, `1:1: all of it (own)`, found[0].String())
	require.Equal(t, lint.Warning, found[0].Severity)
	require.Equal(t, 5, found[0].End.Line)
	require.Equal(t, lint.Notice, found[1].Severity)
	require.Equal(t, found[1].Start, found[1].End)
}

// TestOwnSuppression checks that comments work for own rules, and that
// nothing is said of them where the rule suppression is not among the rules.
func TestOwnSuppression(t *testing.T) {
	rule := lint.Rule{ID: "own", Check: func(p *lint.Post) { p.Report(p.Body(), len(p.Source), "found") }}
	src := head + "<p>x</p><!-- article-lint:ignore own: an example --><!-- article-lint:ignore nothing -->\n"
	l := lint.Linter{Rules: []lint.Rule{rule}}
	require.Empty(t, l.Check("a.html", []byte(src)))
	l.Rules = append(lint.Default(), rule)
	require.Len(t, l.Check("a.html", []byte(src)), 1)
}

func TestIgnore(t *testing.T) {
	rules := lint.Default()
	for i := range rules {
		rules[i].Ignore = []string{"old/**"}
	}
	l := lint.Linter{Rules: rules}
	src := []byte("<p>no front matter</p><!-- article-lint:ignore link-href: old -->")
	require.Empty(t, l.Check("old/2001/a.html", src))
	require.NotEmpty(t, l.Check("new/a.html", src))
}

func TestCheckFS(t *testing.T) {
	fsys := fstest.MapFS{
		"b.html":     {Data: []byte(head + `<a href="">x</a>`)},
		"a.html":     {Data: []byte("no front matter")},
		"c/c.html":   {Data: []byte(head + "<p>x</p>")},
		"c/big.html": {Data: []byte(head + strings.Repeat("<p>x</p>", 1000))},
	}
	l := lint.Linter{Now: now, Parser: article.Parser{MaxBytes: 1000}}
	var lines []string
	for d, err := range l.CheckFS(fsys) {
		require.NoError(t, err)
		lines = append(lines, d.String())
	}
	require.Equal(t, []string{
		`a.html:1:1: want front matter at the top, such as a block between two lines of ---: have "no front matter" (fm-parse)`,
		`b.html:5:1: want an address in href, have "" (link-href)`,
		`c/big.html:1:1: post is larger than allowed: want at most 1000 bytes (fm-parse)`,
	}, lines)
	for range l.CheckFS(fsys) {
		break
	}
}

// TestCheckFSErrors checks that what cannot be read is an error and not a
// finding, and does not end the run.
func TestCheckFSErrors(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.html"), []byte(head+"<p>x</p>"), 0o666))
	require.NoError(t, os.Symlink("nowhere", filepath.Join(dir, "b.html")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "c.html"), []byte("x"), 0o666))
	l := lint.Linter{Now: now}
	var errs []error
	var found []lint.Diagnostic
	for d, err := range l.CheckFS(os.DirFS(dir), ".", "none/*.md") {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		found = append(found, d)
	}
	require.Len(t, found, 1)
	require.Len(t, errs, 2)
	require.ErrorIs(t, errs[0], fs.ErrNotExist)
	require.ErrorIs(t, errs[1], article.ErrNoPosts)
	for _, err := range errs {
		_, ok := errors.AsType[*article.Error](err)
		require.True(t, ok)
	}
}

// TestHostile checks that posts made to be slow, or to be full of findings,
// come to an end, and give a bounded number of findings of each rule.
func TestHostile(t *testing.T) {
	const n = 50_000
	l := lint.Linter{Now: now, Rules: lint.All(), Target: lint.Hexo, Root: fstest.MapFS{}}
	for name, body := range map[string]string{
		"unclosed":        strings.Repeat("<b>", n),
		"unclosed blocks": strings.Repeat("<div>", n),
		"unclosed links":  strings.Repeat(`<a href="x">`, n),
		"stray":           strings.Repeat("</b>", n),
		"pairs":           strings.Repeat("<b><div></b>", n),
		"cells":           strings.Repeat("<table><tr><td></div>", n),
		"unknown":         strings.Repeat("<t>", n),
		"unknown names":   names(n),
		"angles":          strings.Repeat("<", 10*n),
		"braces":          strings.Repeat("{{", 5*n),
		"templates":       strings.Repeat("{% highlight %}", n/10),
		"backticks":       strings.Repeat("` `` ``` ", n/2),
		"links":           strings.Repeat(`<a href="">x</a>`, n),
		"images":          strings.Repeat(`<img>`, n),
		"controls":        strings.Repeat("\x01", 10*n),
		"suppressions":    strings.Repeat("<!-- article-lint:ignore img-alt: x --><img>", n),
		"marks":           strings.Repeat("<!-- article-lint:ignore", n),
		"cdata":           strings.Repeat("<![CDATA[", n),
		"headings":        strings.Repeat("<h1>x</h1><h3>x</h3>", n/10),
		"ids":             strings.Repeat(`<b id="a">`, n),
		"fragments":       strings.Repeat(`<a href="#x">x</a>`, n),
		"files":           strings.Repeat(`<a href="/x.pdf">x</a>`, n),
		"raw":             strings.Repeat("{% raw %}", n),
		"tags":            strings.Repeat("{% if %}{{ a.b }}{{< c >}}", n/10),
		"shortcodes":      strings.Repeat("[gallery x]", n),
		"comments":        strings.Repeat("<!--{{", n),
		"comment":         "<!--" + strings.Repeat("-", 10*n),
		"attribute":       `<p class="` + strings.Repeat("x", 10*n),
		"attributes":      "<p " + strings.Repeat(`a" `, n) + ">",
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{"a.html", "a.md"} {
				shown := map[string]int{}
				for _, d := range l.Check(file, []byte(head+body)) {
					shown[d.Rule]++
				}
				for rule, n := range shown {
					require.LessOrEqual(t, n, 50, rule)
				}
			}
		})
	}
}

// names are n tags that HTML does not have, all different.
func names(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<t%d>", i)
	}
	return b.String()
}

// TestManyFindings checks that what is not shown is counted.
func TestManyFindings(t *testing.T) {
	found := check(strings.Repeat(`<a href="">x</a>`, 5000))
	require.Len(t, found, 50)
	require.Contains(t, found[49].Message, "(and 4950 more)")
	found = check("<p>x</p>" + strings.Repeat(`<img src="a.png">`, 5000))
	require.Len(t, found, 1)
	require.Contains(t, found[0].Message, "5000")
}

// TestManyDuplicates checks that a thousand posts of one title do not take
// the square of the time, and that each is found.
func TestManyDuplicates(t *testing.T) {
	fsys := fstest.MapFS{}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 2000 {
		body := ""
		for range 80 {
			body += fmt.Sprintf("%x ", r.Uint32())
		}
		if i%2 == 1 {
			body = string(fsys[fmt.Sprintf("%04d.html", i-1)].Data[len(head):])
		}
		fsys[fmt.Sprintf("%04d.html", i)] = &fstest.MapFile{Data: []byte(head + body)}
	}
	l := lint.Linter{Now: now}
	n := 0
	for d, err := range l.CheckFS(fsys) {
		require.NoError(t, err)
		require.Equal(t, "site-duplicate", d.Rule)
		n++
	}
	require.Equal(t, 1000, n)
}

// TestOtherNames checks that names which are not UTF-8, as of archives from
// elsewhere, are told apart.
func TestOtherNames(t *testing.T) {
	l := lint.Linter{Now: now}
	r := l.Run()
	for i, name := range []string{"\xc4a.html", "\xc5a.html", "\xc4A.html", "\xc4a.md"} {
		r.Source(name, []byte(head+fmt.Sprintf("<p>The lake %d</p>", i)))
	}
	found := r.End()
	require.Len(t, found, 1)
	require.Equal(t, `\xc4a.md:2:1: want a file name of its own up to the extension, have that of \xc4a.html (site-duplicate)`, found[0].String())
}

// TestConfigure reads testdata/config: what a configuration makes of the
// rules, or its error.
func TestConfigure(t *testing.T) {
	files, err := filepath.Glob("testdata/config/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			src, err := os.ReadFile(name)
			require.NoError(t, err)
			have := configured(filepath.Base(name), src)
			golden := name + ".txt"
			if lint.Update() {
				require.NoError(t, os.WriteFile(golden, []byte(have), 0o666))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), have)
		})
	}
}

// configured lists the rules that a configuration changes.
func configured(name string, src []byte) string {
	rules, err := lint.Configure(lint.Default(), name, src)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, d := range lint.Default() {
		i := slices.IndexFunc(rules, func(r lint.Rule) bool { return r.ID == d.ID })
		switch {
		case i < 0:
			fmt.Fprintf(&b, "%s off\n", d.ID)
		default:
			r := rules[i]
			if r.Severity != d.Severity || r.Ignore != nil || fmt.Sprint(r.Options) != fmt.Sprint(d.Options) {
				fmt.Fprintf(&b, "%s %v %q %v\n", r.ID, r.Severity, r.Ignore, r.Options)
			}
		}
	}
	return b.String()
}

// TestOptions checks that what is configured is what is asked.
func TestOptions(t *testing.T) {
	rules, err := lint.Configure(lint.Default(), "", []byte(`rules:
  fm-required: {keys: [author, views, cover]}
  fm-type: {types: {views: number, authors: list, geo: mapping, comments: any, wide: boolean, note: text}}
  link-href: {schemes: [lake]}
`))
	require.NoError(t, err)
	l := lint.Linter{Now: now, Rules: rules}
	src := "---\nauthors: The lake station\nviews: many\ngeo: here\ncomments: 'false'\nwide: 1\nnote: true\nimages: []\n---\n<p>x <a href=\"lake:map\">y</a></p>\n"
	var lines []string
	for _, d := range l.Check("a.html", []byte(src)) {
		lines = append(lines, d.String())
	}
	require.Equal(t, []string{
		`a.html:2:1: authors: want a list of texts, have the text "The lake station" (fm-type)`,
		`a.html:3:1: views: want a number, have the text "many" (fm-type)`,
		`a.html:4:1: geo: want a mapping, have the text "here" (fm-type)`,
		`a.html:6:1: wide: want true or false, have the number 1 (fm-type)`,
		`a.html:7:1: note: want text, have true (fm-type)`,
		`a.html:8:1: images: want a value, have none (fm-required)`,
	}, lines)
}

// TestOwnOptions checks the errors for options of every kind, of a rule of
// the caller's own.
func TestOwnOptions(t *testing.T) {
	for src, want := range map[string]string{
		"n: many":     "1:17: n: want a number",
		"on: perhaps": "1:18: on: want true or false",
		"name: [a]":   "1:20: name: want text",
		"of: 1":       "1:18: of: want keys and values",
	} {
		options := &struct {
			N    int            `yaml:"n"`
			On   bool           `yaml:"on"`
			Name string         `yaml:"name"`
			Of   map[string]int `yaml:"of"`
		}{}
		_, err := lint.Configure([]lint.Rule{{ID: "own", Options: options}}, "", []byte("rules: {own: {"+src+"}}"))
		require.ErrorContains(t, err, want[strings.Index(want, ": ")+2:], src)
	}
}

// TestLines checks two limits of what is kept of one post.
func TestLines(t *testing.T) {
	found := check(strings.Repeat("<div>", 10_001))
	require.Contains(t, found[len(found)-1].Message, "want at most 10000 open elements")
	found = check("<p>x</p>" + strings.Repeat("<!-- article-lint:ignore-file link-href: x -->", 101))
	require.Contains(t, fmt.Sprint(found), "want at most 100 comments that ignore a rule")
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"plain, 湖 and é":              "plain, 湖 and é",
		"a\nb\r\tc":                   `a\nb\r\tc`,
		"\x1b[31mred\x07\x7f":         `\x1b[31mred\x07\x7f`,
		"\u009b31m\u0085\u2028":       `\u009b31m\u0085\u2028`,
		"evil\u202egnp.exe\u2066":     `evil\u202egnp.exe\u2066`,
		"bad \xff\xc3":                `bad \xff\xc3`,
		"lost \ufffd":                 "lost \ufffd",
		"::error::x":                  `\x3a:error::x`,
		"  ::error::x":                `  \x3a:error::x`,
		"a ::error::x":                "a ::error::x",
		"a ##[error]x":                `a \x23#[error]x`,
		"###vso[task]":                `#\x23#vso[task]`,
		"## heading [x], a##":         "## heading [x], a##",
		"##teamcity[message text='']": `\x23#teamcity[message text='']`,
	} {
		require.Equal(t, want, lint.Escape(in))
	}
}

// eachSeed calls f for every post of the project's testdata and, where
// ARTICLE_SHARED names a folder, for its labelled posts and the seed.
func eachSeed(t testing.TB, f func(post []byte)) {
	dirs := []string{"testdata", "../testdata", "../convert/testdata"}
	if dir := os.Getenv("ARTICLE_SHARED"); dir != "" {
		dirs = append(dirs, filepath.Join(dir, "labelled"), filepath.Join(dir, "seed"))
	}
	for _, dir := range dirs {
		require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(name) != ".html" && filepath.Ext(name) != ".md" {
				return err
			}
			post, err := os.ReadFile(name)
			f(post)
			return err
		}))
	}
}

// FuzzCheck checks of any bytes, as a post of HTML and as one of Markdown:
//   - Nothing panics.
//   - Findings are in order, and the same twice.
//   - They lie within the post.
//   - Each prints as one line, which neither moves a terminal nor commands a
//     CI service.
func FuzzCheck(f *testing.F) {
	eachSeed(f, func(post []byte) { f.Add(post) })
	f.Fuzz(func(t *testing.T, src []byte) {
		l := lint.Linter{Now: now, Rules: lint.All(), Target: lint.Hexo, Root: fstest.MapFS{"a.pdf": {}}}
		for _, name := range []string{"a.html", "a.md"} {
			found := l.Check(name, src)
			require.True(t, slices.IsSortedFunc(found, lint.Diagnostic.Compare))
			require.Equal(t, found, l.Check(name, src))
			lines := bytes.Count(src, []byte("\n")) + 1
			for _, d := range found {
				require.True(t, 1 <= d.Start.Line && d.Start.Line <= d.End.Line && d.End.Line <= lines, d)
				require.True(t, d.Start.Column >= 1 && d.Start.ByteColumn >= d.Start.Column, d)
				s := d.String()
				require.Equal(t, s, lint.Escape(s))
				require.False(t, strings.ContainsFunc(s, lint.IsUnsafe))
			}
		}
	})
}
