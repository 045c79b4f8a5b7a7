// Package linttest checks posts in tests: content beside code, or a whole
// site, with go test.
package linttest

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/goarticle/article/lint"
)

// Test checks the posts of fsys that match the patterns, which are those of
// [lint.Linter.CheckFS], and makes a subtest of every post. An error of a
// rule fails the subtest; warnings and notices are logged, which go test -v
// shows. What stands in the way of reading fails t. A nil linter is the zero
// one.
//
//	func TestPosts(t *testing.T) {
//		linttest.Test(t, nil, os.DirFS("posts"))
//	}
func Test(t *testing.T, l *lint.Linter, fsys fs.FS, patterns ...string) {
	t.Helper()
	posts, err := check(l, fsys, patterns)
	if err != nil {
		t.Error(err)
	}
	for _, p := range posts {
		t.Run(p.File, func(t *testing.T) { say(t, p.Diagnostics) })
	}
}

// check returns a report for each post, with what rules say that compare
// posts.
func check(l *lint.Linter, fsys fs.FS, patterns []string) (posts []lint.Report, err error) {
	if l == nil {
		l = &lint.Linter{}
	}
	run := l.Run()
	index := map[string]int{}
	var errs []error
	for r, err := range run.FS(fsys, patterns...) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		index[r.File] = len(posts)
		posts = append(posts, r)
	}
	for _, d := range run.End() {
		p := &posts[index[d.File]]
		p.Diagnostics = append(p.Diagnostics, d)
	}
	return posts, errors.Join(errs...)
}

// say fails or logs what was found in a post.
func say(t testing.TB, found []lint.Diagnostic) {
	t.Helper()
	for _, d := range found {
		if d.Severity == lint.Error {
			t.Error(d)
			continue
		}
		t.Logf("%s: %s", d.Severity, d)
	}
}
