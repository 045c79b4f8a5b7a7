package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

// A site is that of one generator.
type site struct {
	target  convert.Target
	dir     string
	written []*written
}

// A written post has a file in the site.
type written struct {
	*post
	file string // the name of its file in the site
}

// contents are the folders of posts, and public those that are built.
var (
	contents = map[convert.Target]string{
		convert.Hugo: "content/posts", convert.Hexo: "source/_posts", convert.Jekyll: "_posts", convert.Eleventy: "posts", convert.Astro: "src/content/blog",
	}
	public = map[convert.Target]string{
		convert.Hugo: "public", convert.Hexo: "public", convert.Jekyll: "_site", convert.Eleventy: "_site", convert.Astro: "dist",
	}
)

// write makes the site that a starter makes, with the posts in it. A post that
// is not written, which convert gives the reason of, counts as a difference.
func (s *site) write(posts []*post, t *tally) error {
	if err := os.RemoveAll(s.dir); err != nil {
		return err
	}
	if err := os.CopyFS(s.dir, os.DirFS(filepath.Join("sites", "starter", string(s.target)))); err != nil {
		return err
	}
	c := &convert.Converter{Target: s.target}
	for _, p := range posts {
		t.posts[groupOf(p)]++
		made, err := c.Convert(s.dated(p, t))
		if err != nil {
			t.differ(p, "refused", "", "a post", err.Error())
			continue
		}
		if s.needsItsSite(p, made) {
			t.note(p, "that need their own site's templates")
			t.posts[groupOf(p)]--
			continue
		}
		if err := s.add(p, made, t); err != nil {
			return err
		}
	}
	return nil
}

// dated is a post with a date, which Jekyll's names have: a user has to give
// one. Each gets another, so that none has the address of another.
func (s *site) dated(p *post, t *tally) *article.Article {
	a := p.article
	if s.target != convert.Jekyll || !a.Date.IsZero() {
		return a
	}
	t.note(p, "without a date")
	b := *a
	b.Date = time.Date(2000, 1, len(s.written), 0, 0, 0, 0, time.UTC)
	return &b
}

var (
	shortcode = regexp.MustCompile(`\{\{[<%]\s*/?[\w.-]+`)
	forbidden = regexp.MustCompile(`(?m)^(?:disableNunjucks|render_with_liquid|templateEngineOverride): `)
)

// needsItsSite reports whether a post keeps marks of templates alive, as they
// are those of the generator itself: it cannot be built without the templates
// of the site that it is from.
func (s *site) needsItsSite(p *post, made *convert.Post) bool {
	switch s.target {
	case convert.Astro:
		return false
	case convert.Hugo:
		return slices.ContainsFunc(shortcode.FindAllString(p.article.Body, -1), func(mark string) bool { return bytes.Contains(made.Data, []byte(mark)) })
	}
	has := func(mark string) bool { return strings.Contains(p.article.Body, mark) }
	return (has("{{") || has("{%") || has("{#") && s.target != convert.Jekyll) && !forbidden.Match(made.Data)
}

// add writes a post into a folder of its own, so that none takes another's
// name.
func (s *site) add(p *post, made *convert.Post, t *tally) error {
	name := path.Join(contents[s.target], p.id, made.Name)
	if s.target == convert.Jekyll { // it makes addresses of the date and the name alone
		ext := path.Ext(made.Name)
		name = path.Join(contents[s.target], strings.TrimSuffix(made.Name, ext)+"-"+p.id+ext)
	}
	data := withKeys(made.Data, "interop: "+p.id)
	if s.target == convert.Astro {
		data = s.withSchema(p, data, t)
	}
	if err := s.layout(data); err != nil {
		return err
	}
	s.written = append(s.written, &written{post: p, file: name})
	if err := s.file(name, data); err != nil {
		return err
	}
	return s.standIns(p, name, made)
}

