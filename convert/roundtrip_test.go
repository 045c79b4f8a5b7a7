package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/goarticle/article"
)

// What may differ when a post of the project is converted and read back, and
// why. The formats are the body's.
var known = map[string]map[string]string{
	"updated": {
		"fm-hexo": "modified, which cannot be read, is asked before Jekyll's last_modified_at and Astro's updatedDate",
	},
	"text of Markdown": {
		"body-misnested":     "what an unclosed video hides ends with the block that it is written in",
		"caption-above":      "the ▼ that points at the image is no part of the caption",
		"caption-calls":      "the invitation to enlarge before a caption is no part of it",
		"caption-loose":      "the writer makes no paragraphs of text between blank lines",
		"caption-attribute":  "an attribute that is no caption is text of the post, but not of Markdown",
		"caption-centred":    "▲ is no part of the caption",
		"caption-next-block": "▲ is no part of the caption",
		"link-unclosed":      "a table in a link becomes text on one line",
	},
	"images of Markdown": {
		"caption-beside":     "Markdown does not say that an image floats",
		"caption-links":      "a picture is as small as an icon where its size says so",
		"caption-same-block": "Markdown has no second br: text behind it comes nearer to the image",
		"image-decorative":   "a picture is as small as an icon in a table or where its size says so",
	},
	"text of hugo": {
		"body-math": "a formula is its text",
		"body-svg":  "of a drawing its links are left",
	},
	"images of hugo": {
		"caption-twin":   "an icon has no size any more, and looks like a picture",
		"caption-cells":  "a table that is no grid is what is in its cells: texts come nearer to the images",
		"caption-class":  "an icon has no size any more, and looks like a picture",
		"caption-figure": "of the images of a figure the last has the caption",
	},
	"images of astro": {
		"caption-twin":  "an icon has no size any more, and looks like a picture",
		"caption-class": "an icon has no size any more, and looks like a picture",
	},
	"links of hugo": {
		"body-hidden": "what is hidden is left out",
		"link-text":   "a link in what is hidden",
		"body-svg":    "a link of XLink in a drawing, which is left out",
	},
	"links of Markdown": {
		"body-document":  "the base of the post is part of the address",
		"image-base":     "the base of the post is part of the address",
		"link-base":      "the base of the post is part of the address",
		"link-blocks":    "HTML has a link around a block begin again within it",
		"link-misnested": "HTML has a link that is misnested begin again",
		"link-unclosed":  "HTML has a link that never ends begin again in each block",
		"link-hidden":    "a link that is hidden by its place",
		"link-kinds":     "white space and control characters in an address are percent-encoded",
	},
}

// TestRoundTrip converts every post of the project for every target, and
// reads it back.
func TestRoundTrip(t *testing.T) {
	list := posts(t, "../testdata/posts")
	eachConverter(func(c *Converter) {
		t.Run(nameOf(c), func(t *testing.T) {
			for _, a := range list {
				p, err := c.Convert(a)
				require.NoError(t, err)
				if c.Target == Jekyll && !c.asHTML() && a.Date.IsZero() {
					continue // marks of kramdown's are text to the reader of here
				}
				stem := strings.TrimSuffix(filepath.Base(a.File), filepath.Ext(a.File))
				for what, diff := range differences(t, c, a, readBack(t, c, p)) {
					if known[what][stem] == "" && (c.asHTML() || known[what+" of Markdown"][stem] == "" && known[what+" of "+string(c.Target)][stem] == "") {
						t.Errorf("%s: %s: %s\n%s", a.File, what, diff, p.Data)
					}
				}
				requireStable(t, c, a, p)
			}
		})
	})
}

