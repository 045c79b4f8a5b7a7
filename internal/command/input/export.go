package input

import (
	"bytes"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed"
	"github.com/goarticle/article/internal/file"
)

// exportEndings are those of files that may be exports or feeds.
var exportEndings = []string{".xml", ".wxr", ".rss", ".atom", ".rdf", ".feed", ".json"}

// isExport reports whether a file is an export or a feed, by its ending and its
// content.
func isExport(name string) bool {
	if !slices.Contains(exportEndings, strings.ToLower(filepath.Ext(name))) {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 32<<10))
	if err != nil {
		return false
	}
	start := bytes.TrimLeft(head, " \t\r\n\ufeff")
	return feed.FormatOf(head) != feed.Unknown || bytes.HasPrefix(start, []byte("<?xml"))
}

// export reads the posts in an export.
func (s Source) export(p *article.Parser) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		f, err := os.Open(s.Export)
		if err != nil {
			yield(nil, &article.Error{File: s.Export, Err: file.Cause(err)})
			return
		}
		defer f.Close()
		r := *s.feed
		r.Name, r.Parser = s.Export, *p
		r.Posts(f)(yield)
	}
}

// exportMarks are what stands in an export once for each item, or near it.
var exportMarks = [][]byte{[]byte("<item>"), []byte("<entry>"), []byte(`"date_published"`), []byte(`"published_at"`)}

// countExport is the number of items in an export, or near it.
func countExport(name string) int {
	f, err := os.Open(name)
	if err != nil {
		return 1
	}
	defer f.Close()
	const overlap = 20
	n, buf, kept := 0, make([]byte, 256<<10), 0
	for {
		read, err := f.Read(buf[kept:])
		text := buf[:kept+read]
		for _, m := range exportMarks {
			n += bytes.Count(text, m) - bytes.Count(text[:kept], m)
		}
		if err != nil {
			return max(n, 1)
		}
		kept = copy(buf, text[max(0, len(text)-overlap):])
	}
}
