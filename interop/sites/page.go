package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/goarticle/article/interop/visible"
)

// A page is one that a generator made.
type page struct {
	title            string
	date             time.Time
	categories, tags []string
	content          []byte
}

const (
	begin = `<p class="post-begin"></p>`
	end   = `<p class="post-end"></p>`
)

// pages are the pages of posts that were built, by the posts' ids.
func (s *site) pages() (map[string]*page, error) {
	pages := map[string]*page{}
	err := filepath.WalkDir(filepath.Join(s.dir, public[s.target]), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if id, p := readPage(data); id != "" {
			pages[id] = p
		}
		return nil
	})
	return pages, err
}

// readPage is a page with the id of its post, which is empty for others.
func readPage(data []byte) (string, *page) {
	head, rest, ok := bytes.Cut(data, []byte(begin))
	last := bytes.LastIndex(rest, []byte(end))
	if !ok || last < 0 {
		return "", nil
	}
	root, err := html.Parse(bytes.NewReader(head))
	if err != nil {
		return "", nil
	}
	id, p := "", &page{content: rest[:last]}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "meta" && attribute(n, "name") == "post" {
			id = attribute(n, "content")
		}
		switch attribute(n, "class") {
		case "post-title":
			p.title = visible.Text(n)
		case "post-date":
			p.date, _ = time.Parse(time.RFC3339, attribute(n, "datetime")) // the zero time differs
		case "post-category":
			p.categories = append(p.categories, visible.Text(n))
		case "post-tag":
			p.tags = append(p.tags, visible.Text(n))
		}
	}
	return id, p
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