// requireStable converts the result again: nothing changes.
func requireStable(t *testing.T, c *Converter, a *article.Article, p *Post) {
	if !c.asHTML() {
		return
	}
	b, err := new(article.Parser).ParseNamed(p.Name, bytes.NewReader(p.Data))
	require.NoError(t, err)
	again, err := c.Convert(b)
	require.NoError(t, err)
	require.Equal(t, string(p.Data), string(again.Data), a.File)
	require.Equal(t, p.Name, again.Name)
}

// TestSharedRoundTrip does the same with real posts, and counts what differs.
func TestSharedRoundTrip(t *testing.T) {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED names no folder of posts")
	}
	list := slices.Concat(posts(t, filepath.Join(dir, "labelled")), posts(t, filepath.Join(dir, "corpus")), posts(t, filepath.Join(dir, "seed")))
	eachConverter(func(c *Converter) {
		counts := map[string]int{}
		undated, kept := 0, 0
		for _, a := range list {
			p, err := c.Convert(a)
			require.NoError(t, err)
			if c.Target == Jekyll && a.Date.IsZero() {
				undated++
				continue // see TestRoundTrip
			}
			requireStable(t, c, a, p)
			if isKept(p) {
				kept++
				require.True(t, strings.HasSuffix(string(p.Data), a.Body), a.File)
			}
			for what, diff := range differences(t, c, a, readBack(t, c, p)) {
				counts[what]++
				t.Logf("%s: %s: %s: %s", nameOf(c), a.File, what, diff)
			}
		}
		fmt.Printf("%-22s %d posts, %d without a date, %d that are Markdown, differ in %v\n", nameOf(c), len(list), undated, kept, counts)
		for what, n := range counts {
			require.LessOrEqual(t, n, allowed(c, what), what)
		}
	})
}

// allowed is how many real posts may differ, a ceiling that was measured. Read
// for no target: captions lose the ▲ or △ before them in two texts; in two
// more, and in four of links, an attribute that broke at the quotes of a
// template's mark is whole again; a link that runs a script goes in one. Where
// the target makes links of addresses in a text, there are more links. Jekyll
// takes {: …} and Liquid in an address, Hugo has no raw HTML and {#id}, and
// what is read here knows neither.
func allowed(c *Converter, what string) int {
	if c.asHTML() {
		return 0
	}
	return map[Target]map[string]int{
		"":       {"text": 4, "links": 5},
		Hexo:     {"text": 4, "links": 17},
		Jekyll:   {"text": 94, "links": 9, "images": 4},
		Hugo:     {"text": 99, "links": 35, "images": 20},
		Eleventy: {"text": 18, "links": 14, "images": 4},
		Astro:    {"text": 4, "links": 17},
	}[c.Target][what]
}

// eachConverter calls f for every target, format and syntax.
func eachConverter(f func(c *Converter)) {
	for _, target := range everyTarget {
		for _, format := range []Format{Markdown, HTML} {
			for _, syntax := range []Syntax{YAML, TOML, JSON} {
				c := &Converter{Target: target, Format: format, Syntax: syntax}
				if c.Check() == nil && (format == HTML || syntax == YAML) {
					f(c)
				}
			}
		}
	}
}

func nameOf(c *Converter) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Target, c.Format, c.Syntax))
}

// posts are the Articles of the posts below a folder that can be read.
func posts(t testing.TB, dir string) []*article.Article {
	var list []*article.Article
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		switch filepath.Ext(name) {
		case ".md", ".html", ".markdown":
			if a, err := article.ParseFile(name); err == nil {
				list = append(list, a)
			}
		}
		return nil
	}))
	require.NotEmpty(t, list)
	return list
}

// readBack reads a post as the site that is made of it shows it: a body of
// Markdown becomes HTML first.
func readBack(t testing.TB, c *Converter, p *Post) *article.Article {
	t.Helper()
	a, err := new(article.Parser).ParseNamed(p.Name, bytes.NewReader(p.Data))
	require.NoError(t, err, "%s", p.Data)
	if c.asHTML() || isKept(p) {
		return a
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList), goldmark.WithRendererOptions(html.WithUnsafe()))
	var out bytes.Buffer
	out.Write(p.Data[:len(p.Data)-len(a.Body)])
	text := a.Body
	if c.Target == Hugo {
		text = withoutHugo(text)
	}
	require.NoError(t, md.Convert([]byte(text), &out))
	b, err := (&article.Parser{MaxBytes: 1 << 30, Markup: article.HTML}).Parse(&out)
	require.NoError(t, err)
	return b
}

