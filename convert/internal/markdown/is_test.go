package markdown

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIs(t *testing.T) {
	tests := []struct {
		file, body string
		want       bool
	}{
		{"a.md", "Some *text*.\n\nMore of it.\n", true},
		{"a.markdown", "# Title\n\n<div>a card</div>\n\nSee [this](/x).\n", true},
		{"a.md", "{% include x %}\n\n- one\n- two\n<p>three</p>\n", true},
		{"a.md", "<p>one</p>\n\n## Two\n\n<p>three</p>", true},
		{"a.md", "<p>one</p>\n\n_two_ in a paragraph\n\n<p>three</p>", true},
		{"a.md", "one <b>two</b> three\n<p>four</p>", false},
		{"a.md", "<div>\n<p>a post of a feed, in * and **</p>\n</div>\n  \n", false},
		{"a.md", "Text<br>and more text<br><br>", false},
		{"a.md", "<p># no heading</p>", false},
		{"a.md", "", false},
		{"a.html", "# a heading\n", false},
		{"", "# a heading\n", false},
		{"a.md", "# a heading\n" + strings.Repeat("<div>", 600), false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, Is(tt.file, tt.body), tt.body)
	}
}
