package markdown

import (
	"path"
	"strings"
)

// IsName reports whether a file is named as one of Markdown. An empty name is
// not.
func IsName(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".md", ".markdown", ".mkd", ".mdown":
		return true
	}
	return false
}
