package schema_test

import (
	"fmt"
	"testing/fstest"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/schema"
)

func Example() {
	folder := fstest.MapFS{"post.schema.json": {Data: []byte(`{
		"required": ["title", "pubDate"],
		"properties": {
			"title":   {"type": "string"},
			"pubDate": {"type": "string", "format": "date"},
			"tags":    {"type": "array", "items": {"enum": ["birds", "lakes"]}}
		}
	}`)}}
	rule, err := schema.Rule(folder, schema.Options{File: "post.schema.json"})
	if err != nil {
		fmt.Println(err)
		return
	}
	linter := lint.Linter{Rules: append(lint.Default(), rule)}
	post := "---\ntitle: Reed warblers return\npubDate: 2021-05-04\ntags: [birds, reeds]\n---\n<p>14 pairs</p>\n"
	for _, d := range linter.Check("posts/lake.html", []byte(post)) {
		fmt.Println(d)
	}
	// Output:
	// posts/lake.html:4:15: tags[1]: want "birds" or "lakes", have the text "reeds" (fm-schema)
}
