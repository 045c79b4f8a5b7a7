// Interop converts posts for every generator and has the generators' own
// readers read them: Hugo's here, those of Hexo, Eleventy and Astro in
// read.mjs, which reads the folder that interop writes.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/parser/pageparser"
	"github.com/spf13/cast"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: interop DIR folder …")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "interop:", err)
		os.Exit(1)
	}
}

// A want is what a reader should find in one file.
type want struct {
	File       string         `json:"file"`
	Target     convert.Target `json:"target"`
	Syntax     convert.Syntax `json:"syntax"`
	Source     string         `json:"source"`
	Title      string         `json:"title"`
	Date       *int64         `json:"date"`    // milliseconds since 1970; null: there is none
	Updated    *int64         `json:"updated"` // likewise
	Categories []string       `json:"categories"`
	Tags       []string       `json:"tags"`
	Draft      bool           `json:"draft"`
}

func run(dir string, folders []string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	list, err := posts(folders)
	if err != nil {
		return err
	}
	r := round{dir: dir}
	for _, target := range []convert.Target{convert.Hexo, convert.Hugo, convert.Eleventy, convert.Astro} {
		for _, syntax := range []convert.Syntax{convert.YAML, convert.TOML, convert.JSON} {
			c := &convert.Converter{Target: target, Syntax: syntax}
			if c.Check() != nil {
				continue
			}
			for _, a := range list {
				if err := r.post(c, a); err != nil {
					return err
				}
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "expected.jsonl"), r.expected.Bytes(), 0o666); err != nil {
		return err
	}
	if r.failed > 0 {
		return fmt.Errorf("%d posts are read by Hugo otherwise than they were meant", r.failed)
	}
	fmt.Printf("interop: Hugo reads %d posts in YAML, TOML and JSON as they were meant\n", len(list))
	return nil
}

// A round is what was done so far.
type round struct {
	dir      string
	expected bytes.Buffer // a want for each file that is not Hugo's, as JSON Lines
	posts    int
	failed   int // of Hugo's
}

// post converts one post, and checks it if it is Hugo's.
func (r *round) post(c *convert.Converter, a *article.Article) error {
	p, err := c.Convert(a)
	if err != nil {
		return err
	}
	w := wanted(a, c, strconv.Itoa(r.posts)+filepath.Ext(p.Name))
	r.posts++
	if err := os.WriteFile(filepath.Join(r.dir, w.File), p.Data, 0o666); err != nil {
		return err
	}
	if c.Target != convert.Hugo {
		return json.NewEncoder(&r.expected).Encode(w)
	}
	if why := checkHugo(p.Data, w); why != "" {
		r.failed++
		fmt.Fprintf(os.Stderr, "hugo %s: %s: %s\n", c.Syntax, a.File, why)
	}
	return nil
}

// posts are the Articles of the posts in folders that can be read.
func posts(folders []string) ([]*article.Article, error) {
	var list []*article.Article
	for _, dir := range folders {
		err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			if ext := filepath.Ext(name); ext != ".md" && ext != ".html" {
				return nil
			}
			if a, err := article.ParseFile(name); err == nil {
				list = append(list, a)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

func wanted(a *article.Article, c *convert.Converter, file string) want {
	return want{
		File: file, Target: c.Target, Syntax: c.Syntax, Source: a.File, Title: a.Title, Date: milliseconds(a.Date), Updated: milliseconds(a.Updated),
		Categories: a.Categories, Tags: a.Tags, Draft: a.Draft,
	}
}

func milliseconds(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	ms := t.UnixMilli()
	return &ms
}

// checkHugo says what Hugo reads otherwise than it should.
func checkHugo(data []byte, w want) string {
	f, err := pageparser.ParseFrontMatterAndContent(bytes.NewReader(data))
	if err != nil {
		return err.Error()
	}
	m := f.FrontMatter
	switch {
	case cast.ToString(m["title"]) != w.Title && w.Title != "":
		return fmt.Sprintf("title: want %q, have %q", w.Title, m["title"])
	case !sameTime(m["date"], w.Date):
		return fmt.Sprintf("date: want %v, have %v", *w.Date, m["date"])
	case !sameTime(m["lastmod"], w.Updated):
		return fmt.Sprintf("lastmod: want %v, have %v", *w.Updated, m["lastmod"])
	case !slices.Equal(cast.ToStringSlice(m["categories"]), w.Categories):
		return fmt.Sprintf("categories: want %q, have %q", w.Categories, m["categories"])
	case !slices.Equal(cast.ToStringSlice(m["tags"]), w.Tags):
		return fmt.Sprintf("tags: want %q, have %q", w.Tags, m["tags"])
	case cast.ToBool(m["draft"]) != w.Draft:
		return fmt.Sprintf("draft: want %v, have %v", w.Draft, m["draft"])
	case len(bytes.TrimSpace(f.Content)) == 0 && hasContent(data):
		return "body: have none"
	}
	return ""
}

// hasContent reports whether there is a body below the front matter.
func hasContent(data []byte) bool {
	a, err := article.Parse(bytes.NewReader(data))
	return err == nil && strings.TrimSpace(a.Body) != ""
}

// sameTime reports whether Hugo takes v for the time, in a zone in which a
// time without one would be another. Of a time of TOML Hugo keeps whole
// seconds only (htime.ToTimeInDefaultLocationE).
func sameTime(v any, want *int64) bool {
	if want == nil {
		return true
	}
	zone := time.FixedZone("far", -9*3600)
	t, err := htime.ToTimeInDefaultLocationE(v, zone)
	if _, ok := v.(time.Time); ok {
		return err == nil && t.Unix() == *want/1000
	}
	return err == nil && t.UnixMilli() == *want
}
