package convert

import (
	"errors"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/markdown"
	"github.com/goarticle/article/internal/date"
)

// name is the file name of a post: that of the Article's file, else words of
// its title, with the target's extension and Jekyll's date in front.
func (w *writer) name() (string, error) {
	a, stem := w.article, stemOf(w.article)
	if _, dated := date.Prefix(stem, nil); w.Target == Jekyll && !dated {
		if a.Date.IsZero() {
			return "", errors.New("date: want one, as the names of Jekyll's posts begin with it, have none")
		}
		stem = a.Date.Format(time.DateOnly) + "-" + stem
	}
	if w.isHTMLFile() {
		return stem + ".html", nil
	}
	return stem + ".md", nil
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
	stem := safeName(strings.TrimSuffix(base, path.Ext(base)))
	if lower := strings.ToLower(stem); file != "" && lower != "" && lower != "index" {
		return stem
	}
	if stem = safeName(path.Base(path.Dir(file))); file != "" && stem != "" {
		return stem
	}
	if stem = safeName(strings.Join(words(a.Title), "-")); stem != "" && strings.ToLower(stem) != "index" {
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

// safeName is s without what a file system or a generator takes ill in a
// name: separators, control characters, the characters and endings that
// Windows forbids, and the marks in front of files that Jekyll and Hexo pass
// over.
func safeName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(`<>:"/\|?*`, r) || unicode.Is(unicode.Cf, r) {
			return '-'
		}
		return r
	}, s)
	s = strings.TrimLeft(s, "._#~- ")
	const longest = 180 // bytes; file systems allow 255, and there is a date and a number to come
	for len(s) > longest {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	s = strings.TrimRight(s, ". ")
	if isDevice(s) {
		return "post-" + s
	}
	return s
}

// isDevice reports whether Windows has a device of this name.
func isDevice(s string) bool {
	s, _, _ = strings.Cut(strings.ToLower(s), ".")
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	port := strings.HasPrefix(s, "com") || strings.HasPrefix(s, "lpt")
	return port && len(s) == 4 && s[3] >= '0' && s[3] <= '9'
}
