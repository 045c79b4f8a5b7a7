package lint_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/report"
)

// TestFix reads testdata/fix: what is repaired in a post, by the findings and
// then with all dates, and what cannot be.
func TestFix(t *testing.T) {
	files, err := filepath.Glob("testdata/fix/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			src, err := os.ReadFile(name)
			require.NoError(t, err)
			var have strings.Builder
			for _, f := range []lint.Fixer{{}, {Dates: true}} {
				requireFixed(t, &f, src)
				have.WriteString(fixedText(t, &f, src))
			}
			golden := name + ".txt"
			if lint.Update() {
				require.NoError(t, os.WriteFile(golden, []byte(have.String()), 0o666))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), have.String())
		})
	}
}

func fixedText(t *testing.T, f *lint.Fixer, src []byte) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "dates: %v\n", f.Dates)
	out, done, err := f.Fix("a.html", src)
	for _, d := range done {
		fmt.Fprintf(&b, "%d:%d-%d:%d %q %q\n", d.Start.Line, d.Start.Column, d.End.Line, d.End.Column, d.Rule, d.Key)
	}
	if err != nil {
		fmt.Fprintln(&b, err)
	}
	require.NoError(t, report.Diff(&b, "a.html", src, out))
	return b.String()
}

// requireFixed checks what holds for every post: only the lines that are
// named change, a second time changes nothing, the findings are gone, and
// dates are the same instants.
func requireFixed(t *testing.T, f *lint.Fixer, src []byte) []lint.Fixed {
	t.Helper()
	out, done, err := f.Fix("a.html", src)
	if len(done) == 0 {
		require.Equal(t, string(src), string(out))
		return nil
	}
	a, parseErr := f.Linter.Parser.Parse(bytes.NewReader(src))
	require.NoError(t, parseErr)
	b, parseErr := f.Linter.Parser.Parse(bytes.NewReader(out))
	require.NoError(t, parseErr)
	require.Equal(t, a.Body, b.Body)
	require.Equal(t, a.Date.Format(time.RFC3339Nano), b.Date.Format(time.RFC3339Nano))
	require.Equal(t, a.Updated.Format(time.RFC3339Nano), b.Updated.Format(time.RFC3339Nano))
	requireNamed(t, a, b, done)

	again, more, err2 := f.Fix("a.html", out)
	require.Empty(t, more)
	require.Equal(t, string(out), string(again))
	require.Equal(t, err == nil, err2 == nil)
	before, after := countFound(f, src), countFound(f, out)
	for _, d := range done {
		if d.Rule != "" {
			require.Less(t, after[d.Rule], before[d.Rule])
		}
	}
	return done
}

// requireNamed checks that a key that is not named is the same, and that a
// post whose named keys are taken away has the same bytes before and after.
func requireNamed(t *testing.T, a, b *article.Article, done []lint.Fixed) {
	t.Helper()
	edits := []*article.Edit{a.Edit(), b.Edit()}
	cut := 0
	for _, d := range done {
		if d.Key == "" {
			cut = len(a.Source) - len(bytes.TrimLeft(bytes.TrimPrefix(a.Source, []byte("\ufeff")), " \t\r\n"))
			continue
		}
		line, column := a.Place(d.Key)
		require.Equal(t, [2]int{line, column}, [2]int{d.Start.Line, d.Start.Column})
		for _, e := range edits {
			require.NoError(t, e.Delete(d.Key))
		}
	}
	require.Equal(t, string(edits[0].Bytes()[cut:]), string(edits[1].Bytes()))
}

func countFound(f *lint.Fixer, src []byte) map[string]int {
	n := map[string]int{}
	for _, d := range f.Linter.Check("a.html", src) {
		n[d.Rule]++
	}
	return n
}

// TestFixRules checks that a rule that is off, or that is milder, has its say.
func TestFixRules(t *testing.T) {
	src := []byte("\n---\ntitle: x\ndate: 20210504\n---\n<p>x</p>\n")
	for config, want := range map[string][]string{
		"{}":                                                      {"fm-position", "date-valid"},
		"{rules: {fm-position: off}}":                             {"date-valid"},
		"{rules: {date-valid: off}}":                              {"fm-position"},
		"{rules: {date-valid: notice}}":                           {"fm-position", "date-valid"},
		"{rules: {fm-position: {ignore: ['a.*']}}}":               {"date-valid"},
		"{rules: {fm-position: off, date-valid: off}}":            nil,
		"{rules: {fm-position: {ignore: ['b.*']}, img-alt: off}}": {"fm-position", "date-valid"},
	} {
		rules, err := lint.Configure(lint.Default(), "", []byte(config))
		require.NoError(t, err)
		f := lint.Fixer{Linter: lint.Linter{Rules: rules}}
		_, done, err := f.Fix("a.html", src)
		require.NoError(t, err)
		var have []string
		for _, d := range done {
			have = append(have, d.Rule)
		}
		require.Equal(t, want, have, config)
	}
}

// TestFixLocation checks that a date that names no zone is in that of the
// parser, and others keep theirs.
func TestFixLocation(t *testing.T) {
	f := lint.Fixer{Dates: true}
	f.Linter.Parser.Location = time.FixedZone("", 8*60*60)
	out, _, err := f.Fix("", []byte("---\ndate: 2021-05-04 08:00:00\nupdated: 2021-05-04 08:00:00 Z\nlastmod: 2021-05-04\n---\n"))
	require.NoError(t, err)
	require.Equal(t, "---\ndate: 2021-05-04T08:00:00+08:00\nupdated: 2021-05-04T08:00:00Z\nlastmod: 2021-05-04\n---\n", string(out))
}

