package report_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/report"
)

// A page of the posts in a folder, with what lint finds in them.
func Example() {
	dir, err := os.MkdirTemp("", "report")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	file, err := os.Create(filepath.Join(dir, "report.html"))
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()

	var linter lint.Linter
	run := linter.Run()
	page := report.Page{Title: "My posts"}.Writer(file)
	for a, err := range article.ParseFS(os.DirFS("../testdata/posts"), "n*.md") {
		if err != nil {
			page.AddError(err)
			continue
		}
		page.Add(a, run.Article(a).Diagnostics...)
	}
	if err := page.Close(run.End()...); err != nil { // of any of the calls above
		log.Fatal(err)
	}
	text, err := os.ReadFile(file.Name())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.15s\n", text)
	// Output: <!doctype html>
}
