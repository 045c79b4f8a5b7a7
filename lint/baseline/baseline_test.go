package baseline

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

// TestCases makes a baseline of the posts in testdata/*/before, and compares
// with it what is found in those in after, where posts were edited. A name
// that begins with hugo is for posts of that target.
func TestCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/before")
	require.NoError(t, err)
	require.NotEmpty(t, cases)
	for _, before := range cases {
		dir := filepath.Dir(before)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			run, found := check(t, before)
			known := run.Entries(found)
			require.NotEmpty(t, known)
			requireAll(t, run, known, found)
			golden(t, filepath.Join(dir, "baseline.jsonl"), written(t, known))

			run, found = check(t, filepath.Join(dir, "after"))
			known, err := Read("baseline.jsonl", strings.NewReader(written(t, known)))
			require.NoError(t, err)
			r := run.Compare(known, found)
			golden(t, filepath.Join(dir, "result.txt"), show(r))

			r = run.Compare(r.Known, found)
			require.Empty(t, r.Stale, "what is stale was taken out")
		})
	}
}

// check runs lint over a folder.
func check(t *testing.T, dir string) (*Run, []lint.Diagnostic) {
	t.Helper()
	r := &Run{
		Name:    filepath.Join(dir, "baseline.jsonl"),
		Folders: []string{dir},
		Source:  func(file string) []byte { src, _ := os.ReadFile(file); return src },
	}
	var names []string
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, filepath.ToSlash(name))
		}
		return err
	}))
	l := lint.Linter{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	if strings.HasPrefix(filepath.Base(filepath.Dir(dir)), "hugo") {
		l.Target, l.Each = lint.Hugo, true
	}
	run := l.Run()
	var found []lint.Diagnostic
	for report, err := range run.Files(names...) {
		require.NoError(t, err)
		r.Files = append(r.Files, report.File)
		found = append(found, report.Diagnostics...)
	}
	return r, append(found, run.End()...)
}

// requireAll checks that the entries of findings know them all.
func requireAll(t *testing.T, run *Run, known []Entry, found []lint.Diagnostic) {
	t.Helper()
	r := run.Compare(known, found)
	require.Empty(t, r.New)
	require.Empty(t, r.Stale)
	require.Equal(t, known, r.Known)
}

func written(t *testing.T, entries []Entry) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Write(&b, entries))
	return b.String()
}

func golden(t *testing.T, name, have string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(have), 0o666))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), have)
}

func show(r Result) string {
	var b strings.Builder
	for _, d := range r.New {
		fmt.Fprintln(&b, "new", strings.Replace(d.String(), filepath.ToSlash(d.File), filepath.Base(d.File), 1))
	}
	for _, d := range r.Stale {
		d.File = filepath.Base(d.File)
		fmt.Fprintln(&b, "stale", d)
	}
	return b.String()
}