// withKeys puts lines in front of the other keys.
func withKeys(data []byte, lines ...string) []byte {
	text := "---\n" + strings.Join(lines, "\n") + "\n"
	if rest, ok := bytes.CutPrefix(data, []byte("---\n")); ok {
		return append([]byte(text), rest...)
	}
	return append([]byte(text+"---\n"), data...)
}

var layoutKey = regexp.MustCompile(`(?m)^layout: '?([\w.-]+)'?$`)

// layout adds the template that a post for Jekyll names, which shows what that
// of a post shows.
func (s *site) layout(data []byte) error {
	front, _, _ := bytes.Cut(data, []byte("\n---\n"))
	m := layoutKey.FindSubmatch(front)
	if m == nil || s.target != convert.Jekyll {
		return nil
	}
	page, err := os.ReadFile(filepath.Join(s.dir, "_layouts", "post.html"))
	if err != nil {
		return err
	}
	return s.file("_layouts/"+string(m[1])+".html", page)
}

func (s *site) file(name string, data []byte) error {
	name = filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o666)
}

// needed are the keys that Astro's starter wants of each post, with a value
// for posts that have none.
var needed = []struct{ key, value string }{{"title", `""`}, {"description", `""`}, {"pubDate", "2000-01-01"}}

var heroImage = regexp.MustCompile(`(?m)^heroImage: .*\n?`)

// withSchema adds what the schema of Astro's starter wants and a post lacks,
// and takes out a cover that is no file beside the post, which it does not
// take: what a user has to do.
func (s *site) withSchema(p *post, data []byte, t *tally) []byte {
	front, _, _ := bytes.Cut(data, []byte("\n---\n"))
	for _, n := range needed {
		if !bytes.Contains(front, []byte("\n"+n.key+":")) {
			data = withKeys(data, n.key+": "+n.value)
			t.note(p, "without "+n.key)
		}
	}
	if heroImage.Match(front) {
		data = append([]byte("---\n"), heroImage.ReplaceAll(data[len("---\n"):], nil)...)
		t.note(p, "heroImage that is no file")
	}
	return data
}

// standIns writes files for the images that a post for Astro names beside it,
// as Astro builds nothing without them.
func (s *site) standIns(p *post, name string, made *convert.Post) error {
	if s.target != convert.Astro {
		return nil
	}
	a, err := new(article.Parser).ParseNamed(made.Name, bytes.NewReader(made.Data))
	if err != nil {
		return err
	}
	var list []string
	for _, m := range a.Images {
		list = append(list, m.Src)
	}
	for _, m := range named.FindAllStringSubmatch(a.Body, -1) {
		list = append(list, m[1])
	}
	for i, src := range list {
		src = decoded(src)
		if src == "" || strings.HasPrefix(src, "/") || schemed.MatchString(src) {
			continue
		}
		src, _, _ = strings.Cut(src, "?")
		if src = path.Clean(src); src == "." || strings.HasPrefix(src, "../../../") {
			continue
		}
		if err := s.file(path.Join(path.Dir(name), src), picture(src, fmt.Sprint(p.id, i))); err != nil {
			return err
		}
	}
	return nil
}

// named are the addresses of images in Markdown, some of which no Article
// takes for one.
var named = regexp.MustCompile(`!\[[^\]]*\]\(<?([^()\s>]+)`)

var schemed = regexp.MustCompile(`^(?i)[a-z][a-z0-9+.-]*:`)

// picture is an image of one pixel unlike any other.
func picture(name, mark string) []byte {
	if strings.EqualFold(path.Ext(name), ".svg") {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><!-- ` + mark + ` --></svg>`)
	}
	const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89" +
		"\x00\x00\x00\rIDATx\xdac\xfc\xcf\xc0P\x0f\x00\x04\x85\x01\x80\x84\xa9\x8c!\x00\x00\x00\x00IEND\xaeB`\x82"
	return []byte(pixel + mark)
}
