package baseline_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/baseline"
)

func Example() {
	const post = "---\ntitle: Reed warblers return\ndate: 2021-05-04\n---\n<p><a href=\"#\">The lake</a></p>\n"
	var l lint.Linter
	run := baseline.Run{
		Name:   "baseline.jsonl",
		Files:  []string{"lake.html"},
		Source: func(string) []byte { return []byte(post) },
	}
	known := run.Entries(l.Check("lake.html", []byte(post)))
	baseline.Write(os.Stdout, known)

	edited := strings.Replace(post, "<p>", "<p>News.</p>\n<p><a href=\"\">New</a> ", 1)
	run.Source = func(string) []byte { return []byte(edited) }
	r := run.Compare(known, l.Check("lake.html", []byte(edited)))
	for _, d := range append(r.New, r.Stale...) {
		fmt.Println(d)
	}
	// Output:
	// {"path":"lake.html","rule":"link-href","message":"want an address in href, have \"#\"","text":"<a href=\"#\">The lake</a></p>"}
	// lake.html:6:4: want an address in href, have "" (link-href)
}