// TestFixErrors checks that a date that cannot be changed is named with its
// place, and does not keep others from being repaired.
func TestFixErrors(t *testing.T) {
	f := lint.Fixer{Dates: true}
	out, done, err := f.Fix("posts/a.html", []byte("\n---\n{title: x, date: 2021/05/04}\n---\n"))
	e, ok := errors.AsType[*article.Error](err)
	require.True(t, ok)
	require.Equal(t, "posts/a.html", e.File)
	require.Equal(t, 3, e.Line)
	require.Equal(t, "date", e.Key)
	require.Len(t, done, 1)
	require.Equal(t, "---\n{title: x, date: 2021/05/04}\n---\n", string(out))
}

// TestFixHostile checks that front matter which is large, and full of dates,
// costs no more than a few readings of it, and is done the first time.
func TestFixHostile(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n---\n")
	const key = "publishDate"
	for i := range 1 << len(key) {
		for n, c := range strings.ToLower(key) {
			if i>>n&1 == 1 {
				c -= 'a' - 'A'
			}
			b.WriteRune(c)
		}
		b.WriteString(": 2021/05/04\n")
	}
	b.WriteString("filler: [" + strings.Repeat("a, ", 30_000) + "]\n---\n")
	f := lint.Fixer{Dates: true}
	out, done, err := f.Fix("", []byte(b.String()))
	require.NoError(t, err)
	require.Len(t, done, 11)
	again, done, err := f.Fix("", out)
	require.NoError(t, err)
	require.Empty(t, done)
	require.Equal(t, len(out), len(again))
}

// TestFixShared repairs a copy of posts that do not belong to the project, in
// the folder that ARTICLE_SHARED names.
func TestFixShared(t *testing.T) {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED names no folder of posts")
	}
	posts, changed, places, failed := 0, map[bool]int{}, map[bool]int{}, map[bool]int{}
	require.NoError(t, filepath.WalkDir(filepath.Join(dir, "corpus"), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		posts++
		moved := slices.Concat([]byte("\ufeff\n \r\n"), src)
		for _, dates := range []bool{false, true} {
			f := lint.Fixer{Dates: dates}
			if n := len(requireFixed(t, &f, src)); n > 0 {
				changed[dates]++
				places[dates] += n
			}
			out, _, err := f.Fix("a.html", src)
			if err != nil {
				failed[dates]++
			}
			if _, err := article.Parse(bytes.NewReader(moved)); err == nil {
				back, _, _ := f.Fix("a.html", moved)
				require.Equal(t, string(out), string(back), name)
			}
		}
		return nil
	}))
	for _, dates := range []bool{false, true} {
		fmt.Printf("fix, dates %v: %d of %d posts changed, in %d places; %d with a date that cannot be\n", dates, changed[dates], posts, places[dates], failed[dates])
	}
	require.Positive(t, changed[true])
}

// FuzzFix checks of any bytes, with and without dates, what requireFixed does:
//   - Nothing panics, and where nothing is repaired the bytes stay.
//   - Body and dates are read the same before and after.
//   - Only keys that are named differ.
//   - Repairing once more changes nothing, and what was found is gone.
func FuzzFix(f *testing.F) {
	eachSeed(f, func(post []byte) { f.Add(post) })
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, dates := range []bool{false, true} {
			requireFixed(t, &lint.Fixer{Dates: dates}, src)
		}
	})
}

// ExampleFixer repairs a post and shows what was changed.
func ExampleFixer() {
	post := []byte("\n---\ntitle: Reed warblers return\ndate: Tue, 04 May 2021 08:00:00 +0200 # as in print\n---\n<p>The lake</p>\n")
	f := lint.Fixer{Dates: true}
	fixed, done, err := f.Fix("posts/lake.html", post)
	fmt.Println(len(done), err)
	fmt.Print(string(fixed))
	// Output:
	// 2 <nil>
	// ---
	// title: Reed warblers return
	// date: 2021-05-04T08:00:00+02:00 # as in print
	// ---
	// <p>The lake</p>
}

// TestFixTarget checks that what a target finds is taken away, and no more.
func TestFixTarget(t *testing.T) {
	const post = "---\ntitle: x\n---\n<p>x</p>\n"
	for _, c := range []struct {
		target lint.Target
		src    string
		want   string
	}{
		{lint.Jekyll, "\ufeff" + post, post},
		{lint.Hexo, "\ufeff" + post, "\ufeff" + post},
		{lint.Hugo, "\n" + post, "\n" + post},
		{lint.Hexo, "---  " + post[3:], "---  " + post[3:]},
		{lint.Jekyll, "+++\ntitle = \"x\"\n+++\n", "+++\ntitle = \"x\"\n+++\n"},
	} {
		f := lint.Fixer{Linter: lint.Linter{Now: now, Target: c.target}}
		fixed, _, err := f.Fix("a.html", []byte(c.src))
		require.NoError(t, err)
		require.Equal(t, c.want, string(fixed), c.target)
	}
}
