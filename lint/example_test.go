package lint_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing/fstest"

	"github.com/goarticle/article/lint"
)

// A rule of one's own, beside those that are on by default.
func Example() {
	todo := lint.Rule{
		ID:  "todo",
		Doc: "A post is finished. Readers should not see what is still to be done. Do it.",
		Check: func(p *lint.Post) {
			if i := bytes.Index(p.Source, []byte("TODO")); i >= 0 {
				p.Report(i, i+len("TODO"), "want a finished post, have a TODO")
			}
		},
	}
	linter := lint.Linter{Rules: append(lint.Default(), todo)}
	post := "---\ntitle: Reed warblers return\ndate: 2021-05-04\n---\n<p>TODO: count them</p>\n"
	for _, d := range linter.Check("posts/lake.html", []byte(post)) {
		fmt.Println(d)
	}
	// Output:
	// posts/lake.html:5:4: want a finished post, have a TODO (todo)
}

// A target and a root wake rules up; rules that are off by default are among
// those of All.
func ExampleLinter() {
	rules := slices.DeleteFunc(lint.All(), func(r lint.Rule) bool { return r.ID == "link-http" })
	linter := lint.Linter{
		Rules:  rules,
		Target: lint.Hugo,
		Root:   fstest.MapFS{"img/lake.jpg": {}}, // of files: os.OpenRoot("static"), and its FS
	}
	post := "---\ntitle: Reed warblers return\ndate: 2021-05-04 08:00 UTC\n---\n<p><a href=\"/img/Lake.jpg\">The lake</a></p>\n"
	for _, d := range linter.Check("posts/lake.html", []byte(post)) {
		fmt.Println(d)
	}
	// Output:
	// posts/lake.html:3:1: date: want 2021-05-04T08:00:00Z, have "2021-05-04 08:00 UTC", at which Hugo stops (date-portable)
	// posts/lake.html:5:4: want a link to what is there, have "/img/Lake.jpg": the file is /img/lake.jpg (link-local)
}

// A rule that compares posts keeps a little of each.
func Example_site() {
	series := lint.Rule{
		ID:  "series",
		Doc: "Every series has more than one post.",
		Keep: func(p *lint.Post) any {
			if s, ok := p.Article.Extra["series"].(string); ok {
				return s
			}
			return nil
		},
		CheckSite: func(s *lint.Site) {
			n := map[any]int{}
			for _, k := range s.Posts {
				n[k.Value]++
			}
			for _, k := range s.Posts {
				if n[k.Value] == 1 {
					s.Report(k.File, lint.Span{}, fmt.Sprintf("%q is a series of one", k.Value))
				}
			}
		},
	}
	folder := fstest.MapFS{
		"a.html": {Data: []byte("---\nseries: lakes\n---\n<p>One</p>\n")},
		"b.html": {Data: []byte("---\nseries: lakes\n---\n<p>Two</p>\n")},
		"c.html": {Data: []byte("---\nseries: lake\n---\n<p>Three</p>\n")},
	}
	linter := lint.Linter{Rules: []lint.Rule{series}}
	for d, err := range linter.CheckFS(folder) {
		fmt.Println(d, err)
	}
	// Output:
	// c.html: "lake" is a series of one (series) <nil>
}
