package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html"
	"io"
	"strings"
)

// page has the page's own markup, style and code, which is shown to browsers
// as it is in these files.
//
//go:embed page
var page embed.FS

// scripts are the files of code, in the order in which they are joined.
var scripts = []string{"element.js", "address.js", "data.js", "plot.js", "table.js", "image.js", "overview.js", "captions.js", "links.js", "posts.js", "post.js", "findings.js", "main.js"}

// shell is the page before and after its data.
func (p Page) shell() (head, tail string) {
	style, script := "\n"+file("page.css"), "\n"
	for _, name := range scripts {
		script += file(name)
	}
	fill := strings.NewReplacer(
		"{{policy}}", p.policy(style, script), "{{title}}", html.EscapeString(p.title()), "{{style}}", style, "{{script}}", script)
	head, tail, _ = strings.Cut(file("page.html"), "{{data}}\n")
	return fill.Replace(head), fill.Replace(tail)
}

// IsPage reports whether what r holds begins as a page of this package does.
func IsPage(r io.Reader) bool {
	const mark = `<meta name="generator" content="article report">`
	head, _ := io.ReadAll(io.LimitReader(r, 1<<12))
	return bytes.HasPrefix(head, []byte("<!doctype html>")) && bytes.Contains(head, []byte(mark))
}

func (p Page) title() string { return cmp.Or(p.Title, "Posts") }

// policy is what the page may do: run its own code, look like its own style,
// and ask for pictures. What a page may do cannot be widened once it is
// loaded, so pictures are allowed from the beginning; that none is asked for
// before a reader wants it is because no image has an address until then.
func (p Page) policy(style, script string) string {
	pictures := "http: https: data:"
	if p.Local != nil {
		pictures += " 'self' file:"
	}
	return strings.Join([]string{
		"default-src 'none'", "script-src " + hashOf(script), "style-src " + hashOf(style), "img-src " + pictures,
		"base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
	}, "; ")
}

// hashOf is how a policy names what stands in an element.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// file is a file of the page. All of them are embedded.
func file(name string) string {
	text, _ := page.ReadFile("page/" + name)
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}
