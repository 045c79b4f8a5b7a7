package article_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article"
)

func ExampleArticle_Edit() {
	a, err := article.Parse(strings.NewReader(`---
# Checked by the editor.
title:   'The lake in autumn' # as in print
pubDate: Sat, 06 Nov 2021 08:50:18 GMT
tags:
  - birds # all of them
  - water
draft: yes
---
<p>The cranes are back.</p>
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := a.Edit()
	for _, err := range []error{
		e.Set("title", "The lake: it's autumn"),
		e.Set("pubDate", a.Date.In(time.FixedZone("", 8*60*60))),
		e.Rename("pubDate", "date"),
		e.Set("tags", []string{"birds", "water", "2021"}),
		e.Set("layout", "post"),
		e.Delete("draft"),
		e.Delete("weight"),
	} {
		if err != nil {
			fmt.Println(err)
		}
	}
	printDiff(string(a.Source), string(e.Bytes()))
	// Output:
	// 1:1: weight: want a key of the front matter, have none of that name
	//  ---
	//  # Checked by the editor.
	// -title:   'The lake in autumn' # as in print
	// -pubDate: Sat, 06 Nov 2021 08:50:18 GMT
	// +title:   'The lake: it''s autumn' # as in print
	// +date: 2021-11-06T16:50:18+08:00
	//  tags:
	//    - birds # all of them
	//    - water
	// -draft: yes
	// +  - "2021"
	// +layout: post
	//  ---
	//  <p>The cranes are back.</p>
}

// printDiff prints the lines of a post before and after a change. It looks
// for the next line that both have.
func printDiff(before, after string) {
	b, a := strings.Split(strings.TrimSpace(before), "\n"), strings.Split(strings.TrimSpace(after), "\n")
	for len(b) > 0 {
		n := 0
		for n < len(b) && slices.Index(a, b[n]) < 0 {
			fmt.Println("-" + b[n])
			n++
		}
		b = b[n:]
		if len(b) == 0 {
			break
		}
		n = slices.Index(a, b[0])
		for _, line := range a[:n] {
			fmt.Println("+" + line)
		}
		fmt.Println(" " + b[0])
		a, b = a[n+1:], b[1:]
	}
}
