package input

import (
	"bufio"
	"errors"
	"os"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/file"
)

// isJSONLines reports whether a file holds posts as JSON, one on a line.
func isJSONLines(name string) bool { return strings.HasSuffix(name, ".jsonl") }

// jsonLines reads the posts in a file of JSON Lines. They keep the names of
// the files that they come from.
func jsonLines(name string, yield func(*article.Article, error) bool) {
	f, err := os.Open(name)
	if err != nil {
		yield(nil, &article.Error{File: name, Err: file.Cause(err)})
		return
	}
	defer f.Close()
	for a, err := range article.FromJSON(f) {
		if e, ok := errors.AsType[*article.Error](err); ok {
			e.File = name
		}
		if !yield(a, err) {
			return
		}
	}
}

// countJSONLines is the number of posts in a file of JSON Lines, or near it.
func countJSONLines(name string) int {
	f, err := os.Open(name)
	if err != nil {
		return 1
	}
	defer f.Close()
	n, begins := 0, true
	for r := bufio.NewReader(f); ; {
		part, more, err := r.ReadLine()
		if err != nil {
			return n
		}
		if begins && len(part) > 0 && part[0] == '{' {
			n++
		}
		begins = !more
	}
}
