package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article"
)

// markdownCases are the examples of CommonMark, as goldmark has them: the body
// as HTML, and its links and images with their places.
func markdownCases(r *results) error {
	name, err := moduleDir("github.com/yuin/goldmark", "_test", "spec.json")
	if err != nil {
		return err
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var all []struct {
		Markdown, HTML, Section string
		Example                 int
	}
	if err := json.Unmarshal(src, &all); err != nil {
		return err
	}
	for _, c := range all {
		r.add(fmt.Sprint(c.Example), checkMarkdown(c.Markdown, c.HTML))
	}
	return nil
}

func checkMarkdown(markdown, want string) error {
	p := article.Parser{Markup: article.Markdown}
	a, err := p.Parse(strings.NewReader("---\n---\n" + markdown))
	if err != nil {
		return err
	}
	if have := plainHTML(a.HTML()); have != plainHTML(want) {
		return fmt.Errorf("of %q want %q, have %q", markdown, plainHTML(want), have)
	}
	return checkAddresses(a, want)
}

// plainHTML is HTML in the form in which it is compared: entities decoded,
// addresses without %, as ours are as they were written, without the ids that
// headings have here, and without line ends beside a tag that is outside pre.
func plainHTML(s string) string {
	var b strings.Builder
	inPre := 0
	z := html.NewTokenizer(strings.NewReader(s))
	for z.Next() != html.ErrorToken {
		t := z.Token()
		switch {
		case t.Type == html.TextToken && inPre == 0:
			b.WriteString(html.EscapeString(strings.Trim(t.Data, "\n")))
			continue
		case t.Data == "pre" && t.Type == html.StartTagToken:
			inPre++
		case t.Data == "pre" && t.Type == html.EndTagToken:
			inPre--
		}
		if t.Type == html.SelfClosingTagToken {
			t.Type = html.StartTagToken
		}
		for i, a := range t.Attr {
			switch {
			case a.Key == "href", a.Key == "src":
				t.Attr[i].Val = unescaped(a.Val)
			case a.Key == "id" && len(t.Data) == 2 && t.Data[0] == 'h':
				t.Attr = slices.Delete(t.Attr, i, i+1)
			}
		}
		b.WriteString(t.String())
	}
	return b.String()
}

// unescaped is an address without %.
func unescaped(address string) string {
	if s, err := url.PathUnescape(address); err == nil {
		return s
	}
	return address
}

// checkAddresses checks that the post has the links and images of its HTML, each
// where the Markdown has one.
func checkAddresses(a *article.Article, want string) error {
	var links, images []string
	z := html.NewTokenizer(strings.NewReader(want))
	for z.Next() != html.ErrorToken {
		t := z.Token()
		if t.Type == html.EndTagToken {
			continue
		}
		for _, attr := range t.Attr {
			switch {
			case t.Data == "a" && attr.Key == "href":
				links = append(links, unescaped(attr.Val))
			case t.Data == "img" && attr.Key == "src":
				images = append(images, unescaped(attr.Val))
			}
		}
	}
	var haveLinks, haveImages []string
	for _, l := range a.Links {
		haveLinks = append(haveLinks, unescaped(l.Href))
		if !strings.Contains("[<", string(a.Source[l.Offset])) {
			return fmt.Errorf("want a link at %d:%d, have %q", l.Line, l.Column, a.Source[l.Offset:])
		}
	}
	for _, m := range a.Images {
		haveImages = append(haveImages, unescaped(m.Src))
		if !strings.Contains("!<", string(a.Source[m.Offset])) {
			return fmt.Errorf("want an image at %d:%d, have %q", m.Line, m.Column, a.Source[m.Offset:])
		}
	}
	if !slices.Equal(links, haveLinks) || !slices.Equal(images, haveImages) {
		return fmt.Errorf("want links to %q and images of %q, have %q and %q", links, images, haveLinks, haveImages)
	}
	return nil
}
