// Package pagetest lets tests of what a rule checks say in a line what a post
// has, and what is found in it. It knows pages and no rules.
package pagetest

import (
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/page"
)

// Head is front matter that no rule finds anything in.
const Head = "---\ntitle: Reed warblers return\ndate: 2021-05-04T08:00:00Z\n---\n"

// Read returns the post of a name and a text. Its Article is nil when the front
// matter cannot be read.
func Read(name, src string) *page.Page {
	var parser article.Parser
	a, err := parser.ParseNamed(name, strings.NewReader(src))
	p := &page.Page{Name: name, Source: []byte(src), Article: a, Err: err}
	p.Begin("own", page.Warning)
	return p
}

// Check returns what check finds in the post: the bytes that it is about, a
// bar, and the message.
func Check(name, src string, check func(p *page.Page)) []string {
	p := Read(name, src)
	check(p)
	return Found(p)
}

// Found returns what was found in a post, as Check does.
func Found(p *page.Page) []string {
	var list []string
	for _, f := range p.Found() {
		list = append(list, string(p.Source[f.Start:f.End])+"|"+f.Message)
	}
	return list
}
