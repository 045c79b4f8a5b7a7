package convert

import (
	"cmp"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/layout"
	"github.com/goarticle/article/convert/internal/markdown"
	"github.com/goarticle/article/internal/date"
)

// name is the file name of a post: that of the Article's file, else words of
// its title, with the target's extension and Jekyll's date in front, if the
// post has one.
func (w *writer) name() string {
	stem := cmp.Or(w.slugName(), stemOf(w.article))
	if w.Target == Jekyll {
		stem = w.dated(stem)
	}
	if w.isHTMLFile() {
		return stem + ".html"
	}
	return stem + ".md"
}

// dated is a name with the date of the post in front, or its own with two digits
// for the month and the day.
func (w *writer) dated(stem string) string {
	day, ok := date.Prefix(stem, nil)
	switch {
	case ok:
		stem = withoutDate(stem)
	case !w.article.Date.IsZero():
		day = w.article.Date
	case !w.day.IsZero():
		day = w.day
	default:
		w.change(Change{Kind: Meaning, Note: "it has no date: to Jekyll it is a page, and no post"})
		return stem
	}
	return day.Format(time.DateOnly) + "-" + stem
}

// isDated reports whether a name begins with a date, as those of Jekyll's posts
// do.
func isDated(name string) bool {
	_, dated := date.Prefix(name, nil)
	return dated
}

// isHTMLFile reports whether the post is to be a file of HTML. One that is
// kept stays one of the kind that it was.
func (w *writer) isHTMLFile() bool {
	if w.keeps() {
		return !markdown.IsName(w.article.File)
	}
	return w.asHTML()
}

// stemOf is the name of a post without its extension. A file that is named
// for its folder's sake has the name of the folder.
func stemOf(a *article.Article) string {
	file := filepath.ToSlash(a.File)
	base := path.Base(file)
	stem := layout.SafeName(strings.TrimSuffix(base, path.Ext(base)))
	if lower := strings.ToLower(stem); file != "" && lower != "" && lower != "index" {
		return stem
	}
	if stem = layout.SafeName(path.Base(path.Dir(file))); file != "" && stem != "" {
		return stem
	}
	if stem = layout.SafeName(strings.Join(words(a.Title), "-")); stem != "" && strings.ToLower(stem) != "index" {
		return stem
	}
	return "post"
}

// words are the words of a title as they may stand in an address.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
