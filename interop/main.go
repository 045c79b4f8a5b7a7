// Interop converts posts for every generator and has the generators' own
// readers read them: Hugo's here, those of Hexo, Eleventy and Astro in
// read.mjs, which reads the folder that interop writes. With keep in place of
// the first folder it keeps the posts as they are but for keys.
package main

import (
	"bytes"
	"cmp"
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
	"github.com/gohugoio/hugo/common/types"
	"github.com/gohugoio/hugo/parser/pageparser"
	"github.com/spf13/cast"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: interop DIR [keep] folder …")
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
	r := round{dir: dir, zone: time.FixedZone("far", -9*3600)}
	syntaxes, format := []convert.Syntax{convert.YAML, convert.TOML, convert.JSON}, convert.Markdown
	if folders[0] == "keep" {
		syntaxes, format, folders = []convert.Syntax{""}, convert.Keep, folders[1:]
		r.zone = time.UTC // dates that name none stay as they are
	}
	list, err := posts(folders)
	if err != nil {
		return err
	}
	for _, target := range []convert.Target{convert.Hexo, convert.Hugo, convert.Eleventy, convert.Astro} {
		for _, syntax := range syntaxes {
			c := &convert.Converter{Target: target, Syntax: syntax, Format: format}
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
	fmt.Printf("interop: Hugo reads %d posts%s as they were meant, %d were not written\n", len(list), what(format), r.refused)
	return nil
}

func what(format convert.Format) string {
	if format == convert.Keep {
		return " that were kept"
	}
	return " in YAML, TOML and JSON"
}

// A round is what was done so far.
type round struct {
	dir      string
	zone     *time.Location // of dates that name none
	refused  int            // posts that cannot be kept
	expected bytes.Buffer   // a want for each file that is not Hugo's, as JSON Lines
	posts    int
	failed   int // of Hugo's
}

// post converts one post, and checks it if it is Hugo's.
func (r *round) post(c *convert.Converter, a *article.Article) error {
	p, err := c.Convert(a)
	if err != nil && c.Format == convert.Keep {
		r.refused++
		return nil
	}
	if err != nil {
		return err
	}
	w := wanted(a, c, strconv.Itoa(r.posts)+filepath.Ext(p.Name))
	if c.Target == convert.Eleventy && !hasDate(p.Data) {
		w.Date = nil // it is in the name
	}
	r.posts++
	if err := os.WriteFile(filepath.Join(r.dir, w.File), p.Data, 0o666); err != nil {
		return err
	}
	if c.Target != convert.Hugo {
		return json.NewEncoder(&r.expected).Encode(w)
	}
	if why := checkHugo(p.Data, w, r.zone); why != "" {
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
func checkHugo(data []byte, w want, zone *time.Location) string {
	f, err := pageparser.ParseFrontMatterAndContent(bytes.NewReader(data))
	if err != nil {
		return err.Error()
	}
	m := lower(f.FrontMatter)
	switch {
	case oneLine(cast.ToString(m["title"])) != oneLine(w.Title) && w.Title != "":
		return fmt.Sprintf("title: want %q, have %q", w.Title, m["title"])
	case !sameTime(cmp.Or(m["date"], m["publishdate"]), w.Date, zone):
		return fmt.Sprintf("date: want %v, have %v", *w.Date, m["date"])
	case !sameTime(cmp.Or(m["lastmod"], m["modified"]), w.Updated, zone):
		return fmt.Sprintf("lastmod: want %v, have %v", *w.Updated, m["lastmod"])
	case !slices.Equal(texts(m["categories"]), w.Categories):
		return fmt.Sprintf("categories: want %q, have %q", w.Categories, m["categories"])
	case !slices.Equal(texts(m["tags"]), w.Tags):
		return fmt.Sprintf("tags: want %q, have %q", w.Tags, m["tags"])
	case cast.ToBool(m["draft"]) != w.Draft:
		return fmt.Sprintf("draft: want %v, have %v", w.Draft, m["draft"])
	case len(bytes.TrimSpace(f.Content)) == 0 && hasContent(data):
		return "body: have none"
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// lower has the keys in lower case, as Hugo has them.
func lower(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for k, v := range m {
		out[strings.ToLower(k)] = v
	}
	return out
}

// texts are terms as Hugo and an Article both have them: trimmed, the first
// of equals alone.
func texts(v any) []string {
	var list []string
	for _, s := range types.ToStringSlicePreserveString(v) {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// hasDate reports whether a post has a date in its front matter.
func hasDate(data []byte) bool {
	a, err := article.Parse(bytes.NewReader(data))
	return err == nil && !a.Date.IsZero()
}

// hasContent reports whether there is a body below the front matter.
func hasContent(data []byte) bool {
	a, err := article.Parse(bytes.NewReader(data))
	return err == nil && strings.TrimSpace(a.Body) != ""
}

// sameTime reports whether Hugo takes v for the time, in a zone of dates that
// name none. Of a time of TOML Hugo keeps whole
// seconds only (htime.ToTimeInDefaultLocationE).
func sameTime(v any, want *int64, zone *time.Location) bool {
	if want == nil {
		return true
	}
	t, err := htime.ToTimeInDefaultLocationE(v, zone)
	if _, ok := v.(time.Time); ok {
		return err == nil && t.Unix() == *want/1000
	}
	return err == nil && t.UnixMilli() == *want
}
