package input

import (
	"fmt"

	"github.com/goarticle/article"
)

// Markup reads the value of a flag -markup: auto, which leaves it to each post,
// html or markdown.
func Markup(value string) (article.Markup, error) {
	switch m := article.Markup(value); {
	case value == "auto":
		return "", nil
	case m == article.HTML, m == article.Markdown:
		return m, nil
	}
	return "", fmt.Errorf("want auto, html or markdown, have %q", value)
}
