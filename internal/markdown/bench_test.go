package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
)

// benchPost is a post of 5 KB as people write them.
var benchPost = strings.Repeat(`## A heading with `+"`code`"+`

Some text that goes on for a while, with *emphasis*, **strong words** and a
[link](https://example.org/a/b?c=1&d=2 "title") in it. It has a second line and
a third, so that the words are far more than the marks, as they are in posts.

![A picture](/img/picture.png)

*A caption of the picture*

- an item
- another item, with [a reference][ref]

> A quote of someone who said something.

    code that is indented

`+"```go\nfunc main() { println(\"x\") }\n```\n\n", 10) + "| a | b |\n|---|---|\n| c | d |\n\n[ref]: https://example.org/ref\n"

func BenchmarkParse(b *testing.B) {
	body := []byte(benchPost)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(body); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGoldmark(b *testing.B) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithAttribute()),
		goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()),
	)
	body := []byte(benchPost)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := md.Convert(body, &out); err != nil {
			b.Fatal(err)
		}
	}
}
