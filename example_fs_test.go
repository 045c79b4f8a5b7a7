package article_test

import (
	"fmt"
	"log"
	"os"
	"testing/fstest"

	"github.com/goarticle/article"
)

func ExampleParseFS() {
	fsys := fstest.MapFS{ // or os.DirFS("."), an embed.FS, a *zip.Reader
		"posts/2021/harbour.html": {Data: []byte("---\ntitle: The harbour opens\n---\n<p>At noon.</p>\n")},
		"posts/2021/notes.txt":    {Data: []byte("not a post")},
		"posts/broken.md":         {Data: []byte("---\ntitle: Never closed\n")},
		"posts/ferry.md":          {Data: []byte("---\ntitle: A new ferry\n---\n<p>It is blue.</p>\n")},
	}
	for a, err := range article.ParseFS(fsys, "posts") {
		if err != nil {
			fmt.Println("not read:", err)
			continue
		}
		fmt.Printf("%s: %s\n", a.File, a.Title)
	}
	// Output:
	// posts/2021/harbour.html: The harbour opens
	// not read: posts/broken.md:1:1: front matter is never closed: want a line of --- after it
	// posts/ferry.md: A new ferry
}

// Links in the folder cannot lead to a file outside it.
func ExampleParseFS_openRoot() {
	root, err := os.OpenRoot("testdata")
	if err != nil {
		log.Fatal(err)
	}
	defer root.Close()
	for a, err := range article.ParseFS(root.FS(), "posts/news.{md,html}") {
		if err != nil {
			fmt.Println("not read:", err)
			continue
		}
		fmt.Println(a.File)
	}
	// Output:
	// posts/news.md
}

func ExampleFiles() {
	fsys := fstest.MapFS{
		"_includes/head.html": {},
		"_posts/a.md":         {},
		"_posts/b.html":       {},
	}
	for name, err := range article.Files(fsys, "**/*.html", "_includes") {
		fmt.Println(name, err)
	}
	// Output:
	// _includes/head.html <nil>
	// _posts/b.html <nil>
}
