package main

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMain makes the test the program itself.
func TestMain(m *testing.M) {
	if os.Getenv("ARTICLE_MAIN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// TestRule runs the program over a post, with a configuration of the rule in one
// folder: it has its own rule beside all others.
func TestRule(t *testing.T) {
	t.Chdir(t.TempDir())
	const post = "---\ntitle: x\ndate: 2021-05-04\n---\n<p>TODO, FIXME</p>\n"
	require.NoError(t, os.MkdirAll("posts/b", 0o777))
	for name, text := range map[string]string{
		"posts/a.html": post, "posts/b/b.html": post + "<a href=\"\">x</a>\n", "posts/b/.article-lint.yaml": "rules: {todo: {severity: notice, word: FIXME}}",
	} {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o666))
	}
	for args, want := range map[string]string{
		"posts":     "posts/a.html:5:4: error: want a finished post, have TODO (todo)\nposts/b/b.html:5:10: notice: want a finished post, have FIXME (todo)\nposts/b/b.html:6:1: error: want an address in href, have \"\" (link-href)\n",
		"-explain":  "todo (error)\n\nA post is finished. Write it, or make it a draft.\n",
		"-severity": "posts/a.html:5:4: warning: want a finished post, have TODO (todo)\n",
	} {
		list := map[string][]string{"posts": {"posts"}, "-explain": {"-explain", "todo"}, "-severity": {"-severity", "todo=warning", "posts/a.html"}}[args]
		c := exec.Command(os.Args[0], append([]string{"validate"}, list...)...)
		c.Env = append(os.Environ(), "ARTICLE_MAIN=1")
		out, _ := c.Output() // the exit status is not of interest
		require.Equal(t, want, string(out))
	}
}
