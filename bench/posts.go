package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// A post is what all rows are measured on.
type post struct {
	name     string
	data     []byte
	body     []byte // of data, for the rows that read no front matter
	markdown bool   // the body is Markdown
}

// longBody is the size of the body of the long post: a long read, or the
// whole of an old site's archive page.
const longBody = 250_000

// readPosts returns the posts of this folder, in HTML, a long one made of it,
// and in Markdown, and those in the folder seed of shared, if that is not "".
func readPosts(shared string) ([]post, error) {
	names := []string{filepath.Join("testdata", "post.md"), filepath.Join("testdata", "markdown.md")}
	if shared != "" {
		more, err := filepath.Glob(filepath.Join(shared, "seed", "*.md"))
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	var posts []post
	for i, name := range names {
		p, err := readPost(name)
		if err != nil {
			return nil, err
		}
		p.markdown = i == 1
		posts = append(posts, p)
		if i == 0 {
			posts = append(posts, p.long())
		}
	}
	return posts, nil
}

func readPost(name string) (post, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return post{}, err
	}
	_, body, ok := cutFrontMatter(data)
	if !ok {
		return post{}, fmt.Errorf("%s: want front matter between lines of ---, have none", name)
	}
	return post{name: filepath.Base(name), data: data, body: body}, nil
}

// long is p with its body repeated up to longBody.
func (p post) long() post {
	times := longBody/len(p.body) + 1
	data := append(bytes.Clone(p.data[:len(p.data)-len(p.body)]), bytes.Repeat(p.body, times)...)
	return post{name: "long post", data: data, body: data[len(data)-times*len(p.body):]}
}

// cutFrontMatter cuts a post that opens and closes its block as most do. It
// looks for no more than that: the floor must be as low as it can be.
func cutFrontMatter(data []byte) (front, body []byte, ok bool) {
	data = bytes.TrimLeft(data, "\r\n")
	data, ok = bytes.CutPrefix(data, []byte("---\n"))
	if !ok {
		return nil, nil, false
	}
	return bytes.Cut(data, []byte("\n---\n"))
}
