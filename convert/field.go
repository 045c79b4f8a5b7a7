package convert

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/target"
	"github.com/goarticle/article/convert/internal/values"
)

// value is a field of the Article as the value of a key, nil if it is empty.
// e is the entry that it is written for, nil if the file has none.
func (f *front) value(c target.Concept, e *entry) *yaml.Node {
	a := f.article
	switch c {
	case target.Title:
		return values.Text(a.Title)
	case target.Author:
		if len(a.Authors) == 1 && (e == nil || e.Value.Kind == yaml.ScalarNode) {
			return values.Text(a.Authors[0])
		}
		return values.List(a.Authors)
	case target.Date:
		return f.date(c, e, a.Date)
	case target.Updated:
		return f.date(c, e, a.Updated)
	case target.Categories:
		f.commas(c, e)
		return f.categories(e)
	case target.Tags:
		f.commas(c, e)
		return f.tags(e)
	case target.Cover:
		return f.cover(e)
	case target.Description, target.Excerpt:
		return values.Text(a.Summary)
	case target.Lang:
		return f.lang(e)
	case target.Layout:
		return keptNode(a.Layout, e)
	case target.Permalink:
		return f.permalink(e)
	case target.Draft:
		return spoken(a.Draft, e != nil || a.Draft)
	case target.Comments:
		return spoken(a.Comments, e != nil || !a.Comments)
	}
	return nil
}

// inDrafts reports whether the file of the post is in a folder of drafts.
func (f *front) inDrafts() bool {
	return slices.Contains(strings.Split(path.Dir(filepath.ToSlash(f.article.File)), "/"), "_drafts")
}

// spoken is a bool that is written only if it says something.
func spoken(v, says bool) *yaml.Node {
	if !says {
		return nil
	}
	return values.Bool(v)
}

// keptNode is text that may stand for something else than text, such as
// layout: false. It stays what it is.
func keptNode(s string, e *entry) *yaml.Node {
	if e != nil && e.Value.Kind == yaml.ScalarNode && strings.TrimSpace(e.Value.Value) == s {
		return e.Value
	}
	return values.Text(s)
}

// meaning reports that the target takes a field for something else. e is the
// entry of the field, nil if the file has none.
func (f *front) meaning(c target.Concept, e *entry, value, note string) {
	to := f.key(c)
	if to == "" {
		to = string(c)
	}
	ch := Change{Kind: Meaning, To: to, Value: value, Note: note}
	if e != nil {
		ch.Key = e.Key
	}
	f.change(ch)
}

// commas tells of a text with commas in the place of a list: it is one name in
// an Article, readers differ, and the post does not say which it means. Where it
// stays and is split at blanks, that is told.
func (f *front) commas(c target.Concept, e *entry) {
	if e == nil || e.Value.Kind != yaml.ScalarNode || !strings.Contains(e.Value.Value, ",") || f.keeps() && f.target.Splits {
		return
	}
	f.meaning(c, e, values.Short(e.Value), "a text with commas is one name; if it means several, write a list")
}

func (f *front) tags(e *entry) *yaml.Node {
	for _, tag := range f.article.Tags {
		switch strings.ToLower(tag) {
		case "all", "post", "posts":
			if f.Target == Eleventy {
				f.meaning(target.Tags, e, tag, "Eleventy makes a collection of each tag, and sites have one of this name")
			}
		}
	}
	return values.List(f.article.Tags)
}

func (f *front) cover(e *entry) *yaml.Node {
	if f.article.Cover == "" {
		return nil
	}
	s, _ := f.move(f.article.Cover)
	if f.Target == Astro && strings.Contains(s, "//") {
		f.meaning(target.Cover, e, "", "Astro's image() takes no address of another site: declare it as text")
	}
	return values.Text(s)
}

// coverList is the value of a cover under a key, and a list under images: for
// Hugo, and where it was one.
func (f *front) coverList(e *entry, key string, value *yaml.Node) *yaml.Node {
	if !strings.EqualFold(key, "images") || f.key(target.Cover) != "images" && (e == nil || e.Value.Kind != yaml.SequenceNode) {
		return value
	}
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{value}}
}

func (f *front) lang(e *entry) *yaml.Node {
	if f.Target == Hugo && f.article.Language != "" {
		f.meaning(target.Lang, e, "", "Hugo takes the language of a post from the name of its file or folder")
	}
	return values.Text(f.article.Language)
}

// permalink is the address of the post as the target wants it.
func (f *front) permalink(e *entry) *yaml.Node {
	address := f.article.Permalink
	switch f.Target {
	case "":
		return keptNode(address, e)
	case Astro:
		if address != "" {
			f.need(AstroRedirects)
			f.meaning(target.Permalink, e, address, "Astro takes the address of a post from its file: the old one wants a redirect")
		}
		return keptNode(address, e)
	}
	if e != nil && e.Value.Tag == "!!bool" {
		return keptNode(address, e) // permalink: false, in Eleventy
	}
	path := withoutHost(address)
	if path != address {
		f.meaning(target.Permalink, e, address, "the address is that of the path now, without a host")
	}
	if f.Target != Eleventy {
		return values.Text(path)
	}
	if strings.Contains(path, "{") {
		f.meaning(target.Permalink, e, path, "Eleventy runs what stands in braces")
	}
	if last := path[strings.LastIndexByte(path, '/')+1:]; last != "" && !strings.Contains(last, ".") {
		f.meaning(target.Permalink, e, path, "Eleventy would write a file without an extension: a / was added")
		path += "/"
	}
	return values.Text(path)
}

// withoutHost is the path, and what follows it, of an address.
func withoutHost(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest, ok = strings.CutPrefix(address, "//")
	}
	if !ok {
		return address
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 && rest[i] == '/' {
		return rest[i:]
	}
	return "/"
}
