package main

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/PuerkitoBio/goquery"
	"github.com/adrg/frontmatter"
	"github.com/goarticle/article"
	"github.com/markusmobius/go-trafilatura"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"
)

// A row is one way to read posts.
type row struct {
	name    string
	note    string // what it leaves out, next to ours
	measure func(p post, each time.Duration) (sample, error)
}

// found counts what a reader found in a post: what rows can be compared by,
// and the reason that none of their work is for nothing.
type found struct {
	Title    string `json:"title"`
	Dated    bool   `json:"dated"`
	Images   int    `json:"images"`
	Captions int    `json:"captions"`
	Links    int    `json:"links"`
	Outbound int    `json:"outbound"`
	Text     int    `json:"text"` // bytes
}

// rowsOf are the rows that can read a post.
func rowsOf(p post, node row) []row {
	if p.markdown {
		return markdownRows()
	}
	return append(goRows(), node)
}

// markdownRows are the rows for bodies in Markdown, ours first.
func markdownRows() []row {
	return []row{
		{"article", "", goRow(readOurs)},
		{"adrg/frontmatter + goldmark + goquery", "places, captions without figcaption, words, excerpt, lines of text", goRow(readMarkdownGlue)},
		{"floor: goldmark, body only", "everything: it renders and drops", goRow(readGoldmark)},
	}
}

// goRows are the rows in Go, ours first.
func goRows() []row {
	return []row{
		{"article", "", goRow(readOurs)},
		{"adrg/frontmatter + goquery", "places, captions without figcaption, words, excerpt, lines of text", goRow(readGlue)},
		{"go-readability, body only", "front matter, lists of images and links", goRow(readReadability)},
		{"go-trafilatura, body only", "front matter, lists of images and links", goRow(readTrafilatura)},
		{"floor: yaml.Node + html.Tokenizer", "everything: it decodes and drops", goRow(readFloor)},
	}
}

func readOurs(p post) (found, error) {
	a, err := article.Parse(bytes.NewReader(p.data))
	if err != nil {
		return found{}, err
	}
	f := found{Title: a.Title, Dated: !a.Date.IsZero(), Images: len(a.Images), Links: len(a.Links), Text: len(a.Text)}
	for i := range a.Images {
		if a.Images[i].Caption != "" {
			f.Captions++
		}
	}
	for range a.Outbound() {
		f.Outbound++
	}
	return f, nil
}

// A glued is what the glue of adrg/frontmatter and goquery makes of a post.
type glued struct {
	meta   meta
	date   time.Time
	images []gluedImage
	links  []gluedLink
	text   string
}

type meta struct {
	Title      string   `yaml:"title"`
	Author     string   `yaml:"author"`
	Categories []string `yaml:"categories"`
	Headimg    string   `yaml:"headimg"`
	Thumbnail  string   `yaml:"thumbnail"`
	Comments   bool     `yaml:"comments"`
	Date       string   `yaml:"date"`
}

type gluedImage struct{ src, alt, caption string }

type gluedLink struct {
	href, text string
	outbound   bool
}

// markdown renders with the extensions that package article reads.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(renderer.WithUnsafe()),
)

func readGoldmark(p post) (found, error) {
	var out bytes.Buffer
	err := markdown.Convert(p.body, &out)
	return found{}, err
}

func readGlue(p post) (found, error) { return counted(glue(p.data, asIs)) }

func readMarkdownGlue(p post) (found, error) { return counted(glue(p.data, rendered)) }

func asIs(body []byte) ([]byte, error) { return body, nil }

func rendered(body []byte) ([]byte, error) {
	var out bytes.Buffer
	err := markdown.Convert(body, &out)
	return out.Bytes(), err
}

func counted(g *glued, err error) (found, error) {
	if err != nil {
		return found{}, err
	}
	f := found{Title: g.meta.Title, Dated: !g.date.IsZero(), Images: len(g.images), Links: len(g.links), Text: len(g.text)}
	for _, m := range g.images {
		if m.caption != "" {
			f.Captions++
		}
	}
	for _, l := range g.links {
		if l.outbound {
			f.Outbound++
		}
	}
	return f, nil
}

// glue is what a good programmer would write with the packages; render makes
// HTML of the body.
func glue(data []byte, render func([]byte) ([]byte, error)) (*glued, error) {
	var g glued
	body, err := frontmatter.Parse(bytes.NewReader(data), &g.meta)
	if err != nil {
		return nil, err
	}
	if g.date, err = time.Parse(time.RFC1123, g.meta.Date); err != nil {
		return nil, err
	}
	if body, err = render(body); err != nil {
		return nil, err
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	doc.Find("img").Each(func(_ int, s *goquery.Selection) {
		caption := s.Closest("figure").Find("figcaption").Text()
		g.images = append(g.images, gluedImage{s.AttrOr("src", ""), s.AttrOr("alt", ""), strings.TrimSpace(caption)})
	})
	doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		href := s.AttrOr("href", "")
		g.links = append(g.links, gluedLink{href, strings.TrimSpace(s.Text()), isOutbound(href)})
	})
	g.text = doc.Text()
	return &g, nil
}

func isOutbound(href string) bool {
	u, err := url.Parse(href)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func readReadability(p post) (found, error) {
	reader := readability.NewParser()
	a, err := reader.Parse(bytes.NewReader(p.body), nil)
	if err != nil {
		return found{}, err
	}
	var text strings.Builder
	if err := a.RenderText(&text); err != nil {
		return found{}, err
	}
	return found{Text: text.Len()}, nil
}

func readTrafilatura(p post) (found, error) {
	r, err := trafilatura.Extract(bytes.NewReader(p.body), trafilatura.Options{IncludeImages: true, IncludeLinks: true})
	if err != nil {
		return found{}, err
	}
	return found{Text: len(r.ContentText)}, nil
}

// readFloor is the least that a reader with these two libraries must do:
// decode the block into nodes, and see every token, with its attributes and
// its entities decoded.
func readFloor(p post) (found, error) {
	front, body, _ := cutFrontMatter(p.data)
	var n yaml.Node
	if err := yaml.Load(front, &n); err != nil {
		return found{}, err
	}
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return found{}, nil
			}
			return found{}, z.Err()
		case html.TextToken:
			z.Text()
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			_, more := z.TagName()
			for more {
				_, _, more = z.TagAttr()
			}
		}
	}
}
