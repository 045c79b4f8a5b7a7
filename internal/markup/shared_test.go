package markup

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func sharedDir(t *testing.T) string {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED names no folder of posts")
	}
	return dir
}

var frontMatter = regexp.MustCompile(`\A\x{FEFF}?(?s:\s*(?:---[ \t]*\r?\n.*?\n---|\+\+\+[ \t]*\r?\n.*?\n\+\+\+|\{.*?\n\})[ \t]*(?:\r?\n|\z))`)

func bodyOf(t *testing.T, name string) []byte {
	post, err := os.ReadFile(name)
	require.NoError(t, err)
	return post[len(frontMatter.Find(post)):]
}

// TestCases counts how the list of cases and the rule agree. The list is made
// by another rule, not by hand: what differs is to be looked at.
func TestCases(t *testing.T) {
	dir := sharedDir(t)
	list, err := os.ReadFile(filepath.Join(dir, "cases/markup.tsv"))
	require.NoError(t, err)
	count, wrong := map[string]map[string]int{}, 0
	for line := range strings.Lines(string(list)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if f[1] == "name" {
			continue
		}
		markup, sign := Of(bodyOf(t, filepath.Join(dir, f[2])))
		if count[f[0]] == nil {
			count[f[0]] = map[string]int{}
		}
		count[f[0]][string(markup)+" "+string(sign)]++
		if f[0] != "either" && f[0] != string(markup) {
			wrong++
			t.Logf("%s (%s), here %s (%s): %s", f[0], f[1], markup, sign, f[2])
		}
	}
	for _, want := range []string{"html", "markdown", "either"} {
		fmt.Printf("cases: %s: %v\n", want, count[want])
	}
	require.Less(t, wrong, 20)
}

func TestMarkdown(t *testing.T) {
	dir := filepath.Join(sharedDir(t), "markdown")
	all, found := 0, 0
	signs := map[Sign]int{}
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "SOURCES" {
			return err
		}
		all++
		markup, sign := Of(bodyOf(t, name))
		signs[sign]++
		if markup == Markdown {
			found++
			return nil
		}
		t.Log(name)
		return nil
	}))
	fmt.Printf("markdown: %d of %d: %v\n", found, all, signs)
	require.GreaterOrEqual(t, 100*found, 97*all)
}