// isKept reports whether the body of a post was Markdown already.
func isKept(p *Post) bool {
	return slices.ContainsFunc(p.Changes, func(c Change) bool { return strings.HasPrefix(c.Note, "the body is Markdown already") })
}

// differences are what b does not have as a has it, by what it is.
func differences(t testing.TB, c *Converter, a, b *article.Article) map[string]string {
	diffs := map[string]string{}
	same := func(what string, x, y any) {
		if s, u := fmt.Sprintf("%q", x), fmt.Sprintf("%q", y); s != u && diffs[what] == "" {
			diffs[what] = "want " + s + "\nhave " + u
		}
	}
	same("title", a.Title, b.Title)
	same("authors", a.Authors, b.Authors)
	same("date", stamp(a, false), stamp(b, false))
	same("updated", stamp(a, true), stamp(b, true))
	same("categories", a.Categories, b.Categories)
	same("tags", a.Tags, b.Tags)
	same("cover", a.Cover, b.Cover)
	same("summary", a.Summary, b.Summary)
	same("language", a.Language, b.Language)
	same("draft and comments", fmt.Sprint(a.Draft, a.Comments), fmt.Sprint(b.Draft, b.Comments))
	hosted := c.Target != "" && c.Target != Astro && a.Permalink != withoutHost(a.Permalink)
	if c.asHTML() {
		same("body", a.HTML(), b.HTML())
	}
	if c.Target == "" {
		same("extra", keysOf(a.Extra), keysOf(b.Extra))
	}
	if c.asHTML() && (hosted || a.Markup == article.Markdown) {
		return diffs // the marks of footnotes are links of the HTML
	}
	same("images", images(a, hosted), images(b, hosted))
	same("links", links(a), links(b))
	same("text", strings.Join(strings.Fields(a.Text), ""), strings.Join(strings.Fields(b.Text), ""))
	return diffs
}

func stamp(a *article.Article, updated bool) string {
	t := a.Date
	if updated {
		t = a.Updated
	}
	s, _ := formatDate(t)
	return s
}

func keysOf(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// images are the images of a that are pictures, each as a line. Addresses
// that a base has resolved are left out where the base goes.
func images(a *article.Article, hosted bool) []string {
	var list []string
	for _, m := range a.Images {
		if m.Decorative {
			continue
		}
		src, link := decoded(m.Src), decoded(m.Link)
		if hosted {
			src, link = "", ""
		}
		list = append(list, fmt.Sprintf("%s %q %q %q", src, m.Alt, strings.Join(strings.Fields(m.Caption), " "), link))
	}
	return list
}

func links(a *article.Article) []string {
	var list []string
	for _, l := range a.Links {
		list = append(list, decoded(l.Href))
	}
	return list
}

// decoded is an address without percent-encoding: renderers of Markdown add
// it.
func decoded(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// TestFromJSON converts Articles that were written as JSON and read back:
// the post says the same, though its keys have their usual names.
func TestFromJSON(t *testing.T) {
	for _, a := range posts(t, "../testdata/posts") {
		data, err := json.Marshal(a)
		require.NoError(t, err)
		for b, err := range article.FromJSON(bytes.NewReader(data)) {
			require.NoError(t, err)
			c := &Converter{Target: Hugo, Format: HTML}
			p, err := c.Convert(b)
			require.NoError(t, err)
			require.Empty(t, differences(t, c, b, readBack(t, c, p)), a.File)
		}
	}
}
