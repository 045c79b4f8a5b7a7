package convert_test

import (
	"cmp"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

const post = `---
title: 'Lamp lit again'
categories: [News, Harbour]
headimg: 'https://img.example/lamp.png'
date: Sat, 06 Nov 2021 08:50:18 GMT
---
<p>The lamp is <b>lit</b> again.</p>
<p align="center"><img src="https://img.example/lamp.png"></p>
<p align="center"><span style="color:#666">The lamp, last night</span></p>
`

func ExampleConverter() {
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		log.Fatal(err)
	}
	c := convert.Converter{Target: convert.Jekyll, Categories: convert.First}
	p, err := c.Convert(a)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Name)
	fmt.Printf("%s", p.Data)
	for _, ch := range p.Changes {
		fmt.Printf("%d %s %s: %s\n", ch.Line, ch.Kind, cmp.Or(ch.Key, ch.Value), cmp.Or(ch.Note, ch.To))
	}
	// Output:
	// 2021-11-06-lamp-lit-again.md
	// ---
	// title: Lamp lit again
	// categories:
	//   - News
	// image: 'https://img.example/lamp.png'
	// date: 2021-11-06T08:50:18Z
	// ---
	//
	// The lamp is **lit** again.
	//
	// <figure style="text-align: center">
	// <img src="https://img.example/lamp.png" alt=""/>
	// <figcaption>The lamp, last night</figcaption>
	// </figure>
	// 3 meaning categories: the others are left out
	// 4 renamed headimg: image
	// 5 rewritten date: 2021-11-06T08:50:18Z
}

func ExampleDir() {
	folder, err := os.MkdirTemp("", "posts")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	root, err := os.OpenRoot(folder)
	if err != nil {
		log.Fatal(err)
	}
	defer root.Close()

	p := convert.Post{Name: "a.md", Data: []byte("---\ntitle: A\n---\n")}
	for range 2 {
		d := convert.Dir{Root: root} // one for each run
		name, outcome, err := d.Write(&p)
		fmt.Println(name, outcome, err)
	}
	// Output:
	// a.md written <nil>
	// a.md unchanged <nil>
}

// A post that is kept has other lines only where the target wants them.
func ExampleConverter_keep() {
	const post = `---
# Checked by the desk.
title:   'Lamp lit again' # as in print
tags: [lamps,harbour]
headimg: 'https://img.example/lamp.png'
date: 2021-11-06
---
<p>The lamp is <b>lit</b> again.</p>
`
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		log.Fatal(err)
	}
	c := convert.Converter{Target: convert.Hugo, Format: convert.Keep}
	p, err := c.Convert(a)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", p.Data)
	// Output:
	// ---
	// # Checked by the desk.
	// title:   'Lamp lit again' # as in print
	// tags: [lamps,harbour]
	// images: ['https://img.example/lamp.png']
	// date: 2021-11-06
	// ---
	// <p>The lamp is <b>lit</b> again.</p>
}
