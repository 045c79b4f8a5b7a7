package input

import (
	"iter"
	"os"

	"github.com/goarticle/article"
)

// Names yields the names of the posts in the sources, each once, and an
// *article.Error where there is none. Standard input is -, and a file of that
// name ./-; a file of JSON Lines counts as one.
func Names(sources []Source) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		seen := once{}
		for _, s := range sources {
			for name, err := range s.names {
				if err == nil && !seen.first(s, name) {
					continue
				}
				if !yield(name, err) {
					return
				}
			}
		}
	}
}

// names yields the names of one source.
func (s Source) names(yield func(string, error) bool) {
	switch {
	case s.Missing != nil:
		yield("", s.Missing)
	case s.Stdin:
		yield("-", nil)
	case s.JSON != "":
		yield(fileName(s.JSON), nil)
	case s.Export != "":
		yield(fileName(s.Export), nil)
	case s.Files != nil:
		for _, name := range s.Files {
			if !yield(fileName(name), nil) {
				return
			}
		}
	default:
		s.below(yield)
	}
}

// below yields the names of the files in a folder.
func (s Source) below(yield func(string, error) bool) {
	for name, err := range article.Files(os.DirFS(s.Dir), s.Pattern) {
		if err != nil {
			s.rename(nil, err)
			name = ""
		} else {
			name = fileName(s.name(name))
		}
		if !yield(name, err) {
			return
		}
	}
}

// fileName is the name of a file in which a - is not standard input.
func fileName(name string) string {
	if name == "-" {
		return "./-"
	}
	return name
}
