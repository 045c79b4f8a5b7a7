package article_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/goarticle/article"
)

const post = `---
title: The lake in autumn
date: Sat, 06 Nov 2021 08:50:18 GMT
tags: [birds, water]
weight: 3
---
<p>The cranes are back.</p>
<p align="center"><img src="https://img.example.com/cranes.jpg"></p>
<p align="center"><span style="color:#666">Cranes at dawn</span></p>
<p>More in <a href="https://news.example.org/cranes">the report</a>.</p>
`

func ExampleParse() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Title, a.Date.Format(time.DateOnly), a.Tags)
	for _, m := range a.Images {
		fmt.Printf("line %d: %s: %s\n", m.Line, m.Src, m.Caption)
	}
	// Output:
	// The lake in autumn 2021-11-06 [birds water]
	// line 8: https://img.example.com/cranes.jpg: Cranes at dawn
}

func ExampleParseFile() {
	a, err := article.ParseFile("testdata/posts/news.md")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Title, len(a.Images), "images", a.Words, "words")
	// Output: 湿地：秋季候鸟数量回升 3 images 112 words
}

func ExampleParser_Parse() {
	p := article.Parser{Location: time.FixedZone("", 8*60*60)}
	a, err := p.Parse(strings.NewReader("---\ndate: 2021-11-06 08:50:18\n---\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Date.Format(time.RFC3339))
	// Output: 2021-11-06T08:50:18+08:00
}

func ExampleParser_ParseFile() {
	p := article.Parser{MaxBytes: 1 << 10}
	_, err := p.ParseFile("testdata/posts/news.md")
	fmt.Println(errors.Is(err, article.ErrTooLarge))
	fmt.Println(err)
	// Output:
	// true
	// testdata/posts/news.md: post is larger than allowed: want at most 1024 bytes
}

func ExampleFrontMatter() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	type page struct {
		Title  string    `yaml:"title"`
		Date   time.Time `yaml:"date"` // in any form that Article.Date takes
		Weight int       `yaml:"weight"`
	}
	p, err := article.FrontMatter[page](a)
	fmt.Println(p.Title, p.Date.Year(), p.Weight, err)
	// Output: The lake in autumn 2021 3 <nil>
}

// A field for the rest makes it strict: no key may be left over.
func ExampleFrontMatter_strict() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	type page struct {
		Title string         `yaml:"title"`
		Date  time.Time      `yaml:"date"`
		Tags  []string       `yaml:"tags"`
		Rest  map[string]any `yaml:",inline"`
	}
	p, err := article.FrontMatter[page](a)
	for key := range p.Rest {
		line, column := a.Place(key)
		fmt.Printf("%d:%d: %s: unknown key\n", line, column, key)
	}
	fmt.Println(err)
	// Output:
	// 5:1: weight: unknown key
	// <nil>
}

func ExampleArticle_Outbound() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	for l := range a.Outbound() {
		fmt.Printf("%d:%d: %s (%s)\n", l.Line, l.Column, l.URL, l.Text)
	}
	// Output: 10:12: https://news.example.org/cranes (the report)
}

func ExampleArticle_Place() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Place("tags"))
	// Output: 4 1
}

func ExampleArticle_Lead() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	if m := a.Lead(); m != nil {
		fmt.Println(m.Src)
	}
	// Output: https://img.example.com/cranes.jpg
}

func ExampleArticle_ReadingTime() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Words, "words,", a.ReadingTime())
	// Output: 11 words, 1m0s
}

func ExampleError() {
	_, err := article.Parse(strings.NewReader("---\ntitle: Cranes: a return\n---\n"))
	if e, ok := errors.AsType[*article.Error](err); ok {
		fmt.Fprintln(os.Stdout, e.Line, e.Column, e.Key)
	}
	fmt.Println(err)
	// Output:
	// 2 14 title
	// 2:14: title: want quotes around a value that holds a colon and a blank; write title: 'Cranes: a return'
}

// What does not stop the reading is a fault: the Article is whole, the
// doubtful field is empty.
func ExampleError_fault() {
	a, err := article.Parse(strings.NewReader("---\ntitle: Cranes\ndate: 2021-02-30\n---\n"))
	fmt.Println(err, a.Title, a.Date.IsZero())
	for _, f := range a.Faults {
		fmt.Println(f)
	}
	// Output:
	// <nil> Cranes true
	// 3:7: date: want a day that exists, have "2021-02-30": February 2021 has 28 days
}
