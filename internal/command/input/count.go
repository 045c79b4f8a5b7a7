package input

import (
	"os"

	"github.com/goarticle/article"
)

// Count returns the number of posts in the sources, or near it: what comes
// twice counts twice.
func Count(sources []Source) int {
	n := 0
	for _, s := range sources {
		switch {
		case s.Missing != nil:
		case s.Stdin:
			n++
		case s.JSON != "":
			n += countJSONLines(s.JSON)
		case s.Export != "":
			n += countExport(s.Export)
		case s.Files != nil:
			n += len(s.Files)
		default:
			for range article.Files(os.DirFS(s.Dir), s.Pattern) {
				n++
			}
		}
	}
	return n
}
