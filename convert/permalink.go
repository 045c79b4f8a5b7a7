package convert

import (
	"fmt"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/layout"
	"github.com/goarticle/article/convert/internal/permalink"
	"github.com/goarticle/article/convert/internal/target"
)

// KeepPermalinks is what [Converter.Permalinks] is for a site whose posts state
// their addresses themselves.
const KeepPermalinks = "keep"

func (c *Converter) checkPermalinks() error {
	if c.Permalinks == "" || c.Permalinks == KeepPermalinks {
		return nil
	}
	if err := permalink.Check(c.Permalinks); err != nil {
		return fmt.Errorf("permalinks: %w", err)
	}
	return nil
}

// address gives a post that states no address the one that it had by the
// pattern of its site.
func (w *writer) address() {
	a := w.article
	if w.Permalinks == "" || a.Permalink != "" || w.hasPermalink() {
		return
	}
	if w.Permalinks == KeepPermalinks {
		if isDated(stemOf(a)) && w.Target != "" {
			w.need(StatedAddress) // the old site may have made it of the date in many ways
		}
		return
	}
	s, err := permalink.Make(w.Permalinks, permalink.Parts{Date: a.Date, Name: withoutDate(stemOf(a)), Slug: slugOf(a), Categories: a.Categories})
	if err != nil {
		w.change(Change{Kind: Dropped, To: w.key(target.Permalink), Note: "the address of the old site: " + err.Error()})
		return
	}
	own := *a
	own.Permalink = s
	w.article = &own
}

// hasPermalink reports whether the file has an address that is no text, such as
// permalink: false.
func (w *writer) hasPermalink() bool {
	for key := range w.article.Extra {
		if target.ConceptOf(key) == target.Permalink {
			return true
		}
	}
	return false
}

// slugOf is the last part of the address of a post, if it states one.
func slugOf(a *article.Article) string {
	s, _ := a.Extra["slug"].(string)
	return strings.TrimSpace(s)
}

// slugName is the name of the file for a target that makes addresses of names
// and reads no slug, empty if the post states none.
func (w *writer) slugName() string {
	slug := layout.SafeName(slugOf(w.article))
	if w.Permalinks == "" || w.article.Permalink != "" || slug == "" || w.Target != Hexo && w.Target != Eleventy {
		return ""
	}
	w.change(Change{Kind: Meaning, Key: "slug", To: "slug", Note: w.target.Name + " reads no slug: the file is named by it"})
	return slug
}

// withoutDate is a name without the date that it begins with.
func withoutDate(name string) string {
	if isDated(name) {
		if parts := strings.SplitN(name, "-", 4); len(parts) == 4 {
			return parts[3]
		}
	}
	return name
}
